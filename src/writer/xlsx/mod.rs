//! The notice as a workbook: ledger, departments, particulars, print view, findings.
//!
//! No cell is merged, and every row fits its text and grows with it ([`heights`]). Text is always a string cell: nothing can run as a formula.

mod departments;
mod findings;
mod heights;
mod ledger;
mod particulars;
mod print;
mod sheet;

pub(super) use sheet::{Formats, fits};

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::finding::Finding;
use crate::sourced::Sourced;

use super::{Options, WriteError, Writer, characters};

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
        let mut workbook = Workbook::new();
        workbook.set_properties(&properties(sourced)?);
        workbook.push_worksheet(ledger::sheet(notice)?);
        workbook.push_worksheet(departments::sheet(notice)?);
        workbook.push_worksheet(particulars::sheet(notice)?);
        workbook.push_worksheet(print::sheet(notice)?);
        if options.findings {
            workbook.push_worksheet(findings::sheet(sourced, options.hints)?);
        }
        out.write_all(&heights::unmark(&workbook.save_to_buffer()?)?)?;
        Ok(characters::replaced(notice))
    }
}

/// The title, and a fixed time of making: the library would take the clock's.
fn properties(sourced: &Sourced) -> Result<DocProperties, WriteError> {
    fixed_properties(&characters::for_xml(sourced.notice.title().unwrap_or_default()))
}

/// A title, and a fixed time of making.
pub(super) fn fixed_properties(title: &str) -> Result<DocProperties, WriteError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_creation_datetime(&made).set_title(title))
}
