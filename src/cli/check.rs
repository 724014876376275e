//! `zhineng check`.

use std::collections::BTreeSet;
use std::path::Path;

use crate::batch::{self, Failure, Input};
use crate::check::Options as CheckOptions;
use crate::finding::catalogue;
use crate::finding::render::{FindingRecord, Findings, Sarif, github, human};
use crate::finding::{Language, Severity};
use crate::pipeline;
use crate::settings::{Settings, nearest};
use crate::sourced::Sourced;

use super::args::{Check, CheckForm, FailOn};
use super::convert::{headline, reading};
use super::fix::{self, Mended};
use super::{Exit, inputs, out, refusal};

/// The codes that say that numbers do not run on.
const SEQUENCE_CODES: [&str; 5] =
    ["number-gap", "number-duplicate", "number-disorder", "number-start", "number-restart"];

pub(super) fn run(
    args: &Check,
    mut settings: Settings,
    config: Option<&Path>,
    language: Language,
) -> anyhow::Result<Exit> {
    if let Err(message) = choose(args, &mut settings.check, language) {
        out::error(&message);
        return Ok(Exit::Usage);
    }
    let inputs = match inputs::find(&args.reading, false, language) {
        Ok(inputs) => inputs,
        Err(exit) => return Ok(exit),
    };
    let options = reading(&args.reading, settings);
    let mut printing = Printing::new(args, config, language);
    let mut exit = Exit::Fine;
    for Input { path, .. } in &inputs.files {
        exit = exit.max(match checked(path, &options, &mut printing)? {
            Ok(exit) => exit,
            Err(failure) => {
                out::error(&refusal::lines(path, &failure, language));
                refusal::exit(&failure)
            }
        });
    }
    printing.finish()?;
    Ok(exit)
}

/// Takes over what the options choose; says which code is unknown.
fn choose(args: &Check, options: &mut CheckOptions, language: Language) -> Result<(), String> {
    for name in args.select.iter().chain(&args.ignore) {
        if catalogue::find(name).is_none() {
            let nearest = nearest(name, catalogue::CODES.iter().map(|it| it.name.to_owned()));
            let name = crate::finding::render::printable(name);
            return Err(match language {
                Language::Zh => format!(
                    "没有“{name}”这个检查项，最接近的是“{nearest}”。\n处理：zhineng rules 列出全部检查项。"
                ),
                Language::En => format!(
                    "no kind of finding is called {name}; the nearest is {nearest}.\nnext: zhineng rules lists them all."
                ),
            });
        }
    }
    let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
    options.selected = set(&args.select);
    options.ignored = set(&args.ignore);
    options.is_final = args.is_final;
    Ok(())
}

/// Checks one input, mends it where asked to, and prints.
fn checked(
    path: &Path,
    options: &pipeline::Options,
    printing: &mut Printing,
) -> anyhow::Result<Result<Exit, Failure>> {
    let (args, language) = (printing.args, printing.language);
    let read = batch::load(path).and_then(|bytes| {
        let sourced = pipeline::run(&bytes, options).map_err(Failure::Refused)?;
        Ok((bytes, sourced))
    });
    let (bytes, sourced) = match read {
        Ok(read) => read,
        Err(failure) => return Ok(Err(failure)),
    };
    if !args.fix && !args.diff {
        printing.print(path, &sourced)?;
        return Ok(Ok(exit(&sourced, args)));
    }
    let mended = match fix::mend(&bytes, sourced, options, language) {
        Ok(mended) => mended,
        Err(unmended) => {
            out::error(&unmended.message(path, language));
            return Ok(Ok(Exit::Input));
        }
    };
    finish(path, &mended, printing)
}

/// Writes what was mended and prints what is left; or shows what would be mended.
fn finish(
    path: &Path,
    mended: &Mended,
    printing: &mut Printing,
) -> anyhow::Result<Result<Exit, Failure>> {
    let args = printing.args;
    if args.diff {
        out::print(&mended.diff(path))?;
        let exit = if mended.is_changed() && !args.exit_zero { Exit::Findings } else { Exit::Fine };
        return Ok(Ok(exit));
    }
    if let Err(failure) = mended.write(path, printing.language)? {
        return Ok(Err(failure));
    }
    // Standard output is the mended text.
    if path.as_os_str() != "-" {
        printing.print(path, &mended.sourced)?;
    }
    Ok(Ok(exit(&mended.sourced, args)))
}

