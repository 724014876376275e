//! Which pieces are headings: of departments, of sections, of the body's own duties.
//!
//! As a careful reader decides: for a marked line its siblings do; blank lines and endings are
//! evidence, never the rule; a line may go on with the one before only if that has no end mark and
//! reaches the page's measure.

use std::collections::{BTreeMap, BTreeSet};

use crate::notice::Vocabulary;
use crate::numbering::marker::Family;

use super::heading::{self, Heading};
use super::outline::ItemKind;
use super::pieces::Piece;

/// A bare name longer than this is a sentence.
const LONGEST_NAME: usize = 20;
/// A line that ends so many columns before the measure was ended by its writer.
const SHORT_OF_MEASURE: usize = 6;
/// No page is set to fewer columns: shorter lines were never wrapped.
const NARROWEST_MEASURE: usize = 40;

/// The measure of the page: how wide its lines are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lines {
    measure: usize,
}

impl Lines {
    /// The measure that a page with hard-wrapped lines is set to: its widest line.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        Self { measure: pieces.iter().map(|piece| piece.width).max().unwrap_or(0) }
    }

    /// Whether the next line may go on with this one: no end mark, and it reaches the measure.
    pub(super) fn is_open(self, piece: &Piece) -> bool {
        !is_closed(&piece.text)
            && self.measure >= NARROWEST_MEASURE
            && piece.width + SHORT_OF_MEASURE >= self.measure
    }
}

/// Whether a text has come to its end.
pub(super) fn is_closed(text: &str) -> bool {
    text.ends_with(['。', '；', ';', '！', '？', '：', ':', '.', '”', '）'])
}

/// The kind of every piece, titles left aside.
pub(super) fn find(pieces: &[Piece], lines: Lines, vocabulary: &Vocabulary) -> Vec<ItemKind> {
    let chains = chains(pieces);
    let by_siblings = marked_names(pieces, &chains, vocabulary);
    let mut kinds: Vec<ItemKind> = Vec::with_capacity(pieces.len());
    let mut before: Option<&Piece> = None;
    for (index, piece) in pieces.iter().enumerate() {
        let next = pieces.get(index + 1);
        let goes_on = before.is_some_and(|it| lines.is_open(it));
        let candidate = heading::read(&piece.words, vocabulary).filter(|_| piece.aside.is_none());
        let heading = candidate.filter(|it| match &piece.marker {
            Some(_) => by_siblings.contains(&index) || heads_other_list(it, piece, next),
            None => piece.role.is_some() || !goes_on && is_heading(it, next, vocabulary),
        });
        before = heading.is_none().then_some(piece);
        kinds.push(heading.map_or(ItemKind::Text, ItemKind::Heading));
    }
    mark_sections(pieces, &chains, &mut kinds, vocabulary);
    kinds
}

/// An unmarked line: a suffix is enough; a short name is a heading above a list, a unit's name
/// above a sentence too.
fn is_heading(heading: &Heading, next: Option<&Piece>, vocabulary: &Vocabulary) -> bool {
    let is_short =
        heading.name.chars().count() <= LONGEST_NAME && !opens_as_duty(&heading.name, vocabulary);
    let sentence_follows =
        next.is_some_and(|it| it.marker.is_none() && it.text.ends_with(['。', '；']));
    heading.suffixed
        || is_short && starts_list(next)
        || is_short && sentence_follows && heading.is_unit(vocabulary)
}

/// A marked line with a suffix, above a list of another kind.
fn heads_other_list(heading: &Heading, piece: &Piece, next: Option<&Piece>) -> bool {
    heading.suffixed && starts_list(next) && next.and_then(family) != family(piece)
}

