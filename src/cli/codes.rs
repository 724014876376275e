//! `zhineng rules` and `zhineng explain`.

use crate::finding::catalogue::{self, CODES};
use crate::finding::{Code, Language, Worded};

use crate::finding::render::printable;

use super::{Exit, out};

pub(super) fn rules(language: Language) -> anyhow::Result<Exit> {
    let width = CODES.iter().map(|code| code.name.len()).max().unwrap_or(0);
    for code in CODES {
        let (severity, title) = (code.severity.word(language), code.title.by(language));
        let gap = if language == Language::Zh { "　" } else { "  " };
        out::print(&format!("{:width$}{gap}{severity:8}{gap}{title}\n", code.name))?;
    }
    Ok(Exit::Fine)
}

pub(super) fn explain(name: &str, language: Language) -> anyhow::Result<Exit> {
    let Some(code) = catalogue::find(name) else {
        out::error(&unknown(name, language));
        return Ok(Exit::Usage);
    };
    out::print(&explanation(code, language))?;
    Ok(Exit::Fine)
}

fn explanation(code: &Code, language: Language) -> String {
    let head = |zh: &'static str, en: &'static str| Worded { zh, en }.by(language);
    let [example, near_miss] = [code.example, code.near_miss].map(|it| {
        let lines = it.lines().map(|line| printable(line).into_owned());
        lines.collect::<Vec<_>>().join("\n    ")
    });
    let mended = if code.mechanical {
        head("\n可用 check --fix 自动改正。\n", "\nMended by check --fix.\n")
    } else {
        ""
    };
    format!(
        "{} — {} ({})\n\n{}\n  {}\n\n{}\n  {}\n\n{}\n    {example}\n\n{}\n    {near_miss}\n\n{}\n  {}\n{mended}",
        code.name,
        code.title.by(language),
        code.severity.word(language),
        head("查什么", "What it does"),
        code.what.by(language),
        head("为什么", "Why"),
        code.why.by(language),
        head("例", "Example"),
        head("不算", "Not this"),
        head("依据", "Source"),
        code.source.by(language),
    )
}

fn unknown(name: &str, language: Language) -> String {
    let name = printable(name);
    match language {
        Language::Zh => format!("没有“{name}”这个检查项。\n处理：zhineng rules 列出全部检查项。"),
        Language::En => {
            format!("no kind of finding is called {name}.\nnext: zhineng rules lists them all.")
        }
    }
}
