//! What each piece of the page is, by its form and its neighbours.
//!
//! The header ends after its last sure line (document number, recipients, date, imprint) before
//! the first department that has a list; the body starts at the first heading or marked piece
//! from there on. What is a heading is said in [`headings`].

use crate::notice::Vocabulary;

use super::headings::{self, Lines};
use super::pieces::Piece;
use super::{closing, date, document_number, front, heading};

use heading::Heading;

/// The pieces, parted into header and body.
pub(super) struct Outline<'a> {
    /// The pieces of the header.
    pub(super) front: &'a [Piece],
    /// The pieces of the body, each with what it is.
    pub(super) body: Vec<Item<'a>>,
    /// How wide the lines of the page are.
    pub(super) lines: Lines,
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
    /// The heading of several departments.
    Section,
    /// The heading of the whole body's own duties.
    OwnHeading,
    /// The heading of a department.
    Heading(Heading),
    /// Anything else: duties, lead-ins, closing lines.
    Text,
}

/// Parts the pieces and finds the headings.
pub(super) fn read<'a>(pieces: &'a [Piece], vocabulary: &Vocabulary) -> Outline<'a> {
    let lines = Lines::of(pieces);
    let printed = front::issued_title(pieces);
    let mut kinds = headings::find(pieces, lines, vocabulary);
    for (piece, kind) in pieces.iter().zip(&mut kinds).filter(|(it, _)| it.marker.is_none()) {
        if printed.as_ref().is_some_and(|title| is_titled(&piece.text, title)) {
            *kind = ItemKind::Title;
        }
    }
    let start = body_start(pieces, &kinds, vocabulary);
    let (front, body) = pieces.split_at_checked(start).unwrap_or((pieces, &[]));
    let kinds = kinds.into_iter().skip(start);
    let mut body: Vec<Item> =
        body.iter().zip(kinds).map(|(piece, kind)| Item { piece, kind }).collect();
    if body.iter().all(|item| item.kind != ItemKind::Title) {
        mark_title(&mut body, vocabulary);
    }
    Outline { front, body, lines }
}

fn body_start(pieces: &[Piece], kinds: &[ItemKind], vocabulary: &Vocabulary) -> usize {
    let is_heading = |index: usize| kinds.get(index).is_some_and(|it| *it != ItemKind::Text);
    let is_marked = |index: usize| pieces.get(index).is_some_and(|it| it.marker.is_some());
    let mut headings = (0..pieces.len()).filter(|index| is_heading(*index));
    let limit = headings
        .clone()
        .find(|index| is_marked(index + 1))
        .or_else(|| headings.next())
        .unwrap_or(pieces.len());
    let is_header = |piece: &Piece| {
        document_number::read(piece.plain()).is_some()
            || front::recipients(piece).is_some()
            || front::signed_date(piece).is_some()
            || date::read(piece.plain()).is_some()
            || closing::is_closing(piece.plain(), vocabulary)
    };
    let head = pieces.iter().take(limit).rposition(is_header).map_or(0, |last| last + 1);
    (head..pieces.len())
        .find(|index| is_heading(*index) || is_marked(*index))
        .unwrap_or(pieces.len())
}

/// The first heading is the title of all that follows if it has no duties and does not look like
/// the headings after it.
fn mark_title(body: &mut [Item], vocabulary: &Vocabulary) {
    let Some((first, rest)) = body.split_first_mut() else { return };
    let ItemKind::Heading(heading) = &first.kind else { return };
    let names = rest.iter().filter_map(|item| match &item.kind {
        ItemKind::Heading(other) => Some(&other.name),
        _ => None,
    });
    let longest = names.map(|name| name.chars().count()).max().unwrap_or(0);
    let resembles = heading.is_unit(vocabulary) && heading.name.chars().count() <= longest;
    let followed = rest.first().is_some_and(|item| item.kind != ItemKind::Text);
    if followed && !resembles {
        first.kind = ItemKind::Title;
    }
}

/// Whether a line is the title, blanks aside; （试行） and the like may follow it.
fn is_titled(line: &str, title: &str) -> bool {
    let words = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let (line, title) = (words(line), words(title));
    let rest = line.strip_prefix(title.as_str());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('（') && rest.ends_with('）'))
}
