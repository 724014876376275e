//! The lines of a page under check, by their places.

use std::cell::Cell;
use std::cmp::Ordering;

use crate::document::{Document, Line, Place};

/// The lines of a page, in order; none without a page.
#[derive(Debug)]
pub struct Lines<'a> {
    all: Vec<&'a Line>,
    /// The positions in `all`, by the place of the line.
    by_place: Vec<usize>,
    /// Where in `by_place` the last answer began and ended: rules go down the page, and the next
    /// answer is there or right behind.
    last: Cell<(usize, usize)>,
    /// Of each line, whether something was taken out of it.
    repaired: Vec<bool>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(page: Option<&'a Document>) -> Self {
        let all: Vec<&Line> = page.map(Document::lines).unwrap_or_default();
        let mut by_place: Vec<usize> = (0..all.len()).collect();
        let order = |one: &usize, other: &usize| match (all.get(*one), all.get(*other)) {
            (Some(one), Some(other)) => one.place.cmp_line(&other.place),
            _ => Ordering::Equal,
        };
        by_place.sort_by(order);
        let (repaired, last) = (vec![false; all.len()], Cell::default());
        let mut lines = Self { all, by_place, last, repaired };
        for repair in page.iter().flat_map(|page| &page.repairs) {
            for position in lines.positions(&repair.place).to_vec() {
                lines.repaired.get_mut(position).into_iter().for_each(|it| *it = true);
            }
        }
        lines
    }

    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &'a Line> + '_ {
        self.all.iter().copied()
    }

    pub(super) fn get(&self, position: usize) -> Option<&'a Line> {
        self.all.get(position).copied()
    }

    /// The lines of these positions; none where one is not there.
    pub(super) fn range(&self, positions: std::ops::RangeInclusive<usize>) -> Vec<&'a Line> {
        self.all.get(positions).map(<[_]>::to_vec).unwrap_or_default()
    }

    pub(super) fn is_repaired(&self, position: usize) -> bool {
        self.repaired.get(position) == Some(&true)
    }

    /// The positions of the lines at `place`, its column left out of account.
    pub(super) fn positions(&self, place: &Place) -> &[usize] {
        let order = |position: &usize| {
            self.all.get(*position).map_or(Ordering::Equal, |it| it.place.cmp_line(place))
        };
        let at = |at: usize| self.by_place.get(at).map_or(Ordering::Greater, order);
        let (mut start, mut end) = self.last.get();
        if start == end || at(start).is_ne() {
            let mut behind = (end..end.saturating_add(3)).map(|it| (it, at(it)));
            let near = behind.find(|(_, order)| order.is_ge());
            let near = near.filter(|(_, order)| order.is_eq()).map(|(it, _)| it);
            start = near.unwrap_or_else(|| self.by_place.partition_point(|it| order(it).is_lt()));
            let from_there = self.by_place.iter().skip(start);
            end = start + from_there.take_while(|it| order(it).is_eq()).count();
            self.last.set((start, end));
        }
        self.by_place.get(start..end).unwrap_or_default()
    }

    /// The last line at `place`, its column left out of account.
    #[must_use]
    pub fn at(&self, place: &Place) -> Option<&'a Line> {
        self.positions(place).last().and_then(|position| self.get(*position))
    }
}
