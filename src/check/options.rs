//! What an office wants of the check: levels, exceptions, names it knows.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, Severity};

/// How the check is to go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The levels that codes get instead of their own.
    pub levels: BTreeMap<String, Level>,
    /// What is let pass.
    pub allowed: Vec<Allowed>,
    /// Bodies and departments that are known though the notice has no section for them.
    pub units: Vec<Unit>,
    /// The codes to report; all where empty.
    pub selected: BTreeSet<String>,
    /// The codes to leave out.
    pub ignored: BTreeSet<String>,
    /// Whether a draft is checked like a finished notice.
    pub is_final: bool,
}

/// How a code is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Not at all.
    Off,
    /// As this.
    At(Severity),
}

/// Something that is right here though a rule would report it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The rule.
    pub code: String,
    /// What the line must hold; any line where absent.
    pub text: Option<String>,
    /// Why it is right.
    pub reason: String,
}

/// A body or department by its full name, and what else it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// The name.
    pub name: String,
    /// The other names.
    pub aliases: Vec<String>,
}

impl Options {
    /// Whether two names are of one unit.
    #[must_use]
    pub fn are_one_unit(&self, one: &str, other: &str) -> bool {
        self.units.iter().any(|unit| unit.bears(one) && unit.bears(other))
    }

    /// Whether a unit has this name.
    #[must_use]
    pub fn knows_unit(&self, name: &str) -> bool {
        self.units.iter().any(|unit| unit.bears(name))
    }

    /// Leaves of `findings` those wanted, each at its level. `is_draft` spares what a draft has
    /// yet to fill in.
    pub(super) fn judge(&self, findings: &mut Vec<Finding>, is_draft: bool) {
        let rests = is_draft && !self.is_final;
        findings.retain_mut(|finding| {
            let name = finding.code.name;
            let is_chosen = self.selected.contains(name);
            let is_left_out = self.ignored.contains(name)
                || !self.selected.is_empty() && !is_chosen
                || rests && finding.code.rests_in_draft
                || self.allowed.iter().any(|it| it.covers(finding));
            match self.levels.get(name) {
                _ if is_left_out => return false,
                Some(Level::Off) if !is_chosen => return false,
                Some(Level::At(severity)) => finding.severity = *severity,
                _ => {}
            }
            true
        });
    }
}

impl Allowed {
    fn covers(&self, finding: &Finding) -> bool {
        let line = finding.excerpt.as_ref().map_or("", |it| it.line.as_str());
        self.code == finding.code.name
            && self.text.as_ref().is_none_or(|text| line.contains(text.as_str()))
    }
}

impl Unit {
    fn bears(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|it| it == name)
    }
}
