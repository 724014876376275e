//! What the label of an automatic number looks like.

use super::super::builder::{Docx, Level, abstract_list, list};
use super::{OFFICE, PLANNING, all_automatic, automatic, heading, page, typed};

/// `w:isLgl` prints the outer number in decimal: 一、 1.1 1.2 二、 2.1
pub(super) fn legal() -> Docx {
    let levels = [
        Level::new(0, "chineseCountingThousand", "%1、"),
        Level::new(1, "decimal", "%1.%2").legal(),
    ];
    let body = automatic(1, 0, "办公室职能")
        + &automatic(1, 1, OFFICE[0])
        + &automatic(1, 1, OFFICE[1])
        + &automatic(1, 0, "规划科职能")
        + &automatic(1, 1, PLANNING[0]);
    Docx::new(&body).numbering(&abstract_list(1, &levels), &list(1, 1, ""))
}

/// An automatic and a typed number on one duty: `2.2.负责…`.
pub(super) fn number_double() -> Docx {
    let second = format!("2.{}", OFFICE[1]);
    listed(&Level::new(0, "decimal", "%1."), &[OFFICE[0], &second, OFFICE[2]])
}

/// Two duties numbered by the list and one by hand, in one department.
pub(super) fn mixed() -> Docx {
    let office = all_automatic(1, &[OFFICE[0], OFFICE[1]]) + &typed("3.", OFFICE[2]);
    let planning = typed("1.", PLANNING[0]) + &typed("2.", PLANNING[1]);
    let level = Level::new(0, "decimal", "%1.");
    page(&office, &planning).numbering(&abstract_list(1, &[level]), &list(1, 1, ""))
}

/// A level without `w:start` starts at zero: 0. 1. 2.
pub(super) fn no_start() -> Docx {
    listed(&Level::new(0, "decimal", "%1.").without_start(), &OFFICE)
}

/// A number format that no version of the standard knows.
pub(super) fn unknown_format() -> Docx {
    listed(&Level::new(0, "cloudBridgeCounting", "%1."), &OFFICE)
}

/// A custom format, which only newer programs read: 01. 02. 03.; others fall back to 1. 2. 3.
pub(super) fn custom_format() -> Docx {
    listed(&Level::custom(0, "01, 02, 03, ...", "%1."), &OFFICE)
}

/// The label names a level deeper than its own, so Word prints none.
pub(super) fn deeper_level_in_text() -> Docx {
    listed(&Level::new(0, "decimal", "%1.%2"), &OFFICE)
}

/// A blank between label and text.
pub(super) fn suffix_space() -> Docx {
    listed(&Level::new(0, "decimal", "%1.").suffix("space"), &OFFICE)
}

/// Nothing between label and text.
pub(super) fn suffix_nothing() -> Docx {
    listed(&Level::new(0, "decimal", "%1.").suffix("nothing"), &OFFICE)
}

/// A bullet: a character of a symbol font, not a number.
pub(super) fn bullet() -> Docx {
    listed(&Level::new(0, "bullet", "\u{F06C}").font("Wingdings"), &OFFICE)
}

/// One department on one level.
fn listed(level: &Level, duties: &[&str]) -> Docx {
    Docx::new(&(heading("办公室职能") + &all_automatic(1, duties)))
        .numbering(&abstract_list(1, std::slice::from_ref(level)), &list(1, 1, ""))
}
