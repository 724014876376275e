//! `zhineng check --fix` and `--diff`: mends a text file, or shows how.

use std::fmt::Write;
use std::path::Path;

use crate::batch::{Failure, write_whole};
use crate::check;
use crate::document::{Document, Place};
use crate::finding::render::{line, printable};
use crate::finding::{Language, Worded, edited};
use crate::pipeline::{self, Options};
use crate::reader::TextFile;
use crate::sourced::Sourced;

use super::{out, refusal};

/// How many lines a diff shows around a change.
const CONTEXT: usize = 3;

/// One mending may bring out another in the same place: so many rounds at most.
const ROUNDS: usize = 4;

/// What became of a file.
pub(super) struct Mended {
    /// The notice as it is now.
    pub(super) sourced: Sourced,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// The text before and after.
    before: String,
    after: String,
    /// One line for each finding that was mended.
    done: Vec<String>,
}

/// Why a file is left as it is.
pub(super) enum Unmended {
    /// It is no text file, or one whose bytes cannot be made again.
    NotText,
    /// Mended, it would say something else.
    Changes,
    /// Its encoding lacks a character.
    Encoding,
}

/// Mends what can be mended in the text of `bytes`.
pub(super) fn mend(
    bytes: &[u8],
    sourced: Sourced,
    options: &Options,
    language: Language,
) -> Result<Mended, Unmended> {
    let is_text = is_text(&sourced);
    let file = TextFile::read(bytes).filter(|_| is_text).ok_or(Unmended::NotText)?;
    let before = file.text.clone();
    let mut mended =
        Mended { sourced, bytes: bytes.to_vec(), after: before.clone(), before, done: Vec::new() };
    for _ in 0..ROUNDS {
        let (findings, edits) = check::fixes(&mended.sourced);
        let after = edited(&mended.after, &edits);
        if after == mended.after {
            break;
        }
        let done = findings.iter().map(|it| line(&mended.sourced.show(it), language));
        mended.done.extend(done.collect::<Vec<_>>());
        let bytes = file.bytes(&after).ok_or(Unmended::Encoding)?;
        let again = pipeline::run(&bytes, options).map_err(|_| Unmended::Changes)?;
        if !check::says_the_same(&mended.sourced.notice, &again.notice) {
            return Err(Unmended::Changes);
        }
        mended = Mended { sourced: again, bytes, after, ..mended };
    }
    Ok(mended)
}

fn is_text(sourced: &Sourced) -> bool {
    let lines = sourced.page.as_ref().map(Document::lines).unwrap_or_default();
    lines.first().is_some_and(|it| matches!(it.place, Place::Line { .. }))
}

impl Mended {
    /// Whether anything was mended.
    pub(super) fn is_changed(&self) -> bool {
        self.before != self.after
    }

    /// Writes the file, `-` to standard output, and says on standard error what was done.
    pub(super) fn write(
        &self,
        path: &Path,
        language: Language,
    ) -> anyhow::Result<Result<(), Failure>> {
        if path.as_os_str() == "-" {
            out::print_bytes(&self.bytes)?;
        } else if self.is_changed()
            && let Err(error) = write_whole(path, &self.bytes)
        {
            return Ok(Err(Failure::Unwritten(path.to_owned(), error.into())));
        }
        out::error(&self.told(path, language));
        Ok(Ok(()))
    }

    fn told(&self, path: &Path, language: Language) -> String {
        let (name, count) = (refusal::name(path), self.done.len());
        let mut told = match (count, language) {
            (0, Language::Zh) => format!("{name}：没有可以自动改正的问题"),
            (0, Language::En) => format!("{name}: nothing to mend"),
            (_, Language::Zh) => format!("{name}：已改正 {count} 处"),
            (_, Language::En) => format!("{name}: {count} mended"),
        };
        for line in &self.done {
            let _ = write!(told, "\n  {line}");
        }
        told
    }

    /// The change as a unified diff; empty where there is none. Lines keep their numbers.
    pub(super) fn diff(&self, path: &Path) -> String {
        let before: Vec<&str> = self.before.split('\n').collect();
        let after: Vec<&str> = self.after.split('\n').collect();
        let pairs = before.iter().zip(&after).enumerate();
        let changed: Vec<usize> =
            pairs.filter(|(_, (one, other))| one != other).map(|(at, _)| at).collect();
        let Some(hunks) = hunks(&changed, before.len()) else { return String::new() };
        let name = refusal::name(path);
        let mut diff = format!("--- {name}\n+++ {name}\n");
        for (start, end) in hunks {
            let count = end - start;
            let _ = writeln!(diff, "@@ -{0},{count} +{0},{count} @@", start + 1);
            for at in start..end {
                let (Some(one), Some(other)) = (before.get(at), after.get(at)) else { continue };
                if one == other {
                    shown(' ', one, &mut diff);
                } else {
                    shown('-', one, &mut diff);
                    shown('+', other, &mut diff);
                }
            }
        }
        diff
    }
}

fn shown(sign: char, line: &str, diff: &mut String) {
    // A carriage return before the line end is the line's, not a character to be shown.
    let line = line.strip_suffix('\r').unwrap_or(line);
    let _ = writeln!(diff, "{sign}{}", printable(line));
}

/// The ranges of lines to show, each from its first line on up to another.
fn hunks(changed: &[usize], count: usize) -> Option<Vec<(usize, usize)>> {
    let mut hunks: Vec<(usize, usize)> = Vec::new();
    for at in changed {
        let (start, end) = (at.saturating_sub(CONTEXT), (at + 1 + CONTEXT).min(count));
        match hunks.last_mut() {
            Some((_, last)) if *last >= start => *last = end,
            _ => hunks.push((start, end)),
        }
    }
    (!hunks.is_empty()).then_some(hunks)
}

impl Unmended {
    /// Why, and what to do.
    pub(super) fn message(&self, path: &Path, language: Language) -> String {
        let name = refusal::name(path);
        let (why, next) = match self {
            Self::NotText => (
                Worded {
                    zh: "--fix 只改文本文件，而且要能按原编码写回",
                    en: "--fix mends text files alone, whose bytes can be made again",
                },
                Worded {
                    zh: "在 Word/WPS 中改正；或用 -t txt 转成文本后再改。",
                    en: "mend it in Word or WPS; or convert it with -t txt first.",
                },
            ),
            Self::Changes => (
                Worded {
                    zh: "自动改正会改变读出的内容，没有改动",
                    en: "mended, it would be read otherwise: left as it is",
                },
                Worded {
                    zh: "用 --diff 查看，人工改正；并请把文件发给维护者。",
                    en: "mend it by hand, and report it with the file.",
                },
            ),
            Self::Encoding => (
                Worded {
                    zh: "文件的编码写不了改正后的字符，没有改动",
                    en: "its encoding lacks a character that is needed: left as it is",
                },
                Worded { zh: "先另存为 UTF-8。", en: "save it as UTF-8 first." },
            ),
        };
        match language {
            Language::Zh => format!("{name}：{}。[not-mended]\n处理：{}", why.zh, next.zh),
            Language::En => format!("{name}: {}. [not-mended]\nnext: {}", why.en, next.en),
        }
    }
}
