//! A workbook in the making: sheets, filled row by row.

use crate::writer::WriteError;
use crate::writer::ledger::Value;

use super::frame::{Frame, Layout};
use super::looks::{Emphasis, Look};
use super::rows::{Content, Rows};
use super::strings::{Strings, fits};

/// A running head holds 255 characters, the place included.
const LONGEST_HEAD: usize = 253;

/// A workbook being filled.
#[derive(Default)]
pub(crate) struct Book {
    sheets: Vec<Rows>,
    strings: Strings,
}

impl Book {
    /// A new sheet with columns of these widths, in characters.
    pub(crate) fn sheet(&mut self, name: &'static str, widths: &[u32]) -> Sheet<'_> {
        let layout = Layout { name, widths: widths.to_vec(), ..Layout::default() };
        Sheet { book: self, rows: Rows::new(layout), above: vec![(String::new(), 0); widths.len()] }
    }

    /// The workbook.
    ///
    /// # Errors
    /// If the library refuses.
    pub(crate) fn pack(self, title: &str) -> Result<Vec<u8>, WriteError> {
        let layouts = self.sheets.iter().map(|it| it.layout.clone()).collect();
        Frame::of(layouts, !title.is_empty())?.fill(title, &self.sheets, self.strings)
    }
}

/// A sheet being filled, from the first row down.
pub(crate) struct Sheet<'b> {
    book: &'b mut Book,
    rows: Rows,
    /// Of each column, the last text and its place: most cells say what the one above says.
    above: Vec<(String, u32)>,
}

impl Sheet<'_> {
    /// What the sheet is but for its rows.
    pub(crate) fn layout(&mut self) -> &mut Layout {
        &mut self.rows.layout
    }

    /// The running head, and where it stands: `&L`, `&C`. A longer one than Excel takes is left
    /// out.
    pub(crate) fn running_head(&mut self, place: &'static str, words: &str) {
        let words = words.replace('&', "&&");
        if words.encode_utf16().count() <= LONGEST_HEAD {
            self.rows.layout.headed = Some(place);
            self.rows.head = words;
        }
    }

    /// Heads of columns in a row of a table, repeated on every printed page.
    pub(crate) fn heads(&mut self, row: u32, heads: &[&str]) -> Result<(), WriteError> {
        for (column, head) in (0u16..).zip(heads) {
            self.words(row, column, Look::Head, head)?;
        }
        self.rows.layout.repeated = Some(row);
        Ok(())
    }

    /// A cell of data.
    pub(super) fn cell(&mut self, row: u32, column: u16, value: &Value) -> Result<(), WriteError> {
        match value {
            Value::Text(text) => self.data(row, column, text),
            Value::Number(number) => self.number(row, column, *number),
            Value::Nothing => self.rows.add(row, column, Look::Cell, Content::Nothing),
        }
    }

    /// A cell of a number.
    pub(crate) fn number(&mut self, row: u32, column: u16, number: u32) -> Result<(), WriteError> {
        self.rows.add(row, column, Look::Centred, Content::Number(number))
    }

    /// A cell of text.
    pub(crate) fn text(&mut self, row: u32, column: u16, text: &str) -> Result<(), WriteError> {
        if text.is_empty() {
            return self.rows.add(row, column, Look::Cell, Content::Nothing);
        }
        self.data(row, column, text)
    }

    fn data(&mut self, row: u32, column: u16, text: &str) -> Result<(), WriteError> {
        self.words(row, column, Look::Cell, text)?;
        self.rows.grow(column, text);
        Ok(())
    }

    /// A cell of words that look so, as one line.
    pub(super) fn words(
        &mut self,
        row: u32,
        column: u16,
        look: Look,
        words: &str,
    ) -> Result<(), WriteError> {
        let place = match self.above.get_mut(usize::from(column)) {
            Some((above, place)) if above == words && !words.is_empty() => {
                self.book.strings.again();
                *place
            }
            Some((above, place)) => {
                *place = self.book.strings.place(words)?;
                words.clone_into(above);
                *place
            }
            None => self.book.strings.place(words)?,
        };
        self.rows.add(row, column, look, Content::Text(place))
    }

    /// A cell whose pieces are set off from one another.
    pub(crate) fn pieces(
        &mut self,
        row: u32,
        column: u16,
        pieces: &[(Emphasis, &str)],
    ) -> Result<(), WriteError> {
        let text: String = pieces.iter().map(|(_, text)| *text).collect();
        if pieces.iter().all(|(it, text)| *it == Emphasis::Plain || text.is_empty()) {
            return self.text(row, column, &text);
        }
        fits(&text)?;
        let place = self.book.strings.place_pieces(pieces);
        self.rows.add(row, column, Look::Cell, Content::Text(place))?;
        self.rows.grow(column, &text);
        Ok(())
    }

    /// Ends the sheet.
    pub(crate) fn finish(self) {
        self.book.sheets.push(self.rows);
    }
}

/// A row or a column counted from 0, in the workbook's terms. A sheet has 1,048,576 rows.
pub(crate) fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
