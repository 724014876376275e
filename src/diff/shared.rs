//! How much of what each old department is charged with each new one has.
//!
//! The evidence for renames, merges and splits: duties with the same words, and duties that are
//! alike where no one on the other side has the words. What stands in many departments says
//! nothing.

use std::collections::BTreeMap;

use super::assign::{Candidate, assign, tie};
use super::candidates;
use super::outline::{Item, Outline};

/// From how alike on two duties count as evidence that the departments are the same. Duties of
/// different departments of a body rarely come over 0.5.
const ALIKE: f64 = 0.6;

/// How many duties an old and a new group share.
#[derive(Debug, Default)]
pub(super) struct Shared(BTreeMap<(usize, usize), f64>);

impl Shared {
    pub(super) fn new(old: &Outline, new: &Outline) -> Self {
        let mut shared = Self::default();
        let (first, second) = (by_words(old), by_words(new));
        for (words, groups) in &first {
            let Some(others) = second.get(words) else { continue };
            for (&group, &count) in groups {
                for (&other, &times) in others {
                    shared.add(group, other, f64::from(count.min(times)));
                }
            }
        }
        let alone = |side: &Outline, other: &ByWords| -> Vec<usize> {
            let is_alone = |it: &Item| !it.common && !other.contains_key(it.skeleton.as_str());
            (0..).zip(&side.items).filter(|(_, it)| is_alone(it)).map(|(at, _)| at).collect()
        };
        let found =
            candidates::find((&old.items, &alone(old, &second)), (&new.items, &alone(new, &first)));
        let alike = found.into_iter().filter_map(|(at, other)| {
            let (item, twin) = (old.items.get(at)?, new.items.get(other)?);
            let similarity = item.profile.similarity(&twin.profile);
            let gain = similarity + tie((&item.duty.text, at), (&twin.duty.text, other));
            (similarity >= ALIKE).then_some(Candidate { old: at, new: other, gain })
        });
        for it in assign(&alike.collect::<Vec<_>>()) {
            if let (Some(item), Some(twin)) = (old.items.get(it.old), new.items.get(it.new)) {
                shared.add(item.group, twin.group, it.gain);
            }
        }
        shared
    }

    fn add(&mut self, old: usize, new: usize, duties: f64) {
        *self.0.entry((old, new)).or_default() += duties;
    }

    /// How many duties these two groups share.
    pub(super) fn between(&self, old: usize, new: usize) -> f64 {
        self.0.get(&(old, new)).copied().unwrap_or(0.0)
    }

    /// The pairs of groups that share any, in order.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.0.keys().copied()
    }
}

/// How often each sentence stands in each group.
type ByWords<'a> = BTreeMap<&'a str, BTreeMap<usize, u32>>;

fn by_words<'a>(side: &'a Outline) -> ByWords<'a> {
    let mut by_words = ByWords::new();
    for item in side.items.iter().filter(|it| !it.common) {
        *by_words.entry(&item.skeleton).or_default().entry(item.group).or_default() += 1;
    }
    by_words
}
