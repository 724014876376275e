//! The table as lines of JSON: always the same keys, `null` where there is nothing.

use std::io::Write;
use std::sync::Arc;

use serde::Serialize;

use crate::notice::TextKey;
use crate::writer::{WriteError, ledger};

use super::{Source, Table, issued_on, issuer, number};

pub(super) struct Ndjson<'a> {
    out: Box<dyn Write + Send + 'a>,
}

/// One duty and its document.
#[derive(Serialize)]
struct Line<'a> {
    year: Option<u32>,
    issuer: Option<&'a str>,
    document_number: Option<&'a str>,
    issued_on: Option<&'a str>,
    file: &'a str,
    row: usize,
    id: &'a str,
    department: Option<&'a str>,
    section: &'a [String],
    level: usize,
    parent: Option<&'a str>,
    number: Option<u32>,
    marker: Option<&'a str>,
    text: &'a str,
    verbs: &'a [Arc<str>],
    catch_all: bool,
    document_id: Option<&'a str>,
    text_key: TextKey,
    sha256: &'a str,
}

impl<'a> Ndjson<'a> {
    pub(super) fn new(out: Box<dyn Write + Send + 'a>) -> Self {
        Self { out }
    }
}

impl Table for Ndjson<'_> {
    fn add(&mut self, source: &Source) -> Result<(), WriteError> {
        let notice = &source.sourced.notice;
        let (issuer, number, issued_on) = (issuer(source), number(source), issued_on(source));
        for row in ledger::rows(notice, &issued_on) {
            let line = Line {
                year: notice.year,
                issuer: Some(issuer.as_str()).filter(|it| !it.is_empty()),
                document_number: Some(number.as_str()).filter(|it| !it.is_empty()),
                issued_on: Some(row.issued_on).filter(|it| !it.is_empty()),
                file: source.file,
                row: row.index,
                id: &row.duty.id,
                department: Some(row.department).filter(|it| !it.is_empty()),
                section: row.section,
                level: row.level,
                parent: Some(row.parent).filter(|it| !it.is_empty()),
                number: row.duty.number,
                marker: row.duty.marker.as_deref(),
                text: &row.duty.text,
                verbs: &row.duty.verbs,
                catch_all: row.duty.catch_all,
                document_id: notice.document_id.as_deref(),
                text_key: row.duty.text_key,
                sha256: source.sha256,
            };
            serde_json::to_writer(&mut self.out, &line).map_err(std::io::Error::from)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<usize, WriteError> {
        self.out.flush()?;
        Ok(0)
    }
}
