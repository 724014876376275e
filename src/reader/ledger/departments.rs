//! The sheet of departments: what the ledger's rows do not say of them.

use crate::document::Place;
use crate::ledger::{self as words, alias, department as heads};
use crate::notice::Department;

use super::table::{self, Table};

/// A department as its sheet has it, and where.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) department: Department,
    pub(super) place: Place,
}

/// The departments, in the order of the sheet.
pub(super) fn read(table: &Table) -> Vec<Known> {
    let Some((columns, rows)) = table.below(&[words::ID.zh]) else { return Vec::new() };
    let name_column = columns.position(&[words::DEPARTMENT.zh]);
    let known = rows.iter().map(|(row, cells)| {
        let text = |head: &str| table::cell(cells, columns.position(&[head])).text();
        let given = |head: &str| Some(text(head)).filter(|it| !it.is_empty());
        let number = table::cell(cells, columns.position(&[heads::NUMBER])).whole_number();
        let section = text(words::SECTION.zh);
        let mut department = Department {
            id: text(words::ID.zh),
            name: given(words::DEPARTMENT.zh),
            heading: given(heads::HEADING),
            number: number.ok().flatten(),
            marker: given(heads::MARKER),
            aliases: alias::read(&text(heads::ALIASES)),
            parent: given(heads::PARENT),
            section: section.lines().map(str::to_owned).collect(),
            lead_in: given(heads::LEAD_IN),
            ..Department::default()
        };
        department.leave_off_brackets();
        Known { department, place: table.place(*row, table::number(name_column)) }
    });
    known.filter(|it| !it.department.id.is_empty() || it.department.name.is_some()).collect()
}
