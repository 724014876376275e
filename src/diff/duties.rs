//! Which old duty is which new one.
//!
//! The same words in the same department first, then the same words but for punctuation, then the
//! same words in another department, then the best pairing of what is alike; last, what went into
//! another or came out of one.

use super::assign::{Candidate, assign, tie};
use super::candidates;
use super::departments::Links;
use super::outline::Outline;
use super::parts::{self, Parts};

/// From how alike on two duties of one department are the same in other words. Measured on
/// sentences of these notices: rewordings of up to a third of a sentence stay over 0.5, different
/// duties of one department stay under 0.35 but for a few with a common object.
pub(super) const REWORDED: f64 = 0.42;
/// Across departments more is asked: many departments have duties of one kind (党务信息宣传报道),
/// and a duty that was taken over keeps most of its words.
pub(super) const MOVED: f64 = 0.52;
/// What a pair gains by being of one department.
const AT_HOME: f64 = 0.15;
/// What a pair gains where the duty before or after it is paired in the same way.
const NEIGHBOUR: f64 = 0.05;

/// Which item became which.
#[derive(Debug)]
pub(super) struct Pairs {
    /// For each old item, the new one.
    pub(super) new_of: Vec<Option<usize>>,
    /// For each new item, the old one.
    pub(super) old_of: Vec<Option<usize>>,
    /// Several old ones that became one.
    pub(super) merged: Vec<Parts>,
    /// One that became several.
    pub(super) split: Vec<Parts>,
}

/// Pairs the duties.
pub(super) fn pair(old: &Outline, new: &Outline, links: &Links) -> Pairs {
    let pairs = Pairs {
        new_of: vec![None; old.items.len()],
        old_of: vec![None; new.items.len()],
        merged: Vec::new(),
        split: Vec::new(),
    };
    let mut pairing = Pairing { old, new, links, pairs };
    let namesakes = links.namesakes(old, new);
    let names: Vec<Option<usize>> = (0..new.groups.len()).map(Some).collect();
    let wrap = |links: &[usize]| links.iter().copied().map(Some).collect::<Vec<_>>();
    let (of_old, of_new) = (wrap(&links.of_old), wrap(&links.of_new));
    // Of departments that merged, the one that kept the name kept its own.
    pairing.same(Sameness::Text, Where::Within(&namesakes, &names));
    for reach in [Where::Within(&of_old, &of_new), Where::Anywhere] {
        pairing.same(Sameness::Text, reach);
        pairing.same(Sameness::Words, reach);
    }
    pairing.alike();
    parts::find(old, new, links, &mut pairing.pairs);
    pairing.pairs
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sameness {
    /// Every character.
    Text,
    /// All but punctuation and blanks.
    Words,
}

/// Where the same text is looked for.
#[derive(Clone, Copy)]
enum Where<'p> {
    /// Where an old and a new department have the same place: of each side, department by
    /// department.
    Within(&'p [Option<usize>], &'p [Option<usize>]),
    Anywhere,
}

struct Pairing<'a> {
    old: &'a Outline<'a>,
    new: &'a Outline<'a>,
    links: &'a Links,
    pairs: Pairs,
}

impl Pairs {
    pub(super) fn join(&mut self, old: usize, new: usize) {
        if let (Some(to), Some(from)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) {
            (*to, *from) = (Some(new), Some(old));
        }
    }

    pub(super) fn part(&mut self, old: usize, new: usize) {
        if let (Some(to), Some(from)) = (self.new_of.get_mut(old), self.old_of.get_mut(new)) {
            (*to, *from) = (None, None);
        }
    }

    pub(super) fn free_old(&self) -> Vec<usize> {
        (0..).zip(&self.new_of).filter(|(_, to)| to.is_none()).map(|(at, _)| at).collect()
    }

    pub(super) fn free_new(&self) -> Vec<usize> {
        (0..).zip(&self.old_of).filter(|(_, from)| from.is_none()).map(|(at, _)| at).collect()
    }
}

