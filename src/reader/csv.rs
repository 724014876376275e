//! A ledger as CSV: departments and duties, with the document's number and date.
//!
//! In: UTF-8 (with a byte order mark or without) or GB18030; the columns in any order, named in
//! Chinese or English. Out: the meaning. Guards before formulas are taken off.

use std::borrow::Cow;

use encoding_rs::GB18030;

use crate::ledger::guard;

use super::ledger::{Cell, Sheets, Table};
use super::package::ContentKind;
use super::{Read, ReadError, Reader};

/// CSV.
pub(super) struct Csv;

impl Reader for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn accepts(&self, content: ContentKind) -> bool {
        content == ContentKind::Csv
    }

    fn read(&self, bytes: &[u8]) -> Result<Read, ReadError> {
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => GB18030
                .decode_without_bom_handling_and_without_replacement(bytes)
                .ok_or(ReadError::NotText)?,
        };
        let mut csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut table = Table::default();
        for (row, record) in (1u32..).zip(csv.records()) {
            // Of text, rows of any length are records: nothing else can be wrong with one.
            let record = record.map_err(|_| ReadError::NotText)?;
            let cell = |text: &str| match guard::unguarded(text) {
                "" => Cell::Empty,
                text => Cell::Text(text.to_owned()),
            };
            table.rows.push((row, record.iter().map(cell).collect()));
        }
        let sheets = Sheets { ledger: table, departments: None, particulars: None };
        Ok(Read::Meaning(Box::new(super::ledger::read(&sheets)?)))
    }
}
