//! The numbers of one list, judged as a careful reader would.
//!
//! The longest increasing run of the values is right; among equally long ones the steadiest,
//! where values keep step with positions. A value outside it is a duplicate if another item has
//! it, else in disorder; two exchanged neighbours are one disorder, at the first. A hole that no
//! outlier explains is a gap, at the item after it; before the first item, a wrong start.

use std::collections::BTreeMap;

/// What is wrong at one item of a list. `at` counts items from 0.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Values are missing between the item `previous` and this one.
    Gap {
        /// The item after the hole.
        at: usize,
        /// The value before the hole.
        previous: u32,
        /// The values missing.
        missing: Vec<u32>,
    },
    /// Another item has the same value.
    Duplicate {
        /// The item outside the run.
        at: usize,
        /// The value that fits here, if one does.
        expected: Option<u32>,
    },
    /// The value stands out of order.
    Disorder {
        /// The item outside the run, or the first of two exchanged.
        at: usize,
        /// The value that fits here, if one does.
        expected: Option<u32>,
    },
    /// The list does not start at 1.
    Start {
        /// The first item of the run.
        at: usize,
        /// The values missing before it.
        missing: Vec<u32>,
    },
}

/// No hole is spelled out beyond this many values: a mistyped 9999 names its first ones.
const MISSING_AT_MOST: u32 = 1000;

/// Judges the values of one list, in the order of its items. Time n log n, memory n.
#[must_use]
pub fn judge(values: &[u32]) -> Vec<Fault> {
    if values.iter().zip(1..).all(|(&value, expected)| value == expected) {
        return Vec::new();
    }
    let run = steadiest_run(values);
    let outliers = Outliers::new(values, &run);
    let mut faults = outliers.faults();
    faults.extend(outliers.holes());
    faults.sort_unstable_by_key(Fault::at);
    faults
}

/// Whether the value 1, met after a list whose values are `before`, opens another list (a heading
/// was lost) rather than being a wrong number: the list has moved past 1, or closed with 。, and
/// the second value follows, or nothing that goes on with the old list does after a 。.
#[must_use]
pub fn restarts(before: &[u32], closed: bool, value: u32, next: Option<u32>) -> bool {
    let Some(&last) = before.last() else { return false };
    let goes_on = next == last.checked_add(2);
    value == 1
        && (before.len() > 1 || closed)
        && (next == Some(2) && last != 1 || closed && !goes_on)
}

impl Fault {
    /// The item that the fault is reported at.
    #[must_use]
    pub fn at(&self) -> usize {
        match self {
            Self::Gap { at, .. }
            | Self::Duplicate { at, .. }
            | Self::Disorder { at, .. }
            | Self::Start { at, .. } => *at,
        }
    }
}

/// How good the best run that ends at an item is: longer is better, then fewer changes of step,
/// then a later first value (fewer values missing), then an earlier end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Merit {
    length: usize,
    steadiness: std::cmp::Reverse<usize>,
    first: u32,
    end: std::cmp::Reverse<usize>,
}

/// The items of the run that is right, in order. No item is the zeroth.
fn steadiest_run(values: &[u32]) -> Vec<usize> {
    let mut ranks = values.to_vec();
    ranks.sort_unstable();
    ranks.dedup();
    let mut best_below = PrefixMaximum::new(ranks.len());
    let mut best_in_step: BTreeMap<i64, Merit> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    let mut best: Option<(Merit, u32)> = None;
    for (index, &value) in values.iter().enumerate() {
        if value == 0 {
            before.push(None);
            continue;
        }
        let rank = ranks.partition_point(|&other| other < value);
        let step = i64::from(value) - i64::try_from(index).unwrap_or(i64::MAX);
        let in_step = best_in_step.get(&step).map(|merit| merit.extended(index, 0));
        let out_of_step = best_below.get(rank).map(|merit| merit.extended(index, 1));
        let chosen = in_step.max(out_of_step);
        let merit = chosen.map_or(Merit::alone(value, index), |(merit, _)| merit);
        before.push(chosen.map(|(_, before)| before.0));
        best_below.raise(rank, merit);
        let entry = best_in_step.entry(step).or_insert(merit);
        *entry = (*entry).max(merit);
        let better =
            |&(other, last): &(Merit, u32)| merit.final_rank(value) > other.final_rank(last);
        if best.as_ref().is_none_or(better) {
            best = Some((merit, value));
        }
    }
    let mut run: Vec<usize> =
        std::iter::successors(best.map(|(merit, _)| merit.end.0), |&end| *before.get(end)?)
            .collect();
    run.reverse();
    run
}

