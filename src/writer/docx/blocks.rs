//! What other documents than the notice itself are made of: its layout as XML, a page across, the
//! archive.

use std::collections::BTreeMap;

use docx_rs::Docx;

use crate::notice::{Duty, Notice};
use crate::writer::WriteError;

use super::archive::{self, Shell};
use super::fonts::{Class, Fonts};
use super::layout;
use super::numbering::{self, Automatic};
use super::options::DocxOptions;

/// A notice laid out.
pub(crate) struct LaidOut {
    /// All but the body.
    pub(crate) docx: Docx,
    /// The XML of the body: paragraphs and tables.
    pub(crate) body: Vec<u8>,
    /// The list that numbers each duty, by the duty's id, where Word computes the number.
    pub(crate) lists: BTreeMap<String, usize>,
}

/// Lays a notice out; Word computes the numbers of those departments that `is_numbered` names.
///
/// # Errors
/// If a part cannot be finished.
pub(crate) fn lay_out(
    notice: &Notice,
    options: &DocxOptions,
    is_numbered: &dyn Fn(&str) -> bool,
) -> Result<LaidOut, WriteError> {
    let automatic = Automatic::only(notice, is_numbered);
    let fonts = Fonts::new(options);
    let docx = layout::empty(options, &fonts, &automatic);
    let body = layout::body(notice, options, &fonts, &automatic)?;
    Ok(LaidOut { docx, body, lists: automatic.lists_by_duty() })
}

/// Whether one list of Word can number both.
pub(crate) fn are_alike(one: &[Duty], other: &[Duty]) -> bool {
    numbering::are_alike(one, other)
}

/// A document without text on A4 across.
pub(crate) fn landscape(options: &DocxOptions) -> Docx {
    layout::landscape(options, &Fonts::new(options))
}

/// The name of the font of titles, of heads, and of text.
pub(crate) fn font_names(options: &DocxOptions) -> [String; 3] {
    let fonts = Fonts::new(options);
    [Class::SmallSong, Class::Hei, Class::FangSong].map(|it| fonts.name(it).to_owned())
}

/// Packs a document: its parts, this body, and the comments where there are some.
///
/// # Errors
/// If a part cannot be finished.
pub(crate) fn pack(
    mut docx: Docx,
    body: &[u8],
    notice: &Notice,
    options: &DocxOptions,
    comments: Option<Vec<u8>>,
) -> Result<Vec<u8>, WriteError> {
    docx.document_rels.has_comments = comments.is_some();
    let has_lists = archive::has_lists(body);
    let shell = Shell::new(docx.build(), &Fonts::new(options), has_lists, comments.is_some())?;
    shell.fill(body, notice, &comments.unwrap_or_default())
}
