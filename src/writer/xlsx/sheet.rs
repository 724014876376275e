//! What all sheets share: formats, cells, widths, page set-up.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet};

use crate::writer::ledger::Value;
use crate::writer::{WriteError, characters};

use super::heights;

/// What a cell of a workbook holds, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;

/// The footer: page and pages.
const FOOTER: &str = "&C第 &P 页 共 &N 页";

/// A sheet being filled.
pub(super) struct Sheet {
    pub(super) inner: Worksheet,
    pub(super) formats: Formats,
    widths: Vec<u32>,
    /// The rows that need more than one line, and how many.
    lines: BTreeMap<u32, usize>,
}

/// The looks of cells.
pub(in crate::writer) struct Formats {
    /// Data: 宋体 11, thin borders, at the top, wrapped.
    pub(in crate::writer) cell: Format,
    /// Data in the middle of its cell.
    pub(in crate::writer) centred: Format,
    /// Heads of columns.
    pub(in crate::writer) head: Format,
    /// Heads of columns that are read back.
    pub(super) editable_head: Format,
    /// Heads of columns that the program computes.
    pub(super) computed_head: Format,
    /// A line of its own, without borders.
    pub(super) title: Format,
}

impl Formats {
    pub(in crate::writer) fn new() -> Self {
        let plain = Format::new().set_font_name("宋体").set_font_size(11);
        let cell = plain.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let bold = cell.clone().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        let head = bold.clone().set_background_color("D9D9D9");
        Self {
            centred: cell.clone().set_align(FormatAlign::Center),
            cell: cell.set_text_wrap(),
            computed_head: head.clone().set_italic().set_font_color("7F7F7F"),
            head,
            editable_head: bold,
            title: plain.set_bold().set_align(FormatAlign::Top),
        }
    }
}

impl Sheet {
    /// An empty sheet with columns of these widths, in characters.
    pub(super) fn new(name: &str, widths: &[u32]) -> Result<Self, WriteError> {
        let mut inner = Worksheet::new();
        inner.set_name(name)?.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer(FOOTER);
        for (column, width) in (0u16..).zip(widths) {
            inner.set_column_width(column, *width)?;
        }
        let lines = BTreeMap::new();
        Ok(Self { inner, formats: Formats::new(), widths: widths.to_vec(), lines })
    }

    /// Heads of columns in the first row of a table, repeated on every printed page.
    pub(super) fn heads(&mut self, row: u32, heads: &[&str]) -> Result<(), WriteError> {
        for (column, head) in (0u16..).zip(heads) {
            self.inner.write_string_with_format(row, column, *head, &self.formats.head)?;
        }
        self.inner.set_repeat_rows(row, row)?;
        Ok(())
    }

    /// A cell of data.
    pub(super) fn cell(&mut self, row: u32, column: u16, value: &Value) -> Result<(), WriteError> {
        match value {
            Value::Text(text) => {
                let text = characters::for_xml(text);
                fits(&text)?;
                self.grow(row, column, &text);
                let format = &self.formats.cell;
                self.inner.write_string_with_format(row, column, text.as_ref(), format)?;
            }
            Value::Number(number) => {
                let format = &self.formats.centred;
                self.inner.write_number_with_format(row, column, *number, format)?;
            }
            Value::Nothing => {
                self.inner.write_blank(row, column, &self.formats.cell)?;
            }
        }
        Ok(())
    }

    fn grow(&mut self, row: u32, column: u16, text: &str) {
        let width = self.widths.get(usize::from(column)).copied().unwrap_or(8);
        let lines = heights::lines(text, width);
        let tallest = self.lines.entry(row).or_default();
        *tallest = lines.max(*tallest);
    }

    /// The sheet, its rows as high as their text.
    pub(super) fn finish(mut self) -> Result<Worksheet, WriteError> {
        for (row, lines) in &self.lines {
            if let Some(height) = heights::height(*lines) {
                self.inner.set_row_height(*row, height)?;
            }
        }
        Ok(self.inner)
    }

    /// A cell of text.
    pub(super) fn text(&mut self, row: u32, column: u16, text: &str) -> Result<(), WriteError> {
        let value = if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) };
        self.cell(row, column, &value)
    }
}

/// Refuses a text that a cell would cut off.
pub(in crate::writer) fn fits(text: &str) -> Result<(), WriteError> {
    let length = text.encode_utf16().count();
    if length <= LONGEST_CELL {
        return Ok(());
    }
    Err(WriteError::CellTooLong { excerpt: text.chars().take(20).collect(), length })
}

/// A row or a column counted from 0, in the workbook's terms. A sheet has 1,048,576 rows.
pub(super) fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