fn exit(sourced: &Sourced, args: &Check) -> Exit {
    let limit = match args.fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Hint => Severity::Hint,
    };
    let fails = sourced.findings.iter().any(|it| it.severity() <= limit);
    if fails && !args.exit_zero { Exit::Findings } else { Exit::Fine }
}

/// The findings of a run on their way to standard output.
struct Printing<'a> {
    args: &'a Check,
    language: Language,
    /// The settings file.
    config: Option<String>,
    is_first: bool,
    records: Vec<FindingRecord>,
    drafts: Vec<String>,
    sarif: Sarif,
}

impl<'a> Printing<'a> {
    fn new(args: &'a Check, config: Option<&Path>, language: Language) -> Self {
        Self {
            args,
            language,
            config: config.map(refusal::name),
            is_first: true,
            records: Vec::new(),
            drafts: Vec::new(),
            sarif: Sarif::default(),
        }
    }

    fn print(&mut self, path: &Path, sourced: &Sourced) -> anyhow::Result<()> {
        let language = self.language;
        let name = path.to_string_lossy();
        let shown = sourced.shown();
        if sourced.notice.draft && !self.args.is_final {
            self.drafts.push(name.clone().into_owned());
        }
        match self.args.to {
            CheckForm::Human => {
                let gap = if self.is_first { "" } else { "\n" };
                let config = self.config.as_deref();
                out::print(&format!(
                    "{gap}{}",
                    report(path, sourced, self.args, config, language)
                ))?;
            }
            CheckForm::Github => out::print(&github(&shown, &name, language))?,
            CheckForm::Json => {
                let records = shown.iter().map(|it| FindingRecord::new(it, &name, language));
                self.records.extend(records);
            }
            CheckForm::Sarif => self.sarif.add(&shown, &name, language),
        }
        self.is_first = false;
        Ok(())
    }

    /// Prints what is one document for all inputs.
    fn finish(self) -> anyhow::Result<()> {
        if self.args.diff || self.args.fix && self.is_first {
            return Ok(());
        }
        let log = match self.args.to {
            CheckForm::Json => {
                let findings = Findings::new(self.records);
                let (config, drafts) = (self.config, self.drafts);
                serde_json::to_string_pretty(&Findings { config, drafts, ..findings })?
            }
            CheckForm::Sarif => serde_json::to_string_pretty(
                &self.sarif.log(self.config.as_deref(), self.language),
            )?,
            CheckForm::Human | CheckForm::Github => return Ok(()),
        };
        out::print(&format!("{log}\n"))
    }
}

/// Head, findings, what was verified, conclusion.
fn report(
    path: &Path,
    sourced: &Sourced,
    args: &Check,
    config: Option<&str>,
    language: Language,
) -> String {
    let mut text = headline(path, sourced, None, language);
    if sourced.notice.header.document_number.is_some() {
        text.push_str(if language == Language::Zh { "　" } else { " — " });
        text.push_str(&refusal::name(path));
    }
    text.push('\n');
    text.extend(config.map(|config| match language {
        Language::Zh => format!("设置　{config}\n"),
        Language::En => format!("settings: {config}\n"),
    }));
    text.extend(draft(sourced, args, language));
    text.push('\n');
    text.push_str(&human(&sourced.shown(), args.hints, language));
    text.push_str(&numbers(sourced, language));
    if args.verbose {
        text.extend(verified(sourced, language).into_iter().map(|line| line + "\n"));
    }
    text.push_str(&conclusion(sourced, language));
    text
}

/// What rests because the notice is a draft.
fn draft(sourced: &Sourced, args: &Check, language: Language) -> Option<String> {
    if !sourced.notice.draft {
        return None;
    }
    Some(match (args.is_final, language) {
        (false, Language::Zh) => "草稿不检查：发文字号、成文日期、印发日期、占位符（加 --final 按定稿检查）\n".to_owned(),
        (false, Language::En) => "a draft: document number, dates and placeholders are not checked (--final checks them)\n".to_owned(),
        (true, Language::Zh) => "按定稿检查（--final）\n".to_owned(),
        (true, Language::En) => "checked as a finished notice (--final)\n".to_owned(),
    })
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
