//! The texts beside the duties: the same text first, then what is alike and of one kind.

use std::collections::BTreeMap;

use crate::notice::{Note, NoteKind, Notice};
use crate::wording::{Rarity, segments};

use super::assign::{Candidate, assign, tie};
use super::{NoteChange, NoteChangeKind, NoteSide};

/// From how alike on two notes of one kind are the same in other words: 编制12名 and 编制14名.
const REWORDED: f64 = 0.5;
/// The most pairs of notes that are compared in full; beyond that only equal texts are paired.
const MOST: usize = 40_000;

/// What became of the notes, in the order of the new notice, those that are gone last. `places`
/// says which new id each old one became.
pub(super) fn changes(
    old: &Notice,
    new: &Notice,
    places: &BTreeMap<String, String>,
) -> Vec<NoteChange> {
    let (old, new) = (sides(old), sides(new));
    let mut new_of: Vec<Option<usize>> = vec![None; old.len()];
    let mut old_of: Vec<Option<usize>> = vec![None; new.len()];
    let pairs = same(&old, &new, places).into_iter();
    for (one, other) in pairs {
        join(&mut new_of, &mut old_of, one, other);
    }
    for it in alike(&old, &new, &new_of, &old_of) {
        join(&mut new_of, &mut old_of, it.old, it.new);
    }
    let known = new
        .iter()
        .zip(&old_of)
        .map(|(note, from)| change(from.and_then(|it| old.get(it)), Some(note), places));
    let gone = old.iter().zip(&new_of).filter(|(_, to)| to.is_none());
    known.chain(gone.map(|(note, _)| change(Some(note), None, places))).collect()
}

fn sides(notice: &Notice) -> Vec<NoteSide> {
    let side = |note: &Note, kind: Option<NoteKind>| NoteSide {
        kind,
        after: note.after.clone(),
        section: note.section.clone(),
        text: note.text.clone(),
    };
    let notes = notice.notes.iter().map(|it| side(it, Some(it.kind)));
    notes.chain(notice.unparsed.iter().map(|it| side(it, None))).collect()
}

fn join(new_of: &mut [Option<usize>], old_of: &mut [Option<usize>], old: usize, new: usize) {
    if let (Some(to), Some(from)) = (new_of.get_mut(old), old_of.get_mut(new)) {
        (*to, *from) = (Some(new), Some(old));
    }
}

/// Equal texts: those in the same place first, then in order.
fn same(
    old: &[NoteSide],
    new: &[NoteSide],
    places: &BTreeMap<String, String>,
) -> Vec<(usize, usize)> {
    type Key = (Option<u8>, String, Option<String>);
    let mut pairs = Vec::new();
    let (mut left, mut right): (Vec<usize>, Vec<usize>) =
        ((0..old.len()).collect(), (0..new.len()).collect());
    for by_place in [true, false] {
        let key = |note: &NoteSide, after: Option<String>| -> Key {
            (note.kind.map(|it| it as u8), note.text.clone(), after.filter(|_| by_place))
        };
        let mut waiting: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
        for &at in right.iter().rev() {
            let Some(note) = new.get(at) else { continue };
            waiting.entry(key(note, note.after.clone())).or_default().push(at);
        }
        let mut rest = Vec::new();
        for at in left {
            let Some(note) = old.get(at) else { continue };
            let twin = waiting.get_mut(&key(note, became(note, places))).and_then(Vec::pop);
            match twin {
                Some(twin) => pairs.push((at, twin)),
                None => rest.push(at),
            }
        }
        left = rest;
        right = waiting.into_values().flatten().collect();
        right.sort_unstable();
    }
    pairs
}

/// Where an old note would stand if it followed what it followed.
fn became(note: &NoteSide, places: &BTreeMap<String, String>) -> Option<String> {
    let after = note.after.as_ref()?;
    Some(places.get(after).cloned().unwrap_or_else(|| after.clone()))
}

fn alike(
    old: &[NoteSide],
    new: &[NoteSide],
    new_of: &[Option<usize>],
    old_of: &[Option<usize>],
) -> Vec<Candidate> {
    let rarity = Rarity::of(old.iter().chain(new).map(|it| it.text.as_str()));
    let free = |of: &[Option<usize>]| -> Vec<usize> {
        (0..).zip(of).filter(|(_, it)| it.is_none()).map(|(at, _)| at).collect()
    };
    let (left, right) = (free(new_of), free(old_of));
    if left.len() * right.len() > MOST {
        return Vec::new();
    }
    let mut candidates = Vec::new();
    for &from in &left {
        for &to in &right {
            let (Some(one), Some(other)) = (old.get(from), new.get(to)) else { continue };
            let similarity = rarity.profile(&one.text).similarity(&rarity.profile(&other.text));
            if one.kind == other.kind && similarity >= REWORDED {
                let gain = similarity + tie((&one.text, from), (&other.text, to));
                candidates.push(Candidate { old: from, new: to, gain });
            }
        }
    }
    assign(&candidates)
}

fn change(
    old: Option<&NoteSide>,
    new: Option<&NoteSide>,
    places: &BTreeMap<String, String>,
) -> NoteChange {
    let kind = match (old, new) {
        (Some(one), Some(other)) if one.text != other.text => NoteChangeKind::Reworded,
        (Some(one), Some(other))
            if became(one, places) != other.after || one.section != other.section =>
        {
            NoteChangeKind::Moved
        }
        (Some(_), Some(_)) => NoteChangeKind::Unchanged,
        (None, _) => NoteChangeKind::Added,
        (_, None) => NoteChangeKind::Removed,
    };
    let wording = match (old, new) {
        (Some(one), Some(other)) if kind == NoteChangeKind::Reworded => {
            segments(&one.text, &other.text)
        }
        _ => Vec::new(),
    };
    NoteChange { kind, old: old.cloned(), new: new.cloned(), wording }
}
