//! Where a thing was read, in the terms of its format.

use std::cmp::Ordering;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

/// A place in an input. All counts start at 1; a `column` counts characters, not bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Place {
    /// In a text file.
    Line {
        /// The line.
        line: u32,
        /// The character in the line.
        column: u32,
    },
    /// In a Word document.
    Paragraph {
        /// The part, as `document`, `footnotes` or `header1`.
        part: Arc<str>,
        /// The paragraph in the part, counted as they open in the XML, blank ones and those in
        /// tables included.
        paragraph: u32,
        /// The line in the paragraph, where soft breaks part it.
        line: u32,
    },
    /// In a workbook or a CSV file (whose one sheet has no name).
    Cell {
        /// The sheet's name.
        sheet: Arc<str>,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
    /// In a JSON file: a JSON Pointer (RFC 6901).
    Pointer {
        /// The pointer.
        pointer: String,
    },
}

impl Place {
    /// The place where the line (or paragraph line, cell, value) of this one starts.
    #[must_use]
    pub fn start_of_line(&self) -> Self {
        match self {
            Self::Line { line, .. } => Self::Line { line: *line, column: 1 },
            other => other.clone(),
        }
    }

    /// The order of the lines that two places are in.
    #[must_use]
    pub fn cmp_line(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Line { line, .. }, Self::Line { line: other, .. }) => line.cmp(other),
            // Most places of a document are in its one main part.
            (
                Self::Paragraph { part, paragraph, line },
                Self::Paragraph { part: its, paragraph: other, line: its_line },
            ) if Arc::ptr_eq(part, its) => (paragraph, line).cmp(&(other, its_line)),
            (one, other) => one.cmp(other),
        }
    }

    /// The place `characters` further to the right, where the format counts columns.
    #[must_use]
    pub fn moved_right(&self, characters: usize) -> Self {
        match self {
            Self::Line { line, column } => {
                let step = u32::try_from(characters).unwrap_or(u32::MAX);
                Self::Line { line: *line, column: column.saturating_add(step) }
            }
            other => other.clone(),
        }
    }
}
