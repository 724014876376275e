//! The four forms of the real notice hold the same 135 duties, and the same bytes on every run.

use std::io::{Cursor, Read};

use calamine::{Data, DataType, Reader, Xlsx};
use zhineng::Notice;
use zhineng::writer::{self, CsvEncoding, CsvHeader, Options};

use crate::support::{COUNTS, SAMPLE, read, root, write};

const FORMS: [&str; 4] = ["json", "csv", "xlsx", "docx"];

/// Department, number, marker and words of each duty.
type Rows = Vec<(String, u32, String, String)>;

fn of_model() -> Rows {
    duties(&read(SAMPLE.as_bytes()).notice)
}

fn duties(notice: &Notice) -> Rows {
    let rows = notice.departments.iter().flat_map(|department| {
        let name = department.name.clone().unwrap();
        department.duties.iter().map(move |duty| {
            (name.clone(), duty.number.unwrap(), duty.marker.clone().unwrap(), duty.text.clone())
        })
    });
    rows.collect()
}

fn workbook() -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(write(&read(SAMPLE.as_bytes()), "xlsx"))).unwrap()
}

#[test]
fn the_workbook_holds_every_duty() {
    let ledger = workbook().worksheet_range("职责台账").unwrap();
    let text = |cell: &Data| cell.get_string().unwrap_or_default().to_owned();
    let rows: Rows = ledger
        .rows()
        .skip(1)
        .map(|row| {
            let number = row[3].get_float().unwrap();
            (text(&row[2]), format!("{number}").parse().unwrap(), text(&row[4]), text(&row[5]))
        })
        .collect();
    assert_eq!(rows, of_model());
    let head: Vec<String> = ledger.rows().next().unwrap().iter().map(text).collect();
    assert_eq!(
        head,
        [
            "序号",
            "编号",
            "部门",
            "项号",
            "原文序数",
            "职责内容",
            "关键词",
            "兜底",
            "成文日期",
            "发文字号"
        ]
    );
}

#[test]
fn the_workbook_has_its_five_sheets() {
    let mut workbook = workbook();
    assert_eq!(workbook.sheet_names(), ["职责台账", "部门", "文件信息", "按部门打印", "核对记录"]);
    let departments = workbook.worksheet_range("部门").unwrap();
    let counts: Vec<usize> = departments
        .rows()
        .skip(1)
        .map(|row| format!("{}", row[5].get_float().unwrap()).parse().unwrap())
        .collect();
    assert_eq!(counts, COUNTS);
    assert_eq!(departments.rows().nth(1).unwrap()[6].get_string(), Some("1–17"));
    let particulars = workbook.worksheet_range("文件信息").unwrap();
    assert_eq!(particulars.rows().count(), 1 + 12);
    let findings = workbook.worksheet_range("核对记录").unwrap();
    let receipt = findings.rows().next().unwrap()[0].get_string().unwrap().to_owned();
    assert_eq!(receipt, "原文 4,623 字 ＝ 读入 4,605 ＋ 转换残留 18；未归类 0");
}

#[test]
fn the_csv_holds_every_duty() {
    let bytes = write(&read(SAMPLE.as_bytes()), "csv");
    let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').expect("a mark");
    assert!(text.ends_with("\r\n"));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Rows = reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| (row[2].into(), row[3].parse().unwrap(), row[4].into(), row[5].into()))
        .collect();
    assert_eq!(rows, of_model());
}

#[test]
fn the_csv_has_the_encoding_and_the_heads_that_are_asked_for() {
    let sourced = read(SAMPLE.as_bytes());
    let csv = |csv_encoding, csv_header| {
        let options = Options { csv_encoding, csv_header, ..Options::default() };
        let mut bytes = Vec::new();
        writer::find("csv").unwrap().write(&sourced, &options, &mut bytes).unwrap();
        bytes
    };
    let plain = csv(CsvEncoding::Utf8, CsvHeader::Zh);
    let marked = csv(CsvEncoding::Utf8Bom, CsvHeader::Zh);
    let gb18030 = csv(CsvEncoding::Gb18030, CsvHeader::Zh);
    let english = csv(CsvEncoding::Utf8, CsvHeader::En);
    assert_eq!(marked.strip_prefix("\u{feff}".as_bytes()), Some(&plain[..]));
    assert_eq!(encoding_rs::GB18030.decode(&gb18030).0.as_bytes(), plain);
    let parts = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let (head, rows) = text.split_once("\r\n").unwrap();
        (head.to_owned(), rows.to_owned())
    };
    assert_eq!(parts(&english).1, parts(&plain).1);
    assert!(parts(&english).0.is_ascii() && parts(&plain).0.starts_with("序号,"));
    for bytes in [plain, marked, gb18030, english] {
        assert_eq!(duties(&read(&bytes).notice), of_model());
    }
}

