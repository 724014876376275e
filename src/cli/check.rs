//! `zhineng check`.

use std::path::Path;

use crate::batch::{self, Failure, Input};
use crate::finding::render::{FindingRecord, Findings, human};
use crate::finding::{Language, Severity};
use crate::pipeline;
use crate::settings::Settings;
use crate::sourced::Sourced;

use super::args::{Check, CheckForm};
use super::convert::{headline, reading};
use super::{Exit, inputs, out, refusal};

/// The codes that say that numbers do not run on.
const SEQUENCE_CODES: [&str; 5] =
    ["number-gap", "number-duplicate", "number-disorder", "number-start", "number-restart"];

pub(super) fn run(args: &Check, settings: Settings, language: Language) -> anyhow::Result<Exit> {
    let inputs = match inputs::find(&args.reading, false, language) {
        Ok(inputs) => inputs,
        Err(exit) => return Ok(exit),
    };
    let options = reading(&args.reading, settings);
    let mut exit = Exit::Fine;
    let mut records = Vec::new();
    for Input { path, .. } in &inputs.files {
        let checked = batch::load(path)
            .and_then(|bytes| pipeline::run(&bytes, &options).map_err(Failure::Refused));
        let sourced = match checked {
            Ok(sourced) => sourced,
            Err(failure) => {
                out::error(&refusal::lines(path, &failure, language));
                exit = exit.max(refusal::exit(&failure));
                continue;
            }
        };
        if sourced.count(Severity::Error) > 0 {
            exit = exit.max(Exit::Findings);
        }
        match args.to {
            CheckForm::Human => out::print(&report(path, &sourced, args, language))?,
            CheckForm::Json => records.extend(json(path, &sourced, language)),
        }
    }
    if args.to == CheckForm::Json {
        out::print(&format!("{}\n", serde_json::to_string_pretty(&Findings::new(records))?))?;
    }
    Ok(exit)
}

fn json(path: &Path, sourced: &Sourced, language: Language) -> Vec<FindingRecord> {
    let path = path.to_string_lossy();
    sourced.shown().iter().map(|shown| FindingRecord::new(shown, &path, language)).collect()
}

/// Head, findings, what was verified, conclusion.
fn report(path: &Path, sourced: &Sourced, args: &Check, language: Language) -> String {
    let mut text = headline(path, sourced, None, language);
    if sourced.notice.header.document_number.is_some() {
        text.push_str(if language == Language::Zh { "　" } else { " — " });
        text.push_str(&refusal::name(path));
    }
    text.push_str("\n\n");
    text.push_str(&human(&sourced.shown(), args.hints, language));
    text.push_str(&numbers(sourced, language));
    if args.verbose {
        text.extend(verified(sourced, language).into_iter().map(|line| line + "\n"));
    }
    text.push_str(&conclusion(sourced, language));
    text
}

/// Whether all numbers run on: said also when nothing was found.
fn numbers(sourced: &Sourced, language: Language) -> String {
    let departments = sourced.notice.departments.len();
    let is_number = |code: &str| SEQUENCE_CODES.contains(&code);
    let faults = sourced.findings.iter().filter(|it| is_number(it.code.name)).count();
    match (faults, language) {
        (0, Language::Zh) => format!("项号　{departments} 个部门全部连续，无缺号、重号\n"),
        (_, Language::Zh) => format!("项号　{faults} 处不连续\n"),
        (0, Language::En) => format!("numbers: consecutive in all {departments} departments\n"),
        (_, Language::En) => format!("numbers: {faults} faults\n"),
    }
}

/// What else was compared, with what was found in the notice.
fn verified(sourced: &Sourced, language: Language) -> Vec<String> {
    let header = &sourced.notice.header;
    let issued = header.issued_on.as_ref().and_then(|it| it.date);
    let printed =
        header.imprint.as_ref().and_then(|it| it.printed_on.as_ref()).and_then(|it| it.date);
    let mut lines = Vec::new();
    if let (Some(number), Some(issued)) = (&header.document_number, issued) {
        let same = number.year == Some(issued.year());
        lines.push(match (language, same) {
            (Language::Zh, true) => format!("文号与年份　{}与成文日期同年", number.text),
            (Language::Zh, false) => {
                format!("文号与年份　{}与成文日期 {issued} 不同年", number.text)
            }
            (Language::En, true) => "document number: of the year of signature".to_owned(),
            (Language::En, false) => format!("document number: not of the year of {issued}"),
        });
    }
    if let (Some(issued), Some(printed)) = (issued, printed) {
        let sign = if issued <= printed { "≤" } else { ">" };
        lines.push(match language {
            Language::Zh => format!("日期先后　成文 {issued} {sign} 印发 {printed}"),
            Language::En => format!("dates: signed {issued} {sign} printed {printed}"),
        });
    }
    if let (Some(title), Some(text_title)) = (&header.title, &sourced.notice.issued_text) {
        let same = title.contains(&format!("《{}》", text_title.title));
        lines.push(match (language, same) {
            (Language::Zh, true) => "被印发文件标题　与标题中《》内一致".to_owned(),
            (Language::Zh, false) => "被印发文件标题　与标题中《》内不一致".to_owned(),
            (Language::En, true) => {
                "title of the issued text: as the notice's title says".to_owned()
            }
            (Language::En, false) => {
                "title of the issued text: not as the notice's title says".to_owned()
            }
        });
    }
    lines
}

fn conclusion(sourced: &Sourced, language: Language) -> String {
    let errors = sourced.count(Severity::Error);
    let warnings = sourced.count(Severity::Warning);
    match (errors, warnings, language) {
        (0, 0, Language::Zh) => "结论　没有错误和警告\n".to_owned(),
        (0, _, Language::Zh) => format!("结论　没有错误；{warnings} 处警告请确认\n"),
        (_, 0, Language::Zh) => format!("结论　{errors} 处错误必须改正\n"),
        (_, _, Language::Zh) => format!("结论　{errors} 处错误必须改正；{warnings} 处警告请确认\n"),
        (0, 0, Language::En) => "conclusion: no errors and no warnings\n".to_owned(),
        (0, _, Language::En) => {
            format!("conclusion: no errors; warnings to confirm: {warnings}\n")
        }
        (_, 0, Language::En) => format!("conclusion: errors to mend: {errors}\n"),
        (_, _, Language::En) => {
            format!("conclusion: errors to mend: {errors}; warnings to confirm: {warnings}\n")
        }
    }
}
