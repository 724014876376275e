//! The best assignment of old to new where each may be paired with several.
//!
//! Candidates fall into small groups that share nothing; within each, the pairing with the
//! greatest total gain is found exactly ([`best`]), or, where a group is large, by taking the
//! greatest gain first. Ties are broken by a hash of both texts, the same from either side, so
//! that swapping the sides swaps the pairs and changes none.

use std::collections::BTreeMap;

/// A pair that could be, and what it gains: greater than 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    pub(super) old: usize,
    pub(super) new: usize,
    pub(super) gain: f64,
}

/// The most members of a group, on its smaller side, for which the best pairing is looked for:
/// the search grows with the cube of it.
const EXACT: usize = 40;

/// The pairs chosen, each old and each new one once.
pub(super) fn assign(candidates: &[Candidate]) -> Vec<Candidate> {
    let mut chosen: Vec<Candidate> = groups(candidates).iter().flat_map(|it| solve(it)).collect();
    chosen.sort_by_key(|it| (it.old, it.new));
    chosen
}

/// The candidates parted into groups that share neither old nor new ones.
fn groups(candidates: &[Candidate]) -> Vec<Vec<Candidate>> {
    let size = candidates.iter().map(|it| it.old.max(it.new) + 1).max().unwrap_or(0);
    // Old ones are the even nodes, new ones the odd.
    let mut sets = Sets::new(2 * size);
    candidates.iter().for_each(|it| sets.join(2 * it.old, 2 * it.new + 1));
    let mut groups: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    candidates.iter().for_each(|it| groups.entry(sets.root(2 * it.old)).or_default().push(*it));
    groups.into_values().collect()
}

/// Disjoint sets of numbers.
pub(super) struct Sets(Vec<usize>);

impl Sets {
    pub(super) fn new(size: usize) -> Self {
        Self((0..size).collect())
    }

    pub(super) fn root(&mut self, node: usize) -> usize {
        let mut root = node;
        while let Some(&above) = self.0.get(root).filter(|it| **it != root) {
            root = above;
        }
        let mut at = node;
        while let Some(above) = self.0.get_mut(at).filter(|it| **it != root) {
            at = std::mem::replace(above, root);
        }
        root
    }

    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        if let Some(above) = self.0.get_mut(one.max(other)) {
            *above = one.min(other);
        }
    }
}

