//! The catalogue, rule by rule: each has input that trips it, and input like it that does not.

use std::collections::BTreeSet;

use zhineng::Sourced;
use zhineng::check;
use zhineng::document::{Block, Document, Line, Place};
use zhineng::finding::catalogue::{CODES, LEDGER_UNBALANCED};
use zhineng::finding::{Code, Finding, Language};
use zhineng::notice::{Notice, Vocabulary};
use zhineng::pipeline::{self, Options};
use zhineng::writer;

use crate::support::root;

/// What stands in a sample file, or is not to be had from text: the file that trips the rule, and
/// the one that does not.
const FILES: &[(&str, &str, &str)] = &[
    ("number-double", "docx/number-double.docx", "docx/suff-space.docx"),
    ("number-source-mixed", "docx/mixed-auto-typed.docx", "docx/suff-space.docx"),
    ("number-format-unknown", "docx/unknown-num-fmt.docx", "docx/custom-num-fmt.docx"),
    ("numbering-odd", "docx/odd-level--recovers.docx", "docx/level-override.docx"),
    ("hidden-text", "docx/hidden-text.docx", "docx/comment.docx"),
    ("text-not-read", "docx/alt-chunk.docx", "docx/footnote.docx"),
    ("object-not-read", "docx/embedded-object.docx", "docx/nested-table.docx"),
    ("contents-left-out", "txt/residue-contents-dotted.txt", "txt/heading-zhineng.txt"),
    ("site-navigation", "txt/residue-site-navigation.txt", "txt/closing-contact.txt"),
    ("printed-twice", "txt/number-twice-equal.txt", "txt/number-twice-different.txt"),
    ("line-joined", "txt/residue-hard-wraps.txt", "txt/end-none.txt"),
];

/// A notice whose line before the colon the example of a rule replaces.
const NOTICE: &[(&str, &str)] = &[
    ("secrecy", "秘密★1年"),
    ("issuer", "云桥市科技局文件"),
    ("number", "云科〔2025〕17号"),
    ("title", "关于印发《云桥市科技局科室职能》的通知"),
    ("recipients", "各科室："),
    ("body", "经研究，现将《云桥市科技局科室职能》印发给你们。"),
    ("signatory", "云桥市科技局"),
    ("date", "2025年2月13日"),
    ("disclosure", "公开属性：不予公开"),
    ("issued", "云桥市科技局科室职能"),
    ("duties", "办公室职能\n1.负责公文流转；\n2.负责档案管理。"),
    ("copies", "抄送：市委办公室。"),
    ("imprint", "云桥市科技局办公室　　2025年2月18日印发"),
];

/// Which line of the notice the example of a rule is.
fn role(code: &str) -> Option<&'static str> {
    Some(match code {
        "document-number-brackets"
        | "document-number-form"
        | "document-number-year"
        | "header-differs" => "number",
        "date-unreadable" | "date-form" => "date",
        "date-order" => "imprint",
        "signatory-differs" => "signatory",
        "title-form" => "title",
        "issued-title-differs" | "title-marks-nested" | "attachment-missing" => "body",
        "recipients-end" => "recipients",
        "copy-to-end" => "copies",
        "disclosure-contradicts" => "disclosure",
        _ => return None,
    })
}

/// The example as a whole input: put in its place in a notice, or below a heading.
fn whole(code: &str, example: &str) -> String {
    let Some(role) = role(code) else {
        let is_item =
            example.starts_with(|it: char| "1１2一第●".contains(it)) && !example.contains("职能");
        return if is_item {
            format!("办公室职能\n{example}\n")
        } else {
            format!("{example}\n")
        };
    };
    let replaced =
        |(own, line): &(&str, &str)| format!("{}\n", if *own == role { example } else { line });
    NOTICE.iter().map(replaced).collect()
}

fn read(bytes: &[u8]) -> Sourced {
    let options = Options { force: true, ..Options::default() };
    pipeline::run(bytes, &options).expect("readable")
}

/// The codes of the findings and of what was left out.
fn codes(sourced: &Sourced) -> BTreeSet<&'static str> {
    let found = sourced.findings.iter().map(|it| it.code.name);
    let repairs = sourced.page.iter().flat_map(|page| &page.repairs).map(|it| it.code);
    found.chain(repairs).collect()
}

fn codes_of_text(code: &Code, example: &str) -> BTreeSet<&'static str> {
    codes(&read(whole(code.name, example).as_bytes()))
}

