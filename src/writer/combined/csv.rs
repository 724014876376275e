//! The table as CSV, in the encoding and with the guard of the ledger's.

use std::borrow::Cow;
use std::io::Write;

use crate::writer::csv::{encode, guarded, record};
use crate::writer::{CsvEncoding, Options, WriteError, ledger};

use super::{Source, Table, heads, issued_on, values};

pub(super) struct Csv<'a> {
    out: Box<dyn Write + Send + 'a>,
    options: Options,
    guards: usize,
}

impl<'a> Csv<'a> {
    pub(super) fn new(
        options: &Options,
        mut out: Box<dyn Write + Send + 'a>,
    ) -> Result<Self, WriteError> {
        if options.csv_encoding == CsvEncoding::Utf8Bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        let mut table = Self { out, options: options.clone(), guards: 0 };
        let heads: Vec<Cow<str>> = heads(options.csv_header).map(|(head, _)| head.into()).collect();
        table.line(&heads)?;
        Ok(table)
    }

    fn line(&mut self, cells: &[Cow<str>]) -> Result<(), WriteError> {
        encode(&record(cells)?, self.options.csv_encoding, &mut self.out)?;
        Ok(())
    }
}

impl Table for Csv<'_> {
    fn add(&mut self, source: &Source) -> Result<(), WriteError> {
        let issued_on = issued_on(source);
        for row in ledger::rows(&source.sourced.notice, &issued_on) {
            let mut cells = Vec::new();
            for value in values(source, &row) {
                let (cell, guard) = guarded(value, &self.options);
                self.guards += usize::from(guard);
                cells.push(cell);
            }
            self.line(&cells)?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<usize, WriteError> {
        self.out.flush()?;
        Ok(self.guards)
    }
}
