//! The new notice with tracked changes (花脸稿): what is accepted whole is the new notice, what is
//! rejected whole the old one.
//!
//! In: the changes, and both notices laid out as the DOCX writer lays them out. The paragraphs of
//! the two are paired ([`pairing`]): duties and headings as the changes say, all others by their
//! words and order. Paired paragraphs that print the same are left alone; others keep what both
//! say and mark the rest ([`marks`]). Where both lists of a department run on, Word computes the
//! numbers, and a duty whose number shifted has no mark. A duty that went elsewhere is a deletion
//! and an insertion with a comment at each end.

mod blocks;
mod marks;
mod pairing;

use std::collections::BTreeSet;

use crate::diff::{Changes, DepartmentKind};
use crate::notice::{Duty, Notice, id};
use crate::writer::docx::blocks as word;
use crate::writer::{DocxOptions, WriteError};

use blocks::Block;
use marks::Marker;
use pairing::Pairing;

/// How changes are tracked.
#[derive(Debug, Clone, Copy)]
pub struct Redline<'a> {
    /// Whose changes they are; the issuing body's short name (发文机关代字) where absent.
    pub author: Option<&'a str>,
    /// The day, `2026-02-11`; that of the new notice where absent.
    pub date: Option<&'a str>,
    /// Whether numbers are text, so that each one that shifted is marked.
    pub literal_numbers: bool,
    /// Whether what moved is marked as moved (`w:moveFrom`, `w:moveTo`), not as gone and come.
    pub native_moves: bool,
    /// How the document is laid out.
    pub layout: &'a DocxOptions,
}

/// The document.
///
/// # Errors
/// If a part cannot be made.
pub fn redline(
    changes: &Changes,
    (old, new): (&Notice, &Notice),
    how: &Redline,
) -> Result<Vec<u8>, WriteError> {
    let numbered = if how.literal_numbers { Vec::new() } else { numbered(changes, old, new) };
    let lay_out = |notice: &Notice, of: &dyn Fn(&(String, String)) -> &String| {
        let ids: BTreeSet<&String> = numbered.iter().map(of).collect();
        word::lay_out(notice, how.layout, &|id| ids.contains(&id.to_owned()))
    };
    let before = lay_out(old, &|it| &it.0)?;
    let after = lay_out(new, &|it| &it.1)?;
    let (mut from, to) = (blocks::read(&before.body)?, blocks::read(&after.body)?);
    relist(&mut from, &before, &after, &numbered);
    let pairing = Pairing::new(changes, (old, &from), (new, &to));
    let date = how
        .date
        .map(str::to_owned)
        .or_else(|| new.header.issued_on.as_ref().and_then(|it| it.date).map(|it| it.to_string()));
    let agency = new.header.document_number.as_ref().and_then(|it| it.agency.as_deref());
    let author = how.author.or(agency).unwrap_or("修订");
    let mut marker = Marker::new(author, date.as_deref(), how.native_moves);
    pairing.steps().into_iter().for_each(|step| marker.add(step));
    let (body, comments) = marker.finish();
    word::pack(after.docx, body.as_bytes(), new, how.layout, comments.map(String::into_bytes))
}

/// The departments, old id and new, whose numbers Word can compute on both sides.
fn numbered(changes: &Changes, old: &Notice, new: &Notice) -> Vec<(String, String)> {
    let duties = |notice: &Notice, id: &str| -> Vec<Duty> {
        notice.department_of(id).map(|it| it.duties.clone()).unwrap_or_default()
    };
    let mut numbered: Vec<(String, String)> = changes
        .departments
        .iter()
        .filter(|it| !matches!(it.kind, DepartmentKind::Merged | DepartmentKind::Split))
        .filter_map(|it| Some((it.old_ids.first()?.clone(), it.new_ids.first()?.clone())))
        .filter(|(one, other)| word::are_alike(&duties(old, one), &duties(new, other)))
        .collect();
    if let (Some(one), Some(other)) = (&old.own_duties, &new.own_duties)
        && word::are_alike(&one.duties, &other.duties)
    {
        numbered.push((id::OWN.to_owned(), id::OWN.to_owned()));
    }
    numbered
}

/// Puts the paragraphs of the old notice into the lists of the new one.
fn relist(
    from: &mut [Block],
    before: &word::LaidOut,
    after: &word::LaidOut,
    numbered: &[(String, String)],
) {
    let list = |laid_out: &word::LaidOut, id: &str| laid_out.lists.get(&id::duty(id, 0)).copied();
    let pairs: Vec<(usize, usize)> = numbered
        .iter()
        .filter_map(|(one, other)| Some((list(before, one)?, list(after, other)?)))
        .collect();
    for block in from.iter_mut() {
        if let Block::Paragraph(paragraph) = block
            && let Some(to) =
                pairs.iter().find(|(one, _)| paragraph.list == Some(*one)).map(|it| it.1)
        {
            paragraph.enlist(to);
        }
    }
}
