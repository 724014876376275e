//! Every code that a finding can bear, in the order of the documentation.

mod blanks;
mod data;
mod docx;
mod duties;
mod header;
mod letter;
mod numerals;
mod numbering;
mod output;
mod page;
mod punctuation;
mod structure;

pub use blanks::{
    BLANK_AFTER_MARKER, BLANK_INSIDE, BLANK_LEADING, BLANK_TRAILING, PLACEHOLDER, ZERO_WIDTH,
};
pub use data::{
    CELL_UNREADABLE, DUTY_WITHOUT_DEPARTMENT, KEY_UNKNOWN, LEVEL_TOO_DEEP, REFERENCE_UNKNOWN,
    ROWS_SORTED,
};
pub use docx::{
    HIDDEN_TEXT, NUMBER_DOUBLE, NUMBER_FORMAT_UNKNOWN, NUMBER_SOURCE_MIXED, NUMBERING_ODD,
    OBJECT_NOT_READ, PAGE_NUMBER, RUNNING_TEXT_REPEATED, TEXT_NOT_READ,
};
pub use duties::{
    CATCH_ALL_MISSING, CATCH_ALL_NOT_LAST, CATCH_ALL_REPEATED, CATCH_ALL_WORDING,
    DEPARTMENT_UNKNOWN, DUTY_DUPLICATE, DUTY_DUPLICATE_ACROSS, DUTY_NEAR_DUPLICATE, DUTY_OPENING,
    END_MARK,
};
pub use header::{
    DATE_FORM, DATE_ORDER, DATE_UNREADABLE, DOCUMENT_NUMBER_BRACKETS, DOCUMENT_NUMBER_FORM,
    DOCUMENT_NUMBER_YEAR, HEADER_DIFFERS,
};
pub use letter::{
    ATTACHMENT_MISSING, COPY_TO_END, DISCLOSURE_CONTRADICTS, ISSUED_TITLE_DIFFERS, RECIPIENTS_END,
    SIGNATORY_DIFFERS, TITLE_FORM, TITLE_MARKS_NESTED,
};
pub use numbering::{
    LEVEL_SKIPPED, MARKER_MIXED, MARKER_PUNCTUATION, NUMBER_DISORDER, NUMBER_DUPLICATE, NUMBER_GAP,
    NUMBER_RESTART, NUMBER_START,
};
pub use numerals::{DAY_FORM, RANGE_UNIT, YEAR_SHORT};
pub use output::{CHARACTER_REPLACED, CSV_GUARDED};
pub use page::{
    CONTENTS_LEFT_OUT, CONVERTER_RESIDUE, LINE_JOINED, PRINTED_TWICE, SITE_NAVIGATION,
    UNDECODABLE_BYTES,
};
pub use punctuation::{
    CHARACTER_FULL_WIDTH, COMMA_BEFORE_DENG, COMMA_BETWEEN_TITLES, ELLIPSIS_FORM, MARK_DOUBLED,
    PAIR_OPEN, PUNCTUATION_HALF_WIDTH, RANGE_HYPHEN,
};
pub use structure::{
    COUNT_DIFFERS, DEPARTMENT_DUPLICATE, DEPARTMENT_EMPTY, DUTY_EMPTY, HEADING_MIXED,
    LEDGER_UNBALANCED, UNCLAIMED_TEXT,
};

use super::Code;

/// All codes.
pub static CODES: &[&Code] = &[
    &NUMBER_GAP,
    &NUMBER_DUPLICATE,
    &NUMBER_DISORDER,
    &NUMBER_START,
    &NUMBER_RESTART,
    &MARKER_MIXED,
    &MARKER_PUNCTUATION,
    &LEVEL_SKIPPED,
    &NUMBER_DOUBLE,
    &NUMBER_SOURCE_MIXED,
    &NUMBER_FORMAT_UNKNOWN,
    &NUMBERING_ODD,
    &DOCUMENT_NUMBER_BRACKETS,
    &DOCUMENT_NUMBER_FORM,
    &DOCUMENT_NUMBER_YEAR,
    &DATE_UNREADABLE,
    &DATE_FORM,
    &DATE_ORDER,
    &HEADER_DIFFERS,
    &SIGNATORY_DIFFERS,
    &TITLE_FORM,
    &ISSUED_TITLE_DIFFERS,
    &TITLE_MARKS_NESTED,
    &RECIPIENTS_END,
    &COPY_TO_END,
    &ATTACHMENT_MISSING,
    &DISCLOSURE_CONTRADICTS,
    &DEPARTMENT_EMPTY,
    &DEPARTMENT_DUPLICATE,
    &HEADING_MIXED,
    &COUNT_DIFFERS,
    &DUTY_EMPTY,
    &END_MARK,
    &CATCH_ALL_WORDING,
    &CATCH_ALL_MISSING,
    &CATCH_ALL_NOT_LAST,
    &CATCH_ALL_REPEATED,
    &DUTY_OPENING,
    &DUTY_DUPLICATE,
    &DUTY_DUPLICATE_ACROSS,
    &DUTY_NEAR_DUPLICATE,
    &DEPARTMENT_UNKNOWN,
    &PUNCTUATION_HALF_WIDTH,
    &CHARACTER_FULL_WIDTH,
    &MARK_DOUBLED,
    &PAIR_OPEN,
    &COMMA_BEFORE_DENG,
    &COMMA_BETWEEN_TITLES,
    &ELLIPSIS_FORM,
    &RANGE_HYPHEN,
    &YEAR_SHORT,
    &DAY_FORM,
    &RANGE_UNIT,
    &BLANK_INSIDE,
    &BLANK_AFTER_MARKER,
    &BLANK_LEADING,
    &BLANK_TRAILING,
    &ZERO_WIDTH,
    &PLACEHOLDER,
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
