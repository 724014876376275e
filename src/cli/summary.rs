//! A run over many inputs, summed up: by cause, never a line a file.

use std::collections::BTreeMap;
use std::time::Duration;

use crate::batch::{Blame, Failure, Ran, Tally};
use crate::finding::{Language, Worded};
use crate::sourced::thousands;

use super::refusal;

/// Why inputs failed: each code with how often, and the first sentence said of it.
#[derive(Debug, Default)]
pub(super) struct Causes(BTreeMap<Key, Cause>);

/// The group, the code, and what the system says where writing failed.
type Key = (Group, &'static str, Option<String>);

#[derive(Debug)]
struct Cause {
    count: usize,
    sentence: String,
    remedy: String,
}

/// The kinds of causes, in the order in which they are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    NoNotice,
    Unread,
    Unwritten,
    Fault,
}

impl Group {
    fn of(failure: &Failure) -> Self {
        match failure.blame() {
            _ if failure.code() == "not-a-notice" => Self::NoNotice,
            _ if matches!(failure, Failure::Strict(_)) => Self::Unwritten,
            Blame::Input => Self::Unread,
            Blame::Usage | Blame::Output => Self::Unwritten,
            Blame::Program => Self::Fault,
        }
    }

    fn word(self, language: Language) -> &'static str {
        let word = match self {
            Self::NoNotice => Worded { zh: "不是职能通知", en: "not notices" },
            Self::Unread => Worded { zh: "读不了", en: "not readable" },
            Self::Unwritten => Worded { zh: "没有写", en: "not written" },
            Self::Fault => Worded { zh: "程序出错", en: "the program failed" },
        };
        word.by(language)
    }
}

impl Causes {
    /// Counts a failure.
    pub(super) fn add(&mut self, failure: &Failure, language: Language) {
        let sentence = failure.cause(language);
        let system = matches!(failure, Failure::Unwritten(..)).then(|| sentence.clone());
        let cause = self.0.entry((Group::of(failure), failure.code(), system));
        let new = || Cause { count: 0, sentence, remedy: failure.remedy(language) };
        cause.or_insert_with(new).count += 1;
    }

    fn count(&self, group: Group) -> usize {
        self.0.iter().filter(|((it, ..), _)| *it == group).map(|(_, cause)| cause.count).sum()
    }

    /// How many failures there are.
    pub(super) fn all(&self) -> usize {
        self.0.values().map(|cause| cause.count).sum()
    }

    /// Group by group, in each the commonest cause first, with what to do.
    pub(super) fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        for group in [Group::NoNotice, Group::Unread, Group::Unwritten, Group::Fault] {
            let mut causes: Vec<_> = self.0.iter().filter(|((it, ..), _)| *it == group).collect();
            causes.sort_by_key(|(_, cause)| std::cmp::Reverse(cause.count));
            if !causes.is_empty() {
                lines.push(group.word(language).to_owned());
            }
            for ((_, code, _), Cause { count, sentence, remedy }) in causes {
                lines.push(match language {
                    Language::Zh => format!("{count:>4}　{sentence}：{remedy}[{code}]"),
                    Language::En => format!("{count:>4}  {sentence}: {remedy} [{code}]"),
                });
            }
        }
        lines
    }
}

/// How a run went.
pub(super) struct Summary<'a> {
    pub(super) ran: &'a Ran,
    pub(super) causes: &'a Causes,
    /// How many were taken over from an earlier run.
    pub(super) kept: usize,
    pub(super) lasted: Duration,
}

