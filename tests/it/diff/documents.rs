//! The documents of a comparison: tracked changes give either notice back, pages show markup as
//! text, tables hold their rows.

use std::io::{Cursor, Read};

use regex::Regex;
use zhineng::diff::Changes;
use zhineng::diff::render::{Column, Redline, Table, docx, html, json, redline, xlsx};
use zhineng::notice::{Notice, Vocabulary};
use zhineng::pipeline::{self, Options};
use zhineng::writer::DocxOptions;

use super::years::Year;
use super::{changes, two_years};
use crate::support::builder::repacked;
use crate::support::{SAMPLE, read, samples};

fn marked(old: &Notice, new: &Notice, literal_numbers: bool) -> Vec<u8> {
    marked_as(old, new, literal_numbers, false)
}

fn marked_as(old: &Notice, new: &Notice, literal_numbers: bool, native_moves: bool) -> Vec<u8> {
    let layout = &DocxOptions::default();
    let how = Redline { author: None, date: None, literal_numbers, native_moves, layout };
    redline(&changes(old, new), (old, new), &how).unwrap()
}

/// A part of an archive.
pub(super) fn part(archive: &[u8], name: &str) -> Option<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut text = String::new();
    archive.by_name(name).ok()?.read_to_string(&mut text).unwrap();
    Some(text)
}

/// The archive with another main part.
fn with_document(archive: &[u8], document: &str) -> Vec<u8> {
    repacked(
        archive,
        |name, part| {
            if name == "word/document.xml" { document.as_bytes().to_vec() } else { part }
        },
    )
}

/// What is left when all changes are accepted (`gone` is `del`) or rejected (`gone` is `ins`).
fn settled(xml: &str, gone: &str) -> String {
    let sides = ["(?:del|moveFrom)", "(?:ins|moveTo)"];
    let [gone, kept] = if gone == "del" { sides } else { [sides[1], sides[0]] };
    let pattern =
        |pattern: &str| Regex::new(&pattern.replace("GONE", gone).replace("KEPT", kept)).unwrap();
    let ranges = Regex::new("<w:move(?:From|To)Range(?:Start|End) [^>]*/>").unwrap();
    let xml = &ranges.replace_all(xml, "");
    // What was taken out of what moved here goes with either.
    let nested = Regex::new("<w:moveTo [^>/]*><w:del [^>/]*>.*?</w:del></w:moveTo>").unwrap();
    let xml = &nested.replace_all(xml, "");
    let rows = pattern("<w:tr><w:trPr>(?:<w:[^>]*>)*?<w:GONE [^>]*/></w:trPr>.*?</w:tr>");
    let xml = rows.replace_all(xml, "").into_owned();
    let paragraph = Regex::new("<w:p>.*?</w:p>").unwrap();
    let mark = pattern("<w:rPr><w:GONE [^>]*/>");
    let runs = pattern("<w:GONE [^>/]*>.*?</w:GONE>");
    let xml = paragraph.replace_all(&xml, |found: &regex::Captures| {
        let text = runs.replace_all(&found[0], "").into_owned();
        if mark.is_match(&text) {
            assert!(!text.contains("<w:t "), "words outlive their paragraph: {text}");
            return String::new();
        }
        text
    });
    let xml = pattern("</?w:KEPT(?: [^>]*)?>").replace_all(&xml, "").into_owned();
    let table = Regex::new("<w:tbl>.*?</w:tbl>").unwrap();
    let with_rows = |found: &regex::Captures| {
        if found[0].contains("<w:tr>") { found[0].to_owned() } else { String::new() }
    };
    table.replace_all(&xml, with_rows).replace("w:delText", "w:t")
}

#[track_caller]
fn gives_both(old: &Notice, new: &Notice, about: &str) {
    for (literal, native) in [(false, false), (true, false), (false, true), (true, true)] {
        let archive = marked_as(old, new, literal, native);
        let document = part(&archive, "word/document.xml").unwrap();
        for (gone, expected) in [("del", new), ("ins", old)] {
            let settled = with_document(&archive, &settled(&document, gone));
            let options = Options { force: true, ..Options::default() };
            let found = pipeline::run(&settled, &options).unwrap().notice;
            let lines = |notice: &Notice| -> Vec<String> {
                notice.walk().iter().map(|it| format!("{:?} {}", it.kind, it.line())).collect()
            };
            assert_eq!(
                lines(&found),
                lines(expected),
                "{about}, without {gone}, literal {literal}, native {native}"
            );
        }
    }
}

