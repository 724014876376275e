//! The duties of one list: their levels, numbers and markers.

use std::collections::VecDeque;

use crate::document::Place;
use crate::finding::{Finding, catalogue};
use crate::notice::Duty;
use crate::numbering::marker;
use crate::reader::limits::LEVELS;

use super::entries::Entry;
use super::table::Table;

/// A row and the rows one level below it.
struct Branch {
    entry: Entry,
    children: Vec<Branch>,
}

/// The duties of a department's rows; their places are added in the order of the notice.
pub(super) fn settle(
    entries: Vec<Entry>,
    table: &Table,
    places: &mut VecDeque<Place>,
    findings: &mut Vec<Finding>,
) -> Vec<Duty> {
    let mut roots: Vec<Branch> = Vec::new();
    let mut before = 1;
    for entry in entries {
        let deepest = (depth(&roots) + 1).min(LEVELS);
        let wanted = level(&entry, before);
        if wanted > deepest {
            let found = u32::try_from(wanted).unwrap_or(u32::MAX);
            let finding = Finding::new(&catalogue::LEVEL_TOO_DEEP).with("found", found);
            findings.push(super::at(finding, table, entry.row, entry.column));
        }
        before = wanted.min(deepest);
        put(&mut roots, before, entry);
    }
    duties(&roots, table, places)
}

/// The level as written, else that of the id, else that of the row above.
fn level(entry: &Entry, before: usize) -> usize {
    let of_id = || entry.id.matches('-').count();
    let level = entry.level.or_else(|| Some(of_id()).filter(|it| *it > 0)).unwrap_or(before);
    level.max(1)
}

/// How deep the last row of the list stands.
fn depth(list: &[Branch]) -> usize {
    list.last().map_or(0, |last| 1 + depth(&last.children))
}

fn put(list: &mut Vec<Branch>, level: usize, entry: Entry) {
    match list.last_mut() {
        Some(above) if level > 1 => put(&mut above.children, level - 1, entry),
        _ => list.push(Branch { entry, children: Vec::new() }),
    }
}

fn duties(list: &[Branch], table: &Table, places: &mut VecDeque<Place>) -> Vec<Duty> {
    let is_numbered = list.iter().any(|it| printed_number(&it.entry).is_some());
    let mut before: Option<u32> = None;
    let mut duties = Vec::new();
    for (index, Branch { entry, children }) in list.iter().enumerate() {
        let is_new = entry.id.is_empty() && entry.marker.is_empty();
        let next = || before.map_or(1, |number| number.saturating_add(1));
        let number = printed_number(entry).or_else(|| (is_new && is_numbered).then(next));
        before = number.or(before);
        places.push_back(table.place(entry.row, entry.column));
        duties.push(Duty {
            number,
            marker: marker_of(entry, number, list, index),
            text: entry.text.clone(),
            children: self::duties(children, table, places),
            ..Duty::default()
        });
    }
    duties
}

/// The number of the row, else that of its marker.
fn printed_number(entry: &Entry) -> Option<u32> {
    entry.number.or_else(|| number_of(&entry.marker))
}

/// The number that a marker says; a padded one is told by the blank behind it.
fn number_of(printed: &str) -> Option<u32> {
    marker::read(&format!("{printed} ")).filter(|(_, rest)| rest.is_empty())?.0.number
}

/// The marker with the row's number in it; without one, that of the nearest row that has one.
fn marker_of(entry: &Entry, number: Option<u32>, list: &[Branch], index: usize) -> Option<String> {
    let own = Some(entry.marker.as_str()).filter(|it| !it.is_empty());
    match (own, number) {
        (Some(own), Some(number)) if number_of(own).is_some_and(|it| it != number) => {
            Some(marker::renumbered(own, number).unwrap_or_else(|| own.to_owned()))
        }
        (Some(own), _) => Some(own.to_owned()),
        (None, None) => None,
        (None, Some(number)) => {
            let (above, below) = list.split_at_checked(index)?;
            let mut models = above.iter().rev().chain(below).map(|it| it.entry.marker.as_str());
            let like = models.find_map(|model| marker::renumbered(model, number));
            Some(like.unwrap_or_else(|| format!("{number}.")))
        }
    }
}
