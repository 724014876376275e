//! From links and pairs to the records of [`Changes`](super::Changes).

use std::collections::BTreeMap;

use crate::notice::{Department, Notice};
use crate::wording::{differs_in_marks_only, segments};

use super::assign::hash;
use super::departments::{Link, Links};
use super::duties::Pairs;
use super::order::{Placed, displaced};
use super::outline::{Group, Item, Outline};
use super::parts::Parts;
use super::{DepartmentChange, DepartmentKind, DutyChange, DutyKind, DutySide, FieldChange};

/// What a member of a run weighs before its tie is added.
const UNIT: u64 = 1 << 32;

/// For each old id of a department or duty, the new one that it became, if one.
pub(super) fn place_map(
    old: &Outline,
    new: &Outline,
    links: &Links,
    pairs: &Pairs,
) -> BTreeMap<String, String> {
    let mut map = BTreeMap::new();
    for link in &links.all {
        if let (&[one], &[other]) = (link.old.as_slice(), link.new.as_slice())
            && let (Some(one), Some(other)) = (old.groups.get(one), new.groups.get(other))
        {
            map.insert(one.id.to_owned(), other.id.to_owned());
        }
    }
    for (item, to) in old.items.iter().zip(&pairs.new_of) {
        if let Some(twin) = to.and_then(|it| new.items.get(it)) {
            map.insert(item.duty.id.clone(), twin.duty.id.clone());
        }
    }
    map
}

/// The departments, in the order of the links.
pub(super) fn departments(
    old: &Outline,
    new: &Outline,
    links: &Links,
    pairs: &Pairs,
) -> Vec<DepartmentChange> {
    let moved = displaced_links(old, new, links);
    let records = links.all.iter().zip(moved);
    records.filter_map(|(link, moved)| department(old, new, link, moved, pairs)).collect()
}

fn displaced_links(old: &Outline, new: &Outline, links: &Links) -> Vec<bool> {
    let mut kept: Vec<(usize, Placed)> = Vec::new();
    for (index, link) in links.all.iter().enumerate() {
        let (&[one], &[other]) = (link.old.as_slice(), link.new.as_slice()) else { continue };
        let (Some(from), Some(to)) = (old.groups.get(one), new.groups.get(other)) else { continue };
        if from.department.is_some() && to.department.is_some() {
            let weight = UNIT + weight_of(&from.label(), &to.label());
            kept.push((index, Placed { old: one, new: other, weight }));
        }
    }
    let placed: Vec<Placed> = kept.iter().map(|(_, it)| *it).collect();
    let mut all = vec![false; links.all.len()];
    for ((index, _), moved) in kept.iter().zip(displaced(&placed)) {
        all.get_mut(*index).into_iter().for_each(|it| *it = moved);
    }
    all
}

/// What parts two runs that are as long.
fn weight_of(one: &str, other: &str) -> u64 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 2^24")]
    let tie = (hash(one, other) * f64::from(1 << 24)) as u64;
    tie + 1
}

fn department(
    old: &Outline,
    new: &Outline,
    link: &Link,
    moved: bool,
    pairs: &Pairs,
) -> Option<DepartmentChange> {
    let groups = |side: &'_ Outline, of: &[usize]| -> Vec<(String, String)> {
        let groups = of.iter().filter_map(|it| side.groups.get(*it));
        groups
            .filter(|it| it.department.is_some())
            .map(|it| (it.label(), it.id.to_owned()))
            .collect()
    };
    let (from, to) = (groups(old, &link.old), groups(new, &link.new));
    let olds = || link.old.iter().filter_map(|it| old.groups.get(*it)?.department);
    let news = || link.new.iter().filter_map(|it| new.groups.get(*it)?.department);
    let one_each = || Some((olds().next()?, news().next()?));
    let fields = all_fields(&olds().collect::<Vec<_>>(), &news().collect::<Vec<_>>());
    let kind = match (from.len(), to.len()) {
        (0, 0) => return None,
        (0, _) => DepartmentKind::Added,
        (_, 0) => DepartmentKind::Removed,
        (1, 1) => match one_each() {
            Some((one, other)) if one.name != other.name => DepartmentKind::Renamed,
            _ if moved => DepartmentKind::Reordered,
            _ if fields.is_empty() => DepartmentKind::Unchanged,
            _ => DepartmentKind::Changed,
        },
        (olds, news) if olds >= news => DepartmentKind::Merged,
        _ => DepartmentKind::Split,
    };
    let (old_names, old_ids) = from.into_iter().unzip();
    let (new_names, new_ids) = to.into_iter().unzip();
    Some(DepartmentChange {
        kind,
        old: old_names,
        new: new_names,
        old_ids,
        new_ids,
        similarity: kept(old, new, link, pairs),
        reordered: moved,
        fields,
    })
}

