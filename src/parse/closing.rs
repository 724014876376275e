//! Lines that close a notice: the statement of publicity and the imprint.

use std::sync::LazyLock;

use regex::Regex;

use crate::notice::{Disclosure, NoticeDate, Vocabulary};

use super::date;
use super::pieces::Piece;
use super::placed::{Draft, Placed};

static IMPRINT: LazyLock<Regex> =
    LazyLock::new(|| super::pattern(r"^(\S.*?)(\s+)(\S{1,4}\S?\s*[年\-/.].*印发)$"));

/// Puts `piece` into the header if it is a closing line whose field is still free.
pub(super) fn claim(piece: &Piece, draft: &mut Draft, vocabulary: &Vocabulary) -> bool {
    if draft.disclosure.is_none()
        && let Some(disclosure) = disclosure(piece.plain(), vocabulary)
    {
        draft.disclosure = Some(Placed::new(disclosure, &piece.place));
        return true;
    }
    if draft.printed_on.is_none()
        && let Some((office, blanks, printed_on)) = imprint(piece.plain())
    {
        let place = piece.place.moved_right(office.chars().count() + blanks);
        draft.imprint_office = Some(Placed::new(office.to_owned(), &piece.place));
        draft.printed_on = Some(Placed::new(printed_on, &place));
        return true;
    }
    false
}

/// Whether a line would close a notice, whether or not its field is free.
pub(super) fn is_closing(text: &str, vocabulary: &Vocabulary) -> bool {
    disclosure(text, vocabulary).is_some() || imprint(text).is_some()
}

/// `公开属性：主动公开`.
fn disclosure(text: &str, vocabulary: &Vocabulary) -> Option<Disclosure> {
    let (label, value) = text.split_once(['：', ':'])?;
    let label = label.trim_end();
    let known = vocabulary.disclosure_labels.iter().any(|it| it == label);
    known.then(|| Disclosure {
        text: text.to_owned(),
        label: label.to_owned(),
        value: value.trim().to_owned(),
    })
}

/// `闵行区科学技术委员会    2025年2月18日印发`: office, number of blanks, date.
fn imprint(text: &str) -> Option<(&str, usize, NoticeDate)> {
    let found = IMPRINT.captures(text)?;
    let part = |index| found.get(index).map(|it| it.as_str());
    Some((part(1)?, part(2)?.chars().count(), date::read_printing(part(3)?)?))
}
