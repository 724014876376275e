//! Sheet 部门: one row a department. The columns after 兜底职责 are there where a department has
//! something to put in them.

use crate::ledger::{self as words, alias, department as heads};
use crate::notice::{Department, Notice};
use crate::writer::WriteError;
use crate::writer::ledger::{Value, made, number, text};

use super::{Book, row};

type Of = for<'d> fn(usize, &'d Department) -> Value<'d>;

struct Column {
    head: &'static str,
    width: u32,
    /// Whether it is left out where no department has a value.
    optional: bool,
    value: Of,
}

const fn column(head: &'static str, width: u32, value: Of) -> Column {
    Column { head, width, optional: false, value }
}

const fn optional(head: &'static str, width: u32, value: Of) -> Column {
    Column { optional: true, ..column(head, width, value) }
}

static COLUMNS: &[Column] = &[
    column(words::ROW.zh, 6, |index, _| number(index)),
    column(words::ID.zh, 8, |_, it| text(&it.id)),
    column(words::DEPARTMENT.zh, 26, |_, it| text(it.name.as_deref().unwrap_or_default())),
    column(heads::ALIASES, 24, |_, it| made(alias::write(&it.aliases))),
    column(heads::HEADING, 28, |_, it| text(it.heading.as_deref().unwrap_or_default())),
    column(heads::DUTIES, 8, |_, it| number(it.duties.len())),
    column(heads::RANGE, 10, |_, it| made(first_and_last(it))),
    column(heads::CATCH_ALLS, 34, |_, it| made(catch_alls(it))),
    optional(heads::NUMBER, 8, |_, it| it.number.map_or(Value::Nothing, Value::Number)),
    optional(heads::MARKER, 9, |_, it| text(it.marker.as_deref().unwrap_or_default())),
    optional(heads::PARENT, 10, |_, it| text(it.parent.as_deref().unwrap_or_default())),
    optional(words::SECTION.zh, 24, |_, it| made(it.section.join("\n"))),
    optional(heads::LEAD_IN, 34, |_, it| text(it.lead_in.as_deref().unwrap_or_default())),
];

pub(super) fn add(book: &mut Book, notice: &Notice) -> Result<(), WriteError> {
    let departments = &notice.departments;
    let is_used = |column: &&Column| {
        let has_value = |it| (column.value)(0, it) != Value::Nothing;
        !column.optional || departments.iter().any(has_value)
    };
    let columns: Vec<&Column> = COLUMNS.iter().filter(is_used).collect();
    let widths: Vec<u32> = columns.iter().map(|it| it.width).collect();
    let heads: Vec<&str> = columns.iter().map(|it| it.head).collect();
    let mut sheet = book.sheet(words::DEPARTMENTS, &widths);
    sheet.heads(0, &heads)?;
    for (index, department) in (1..).zip(departments) {
        for (at, column) in (0u16..).zip(&columns) {
            sheet.cell(row(index), at, &(column.value)(index, department))?;
        }
    }
    sheet.layout().landscape = true;
    sheet.layout().frozen = (1, 0);
    sheet.finish();
    Ok(())
}

fn catch_alls(department: &Department) -> String {
    let catch_alls = department.duties.iter().filter(|duty| duty.catch_all);
    let texts: Vec<&str> = catch_alls.map(|duty| duty.text.as_str()).collect();
    texts.join("\n")
}

/// `1–17`; one number where the department has one duty.
fn first_and_last(department: &Department) -> String {
    let mut numbers = department.duties.iter().filter_map(|duty| duty.number);
    let Some(first) = numbers.next() else { return String::new() };
    match numbers.next_back() {
        Some(last) => format!("{first}–{last}"),
        None => first.to_string(),
    }
}
