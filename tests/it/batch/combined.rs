//! `--combined`: all notices in one table.

use std::collections::BTreeSet;

use calamine::{Reader, Xlsx};

use super::{docx, notice, run, write};
use crate::support::{SAMPLE, root};

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("in/2024/a.txt"), notice(1));
    write(folder.path().join("in/2025/b.docx"), docx());
    write(folder.path().join("in/2025/坏.txt"), "");
    write(folder.path().join("in/c.txt"), SAMPLE);
    folder
}

/// The rows of a table: a row a duty, its cells as text.
fn csv_rows(path: &std::path::Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap();
    let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[3..]);
    csv.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn one_table_holds_the_duties_of_all() {
    let folder = folder();
    let (exit, error) = run(folder.path(), &["convert", "in", "--combined", "all.csv"]);
    assert_eq!(exit, 3, "{error}");
    assert!(error.contains("合并表　all.csv"), "{error}");
    let rows = csv_rows(&folder.path().join("all.csv"));
    assert_eq!(
        rows[0][..9],
        [
            "年度",
            "发文机关",
            "发文字号",
            "成文日期",
            "来源文件",
            "序号",
            "编号",
            "部门",
            "上级标题"
        ]
    );
    assert_eq!(rows[0].len(), 16);
    assert_eq!(rows.len(), 1 + 4 + 135 + 135);
    assert_eq!(rows[1][..5], ["2024", "某县教育局", "某教〔2024〕2号", "2024-03-05", "2024/a.txt"]);
    let files: BTreeSet<&str> = rows.iter().skip(1).map(|row| row[4].as_str()).collect();
    assert_eq!(files, BTreeSet::from(["2024/a.txt", "2025/b.docx", "c.txt"]));
    assert!(!folder.path().join("out/2024").exists(), "no form was asked for");
}

#[test]
fn all_forms_of_the_table_hold_the_same_rows() {
    let folder = folder();
    for name in ["all.csv", "all.xlsx", "all.ndjson"] {
        run(folder.path(), &["convert", "in", "--combined", name]);
    }
    let csv = csv_rows(&folder.path().join("all.csv"));
    let bytes = std::fs::read(folder.path().join("all.xlsx")).unwrap();
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).unwrap();
    let sheet = workbook.worksheet_range("职责台账").unwrap();
    let xlsx: Vec<Vec<String>> =
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(xlsx, csv);
    let ndjson = std::fs::read_to_string(folder.path().join("all.ndjson")).unwrap();
    let lines: Vec<serde_json::Value> =
        ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let texts: Vec<&str> = lines.iter().map(|it| it["text"].as_str().unwrap()).collect();
    let text = csv[0].iter().position(|it| it == "职责内容").unwrap();
    assert_eq!(texts, csv.iter().skip(1).map(|row| row[text].as_str()).collect::<Vec<_>>());
    assert!(lines.iter().all(|it| it["sha256"].as_str().unwrap().len() == 64));
}

#[test]
fn the_table_is_the_same_on_every_run_and_kept_where_it_was_edited() {
    let folder = folder();
    let table = folder.path().join("表/all.xlsx");
    let words = ["convert", "in", "--combined", "表/all.xlsx"];
    run(folder.path(), &[&words[..], &["-j", "1"]].concat());
    let first = std::fs::read(&table).unwrap();
    std::fs::remove_file(&table).unwrap();
    run(folder.path(), &words);
    assert_eq!(std::fs::read(&table).unwrap(), first);
    write(folder.path().join("in/d.txt"), notice(9));
    run(folder.path(), &words);
    assert_ne!(std::fs::read(&table).unwrap(), first, "ours: it follows the inputs");
    write(&table, "my own");
    let (exit, error) = run(folder.path(), &words);
    assert_eq!(exit, 4);
    assert!(error.contains("[output-edited]"), "{error}");
    assert_eq!(std::fs::read(&table).unwrap(), b"my own");
    assert_eq!(std::fs::read_dir(folder.path().join("表")).unwrap().count(), 1);
}

#[test]
fn a_resumed_run_has_all_notices_in_its_table() {
    let folder = folder();
    let words = ["convert", "in", "-t", "json", "--combined", "all.csv"];
    run(folder.path(), &words);
    let table = std::fs::read(folder.path().join("all.csv")).unwrap();
    std::fs::remove_file(folder.path().join("all.csv")).unwrap();
    let (_, error) = run(folder.path(), &[&words[..], &["--resume"]].concat());
    assert!(error.contains("3 个未变"), "{error}");
    assert_eq!(std::fs::read(folder.path().join("all.csv")).unwrap(), table);
}

#[test]
fn cells_that_would_run_are_guarded_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path().join("in/a.txt"),
        notice(1).replace("1.负责人事管理；", "1.=HYPERLINK(\"x\")；"),
    );
    let (_, error) = run(folder.path(), &["convert", "in", "--combined", "all.csv"]);
    assert!(error.contains("合并表有 1 个单元格") && error.contains("[csv-guarded]"), "{error}");
    assert!(
        csv_rows(&folder.path().join("all.csv")).iter().flatten().any(|it| it.starts_with("'="))
    );
}

#[test]
fn other_forms_are_a_usage_error() {
    let (exit, error) = run(&root(), &["convert", "samples/txt", "--combined", "all.docx"]);
    assert_eq!(exit, 2);
    assert!(error.contains(".xlsx、.csv 或 .ndjson"), "{error}");
}