/// Twice the duties that stayed over those of both sides; 1 where there are none.
fn kept(old: &Outline, new: &Outline, link: &Link, pairs: &Pairs) -> f64 {
    let items = |side: &Outline, of: &[usize]| -> Vec<usize> {
        of.iter().filter_map(|it| side.groups.get(*it)).flat_map(|it| it.items.clone()).collect()
    };
    let (from, to) = (items(old, &link.old), items(new, &link.new));
    let both = from.len() + to.len();
    if link.old.is_empty() || link.new.is_empty() {
        return 0.0;
    }
    if both == 0 {
        return 1.0;
    }
    let alike = from.iter().filter_map(|&at| {
        let twin = pairs.new_of.get(at).copied().flatten().filter(|it| to.contains(it))?;
        Some(old.items.get(at)?.profile.similarity(&new.items.get(twin)?.profile))
    });
    let count = u32::try_from(both).map_or(f64::INFINITY, f64::from);
    2.0 * alike.sum::<f64>() / count
}

/// What the new departments print otherwise than the old one each of them came from: the one of
/// the same name, or the only one.
fn all_fields(olds: &[&Department], news: &[&Department]) -> Vec<FieldChange> {
    let none = Department::default();
    if news.is_empty() {
        return olds.iter().flat_map(|it| fields(it, &none)).collect();
    }
    let several = news.len() > 1;
    let of_one = |other: &&Department| {
        let namesake = olds.iter().find(|it| it.name == other.name);
        let only = olds.first().filter(|_| olds.len() == 1 && !several);
        let mut fields = fields(namesake.or(only).unwrap_or(&&none), other);
        let id = several.then(|| other.id.clone());
        fields.iter_mut().for_each(|it| it.department.clone_from(&id));
        fields
    };
    news.iter().flat_map(of_one).collect()
}

/// What else a department prints otherwise.
fn fields(old: &Department, new: &Department) -> Vec<FieldChange> {
    let joined = |list: &[String]| (!list.is_empty()).then(|| list.join("\n"));
    let pairs = [
        ("heading", without_name(old), without_name(new)),
        ("marker", old.marker.clone(), new.marker.clone()),
        ("section", joined(&old.section), joined(&new.section)),
        ("lead_in", old.lead_in.clone(), new.lead_in.clone()),
    ];
    let differing = pairs.into_iter().filter(|(_, old, new)| old != new);
    let mut fields: Vec<FieldChange> = differing
        .map(|(field, old, new)| FieldChange { field, department: None, old, new })
        .collect();
    let is_heading = |it: &FieldChange| it.field == "heading";
    if let Some(heading) = fields.iter_mut().find(|it| is_heading(it)) {
        (heading.old, heading.new) = (old.heading.clone(), new.heading.clone());
    }
    fields
}

/// What the heading prints beside the name: a new name alone changes nothing of it.
fn without_name(department: &Department) -> Option<String> {
    let heading = department.heading.as_ref()?;
    Some(match &department.name {
        Some(name) => heading.replacen(name.as_str(), "", 1),
        None => heading.clone(),
    })
}