/// The marked pieces that are names of units like all their siblings, and have something below
/// them: 一、办公室 （一）… 二、财务科 （一）…
fn marked_names(
    pieces: &[Piece],
    chains: &[Vec<usize>],
    vocabulary: &Vocabulary,
) -> BTreeSet<usize> {
    let is_name = |index: &usize| {
        pieces.get(*index).and_then(|it| heading::read(&it.words, vocabulary)).is_some_and(|it| {
            (it.is_unit(vocabulary) || it.suffixed)
                && it.name.chars().count() <= LONGEST_NAME
                && !opens_as_duty(&it.name, vocabulary)
        })
    };
    let has_text_below = |chain: &[usize]| {
        let last = chain.last().is_some_and(|it| it + 1 < pieces.len());
        last || chain.windows(2).any(|pair| matches!(pair, [one, other] if one + 1 < *other))
    };
    let are_names = |chain: &&Vec<usize>| chain.iter().all(is_name) && has_text_below(chain);
    chains.iter().filter(are_names).flatten().copied().collect()
}

/// The marked pieces that count on from one another, by family.
fn chains(pieces: &[Piece]) -> Vec<Vec<usize>> {
    let mut chains: Vec<Vec<usize>> = Vec::new();
    let mut open: BTreeMap<Family, (usize, u32)> = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        let Some((family, number)) =
            piece.marker.as_ref().and_then(|it| Some((it.family, it.number?)))
        else {
            continue;
        };
        let goes_on = open.get(&family).filter(|(_, last)| last.checked_add(1) == Some(number));
        let chain = goes_on.map_or(chains.len(), |(chain, _)| *chain);
        match chains.get_mut(chain) {
            Some(chain) => chain.push(index),
            None => chains.push(vec![index]),
        }
        open.insert(family, (chain, number));
    }
    chains
}

/// Marked lines that all stand right above a heading, without sentence marks, are sections'. One
/// that is a suffix and no name (一、主要职责) is the heading of the body's own duties.
fn mark_sections(
    pieces: &[Piece],
    chains: &[Vec<usize>],
    kinds: &mut [ItemKind],
    vocabulary: &Vocabulary,
) {
    let words = |index: usize| pieces.get(index).map(|it| it.words.as_str()).unwrap_or_default();
    let is_suffix = |index: usize| vocabulary.heading_suffixes.iter().any(|it| it == words(index));
    let is_name = |index: usize| {
        is_suffix(index)
            || heading::read(words(index), vocabulary).is_some_and(|it| {
                it.name.chars().count() <= LONGEST_NAME && !opens_as_duty(&it.name, vocabulary)
            })
    };
    // From the end, so that an outer section finds the inner one below it marked.
    for chain in chains.iter().rev() {
        let is_free = |index: &usize| kinds.get(*index) == Some(&ItemKind::Text);
        let heads = |index: &usize| {
            matches!(kinds.get(index + 1), Some(ItemKind::Heading(_) | ItemKind::Section))
        };
        let sections: Vec<usize> = chain.iter().copied().filter(heads).collect();
        let others = chain.iter().filter(|index| !heads(index));
        let all_names = chain.iter().all(|index| is_free(index) && is_name(*index));
        let own: Vec<usize> = others.copied().collect();
        if !all_names || !own.iter().all(|index| is_suffix(*index)) {
            continue;
        }
        for (indices, kind) in [(sections, ItemKind::Section), (own, ItemKind::OwnHeading)] {
            for index in indices {
                if let Some(slot) = kinds.get_mut(index) {
                    *slot = kind.clone();
                }
            }
        }
    }
}

fn opens_as_duty(name: &str, vocabulary: &Vocabulary) -> bool {
    vocabulary.duty_openings.iter().any(|opening| name.starts_with(opening.as_str()))
}

fn starts_list(piece: Option<&Piece>) -> bool {
    let marker = piece.and_then(|it| it.marker.as_ref());
    marker.is_some_and(|it| it.number.is_none_or(|number| number <= 1))
}

fn family(piece: &Piece) -> Option<Family> {
    piece.marker.as_ref().map(|it| it.family)
}
