//! The notice as a workbook: ledger, departments, particulars, print view, findings.
//!
//! No cell is merged, and every row fits its text and grows with it ([`heights`]). Text is always a string cell: nothing can run as a formula.

mod departments;
mod findings;
mod frame;
mod heights;
mod ledger;
mod looks;
mod particulars;
mod print;
mod rows;
mod sheet;
mod strings;

pub(super) use frame::begun;
pub(crate) use looks::Emphasis;
pub(super) use looks::Look;
pub(crate) use sheet::{Book, Sheet, row};
pub(super) use strings::fits;

use std::io::Write;

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
        let mut book = Book::default();
        ledger::add(&mut book, notice)?;
        departments::add(&mut book, notice)?;
        particulars::add(&mut book, notice)?;
        print::add(&mut book, notice)?;
        if options.findings {
            findings::add(&mut book, sourced, options.hints)?;
        }
        out.write_all(&book.pack(notice.title().unwrap_or_default())?)?;
        Ok(characters::replaced(notice))
    }
}
