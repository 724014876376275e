//! The lines of a page under check, by their places.

use std::cell::Cell;
use std::cmp::Ordering;

use crate::document::{Columns, Document, Line, Place};

/// The lines of a page, in order; none without a page.
#[derive(Debug)]
pub struct Lines<'a> {
    all: Vec<&'a Line>,
    /// The columns of each.
    columns: Vec<Columns<'a>>,
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
        let columns = all.iter().map(|line| Columns::of(&line.text)).collect();
        let mut by_place: Vec<usize> = (0..all.len()).collect();
        let order = |one: &usize, other: &usize| match (all.get(*one), all.get(*other)) {
            (Some(one), Some(other)) => one.place.cmp_line(&other.place),
            _ => Ordering::Equal,
        };
        by_place.sort_by(order);
        let (repaired, last) = (vec![false; all.len()], Cell::default());
        let mut lines = Self { all, columns, by_place, last, repaired };
        for repair in page.iter().flat_map(|page| &page.repairs) {
            let here = lines.positions(&repair.place);
            // All lines at one place are marked together.
            if here.first().is_some_and(|it| !lines.is_repaired(*it)) {
                let here = here.to_vec();
                here.into_iter().for_each(|it| lines.mark_repaired(it));
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

    pub(super) fn columns(&self, position: usize) -> Option<&Columns<'a>> {
        self.columns.get(position)
    }

    /// The lines of these positions; none where one is not there.
    pub(super) fn range(&self, positions: std::ops::RangeInclusive<usize>) -> Vec<&'a Line> {
        self.all.get(positions).map(<[_]>::to_vec).unwrap_or_default()
    }

    fn mark_repaired(&mut self, position: usize) {
        self.repaired.get_mut(position).into_iter().for_each(|it| *it = true);
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
            end = self.end_of_place(start, order);
            self.last.set((start, end));
        }
        self.by_place.get(start..end).unwrap_or_default()
    }

    /// Where in `by_place` the positions end that are at the same place as that at `start`.
    fn end_of_place(&self, start: usize, order: impl Fn(&usize) -> Ordering) -> usize {
        let there = self.by_place.get(start..).unwrap_or_default();
        // Nearly always a line has its place for itself.
        let alone = there.iter().take(2).take_while(|it| order(it).is_eq()).count();
        let count = if alone < 2 { alone } else { there.partition_point(|it| order(it).is_eq()) };
        start + count
    }

    /// The position of the line that holds `place`: of lines at one place the last that starts at
    /// its column or before, else the first.
    pub(super) fn holding(&self, place: &Place) -> Option<usize> {
        let here = self.positions(place);
        let starts = |it: &usize| self.get(*it).is_some_and(|line| line.place <= *place);
        let count = here.partition_point(starts);
        here.get(count.saturating_sub(1)).copied()
    }

    /// The line that holds `place`.
    #[must_use]
    pub fn at(&self, place: &Place) -> Option<&'a Line> {
        self.get(self.holding(place)?)
    }
}