/// The duties: those of the new notice in its order, those that are gone where they stood.
pub(super) fn duties(
    old: &Outline,
    new: &Outline,
    links: &Links,
    pairs: &Pairs,
) -> Vec<DutyChange> {
    let elsewhere = displaced_items(old, new, pairs);
    let maker = Maker { old, new, links, elsewhere };
    let mut placed: Vec<((usize, usize, usize), DutyChange)> = Vec::new();
    let merged: BTreeMap<usize, &Parts> = pairs.merged.iter().map(|it| (it.whole, it)).collect();
    let split_from: BTreeMap<usize, &Parts> =
        pairs.split.iter().flat_map(|it| it.parts.iter().map(move |part| (*part, it))).collect();
    let mut place_of_old: Vec<Option<usize>> = vec![None; old.items.len()];
    for (at, (item, from)) in new.items.iter().zip(&pairs.old_of).enumerate() {
        let link = links.of_new.get(item.group).copied().unwrap_or_default();
        let change = match (from, merged.get(&at), split_from.get(&at)) {
            (Some(from), ..) => maker.pair(*from, at),
            (None, Some(parts), _) => maker.merged(parts),
            (None, None, Some(parts)) if parts.parts.first() == Some(&at) => maker.split(parts),
            (None, None, Some(_)) => continue,
            (None, None, None) => Some(maker.added(item)),
        };
        placed.extend(change.map(|it| ((link, at + 1, 0), it)));
        let parts = merged.get(&at).map(|it| it.parts.as_slice()).unwrap_or_default();
        let whole = split_from.get(&at).map(|it| &it.whole);
        for source in from.iter().chain(parts).chain(whole) {
            place_of_old.get_mut(*source).into_iter().for_each(|it| *it = Some(at + 1));
        }
    }
    let gone = removed(old, pairs);
    for at in gone {
        let Some(item) = old.items.get(at) else { continue };
        let link = links.of_old.get(item.group).copied().unwrap_or_default();
        let is_here = |place: &usize| {
            new.items.get(place - 1).and_then(|it| links.of_new.get(it.group)) == Some(&link)
        };
        let start = old.groups.get(item.group).map_or(0, |it| it.items.start);
        let before = place_of_old.get(start..at).unwrap_or_default();
        let place = before.iter().rev().flatten().find(|it| is_here(it)).copied().unwrap_or(0);
        placed.push(((link, place, at + 1), maker.removed(item)));
    }
    placed.sort_by_key(|(place, _)| *place);
    numbered(placed.into_iter().map(|(_, change)| change).collect())
}

fn removed(old: &Outline, pairs: &Pairs) -> Vec<usize> {
    let mut taken = vec![false; old.items.len()];
    let parts =
        pairs.merged.iter().flat_map(|it| &it.parts).chain(pairs.split.iter().map(|it| &it.whole));
    parts.for_each(|at| taken.get_mut(*at).into_iter().for_each(|it| *it = true));
    (0..)
        .zip(&pairs.new_of)
        .zip(taken)
        .filter(|((_, to), taken)| to.is_none() && !taken)
        .map(|((at, _), _)| at)
        .collect()
}

fn numbered(mut changes: Vec<DutyChange>) -> Vec<DutyChange> {
    let differing = changes.iter_mut().filter(|it| it.kind != DutyKind::Unchanged);
    for (index, change) in differing.enumerate() {
        change.id = Some(format!("C{:03}", index + 1));
    }
    changes
}

/// For each old item, whether its twin stands elsewhere among those of the two departments, or
/// under another duty.
fn displaced_items(old: &Outline, new: &Outline, pairs: &Pairs) -> Vec<bool> {
    let mut lists: BTreeMap<(usize, usize), Vec<Placed>> = BTreeMap::new();
    for (at, to) in pairs.new_of.iter().enumerate() {
        let (Some(item), Some(twin)) = (old.items.get(at), to.and_then(|it| new.items.get(it)))
        else {
            continue;
        };
        let weight = UNIT + weight_of(&item.duty.text, &twin.duty.text);
        let pair = Placed { old: at, new: to.unwrap_or_default(), weight };
        lists.entry((item.group, twin.group)).or_default().push(pair);
    }
    let mut elsewhere = vec![false; old.items.len()];
    for run in lists.into_values() {
        for (it, moved) in run.iter().zip(displaced(&run)) {
            elsewhere.get_mut(it.old).into_iter().for_each(|slot| *slot = moved);
        }
    }
    for (at, item) in old.items.iter().enumerate() {
        let Some(twin) = pairs.new_of.get(at).copied().flatten().and_then(|it| new.items.get(it))
        else {
            continue;
        };
        let above = item.parent.and_then(|it| pairs.new_of.get(it).copied().flatten());
        // A parent that is gone, or that its children have left, is said of the parent itself.
        let same = match (item.parent, twin.parent) {
            (None, None) => true,
            (Some(_), Some(parent)) => above == Some(parent),
            _ => false,
        };
        elsewhere.get_mut(at).into_iter().for_each(|slot| *slot |= !same);
    }
    elsewhere
}

