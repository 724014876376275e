//! Forms whose red head, the issuing body and the document number, stands in a box or a table.

use super::super::builder::{cell, paragraph, row, table, text_box, vml_text_box};
use super::{Docx, Kind, Line, document, notice, printed};

/// A text box as Word writes it: twice, once for programs that know drawings and once for others.
pub(super) fn in_text_box() -> Docx {
    headed(&paragraph(&text_box(1, &head(|_| true))))
}

/// A text box in VML alone.
pub(super) fn in_vml_box() -> Docx {
    headed(&paragraph(&vml_text_box(1, &head(|_| true))))
}

/// A table of two rows.
pub(super) fn in_table() -> Docx {
    let wide = 8844;
    let rows: String = [Kind::Issuer, Kind::DocumentNumber]
        .map(|kind| row(&cell(wide, &head(|line| line.kind == kind))))
        .concat();
    headed(&table(&[wide], &rows))
}

/// The notice with this in place of the lines of its head.
fn headed(head: &str) -> Docx {
    let mut first = true;
    document(|line| match line.kind {
        Kind::Issuer | Kind::DocumentNumber if first => {
            first = false;
            head.to_owned()
        }
        Kind::Issuer | Kind::DocumentNumber => String::new(),
        _ => printed(line),
    })
}

/// The paragraphs of the head.
fn head(wanted: impl Fn(&Line) -> bool) -> String {
    notice()
        .iter()
        .filter(|line| matches!(line.kind, Kind::Issuer | Kind::DocumentNumber))
        .filter(|line| wanted(line))
        .map(printed)
        .collect()
}
