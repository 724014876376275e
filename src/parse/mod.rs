//! From the page to its meaning: [`Document`] → [`Sourced`].
//!
//! The page's lines become [`pieces`] (residue out, blanks trimmed, markers read); the
//! [`outline`] says what each piece is by the evidence around it; [`front`] reads the header,
//! [`body`] the departments and their duties. Every piece ends up in a field of the notice or in
//! `unparsed`. Nothing here depends on line numbers, blank lines or indents alone.

mod body;
mod closing;
mod date;
mod document_number;
mod front;
mod heading;
mod headings;
mod outline;
mod pieces;
mod placed;
mod residue;

use regex::Regex;

use crate::document::Document;
use crate::notice::{Kind, Notice, Vocabulary};
use crate::sourced::Sourced;

/// Reads what a page means. Never fails: what it cannot read stands in `unparsed`.
#[must_use]
pub fn parse(mut page: Document, vocabulary: &Vocabulary) -> Sourced {
    let (pieces, mut findings) = pieces::read(&mut page);
    let outline = outline::read(&pieces, vocabulary);
    let mut draft = front::read(&outline, vocabulary);
    body::read(&outline, &mut draft, &mut findings, vocabulary);
    let (mut notice, places) = draft.assemble();
    notice.kind = kind(&notice);
    notice.derive(vocabulary);
    let mut sourced = Sourced { notice, places, page: Some(page), findings: Vec::new() };
    sourced.extend_findings(findings);
    sourced
}

fn kind(notice: &Notice) -> Kind {
    let header = &notice.header;
    let titled = header.title.as_ref().is_some_and(|title| title.contains("通知"));
    let has_duties = notice.duty_count() > 0 || !notice.departments.is_empty();
    match has_duties {
        true if titled || header.document_number.is_some() => Kind::Notice,
        true => Kind::Duties,
        false => Kind::Other,
    }
}

/// A pattern that stands in the source.
#[allow(clippy::expect_used, reason = "the pattern is a literal, and every test compiles it")]
fn pattern(literal: &str) -> Regex {
    Regex::new(literal).expect("a literal pattern compiles")
}