impl Summary<'_> {
    /// All that is printed of the run.
    pub(super) fn text(&self, language: Language) -> String {
        let mut lines = vec![self.counts(language)];
        lines.push(converted(&self.ran.tally, language));
        lines.extend(self.causes.lines(language));
        let zh = language == Language::Zh;
        if let Some(table) = &self.ran.combined {
            let table = refusal::name(table);
            lines.push(if zh {
                format!("合并表　{table}")
            } else {
                format!("table of all: {table}")
            });
        }
        if self.ran.guarded > 0 {
            let count = self.ran.guarded;
            lines.push(if zh {
                format!("合并表有 {count} 个单元格会被当成公式，前面加了一个撇号 [csv-guarded]")
            } else {
                format!("{count} cells of the table would run as formulas: an apostrophe was put in front [csv-guarded]")
            });
        }
        if let Some(report) = &self.ran.report {
            let report = refusal::name(report);
            lines.push(if zh {
                format!("逐个文件的结果　{report}")
            } else {
                format!("file by file: {report}")
            });
        }
        if self.ran.tally.pending > 0 {
            let next = Worded {
                zh: "接着做：同样的命令加 --resume，已转成且未变的不重做。",
                en: "to go on: the same command with --resume; what is done and unchanged is not done again.",
            };
            lines.push(next.by(language).to_owned());
        }
        lines.join("\n")
    }

    fn counts(&self, language: Language) -> String {
        let tally = &self.ran.tally;
        let count = |group| thousands(self.causes.count(group));
        let [all, good] = [tally.inputs, tally.converted].map(thousands);
        let [odd, unread] = [Group::NoNotice, Group::Unread].map(count);
        let lasted = worded(self.lasted, language);
        let mut more = String::new();
        let gap = if language == Language::Zh { "　" } else { ", " };
        for group in [Group::Unwritten, Group::Fault] {
            if self.causes.count(group) > 0 {
                more += &pair(group.word(language), &count(group), gap, language);
            }
        }
        if tally.pending > 0 {
            let word = Worded { zh: "没有轮到", en: "not reached" }.by(language);
            more += &pair(word, &thousands(tally.pending), gap, language);
        }
        let kept = thousands(self.kept);
        match language {
            Language::Zh => {
                let kept = if self.kept == 0 {
                    String::new()
                } else {
                    format!("（{kept} 个未变，没有重做）")
                };
                format!(
                    "转换 {all} 个文件　成功 {good}{kept}　不是职能通知 {odd}　读不了 {unread}{more}　用时{lasted}"
                )
            }
            Language::En => {
                let kept = if self.kept == 0 {
                    String::new()
                } else {
                    format!(" ({kept} unchanged, not done again)")
                };
                format!(
                    "{all} files: {good} converted{kept}, {odd} not notices, {unread} not readable{more}; {lasted}"
                )
            }
        }
    }
}

fn pair(word: &str, count: &str, gap: &str, language: Language) -> String {
    if language == Language::Zh {
        format!("{gap}{word} {count}")
    } else {
        format!("{gap}{count} {word}")
    }
}

fn converted(tally: &Tally, language: Language) -> String {
    let [good, departments, duties] =
        [tally.converted, tally.departments, tally.duties].map(thousands);
    let [errors, with_errors, warnings, unparsed] =
        [tally.errors, tally.with_errors, tally.warnings, tally.unparsed].map(thousands);
    match language {
        Language::Zh => format!(
            "成功的 {good} 个：{departments} 个部门　{duties} 项职责　错误 {errors}（{with_errors} 个文件）　警告 {warnings}　未归类 {unparsed} 处"
        ),
        Language::En => format!(
            "converted: {departments} departments, {duties} duties, {errors} errors in {with_errors} files, {warnings} warnings, {unparsed} texts unclaimed"
        ),
    }
}

/// ` 6 秒`, ` 2 分 5 秒`; `不到 1 秒`.
fn worded(lasted: Duration, language: Language) -> String {
    let (minutes, seconds) = (lasted.as_secs() / 60, lasted.as_secs() % 60);
    match (minutes, seconds, language) {
        (0, 0, Language::Zh) => "不到 1 秒".into(),
        (0, _, Language::Zh) => format!(" {seconds} 秒"),
        (_, _, Language::Zh) => format!(" {minutes} 分 {seconds} 秒"),
        (0, 0, Language::En) => "less than a second".into(),
        (0, _, Language::En) => format!("{seconds} s"),
        (_, _, Language::En) => format!("{minutes} min {seconds} s"),
    }
}
