//! A sheet as rows of cells.

use std::sync::Arc;

use crate::document::Place;
use crate::notice::CalendarDate;

/// How many first rows may stand above the one that names the columns.
const TITLE_ROWS: usize = 10;

/// What a cell holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::reader) enum Cell {
    #[default]
    Empty,
    Text(String),
    Number(f64),
    /// A real date.
    Date(CalendarDate),
}

impl Cell {
    /// What the cell shows, outer blanks removed; a real date as notices print it.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.trim().to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.printed(),
        }
    }

    /// The whole number that it holds, as a number or in digits: `Ok(None)` for an empty cell.
    pub(super) fn whole_number(&self) -> Result<Option<u32>, String> {
        let text = self.text();
        if text.is_empty() {
            return Ok(None);
        }
        let digits = text.strip_suffix(".0").unwrap_or(&text);
        crate::numbering::numerals::parse(digits).map(Some).ok_or(text)
    }
}

/// A row: its number, from 1, and its cells.
pub(in crate::reader) type Row = (u32, Vec<Cell>);

/// A sheet: its rows that hold something, in their order.
#[derive(Debug, Default)]
pub(in crate::reader) struct Table {
    pub(in crate::reader) sheet: Arc<str>,
    pub(in crate::reader) rows: Vec<Row>,
}

impl Table {
    /// The place of a cell, counted from 1.
    pub(super) fn place(&self, row: u32, column: u32) -> Place {
        Place::Cell { sheet: Arc::clone(&self.sheet), row, column }
    }

    /// The first row that names a column so, and the rows below it.
    pub(in crate::reader) fn below(&self, head: &[&str]) -> Option<(Heads, &[Row])> {
        let names = |cells: &[Cell]| cells.iter().any(|it| head.contains(&it.text().as_str()));
        let at = self.rows.iter().take(TITLE_ROWS).position(|(_, cells)| names(cells))?;
        let (heads, rows) = self.rows.get(at..)?.split_first()?;
        Some((Heads(heads.1.iter().map(Cell::text).collect()), rows))
    }
}

/// The names of the columns.
#[derive(Debug)]
pub(in crate::reader) struct Heads(Vec<String>);

impl Heads {
    /// The position of the column of one of these names, from 0.
    pub(super) fn position(&self, names: &[&str]) -> Option<usize> {
        self.0.iter().position(|head| names.contains(&head.as_str()))
    }
}

static NOTHING: Cell = Cell::Empty;

/// The cell in a column that may not be there.
pub(super) fn cell(cells: &[Cell], column: Option<usize>) -> &Cell {
    column.and_then(|at| cells.get(at)).unwrap_or(&NOTHING)
}

/// A column's number, from 1.
pub(super) fn number(column: Option<usize>) -> u32 {
    column.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(1)
}
