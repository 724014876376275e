//! Mutated samples: whatever comes in, the program ends, and its receipt balances.

use std::io::Cursor;

use zhineng::Sourced;
use zhineng::check;
use zhineng::document::{Block, Document, Line, Place};
use zhineng::finding::Finding;
use zhineng::notice::Vocabulary;
use zhineng::parse;
use zhineng::pipeline::{self, Options};

use crate::support::builder::repacked;
use crate::support::{Random, mutated, read, samples, write};

/// How many mutations are tried: 1,500, or as many as the variable says.
fn cases() -> u64 {
    std::env::var("ZHINENG_MUTATIONS").ok().and_then(|it| it.parse().ok()).unwrap_or(1500)
}

const FORMS: [&str; 4] = ["json", "csv", "xlsx", "docx"];

#[test]
fn mutated_samples_never_panic_and_never_lose_a_character() {
    let samples: Vec<Vec<u8>> = samples().iter().map(|it| std::fs::read(it).unwrap()).collect();
    for seed in 0..cases() {
        let mut random = Random::new(seed);
        let sample = &samples[random.below(samples.len())];
        if sample.is_empty() {
            continue;
        }
        let bytes = mutated(sample, &mut random);
        let options = Options { force: true, ..Options::default() };
        let Ok(sourced) = pipeline::run(&bytes, &options) else { continue };
        let receipt = sourced.receipt().unwrap();
        assert!(receipt.balances(), "seed {seed}: {receipt:?}");
        assert_eq!(sourced.places.len(), sourced.notice.walk().len(), "seed {seed}");
        if seed % 50 == 0 {
            FORMS.iter().for_each(|form| assert!(!write(&sourced, form).is_empty()));
        }
    }
}

/// A package with one of its XML parts mutated.
fn mutated_part(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let parts = zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len();
    let victim = random.below(parts);
    let mut at = 0..;
    repacked(bytes, |_, part| if at.next() == Some(victim) { mutated(&part, random) } else { part })
}

#[test]
fn mutated_forms_of_ours_never_panic() {
    let names =
        ["nested-four-levels", "sanding-page", "closing-copy-to", "heading-sign-boards-quoted"];
    let notices = names.map(|name| {
        let path = crate::support::root().join("samples/txt").join(format!("{name}.txt"));
        read(&std::fs::read(path).unwrap())
    });
    for seed in 0..cases() {
        let mut random = Random::new(seed ^ 0xf0f0);
        let sourced = &notices[random.below(notices.len())];
        let form = ["json", "csv", "xlsx"][random.below(3)];
        let bytes = write(sourced, form);
        let bytes = match form {
            "xlsx" => mutated_part(&bytes, &mut random),
            _ => mutated(&bytes, &mut random),
        };
        let options = Options { force: true, format: Some(form.to_owned()), ..Options::default() };
        let Ok(again) = pipeline::run(&bytes, &options) else { continue };
        assert_eq!(again.places.len(), again.notice.walk().len(), "seed {seed}");
        if seed % 50 == 0 {
            FORMS.iter().for_each(|form| assert!(!write(&again, form).is_empty()));
        }
    }
}

/// What stands in one line many thousand times, the code it is found by, and what is marked of it.
const AGAIN_AND_AGAIN: [(&str, &str, &str); 9] = [
    ("甲 ", "blank-inside", " "),
    ("甲\u{200b}", "zero-width", "\u{200b}"),
    ("甲,", "punctuation-half-width", ","),
    ("甲１", "character-full-width", "１"),
    ("甲××", "placeholder", "××"),
    ("、等", "comma-before-deng", "、"),
    ("，3-5人", "range-hyphen", "3-5"),
    ("，见附件7", "attachment-missing", "见附件7"),
    ("甲[bookmark: a]", "converter-residue", "[bookmark: a]"),
];

const MANY: usize = 20_000;

/// The findings of a code, in order.
fn found<'a>(sourced: &'a Sourced, code: &'a str) -> Vec<&'a Finding> {
    sourced.findings.iter().filter(|it| it.code.name == code).collect()
}