/// The codes that a rule's own example and its near miss give.
fn probe(code: &Code) -> [BTreeSet<&'static str>; 2] {
    let file =
        |path: &str| codes(&read(&std::fs::read(root().join("samples").join(path)).unwrap()));
    if let Some((_, trips, misses)) = FILES.iter().find(|(name, ..)| *name == code.name) {
        return [file(trips), file(misses)];
    }
    match code.name {
        // A fault of the program: no input trips it.
        "ledger-unbalanced" => [codes(&unbalanced("被弄丢的字")), codes(&unbalanced(""))],
        "csv-guarded" => [written("csv", "=HYPERLINK"), written("csv", "负责公文")],
        "character-replaced" => [written("docx", "负责\u{2}公文"), written("docx", "负责公文")],
        "undecodable-bytes" => [codes(&read(&broken(true))), codes(&read(&broken(false)))],
        "page-number" => [
            codes_of_text(code, "1.负责公文流转；\n— 1 —\n2.负责档案管理。"),
            codes_of_text(code, "1.负责公文流转。"),
        ],
        "running-text-repeated" => running_text(),
        _ => [codes_of_text(code, code.example), codes_of_text(code, code.near_miss)],
    }
}

/// A page of one line that the notice does not hold.
fn unbalanced(lost: &str) -> Sourced {
    let place = Place::Line { line: 1, column: 1 };
    let line = Line { text: lost.to_owned(), label: None, role: None, place };
    let page = Document { blocks: vec![Block::Paragraph(vec![line])], repairs: Vec::new() };
    let mut sourced = Sourced { notice: Notice::default(), page: Some(page), ..Sourced::default() };
    check::check(&mut sourced, &Vocabulary::default(), &check::Options::default());
    sourced
}

fn written(form: &str, duty: &str) -> BTreeSet<&'static str> {
    let sourced = read(format!("办公室职能\n1.负责档案管理；\n2.{duty}。\n").as_bytes());
    let writer = writer::find(form).unwrap();
    let changed = writer.write(&sourced, &writer::Options::default(), &mut Vec::new()).unwrap();
    changed.iter().map(|it| it.code.name).collect()
}

fn broken(is_broken: bool) -> Vec<u8> {
    let mut bytes = "办公室职能\n1.负责公文流转和档案管理工作；\n2.负责会务保障和信访接待工作。\n"
        .as_bytes()
        .to_vec();
    if is_broken {
        bytes.push(0xff);
    }
    bytes
}

fn running_text() -> [BTreeSet<&'static str>; 2] {
    use zhineng::document::AsideKind;
    let aside = |line: u32, text: &str| Block::Aside {
        kind: AsideKind::Header,
        lines: vec![Line {
            text: text.to_owned(),
            label: None,
            role: None,
            place: Place::Line { line, column: 1 },
        }],
    };
    let parsed = |blocks| {
        let page = Document { blocks, repairs: Vec::new() };
        codes(&zhineng::parse::parse(page, &Vocabulary::default()))
    };
    let name = "云桥市科技局文件";
    [parsed(vec![aside(1, name), aside(2, name)]), parsed(vec![aside(1, name)])]
}

#[test]
fn every_rule_is_tripped_by_its_example_and_not_by_its_near_miss() {
    let mut wrong = Vec::new();
    for code in CODES {
        let [trips, misses] = probe(code);
        if !trips.contains(code.name) {
            wrong.push(format!("{}: its example does not trip it, but {trips:?}", code.name));
        }
        if misses.contains(code.name) {
            wrong.push(format!("{}: its near miss trips it", code.name));
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.join("\n"));
}

/// A rule's example shows that rule alone, as far as errors and warnings go; its near miss none.
#[test]
fn examples_show_one_thing_each() {
    let mut wrong = Vec::new();
    for code in CODES.iter().filter(|it| is_text(it)) {
        for (example, expected) in [(code.example, Some(code.name)), (code.near_miss, None)] {
            let sourced = read(whole(code.name, example).as_bytes());
            let severe = sourced
                .findings
                .iter()
                .filter(|it| it.severity() < zhineng::finding::Severity::Hint);
            let others: Vec<_> =
                severe.filter(|it| Some(it.code.name) != expected).map(|it| it.code.name).collect();
            if !others.is_empty() {
                wrong.push(format!("{} {expected:?}: {others:?}", code.name));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new(), "{}", wrong.join("\n"));
}

fn is_text(code: &Code) -> bool {
    let is_special = [
        "ledger-unbalanced",
        "csv-guarded",
        "character-replaced",
        "undecodable-bytes",
        "page-number",
        "running-text-repeated",
    ];
    !is_special.contains(&code.name) && FILES.iter().all(|(name, ..)| *name != code.name)
}

#[test]
fn a_finding_says_its_sentence_whole() {
    for code in CODES.iter().filter(|it| is_text(it)) {
        let sourced = read(whole(code.name, code.example).as_bytes());
        for finding in &sourced.findings {
            for language in [Language::Zh, Language::En] {
                let message = finding.message(language);
                assert!(
                    !message.is_empty() && !message.contains(['{', '}']),
                    "{}: {message}",
                    finding.code.name
                );
            }
        }
    }
}

#[test]
fn a_lost_text_is_named_and_nothing_else() {
    let sourced = unbalanced("被弄丢的字");
    let finding =
        sourced.findings.iter().find(|it| it.code.name == LEDGER_UNBALANCED.name).unwrap();
    assert_eq!(
        finding.arguments,
        Finding::new(&LEDGER_UNBALANCED).with("missing", "丢字弄的被").arguments
    );
}
