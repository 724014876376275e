//! The notice as a Word document, laid out as GB/T 9704—2012 says of the ordinary format.
//!
//! `docx-rs` writes the parts, [`body`] its paragraphs; [`finish`] puts right over the finished XML what it cannot say;
//! [`archive`] packs them. The issued text starts on a page of its own; departments are headings
//! of a real style; the imprint hangs at the foot of the last page (clause 7.4).

mod archive;
pub(crate) mod blocks;
mod body;
mod finish;
mod flow;
mod fonts;
mod head;
mod imprint;
mod layout;
mod numbering;
mod options;
mod paragraphs;
mod signature;
mod styles;
mod title;

pub use options::{DocxOptions, FontSet, Numbers, PageNumbers, STANDARD_MARGINS};

use std::io::Write;

use crate::finding::Finding;
use crate::sourced::Sourced;

use super::{Options, WriteError, Writer, characters};

use fonts::Fonts;

/// DOCX.
pub(super) struct Docx;

impl Writer for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn write(
        &self,
        sourced: &Sourced,
        options: &Options,
        out: &mut dyn Write,
    ) -> Result<Vec<Finding>, WriteError> {
        let notice = &sourced.notice;
        let fonts = Fonts::new(&options.docx);
        let (document, body) = layout::document(notice, &options.docx, &fonts)?;
        out.write_all(&archive::pack(document.build(), &body, notice, &fonts, None)?)?;
        Ok(characters::replaced(notice))
    }
}
