//! The table as a workbook: one sheet of rows, and a further one where a sheet is full.
//!
//! The sheet goes to a temporary file row by row. Rows have no height of their own: it would have
//! to be known before the row is begun, and Excel and WPS fit such rows when they open the file.

use std::io::Write;

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::writer::ledger::{self, Value};
use crate::writer::xlsx::{Look, begun, fits};
use crate::writer::{CsvHeader, WriteError, characters};

use super::{Source, Table, heads, issued_on, leads, values};

/// What a sheet holds, the row of heads included.
const ROWS: u32 = 1_048_576;
/// The columns that stay when the sheet is moved: those that name the document.
const FROZEN: u16 = 0;

pub(super) struct Xlsx<'a> {
    out: Box<dyn Write + Send + 'a>,
    workbook: Workbook,
    formats: Formats,
    sheet: Worksheet,
    sheets: usize,
    next: u32,
}

/// The looks of its cells.
struct Formats {
    cell: Format,
    centred: Format,
    head: Format,
}

impl<'a> Xlsx<'a> {
    pub(super) fn new(out: Box<dyn Write + Send + 'a>) -> Result<Self, WriteError> {
        let mut workbook = begun("")?;
        let [cell, centred, head] = [Look::Cell, Look::Centred, Look::Head].map(Look::format);
        let formats = Formats { cell, centred, head };
        let sheet = sheet(&mut workbook, &formats, 1)?;
        Ok(Self { out, workbook, formats, sheet, sheets: 1, next: 1 })
    }

    /// Ends the sheet at hand: a filter over what it holds.
    fn end_sheet(&mut self) -> Result<(), WriteError> {
        let last = u16::try_from(heads(CsvHeader::Zh).count()).unwrap_or(u16::MAX) - 1;
        self.sheet.autofilter(0, 0, self.next - 1, last)?;
        Ok(())
    }

    fn begin_sheet(&mut self) -> Result<(), WriteError> {
        self.end_sheet()?;
        self.sheets += 1;
        let next = sheet(&mut self.workbook, &self.formats, self.sheets)?;
        self.workbook.push_worksheet(std::mem::replace(&mut self.sheet, next));
        self.next = 1;
        Ok(())
    }

    fn cell(&mut self, column: u16, value: &Value) -> Result<(), WriteError> {
        match value {
            Value::Text(text) => {
                let (text, format) = (characters::for_xml(text), &self.formats.cell);
                self.sheet.write_string_with_format(self.next, column, text.as_ref(), format)?;
            }
            Value::Number(number) => {
                let format = &self.formats.centred;
                self.sheet.write_number_with_format(self.next, column, *number, format)?;
            }
            Value::Nothing => {
                self.sheet.write_blank(self.next, column, &self.formats.cell)?;
            }
        }
        Ok(())
    }
}

fn sheet(
    workbook: &mut Workbook,
    formats: &Formats,
    number: usize,
) -> Result<Worksheet, WriteError> {
    let mut sheet = workbook.new_worksheet_with_constant_memory()?;
    let name = if number == 1 { "职责台账".into() } else { format!("职责台账{number}") };
    sheet.set_name(name)?.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?.set_freeze_panes(1, FROZEN)?;
    for (column, (_, width)) in (0u16..).zip(heads(CsvHeader::Zh)) {
        sheet.set_column_width(column, width)?;
    }
    for (column, (head, _)) in (0u16..).zip(heads(CsvHeader::Zh)) {
        sheet.write_string_with_format(0, column, head, &formats.head)?;
    }
    Ok(sheet)
}

impl Table for Xlsx<'_> {
    fn add(&mut self, source: &Source) -> Result<(), WriteError> {
        let (leads, issued_on) = (leads(source), issued_on(source));
        let rows = ledger::rows(&source.sourced.notice, &issued_on);
        // Seen before a row is written: a notice is in the table whole or not at all.
        rows.iter().try_for_each(|row| fits(&characters::for_xml(&row.duty.text)))?;
        for row in rows {
            if self.next == ROWS {
                self.begin_sheet()?;
            }
            for (column, value) in (0u16..).zip(values(&leads, &row)) {
                self.cell(column, &value)?;
            }
            self.next += 1;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<usize, WriteError> {
        self.end_sheet()?;
        let Self { mut out, mut workbook, sheet, .. } = *self;
        workbook.push_worksheet(sheet);
        workbook.save_to_writer(&mut out)?;
        out.flush()?;
        Ok(0)
    }
}
