//! `zhineng convert`.

use std::path::Path;

use crate::batch::{self, Converted, Done, Failure, Outcome};
use crate::finding::render::{line, printable};
use crate::finding::{Language, Severity, Worded, spoken};
use crate::pipeline;
use crate::settings::Settings;
use crate::sourced::Sourced;
use crate::writer::{self, DocxOptions, WRITERS, Writer};

use super::args::{Convert, CsvEncoding, CsvHeader, FontSet, Layout, Numbers, Reading};
use super::{Exit, folder, out, refusal, stream};

/// How many errors of a file are listed.
const ERRORS_LISTED: usize = 5;

/// `languages`: of what is printed, and of messages in files and lines for programs.
pub(super) fn run(
    args: &Convert,
    settings: Settings,
    languages: (Language, Language),
) -> anyhow::Result<Exit> {
    let (to_output, to_stream) =
        (args.output.as_os_str() == "-", args.to.contains(&stream::FORM.into()));
    match (to_output, to_stream) {
        (true, true) if args.to.len() == 1 => stream::run(args, settings, languages),
        (_, true) => {
            out::error(ONE_STREAM.by(languages.0));
            Ok(Exit::Usage)
        }
        (true, false) => to_standard_output(args, settings, languages.0),
        (false, false) => Ok(folder::run(args, settings, languages)),
    }
}

const ONE_STREAM: Worded = Worded {
    zh: "-t ndjson 只输出到标准输出，不与其他格式同用。\n处理：加 -o -，例如 zhineng convert 年度 -t ndjson -o - > 年度.ndjson。",
    en: "-t ndjson goes to standard output, and with no other form.\nnext: add -o -, as in zhineng convert notices -t ndjson -o - > notices.ndjson.",
};

/// How the inputs of a command are read.
pub(super) fn reading(args: &Reading, settings: Settings) -> pipeline::Options {
    pipeline::Options {
        format: args.format.clone(),
        vocabulary: settings.vocabulary,
        force: args.force,
        renumber: false,
        check: settings.check,
    }
}

/// How the inputs of a conversion are read.
pub(super) fn reading_to_convert(args: &Convert, settings: Settings) -> pipeline::Options {
    pipeline::Options { renumber: args.renumber, ..reading(&args.reading, settings) }
}

pub(super) fn writing(args: &Convert, docx: &DocxOptions) -> writer::Options {
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
pub(super) fn forms(args: &Convert) -> Vec<&'static dyn Writer> {
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
                zh: "-o - 每次只能转一个输入、一种格式。\n处理：只写一个输入，并用 -t 指定一种格式，例如 -t json；多个输入用 -t ndjson。",
                en: "-o - takes one input and one form.\nnext: name one input, and one form with -t, such as -t json; for several inputs, -t ndjson.",
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
            out::error(&failed(path, &failure, args.verbose, language));
            Ok(refusal::exit(&failure))
        }
    }
}

/// What became of one input, in full.
pub(super) fn report(outcome: &Outcome, verbose: bool, language: Language) -> String {
    let path = &outcome.input.path;
    match &outcome.result {
        Ok(Done::Made(converted)) => made(path, converted, verbose, language),
        Ok(Done::Kept(_)) => {
            let words =
                Worded { zh: "　未变，没有重做", en: ": unchanged, not done again" };
            format!("{}{}", refusal::name(path), words.by(language))
        }
        Err(failure) => failed(path, failure, verbose, language),
    }
}

/// Why an input was not converted, and the errors for which it was not.
fn failed(path: &Path, failure: &Failure, verbose: bool, language: Language) -> String {
    let mut lines = vec![refusal::lines(path, failure, language)];
    if let Failure::Strict(sourced) = failure {
        lines.extend(findings(sourced, verbose, language));
    }
    lines.join("\n")
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
