//! What stands elsewhere among its fellows: all but the heaviest run that keeps its order.

use std::collections::BTreeMap;

/// Something with its places in the old and the new order, and how much it weighs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    pub(super) old: usize,
    pub(super) new: usize,
    /// Greater than 0. Where two runs are as long, the weights decide: they must not depend on
    /// which side is the old one.
    pub(super) weight: u64,
}

/// For each of `placed`, whether it stands elsewhere.
pub(super) fn displaced(placed: &[Placed]) -> Vec<bool> {
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by_key(|&at| placed.get(at).map(|it| it.old));
    // The greatest weight of a run that ends at or before each new place, growing with the place.
    let mut best: BTreeMap<usize, (u64, usize)> = BTreeMap::new();
    let mut before: Vec<Option<usize>> = vec![None; placed.len()];
    for at in order {
        let Some(it) = placed.get(at) else { continue };
        let below = best.range(..it.new).next_back().map(|(_, run)| *run);
        let weight = below.map_or(0, |(weight, _)| weight) + it.weight;
        if let Some(slot) = before.get_mut(at) {
            *slot = below.map(|(_, last)| last);
        }
        if best.range(..=it.new).next_back().is_some_and(|(_, (other, _))| *other >= weight) {
            continue;
        }
        let beaten: Vec<usize> = best
            .range(it.new..)
            .take_while(|(_, (other, _))| *other <= weight)
            .map(|(new, _)| *new)
            .collect();
        for new in beaten {
            best.remove(&new);
        }
        best.insert(it.new, (weight, at));
    }
    let mut displaced = vec![true; placed.len()];
    let mut last = best.last_key_value().map(|(_, (_, at))| *at);
    while let Some(at) = last {
        if let Some(slot) = displaced.get_mut(at) {
            *slot = false;
        }
        last = before.get(at).copied().flatten();
    }
    displaced
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(new: &[usize], weights: &[u64], expected: &[bool]) {
        let placed: Vec<Placed> = new
            .iter()
            .zip(weights)
            .enumerate()
            .map(|(old, (&new, &weight))| Placed { old, new, weight })
            .collect();
        assert_eq!(displaced(&placed), expected);
        let mirrored: Vec<Placed> = placed
            .iter()
            .map(|it| Placed { old: it.new, new: it.old, weight: it.weight })
            .collect();
        assert_eq!(displaced(&mirrored), expected);
    }

    #[test]
    fn the_heaviest_run_stays() {
        check(&[0, 1, 2], &[1, 1, 1], &[false; 3]);
        check(&[2, 0, 1], &[1, 1, 1], &[true, false, false]);
        check(&[1, 0], &[2, 1], &[false, true]);
        check(&[1, 0], &[1, 2], &[true, false]);
        check(&[3, 0, 1, 2], &[9, 1, 1, 1], &[false, true, true, true]);
        check(&[], &[], &[]);
    }
}