/// Each is found at its character, quotes what is around it and not the line, and is found without
/// going through the line again: all of them were out of reach once.
#[test]
fn many_thousand_findings_in_one_line_are_no_burden() {
    for (again, code, meant) in AGAIN_AND_AGAIN {
        let duty = format!("2.负责{}乙。", again.repeat(MANY));
        let page = format!("办公室职能\n1.负责文秘；\n{duty}\n综合科职能\n1.负责档案。\n");
        let sourced = read(page.as_bytes());
        let findings = found(&sourced, code);
        assert_eq!(findings.len(), MANY, "{code}");
        let before = again.find(meant).map(|at| again[..at].chars().count()).unwrap();
        for (at, finding) in findings.into_iter().enumerate() {
            let column = u32::try_from(at * again.chars().count() + before + 5).unwrap();
            assert_eq!(finding.place, Some(Place::Line { line: 3, column }), "{code}");
            let excerpt = finding.excerpt.as_ref().unwrap();
            let marked = excerpt.line.chars().skip(excerpt.start).take(excerpt.length);
            assert_eq!(marked.collect::<String>(), meant, "{code} {column}");
            assert!(excerpt.line.chars().count() <= 200 + excerpt.length);
        }
    }
}

/// The clauses of a paragraph of a Word document have its place alone: equal ones are told apart by
/// their order.
#[test]
fn many_thousand_clauses_of_one_paragraph_are_no_burden() {
    let line = |paragraph, text: &str| {
        let place = Place::Paragraph { part: "document".into(), paragraph, line: 1 };
        Block::Paragraph(vec![Line { text: text.to_owned(), label: None, role: None, place }])
    };
    let clause = "负责甲,乙；";
    let blocks = vec![line(1, "办公室职能"), line(2, &clause.repeat(MANY))];
    let vocabulary = Vocabulary::default();
    let mut sourced = parse::parse(Document { blocks, repairs: Vec::new() }, &vocabulary);
    check::check(&mut sourced, &vocabulary, &check::Options::default());
    let commas = found(&sourced, "punctuation-half-width");
    assert_eq!((sourced.notice.duty_count(), commas.len()), (MANY, MANY));
    let before = |finding: &Finding| finding.excerpt.as_ref().map(|it| it.start);
    assert_eq!(before(commas[0]), Some(3));
    assert_eq!(before(commas[1]), Some(3 + clause.chars().count()));
    assert_eq!(before(commas[MANY - 1]), Some(100));
}

/// Nor is what is looked up for each of many thousand things, found or not.
#[test]
fn many_thousand_things_looked_up_are_no_burden() {
    let duty =
        |text: &str| read(format!("办公室职能\n1.负责文秘；\n2.负责{text}乙。\n").as_bytes());
    assert_eq!(duty(&"；（".repeat(MANY)).notice.duty_count(), 2);
    assert_eq!(duty(&"第三科；".repeat(MANY)).notice.duty_count(), 2);
    assert_eq!(
        found(&duty(&["（", "》"].map(|it| it.repeat(MANY)).concat()), "pair-open").len(),
        1
    );
    let nested = duty(&["(", ")"].map(|it| it.repeat(MANY)).concat());
    assert_eq!(found(&nested, "punctuation-half-width").len(), 1);
    let names = ["财务室", "综合科", "人事科"].map(|it| format!("{it}职能\n1.负责甲；\n")).concat();
    let mentions = format!("{names}办公室职能\n1.{}办理。\n", "会同甲乙室、".repeat(MANY));
    assert_eq!(found(&read(mentions.as_bytes()), "department-unknown").len(), 2 * MANY - 1);
}

/// Lines that go on with a duty, stand below it, or are parted by form feeds.
#[test]
fn many_thousand_lines_of_one_duty_are_no_burden() {
    let lines = |middle: &str| {
        let line = |at| {
            format!("负责协调落实各项工作任务{middle}有关文件资料整理归档等各项日常事务{at:05}\n")
        };
        (0..MANY).map(line).collect::<String>()
    };
    let wrapped = read(format!("办公室职能\n1.{}", lines("和")).as_bytes());
    assert_eq!(found(&wrapped, "line-joined").len(), MANY - 1);
    let clauses = read(format!("办公室职能\n{}", lines("；")).as_bytes());
    assert_eq!(clauses.notice.duty_count(), MANY + 1);
    let line = u32::try_from(MANY).unwrap() + 1;
    assert_eq!(clauses.places.last(), Some(&Place::Line { line, column: 14 }));
    let contact = |at| format!("联系电话：0512-12{at:05}\n");
    let contacts: String = (0..MANY).map(contact).collect();
    let beside = "县委编办设在办公室。".repeat(MANY);
    let beside = read(format!("办公室职能\n负责文秘。{beside}\n{contacts}").as_bytes());
    assert_eq!(beside.notice.notes.len(), 2 * MANY);
    let below = read(format!("办公室职能\n1.综合\n{}", "负责甲。\n".repeat(MANY)).as_bytes());
    assert_eq!(below.notice.duty_count(), MANY + 1);
    let pages = read(format!("办公室职能\n1.负责{}", "甲\u{c}".repeat(MANY)).as_bytes());
    assert!(pages.receipt().unwrap().balances());
}

