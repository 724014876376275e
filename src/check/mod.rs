//! A careful reader's eye over a notice: [`Sourced`] → findings. Changes nothing.
//!
//! A rule is a unit struct behind [`Rule`], listed in [`RULES`]; what it may report stands in
//! `finding::catalogue`.

mod automatic;
mod dates;
mod departments;
mod duties;
mod ledger;
mod numbering;

use std::collections::BTreeMap;

use crate::document::Place;
use crate::finding::Finding;
use crate::sourced::{Lines, Sourced};

/// One thing, or a close family of things, that a careful reader checks.
pub trait Rule: Sync {
    /// Adds what the rule finds.
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>);
}

/// All rules.
pub static RULES: &[&dyn Rule] = &[
    &numbering::Numbers,
    &automatic::AutomaticNumbers,
    &dates::Dates,
    &departments::EmptyDepartments,
    &duties::EmptyDuties,
    &ledger::Ledger,
];

/// A notice under check, with its pages and places at hand.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The notice.
    pub sourced: &'a Sourced,
    /// The lines of its page; none without a page.
    pub lines: Lines<'a>,
    places: BTreeMap<&'a str, &'a Place>,
}

impl<'a> Subject<'a> {
    /// Gets `sourced` ready for the rules.
    #[must_use]
    pub fn new(sourced: &'a Sourced) -> Self {
        let mut places = BTreeMap::new();
        for (node, place) in sourced.nodes().filter(|(node, _)| !node.id.is_empty()) {
            places.entry(node.id).or_insert(place);
        }
        Self { sourced, lines: sourced.lines(), places }
    }

    /// Where the department or duty with this id starts.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<&'a Place> {
        self.places.get(id).copied()
    }

    /// Puts `finding` at `length` characters from `place` on, quoting the line.
    #[must_use]
    pub fn mark(&self, finding: Finding, place: &Place, length: usize) -> Finding {
        match (self.lines.at(place), place) {
            (Some(line), Place::Line { column, .. }) => {
                finding.in_line(line, (*column as usize).saturating_sub(1), length)
            }
            (Some(line), _) => finding.in_line(line, 0, length),
            (None, place) => finding.at(place.clone()),
        }
    }
}

/// Runs every rule and adds what they find.
pub fn check(sourced: &mut Sourced) {
    let mut findings = Vec::new();
    let subject = Subject::new(sourced);
    RULES.iter().for_each(|rule| rule.check(&subject, &mut findings));
    sourced.extend_findings(findings);
}
