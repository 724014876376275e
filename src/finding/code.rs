//! What the catalogue says of one kind of finding.

use schemars::JsonSchema;
use serde::Serialize;

/// A kind of finding: its stable name and everything `rules` and `explain` print of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, named for what it catches: `number-gap`.
    pub name: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// A few words: the heading under which findings are grouped.
    pub title: Worded,
    /// The sentence of one finding. `{name}` stands for an argument; a part in `[…]` is left out
    /// when one of its arguments is absent.
    pub message: Worded,
    /// *What it does.*
    pub what: Worded,
    /// *Why* it matters.
    pub why: Worded,
    /// *Example*: input that trips it.
    pub example: &'static str,
    /// Input that looks like it, and is right.
    pub near_miss: &'static str,
    /// Whether it can be mended without a thought, the meaning left as it is: `check --fix`.
    pub mechanical: bool,
    /// Whether a draft, whose number or day is still blank, is spared it.
    pub rests_in_draft: bool,
    /// Where the rule comes from: a clause, or practice.
    pub source: Worded,
}

/// The same text in both languages of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Worded {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Worded {
    /// The text in `language`.
    #[must_use]
    pub const fn by(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => self.zh,
            Language::En => self.en,
        }
    }
}

/// The language of messages. Codes, JSON keys and written documents never depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// How serious a finding is, the worst first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Breaks a binding rule, or the text contradicts itself or has lost something (错误).
    Error,
    /// Departs from a recommendation or a national standard (警告).
    Warning,
    /// Departs from office practice (提示).
    Hint,
}

impl Severity {
    /// All, the worst first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// Its name in settings, options and JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.word(Language::En)
    }

    /// The trade's word for it.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        let word = match self {
            Self::Error => Worded { zh: "错误", en: "error" },
            Self::Warning => Worded { zh: "警告", en: "warning" },
            Self::Hint => Worded { zh: "提示", en: "hint" },
        };
        word.by(language)
    }
}
