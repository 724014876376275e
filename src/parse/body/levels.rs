//! The lists that are open, one inside the other, by the families of their markers.

use crate::numbering::marker::{Family, Marker};
use crate::numbering::sequence;

/// The open lists of a department, outermost first.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<Level>,
    /// The family last met on each level of the department.
    families: Vec<Family>,
}

#[derive(Debug)]
struct Level {
    family: Family,
    values: Vec<u32>,
}

impl Level {
    fn expects(&self, number: Option<u32>) -> bool {
        number.is_some() && self.values.last().and_then(|last| last.checked_add(1)) == number
    }
}

impl Levels {
    /// Whether no list is open.
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// The level a marker belongs to: that of its family; a new one below for a family that
    /// starts; that of any list that it continues where families are mixed (rule 12 of a careful
    /// reader).
    pub(super) fn level_of(&mut self, marker: &Marker) -> usize {
        let known = self.open.iter().rposition(|it| it.family == marker.family);
        let continued = || self.open.iter().rposition(|it| it.expects(marker.number));
        let below = self.open.len();
        let was_below = self.families.get(below) == Some(&marker.family);
        let level = known.or_else(|| continued().filter(|_| !was_below)).unwrap_or(below);
        self.open.truncate(level + 1);
        if let Some(list) = self.open.get_mut(level) {
            list.values.extend(marker.number);
        } else {
            let values = Vec::from_iter(marker.number);
            self.open.push(Level { family: marker.family, values });
            self.families.truncate(level);
            self.families.push(marker.family);
        }
        level
    }

    /// A return to the first number of the outermost list: a heading was lost (rule 8).
    pub(super) fn restarts(&self, marker: &Marker, next: Option<u32>, closed: bool) -> bool {
        let list = self.open.first().filter(|it| it.family == marker.family);
        let (Some(list), Some(number)) = (list, marker.number) else { return false };
        sequence::restarts(&list.values, closed, number, next)
    }
}
