//! `zhineng golden`.

use anyhow::Context;

use crate::finding::Language;
use crate::golden::{self, Mismatch, MismatchKind};

use crate::pipeline::Options;
use crate::settings::Settings;

use super::args::{GoldenCommand, GoldenFolders};
use super::{Exit, out, refusal};

pub(super) fn run(
    command: &GoldenCommand,
    settings: Settings,
    language: Language,
) -> anyhow::Result<Exit> {
    let options =
        Options { vocabulary: settings.vocabulary, check: settings.check, ..Options::default() };
    let (GoldenCommand::Check(folders) | GoldenCommand::Bless(folders)) = command;
    if !folders.samples.is_dir() {
        let failure =
            crate::batch::Failure::Unreadable(std::io::ErrorKind::NotFound, String::new());
        out::error(&refusal::lines(&folders.samples, &failure, language));
        return Ok(Exit::Input);
    }
    match command {
        GoldenCommand::Check(folders) => check(folders, &options, language),
        GoldenCommand::Bless(folders) => bless(folders, &options, language),
    }
}

fn check(folders: &GoldenFolders, options: &Options, language: Language) -> anyhow::Result<Exit> {
    let mismatches =
        golden::check(&folders.samples, &folders.golden, options).context("golden check")?;
    for mismatch in &mismatches {
        out::print(&format!("{}\n", worded(mismatch, language)))?;
    }
    let count = mismatches.len();
    out::print(&match (count, language) {
        (0, Language::Zh) => "基准全部一致\n".to_owned(),
        (0, Language::En) => "all goldens match\n".to_owned(),
        (_, Language::Zh) => format!("{count} 个不一致；确认无误后运行 zhineng golden bless\n"),
        (_, Language::En) => {
            format!("{count} mismatches; if they are right, run zhineng golden bless\n")
        }
    })?;
    Ok(if count == 0 { Exit::Fine } else { Exit::Findings })
}

fn bless(folders: &GoldenFolders, options: &Options, language: Language) -> anyhow::Result<Exit> {
    let changed =
        golden::bless(&folders.samples, &folders.golden, options).context("golden bless")?;
    for mismatch in &changed {
        out::print(&format!("{}\n", worded(mismatch, language)))?;
    }
    let count = changed.len();
    out::print(&match language {
        Language::Zh => format!("更新了 {count} 个基准文件\n"),
        Language::En => format!("{count} goldens updated\n"),
    })?;
    Ok(Exit::Fine)
}

fn worded(mismatch: &Mismatch, language: Language) -> String {
    let path = refusal::name(&mismatch.path);
    match (&mismatch.kind, language) {
        (MismatchKind::Differs { line }, Language::Zh) => format!("{path}：从第{line}行起不同"),
        (MismatchKind::Differs { line }, Language::En) => {
            format!("{path}: differs from line {line} on")
        }
        (MismatchKind::Missing, Language::Zh) => format!("{path}：缺这个基准"),
        (MismatchKind::Missing, Language::En) => format!("{path}: missing"),
        (MismatchKind::Orphan, Language::Zh) => format!("{path}：没有对应的样本"),
        (MismatchKind::Orphan, Language::En) => format!("{path}: no sample gives it"),
    }
}
