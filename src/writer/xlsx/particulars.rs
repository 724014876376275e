//! Sheet 文件信息: the particulars of the notice as printed, labels and marks included, and the
//! texts that are no duties. The last two columns are there where a text stands among the duties
//! or in a section.

use crate::ledger::{self as words, particulars};
use crate::notice::{Node, NodeKind, Note, Notice};
use crate::writer::WriteError;

use super::{Book, row};

const WIDTHS: [u32; 4] = [18, 80, 12, 24];

struct Row {
    label: &'static str,
    text: String,
    /// The id of what it stands after.
    after: String,
    section: String,
}

pub(super) fn add(book: &mut Book, notice: &Notice) -> Result<(), WriteError> {
    let rows: Vec<Row> = notice.walk().iter().flat_map(|node| rows(node, notice)).collect();
    let columns = match () {
        () if rows.iter().any(|it| !it.section.is_empty()) => 4,
        () if rows.iter().any(|it| !it.after.is_empty()) => 3,
        () => 2,
    };
    let (widths, heads) = (WIDTHS.iter().take(columns), particulars::HEADS.iter().take(columns));
    let mut sheet = book.sheet(words::PARTICULARS, &widths.copied().collect::<Vec<_>>());
    sheet.heads(0, &heads.copied().collect::<Vec<_>>())?;
    for (index, entry) in (1..).zip(&rows) {
        let cells = [entry.label, &entry.text, &entry.after, &entry.section];
        for (column, text) in (0u16..).zip(cells.into_iter().take(columns)) {
            sheet.text(row(index), column, text)?;
        }
    }
    sheet.layout().frozen = (1, 0);
    sheet.finish();
    Ok(())
}

/// The rows of one field: none where another sheet holds it.
fn rows(node: &Node, notice: &Notice) -> Vec<Row> {
    let found = match node.kind {
        NodeKind::Note => notice.notes.get(node.index),
        NodeKind::Unparsed => notice.unparsed.get(node.index),
        _ => None,
    };
    let label = match (node.kind, found) {
        (NodeKind::Note, Some(it)) => Some(particulars::note(it.kind)),
        (kind, _) => particulars::field(kind),
    };
    let Some(label) = label else { return Vec::new() };
    let own_after = || match (node.kind, &notice.own_duties) {
        (NodeKind::OwnHeading | NodeKind::OwnLeadIn, Some(own)) => own.after.clone(),
        _ => None,
    };
    let after = found.map_or_else(own_after, |it: &Note| it.after.clone()).unwrap_or_default();
    let section = found.map_or_else(String::new, |it| it.section.join("\n"));
    let row = Row { label, text: node.text.to_owned(), after, section };
    let marker = node.marker.map(|marker| Row {
        label: particulars::OWN_MARKER,
        text: marker.to_owned(),
        after: String::new(),
        section: String::new(),
    });
    marker.into_iter().chain([row]).collect()
}
