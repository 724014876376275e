//! From bytes to a page (or, for our own formats, to a meaning).
//!
//! A format is a unit struct behind [`Reader`], listed in [`READERS`]; which one reads an input
//! is told by its bytes, never by its name. A reader keeps the page verbatim and judges nothing.

mod csv;
mod docx;
mod error;
mod json;
mod ledger;
pub mod limits;
pub mod package;
mod remedies;
mod txt;
mod unsupported;
mod words;
mod xlsx;

pub use docx::Flaw;
pub use error::ReadError;
pub use txt::TextFile;

use crate::document::Document;
use crate::finding::Finding;
use crate::sourced::Sourced;
use package::{ContentKind, sniff};

/// What a reader made of an input.
#[derive(Debug)]
pub enum Read {
    /// A page, to be parsed, and what the reader noticed.
    Page(Document, Vec<Finding>),
    /// The meaning: our own formats say it themselves.
    Meaning(Box<Sourced>),
}

/// A format that can be read.
pub trait Reader: Sync {
    /// The name of the format: its ending, its sample folder, its `-f` value.
    fn name(&self) -> &'static str;
    /// Whether content of this kind is the format's.
    fn accepts(&self, content: ContentKind) -> bool;
    /// Reads the whole input.
    ///
    /// # Errors
    /// If the bytes are not of the format, or break one of its limits.
    fn read(&self, bytes: &[u8]) -> Result<Read, ReadError>;
}

/// All formats that can be read.
pub static READERS: &[&dyn Reader] = &[&txt::Txt, &docx::Docx, &json::Json, &xlsx::Xlsx, &csv::Csv];

/// Reads `bytes` in the format that they are in, or in the one named.
///
/// # Errors
/// If no format fits, or its reader refuses the bytes.
pub fn read(bytes: &[u8], format: Option<&str>) -> Result<Read, ReadError> {
    let content = sniff(bytes);
    let reader = match format {
        Some(name) => READERS.iter().find(|reader| reader.name() == name),
        None => READERS.iter().find(|reader| reader.accepts(content)),
    };
    match reader {
        _ if content == ContentKind::Empty => Err(ReadError::Empty),
        Some(reader) => reader.read(bytes),
        None => Err(ReadError::Unsupported(content)),
    }
}
