//! `zhineng convert`.

use std::collections::BTreeMap;
use std::path::Path;

use crate::batch::{self, Converted, Failure, Inputs, Outcome, Plan};
use crate::finding::render::{line, printable};
use crate::finding::{Language, Severity, Worded, spoken};
use crate::pipeline;
use crate::settings::Settings;
use crate::sourced::Sourced;
use crate::writer::{self, DocxOptions, WRITERS, Writer};

use super::args::{Convert, CsvEncoding, CsvHeader, FontSet, Layout, Numbers, Reading};
use super::{Exit, out, refusal};

/// How many errors of a file are listed.
const ERRORS_LISTED: usize = 5;

pub(super) fn run(args: &Convert, settings: Settings, language: Language) -> anyhow::Result<Exit> {
    if args.output.as_os_str() == "-" {
        return to_standard_output(args, settings, language);
    }
    let inputs = match Inputs::find(&args.reading.inputs, args.keep_extension) {
        Ok(inputs) => inputs,
        Err(error) => {
            out::error(&refusal::input_error(&error, language));
            return Ok(Exit::Input);
        }
    };
    inputs.locks.iter().for_each(|lock| out::error(&refusal::lock(lock, language)));
    let plan = Plan {
        writing: writing(args, &settings.docx),
        reading: reading_to_convert(args, settings),
        forms: forms(args),
        folder: args.output.clone(),
        strict: args.strict,
        jobs: args.jobs,
    };
    let outcomes = batch::convert_all(&inputs.files, &plan)?;
    let summed_up = inputs.has_folder && outcomes.len() > 1;
    for outcome in &outcomes {
        if !summed_up || args.verbose {
            out::error(&report(outcome, args.verbose, language));
        }
    }
    if summed_up {
        out::error(&summary(&outcomes, &args.output, language));
    }
    let failures = outcomes.iter().filter_map(|outcome| outcome.result.as_ref().err());
    Ok(failures.map(refusal::exit).max().unwrap_or(Exit::Fine))
}

/// How the inputs of a command are read.
pub(super) fn reading(args: &Reading, settings: Settings) -> pipeline::Options {
    pipeline::Options {
        format: args.format.clone(),
        vocabulary: settings.vocabulary,
        force: args.force,
        renumber: false,
    }
}

/// How the inputs of a conversion are read.
fn reading_to_convert(args: &Convert, settings: Settings) -> pipeline::Options {
    pipeline::Options { renumber: args.renumber, ..reading(&args.reading, settings) }
}

fn writing(args: &Convert, docx: &DocxOptions) -> writer::Options {
    writer::Options {
        findings: !args.no_findings,
        hints: args.hints,
        csv_header: match args.csv_header {
            CsvHeader::Zh => writer::CsvHeader::Zh,
            CsvHeader::En => writer::CsvHeader::En,
        },
        csv_encoding: match args.csv_encoding {
            CsvEncoding::Utf8Bom => writer::CsvEncoding::Utf8Bom,
            CsvEncoding::Utf8 => writer::CsvEncoding::Utf8,
            CsvEncoding::Gb18030 => writer::CsvEncoding::Gb18030,
        },
        csv_raw: args.csv_raw,
        docx: layout(&args.layout, docx.clone()),
    }
}

/// The settings' layout, with what the command says otherwise.
fn layout(args: &Layout, settings: DocxOptions) -> DocxOptions {
    DocxOptions {
        fonts: args.fonts.map_or(settings.fonts, |fonts| match fonts {
            FontSet::Gb2312 => writer::FontSet::Gb2312,
            FontSet::Windows => writer::FontSet::Windows,
            FontSet::Fangzheng => writer::FontSet::Fangzheng,
        }),
        latin_font: args.latin_font.clone().or(settings.latin_font),
        numbers: args.numbers.map_or(settings.numbers, |numbers| match numbers {
            Numbers::Literal => writer::Numbers::Literal,
            Numbers::Automatic => writer::Numbers::Automatic,
        }),
        unsealed: args.unsealed || settings.unsealed,
        no_head: args.no_head || settings.no_head,
        head_word: args.head_word.clone().or(settings.head_word),
        department_pages: args.page_per_department || settings.department_pages,
        ..settings
    }
}

/// The forms asked for, each once, in the order of the documentation; all where none is.
fn forms(args: &Convert) -> Vec<&'static dyn Writer> {
    let wanted = |form: &&dyn Writer| match args.to.as_slice() {
        [] => !form.is_on_demand(),
        named => named.iter().any(|it| it == form.name()),
    };
    WRITERS.iter().copied().filter(|form| wanted(form)).collect()
}

