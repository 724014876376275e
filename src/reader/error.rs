//! Inputs that cannot be read: what the file is, and what to do.

use crate::finding::{Language, Worded};

use super::docx::Flaw;
use super::package::{ContentKind, PackageError};
use super::remedies::{
    ASK_FOR_ORIGINAL, GET_AGAIN, MEND_JSON, NAME_A_NOTICE, NAME_THE_COLUMN, OPEN_AND_SAVE,
    REMOVE_PASSWORD, SAVE_AS_DOCX, SAVE_AS_TEXT, SAVE_TABLE, UPDATE,
};
use super::unsupported::unsupported;

/// Why an input was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no text in any encoding that is read.
    #[error("not text in UTF-8, GB18030, Big5 or UTF-16")]
    NotText,
    /// It is larger than is read, in bytes.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// It is of a kind that is not read.
    #[error("{0:?} is not read")]
    Unsupported(ContentKind),
    /// A part that it needs is not there.
    #[error("the part {0} is missing")]
    MissingPart(String),
    /// The markup of a part is refused.
    #[error("the part {part}: {flaw}")]
    Markup {
        /// The part.
        part: String,
        /// What is wrong with it.
        flaw: Flaw,
    },
    /// It is no JSON, or not of the notice's form.
    #[error("line {line}, column {column}: {message}")]
    MalformedJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1, in bytes.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// It is JSON of something else; with the schema that it names.
    #[error("JSON, but no notice of this program")]
    OtherJson(Option<String>),
    /// It is a notice in a later version of the format.
    #[error("written by a later version: {0}")]
    NewerFormat(String),
    /// A workbook or table without a column 职责内容.
    #[error("no column 职责内容")]
    NoLedger,
    /// The cells of a workbook cannot be read.
    #[error("the workbook is damaged: {0}")]
    DamagedWorkbook(String),
    /// Its package is refused.
    #[error(transparent)]
    Package(#[from] PackageError),
}

impl ReadError {
    /// The stable code of the refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::NotText => "not-text",
            Self::TooLarge { .. } => "too-large",
            Self::Unsupported(content) => unsupported(*content).code,
            Self::MissingPart(_) => "missing-part",
            Self::Markup { flaw, .. } => match flaw {
                Flaw::Malformed(_) => "malformed-xml",
                Flaw::DocumentType => "doctype",
                Flaw::TooDeep => "too-deep",
                Flaw::TooManyAttributes => "too-many-attributes",
            },
            Self::MalformedJson { .. } => "malformed-json",
            Self::OtherJson(_) => "other-json",
            Self::NewerFormat(_) => "newer-format",
            Self::NoLedger => "no-ledger",
            Self::DamagedWorkbook(_) => "damaged-workbook",
            Self::Package(error) => error.code(),
        }
    }

    /// What the file is, in one sentence without the closing mark.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let worded = match self {
            Self::Empty => Worded { zh: "文件是空的", en: "the file is empty" },
            Self::NotText => Worded {
                zh: "不是文本：用 UTF-8、GB18030、Big5、UTF-16 都读不通",
                en: "not text: neither UTF-8 nor GB18030, Big5 or UTF-16",
            },
            Self::TooLarge { limit } => {
                return match language {
                    Language::Zh => format!("文件太大，超过 {} MiB", limit >> 20),
                    Language::En => format!("the file is larger than {} MiB", limit >> 20),
                };
            }
            Self::Unsupported(content) => unsupported(*content).what,
            Self::MissingPart(_) | Self::Markup { .. } | Self::Package(_) => {
                return super::words::of_file(self, language);
            }
            Self::MalformedJson { .. } | Self::OtherJson(_) | Self::NewerFormat(_) => {
                return super::words::of_json(self, language);
            }
            Self::NoLedger | Self::DamagedWorkbook(_) => {
                return super::words::of_table(self, language);
            }
        };
        worded.by(language).to_owned()
    }

    /// What to do next.
    #[must_use]
    pub fn remedy(&self, language: Language) -> &'static str {
        let worded = match self {
            Self::Empty => GET_AGAIN,
            Self::NotText | Self::TooLarge { .. } => SAVE_AS_TEXT,
            Self::Unsupported(content) => unsupported(*content).remedy,
            Self::MissingPart(_) | Self::Markup { .. } => OPEN_AND_SAVE,
            Self::MalformedJson { .. } => MEND_JSON,
            Self::OtherJson(_) => NAME_A_NOTICE,
            Self::NewerFormat(_) => UPDATE,
            Self::NoLedger => NAME_THE_COLUMN,
            Self::DamagedWorkbook(_) => SAVE_TABLE,
            Self::Package(error) => package_remedy(error),
        };
        worded.by(language)
    }
}

fn package_remedy(error: &PackageError) -> Worded {
    match error.code() {
        "encrypted" => REMOVE_PASSWORD,
        "fixed-layout" => ASK_FOR_ORIGINAL,
        "truncated-archive" | "damaged-archive" | "empty-file" => GET_AGAIN,
        _ => SAVE_AS_DOCX,
    }
}
