//! A notice in any other form: [`Sourced`] → bytes.
//!
//! A format is a unit struct behind [`Writer`], listed in [`WRITERS`]. Bytes depend on the notice
//! and the [`Options`] alone: no clock, path, thread count, locale or hash order. A writer adds no
//! words of its own to the notice; workbooks and documents are always Chinese.

pub(crate) mod characters;
pub mod combined;
mod csv;
pub(crate) mod docx;
mod json;
mod ledger;
mod package;
mod txt;
pub(crate) mod xlsx;

pub use docx::{DocxOptions, FontSet, Numbers, PageNumbers, STANDARD_MARGINS};

use std::io::{self, Write};

use crate::finding::Finding;
use crate::sourced::Sourced;

/// How outputs are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Whether the workbook has the sheet of findings.
    pub findings: bool,
    /// Whether that sheet lists hints too.
    pub hints: bool,
    /// The words of the CSV's first row.
    pub csv_header: CsvHeader,
    /// The encoding of the CSV.
    pub csv_encoding: CsvEncoding,
    /// Whether CSV cells that a spreadsheet would run as formulas are left as they are.
    pub csv_raw: bool,
    /// How the document is laid out.
    pub docx: DocxOptions,
}

/// The words of a CSV's first row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CsvHeader {
    /// The workbook's column heads.
    #[default]
    Zh,
    /// The JSON's keys.
    En,
}

/// The encoding of a CSV.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CsvEncoding {
    /// UTF-8 with a byte order mark, which Excel and WPS need.
    #[default]
    Utf8Bom,
    /// UTF-8 without one.
    Utf8,
    /// GB18030.
    Gb18030,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            findings: true,
            hints: false,
            csv_header: CsvHeader::Zh,
            csv_encoding: CsvEncoding::Utf8Bom,
            csv_raw: false,
            docx: DocxOptions::default(),
        }
    }
}

/// A format that can be written.
pub trait Writer: Sync {
    /// The name of the format: its ending and its `-t` value.
    fn name(&self) -> &'static str;
    /// Whether it is written only where it is asked for by name.
    fn is_on_demand(&self) -> bool {
        false
    }
    /// Writes the notice. Gives what had to be changed to fit the format.
    ///
    /// # Errors
    /// If the format cannot hold the notice, or `out` fails.
    fn write(
        &self,
        sourced: &Sourced,
        options: &Options,
        out: &mut dyn Write,
    ) -> Result<Vec<Finding>, WriteError>;
}

/// All formats that can be written.
pub static WRITERS: &[&dyn Writer] = &[&json::Json, &csv::Csv, &xlsx::Xlsx, &docx::Docx, &txt::Txt];

/// The writer of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static dyn Writer> {
    WRITERS.iter().copied().find(|writer| writer.name() == name)
}

/// Why a notice could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The destination failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The text at fault is longer than the 32,767 characters that a cell of a workbook holds.
    #[error("“{excerpt}…” has {length} characters: more than the 32767 of a workbook's cell")]
    CellTooLong {
        /// How the text begins.
        excerpt: String,
        /// How long it is, in UTF-16 units.
        length: usize,
    },
    /// The library that makes the workbook refused.
    #[error("the workbook could not be made: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// A part of the document could not be finished.
    #[error("the document could not be made: {0}")]
    Document(String),
}
