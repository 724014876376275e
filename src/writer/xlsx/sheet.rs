//! What all sheets share: formats, cells, widths, page set-up.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline, Worksheet};

use crate::writer::ledger::Value;
use crate::writer::{WriteError, characters};

use super::heights;

/// What a cell of a workbook holds, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;

/// The footer: page and pages.
const FOOTER: &str = "&C第 &P 页 共 &N 页";

/// A sheet being filled.
pub(crate) struct Sheet {
    pub(crate) inner: Worksheet,
    pub(super) formats: Formats,
    widths: Vec<u32>,
    /// The rows that need more than one line, and how many.
    lines: BTreeMap<u32, usize>,
}

/// The looks of cells.
pub(super) struct Formats {
    /// Data: 宋体 11, thin borders, at the top, wrapped.
    pub(super) cell: Format,
    /// Data in the middle of its cell.
    pub(super) centred: Format,
    /// Heads of columns.
    pub(super) head: Format,
    /// Heads of columns that are read back.
    pub(super) editable_head: Format,
    /// Heads of columns that the program computes.
    pub(super) computed_head: Format,
    /// A line of its own, without borders.
    pub(super) title: Format,
}

impl Formats {
    fn new() -> Self {
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
    pub(crate) fn new(name: &str, widths: &[u32]) -> Result<Self, WriteError> {
        let mut inner = Worksheet::new();
        inner.set_name(name)?.set_paper_size(9).set_print_fit_to_pages(1, 0).set_footer(FOOTER);
        for (column, width) in (0u16..).zip(widths) {
            inner.set_column_width(column, *width)?;
        }
        let lines = BTreeMap::new();
        Ok(Self { inner, formats: Formats::new(), widths: widths.to_vec(), lines })
    }

    /// Heads of columns in the first row of a table, repeated on every printed page.
    pub(crate) fn heads(&mut self, row: u32, heads: &[&str]) -> Result<(), WriteError> {
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
    pub(crate) fn finish(mut self) -> Result<Worksheet, WriteError> {
        for (row, lines) in &self.lines {
            if let Some(height) = heights::height(*lines) {
                self.inner.set_row_height(*row, height)?;
            }
        }
        Ok(self.inner)
    }

    /// A cell of text.
    pub(crate) fn text(&mut self, row: u32, column: u16, text: &str) -> Result<(), WriteError> {
        let value = if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) };
        self.cell(row, column, &value)
    }
}

/// How a piece of a cell's text is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// Not at all.
    Plain,
    /// Struck through.
    Struck,
    /// 黑体, underlined.
    Underlined,
}

impl Sheet {
    /// A cell whose pieces are set off from one another.
    pub(crate) fn pieces(
        &mut self,
        row: u32,
        column: u16,
        pieces: &[(Emphasis, &str)],
    ) -> Result<(), WriteError> {
        let text: String = pieces.iter().map(|(_, text)| *text).collect();
        let plain = Format::new().set_font_name("宋体").set_font_size(11);
        let format = |emphasis| match emphasis {
            Emphasis::Plain => plain.clone(),
            Emphasis::Struck => plain.clone().set_font_strikethrough(),
            Emphasis::Underlined => {
                plain.clone().set_font_name("黑体").set_underline(FormatUnderline::Single)
            }
        };
        let safe: Vec<(Format, String)> = pieces
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(emphasis, text)| (format(*emphasis), characters::for_xml(text).into_owned()))
            .collect();
        if safe.len() < 2
            && pieces.iter().all(|(it, text)| *it == Emphasis::Plain || text.is_empty())
        {
            return self.text(row, column, &text);
        }
        fits(&text)?;
        self.grow(row, column, &text);
        // The library takes no rich text of one piece: a blank piece goes before it.
        let mut rich: Vec<(&Format, &str)> =
            safe.iter().map(|(it, text)| (it, text.as_str())).collect();
        if rich.len() == 1 {
            rich.insert(0, (&plain, "\u{200b}"));
        }
        self.inner.write_rich_string_with_format(row, column, &rich, &self.formats.cell)?;
        Ok(())
    }

    /// A cell of a number.
    pub(crate) fn number(&mut self, row: u32, column: u16, number: u32) -> Result<(), WriteError> {
        self.cell(row, column, &Value::Number(number))
    }
}

/// Refuses a text that a cell would cut off.
pub(super) fn fits(text: &str) -> Result<(), WriteError> {
    let length = text.encode_utf16().count();
    if length <= LONGEST_CELL {
        return Ok(());
    }
    Err(WriteError::CellTooLong { excerpt: text.chars().take(20).collect(), length })
}

/// A row or a column counted from 0, in the workbook's terms. A sheet has 1,048,576 rows.
pub(crate) fn row(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
