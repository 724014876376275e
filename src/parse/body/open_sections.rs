//! The sections that are open, outermost first.

use crate::document::Place;
use crate::numbering::marker::Family;
use crate::parse::outline::Holds;
use crate::parse::placed::Placed;

/// The open sections, and the path of those last printed.
#[derive(Debug, Default)]
pub(super) struct OpenSections {
    open: Vec<Section>,
    /// The headings above what was read last.
    printed: Vec<String>,
}

#[derive(Debug)]
struct Section {
    /// None for a heading without a marker.
    family: Option<Family>,
    heading: Placed<String>,
    holds: Holds,
    /// Whether anything was read in it.
    used: bool,
}

impl OpenSections {
    /// Where a section of this family stands, or would.
    pub(super) fn position(&self, family: Option<Family>) -> usize {
        self.open.iter().position(|it| it.family == family).unwrap_or(self.open.len())
    }

    /// Whether a section at this position would have the path of the one before it.
    pub(super) fn would_repeat(&self, at: usize, heading: &str) -> bool {
        let path = self.open.iter().take(at).map(|it| it.heading.value.as_str());
        let mut printed = self.printed.iter();
        path.chain([heading]).all(|it| printed.next().is_some_and(|other| other == it))
    }

    /// Opens a section inside those that are open.
    pub(super) fn open(&mut self, family: Option<Family>, heading: Placed<String>, holds: Holds) {
        self.open.push(Section { family, heading, holds, used: false });
    }

    /// How many are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Closes the innermost section, and gives its heading if it held nothing.
    pub(super) fn close(&mut self) -> Option<Placed<String>> {
        self.open.pop().filter(|section| !section.used).map(|section| section.heading)
    }

    /// The position of an unmarked section of other things than departments, which ends where a
    /// department comes.
    pub(super) fn passing(&self) -> Option<usize> {
        self.open.iter().position(|it| it.family.is_none() && it.holds != Holds::Departments)
    }

    /// What the innermost section holds.
    pub(super) fn holds(&self) -> Option<Holds> {
        self.open.last().map(|it| it.holds)
    }

    /// The headings, outermost first.
    pub(super) fn path(&self) -> Vec<String> {
        self.open.iter().map(|it| it.heading.value.clone()).collect()
    }

    /// Says that something is read in all of them, and gives the places of the headings that are
    /// printed with it.
    pub(super) fn print(&mut self) -> Vec<Place> {
        if !self.open.is_empty() {
            self.printed = self.path();
        }
        let unused = self.open.iter_mut().filter(|section| !section.used);
        unused
            .map(|section| {
                section.used = true;
                section.heading.place.clone()
            })
            .collect()
    }
}