impl Merit {
    fn alone(value: u32, index: usize) -> Self {
        let in_step = u32::try_from(index).is_ok_and(|index| value == index.saturating_add(1));
        let steady = std::cmp::Reverse(usize::from(!in_step));
        Self { length: 1, steadiness: steady, first: value, end: std::cmp::Reverse(index) }
    }

    /// The run with one more item, and the item before that: the earlier the better.
    fn extended(self, index: usize, changes: usize) -> (Self, std::cmp::Reverse<usize>) {
        let longer = Self {
            length: self.length + 1,
            steadiness: std::cmp::Reverse(self.steadiness.0 + changes),
            first: self.first,
            end: std::cmp::Reverse(index),
        };
        (longer, self.end)
    }

    fn final_rank(self, last: u32) -> impl Ord {
        (self.length, self.steadiness, std::cmp::Reverse(last - self.first), self.end)
    }
}

/// The best merit among all ranks below a given one (a Fenwick tree).
struct PrefixMaximum(Vec<Option<Merit>>);

impl PrefixMaximum {
    fn new(ranks: usize) -> Self {
        Self(vec![None; ranks + 1])
    }

    fn get(&self, mut below: usize) -> Option<Merit> {
        let mut best = None;
        while below > 0 {
            best = best.max(self.0.get(below).copied().flatten());
            below &= below - 1;
        }
        best
    }

    fn raise(&mut self, rank: usize, merit: Merit) {
        let mut at = rank + 1;
        while let Some(slot) = self.0.get_mut(at) {
            *slot = (*slot).max(Some(merit));
            at += at & at.wrapping_neg();
        }
    }
}

/// The items outside the run, between its members.
struct Outliers<'a> {
    values: &'a [u32],
    /// The run's items, with a bound on either side: the value 0 before the first.
    spans: Vec<Span>,
    /// How often each value occurs.
    occurrences: BTreeMap<u32, usize>,
    /// The values of the items outside the run.
    outside: BTreeMap<u32, usize>,
}

/// The stretch between two neighbours of the run; `after` none past the last.
struct Span {
    before: Option<usize>,
    after: Option<usize>,
    outliers: std::ops::Range<usize>,
}

impl<'a> Outliers<'a> {
    fn new(values: &'a [u32], run: &[usize]) -> Self {
        let mut spans = Vec::with_capacity(run.len() + 1);
        let mut before = None;
        for after in run.iter().copied().map(Some).chain([None]) {
            let start = before.map_or(0, |it| it + 1);
            let outliers = start..after.unwrap_or(values.len());
            spans.push(Span { before, after, outliers });
            before = after;
        }
        let count = |items: &mut dyn Iterator<Item = usize>| {
            let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
            items
                .filter_map(|it| values.get(it))
                .for_each(|it| *counts.entry(*it).or_default() += 1);
            counts
        };
        let occurrences = count(&mut (0..values.len()));
        let outside = count(&mut spans.iter().flat_map(|span| span.outliers.clone()));
        Self { values, spans, occurrences, outside }
    }

    fn value(&self, item: usize) -> Option<u32> {
        self.values.get(item).copied()
    }

