//! The rows of a sheet, as they are written: cells by position, no row without its height.

use rust_xlsxwriter::{XlsxError, column_number_to_name};

use crate::writer::WriteError;

use super::frame::{Frame, Layout};
use super::heights;
use super::looks::Look;

/// What a sheet holds (ECMA-376 leaves it open; Excel has so many).
const ROWS: u32 = 1_048_576;

/// A sheet and what it holds.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) layout: Layout,
    /// Its running head, where it has one.
    pub(super) head: String,
    all: Vec<Row>,
    cells: Vec<Cell>,
}

#[derive(Debug)]
struct Row {
    /// From 0.
    index: u32,
    /// How many lines its tallest cell has.
    lines: usize,
    /// Where its cells begin.
    cells: usize,
}

#[derive(Debug)]
struct Cell {
    column: u16,
    look: Look,
    content: Content,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Content {
    /// A shared string.
    Text(u32),
    Number(u32),
    Nothing,
}

impl Rows {
    pub(super) fn new(layout: Layout) -> Self {
        Self { layout, ..Self::default() }
    }

    /// The last row, from 1; 1 of a sheet without rows.
    pub(super) fn last(&self) -> u32 {
        self.all.last().map_or(1, |row| row.index + 1)
    }

    /// Adds a cell behind all those before it.
    ///
    /// # Errors
    /// If no sheet has such a row.
    pub(super) fn add(
        &mut self,
        row: u32,
        column: u16,
        look: Look,
        content: Content,
    ) -> Result<(), WriteError> {
        if row >= ROWS {
            return Err(XlsxError::RowColumnLimitError.into());
        }
        if self.all.last().is_none_or(|last| last.index < row) {
            self.all.push(Row { index: row, lines: 1, cells: self.cells.len() });
        }
        self.cells.push(Cell { column, look, content });
        Ok(())
    }

    /// Makes the last row high enough for a text in this column.
    pub(super) fn grow(&mut self, column: u16, text: &str) {
        let width = self.layout.widths.get(usize::from(column)).copied().unwrap_or(8);
        let lines = heights::lines(text, width);
        if let Some(row) = self.all.last_mut() {
            row.lines = row.lines.max(lines);
        }
    }

    /// The rows as XML.
    pub(super) fn xml(&self, frame: &Frame) -> Vec<u8> {
        let columns = (0u16..).take(self.layout.widths.len().max(Look::ALL.len()));
        let columns: Vec<String> =
            columns.map(|it| format!("<c r=\"{}", column_number_to_name(it))).collect();
        let mut xml = Vec::with_capacity(self.cells.len() * 40 + self.all.len() * 20);
        let ends = self.all.iter().skip(1).map(|row| row.cells).chain([self.cells.len()]);
        for (row, end) in self.all.iter().zip(ends) {
            let number = (row.index + 1).to_string();
            xml.extend_from_slice(b"<row r=\"");
            xml.extend_from_slice(number.as_bytes());
            if let Some(height) = heights::height(row.lines) {
                xml.extend_from_slice(b"\" ht=\"");
                push(&mut xml, height);
            }
            xml.extend_from_slice(b"\">");
            for cell in self.cells.get(row.cells..end).unwrap_or_default() {
                let column = columns.get(usize::from(cell.column));
                xml.extend_from_slice(column.map(String::as_bytes).unwrap_or_default());
                xml.extend_from_slice(number.as_bytes());
                xml.extend_from_slice(frame.opening(cell.look, cell.content).as_bytes());
                if let Content::Text(held) | Content::Number(held) = cell.content {
                    push(&mut xml, held);
                    xml.extend_from_slice(b"</v></c>");
                }
            }
            xml.extend_from_slice(b"</row>");
        }
        xml
    }
}

/// Adds a number in digits.
fn push(xml: &mut Vec<u8>, number: u32) {
    let mut digits = [0; 10];
    let mut start = digits.len();
    let mut rest = number;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        start -= 1;
        if rest == 0 {
            break;
        }
    }
    xml.extend_from_slice(digits.get(start..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_no_sheet_has_is_refused() {
        let mut rows = Rows::default();
        assert!(rows.add(ROWS - 1, 0, Look::Cell, Content::Nothing).is_ok());
        assert!(rows.add(ROWS, 0, Look::Cell, Content::Nothing).is_err());
        assert_eq!(rows.last(), ROWS);
    }

    #[test]
    fn numbers_are_written_digit_by_digit() {
        let written = |number| {
            let mut xml = b"r".to_vec();
            push(&mut xml, number);
            String::from_utf8(xml).unwrap()
        };
        assert_eq!([0, 9, 10, u32::MAX].map(written), ["r0", "r9", "r10", "r4294967295"]);
    }
}
