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

/// The pieces, each with what it is, parted into header and body.
pub(super) struct Outline<'a> {
    pieces: Vec<Piece<'a>>,
    kinds: Vec<ItemKind>,
    /// How many pieces the header has.
    body_start: usize,
    /// How wide the lines of the page are.
    pub(super) lines: Lines,
}

impl<'a> Outline<'a> {
    /// The pieces of the header.
    pub(super) fn front(&self) -> &[Piece<'a>] {
        self.pieces.get(..self.body_start).unwrap_or_default()
    }

    /// The pieces of the body.
    pub(super) fn body(&self) -> Items<'_> {
        let pieces = self.pieces.get(self.body_start..).unwrap_or_default();
        Items { pieces, kinds: self.kinds.get(self.body_start..).unwrap_or_default() }
    }
}

/// Pieces of the body in a row, each with what it is.
#[derive(Clone, Copy)]
pub(super) struct Items<'o> {
    pieces: &'o [Piece<'o>],
    kinds: &'o [ItemKind],
}

impl<'o> Items<'o> {
    pub(super) fn split_first(self) -> Option<(Item<'o>, Self)> {
        let (piece, pieces) = self.pieces.split_first()?;
        let (kind, kinds) = self.kinds.split_first()?;
        Some((Item { piece, kind }, Self { pieces, kinds }))
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Item<'o>> {
        self.pieces.iter().zip(self.kinds).map(|(piece, kind)| Item { piece, kind })
    }

    /// The pieces up to the first one that is no text.
    pub(super) fn texts(self) -> impl Iterator<Item = &'o Piece<'o>> {
        self.iter().take_while(|it| *it.kind == ItemKind::Text).map(|it| it.piece)
    }
}

/// A piece of the body.
#[derive(Clone, Copy)]
pub(super) struct Item<'o> {
    pub(super) piece: &'o Piece<'o>,
    pub(super) kind: &'o ItemKind,
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
    let body_start = body_start(&pieces, &kinds, vocabulary);
    let (pieces, mut kinds) = part_run_ins(pieces, kinds, body_start, &ends);
    let body = pieces.get(body_start..).unwrap_or_default();
    let body_kinds = kinds.get_mut(body_start..).unwrap_or_default();
    if !body_kinds.contains(&ItemKind::Title) {
        mark_title(body, body_kinds, body_start == 0, vocabulary);
    }
    Outline { pieces, kinds, body_start, lines }
}

/// The pieces and what they are, headings of the body that run into their duties parted from them.
fn part_run_ins<'a>(
    pieces: Vec<Piece<'a>>,
    kinds: Vec<ItemKind>,
    body_start: usize,
    ends: &BTreeMap<usize, usize>,
) -> (Vec<Piece<'a>>, Vec<ItemKind>) {
    if ends.is_empty() {
        return (pieces, kinds);
    }
    let mut parted = (Vec::with_capacity(pieces.len()), Vec::with_capacity(kinds.len()));
    for ((index, piece), kind) in pieces.into_iter().enumerate().zip(kinds) {
        let is_heading = index >= body_start && matches!(kind, ItemKind::Heading(_));
        match ends.get(&index).filter(|_| is_heading) {
            Some(end) => {
                let parts = piece.parts(&[piece.words_start() + end]);
                let texts = std::iter::repeat_n(ItemKind::Text, parts.len().saturating_sub(1));
                parted.1.extend(std::iter::once(kind).chain(texts));
                parted.0.extend(parts);
            }
            None => parted.extend([(piece, kind)]),
        }
    }
    parted
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
fn mark_title(body: &[Piece], kinds: &mut [ItemKind], opens_page: bool, vocabulary: &Vocabulary) {
    let Some((first, rest)) = kinds.split_first_mut() else { return };
    let [piece, below @ ..] = body else { return };
    let followed = rest.first().is_some_and(|it| *it != ItemKind::Text);
    // A page's first line that names the place, with no list and no sentence of duties below it.
    let titles_page = opens_page && vocabulary.names_place(piece.text);
    let listed = below.first().is_some_and(|it| it.marker.is_some() && !followed);
    let is_title = match &*first {
        _ if piece.marker.is_some() => false,
        ItemKind::Section(_) => opens_page && (followed || titles_page),
        ItemKind::OwnHeading => titles_page && !listed && piece.text.chars().count() > 6,
        ItemKind::Heading(heading) if followed || titles_page => {
            let names = rest.iter().filter_map(|it| match it {
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
        *first = ItemKind::Title;
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
