//! Duties in the making: lists of them, and parts of one.

use crate::document::Columns;
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
    /// A part of a paragraph with these columns, from the byte `start` of it on.
    pub(super) fn part(&self, columns: &Columns, text: &str, start: usize) -> Self {
        let (before, behind) = self
            .joined
            .split_at_checked(self.joined.partition_point(|(at, _)| *at <= start))
            .unwrap_or_default();
        let (line, place) = before.last().map_or((0, &self.place), |(at, place)| (*at, place));
        let column = |byte| columns.at_byte(byte).characters;
        let within = behind.iter().take_while(|(at, _)| *at < start + text.len());
        Self {
            number: None,
            marker: None,
            text: text.to_owned(),
            place: place.moved_right(column(start) - column(line)),
            joined: within.map(|(at, place)| (at - start, place.clone())).collect(),
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
/// it without a number is its own: （一）综合协调 / 协助处理日常事务。 Behind a numbered one none
/// without a number comes.
pub(super) fn titled_item(duties: &mut [DraftDuty]) -> Option<&mut DraftDuty> {
    let last = duties.last_mut()?;
    let is_titled = last.marker.is_some()
        && !is_closed(&last.text)
        && last.text.chars().count() <= LONGEST_ITEM_TITLE;
    if last.children.last().is_none_or(|it| it.marker.is_none()) {
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
