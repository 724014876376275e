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
mod kept;
mod layout;
mod numbering;
mod options;
mod paragraphs;
mod signature;
mod styles;
mod title;

pub use options::{DocxOptions, FontSet, Numbers, PageNumbers, STANDARD_MARGINS};

use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};

use crate::finding::Finding;
use crate::sourced::Sourced;

use super::{Options, WriteError, Writer, characters};

use archive::Shell;
use fonts::Fonts;
use numbering::Automatic;

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
        let options = &options.docx;
        let (fonts, automatic) = (Fonts::new(options), Automatic::new(notice, options.numbers));
        let body = layout::body(notice, options, &fonts, &automatic)?;
        let shell = shell(options, &fonts, &automatic)?;
        out.write_all(&shell.fill(&body, notice, &[])?)?;
        Ok(characters::replaced(notice))
    }
}

static SHELLS: Mutex<Vec<(DocxOptions, Arc<Shell>)>> = Mutex::new(Vec::new());

/// The shell of documents of this layout, made when it is first asked for. Lists are each
/// notice's own.
fn shell(
    options: &DocxOptions,
    fonts: &Fonts,
    automatic: &Automatic,
) -> Result<Arc<Shell>, WriteError> {
    let new = |has_lists| {
        let docx = layout::empty(options, fonts, automatic).build();
        Shell::new(docx, fonts, has_lists, false).map(Arc::new)
    };
    if !automatic.is_empty() {
        return new(true);
    }
    let mut shells = SHELLS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, known)) = shells.iter().find(|(it, _)| it == options) {
        return Ok(Arc::clone(known));
    }
    let shell = new(false)?;
    shells.push((options.clone(), Arc::clone(&shell)));
    Ok(shell)
}
