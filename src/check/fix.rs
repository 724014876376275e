//! What can be mended without a thought.

use crate::finding::{Edit, Finding};
use crate::notice::{NodeKind, Notice};
use crate::sourced::Sourced;

use super::text::narrow;

/// The findings that are mended mechanically, and their edits.
#[must_use]
pub fn fixes(sourced: &Sourced) -> (Vec<&Finding>, Vec<Edit>) {
    let fixable = |it: &&Finding| it.code.mechanical && !it.fix.is_empty();
    let findings: Vec<&Finding> = sourced.findings.iter().filter(fixable).collect();
    let edits = findings.iter().flat_map(|it| it.fix.clone()).collect();
    (findings, edits)
}

/// Whether two notices say the same: field by field the same words in the same order, where
/// punctuation, blanks and widths do not count.
#[must_use]
pub fn says_the_same(one: &Notice, other: &Notice) -> bool {
    said(one) == said(other) && number(one) == number(other)
}

/// Each field, its number and its words. Of the document number, what it says counts, not 第.
fn said(notice: &Notice) -> Vec<(NodeKind, Option<u32>, String)> {
    let nodes = notice.walk().into_iter().filter(|it| it.kind != NodeKind::DocumentNumber);
    nodes.map(|it| (it.kind, it.duty.and_then(|duty| duty.number), words(it.text))).collect()
}

fn number(notice: &Notice) -> Option<(Option<&str>, Option<u32>, Option<u32>)> {
    let number = notice.header.document_number.as_ref()?;
    Some((number.agency.as_deref(), number.year, number.serial))
}

/// Letters and digits, of half width.
fn words(text: &str) -> String {
    text.chars().map(narrow).filter(|it| it.is_alphanumeric()).collect()
}