struct Maker<'a> {
    old: &'a Outline<'a>,
    new: &'a Outline<'a>,
    links: &'a Links,
    elsewhere: Vec<bool>,
}

impl Maker<'_> {
    fn pair(&self, from: usize, to: usize) -> Option<DutyChange> {
        let (one, other) = (self.old.items.get(from)?, self.new.items.get(to)?);
        let (text, words) = (&one.duty.text, &other.duty.text);
        let reworded = text != words;
        let moved = !self.links.related(one.group, other.group);
        let renumbered = one.duty.marker != other.duty.marker
            || one.duty.number != other.duty.number
            || self.elsewhere.get(from) == Some(&true);
        let kind = match () {
            () if moved => DutyKind::Moved,
            () if reworded => DutyKind::Reworded,
            () if renumbered => DutyKind::Renumbered,
            () => DutyKind::Unchanged,
        };
        Some(DutyChange {
            old: Some(side(self.old, one)),
            new: Some(side(self.new, other)),
            similarity: Some(if reworded { one.profile.similarity(&other.profile) } else { 1.0 }),
            reworded,
            punctuation_only: differs_in_marks_only(text, words),
            wording: if reworded { segments(text, words) } else { Vec::new() },
            ..blank(kind)
        })
    }

    fn merged(&self, parts: &Parts) -> Option<DutyChange> {
        let whole = self.new.items.get(parts.whole)?;
        let items: Vec<&Item> =
            parts.parts.iter().filter_map(|it| self.old.items.get(*it)).collect();
        let text: String = items.iter().map(|it| it.duty.text.as_str()).collect();
        Some(DutyChange {
            new: Some(side(self.new, whole)),
            parts: items.iter().map(|it| side(self.old, it)).collect(),
            similarity: Some(whole.profile.share_in_all(items.iter().map(|it| &it.profile))),
            wording: segments(&text, &whole.duty.text),
            reworded: true,
            ..blank(DutyKind::Merged)
        })
    }

    fn split(&self, parts: &Parts) -> Option<DutyChange> {
        let whole = self.old.items.get(parts.whole)?;
        let items: Vec<&Item> =
            parts.parts.iter().filter_map(|it| self.new.items.get(*it)).collect();
        let text: String = items.iter().map(|it| it.duty.text.as_str()).collect();
        Some(DutyChange {
            old: Some(side(self.old, whole)),
            parts: items.iter().map(|it| side(self.new, it)).collect(),
            similarity: Some(whole.profile.share_in_all(items.iter().map(|it| &it.profile))),
            wording: segments(&whole.duty.text, &text),
            reworded: true,
            ..blank(DutyKind::Split)
        })
    }

    fn added(&self, item: &Item) -> DutyChange {
        DutyChange { new: Some(side(self.new, item)), ..blank(DutyKind::Added) }
    }

    fn removed(&self, item: &Item) -> DutyChange {
        DutyChange { old: Some(side(self.old, item)), ..blank(DutyKind::Removed) }
    }
}

fn blank(kind: DutyKind) -> DutyChange {
    DutyChange {
        id: None,
        kind,
        old: None,
        new: None,
        parts: Vec::new(),
        similarity: None,
        reworded: false,
        punctuation_only: false,
        wording: Vec::new(),
    }
}

fn side(outline: &Outline, item: &Item) -> DutySide {
    let notice: &Notice = outline.notice;
    DutySide {
        id: item.duty.id.clone(),
        document_id: notice.document_id.clone(),
        department: outline.groups.get(item.group).and_then(Group::name).map(str::to_owned),
        number: item.duty.number,
        marker: item.duty.marker.clone(),
        text: item.duty.text.clone(),
    }
}
