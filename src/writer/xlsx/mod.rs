//! The notice as a workbook: ledger, departments, particulars, print view, findings.
//!
//! No cell is merged, and every row fits its text and grows with it ([`heights`]). Text is always a string cell: nothing can run as a formula.

mod departments;
mod findings;
mod heights;
mod ledger;
mod particulars;
mod print;
pub(crate) mod sheet;

pub(super) use sheet::{Formats, fits};

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::finding::Finding;
use crate::sourced::Sourced;

use super::{DEFLATE_LEVEL, Options, WriteError, Writer, characters};

/// XLSX.
pub(super) struct Xlsx;

impl Writer for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn write(
        &self,
        sourced: &Sourced,
        options: &Options,
        out: &mut dyn Write,
    ) -> Result<Vec<Finding>, WriteError> {
        let notice = &sourced.notice;
        let mut sheets = vec![
            ledger::sheet(notice)?,
            departments::sheet(notice)?,
            particulars::sheet(notice)?,
            print::sheet(notice)?,
        ];
        if options.findings {
            sheets.push(findings::sheet(sourced, options.hints)?);
        }
        out.write_all(&workbook(notice.title().unwrap_or_default(), sheets)?)?;
        Ok(characters::replaced(notice))
    }
}

/// A workbook of these sheets.
///
/// # Errors
/// If the library refuses.
pub(crate) fn workbook(title: &str, sheets: Vec<Worksheet>) -> Result<Vec<u8>, WriteError> {
    let mut workbook = begun(title)?;
    for sheet in sheets {
        workbook.push_worksheet(sheet);
    }
    heights::unmark(&workbook.save_to_buffer()?)
}

/// An empty workbook: with a title, and a fixed time of making, where the library would take the
/// clock's.
pub(super) fn begun(title: &str) -> Result<Workbook, WriteError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let title = characters::for_xml(title).into_owned();
    let properties = DocProperties::new().set_creation_datetime(&made).set_title(title);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties).set_zip_compression_level(DEFLATE_LEVEL);
    Ok(workbook)
}