/// One input in one form, to standard output.
fn to_standard_output(
    args: &Convert,
    settings: Settings,
    language: Language,
) -> anyhow::Result<Exit> {
    let writing = writing(args, &settings.docx);
    let options = reading_to_convert(args, settings);
    let forms = forms(args);
    let ([form], [path]) = (forms.as_slice(), args.reading.inputs.as_slice()) else {
        out::error(
            Worded {
                zh: "-o - 每次只能转一个输入、一种格式。\n处理：只写一个输入，并用 -t 指定一种格式，例如 -t json。",
                en: "-o - takes one input and one form.\nnext: name one input, and one form with -t, such as -t json.",
            }
            .by(language),
        );
        return Ok(Exit::Usage);
    };
    let made = batch::load(path).and_then(|bytes| {
        let sourced = pipeline::run(&bytes, &options).map_err(Failure::Refused)?;
        if args.strict && sourced.count(Severity::Error) > 0 {
            return Err(Failure::Strict(Box::new(sourced)));
        }
        let mut bytes = Vec::new();
        form.write(&sourced, &writing, &mut bytes)
            .map_err(|error| Failure::Unwritten("-".into(), error))?;
        Ok(bytes)
    });
    match made {
        Ok(bytes) => out::print_bytes(&bytes).map(|()| Exit::Fine),
        Err(failure) => {
            out::error(&refusal::lines(path, &failure, language));
            Ok(refusal::exit(&failure))
        }
    }
}

/// What became of one input, in full.
fn report(outcome: &Outcome, verbose: bool, language: Language) -> String {
    let path = &outcome.input.path;
    match &outcome.result {
        Ok(converted) => made(path, converted, verbose, language),
        Err(failure @ Failure::Strict(sourced)) => {
            let mut lines = vec![refusal::lines(path, failure, language)];
            lines.extend(findings(sourced, verbose, language));
            lines.join("\n")
        }
        Err(failure) => refusal::lines(path, failure, language),
    }
}

fn made(path: &Path, converted: &Converted, verbose: bool, language: Language) -> String {
    let sourced = &converted.sourced;
    let mut lines = vec![headline(path, sourced, Some(&outputs(converted)), language)];
    lines.extend(receipt(sourced, language));
    lines.push(counts(path, sourced, language));
    lines.extend(findings(sourced, verbose, language));
    lines.extend(converted.changed.iter().map(|it| line(&sourced.show(it), language)));
    lines.join("\n")
}

/// `闵科委〔2025〕17号　14 个部门　135 项职责　→ out/minhang-2025-17.{json,csv,xlsx,docx}`
pub(super) fn headline(
    path: &Path,
    sourced: &Sourced,
    outputs: Option<&str>,
    language: Language,
) -> String {
    let notice = &sourced.notice;
    let file = refusal::name(path);
    let label = match (&notice.header.document_number, notice.label()) {
        (Some(_), Some(label)) => printable(&label).into_owned(),
        (None, Some(title)) => format!("{} {file}", printable(&title)),
        (_, None) => file,
    };
    let (departments, duties) = (notice.departments.len(), notice.duty_count());
    let draft = match (notice.draft, language) {
        (false, _) => "",
        (true, Language::Zh) => "草稿　",
        (true, Language::En) => "draft ",
    };
    let arrow = outputs.map(|outputs| (format!("　→ {outputs}"), format!(" → {outputs}")));
    let (arrow_zh, arrow_en) = arrow.unwrap_or_default();
    match language {
        Language::Zh => format!("{draft}{label}　{departments} 个部门　{duties} 项职责{arrow_zh}"),
        Language::En => {
            format!("{draft}{label}: {departments} departments, {duties} duties{arrow_en}")
        }
    }
}

/// `out/a.{json,csv}`; `out/a.json` where there is one.
fn outputs(converted: &Converted) -> String {
    let Some(first) = converted.outputs.first() else { return String::new() };
    if converted.outputs.len() == 1 {
        return refusal::name(first);
    }
    let ending = |path: &Path| path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let endings: Vec<String> = converted.outputs.iter().map(|path| ending(path)).collect();
    format!("{}.{{{}}}", refusal::name(&first.with_extension("")), endings.join(","))
}

/// `核对　原文 4,623 字 ＝ …`, with the places of what was left out or not understood.
fn receipt(sourced: &Sourced, language: Language) -> Option<String> {
    let receipt = sourced.receipt()?;
    let page = sourced.page.as_ref()?;
    let repairs = page.repairs.iter().map(|repair| {
        format!("{} {}", spoken(&repair.place, language), printable(repair.removed.trim()))
    });
    let unclaimed = sourced
        .nodes()
        .filter(|(node, _)| node.kind == crate::notice::NodeKind::Unparsed)
        .map(|(_, place)| spoken(place, language));
    let repairs = bracketed(repairs, language);
    let sentence = receipt.with_places(language, &repairs, &bracketed(unclaimed, language));
    let head = Worded { zh: "核对　", en: "receipt: " }.by(language);
    Some(format!("{head}{sentence}"))
}

