//! The ledger as CSV: RFC 4180, CRLF, UTF-8 with a byte order mark unless told otherwise. A cell
//! that a spreadsheet would run is guarded, and a finding says so.

use std::borrow::Cow;
use std::io::Write;

use crate::finding::{Finding, catalogue};
use crate::ledger::guard;
use crate::sourced::Sourced;

use super::ledger::{self, Column, Row, Value};
use super::{CsvEncoding, CsvHeader, Options, WriteError, Writer};

/// CSV.
pub(super) struct Csv;

impl Writer for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn write(
        &self,
        sourced: &Sourced,
        options: &Options,
        out: &mut dyn Write,
    ) -> Result<Vec<Finding>, WriteError> {
        let columns = ledger::columns(&sourced.notice);
        let mut findings = Vec::new();
        let mut records = Records::new();
        let head = columns.iter().map(|column| match options.csv_header {
            CsvHeader::Zh => column.head.zh,
            CsvHeader::En => column.head.en,
        });
        records.add(head)?;
        let issued_on = ledger::issued_on(&sourced.notice);
        for row in ledger::rows(&sourced.notice, &issued_on) {
            records.add(columns.iter().map(|it| cell(it, &row, options, &mut findings)))?;
        }
        let text = records.into_bytes()?;
        if options.csv_encoding == CsvEncoding::Utf8Bom {
            out.write_all("\u{feff}".as_bytes())?;
        }
        encode(&text, options.csv_encoding, out)?;
        Ok(findings)
    }
}

fn cell<'r>(
    column: &Column,
    row: &'r Row,
    options: &Options,
    findings: &mut Vec<Finding>,
) -> Cow<'r, str> {
    let (text, guarded) = guarded((column.value)(row), options);
    if guarded {
        findings.push(
            Finding::new(&catalogue::CSV_GUARDED)
                .of_node(row.duty.id.as_str())
                .with("column", column.head.zh)
                .with("row", u32::try_from(row.index + 1).unwrap_or(u32::MAX)),
        );
    }
    text
}

/// A value as a cell, and whether an apostrophe was put in front of it.
pub(super) fn guarded<'a>(value: Value<'a>, options: &Options) -> (Cow<'a, str>, bool) {
    let text = match value {
        Value::Text(text) => text,
        Value::Number(number) => return (number.to_string().into(), false),
        Value::Nothing => return (Cow::Borrowed(""), false),
    };
    if options.csv_raw || !guard::runs_as_formula(&text) {
        return (text, false);
    }
    (guard::guarded(&text).into(), true)
}

/// Records: cells quoted where they must be, each record ended by CR and LF.
pub(super) struct Records(::csv::Writer<Vec<u8>>);

impl Records {
    pub(super) fn new() -> Self {
        let mut builder = ::csv::WriterBuilder::new();
        Self(builder.terminator(::csv::Terminator::CRLF).from_writer(Vec::new()))
    }

    pub(super) fn add<'c>(
        &mut self,
        cells: impl IntoIterator<Item = impl Into<Cow<'c, str>>>,
    ) -> std::io::Result<()> {
        for cell in cells {
            self.0.write_field(cell.into().as_bytes())?;
        }
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    pub(super) fn into_bytes(self) -> std::io::Result<Vec<u8>> {
        self.0.into_inner().map_err(|error| std::io::Error::other(error.to_string()))
    }
}

/// Writes text, a mark that starts the file aside, in an encoding.
pub(super) fn encode(
    text: &[u8],
    encoding: CsvEncoding,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    let bytes = match encoding {
        CsvEncoding::Utf8 | CsvEncoding::Utf8Bom => Cow::Borrowed(text),
        CsvEncoding::Gb18030 => {
            let text = String::from_utf8_lossy(text);
            Cow::Owned(encoding_rs::GB18030.encode(&text).0.into_owned())
        }
    };
    out.write_all(&bytes)
}
