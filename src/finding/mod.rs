//! What is wrong with a notice, as values: a code, a place, the facts. Worded late, by language.
//!
//! In: what the stages noticed. Out: findings, the [`catalogue`] that explains their codes, and
//! the [`render`]ers that print them. A finding never changes the notice.

mod code;
mod edit;
mod message;
mod place;
pub mod catalogue;
pub mod render;

pub use code::{Code, Language, Severity, Worded};
pub use edit::{Edit, edited};
pub use message::Argument;
pub use place::spoken;

use crate::document::{Line, Offset, Place};

/// One thing that a careful reader would point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing it is.
    pub code: &'static Code,
    /// How serious it is: as the code says, unless the settings say otherwise.
    pub severity: Severity,
    /// Where it stands: the first character of the excerpt's mark.
    pub place: Option<Place>,
    /// The id of the department or duty it belongs to (`D01-003`), where there is one.
    pub node: Option<String>,
    /// The line it was found in, with the part meant.
    pub excerpt: Option<Excerpt>,
    /// The facts that the code's message names.
    pub arguments: Vec<(&'static str, Argument)>,
    /// What mends it in a text file; nothing where that takes a person.
    pub fix: Vec<Edit>,
}

/// A line of the input, and the part of it that a finding means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, verbatim; of a very long one, what is around the part.
    pub line: String,
    /// The first character meant, counted from 0.
    pub start: usize,
    /// How many characters are meant; none where the whole line is.
    pub length: usize,
}

/// A line of no more bytes is quoted whole.
const LONG_LINE: usize = 8_000;
/// So many characters before and behind the part are quoted of a longer one,
const AROUND: usize = 100;
/// and so many of the part itself.
const LONGEST_PART: usize = 1_000;

impl Excerpt {
    /// Thousands of findings in one line do not quote it whole each, nor go through it.
    fn of(label: &str, text: &str, start: Offset, length: usize) -> Self {
        if label.len() + text.len() <= LONG_LINE {
            return Self { line: [label, text].concat(), start: start.characters, length };
        }
        let length = length.min(LONGEST_PART);
        let (label, label_behind) = parted(label, start.bytes);
        let (text, behind) = parted(text, start.bytes.saturating_sub(label.len()));
        let before = text.chars().rev().chain(label.chars().rev()).take(AROUND);
        let before: Vec<char> = before.collect();
        let behind = label_behind.chars().chain(behind.chars()).take(length + AROUND);
        let line = before.iter().rev().copied().chain(behind).collect();
        Self { line, start: before.len(), length }
    }
}

fn parted(text: &str, at: usize) -> (&str, &str) {
    text.split_at_checked(at).unwrap_or((text, ""))
}

impl Finding {
    /// A finding of `code` that has no place, node, excerpt or arguments yet.
    #[must_use]
    pub fn new(code: &'static Code) -> Self {
        Self {
            code,
            severity: code.severity,
            place: None,
            node: None,
            excerpt: None,
            arguments: Vec::new(),
            fix: Vec::new(),
        }
    }

    /// Puts the finding at `place`.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Puts the finding at `length` characters of what the page shows of `line`, from `start` on.
    #[must_use]
    pub fn in_line(mut self, line: &Line, start: Offset, length: usize) -> Self {
        self.place = Some(line.place.moved_right(start.characters));
        let label = line.label.as_ref().map_or("", |it| &it.text);
        self.excerpt = Some(Excerpt::of(label, &line.text, start, length));
        self
    }

    /// Puts the finding at `length` characters of a text that stands at `place` of an input without
    /// lines.
    #[must_use]
    pub fn in_text(mut self, text: &str, place: &Place, start: Offset, length: usize) -> Self {
        self.place = Some(place.clone());
        self.excerpt = Some(Excerpt::of("", text, start, length));
        self
    }

    /// Attaches the finding to the department or duty with this id.
    #[must_use]
    pub fn of_node(mut self, id: impl Into<String>) -> Self {
        self.node = Some(id.into());
        self
    }

    /// Adds a fact for the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Argument>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Says how the finding is mended.
    #[must_use]
    pub fn mended(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.fix.extend(edits);
        self
    }

    /// The value of the fact `name`.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// How serious the finding is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }
}
