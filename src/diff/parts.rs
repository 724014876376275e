//! Duties that became one, and duties that one became.
//!
//! In: the pairs found so far. What is left over on one side is looked for inside what changed on
//! the other: a whole that holds most of each of its parts, and little else.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates;
use super::departments::Links;
use super::duties::Pairs;
use super::outline::{Item, Outline};

/// How much of a part must stand in the whole.
const IN_WHOLE: f64 = 0.66;
/// How much of the whole its parts must make up.
const COVERED: f64 = 0.72;
/// How much each part must add to what the others make up: what is said twice is no part.
const ADDED: f64 = 0.15;

/// A whole on one side and its parts on the other, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) whole: usize,
    pub(super) parts: Vec<usize>,
}

/// Finds what merged and what was split, and takes it out of the pairs.
pub(super) fn find(old: &Outline, new: &Outline, links: &Links, pairs: &mut Pairs) {
    let related = |part: usize, whole: usize| {
        group_pair(old, new, part, whole).is_some_and(|(one, other)| links.related(one, other))
    };
    let merged = look(
        &Side { items: &old.items, free: pairs.free_old(), twin_of: &pairs.new_of },
        &Side { items: &new.items, free: pairs.free_new(), twin_of: &pairs.old_of },
        &related,
    );
    let back = |part: usize, whole: usize| related(whole, part);
    let split = look(
        &Side { items: &new.items, free: pairs.free_new(), twin_of: &pairs.old_of },
        &Side { items: &old.items, free: pairs.free_old(), twin_of: &pairs.new_of },
        &back,
    );
    let clash = |merged: &Parts, split: &Parts| {
        merged.parts.contains(&split.whole) || split.parts.contains(&merged.whole)
    };
    // Where both readings want a duty, neither has it: the choice would hang on the side.
    pairs.merged =
        merged.iter().filter(|it| !split.iter().any(|other| clash(it, other))).cloned().collect();
    pairs.split =
        split.iter().filter(|it| !merged.iter().any(|other| clash(other, it))).cloned().collect();
    for parts in pairs.merged.clone() {
        parts.parts.iter().for_each(|&part| pairs.part(part, parts.whole));
    }
    for parts in pairs.split.clone() {
        parts.parts.iter().for_each(|&part| pairs.part(parts.whole, part));
    }
}

fn group_pair(old: &Outline, new: &Outline, one: usize, other: usize) -> Option<(usize, usize)> {
    Some((old.items.get(one)?.group, new.items.get(other)?.group))
}

/// One side of the search: its items, those without a twin, and for each item its twin.
struct Side<'a> {
    items: &'a [Item<'a>],
    free: Vec<usize>,
    twin_of: &'a [Option<usize>],
}

/// Wholes on one side that the left-over `parts` of the other went into, with their twins.
fn look(parts: &Side, wholes: &Side, related: &dyn Fn(usize, usize) -> bool) -> Vec<Parts> {
    let changed = |at: &usize| {
        let (Some(item), Some(twin)) = (wholes.items.get(*at), wholes.twin_of.get(*at)) else {
            return false;
        };
        let twin = twin.and_then(|it| parts.items.get(it));
        !item.common && twin.is_none_or(|it| it.skeleton != item.skeleton)
    };
    let open: Vec<usize> = (0..wholes.items.len()).filter(changed).collect();
    let mut by_whole: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (part, whole) in candidates::find((parts.items, &parts.free), (wholes.items, &open)) {
        let (Some(one), Some(other)) = (parts.items.get(part), wholes.items.get(whole)) else {
            continue;
        };
        if !one.common && one.profile.share_in(&other.profile) >= IN_WHOLE {
            by_whole.entry(whole).or_default().push(part);
        }
    }
    let mut found: Vec<Parts> = Vec::new();
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for (whole, mut candidates) in by_whole {
        candidates.retain(|it| !taken.contains(it));
        candidates.sort_by_key(|it| !related(*it, whole));
        let twin = wholes.twin_of.get(whole).copied().flatten();
        if let Some(parts) = gather(parts.items, wholes.items, whole, twin, &candidates) {
            taken.extend(&parts.parts);
            found.push(parts);
        }
    }
    found
}

/// The parts that make up the whole: its twin, and those candidates that add to it.
fn gather(
    parts: &[Item],
    wholes: &[Item],
    whole: usize,
    twin: Option<usize>,
    candidates: &[usize],
) -> Option<Parts> {
    let target = &wholes.get(whole)?.profile;
    let rarity_free = |chosen: &[usize]| -> Option<f64> {
        let items: Option<Vec<&Item>> = chosen.iter().map(|it| parts.get(*it)).collect();
        Some(target.share_in_all(items?.into_iter().map(|it| &it.profile)))
    };
    let mut chosen: Vec<usize> = twin.into_iter().collect();
    if let Some(twin) = twin {
        let item = parts.get(twin)?;
        if item.common || item.profile.share_in(target) < IN_WHOLE {
            return None;
        }
    }
    let mut covered = rarity_free(&chosen)?;
    for &candidate in candidates {
        chosen.push(candidate);
        let with = rarity_free(&chosen)?;
        if with - covered >= ADDED {
            covered = with;
        } else {
            chosen.pop();
        }
    }
    chosen.sort_unstable();
    (chosen.len() > 1 && covered >= COVERED).then_some(Parts { whole, parts: chosen })
}