/// A cell in the last row and column costs no memory for those before it.
#[test]
fn a_cell_far_away_is_no_burden() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("职责台账").unwrap();
    for (column, head) in (0..).zip(["部门", "项号", "职责内容"]) {
        sheet.write_string(0, column, head).unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "远").unwrap();
    sheet.write_string(1_048_575, 0, "办公室").unwrap();
    sheet.write_string(1_048_575, 2, "负责文秘。").unwrap();
    let sourced = read(&workbook.save_to_buffer().unwrap());
    assert_eq!(sourced.notice.departments[0].duties[0].text, "负责文秘。");
}

/// What reads the cells counts past the end of its numbers there.
#[test]
fn a_cell_that_no_sheet_has_is_refused() {
    let sourced = read("办公室职能\n1.负责文秘；\n2.负责档案。\n".as_bytes());
    let workbook = write(&sourced, "xlsx");
    for (from, to) in [
        (" r=\"2\"", " r=\"99999999999\""),
        (" r=\"A2\"", " r=\"ABCDEFGHI2\""),
        (" ref=\"A1:", " ref=\"ZZ9999:"),
    ] {
        let bytes = repacked(&workbook, |_, part| {
            String::from_utf8(part).unwrap().replace(from, to).into_bytes()
        });
        let refusal = pipeline::run(&bytes, &Options::default()).map(|it| it.notice).unwrap_err();
        assert_eq!(refusal.code(), "damaged-workbook", "{to}");
    }
}

#[test]
fn odd_characters_reach_every_form() {
    let text = "办公室职能\n1.负责\u{2}公文\u{fffe}与<b>&amp;“\u{202e}档案”；\n2.=1+1；\n";
    let sourced = read(text.as_bytes());
    assert_eq!(sourced.notice.departments[0].duties.len(), 2);
    FORMS.iter().for_each(|form| assert!(!write(&sourced, form).is_empty()));
    let csv = String::from_utf8(write(&sourced, "csv")).unwrap();
    assert!(csv.contains(",'=1+1；,"), "{csv}");
}

/// What the fuzzers found: whatever is lost on the way, the receipt misses.
#[test]
fn nothing_is_lost_where_a_fuzzer_found_a_gap() {
    let texts = [
        // A heading printed again after a section inside it that held nothing.
        "青文旅〔2023〕8号\n青石县文旅局内设机构职责\n1. 办公      2023年6月19日\n青石县文旅局内设机构职责\n负责文物普查和登记造册；组织文物修缮项目的申报和验收。\n",
    ];
    for text in texts {
        let options = Options { force: true, ..Options::default() };
        let receipt = pipeline::run(text.as_bytes(), &options).unwrap().receipt().unwrap();
        assert!(receipt.balances(), "{text}: {receipt:?}");
    }
}

/// Nothing recurses so deep that it would abort the process: parsing, checking and writing pass in
/// a stack of 256 KiB, over all samples and all seeds of the fuzzers.
#[test]
fn nothing_needs_a_large_stack() {
    let seeds = crate::support::root().join("fuzz/seeds");
    let mut inputs: Vec<(String, Vec<u8>)> = samples()
        .iter()
        .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
        .collect();
    for (target, format) in [("json_in", "json"), ("csv_in", "csv")] {
        for entry in std::fs::read_dir(seeds.join(target)).unwrap() {
            inputs.push((format!("{format} seed"), std::fs::read(entry.unwrap().path()).unwrap()));
        }
    }
    // As deep as what reads JSON lets it be, and a duty in a hundred brackets.
    let nested = (0..60).fold(String::new(), |inner, _| {
        format!(r#"{{"number":1,"marker":"1.","text":"负责","children":[{inner}]}}"#)
    });
    let json = format!(
        r#"{{"schema":"zhineng/notice@1","departments":[{{"name":"办公室","duties":[{nested}]}}]}}"#
    );
    inputs.push(("nested duties".to_owned(), json.into_bytes()));
    let brackets = format!("办公室职能\n1.负责{}甲{}。\n", "（".repeat(100), "）".repeat(100));
    inputs.push(("nested brackets".to_owned(), brackets.into_bytes()));
    let small = std::thread::Builder::new().stack_size(256 << 10);
    let worked = small.spawn(move || {
        let mut read = 0;
        for (name, bytes) in &inputs {
            let options = Options { force: true, ..Options::default() };
            let Ok(sourced) = pipeline::run(bytes, &options) else { continue };
            FORMS.iter().for_each(|form| assert!(!write(&sourced, form).is_empty(), "{name}"));
            read += 1;
        }
        read
    });
    assert!(worked.unwrap().join().unwrap() > 200);
}
