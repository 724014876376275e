//! What each piece of the page is, by its form and its neighbours.
//!
//! The header ends after its last sure line (document number, recipients, date, imprint) before
//! the first heading; the body starts at the first heading or marked piece from there on. What
//! is a heading is said in [`headings`].

use std::collections::BTreeMap;

use crate::notice::{DocumentNumber, NoticeDate, Vocabulary};

use super::heading::Heading;
use super::headings::{self, Found};
use super::lines::Lines;
use super::pieces::Piece;
use super::{closing, front};

/// The pieces, parted into header and body.
pub(super) struct Outline<'a> {
    /// The pieces of the header.
    pub(super) front: Vec<Piece<'a>>,
    /// The pieces of the body, each with what it is.
    pub(super) body: Vec<Item<'a>>,
    /// How wide the lines of the page are.
    pub(super) lines: Lines,
}

/// A piece of the body.
pub(super) struct Item<'a> {
    pub(super) piece: Piece<'a>,
    pub(super) kind: ItemKind,
}

/// What a piece of the body is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ItemKind {
    /// The title above all departments.
    Title,
    /// The heading of a section.
    Section(Holds),
    /// The heading of the whole body's own duties.
    OwnHeading,
    /// The article that announces them.
    OwnLeadIn,
    /// Another article beside those of sections.
    Article,
    /// The heading of a department.
    Heading(Box<Heading>),
    /// Anything else: duties, lead-ins, closing lines.
    Text,
}

/// What stands in a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    Departments,
    Staffing,
    Other,
}

/// Parts the pieces and finds the headings.
pub(super) fn read<'a>(pieces: Vec<Piece<'a>>, vocabulary: &Vocabulary) -> Outline<'a> {
    let lines = Lines::of(&pieces);
    let printed = front::issued_title(&pieces);
    let Found { mut kinds, ends } = headings::find(&pieces, lines, vocabulary);
    for (piece, kind) in pieces.iter().zip(&mut kinds).filter(|(it, _)| it.marker.is_none()) {
        if printed.as_ref().is_some_and(|title| is_titled(piece.text, title)) {
            *kind = ItemKind::Title;
        }
    }
    let start = body_start(&pieces, &kinds, vocabulary);
    let mut front = pieces;
    let body = front.drain(start.min(front.len())..);
    let mut body = items(body, kinds.into_iter().skip(start), start, &ends);
    if body.iter().all(|item| item.kind != ItemKind::Title) {
        mark_title(&mut body, front.is_empty(), vocabulary);
    }
    Outline { front, body, lines }
}

/// The items, a heading that runs into its duties parted from them.
fn items<'a>(
    pieces: impl ExactSizeIterator<Item = Piece<'a>>,
    kinds: impl Iterator<Item = ItemKind>,
    start: usize,
    ends: &BTreeMap<usize, usize>,
) -> Vec<Item<'a>> {
    let mut items = Vec::with_capacity(pieces.len());
    for ((index, piece), kind) in pieces.enumerate().zip(kinds) {
        let end = ends.get(&(start + index)).filter(|_| matches!(kind, ItemKind::Heading(_)));
        let Some(end) = end else {
            items.push(Item { piece, kind });
            continue;
        };
        let mut parts = piece.parts(&[piece.words_start() + end]).into_iter();
        items.extend(parts.next().map(|piece| Item { piece, kind }));
        items.extend(parts.map(|piece| Item { piece, kind: ItemKind::Text }));
    }
    items
}

/// The header may hold a date of signature; all headings and lists before it are the letter's.
/// Without one it ends before the first list under a heading.
fn body_start(pieces: &[Piece], kinds: &[ItemKind], vocabulary: &Vocabulary) -> usize {
    let is_heading = |index: usize| kinds.get(index).is_some_and(|it| *it != ItemKind::Text);
    let is_marked = |index: usize| pieces.get(index).is_some_and(|it| it.marker.is_some());
    let is_signed = |piece: &Piece| {
        NoticeDate::read(piece.plain()).is_some() || front::signed_date(piece).is_some()
    };
    let signed = pieces.iter().position(is_signed);
    let after_date =
        signed.and_then(|at| (at..pieces.len()).find(|it| is_heading(*it) || is_marked(*it)));
    let mut headings = (0..pieces.len()).filter(|index| is_heading(*index));
    let limit = after_date
        .or_else(|| headings.clone().find(|index| is_marked(index + 1)))
        .or_else(|| headings.next())
        .unwrap_or(pieces.len());
    let is_header = |(index, piece): (usize, &Piece)| {
        DocumentNumber::read(piece.plain()).is_some()
            || front::recipients(piece).is_some() && !is_heading(index)
            || is_signed(piece)
            || closing::is_closing(piece.plain(), vocabulary)
    };
    let head =
        pieces.iter().enumerate().take(limit).rposition(is_header).map_or(0, |last| last + 1);
    let is_column = |index: usize| pieces.get(index).is_some_and(|it| it.column.is_some());
    (head..pieces.len())
        .find(|index| is_heading(*index) || is_marked(*index) || is_column(*index))
        .unwrap_or(pieces.len())
}

/// The first heading is the title of all that follows if it has no duties and does not look like
/// the headings after it (rule 2 of a careful reader).
fn mark_title(body: &mut [Item], opens_page: bool, vocabulary: &Vocabulary) {
    let Some((first, rest)) = body.split_first_mut() else { return };
    let next = rest.first();
    let followed = next.is_some_and(|item| item.kind != ItemKind::Text);
    // A page's first line that names the place, with no list and no sentence of duties below it.
    let titles_page = opens_page && vocabulary.names_place(first.piece.text);
    let listed = next.is_some_and(|item| item.piece.marker.is_some() && !followed);
    let is_title = match &first.kind {
        _ if first.piece.marker.is_some() => false,
        ItemKind::Section(_) => opens_page && (followed || titles_page),
        ItemKind::OwnHeading => titles_page && !listed && first.piece.text.chars().count() > 6,
        ItemKind::Heading(heading) if followed || titles_page => {
            let names = rest.iter().filter_map(|item| match &item.kind {
                ItemKind::Heading(other) => Some(&other.name),
                _ => None,
            });
            let longest = names.map(|name| name.chars().count()).max();
            let longest = longest.or(followed.then_some(0)).unwrap_or(usize::MAX);
            !(heading.is_unit(vocabulary) && heading.name.chars().count() <= longest)
        }
        _ => false,
    };
    if is_title {
        first.kind = ItemKind::Title;
    }
}

/// Whether a line is the title, blanks aside; （试行） and the like may follow it.
fn is_titled(line: &str, title: &str) -> bool {
    let mut words = line.chars().filter(|it| !it.is_whitespace());
    let mut title = title.chars().filter(|it| !it.is_whitespace());
    if !title.all(|it| words.next() == Some(it)) {
        return false;
    }
    let first = words.next();
    let last = words.next_back().or(first);
    first.is_none() || first == Some('（') && last == Some('）')
}
