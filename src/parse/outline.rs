//! What each piece of the page is, by its form and its neighbours.
//!
//! The header ends after its last sure line (document number, recipients, date, imprint) before
//! the first department that has a list; the body starts at the first heading or marked piece
//! from there on. A heading is sure by its suffix or its style; a bare unit's name is one where a
//! list starts below it and the text above has closed.

use crate::notice::Vocabulary;
use crate::numbering::marker::Family;

use super::pieces::Piece;
use super::{closing, date, document_number, front, heading};

use heading::Heading;

/// The pieces, parted into header and body.
pub(super) struct Outline<'a> {
    /// The pieces of the header.
    pub(super) front: &'a [Piece],
    /// The pieces of the body, each with what it is.
    pub(super) body: Vec<Item<'a>>,
}

/// A piece of the body.
pub(super) struct Item<'a> {
    pub(super) piece: &'a Piece,
    pub(super) kind: ItemKind,
}

/// What a piece of the body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// The title above all departments.
    Title,
    /// The heading of a department.
    Heading(Heading),
    /// Anything else: duties, lead-ins, closing lines.
    Text,
}

/// Parts the pieces and finds the headings.
pub(super) fn read<'a>(pieces: &'a [Piece], vocabulary: &Vocabulary) -> Outline<'a> {
    let headings = headings(pieces, vocabulary);
    let start = body_start(pieces, &headings, vocabulary);
    let (front, body) = pieces.split_at_checked(start).unwrap_or((pieces, &[]));
    let kinds = headings.into_iter().skip(start);
    let mut body: Vec<Item> = body
        .iter()
        .zip(kinds)
        .map(|(piece, heading)| Item {
            piece,
            kind: heading.map_or(ItemKind::Text, ItemKind::Heading),
        })
        .collect();
    mark_title(front, &mut body, vocabulary);
    Outline { front, body }
}

/// The headings among the pieces, wherever they stand.
fn headings(pieces: &[Piece], vocabulary: &Vocabulary) -> Vec<Option<Heading>> {
    let mut open_before = false;
    let mut headings = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.iter().enumerate() {
        let next = pieces.get(index + 1);
        let is_heading = |it: &Heading| {
            is_sure(it, piece, next) || !open_before && heads_a_list(it, piece, next, vocabulary)
        };
        let heading = candidate(piece, vocabulary).filter(is_heading);
        open_before = heading.is_none() && !is_closed(&piece.text);
        headings.push(heading);
    }
    headings
}

fn candidate(piece: &Piece, vocabulary: &Vocabulary) -> Option<Heading> {
    heading::read(&piece.words, vocabulary).filter(|_| piece.aside.is_none())
}

/// A suffix or a style is enough for a line without a marker. One with a marker is an item of a
/// list, unless a list of another kind starts below it.
fn is_sure(heading: &Heading, piece: &Piece, next: Option<&Piece>) -> bool {
    let Some(own) = &piece.marker else { return heading.suffixed || piece.role.is_some() };
    heading.suffixed && starts_list(next) && next.and_then(family) != Some(own.family)
}

/// A unit's name without a marker, with a list below it.
fn heads_a_list(
    heading: &Heading,
    piece: &Piece,
    next: Option<&Piece>,
    vocabulary: &Vocabulary,
) -> bool {
    piece.marker.is_none() && starts_list(next) && heading.is_unit(vocabulary)
}

fn starts_list(piece: Option<&Piece>) -> bool {
    let marker = piece.and_then(|it| it.marker.as_ref());
    marker.is_some_and(|it| it.number.is_none_or(|number| number <= 1))
}

fn family(piece: &Piece) -> Option<Family> {
    piece.marker.as_ref().map(|it| it.family)
}

/// Whether a text has come to its end: the next one is not a part of it.
pub(super) fn is_closed(text: &str) -> bool {
    text.ends_with(['。', '；', ';', '！', '？', '：', ':', '.', '”', '）'])
}

fn body_start(pieces: &[Piece], headings: &[Option<Heading>], vocabulary: &Vocabulary) -> usize {
    let has_list = |index: usize| pieces.get(index + 1).is_some_and(|next| next.marker.is_some());
    let sure = |index: &usize| headings.get(*index).is_some_and(Option::is_some);
    let mut indices = (0..pieces.len()).filter(sure);
    let limit = indices
        .clone()
        .find(|&index| has_list(index))
        .or_else(|| indices.next())
        .unwrap_or(pieces.len());
    let is_header = |piece: &Piece| {
        document_number::read(piece.plain()).is_some()
            || front::recipients(piece).is_some()
            || date::read(piece.plain()).is_some()
            || closing::is_closing(piece.plain(), vocabulary)
    };
    let head = pieces.iter().take(limit).rposition(is_header).map_or(0, |last| last + 1);
    (head..pieces.len())
        .find(|index| sure(index) || pieces.get(*index).is_some_and(|it| it.marker.is_some()))
        .unwrap_or(pieces.len())
}

/// The first heading is the title of all that follows if it has no duties and either equals the
/// 《…》 of the notice's title or does not look like the headings after it.
fn mark_title(front: &[Piece], body: &mut [Item], vocabulary: &Vocabulary) {
    let (Some((first, rest)), printed) = (body.split_first_mut(), front::issued_title(front))
    else {
        return;
    };
    let ItemKind::Heading(heading) = &first.kind else { return };
    let names = rest.iter().filter_map(|item| match &item.kind {
        ItemKind::Heading(other) => Some(&other.name),
        _ => None,
    });
    let longest = names.map(|name| name.chars().count()).max().unwrap_or(0);
    let resembles = heading.is_unit(vocabulary) && heading.name.chars().count() <= longest;
    let followed = matches!(rest.first(), Some(Item { kind: ItemKind::Heading(_), .. }));
    let is_printed = printed.is_some_and(|title| same_words(&title, &first.piece.text));
    if followed && (is_printed || !resembles) {
        first.kind = ItemKind::Title;
    }
}

fn same_words(one: &str, other: &str) -> bool {
    let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    words(one) == words(other)
}
