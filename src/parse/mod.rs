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
mod head;
mod heading;
mod headings;
mod in_line;
mod kind;
mod lead_in;
mod lines;
mod outline;
mod pieces;
mod placed;
mod residue;
mod sections;
mod siblings;

use regex::Regex;

use crate::document::Document;
use crate::notice::Vocabulary;
use crate::sourced::Sourced;

/// Reads what a page means. Never fails: what it cannot read stands in `unparsed`.
#[must_use]
pub fn parse(mut page: Document, vocabulary: &Vocabulary) -> Sourced {
    let (pieces, mut findings) = pieces::read(&mut page, vocabulary);
    let outline = outline::read(pieces, vocabulary);
    let mut draft = front::read(&outline, &mut findings, vocabulary);
    body::read(&outline, &mut draft, &mut findings, vocabulary);
    page.repairs.append(&mut draft.repairs);
    let (mut notice, places) = draft.assemble(vocabulary);
    notice.kind = kind::of(&notice, vocabulary);
    let mut sourced = Sourced { notice, places, page: Some(page), findings: Vec::new() };
    sourced.extend_findings(findings);
    sourced
}

/// A pattern that stands in the source.
#[allow(clippy::expect_used, reason = "the pattern is a literal, and every test compiles it")]
fn pattern(literal: &str) -> Regex {
    Regex::new(literal).expect("a literal pattern compiles")
}
