//! Duties in the making: lists of them, and parts of one.

use std::ops::Range;

use crate::parse::lines::is_closed;
use crate::parse::pieces::Piece;
use crate::parse::placed::DraftDuty;

/// A longer item is a sentence.
const LONGEST_ITEM_TITLE: usize = 12;

/// A duty without a number, at the place of `piece`.
pub(super) fn unnumbered(text: &str, piece: &Piece) -> DraftDuty {
    DraftDuty {
        number: None,
        marker: None,
        text: text.to_owned(),
        place: piece.place.clone(),
        joined: Vec::new(),
        children: Vec::new(),
    }
}

impl DraftDuty {
    /// A part of a paragraph, at these characters of it.
    pub(super) fn part(&self, text: &str, range: Range<usize>) -> Self {
        let mut lines = self.joined.iter().filter(|(at, _)| *at <= range.start);
        let (line, place) = lines.next_back().map_or((0, &self.place), |(at, place)| (*at, place));
        let joined = self.joined.iter().filter(|(at, _)| range.start < *at && *at < range.end);
        Self {
            number: None,
            marker: None,
            text: text.to_owned(),
            place: place.moved_right(range.start - line),
            joined: joined.map(|(at, place)| (at - range.start, place.clone())).collect(),
            children: Vec::new(),
        }
    }
}

/// Puts `duty` at the end of the list `level` levels below `duties`.
pub(super) fn push_at(duties: &mut Vec<DraftDuty>, level: usize, duty: DraftDuty) {
    match duties.last_mut() {
        Some(parent) if level > 0 => push_at(&mut parent.children, level - 1, duty),
        _ => duties.push(duty),
    }
}

/// The duty read last, nested ones included.
pub(super) fn last_duty(duties: &[DraftDuty]) -> Option<&DraftDuty> {
    let last = duties.last()?;
    last_duty(&last.children).or(Some(last))
}

/// The item read last, if it is a title: numbered, short, without an end mark. What stands below
/// it without a number is its own: （一）综合协调 / 协助处理日常事务。
pub(super) fn titled_item(duties: &mut [DraftDuty]) -> Option<&mut DraftDuty> {
    let last = duties.last_mut()?;
    let is_titled = last.marker.is_some()
        && !is_closed(&last.text)
        && last.text.chars().count() <= LONGEST_ITEM_TITLE;
    if last.children.iter().all(|it| it.marker.is_none()) {
        return is_titled.then_some(last);
    }
    titled_item(&mut last.children)
}

pub(super) fn last_duty_mut(duties: &mut [DraftDuty]) -> Option<&mut DraftDuty> {
    let last = duties.last_mut()?;
    if last.children.is_empty() {
        return Some(last);
    }
    last_duty_mut(&mut last.children)
}
