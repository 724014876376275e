//! A careful reader's eye over a notice: [`Sourced`] → findings. Changes nothing.
//!
//! A rule is a unit struct behind [`Rule`], listed in [`RULES`]; what it may report stands in
//! `finding::catalogue`. Rules would rather miss than cry wolf: where a clerk might wave a finding
//! away, there is none. What an office wants otherwise stands in [`Options`].

mod fix;
mod options;
mod lines;
mod signs;
mod subject;
mod list;
mod text;

mod numbering;
mod automatic;
mod markers;
mod departments;
mod counts;
mod duties;
mod end_marks;
mod catch_all;
mod near;
mod duplicates;
mod mentions;
mod document_number;
mod dates;
mod signatories;
mod titles;
mod closing;
mod punctuation;
mod pairs;
mod commas;
mod numerals;
mod blanks;
mod placeholders;
mod ledger;

pub use fix::{fixes, says_the_same};
pub use lines::Lines;
pub use near::near_pairs;
pub use options::{Allowed, Level, Options, Unit};
pub use subject::{Field, Subject};

use crate::finding::Finding;
use crate::notice::Vocabulary;
use crate::sourced::Sourced;

/// One thing, or a close family of things, that a careful reader checks.
pub trait Rule: Sync {
    /// Adds what the rule finds.
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>);
}

/// All rules.
pub static RULES: &[&dyn Rule] = &[
    &numbering::Numbers,
    &automatic::AutomaticNumbers,
    &markers::Markers,
    &departments::Departments,
    &counts::Counts,
    &duties::Duties,
    &end_marks::EndMarks,
    &catch_all::CatchAlls,
    &duplicates::Duplicates,
    &mentions::Mentions,
    &document_number::Number,
    &dates::Dates,
    &signatories::Signatories,
    &titles::Titles,
    &closing::Closing,
    &punctuation::Punctuation,
    &pairs::Pairs,
    &commas::Commas,
    &numerals::Numerals,
    &blanks::Blanks,
    &placeholders::Placeholders,
    &ledger::Ledger,
];

/// Runs every rule, adds what they find, and leaves of all findings those that `options` want.
pub fn check(sourced: &mut Sourced, vocabulary: &Vocabulary, options: &Options) {
    let mut findings = Vec::new();
    let subject = Subject::new(sourced, vocabulary, options);
    RULES.iter().for_each(|rule| rule.check(&subject, &mut findings));
    sourced.extend_findings(findings);
    options.judge(&mut sourced.findings, sourced.notice.draft);
}
