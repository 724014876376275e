//! The stages in order: read → parse → check.

use crate::check;
use crate::finding::{Language, Worded};
use crate::notice::{Kind, Vocabulary};
use crate::parse;
use crate::reader::{self, Read, ReadError};
use crate::sourced::Sourced;

/// How an input is to be read.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The format; told by the bytes where absent.
    pub format: Option<String>,
    /// The words of the family.
    pub vocabulary: Vocabulary,
    /// Whether to accept what does not look like a notice.
    pub force: bool,
    /// Whether to number the duties afresh.
    pub renumber: bool,
}

/// Why an input gave no notice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It is text, but not of the family.
    #[error("not a notice of functions")]
    NotANotice {
        /// How many department headings it seems to have.
        departments: usize,
        /// How many numbered items.
        items: usize,
        /// Whether its title names functions or duties.
        titled: bool,
    },
}

/// Reads an input, says what it means, and checks it.
///
/// # Errors
/// If the bytes cannot be read, or are a page with nothing like departments and duties. Our own
/// formats say themselves what they are, and are never refused for it.
pub fn run(bytes: &[u8], options: &Options) -> Result<Sourced, Refusal> {
    let mut sourced = match reader::read(bytes, options.format.as_deref())? {
        Read::Page(page, noticed) => {
            let mut sourced = parse::parse(page, &options.vocabulary);
            sourced.extend_findings(noticed);
            sourced
        }
        Read::Meaning(mut sourced) => {
            sourced.notice.derive(&options.vocabulary);
            *sourced
        }
    };
    let notice = &sourced.notice;
    if notice.kind == Kind::Other && sourced.page.is_some() && !options.force {
        let subjects = &options.vocabulary.subjects;
        let names_functions = |title: &str| subjects.iter().any(|it| title.contains(it.as_str()));
        return Err(Refusal::NotANotice {
            departments: notice.departments.len(),
            items: notice.duty_count(),
            titled: notice.title().is_some_and(names_functions),
        });
    }
    if options.renumber {
        sourced.renumber();
    }
    check::check(&mut sourced);
    Ok(sourced)
}

impl Refusal {
    /// The stable code of the refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Read(error) => error.code(),
            Self::NotANotice { .. } => "not-a-notice",
        }
    }

    /// What is wrong, in one sentence without the closing mark.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match (self, language) {
            (Self::Read(error), language) => error.message(language),
            (Self::NotANotice { .. }, Language::Zh) => "不像职能通知".to_owned(),
            (Self::NotANotice { .. }, Language::En) => "not a notice of functions".to_owned(),
        }
    }

    /// What was looked for in vain, where that helps.
    #[must_use]
    pub fn searched(&self, language: Language) -> Option<String> {
        let Self::NotANotice { departments, items, titled } = self else { return None };
        let yes = |zh, en| Worded { zh, en }.by(language);
        let titled = if *titled { yes("是", "yes") } else { yes("否", "no") };
        Some(match language {
            Language::Zh => format!(
                "找过：部门标题（…职能／…职责／科室名）{departments} 处；编号条目 {items} 条，没有一条是某个部门的职责；标题含“职能/职责/三定/内设机构”：{titled}。"
            ),
            Language::En => format!(
                "looked for: department headings (…职能, …职责, names of units): {departments}; numbered items: {items}, none of them a department's duty; 职能, 职责, 三定 or 内设机构 in the title: {titled}."
            ),
        })
    }

    /// What to do next.
    #[must_use]
    pub fn remedy(&self, language: Language) -> &'static str {
        match self {
            Self::Read(error) => error.remedy(language),
            Self::NotANotice { .. } => Worded {
                zh: "确认无误可加 --force 按普通条目读入。",
                en: "if it is one all the same, add --force to read it as plain items.",
            }
            .by(language),
        }
    }
}