#[test]
fn the_document_says_every_duty_in_order() {
    let bytes = write(&read(SAMPLE.as_bytes()), "docx");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    let paragraphs: Vec<String> = xml
        .split("<w:p>")
        .map(|paragraph| {
            let texts = paragraph.split("<w:t ").skip(1);
            texts.map(|it| it.split_once('>').unwrap().1.split("</w:t>").next().unwrap()).collect()
        })
        .collect();
    let duties: Vec<String> =
        of_model().into_iter().map(|(_, _, marker, text)| format!("{marker}{text}")).collect();
    let found: Vec<String> = paragraphs.iter().filter(|it| duties.contains(it)).cloned().collect();
    assert_eq!(found, duties);
    let headings = xml.matches("w:val=\"Heading1\"").count();
    assert_eq!(headings, 14);
}

#[test]
fn the_json_fits_its_schema() {
    let schema = zhineng_stdout(&["schema", "notice"]);
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    for golden in walkdir::WalkDir::new(root().join("golden")) {
        let path = golden.unwrap().into_path();
        if path.file_name().is_some_and(|it| it == "notice.json") {
            let notice = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
            let errors: Vec<String> =
                validator.iter_errors(&notice).map(|it| it.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        }
    }
    let wrong = serde_json::json!({"schema": "zhineng/notice@1"});
    assert!(!validator.is_valid(&wrong));
}

#[test]
fn the_findings_fit_their_schema() {
    let schema = zhineng_stdout(&["schema", "findings"]);
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let sample = root().join("samples/txt/minhang-2025-17.txt");
    let findings = zhineng_stdout(&["check", "-t", "json", sample.to_str().unwrap()]);
    let findings = serde_json::from_str(&findings).unwrap();
    assert!(validator.is_valid(&findings), "{findings}");
}

fn zhineng_stdout(words: &[&str]) -> String {
    let output = assert_cmd::Command::cargo_bin("zhineng").unwrap().args(words).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_same_notice_is_the_same_bytes_twice_in_one_process() {
    let sourced = read(SAMPLE.as_bytes());
    for form in FORMS {
        assert_eq!(write(&sourced, form), write(&sourced, form), "{form}");
    }
}

#[test]
fn folder_time_zone_language_and_threads_do_not_reach_the_bytes() {
    let sample = root().join("samples/txt/minhang-2025-17.txt");
    let convert = |zone: &str, language: &str, jobs: &str| {
        let folder = tempfile::tempdir().unwrap();
        assert_cmd::Command::cargo_bin("zhineng")
            .unwrap()
            .current_dir(folder.path())
            .env("TZ", zone)
            .env("LANG", language)
            .env_remove("LC_ALL")
            .args(["convert", "-j", jobs])
            .arg(&sample)
            .assert()
            .success();
        FORMS.map(|form| {
            std::fs::read(folder.path().join(format!("out/minhang-2025-17.{form}"))).unwrap()
        })
    };
    let one = convert("Asia/Shanghai", "zh_CN.UTF-8", "1");
    let other = convert("America/New_York", "C", "2");
    assert!(one == other, "the bytes differ");
    let in_process = FORMS.map(|form| write(&read(SAMPLE.as_bytes()), form));
    assert!(one == in_process, "the command and the library differ");
}

#[test]
fn no_zip_of_ours_tells_the_time() {
    let sourced = read(SAMPLE.as_bytes());
    for form in ["xlsx", "docx"] {
        let mut archive = zip::ZipArchive::new(Cursor::new(write(&sourced, form))).unwrap();
        for index in 0..archive.len() {
            let entry = archive.by_index(index).unwrap();
            let time = entry.last_modified().unwrap();
            assert_eq!((time.year(), time.month(), time.day()), (1980, 1, 1), "{}", entry.name());
        }
    }
}
