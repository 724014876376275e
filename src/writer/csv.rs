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
        let mut csv =
            ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
        let head = columns.iter().map(|column| match options.csv_header {
            CsvHeader::Zh => column.head.zh,
            CsvHeader::En => column.head.en,
        });
        csv.write_record(head).map_err(std::io::Error::from)?;
        for row in ledger::rows(&sourced.notice) {
            let cells = columns.iter().map(|column| cell(column, &row, options, &mut findings));
            csv.write_record(cells).map_err(std::io::Error::from)?;
        }
        let text = csv.into_inner().map_err(|error| std::io::Error::other(error.to_string()))?;
        encode(&text, options.csv_encoding, out)?;
        Ok(findings)
    }
}

fn cell(column: &Column, row: &Row, options: &Options, findings: &mut Vec<Finding>) -> String {
    let text = match (column.value)(row) {
        Value::Text(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Nothing => String::new(),
    };
    if options.csv_raw || !guard::runs_as_formula(&text) {
        return text;
    }
    findings.push(
        Finding::new(&catalogue::CSV_GUARDED)
            .of_node(row.duty.id.as_str())
            .with("column", column.head.zh)
            .with("row", u32::try_from(row.index + 1).unwrap_or(u32::MAX)),
    );
    guard::guarded(&text)
}

fn encode(text: &[u8], encoding: CsvEncoding, out: &mut dyn Write) -> std::io::Result<()> {
    let bytes = match encoding {
        CsvEncoding::Utf8 => Cow::Borrowed(text),
        CsvEncoding::Utf8Bom => {
            out.write_all("\u{feff}".as_bytes())?;
            Cow::Borrowed(text)
        }
        CsvEncoding::Gb18030 => {
            let text = String::from_utf8_lossy(text);
            Cow::Owned(encoding_rs::GB18030.encode(&text).0.into_owned())
        }
    };
    out.write_all(&bytes)
}