#[test]
fn tracked_changes_give_either_notice() {
    let (old, new) = two_years();
    gives_both(&old, &new, "the two years");
    gives_both(&old, &old, "one year");
    let sample = read(SAMPLE.as_bytes()).notice;
    for seed in 0..60 {
        let year = Year::random(&sample, seed);
        gives_both(&sample, &year.notice(&sample), &format!("seed {seed}: {:?}", year.edits));
    }
}

/// Samples of every form, each beside the next one: nothing in common but the form of document.
#[test]
fn tracked_changes_give_either_of_two_unlike_notices() {
    let folder = crate::support::root().join("samples/txt");
    let read = |path: &std::path::PathBuf| {
        pipeline::run(&std::fs::read(path).unwrap(), &Options::default()).ok()
    };
    let notices: Vec<(String, Notice)> = samples()
        .iter()
        .filter(|path| path.starts_with(&folder))
        .filter_map(|path| Some((path.file_stem()?.to_str()?.to_owned(), read(path)?.notice)))
        .collect();
    assert!(notices.len() > 100);
    for pair in notices.windows(2).step_by(3) {
        let [(one, old), (other, new)] = pair else { panic!() };
        gives_both(old, new, &format!("{one} and {other}"));
    }
}

#[test]
fn the_two_years_are_marked_where_they_differ_and_nowhere_else() {
    let (old, new) = two_years();
    let archive = marked(&old, &new, false);
    let document = part(&archive, "word/document.xml").unwrap();
    let paragraphs = Regex::new("<w:p>.*?</w:p>").unwrap();
    let text = Regex::new("<w:(?:t|delText) [^>]*>([^<]*)").unwrap();
    let is_marked = |it: &str| it.contains("<w:ins ") || it.contains("<w:del ");
    let found: Vec<String> = paragraphs
        .find_iter(&document)
        .map(|it| it.as_str())
        .filter(|it| is_marked(it))
        .map(|it| text.captures_iter(it).map(|piece| piece[1].to_owned()).collect::<String>())
        .collect();
    let expected = [
        "闵科委〔2025〕172026〕9号",
        "20252026年2月1311日",
        "负责承担区科技动员办公室工作；",
        "负责牵头协调街镇考核工作；",
        "负责统筹推进人工智能赋能科技创新相关工作；",
        "协同推进军民融合科技创新，承担推进军民融合双向技术转移转化工作；",
        "负责牵头协调街镇科技工作考核；",
        "负责承担区科技动员办公室工作；",
        "完成领导和上级部门交办的其他工作。",
        "财务管理科职能",
        "负责推进闵行科技馆信息化建设数字化转型，通过数字化展品、线上科普教育等方式，扩大科学普及覆盖面；",
        "闵行区科学技术委员会20252026年2月1813日印发",
    ];
    assert_eq!(found, expected);
    assert!(document.contains(r#"w:author="闵科委" w:date="2026-02-11T00:00:00Z""#));
    let comments = part(&archive, "word/comments.xml").unwrap();
    for words in [
        "划至 办公室第17项",
        "由 科技服务科第11项划入",
        "划至 科技服务科第11项",
        "由 党群科第9项划入",
    ] {
        assert!(comments.contains(words), "{words}");
    }
    assert_eq!(marked(&old, &new, false), archive, "the bytes change from run to run");
}

#[test]
fn moves_can_be_marked_as_moves() {
    let (old, new) = two_years();
    let archive = marked_as(&old, &new, false, true);
    let document = part(&archive, "word/document.xml").unwrap();
    let names = |element: &str| -> Vec<String> {
        let pattern = format!(r#"<w:{element}RangeStart w:id="(\d+)" [^>]*w:name="(\w+)"/>"#);
        let found = Regex::new(&pattern).unwrap();
        let ends = format!("<w:{element}RangeEnd");
        let pairs = found.captures_iter(&document).inspect(|it| {
            assert!(document.contains(&format!(r#"{ends} w:id="{}"/>"#, &it[1])), "{}", &it[0]);
        });
        pairs.map(|it| it[2].to_owned()).collect()
    };
    let (mut from, mut to) = (names("moveFrom"), names("moveTo"));
    from.sort();
    to.sort();
    assert_eq!((from, to.len()), (to.clone(), 2));
    // What was reworded on the way is marked where it came to.
    assert!(document.contains("<w:t xml:space=\"preserve\">科技工作考核</w:t></w:r></w:ins>"));
    // Word's reader of our own takes it as accepted.
    let read = pipeline::run(&archive, &Options::default()).unwrap().notice;
    let lines = |notice: &Notice| -> Vec<String> {
        notice.walk().iter().map(|it| format!("{:?} {}", it.kind, it.line())).collect()
    };
    assert_eq!(lines(&read), lines(&new));
}

#[test]
fn an_office_chooses_the_columns_of_its_table() {
    let (old, new) = two_years();
    let columns = [Column::Index, Column::Before, Column::After, Column::Reason];
    let table = Table { title_form: "新旧对照表", basis: None, columns: &columns };
    let bytes = docx(&changes(&old, &new), (&old, &new), &table).unwrap();
    let document = part(&bytes, "word/document.xml").unwrap();
    assert!(document.contains("》新旧对照表"));
    let row = Regex::new("<w:tr>.*?</w:tr>").unwrap();
    let text = Regex::new("<w:t [^>]*>([^<]*)").unwrap();
    let rows: Vec<String> = row
        .find_iter(&document)
        .map(|row| text.captures_iter(row.as_str()).map(|it| it[1].to_owned()).collect())
        .collect();
    // Where no column names the department, the cells do.
    assert_eq!(
        rows[2],
        "2（科技服务科）11.负责承担区科技动员办公室工作；（办公室）17.负责承担区科技动员办公室工作；"
    );
    let widths = Regex::new(r#"<w:gridCol w:w="(\d+)"/>"#).unwrap();
    let widths: Vec<u32> =
        widths.captures_iter(&document).map(|it| it[1].parse().unwrap()).collect();
    assert_eq!((widths.len(), widths.iter().sum::<u32>()), (4, 14_569));
}

const PAYLOAD: &str =
    "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script></style>&amp;]]>";

/// A notice with markup in every field.
fn hostile(mut notice: Notice, mark: &str) -> Notice {
    let bad = |text: &str| format!("{text}{PAYLOAD}{mark}");
    let header = &mut notice.header;
    header.title = Some(bad("题"));
    header
        .issuers
        .iter_mut()
        .chain(&mut header.body)
        .chain(&mut header.signatories)
        .for_each(|it| *it = bad(it));
    header.document_number.iter_mut().for_each(|it| it.text = bad(&it.text));
    header.issued_on.iter_mut().for_each(|it| (it.text, it.date) = (bad(&it.text), None));
    header.recipients.iter_mut().for_each(|it| it.text = bad(&it.text));
    notice.issued_text.iter_mut().for_each(|it| it.title = bad(&it.title));
    for department in &mut notice.departments {
        department.name = department.name.as_deref().map(bad);
        department.heading = department.heading.as_deref().map(bad);
        department.lead_in = Some(bad("引"));
        for duty in &mut department.duties {
            duty.text = bad(&duty.text);
            duty.marker = duty.marker.as_deref().map(bad);
        }
    }
    notice.derive(&Vocabulary::default());
    notice
}

#[test]
fn markup_in_every_field_stays_text() {
    let (old, new) = two_years();
    let (old, new) = (hostile(old, "甲"), hostile(new, "乙"));
    let changes = changes(&old, &new);
    let page = html(&changes);
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("</style>").count(), 1);
    for markup in ["<img", "onerror=alert(1)>", "'</script>"] {
        assert!(!page.contains(markup), "{markup}");
    }
    assert!(page.contains("default-src 'none'; script-src 'sha256-") && !page.contains("unsafe"));
    let json: serde_json::Value = serde_json::from_str(&json(&changes, true).unwrap()).unwrap();
    assert!(json["duties"].as_array().unwrap().len() >= 135);
    for bytes in [marked(&old, &new, false), table(&changes, &old, &new)] {
        let document = part(&bytes, "word/document.xml").unwrap();
        assert!(!document.contains("<img"));
        let mut reader = quick_xml::Reader::from_str(&document);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
    }
}

fn table(changes: &Changes, old: &Notice, new: &Notice) -> Vec<u8> {
    let table =
        Table {
            title_form: "修订对照表", basis: Some("根据工作需要，"), columns: &Column::ALL
        };
    docx(changes, (old, new), &table).unwrap()
}

#[test]
fn the_comparison_table_has_a_row_a_change() {
    let (old, new) = two_years();
    let document = part(&table(&changes(&old, &new), &old, &new), "word/document.xml").unwrap();
    let rows: Vec<String> = Regex::new("<w:tr>.*?</w:tr>")
        .unwrap()
        .find_iter(&document)
        .map(|row| {
            let cells = Regex::new("<w:tc>.*?</w:tc>").unwrap();
            let text = Regex::new("<w:t [^>]*>([^<]*)").unwrap();
            let cells = cells.find_iter(row.as_str()).map(|cell| {
                text.captures_iter(cell.as_str()).map(|it| it[1].to_owned()).collect::<String>()
            });
            cells.collect::<Vec<_>>().join("|")
        })
        .collect();
    let expected = [
        "序号|部门|修订前（闵科委〔2025〕17号）|修订后（闵科委〔2026〕9号）|类型|修订说明",
        "1|财务管理科|财务科|财务管理科|更名|",
        "2|办公室|（科技服务科）11.负责承担区科技动员办公室工作；|17.负责承担区科技动员办公室工作；|划转|",
        "3|战略规划科|新增|8.负责统筹推进人工智能赋能科技创新相关工作；|新增|",
        "4|成果转化科|8.协同推进军民融合科技创新，承担推进军民融合双向技术转移转化工作；|删除|删除|",
        "5|科技服务科|（党群科）9.负责牵头协调街镇考核工作；|11.负责牵头协调街镇科技工作考核；|划转并修改|",
        "6|科技服务科|12.完成领导和上级部门交办的其他工作。|12.完成领导和上级交办的其他工作。|修改|",
    ];
    assert_eq!(&rows[..7], expected);
    assert_eq!(rows.len(), 8);
    for words in [
        "根据工作需要，现将《闵行区科委科协各部门（单位）职能》",
        "（2026年2月）",
        "办公室、党群科、战略规划科、成果转化科共10项职责仅项号变动",
        "财务管理科（原财务科）7项职责内容未变。",
        "<w:tblHeader/>",
    ] {
        assert!(document.contains(words), "{words}");
    }
}

#[test]
fn the_workbook_holds_every_pair() {
    use calamine::{Reader, Xlsx};
    let (old, new) = two_years();
    let table = Table { title_form: "修订对照表", basis: None, columns: &Column::ALL };
    let bytes = xlsx(&changes(&old, &new), &table).unwrap();
    let mut workbook = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["汇总", "对照表", "全部对应"]);
    assert_eq!(workbook.worksheet_range("对照表").unwrap().height(), 8);
    // 135 old ones and the one that is new.
    assert_eq!(workbook.worksheet_range("全部对应").unwrap().height(), 1 + 136);
}

/// A row has one set of properties, and what is tracked comes last in it.
#[test]
fn the_rows_of_an_imprint_are_tracked_as_the_schema_says() {
    let sample = |name: &str| {
        let path = crate::support::root().join(format!("samples/txt/{name}.txt"));
        read(&std::fs::read(path).unwrap()).notice
    };
    let archive = marked(&sample("closing-copy-to"), &sample("approver"), false);
    let document = part(&archive, "word/document.xml").unwrap();
    assert!(document.contains("<w:tr><w:trPr><w:del "));
    assert!(!Regex::new("</w:trPr><w:trPr").unwrap().is_match(&document));
}