    /// One fault an outlier, but one for two exchanged neighbours.
    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = Vec::new();
        for span in &self.spans {
            for at in span.outliers.clone() {
                let Some(value) = self.value(at) else { continue };
                let reported = matches!(faults.last(), Some(Fault::Disorder { at: last, expected })
                    if *last + 1 == at && *expected == Some(value));
                if reported {
                    continue;
                }
                faults.push(self.fault(span, at, value));
            }
        }
        faults
    }

    fn fault(&self, span: &Span, at: usize, value: u32) -> Fault {
        let expected = self.expected(span, at);
        if self.occurrences.get(&value).is_some_and(|&count| count > 1) {
            return Fault::Duplicate { at, expected };
        }
        let first =
            [at.checked_sub(1), Some(at)].into_iter().flatten().find(|it| self.exchanged(*it));
        match first {
            Some(first) => Fault::Disorder { at: first, expected: self.value(first + 1) },
            None => Fault::Disorder { at, expected },
        }
    }

    /// Whether the items `first` and the next would stand right in each other's place.
    fn exchanged(&self, first: usize) -> bool {
        let (Some(high), Some(low)) = (self.value(first), self.value(first + 1)) else {
            return false;
        };
        let before = first.checked_sub(1).map_or(Some(0), |it| self.value(it));
        let fits = before.and_then(|it| it.checked_add(1)) == Some(low)
            || self.value(first + 2).is_some_and(|it| high.checked_add(1) == Some(it));
        low.checked_add(1) == Some(high) && fits
    }

    /// The value that the hole around `at` leaves for its position.
    fn expected(&self, span: &Span, at: usize) -> Option<u32> {
        let last = span.before.and_then(|it| self.value(it)).unwrap_or(0);
        let steps = u32::try_from(at - span.outliers.start).ok()?;
        let fitting = last.checked_add(steps)?.checked_add(1)?;
        let bound = span.after.and_then(|it| self.value(it)).unwrap_or(u32::MAX);
        let free = !self.occurrences.contains_key(&fitting);
        (fitting < bound && free).then_some(fitting)
    }

    /// The holes that no outlier explains: neither by its value nor by its position.
    fn holes(&self) -> impl Iterator<Item = Fault> {
        self.spans.iter().filter_map(|span| {
            let at = span.after?;
            let previous = span.before.and_then(|it| self.value(it));
            let hole = previous.unwrap_or(0) + 1..self.value(at)?;
            let missing: Vec<u32> = hole
                .filter(|value| !self.outside.contains_key(value))
                .skip(span.outliers.len())
                .take(MISSING_AT_MOST as usize)
                .collect();
            match previous {
                _ if missing.is_empty() => None,
                Some(previous) => Some(Fault::Gap { at, previous, missing }),
                None => Some(Fault::Start { at, missing }),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[u32], expected: &[Fault]) {
        assert_eq!(judge(values), expected, "{values:?}");
    }

    #[test]
    fn a_list_in_order_has_no_fault() {
        check(&[], &[]);
        check(&[1], &[]);
        check(&[1, 2, 3, 4], &[]);
    }

    #[test]
    fn a_hole_is_reported_after_it() {
        check(&[1, 2, 4, 5], &[Fault::Gap { at: 2, previous: 2, missing: vec![3] }]);
        check(&[1, 2, 3, 6], &[Fault::Gap { at: 3, previous: 3, missing: vec![4, 5] }]);
        check(&[2, 3, 4], &[Fault::Start { at: 0, missing: vec![1] }]);
        let again = Fault::Duplicate { at: 4, expected: None };
        check(&[1, 2, 4, 5, 5, 6], &[Fault::Gap { at: 2, previous: 2, missing: vec![3] }, again]);
    }

    #[test]
    fn a_repeated_value_is_reported_where_it_does_not_fit() {
        check(&[1, 2, 2, 3, 4], &[Fault::Duplicate { at: 2, expected: None }]);
        check(&[1, 1, 2, 3], &[Fault::Duplicate { at: 1, expected: None }]);
        check(&[1, 2, 3, 5, 5], &[Fault::Duplicate { at: 3, expected: Some(4) }]);
        check(&[1, 2, 2, 4, 5], &[Fault::Duplicate { at: 2, expected: Some(3) }]);
        check(&[5, 2, 3, 4, 5], &[Fault::Duplicate { at: 0, expected: Some(1) }]);
        check(&[1, 2, 3, 4, 4], &[Fault::Duplicate { at: 4, expected: Some(5) }]);
    }

    #[test]
    fn a_stray_value_is_a_disorder_and_explains_its_hole() {
        check(&[1, 2, 9, 4, 5], &[Fault::Disorder { at: 2, expected: Some(3) }]);
        check(&[99, 2, 3, 4], &[Fault::Disorder { at: 0, expected: Some(1) }]);
        check(&[1, 2, 4, 5, 3, 6], &[Fault::Disorder { at: 4, expected: None }]);
        check(&[0, 2, 3, 4], &[Fault::Disorder { at: 0, expected: Some(1) }]);
        check(&[1, 0, 3, 4], &[Fault::Disorder { at: 1, expected: Some(2) }]);
        check(&[1, 2, 3, 6, 5], &[Fault::Disorder { at: 3, expected: Some(4) }]);
        let strays = [(2, None), (5, Some(7))];
        let strays = strays.map(|(at, expected)| Fault::Disorder { at, expected });
        check(&[1, 2, 9, 5, 6, 3], &strays);
        check(&[1, 2, 3, 0], &[Fault::Disorder { at: 3, expected: Some(4) }]);
    }

    #[test]
    fn exchanged_neighbours_are_one_disorder_at_the_first() {
        check(&[2, 1, 3, 4], &[Fault::Disorder { at: 0, expected: Some(1) }]);
        check(&[1, 3, 2, 4, 5], &[Fault::Disorder { at: 1, expected: Some(2) }]);
        check(&[1, 2, 3, 5, 4], &[Fault::Disorder { at: 3, expected: Some(4) }]);
        check(&[1, 4, 3, 5], &[Fault::Disorder { at: 1, expected: Some(3) }]);
    }

    /// 1 and 3 leave one number out, 5 and 8 two.
    #[test]
    fn of_two_runs_the_closer_one_is_right() {
        let at: Vec<usize> = judge(&[5, 1, 8, 0, 3]).iter().map(Fault::at).collect();
        assert_eq!(at, [0, 2, 3]);
    }

    #[test]
    fn a_return_to_one_opens_a_list_only_with_evidence() {
        assert!(restarts(&[1, 2, 3], true, 1, Some(2)));
        assert!(restarts(&[1, 2, 3], false, 1, Some(2)));
        assert!(restarts(&[1], true, 1, Some(2)), "a department of one duty");
        assert!(restarts(&[1, 2, 3], true, 1, None));
        assert!(!restarts(&[1], false, 1, Some(2)), "a repeated first item");
        assert!(!restarts(&[1, 2, 3], false, 1, Some(5)), "a mistyped number");
        assert!(!restarts(&[1, 2, 3], true, 1, Some(5)), "the old list goes on");
        assert!(!restarts(&[2], false, 1, Some(3)), "exchanged");
        assert!(!restarts(&[3], false, 1, Some(2)), "a wrong first number");
        assert!(!restarts(&[], false, 1, Some(2)));
    }

    #[test]
    fn extremes_do_not_overflow() {
        assert_eq!(judge(&[u32::MAX, u32::MAX, 0, u32::MAX]).len(), 4);
        let Some(Fault::Gap { missing, .. }) = judge(&[1, 2, 9999]).pop() else { panic!() };
        assert_eq!(missing.len(), MISSING_AT_MOST as usize);
    }
}
