//! From the tables of a ledger (职责台账) to a notice, as whoever edited them means it.
//!
//! In: the cells of its sheets. Out: the meaning, each node with its cell. The ledger wins over
//! the sheet of departments: row order is order; a department's rows are joined by id and then by
//! name; 项号 beats 原文序数; rows that were put in take the next number. What the program computes
//! (序号, 关键词, 兜底, …) and columns of the user's own are left alone. What cannot be meant is a
//! finding at its cell.

mod departments;
mod duties;
mod entries;
mod homes;
mod particulars;
mod table;

pub(super) use table::{Cell, Table};

use std::collections::VecDeque;

use crate::document::Place;
use crate::finding::Finding;
use crate::notice::{NodeKind, Notice, Vocabulary, id};
use crate::sourced::Sourced;

use super::ReadError;
use homes::Homes;
use particulars::Particulars;

/// The sheets of a workbook; a CSV file has the first alone.
pub(super) struct Sheets {
    pub(super) ledger: Table,
    pub(super) departments: Option<Table>,
    pub(super) particulars: Option<Table>,
}

/// Reads the sheets.
///
/// # Errors
/// If the ledger has no column 职责内容.
pub(super) fn read(sheets: &Sheets) -> Result<Sourced, ReadError> {
    let mut findings = Vec::new();
    let entries = entries::read(&sheets.ledger, &mut findings).ok_or(ReadError::NoLedger)?;
    let known = sheets.departments.as_ref().map(departments::read).unwrap_or_default();
    let homes = Homes::find(entries, known, &sheets.ledger, &mut findings);
    let Particulars { header, issued_text, mut own, own_after, notes, unparsed, places } =
        particulars::read(sheets, &mut findings);
    let (mut own_places, mut duty_places) = (VecDeque::new(), VecDeque::new());
    let mut settle = |entries, places: &mut VecDeque<Place>| {
        duties::settle(entries, &sheets.ledger, places, &mut findings)
    };
    if !homes.own.is_empty() {
        let own = own.get_or_insert_default();
        own.duties = settle(homes.own, &mut own_places);
        own.after = own_after.or(homes.own_after);
    } else if let Some(own) = &mut own {
        own.after = own_after;
    }
    let mut heading_places = Vec::new();
    let mut departments = Vec::new();
    for home in homes.departments {
        let mut department = home.department;
        department.duties = settle(home.entries, &mut duty_places);
        heading_places.push(home.place);
        departments.push(department);
    }
    let own_duties = own;
    let mut notice = Notice {
        header,
        issued_text,
        own_duties,
        departments,
        notes,
        unparsed,
        ..Notice::default()
    };
    notice.derive(&Vocabulary::default());
    notice.tell_kind(&Vocabulary::default());
    let places = crate::sourced::place_nodes(&notice, |node| match node.kind {
        NodeKind::Duty if node.id.starts_with(id::OWN) => own_places.pop_front(),
        NodeKind::Duty => duty_places.pop_front(),
        NodeKind::Department | NodeKind::LeadIn => heading_places.get(node.index).cloned(),
        kind => places.get(&(kind, node.index)).cloned(),
    });
    let mut sourced = Sourced { notice, places, ..Sourced::default() };
    sourced.extend_findings(findings);
    Ok(sourced)
}

/// Reports at a cell.
fn at(finding: Finding, table: &Table, row: u32, column: u32) -> Finding {
    finding.at(table.place(row, column))
}
