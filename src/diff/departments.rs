//! Which old departments became which new ones.
//!
//! In this order, what is linked being left alone by what follows: the office's own lineage; the
//! same name; a name that the other bears as an alias; several that went into a new one, one that
//! went into several new ones; another name for the same duties; one that went into another that
//! goes on, one that another gave rise to.

use std::collections::{BTreeMap, BTreeSet};

use crate::notice::Lineage;
use crate::wording::{Rarity, skeleton};

use super::assign::{Candidate, Sets, assign, hash, nearness, tie};
use super::outline::{Group, Outline};
use super::shared::Shared;

/// The share of a department's duties that must go to another for it to have gone into it: most.
const MOST: f64 = 0.5;
/// From this share of common duties on, two departments are one under another name.
const SAME_DUTIES: f64 = 0.4;
/// Where the names are alike, less will do: 财务科 and 财务管理科, after a year of changes.
const SAME_DUTIES_ALIKE: f64 = 0.2;
/// From how alike on names are alike; 综合科 and 业务科, which share their ending, are not.
const ALIKE_NAMES: f64 = 0.55;

/// Old and new departments to be joined, all with one in common.
type Star = Vec<(usize, usize)>;

/// Departments that belong together; one side may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) old: Vec<usize>,
    pub(super) new: Vec<usize>,
}

/// All links: each group of either side is in one.
#[derive(Debug)]
pub(super) struct Links {
    /// In the order of the new notice, those that are gone after the one before them.
    pub(super) all: Vec<Link>,
    /// For each old group, its link.
    pub(super) of_old: Vec<usize>,
    /// For each new group, its link.
    pub(super) of_new: Vec<usize>,
}

/// Links the groups of the two notices.
pub(super) fn link(old: &Outline, new: &Outline, lineage: &[Lineage], shared: &Shared) -> Links {
    let mut linking = Linking {
        old,
        new,
        shared,
        sets: Sets::new(old.groups.len() + new.groups.len()),
        old_linked: vec![false; old.groups.len()],
        new_linked: vec![false; new.groups.len()],
        old_settled: vec![false; old.groups.len()],
        new_settled: vec![false; new.groups.len()],
    };
    linking.stated(lineage);
    linking.bodies();
    linking.same_names();
    linking.aliases();
    linking.gathered();
    linking.renamed();
    linking.absorbed();
    linking.links()
}

struct Linking<'a> {
    old: &'a Outline<'a>,
    new: &'a Outline<'a>,
    shared: &'a Shared,
    /// Old groups first, new ones behind them.
    sets: Sets,
    old_linked: Vec<bool>,
    new_linked: Vec<bool>,
    /// Those about which the office has said all.
    old_settled: Vec<bool>,
    new_settled: Vec<bool>,
}

