//! One real notice as DOCX in many forms, all of which mean the same.
//!
//! Read, each of them gives what the text of the notice gives; in the last four only the markers
//! of the duties differ.

mod head;
mod layout;
mod marked;
mod notice;
mod numbers;

use super::builder::{Docx, bookmark, centred, first_line_indent, paragraph_with, plain, red};
use notice::{Kind, Line, notice};

/// Name and maker.
type Form = (&'static str, fn() -> Docx);

const FORMS: &[Form] = &[
    ("literal-numbers", literal),
    ("automatic-decimal-override", numbers::restarted_by_override),
    ("automatic-outer-level", numbers::restarted_by_outer_level),
    ("numbers-from-style", numbers::from_style),
    ("numbers-from-based-on-style", numbers::from_based_on_style),
    ("numbers-from-linked-level", numbers::from_linked_level),
    ("run-per-character", marked::run_per_character),
    ("tracked-halves", marked::tracked_halves),
    ("wrapped", marked::wrapped),
    ("red-head-textbox", head::in_text_box),
    ("red-head-vml", head::in_vml_box),
    ("red-head-table", head::in_table),
    ("two-column-table", layout::two_columns),
    ("soft-line-breaks", layout::soft_line_breaks),
    ("page-breaks-and-tabs", layout::page_breaks_and_tabs),
    ("other-prefix", || numbers::restarted_by_override().prefix("wne0")),
    ("strict", || numbers::restarted_by_override().strict()),
    ("utf16", || numbers::restarted_by_override().utf16()),
    ("other-main-part", || numbers::restarted_by_override().main_part("content/notice.xml")),
    ("no-word-rels", || literal().without_part_relationships()),
    ("page-number-footer", layout::page_number_footer),
    ("chinese-counting", || numbers::counted("chineseCounting", "%1、")),
    ("chinese-counting-thousand", || numbers::counted("chineseCountingThousand", "（%1）")),
    ("decimal-full-width", || numbers::counted("decimalFullWidth", "%1．")),
    ("decimal-enclosed-circle-chinese", || numbers::counted("decimalEnclosedCircleChinese", "%1")),
];

/// Every form: its name in kebab case and its bytes.
pub(crate) fn forms() -> Vec<(&'static str, Vec<u8>)> {
    FORMS.iter().map(|(name, form)| (*name, form().bytes())).collect()
}

/// Every line a paragraph, numbers typed, blank lines kept.
fn literal() -> Docx {
    document(printed)
}

/// The notice, line by line, each as the given function writes it.
fn document(write: impl FnMut(&Line) -> String) -> Docx {
    Docx::new(&notice().iter().map(write).collect::<String>())
}

/// A line as a paragraph of its own, just as it is printed.
fn printed(line: &Line) -> String {
    paragraph_with(&look(line.kind), &line.runs())
}

/// How a kind of line is set, as far as the paragraph tells.
fn look(kind: Kind) -> String {
    match kind {
        Kind::Issuer | Kind::Title | Kind::Heading => centred(),
        Kind::Text | Kind::Duty => first_line_indent(200),
        Kind::Blank | Kind::DocumentNumber | Kind::Closing | Kind::Disclosure | Kind::Imprint => {
            String::new()
        }
    }
}

impl Line {
    /// The line's text as runs, with the bookmark that a converter had left as text.
    fn runs(&self) -> String {
        match (self.kind, self.printed) {
            (_, "") => String::new(),
            (Kind::Issuer, words) => red(words),
            (Kind::Heading, words) if self.department == 1 => {
                bookmark(0, "_GoBack", "") + &plain(words)
            }
            (_, words) => plain(words),
        }
    }
}
