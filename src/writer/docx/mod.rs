//! The notice as a Word document, laid out as GB/T 9704—2012 says of the ordinary format.
//!
//! `docx-rs` writes the parts; [`finish`] puts right over the finished parts what it cannot say;
//! [`archive`] packs them. The issued text starts on a page of its own; departments are headings
//! of a real style; the imprint closes the document (clause 7.4).

mod archive;
mod finish;
mod flow;
mod layout;
mod styles;
mod title;

use std::io::Write;

use crate::finding::Finding;
use crate::sourced::Sourced;

use super::{Options, WriteError, Writer, characters};

/// DOCX.
pub(super) struct Docx;

impl Writer for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn write(
        &self,
        sourced: &Sourced,
        _: &Options,
        out: &mut dyn Write,
    ) -> Result<Vec<Finding>, WriteError> {
        let notice = &sourced.notice;
        let document = layout::document(notice);
        out.write_all(&archive::pack(document.build(), notice)?)?;
        Ok(characters::replaced(notice))
    }
}
