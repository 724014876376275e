//! `zhineng rules` and `zhineng explain`.

use crate::finding::catalogue::{self, CODES};
use crate::finding::{Code, Language, Worded};

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
    let example = code.example.replace('\n', "\n    ");
    format!(
        "{} — {} ({})\n\n{}\n  {}\n\n{}\n  {}\n\n{}\n    {example}\n\n{}\n  {}\n",
        code.name,
        code.title.by(language),
        code.severity.word(language),
        head("查什么", "What it does"),
        code.what.by(language),
        head("为什么", "Why"),
        code.why.by(language),
        head("例", "Example"),
        head("依据", "Source"),
        code.source.by(language),
    )
}

fn unknown(name: &str, language: Language) -> String {
    let name = crate::finding::render::printable(name);
    match language {
        Language::Zh => format!("没有“{name}”这个检查项。\n处理：zhineng rules 列出全部检查项。"),
        Language::En => {
            format!("no kind of finding is called {name}.\nnext: zhineng rules lists them all.")
        }
    }
}
