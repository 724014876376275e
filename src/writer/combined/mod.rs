//! Many notices in one table, notice after notice, a row a duty, each row naming its document.
//!
//! In: notices, one at a time, in order. Out: CSV, XLSX or lines of JSON. Nothing but the notice at
//! hand is held: the columns are the same whatever the notices, and no sheet is kept in memory.

mod csv;
mod ndjson;
mod xlsx;

use std::io::Write;

use crate::sourced::Sourced;

use super::ledger::{self, Column, Row, Value, made};
use super::{CsvHeader, Options, WriteError};

/// The forms that a table can have: the endings of its file.
pub const FORMS: [&str; 3] = ["xlsx", "csv", "ndjson"];

/// A notice and where it came from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The notice.
    pub sourced: &'a Sourced,
    /// The file, below the folder that was named.
    pub file: &'a str,
    /// SHA-256 of the file.
    pub sha256: &'a str,
}

/// A table that grows notice by notice.
pub trait Table {
    /// Adds the duties of a notice: all of them, or none where this fails.
    ///
    /// # Errors
    /// If the form cannot hold a text of it, or the destination fails.
    fn add(&mut self, source: &Source) -> Result<(), WriteError>;

    /// Ends the table. Gives how many cells were guarded from being run as formulas.
    ///
    /// # Errors
    /// If the destination fails.
    fn finish(self: Box<Self>) -> Result<usize, WriteError>;
}

/// An empty table in the form of this name; `None` for a form that no table has.
///
/// # Errors
/// If the destination fails.
#[must_use]
pub fn table<'a>(
    form: &str,
    options: &Options,
    out: Box<dyn Write + Send + 'a>,
) -> Option<Result<Box<dyn Table + Send + 'a>, WriteError>> {
    Some(match form {
        "csv" => csv::Csv::new(options, out).map(|it| Box::new(it) as _),
        "ndjson" => Ok(Box::new(ndjson::Ndjson::new(out))),
        "xlsx" => xlsx::Xlsx::new(out).map(|it| Box::new(it) as _),
        _ => return None,
    })
}

/// What the table says of the document before the ledger's own columns.
struct Lead {
    zh: &'static str,
    en: &'static str,
    width: u32,
    value: fn(&Source) -> Value<'static>,
}

static LEADS: [Lead; 5] = [
    Lead { zh: "年度", en: "year", width: 6, value: |it| year(it) },
    Lead { zh: "发文机关", en: "issuer", width: 26, value: |it| made(issuer(it)) },
    Lead { zh: "发文字号", en: "document_number", width: 22, value: |it| made(number(it)) },
    Lead { zh: "成文日期", en: "issued_on", width: 12, value: |it| made(issued_on(it)) },
    Lead { zh: "来源文件", en: "file", width: 26, value: |it| made(it.file.to_owned()) },
];

/// The columns that come after the leads: all of the ledger's but the two that name the document.
fn columns() -> &'static [Column] {
    let all = ledger::all_columns();
    all.split_last_chunk::<2>().map_or(all, |(first, _)| first)
}

/// The heads of all columns, and how wide each is.
fn heads(words: CsvHeader) -> impl Iterator<Item = (&'static str, u32)> {
    let choose = move |zh, en| if words == CsvHeader::Zh { zh } else { en };
    let leads = LEADS.iter().map(move |it| (choose(it.zh, it.en), it.width));
    leads.chain(columns().iter().map(move |it| (choose(it.head.zh, it.head.en), it.width)))
}

/// What all rows of a notice begin with.
fn leads(source: &Source) -> [Value<'static>; 5] {
    LEADS.each_ref().map(|it| (it.value)(source))
}

/// The values of one row.
fn values<'r>(leads: &'r [Value], row: &'r Row) -> impl Iterator<Item = Value<'r>> {
    leads.iter().map(Value::borrowed).chain(columns().iter().map(move |it| (it.value)(row)))
}

fn year(source: &Source) -> Value<'static> {
    source.sourced.notice.year.map_or(Value::Nothing, Value::Number)
}

/// The bodies in the red head, else those that sign.
fn issuer(source: &Source) -> String {
    let header = &source.sourced.notice.header;
    let bodies = if header.issuers.is_empty() { &header.signatories } else { &header.issuers };
    bodies.join("、")
}

fn number(source: &Source) -> String {
    ledger::document_number(&source.sourced.notice).to_owned()
}

fn issued_on(source: &Source) -> String {
    ledger::issued_on(&source.sourced.notice)
}