fn solve(group: &[Candidate]) -> Vec<Candidate> {
    let distinct = |of: fn(&Candidate) -> usize| {
        let mut all: Vec<usize> = group.iter().map(of).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (old, new) = (distinct(|it| it.old), distinct(|it| it.new));
    match group {
        [only] => vec![*only],
        _ if old.len().min(new.len()) > EXACT || old.len().max(new.len()) > 4 * EXACT => {
            greatest_first(group)
        }
        _ => best(group, &old, &new),
    }
}

fn greatest_first(group: &[Candidate]) -> Vec<Candidate> {
    let mut sorted = group.to_vec();
    sorted.sort_by(|one, other| other.gain.total_cmp(&one.gain));
    let (mut old, mut new) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    sorted.retain(|it| {
        let free = !old.contains(&it.old) && !new.contains(&it.new);
        free && old.insert(it.old) && new.insert(it.new)
    });
    sorted
}

/// The pairing with the greatest total gain: shortest augmenting paths with potentials (Kuhn and
/// Munkres), over a square in which what is no candidate gains nothing.
fn best(group: &[Candidate], old: &[usize], new: &[usize]) -> Vec<Candidate> {
    let size = old.len().max(new.len());
    let position = |list: &[usize], value: usize| list.binary_search(&value).unwrap_or(0);
    let mut cost = vec![0.0; size * size];
    for it in group {
        if let Some(cell) = cost.get_mut(position(old, it.old) * size + position(new, it.new)) {
            *cell = -it.gain;
        }
    }
    let columns = square(&cost, size);
    let is_chosen =
        |it: &Candidate| columns.get(position(new, it.new)) == Some(&position(old, it.old));
    group.iter().filter(|it| is_chosen(it)).copied().collect()
}

/// For each column the row it is given to, at the least total cost.
#[allow(clippy::indexing_slicing, reason = "every index is below the size of the square")]
fn square(cost: &[f64], size: usize) -> Vec<usize> {
    // Row and column 0 stand for none, as in the usual statement of the method.
    let (mut rows, mut columns) = (vec![0.0; size + 1], vec![0.0; size + 1]);
    let mut row_of = vec![0; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut before = vec![0; size + 1];
        let mut used = vec![false; size + 1];
        let mut column = 0;
        while row_of[column] != 0 {
            used[column] = true;
            let (at, mut step, mut next) = (row_of[column], f64::INFINITY, 0);
            for other in 1..=size {
                if used[other] {
                    continue;
                }
                let reduced = cost[(at - 1) * size + other - 1] - rows[at] - columns[other];
                if reduced < least[other] {
                    (least[other], before[other]) = (reduced, column);
                }
                if least[other] < step {
                    (step, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if used[other] {
                    rows[row_of[other]] += step;
                    columns[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[before[column]];
            column = before[column];
        }
    }
    row_of.iter().skip(1).map(|row| row - 1).collect()
}

/// What parts two pairs that gain the same, at most 0.000002: a hash of both texts, then how near
/// to one another their positions are, then how early. The same whichever comes first.
pub(super) fn tie((one, at): (&str, usize), (other, place): (&str, usize)) -> f64 {
    1e-6 * hash(one, other)
        + 1e-9 * nearness(at, place)
        + 1e-12 * nearness(0, at.saturating_add(place))
}

/// 1 for two equal positions, less the further apart they are.
pub(super) fn nearness(one: usize, other: usize) -> f64 {
    1.0 / (1.0 + u32::try_from(one.abs_diff(other)).map_or(f64::MAX, f64::from))
}

/// A hash of both texts, from 0 to 1, the same whichever comes first.
pub(super) fn hash(one: &str, other: &str) -> f64 {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    let bytes = first.bytes().chain([0]).chain(second.bytes());
    // FNV-1a.
    let hash = bytes
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    f64::from(hash) / f64::from(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(candidates: &[(usize, usize, f64)]) -> Vec<(usize, usize)> {
        let candidates: Vec<Candidate> =
            candidates.iter().map(|&(old, new, gain)| Candidate { old, new, gain }).collect();
        assign(&candidates).into_iter().map(|it| (it.old, it.new)).collect()
    }

    #[test]
    fn the_greatest_total_wins() {
        assert_eq!(pairs(&[(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8)]), [(0, 1), (1, 0)]);
        assert_eq!(pairs(&[(0, 0, 0.9), (0, 1, 0.4), (1, 0, 0.4)]), [(0, 0)]);
        assert_eq!(pairs(&[(3, 7, 0.1), (9, 2, 0.1)]), [(3, 7), (9, 2)]);
        assert!(pairs(&[]).is_empty());
    }

    /// Sixty groups, too many together for the exact search, each better paired crosswise.
    #[test]
    fn groups_that_share_nothing_are_solved_one_by_one() {
        let group = |at: usize| {
            let (old, new) = (2 * at, 2 * at + 2);
            [(old, new, 0.9), (old, new + 1, 0.8), (old + 1, new, 0.8)]
        };
        let all: Vec<_> = (0..60).flat_map(group).collect();
        let crosswise = (0..60).flat_map(|at| [(2 * at, 2 * at + 3), (2 * at + 1, 2 * at + 2)]);
        assert_eq!(pairs(&all), crosswise.collect::<Vec<_>>());
    }

    /// 附件 twice on one side: the nearer one, from whichever side.
    #[test]
    fn equal_texts_are_parted_by_their_positions() {
        let near = tie(("附件", 3), ("附表", 1));
        assert!(near > tie(("附件", 8), ("附表", 1)));
        assert!(tie(("附件", 3), ("附表", 5)) > tie(("附件", 7), ("附表", 5)));
        assert!(near.total_cmp(&tie(("附表", 1), ("附件", 3))).is_eq());
        assert!(near < 2e-6);
    }

    #[test]
    fn a_large_group_takes_the_greatest_first() {
        let all: Vec<_> = (0..60).flat_map(|one| (0..60).map(move |two| (one, two))).collect();
        let gain = |one: usize, two: usize| if one == two { 1.0 } else { 0.5 };
        let candidates: Vec<_> =
            all.into_iter().map(|(one, two)| (one, two, gain(one, two))).collect();
        assert_eq!(pairs(&candidates), (0..60).map(|it| (it, it)).collect::<Vec<_>>());
    }

    /// A group of so many old and new ones, the first two of which are better paired crosswise,
    /// though the greatest gain is the first of each.
    fn is_exact(old: usize, new: usize) -> bool {
        let few = old.min(new);
        let mut all = vec![(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8)];
        all.extend((2..few).map(|it| (it, it, 0.9)));
        all.extend((2..old).map(|it| (it, 0, 0.1)));
        all.extend((2..new).map(|it| (0, it, 0.1)));
        pairs(&all).starts_with(&[(0, 1), (1, 0)])
    }

    #[test]
    fn groups_of_up_to_forty_are_paired_for_the_greatest_total() {
        assert!(is_exact(EXACT, EXACT) && is_exact(EXACT, EXACT + 1) && is_exact(EXACT + 1, EXACT));
        assert!(!is_exact(EXACT + 1, EXACT + 1));
        assert!(is_exact(2, 4 * EXACT) && is_exact(4 * EXACT, 2));
        assert!(!is_exact(2, 4 * EXACT + 1) && !is_exact(4 * EXACT + 1, 2));
    }

    #[test]
    fn what_is_taken_is_left_out_and_takes_nothing() {
        let candidate = |(old, new, gain)| Candidate { old, new, gain };
        let all = [(0, 0, 0.9), (1, 0, 0.8), (0, 2, 0.7), (1, 1, 0.6), (2, 2, 0.5)].map(candidate);
        let chosen = greatest_first(&all);
        let chosen: Vec<_> = chosen.into_iter().map(|it| (it.old, it.new)).collect();
        assert_eq!(chosen, [(0, 0), (1, 1), (2, 2)]);
    }

    #[test]
    fn the_last_ones_are_in_their_group() {
        assert_eq!(pairs(&[(0, 2, 0.9), (1, 2, 0.8)]), [(0, 2)]);
        assert_eq!(pairs(&[(2, 0, 0.8), (2, 1, 0.9)]), [(2, 1)]);
    }

    /// The greatest total that any choice of them has.
    fn greatest_total(candidates: &[Candidate]) -> f64 {
        let [first, rest @ ..] = candidates else { return 0.0 };
        let apart = |it: &&Candidate| it.old != first.old && it.new != first.new;
        let others: Vec<Candidate> = rest.iter().filter(apart).copied().collect();
        greatest_total(rest).max(first.gain + greatest_total(&others))
    }

    #[test]
    fn no_other_choice_gains_more() {
        let mut state = 1_u32;
        let mut random = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 16) / 65536.0
        };
        for case in 0..300 {
            let places =
                (0..2 + case % 4).flat_map(|old| (0..2 + case / 4 % 4).map(move |new| (old, new)));
            let candidates: Vec<Candidate> = places
                .map(|(old, new)| Candidate { old, new, gain: random() })
                .filter(|it| it.gain > 0.4)
                .collect();
            let total: f64 = assign(&candidates).iter().map(|it| it.gain).sum();
            assert!((total - greatest_total(&candidates)).abs() < 1e-9, "{candidates:?}");
        }
    }

    #[test]
    fn of_equal_texts_as_near_the_earlier_ones_come_first() {
        let first = tie(("附件", 1), ("附件", 2));
        assert!(first > tie(("附件", 5), ("附件", 6)));
        assert!(first > tie(("附件", 1), ("附件", 3)));
        // Nearness goes before how early.
        assert!(tie(("附件", 5), ("附件", 6)) > tie(("附件", 0), ("附件", 2)));
    }

    #[test]
    fn nearness_falls_with_the_distance() {
        assert!((nearness(4, 4) - 1.0).abs() < 1e-9);
        assert!((nearness(4, 6) - nearness(6, 4)).abs() < 1e-9);
        assert!((nearness(4, 7) - 0.25).abs() < 1e-9);
    }

    /// The same in every version: what hangs on it must not change without reason.
    #[test]
    fn the_hash_is_fnv_1a_of_both_texts_in_order_with_a_zero_between() {
        let expected = f64::from(0x4345_66f2_u32) / f64::from(u32::MAX);
        assert!(hash("乙科", "甲科").total_cmp(&expected).is_eq());
        assert!(hash("甲科", "乙科").total_cmp(&expected).is_eq());
    }
}
