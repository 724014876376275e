//! From the printed text of a header field to its value: `NoticeDate::read("2025年2月13日")`.
//!
//! In: one field's text, outer blanks removed. Out: the field, its text kept as printed; `None`
//! where the text is no such field. Which line of a page is which field is for `parse` to say.

mod date;
mod document_number;
mod labelled;

use regex::Regex;

/// A pattern that stands in the source.
#[allow(clippy::expect_used, reason = "the pattern is a literal, and every test compiles it")]
pub(crate) fn pattern(literal: &str) -> Regex {
    Regex::new(literal).expect("a literal pattern compiles")
}
