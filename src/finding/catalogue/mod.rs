//! Every code that a finding can bear, in the order of the documentation.

mod data;
mod docx;
mod header;
mod numbering;
mod output;
mod page;
mod structure;

pub use data::{
    CELL_UNREADABLE, DUTY_WITHOUT_DEPARTMENT, KEY_UNKNOWN, LEVEL_TOO_DEEP, REFERENCE_UNKNOWN,
    ROWS_SORTED,
};
pub use docx::{
    HIDDEN_TEXT, NUMBER_DOUBLE, NUMBER_FORMAT_UNKNOWN, NUMBER_SOURCE_MIXED, NUMBERING_ODD,
    OBJECT_NOT_READ, PAGE_NUMBER, RUNNING_TEXT_REPEATED, TEXT_NOT_READ,
};
pub use header::{DATE_UNREADABLE, HEADER_DIFFERS};
pub use numbering::{
    MARKER_MIXED, NUMBER_DISORDER, NUMBER_DUPLICATE, NUMBER_GAP, NUMBER_RESTART, NUMBER_START,
};
pub use output::{CHARACTER_REPLACED, CSV_GUARDED};
pub use page::{
    CONTENTS_LEFT_OUT, CONVERTER_RESIDUE, LINE_JOINED, PRINTED_TWICE, SITE_NAVIGATION,
    UNDECODABLE_BYTES,
};
pub use structure::{DEPARTMENT_EMPTY, DUTY_EMPTY, LEDGER_UNBALANCED, UNCLAIMED_TEXT};

use super::Code;

/// All codes.
pub static CODES: &[&Code] = &[
    &NUMBER_GAP,
    &NUMBER_DUPLICATE,
    &NUMBER_DISORDER,
    &NUMBER_START,
    &NUMBER_RESTART,
    &MARKER_MIXED,
    &NUMBER_DOUBLE,
    &NUMBER_SOURCE_MIXED,
    &NUMBER_FORMAT_UNKNOWN,
    &NUMBERING_ODD,
    &DATE_UNREADABLE,
    &HEADER_DIFFERS,
    &DEPARTMENT_EMPTY,
    &DUTY_EMPTY,
    &UNCLAIMED_TEXT,
    &LEDGER_UNBALANCED,
    &CONVERTER_RESIDUE,
    &UNDECODABLE_BYTES,
    &HIDDEN_TEXT,
    &TEXT_NOT_READ,
    &OBJECT_NOT_READ,
    &PAGE_NUMBER,
    &RUNNING_TEXT_REPEATED,
    &CONTENTS_LEFT_OUT,
    &SITE_NAVIGATION,
    &PRINTED_TWICE,
    &LINE_JOINED,
    &KEY_UNKNOWN,
    &REFERENCE_UNKNOWN,
    &ROWS_SORTED,
    &DUTY_WITHOUT_DEPARTMENT,
    &CELL_UNREADABLE,
    &LEVEL_TOO_DEEP,
    &CSV_GUARDED,
    &CHARACTER_REPLACED,
];

/// The code of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Code> {
    CODES.iter().copied().find(|code| code.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Worded;

    #[test]
    fn every_code_is_named_once_and_says_everything_in_both_languages() {
        for (at, code) in CODES.iter().enumerate() {
            assert!(CODES.iter().skip(at + 1).all(|other| other.name != code.name), "{code:?}");
            assert!(code.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code:?}");
            assert!(!code.example.is_empty(), "{}", code.name);
            for Worded { zh, en } in
                [&code.title, &code.message, &code.what, &code.why, &code.source]
            {
                assert!(!zh.is_ascii(), "{}: {zh}", code.name);
                assert!(!en.is_empty(), "{}", code.name);
            }
        }
    }
}
