//! Lists whose items stand in one line: （一）…；（二）…；

use crate::notice::{Vocabulary, marks};
use crate::numbering::marker::{self, Family};

use super::lines::Lines;
use super::pieces::Piece;
use super::{heading, lead_in};

/// Parts every line that holds several items of one list, or a heading or lead-in and the items
/// after it.
pub(super) fn split<'a>(pieces: Vec<Piece<'a>>, vocabulary: &Vocabulary) -> Vec<Piece<'a>> {
    if !pieces.iter().any(|it| it.is_parted) {
        return pieces;
    }
    let lines = Lines::of(&pieces);
    let mut parted: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut open = None;
    for piece in pieces {
        let goes_on =
            || piece.marker.is_none() && parted.last().is_some_and(|it| lines.is_open(it));
        let own = match open {
            _ if !piece.is_parted => Vec::new(),
            Some((family, number)) if goes_on() => items(&piece, 0, family, number),
            _ => own_items(&piece),
        };
        let mut add = |part: Piece<'a>| match led_items(&part, lines, vocabulary).as_slice() {
            [] => parted.push(part),
            points => parted.extend(part.parts(points)),
        };
        match own.as_slice() {
            [] => add(piece),
            points => piece.parts(points).into_iter().for_each(add),
        }
        let last = parted.last().and_then(|it| it.marker.as_ref());
        open = last.map_or(open, |it| it.number.map(|number| (it.family, number)));
    }
    parted
}

/// Where the items start that count on from the piece's own typed marker.
fn own_items(piece: &Piece) -> Vec<usize> {
    let own = piece.marker.as_ref().filter(|_| !piece.computed);
    own.and_then(|it| Some((it.family, it.number?)))
        .map_or_else(Vec::new, |(family, number)| items(piece, piece.words_start(), family, number))
}

/// Where the items start of a list that a heading or lead-in stands before: at least two, or one
/// where the line is broken at the page's measure.
fn led_items(piece: &Piece, lines: Lines, vocabulary: &Vocabulary) -> Vec<usize> {
    let first = if piece.is_parted { first_item(piece) } else { None };
    let led = first.filter(|(at, _)| {
        let before = piece.text.get(piece.words_start()..*at).unwrap_or_default();
        heading::run_in(before, vocabulary).is_some_and(|it| it.end == before.len())
            || piece.marker.is_none() && lead_in::announcement(before) == Some(before.len())
    });
    let Some((first, family)) = led else { return Vec::new() };
    let others = items(piece, first, family, 1);
    let is_list = !others.is_empty() || lines.is_open(piece);
    if is_list { [vec![first], others].concat() } else { Vec::new() }
}

/// Where the items start that count on after `number`, from the byte `from` on.
fn items(piece: &Piece, mut from: usize, family: Family, mut number: u32) -> Vec<usize> {
    let mut starts = Vec::new();
    while let Some(next) = number.checked_add(1) {
        let Some(at) = item_after(piece, from, (family, next)) else { break };
        starts.push(at);
        (from, number) = (at, next);
    }
    starts
}

/// Where an item numbered 1 starts right after the first `：` or `。`.
fn first_item(piece: &Piece) -> Option<(usize, Family)> {
    let start = piece.words_start();
    let (at, mark) = marks(piece.words()).find(|(_, c)| matches!(c, '：' | ':' | '。'))?;
    let at = start + at + mark.len_utf8();
    let rest = piece.text.get(at..)?;
    let (marker, _) = marker::read(rest.trim_start())?;
    (marker.number == Some(1)).then_some((at, marker.family))
}

/// Where, after the byte `from`, an item with this family and number starts behind an end mark or
/// a blank.
fn item_after(piece: &Piece, from: usize, (family, number): (Family, u32)) -> Option<usize> {
    let text = piece.text.get(from..)?;
    let is_it = |at: &usize| {
        let item = text.get(*at..).and_then(marker::read);
        item.is_some_and(|(it, _)| it.family == family && it.number == Some(number))
    };
    let ends = |it: char| it.is_whitespace() || matches!(it, '；' | ';' | '。');
    marks(text)
        .filter(|(_, mark)| ends(*mark))
        .filter_map(|(at, mark)| {
            let behind = at + mark.len_utf8();
            let next = text.get(behind..)?.chars().next()?;
            (!next.is_whitespace()).then_some(behind)
        })
        .find(is_it)
        .map(|at| from + at)
}