impl Linking<'_> {
    fn join(&mut self, old: usize, new: usize) {
        self.sets.join(old, self.old.groups.len() + new);
        if let (Some(one), Some(other)) =
            (self.old_linked.get_mut(old), self.new_linked.get_mut(new))
        {
            (*one, *other) = (true, true);
        }
    }

    fn free_old(&self) -> Vec<usize> {
        (0..).zip(&self.old_linked).filter(|(_, linked)| !**linked).map(|(at, _)| at).collect()
    }

    fn free_new(&self) -> Vec<usize> {
        (0..).zip(&self.new_linked).filter(|(_, linked)| !**linked).map(|(at, _)| at).collect()
    }

    fn stated(&mut self, lineage: &[Lineage]) {
        let find = |side: &Outline, name: &str| {
            let name = skeleton(name);
            let is = |at: &usize| side.groups.get(*at).is_some_and(|it| it.names().contains(&name));
            (0..side.groups.len()).find(is)
        };
        for Lineage { old, new } in lineage {
            let Some(from) = find(self.old, old) else { continue };
            for to in new.iter().filter_map(|name| find(self.new, name)).collect::<Vec<_>>() {
                self.join(from, to);
                if let (Some(one), Some(other)) =
                    (self.old_settled.get_mut(from), self.new_settled.get_mut(to))
                {
                    (*one, *other) = (true, true);
                }
            }
        }
    }

    /// The whole body stays the whole body.
    fn bodies(&mut self) {
        let body = |side: &Outline| side.groups.iter().position(|it| it.department.is_none());
        if let (Some(old), Some(new)) = (body(self.old), body(self.new)) {
            self.join(old, new);
        }
    }

    /// Of several with one name, those that share most are the same, then the first ones.
    fn same_names(&mut self) {
        let mut by_name: BTreeMap<Option<String>, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let name = |side: &Outline, at: usize| {
            side.groups
                .get(at)
                .and_then(|it| Some((it.department?, it.name().map(skeleton))))
                .map(|it| it.1)
        };
        for old in self.free_old() {
            let Some(name) = name(self.old, old) else { continue };
            by_name.entry(name).or_default().0.push(old);
        }
        for new in self.free_new() {
            let Some(name) = name(self.new, new) else { continue };
            by_name.entry(name).or_default().1.push(new);
        }
        for (name, (old, new)) in by_name {
            let alone = old.len() == 1 && new.len() == 1 && name.is_some();
            if alone {
                old.iter().zip(&new).for_each(|(&one, &other)| self.join(one, other));
                continue;
            }
            self.most_shared(&old, &new);
            let is_free = |linked: &[bool], at: &usize| linked.get(*at) == Some(&false);
            let old: Vec<usize> =
                old.into_iter().filter(|it| is_free(&self.old_linked, it)).collect();
            let new: Vec<usize> =
                new.into_iter().filter(|it| is_free(&self.new_linked, it)).collect();
            if name.is_some() || (old.len() == 1 && new.len() == 1) {
                old.into_iter().zip(new).for_each(|(one, other)| self.join(one, other));
            }
        }
    }

    /// Where they share as much, those that stand at the same place among their namesakes; where
    /// several ways come to as much, one of them, the same whichever side is the old one.
    fn most_shared(&mut self, old: &[usize], new: &[usize]) {
        let place = |list: &[usize], at: usize| list.iter().position(|it| *it == at);
        let candidate = |(one, other): (usize, usize)| {
            let (place, its_place) = (place(old, one)?, place(new, other)?);
            let chance = hash(&place.to_string(), &its_place.to_string());
            let near = nearness(place, its_place);
            let gain = self.shared.between(one, other) + 1e-6 * near + 1e-9 * chance;
            Some(Candidate { old: one, new: other, gain })
        };
        let candidates: Vec<Candidate> = self.shared.pairs().filter_map(candidate).collect();
        assign(&candidates).into_iter().for_each(|it| self.join(it.old, it.new));
    }

    fn aliases(&mut self) {
        let mut by_name: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for old in self.free_old() {
            let names = self.old.groups.get(old).map(Group::names).unwrap_or_default();
            names.into_iter().for_each(|name| by_name.entry(name).or_default().0.push(old));
        }
        for new in self.free_new() {
            let names = self.new.groups.get(new).map(Group::names).unwrap_or_default();
            names.into_iter().for_each(|name| by_name.entry(name).or_default().1.push(new));
        }
        let mut candidates: Vec<Candidate> = Vec::new();
        for (old, new) in by_name.into_values() {
            if let (&[old], &[new]) = (old.as_slice(), new.as_slice()) {
                candidates.push(Candidate { old, new, gain: 1.0 + self.weight(old, new) });
            }
        }
        candidates.sort_by_key(|it| (it.old, it.new));
        candidates.dedup_by_key(|it| (it.old, it.new));
        assign(&candidates).into_iter().for_each(|it| self.join(it.old, it.new));
    }

    /// The share of the old group's duties that the new one has.
    fn given(&self, old: usize, new: usize) -> f64 {
        share(self.shared.between(old, new), self.old.telling(old))
    }

    /// The share of the new group's duties that it has from the old one.
    fn taken(&self, old: usize, new: usize) -> f64 {
        share(self.shared.between(old, new), self.new.telling(new))
    }

    /// Several old departments that went into one new one, and the other way round.
    fn gathered(&mut self) {
        let (mut into, mut out_of): (BTreeMap<usize, Star>, BTreeMap<usize, Star>) =
            Default::default();
        for (old, new) in self.free_pairs() {
            if self.given(old, new) >= MOST {
                into.entry(new).or_default().push((old, new));
            }
            if self.taken(old, new) >= MOST {
                out_of.entry(old).or_default().push((old, new));
            }
        }
        let (into, out_of) = (into.into_values(), out_of.into_values());
        let stars: Vec<Star> = into.chain(out_of).filter(|star: &Star| star.len() > 1).collect();
        self.join_apart(stars);
    }

    /// Joins each star that shares no department with one that weighs more: which of two wins
    /// must not depend on which side is the old one. Of two that weigh the same, neither.
    fn join_apart(&mut self, stars: Vec<Star>) {
        let mut weighed: Vec<(f64, BTreeSet<usize>, Star)> = stars
            .into_iter()
            .map(|star| {
                let weights = star.iter().map(|&(old, new)| self.weight(old, new));
                (weights.sum(), self.roots(&star), star)
            })
            .collect();
        weighed.sort_by(|one, other| other.0.total_cmp(&one.0));
        let mut used = BTreeSet::new();
        for equal in weighed.chunk_by(|one, other| one.0.total_cmp(&other.0).is_eq()) {
            let is_open = |(_, roots, _): &&(_, BTreeSet<usize>, _)| roots.is_disjoint(&used);
            let open: Vec<_> = equal.iter().filter(is_open).collect();
            let mut claims: BTreeMap<usize, usize> = BTreeMap::new();
            let claimed = open.iter().flat_map(|(_, roots, _)| roots);
            claimed.for_each(|root| *claims.entry(*root).or_default() += 1);
            for (_, roots, star) in open {
                if roots.iter().all(|root| claims.get(root) == Some(&1)) {
                    star.iter().for_each(|&(old, new)| self.join(old, new));
                }
            }
            used.extend(claims.into_keys());
        }
    }

    /// How much they share, two pairs hardly ever the same.
    fn weight(&self, old: usize, new: usize) -> f64 {
        let label = |side: &Outline, at: usize| side.groups.get(at).map(Group::label);
        let names = label(self.old, old).zip(label(self.new, new));
        self.shared.between(old, new)
            + names.map_or(0.0, |(one, other)| tie((&one, old), (&other, new)))
    }

    fn roots(&mut self, star: &Star) -> BTreeSet<usize> {
        let offset = self.old.groups.len();
        star.iter()
            .flat_map(|&(old, new)| [self.sets.root(old), self.sets.root(offset + new)])
            .collect()
    }

    fn renamed(&mut self) {
        let all = self.old.groups.iter().chain(&self.new.groups);
        let names: Vec<String> = all.map(Group::label).collect();
        let rarity = Rarity::of(names.iter().map(String::as_str));
        let pairs = self.free_pairs().into_iter().chain(self.idle_pairs());
        let candidates: Vec<Candidate> =
            pairs.filter_map(|(old, new)| self.same_duties(old, new, &rarity)).collect();
        assign(&candidates).into_iter().for_each(|it| self.join(it.old, it.new));
    }

    fn same_duties(&self, old: usize, new: usize, rarity: &Rarity) -> Option<Candidate> {
        let (one, other) = (self.old.groups.get(old)?, self.new.groups.get(new)?);
        if one.department.is_none() || other.department.is_none() {
            return None;
        }
        let (one, other) = (one.label(), other.label());
        let names = rarity.profile(&one).similarity(&rarity.profile(&other));
        let duties = self.likeness(old, new);
        let needed = match () {
            () if names < ALIKE_NAMES => SAME_DUTIES,
            () if self.old.telling(old) + self.new.telling(new) > 0 => SAME_DUTIES_ALIKE,
            () => 0.0,
        };
        let gain = duties + 0.3 * names + tie((&one, old), (&other, new));
        (duties >= needed).then_some(Candidate { old, new, gain })
    }

    /// Departments that are not linked yet and share duties.
    fn free_pairs(&self) -> Vec<(usize, usize)> {
        let is_free = |linked: &[bool], at: usize| linked.get(at) == Some(&false);
        let free = |(old, new): &(usize, usize)| {
            is_free(&self.old_linked, *old) && is_free(&self.new_linked, *new)
        };
        self.shared.pairs().filter(free).collect()
    }

    /// Departments that are not linked yet and have no duties to tell them by: names alone do.
    /// Where there are very many, none.
    fn idle_pairs(&self) -> Vec<(usize, usize)> {
        const MOST_PAIRS: usize = 40_000;
        let idle = |side: &Outline, free: Vec<usize>| -> Vec<usize> {
            free.into_iter().filter(|at| side.telling(*at) == 0).collect()
        };
        let (old, new) = (idle(self.old, self.free_old()), idle(self.new, self.free_new()));
        if old.len() * new.len() > MOST_PAIRS {
            return Vec::new();
        }
        old.iter().flat_map(|&old| new.iter().map(move |&new| (old, new))).collect()
    }

    /// How much of what both are charged with is the same.
    fn likeness(&self, old: usize, new: usize) -> f64 {
        let both = self.old.telling(old) + self.new.telling(new);
        share(2.0 * self.shared.between(old, new), both)
    }

    /// One that went into another that goes on; one that another gave rise to.
    fn absorbed(&mut self) {
        let pairs: Vec<(usize, usize)> = self.shared.pairs().collect();
        let mut into: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        let mut from: BTreeMap<usize, (f64, usize)> = BTreeMap::new();
        let keep =
            |slot: &mut BTreeMap<usize, (f64, usize)>, of: usize, share: f64, other: usize| {
                let best = slot.entry(of).or_insert((0.0, other));
                if share >= MOST && share > best.0 {
                    *best = (share, other);
                }
            };
        for (old, new) in pairs {
            let linked = |of: &[bool], at: usize| of.get(at) == Some(&true);
            let settled = linked(&self.old_settled, old) || linked(&self.new_settled, new);
            if settled {
                continue;
            }
            if !linked(&self.old_linked, old) && linked(&self.new_linked, new) {
                keep(&mut into, old, self.given(old, new), new);
            }
            if !linked(&self.new_linked, new) && linked(&self.old_linked, old) {
                keep(&mut from, new, self.taken(old, new), old);
            }
        }
        let sizes = self.sizes();
        let offset = self.old.groups.len();
        // By what goes on, and whether it takes in or gives rise: one that was split takes in no
        // other, for what came of it would be unclear.
        let mut stars: BTreeMap<(usize, bool), Star> = BTreeMap::new();
        for (old, (_, new)) in into.into_iter().filter(|(_, (share, _))| *share > 0.0) {
            let root = self.sets.root(offset + new);
            if sizes.get(&root).is_some_and(|size| size.1 == 1) {
                stars.entry((root, true)).or_default().push((old, new));
            }
        }
        for (new, (_, old)) in from.into_iter().filter(|(_, (share, _))| *share > 0.0) {
            let root = self.sets.root(old);
            if sizes.get(&root).is_some_and(|size| size.0 == 1) {
                stars.entry((root, false)).or_default().push((old, new));
            }
        }
        self.join_apart(stars.into_values().collect());
    }

    /// How many old and new groups are in each set.
    fn sizes(&mut self) -> BTreeMap<usize, (usize, usize)> {
        let mut sizes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        let old = self.old.groups.len();
        for at in 0..old + self.new.groups.len() {
            let size = sizes.entry(self.sets.root(at)).or_default();
            if at < old { size.0 += 1 } else { size.1 += 1 }
        }
        sizes
    }

    fn links(mut self) -> Links {
        let (old, new) = (self.old.groups.len(), self.new.groups.len());
        let mut by_root: BTreeMap<usize, Link> = BTreeMap::new();
        for at in 0..old {
            by_root.entry(self.sets.root(at)).or_default().old.push(at);
        }
        for at in 0..new {
            by_root.entry(self.sets.root(old + at)).or_default().new.push(at);
        }
        in_order(by_root.into_values().collect(), old, new)
    }
}

