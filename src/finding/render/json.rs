//! Findings for programs: `zhineng schema findings`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::document::Place;
use crate::finding::{Argument, Language, Severity};

use super::Shown;

/// What `check -t json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Findings {
    /// Names this format and its version.
    pub schema: FindingsSchema,
    /// The settings file that was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub config: Option<String>,
    /// The inputs that were spared as drafts: number, dates and placeholders were not checked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(default)]
    pub drafts: Vec<String>,
    /// The findings, file by file, in the order of their places.
    pub findings: Vec<FindingRecord>,
}

/// The name of the format: one value a major version.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub enum FindingsSchema {
    /// Version 1.
    #[serde(rename = "zhineng/findings@1")]
    V1,
}

/// One finding.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FindingRecord {
    /// The stable name of its kind.
    pub code: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// Its sentence, in the language of the run.
    pub message: String,
    /// The input.
    pub path: String,
    /// Where in the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The name of the department it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The number of the duty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The line it was found in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub excerpt: Option<String>,
    /// What was expected instead: numbers, or words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<Expected>,
}

/// What was expected.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Expected {
    /// One number.
    Number(u32),
    /// Several.
    Numbers(Vec<u32>),
    /// Words.
    Text(String),
}

impl Findings {
    /// A list of findings.
    #[must_use]
    pub fn new(findings: Vec<FindingRecord>) -> Self {
        Self { schema: FindingsSchema::V1, config: None, drafts: Vec::new(), findings }
    }
}

impl FindingRecord {
    /// The record of a finding in the input at `path`.
    #[must_use]
    pub fn new(shown: &Shown, path: &str, language: Language) -> Self {
        let finding = shown.finding;
        let expected = finding.argument("expected").or_else(|| finding.argument("missing"));
        Self {
            code: finding.code.name,
            severity: finding.severity(),
            message: finding.message(language),
            path: path.to_owned(),
            place: finding.place.clone(),
            department: shown.department.map(str::to_owned),
            number: shown.item,
            excerpt: finding.excerpt.as_ref().map(|excerpt| excerpt.line.clone()),
            expected: expected.map(|argument| match argument {
                Argument::Number(number) => Expected::Number(*number),
                Argument::Numbers(numbers) => Expected::Numbers(numbers.clone()),
                Argument::Text(text) => Expected::Text(text.clone()),
                Argument::Words(words) => Expected::Text(words.by(language).to_owned()),
            }),
        }
    }
}