/// The first places in brackets; nothing for none.
fn bracketed(places: impl Iterator<Item = String>, language: Language) -> String {
    let all: Vec<String> = places.collect();
    let shown = all.get(..all.len().min(ERRORS_LISTED)).unwrap_or_default();
    let rest = all.len() - shown.len();
    match (shown, language) {
        ([], _) => String::new(),
        (_, Language::Zh) if rest > 0 => format!("（{}，另有 {rest} 处）", shown.join("、")),
        (_, Language::Zh) => format!("（{}）", shown.join("、")),
        (_, Language::En) if rest > 0 => format!(" ({}, and {rest} more)", shown.join(", ")),
        (_, Language::En) => format!(" ({})", shown.join(", ")),
    }
}

fn counts(path: &Path, sourced: &Sourced, language: Language) -> String {
    let [errors, warnings, hints] =
        [Severity::Error, Severity::Warning, Severity::Hint].map(|it| sourced.count(it));
    let path = refusal::name(path);
    let any = errors + warnings + hints > 0;
    match language {
        Language::Zh => {
            let next = if any {
                format!("　　逐条查看：zhineng check {path}")
            } else {
                String::new()
            };
            format!("检查　错误 {errors}　警告 {warnings}　提示 {hints}{next}")
        }
        Language::En => {
            let next =
                if any { format!("; to see them: zhineng check {path}") } else { String::new() };
            format!("check: {errors} errors, {warnings} warnings, {hints} hints{next}")
        }
    }
}

/// The errors, five at most; all findings where asked for.
fn findings(sourced: &Sourced, verbose: bool, language: Language) -> Vec<String> {
    let shown = sourced.shown();
    let listed: Vec<_> = shown
        .iter()
        .filter(|it| verbose || it.finding.severity() == Severity::Error)
        .map(|it| line(it, language))
        .collect();
    let most = if verbose { listed.len() } else { ERRORS_LISTED };
    let rest = listed.len().saturating_sub(most);
    let mut lines: Vec<String> = listed.into_iter().take(most).collect();
    if rest > 0 {
        lines.push(match language {
            Language::Zh => format!("另有 {rest} 处"),
            Language::En => format!("and {rest} more"),
        });
    }
    lines
}

/// A folder, summed up by cause.
fn summary(outcomes: &[Outcome], folder: &Path, language: Language) -> String {
    let converted: Vec<&Sourced> =
        outcomes.iter().filter_map(|it| Some(&it.result.as_ref().ok()?.sourced)).collect();
    let failures: Vec<&Failure> =
        outcomes.iter().filter_map(|it| it.result.as_ref().err()).collect();
    let not_notices = failures.iter().filter(|it| it.code() == "not-a-notice").count();
    let (all, good, other) = (outcomes.len(), converted.len(), failures.len() - not_notices);
    let departments: usize = converted.iter().map(|it| it.notice.departments.len()).sum();
    let duties: usize = converted.iter().map(|it| it.notice.duty_count()).sum();
    let errors: usize = converted.iter().map(|it| it.count(Severity::Error)).sum();
    let warnings: usize = converted.iter().map(|it| it.count(Severity::Warning)).sum();
    let unclaimed: usize = converted.iter().map(|it| it.notice.unparsed.len()).sum();
    let with_errors = converted.iter().filter(|it| it.count(Severity::Error) > 0).count();
    let folder = refusal::name(folder);
    let mut lines = match language {
        Language::Zh => vec![
            format!(
                "转换 {all} 个文件　成功 {good}　不是职能通知 {not_notices}　没有转成 {other}　→ {folder}"
            ),
            format!(
                "成功的 {good} 个：{departments} 个部门　{duties} 项职责　错误 {errors}（{with_errors} 个文件）　警告 {warnings}　未归类 {unclaimed} 处"
            ),
        ],
        Language::En => vec![
            format!(
                "{all} files: {good} converted, {not_notices} not notices, {other} failed → {folder}"
            ),
            format!(
                "converted: {departments} departments, {duties} duties, {errors} errors in {with_errors} files, {warnings} warnings, {unclaimed} texts unclaimed"
            ),
        ],
    };
    lines.extend(causes(&failures, language));
    if !failures.is_empty() {
        lines.push(
            Worded {
                zh: "逐个文件的结果：加 --verbose", en: "file by file: add --verbose"
            }
            .by(language)
            .to_owned(),
        );
    }
    lines.join("\n")
}

/// The causes with how often each, the commonest first.
fn causes(failures: &[&Failure], language: Language) -> Vec<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for failure in failures {
        let cause = format!("{} [{}]", refusal::sentence(failure, language), failure.code());
        *counts.entry(cause).or_default() += 1;
    }
    let mut causes: Vec<(String, usize)> = counts.into_iter().collect();
    causes.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let gap = Worded { zh: "　", en: "  " }.by(language);
    causes.into_iter().map(|(cause, count)| format!("{count:>5}{gap}{cause}")).collect()
}
