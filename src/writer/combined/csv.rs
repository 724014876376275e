//! The table as CSV, in the encoding and with the guard of the ledger's.

use std::io::Write;

use crate::writer::csv::{Records, encode, guarded};
use crate::writer::{CsvEncoding, Options, WriteError, ledger};

use super::{Source, Table, heads, issued_on, leads, values};

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
        let mut records = Records::new();
        records.add(heads(options.csv_header).map(|(head, _)| head))?;
        table.put(records)?;
        Ok(table)
    }

    fn put(&mut self, records: Records) -> Result<(), WriteError> {
        encode(&records.into_bytes()?, self.options.csv_encoding, &mut self.out)?;
        Ok(())
    }
}

impl Table for Csv<'_> {
    fn add(&mut self, source: &Source) -> Result<(), WriteError> {
        let (leads, issued_on) = (leads(source), issued_on(source));
        let mut records = Records::new();
        for row in ledger::rows(&source.sourced.notice, &issued_on) {
            records.add(values(&leads, &row).map(|value| {
                let (cell, guard) = guarded(value, &self.options);
                self.guards += usize::from(guard);
                cell
            }))?;
        }
        self.put(records)
    }

    fn finish(mut self: Box<Self>) -> Result<usize, WriteError> {
        self.out.flush()?;
        Ok(self.guards)
    }
}