impl<'a> Pairing<'a> {
    /// Pairs what has the same text or words, in order, but never across departments what stands
    /// in many of them.
    fn same(&mut self, sameness: Sameness, reach: Where) {
        let entries = |side: &'a Outline, free: Vec<usize>, places: Option<&[Option<usize>]>| {
            let mut entries: Vec<(usize, &'a str, usize)> = free
                .into_iter()
                .filter_map(|at| {
                    let item = side.items.get(at)?;
                    let words = match sameness {
                        Sameness::Text => item.duty.text.as_str(),
                        Sameness::Words => item.skeleton.as_str(),
                    };
                    let place = match places {
                        Some(places) => (*places.get(item.group)?)?,
                        None if item.common => return None,
                        None => 0,
                    };
                    let is_told = sameness == Sameness::Text || !words.is_empty();
                    is_told.then_some((place, words, at))
                })
                .collect();
            entries.sort_unstable();
            entries
        };
        let (of_old, of_new) = match reach {
            Where::Within(of_old, of_new) => (Some(of_old), Some(of_new)),
            Where::Anywhere => (None, None),
        };
        let left = entries(self.old, self.pairs.free_old(), of_old);
        let right = entries(self.new, self.pairs.free_new(), of_new);
        let mut others = right.into_iter().peekable();
        for (place, words, at) in left {
            while others.next_if(|(p, w, _)| (*p, *w) < (place, words)).is_some() {}
            if let Some((_, _, other)) = others.next_if(|(p, w, _)| (*p, *w) == (place, words)) {
                self.pairs.join(at, other);
            }
        }
    }

    /// The best pairing of what is alike.
    fn alike(&mut self) {
        let (old, new) = (self.pairs.free_old(), self.pairs.free_new());
        let mut found = candidates::find((&self.old.items, &old), (&self.new.items, &new));
        found.extend(self.of_one_department(&old, &new));
        found.sort_unstable();
        found.dedup();
        let candidates: Vec<Candidate> =
            found.into_iter().filter_map(|(old, new)| self.candidate(old, new)).collect();
        assign(&candidates).into_iter().for_each(|it| self.pairs.join(it.old, it.new));
    }

    /// Short duties share no rare pair of characters; within a department all are compared,
    /// unless there are very many.
    fn of_one_department(&self, old: &[usize], new: &[usize]) -> Vec<candidates::Found> {
        const MOST: usize = 900;
        let by_link = |side: &Outline, free: &[usize], link_of: &[usize]| {
            let mut by_link: Vec<Vec<usize>> = vec![Vec::new(); self.links.all.len()];
            for &at in free {
                let link = side.items.get(at).and_then(|it| link_of.get(it.group));
                let list = link.and_then(|it| by_link.get_mut(*it));
                list.into_iter().for_each(|it| it.push(at));
            }
            by_link
        };
        let left = by_link(self.old, old, &self.links.of_old);
        let right = by_link(self.new, new, &self.links.of_new);
        let few = left.iter().zip(&right).filter(|(one, other)| one.len() * other.len() <= MOST);
        few.flat_map(|(one, other)| {
            one.iter().flat_map(move |&old| other.iter().map(move |&new| (old, new)))
        })
        .collect()
    }

    fn candidate(&self, at: usize, other: usize) -> Option<Candidate> {
        let (one, two) = (self.old.items.get(at)?, self.new.items.get(other)?);
        let at_home = self.links.related(one.group, two.group);
        if !at_home && (one.common || two.common) {
            return None;
        }
        let similarity = one.profile.similarity(&two.profile);
        let least = if at_home { REWORDED } else { MOVED };
        if similarity < least {
            return None;
        }
        let home = if at_home { AT_HOME } else { 0.0 };
        let neighbours = if self.has_neighbour(at, other) { NEIGHBOUR } else { 0.0 };
        let tie = tie((&one.duty.text, at), (&two.duty.text, other));
        Some(Candidate {
            old: at,
            new: other,
            gain: similarity - least + home + neighbours + tie + 0.01,
        })
    }

    fn has_neighbour(&self, old: usize, new: usize) -> bool {
        let joined = |old: Option<usize>, new: Option<usize>| {
            old.zip(new).is_some_and(|(old, new)| self.pairs.new_of.get(old) == Some(&Some(new)))
        };
        joined(old.checked_sub(1), new.checked_sub(1)) || joined(Some(old + 1), Some(new + 1))
    }
}