fn share(part: f64, whole: usize) -> f64 {
    let whole = u32::try_from(whole).map_or(f64::INFINITY, f64::from);
    if whole == 0.0 { 0.0 } else { part / whole }
}

/// The links in the order of the new notice; one that is gone stands after the one that its old
/// neighbour above became.
fn in_order(links: Vec<Link>, old: usize, new: usize) -> Links {
    let mut placed: Vec<((usize, usize), Link)> = Vec::new();
    let mut place_of_old: Vec<Option<usize>> = vec![None; old];
    for link in &links {
        for &at in &link.old {
            if let Some(place) = place_of_old.get_mut(at) {
                *place = link.new.first().map(|it| it + 1);
            }
        }
    }
    for link in links {
        let before =
            |at: usize| place_of_old.get(..at).and_then(|it| it.iter().rev().find_map(|it| *it));
        let first = link.old.first().copied().unwrap_or(0);
        let place = link.new.first().map_or_else(|| before(first).unwrap_or(0), |it| it + 1);
        let key = if link.new.is_empty() { (place, first + 1) } else { (place, 0) };
        placed.push((key, link));
    }
    placed.sort_by_key(|(key, _)| *key);
    let all: Vec<Link> = placed.into_iter().map(|(_, link)| link).collect();
    let (mut of_old, mut of_new) = (vec![0; old], vec![0; new]);
    for (index, link) in all.iter().enumerate() {
        link.old.iter().for_each(|&at| of_old.get_mut(at).into_iter().for_each(|it| *it = index));
        link.new.iter().for_each(|&at| of_new.get_mut(at).into_iter().for_each(|it| *it = index));
    }
    Links { all, of_old, of_new }
}

impl Links {
    /// For each old group the new one of the same name that it belongs with.
    pub(super) fn namesakes(&self, old: &Outline, new: &Outline) -> Vec<Option<usize>> {
        let name = |side: &Outline, at: usize| side.groups.get(at).map(Group::label);
        let link_of = |at: usize| self.of_old.get(at).and_then(|it| self.all.get(*it));
        let namesake = |at: usize| {
            let mut others = link_of(at)?.new.iter().copied();
            others.find(|it| name(new, *it) == name(old, at))
        };
        (0..old.groups.len()).map(namesake).collect()
    }

    /// Whether the two groups are the same department, or parts of it.
    pub(super) fn related(&self, old: usize, new: usize) -> bool {
        match (self.of_old.get(old), self.of_new.get(new)) {
            (Some(one), Some(other)) => one == other,
            _ => false,
        }
    }
}
