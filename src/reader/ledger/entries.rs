//! The rows of the ledger: one duty each.

use crate::finding::{Finding, catalogue};
use crate::ledger::{self as words, Head};

use super::table::{self, Cell, Heads, Table};

/// A row that says something.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The row's number.
    pub(super) row: u32,
    /// The number of the column of its number, for findings.
    pub(super) column: u32,
    /// The id that the program gave it; empty for a row that was put in.
    pub(super) id: String,
    pub(super) department: String,
    pub(super) section: Vec<String>,
    pub(super) level: Option<usize>,
    pub(super) number: Option<u32>,
    pub(super) marker: String,
    pub(super) text: String,
}

impl Entry {
    /// Whether it names a department and no duty.
    pub(super) fn is_heading(&self) -> bool {
        self.text.is_empty()
            && self.number.is_none()
            && self.marker.is_empty()
            && self.id.is_empty()
    }
}

struct Columns {
    id: Option<usize>,
    department: Option<usize>,
    section: Option<usize>,
    level: Option<usize>,
    number: Option<usize>,
    marker: Option<usize>,
    text: Option<usize>,
}

impl Columns {
    fn find(heads: &Heads) -> Self {
        let at = |head: Head| heads.position(&[head.zh, head.en]);
        Self {
            id: at(words::ID),
            department: at(words::DEPARTMENT),
            section: at(words::SECTION),
            level: at(words::LEVEL),
            number: at(words::NUMBER),
            marker: at(words::MARKER),
            text: at(words::TEXT),
        }
    }
}

/// The rows; `None` where no column is called 职责内容.
pub(super) fn read(table: &Table, findings: &mut Vec<Finding>) -> Option<Vec<Entry>> {
    let (heads, rows) = table.below(&[words::TEXT.zh, words::TEXT.en])?;
    let columns = Columns::find(&heads);
    let mut known = std::collections::BTreeSet::new();
    let mut entries = Vec::new();
    for (row, cells) in rows {
        let mut entry = entry(*row, cells, &columns, table, findings);
        // A row that was copied has the id of another.
        if !entry.id.is_empty() && !known.insert(entry.id.clone()) {
            entry.id.clear();
        }
        if !entry.is_heading() || !entry.department.is_empty() {
            entries.push(entry);
        }
    }
    Some(entries)
}

fn entry(
    row: u32,
    cells: &[Cell],
    columns: &Columns,
    table: &Table,
    findings: &mut Vec<Finding>,
) -> Entry {
    let text = |column| table::cell(cells, column).text();
    let mut number = |column, head: Head| match table::cell(cells, column).whole_number() {
        Ok(number) => number,
        Err(found) => {
            let finding = Finding::new(&catalogue::CELL_UNREADABLE)
                .with("found", found)
                .with("column", head.zh);
            findings.push(super::at(finding, table, row, table::number(column)));
            None
        }
    };
    let level = number(columns.level, words::LEVEL).and_then(|it| usize::try_from(it).ok());
    let count = number(columns.number, words::NUMBER);
    let printed = text(columns.text);
    let lines: Vec<&str> = printed.lines().map(str::trim).collect();
    if lines.len() > 1 {
        let finding = Finding::new(&catalogue::LINE_JOINED);
        findings.push(super::at(finding, table, row, table::number(columns.text)));
    }
    let section = text(columns.section);
    Entry {
        row,
        column: table::number(columns.number.or(columns.text)),
        id: text(columns.id),
        department: text(columns.department),
        section: section
            .split(words::PATH)
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
            .collect(),
        level,
        number: count,
        marker: text(columns.marker),
        text: lines.concat(),
    }
}
