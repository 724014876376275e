//! What a run says of each input: a line of `report.json`, and of `-t ndjson`.

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::render::FindingRecord;
use crate::finding::{Language, Severity};
use crate::notice::Notice;
use crate::sourced::Sourced;

use super::failure::{Blame, Failure};
use super::hash::Hash;

/// The report of a run: `report.json`. One line an input, in the order of the inputs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Report {
    /// Names this format and its version.
    pub schema: ReportSchema,
    /// The version of the program.
    pub version: String,
    /// SHA-256 of the options that shape the outputs.
    pub options: String,
    /// What became of each input.
    pub inputs: Vec<Record>,
    /// All of them, summed up.
    pub summary: Tally,
}

/// The name of the format: one value a major version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum ReportSchema {
    /// Version 1.
    #[serde(rename = "zhineng/report@1")]
    V1,
}

/// What became of one input.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// The input.
    pub path: String,
    /// The bytes of its name in hexadecimal, where they are no UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path_bytes: Option<String>,
    /// SHA-256 of its bytes; absent where it could not be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What became of it.
    pub outcome: OutcomeKind,
    /// Why it was not converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorRecord>,
    /// The notice in figures, where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Figures>,
    /// The files that stand for it, below the output folder.
    #[serde(default)]
    pub outputs: Vec<OutputRecord>,
    /// What a careful reader would point at.
    #[serde(default, skip_deserializing)]
    pub findings: Vec<FindingRecord>,
}

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OutcomeKind {
    /// Every output stands.
    Converted,
    /// It is no notice, or must not be converted.
    Refused,
    /// It could not be read, or not everything could be written.
    Failed,
    /// The run ended before it.
    Pending,
}

/// Why an input was not converted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ErrorRecord {
    /// The stable code.
    pub code: String,
    /// What is wrong.
    pub message: String,
}

/// A notice in figures.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Figures {
    /// Its document number, else its title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// How many departments.
    pub departments: usize,
    /// How many duties, nested ones included.
    pub duties: usize,
    /// How many findings of level error.
    pub errors: usize,
    /// How many warnings.
    pub warnings: usize,
    /// How many hints.
    pub hints: usize,
    /// How many texts no field claims.
    pub unparsed: usize,
}

/// An output and its hash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OutputRecord {
    /// The file, below the output folder.
    pub path: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// A run, summed up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// How many inputs there were.
    pub inputs: usize,
    /// How many were converted.
    pub converted: usize,
    /// How many were refused, or are no notices.
    pub refused: usize,
    /// How many could not be read or written.
    pub failed: usize,
    /// How many were not reached.
    pub pending: usize,
    /// The departments of the converted ones.
    pub departments: usize,
    /// Their duties.
    pub duties: usize,
    /// Their findings of level error.
    pub errors: usize,
    /// How many of them have such findings.
    pub with_errors: usize,
    /// Their warnings.
    pub warnings: usize,
    /// Their texts that no field claims.
    pub unparsed: usize,
}

impl Record {
    /// The record of an input that nothing is known of yet.
    #[must_use]
    pub fn pending(path: &Path) -> Self {
        Self {
            path: path.to_string_lossy().into_owned(),
            path_bytes: bytes_of(path),
            sha256: None,
            outcome: OutcomeKind::Pending,
            error: None,
            figures: None,
            outputs: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Adds what was read.
    pub(super) fn read(&mut self, hash: Hash, sourced: &Sourced, language: Language) {
        self.sha256 = Some(hash.to_string());
        let shown = sourced.shown();
        self.findings =
            shown.iter().map(|it| FindingRecord::new(it, &self.path, language)).collect();
        self.figures = Some(Figures::of(sourced));
    }

    /// Says that the input failed, and why.
    pub(super) fn fail(&mut self, failure: &Failure, language: Language) {
        let refused = matches!(failure, Failure::Refused(_) | Failure::Strict(_));
        let refused = refused || failure.blame() == Blame::Usage;
        self.outcome = if refused { OutcomeKind::Refused } else { OutcomeKind::Failed };
        let (code, message) = (failure.code().to_owned(), failure.message(language));
        self.error = Some(ErrorRecord { code, message });
    }

    /// Whether the record is of the input at `path`.
    pub(super) fn is_of(&self, path: &Path) -> bool {
        self.path == path.to_string_lossy() && self.path_bytes == bytes_of(path)
    }
}

/// A name that is not UTF-8, in hexadecimal.
fn bytes_of(path: &Path) -> Option<String> {
    let bytes = path.as_os_str().as_encoded_bytes();
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    let hex = || bytes.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect();
    path.to_str().is_none().then(hex)
}

impl Figures {
    fn of(sourced: &Sourced) -> Self {
        let notice: &Notice = &sourced.notice;
        Self {
            label: notice.label(),
            departments: notice.departments.len(),
            duties: notice.duty_count(),
            errors: sourced.count(Severity::Error),
            warnings: sourced.count(Severity::Warning),
            hints: sourced.count(Severity::Hint),
            unparsed: notice.unparsed.len(),
        }
    }
}

impl Tally {
    /// Counts an input.
    pub fn add(&mut self, record: &Record) {
        self.inputs += 1;
        match record.outcome {
            OutcomeKind::Converted => self.converted += 1,
            OutcomeKind::Refused => self.refused += 1,
            OutcomeKind::Failed => self.failed += 1,
            OutcomeKind::Pending => self.pending += 1,
        }
        let figures = record.figures.as_ref();
        if let Some(figures) = figures.filter(|_| record.outcome == OutcomeKind::Converted) {
            self.departments += figures.departments;
            self.duties += figures.duties;
            self.errors += figures.errors;
            self.with_errors += usize::from(figures.errors > 0);
            self.warnings += figures.warnings;
            self.unparsed += figures.unparsed;
        }
    }
}
