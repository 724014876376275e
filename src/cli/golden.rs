//! `zhineng golden`.

use anyhow::Context;

use crate::batch::Failure;
use crate::finding::{Language, Worded};
use crate::golden::{self, Done, GoldenReport, Goldens, MismatchKind};
use crate::pipeline::Options;
use crate::settings::Settings;

use super::args::{GoldenCommand, GoldenFolders, GoldenForm};
use super::{Exit, out, refusal};

pub(super) fn run(
    command: &GoldenCommand,
    settings: Settings,
    language: Language,
) -> anyhow::Result<Exit> {
    let reading =
        Options { vocabulary: settings.vocabulary, check: settings.check, ..Options::default() };
    let (GoldenCommand::Check(folders) | GoldenCommand::Bless(folders)) = command;
    if !folders.samples.is_dir() {
        let failure = Failure::Unreadable(std::io::ErrorKind::NotFound, String::new());
        out::error(&refusal::lines(&folders.samples, &failure, language));
        return Ok(Exit::Input);
    }
    let forms: Vec<&str> = folders.to.iter().filter_map(|it| it.form()).collect();
    let goldens = Goldens {
        samples: &folders.samples,
        golden: &folders.golden,
        reading: &reading,
        forms: &forms,
    };
    match command {
        GoldenCommand::Check(folders) => check(&goldens, folders, language),
        GoldenCommand::Bless(_) if is_ci() => {
            out::error(IN_CI.by(language));
            Ok(Exit::Usage)
        }
        GoldenCommand::Bless(_) => bless(&goldens, language),
    }
}

const IN_CI: Worded = Worded {
    zh: "持续集成环境（CI）里不更新基准。\n处理：在自己的机器上运行 zhineng golden bless，看过 git diff 后提交。",
    en: "goldens are not blessed in CI.\nnext: run zhineng golden bless on your own machine, read git diff, commit.",
};

/// Whether the variable by which every forge marks its jobs is set.
fn is_ci() -> bool {
    #[allow(clippy::disallowed_methods, reason = "only cli reads the environment")]
    let set = std::env::var("CI");
    set.is_ok_and(|it| !matches!(it.as_str(), "" | "0" | "false"))
}

fn check(goldens: &Goldens, folders: &GoldenFolders, language: Language) -> anyhow::Result<Exit> {
    let checked = goldens.check().context("golden check")?;
    let text = if folders.to.contains(&GoldenForm::Json) {
        serde_json::to_string_pretty(&GoldenReport::new(&checked))? + "\n"
    } else if folders.to.contains(&GoldenForm::Github) {
        golden::github(&checked, language)
    } else {
        golden::human(&checked, language)
    };
    out::print(&text)?;
    Ok(exit(checked.mismatches.iter().map(|it| it.kind)))
}

fn exit(kinds: impl Iterator<Item = MismatchKind>) -> Exit {
    let of = |kind| if kind == MismatchKind::Unreadable { Exit::Input } else { Exit::Findings };
    kinds.map(of).max().unwrap_or(Exit::Fine)
}

/// What was done, file by file, and what cannot be blessed.
fn bless(goldens: &Goldens, language: Language) -> anyhow::Result<Exit> {
    let done = goldens.bless().context("golden bless")?;
    for (path, done) in &done {
        let word = match done {
            Done::Written => Worded { zh: "写", en: "written" },
            Done::Removed => Worded { zh: "删", en: "removed" },
        };
        let gap = if language == Language::Zh { "　" } else { " " };
        out::print(&format!("{}{gap}{}\n", word.by(language), refusal::name(path)))?;
    }
    let removed = done.iter().filter(|(_, done)| *done == Done::Removed).count();
    let written = done.len() - removed;
    out::print(&match (done.len(), language) {
        (0, Language::Zh) => "基准都没有变，什么也没有写\n".to_owned(),
        (0, Language::En) => "all goldens match: nothing was written\n".to_owned(),
        (_, Language::Zh) => {
            format!(
                "写了 {written} 个基准文件，删了 {removed} 个，其余未动；请看过 git diff 再提交\n"
            )
        }
        (_, Language::En) => format!(
            "{written} goldens written, {removed} removed, all others left alone; read git diff before you commit\n"
        ),
    })?;
    // What cannot be blessed is left, and told.
    let left = goldens.check().context("golden bless")?;
    if !left.mismatches.is_empty() {
        out::print(&golden::human(&left, language))?;
    }
    Ok(exit(left.mismatches.iter().map(|it| it.kind)))
}
