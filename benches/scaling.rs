//! Twice of something takes at most 2.3 times as long: paragraphs, runs, tables, duties,
//! departments, findings, files, changes. Ratios count; times are the machine's.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark prints its result, and fails by panicking"
)]

mod support;

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use support::{document_of, least, page, ratio};
use zhineng::diff::{Compared, compare};
use zhineng::pipeline::{self, Options};

/// Runs of each size, in turns.
const RUNS: usize = 7;

fn main() {
    println!("{:<46} {:>10} {:>10} {:>7}", "of", "time", "twice", "ratio");
    row("12,500 paragraphs", [12_500, 25_000], |n| document_of(n, 3).bytes, run);
    row("100 paragraphs of 500 runs", [500, 1_000], |n| document_of(100, n).bytes, run);
    row("500 tables of 12 cells", [500, 1_000], tables, run);
    row("a department of 5,000 duties", [5_000, 10_000], |n| page(1, n).into_bytes(), run);
    row("1,000 departments", [1_000, 2_000], |n| page(n, 5).into_bytes(), run);
    row("500 departments with 5,000 findings", [500, 1_000], faulty, run);
    row("a duty with 5,000 findings", [5_000, 10_000], spaced, run);
    row("a duty of 5,000 lines", [5_000, 10_000], wrapped, run);
    row("a line with 5,000 bookmarks", [5_000, 10_000], bookmarked, run);
    row("two years of 5,000 duties", [250, 500], |n| page(n, 20).into_bytes(), changes);
    let folder = tempfile::tempdir().unwrap();
    row("250 files", [250, 500], |n| fill(folder.path(), n), convert);
}

/// The time of one size beside that of twice as much, in turns: load falls on both alike.
fn row<T: AsRef<[u8]>, R>(
    name: &str,
    sizes: [usize; 2],
    make: impl Fn(usize) -> T,
    run: impl Fn(&[u8]) -> R,
) {
    let inputs = sizes.map(make);
    let mut times = [Duration::MAX; 2];
    for _ in 0..RUNS {
        for (time, input) in times.iter_mut().zip(&inputs) {
            *time = least(1, || run(input.as_ref())).min(*time);
        }
    }
    let [one, two] = times;
    println!("{name:<46} {one:>10.1?} {two:>10.1?} {:>7.2}", ratio(two, one));
}

fn run(bytes: &[u8]) -> zhineng::Sourced {
    pipeline::run(bytes, &Options { force: true, ..Options::default() }).unwrap()
}

/// Each duty has a number too many, no end mark and a blank in its words.
fn faulty(departments: usize) -> Vec<u8> {
    let mut text = String::new();
    for department in 1..=departments {
        let _ = writeln!(text, "第{department}科职能");
        for duty in 1..=5 {
            let number = duty * 2;
            let _ = writeln!(text, "{number}.负责第{department}类 工作的申报（第{duty}批");
        }
    }
    text.into_bytes()
}

fn spaced(findings: usize) -> Vec<u8> {
    format!("办公室职能\n1.负责文秘；\n2.负责{}乙。\n", "甲 ".repeat(findings)).into_bytes()
}

fn wrapped(lines: usize) -> Vec<u8> {
    let line = |at| format!("负责协调落实各项工作任务和有关文件资料整理归档等各项事务{at:05}\n");
    format!("办公室职能\n1.{}", (0..lines).map(line).collect::<String>()).into_bytes()
}

fn bookmarked(count: usize) -> Vec<u8> {
    format!("办公室职能\n1.负责{}乙。\n", "甲[bookmark: a]".repeat(count)).into_bytes()
}

fn tables(count: usize) -> Vec<u8> {
    let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |text: &str| format!("<w:tr>{}{}{}</w:tr>", cell("1"), cell(text), cell("备注"));
    let table = ["负责规划；", "负责审批；", "负责验收；", "负责监督。"].map(row).concat();
    support::package(&format!("<w:tbl>{table}</w:tbl><w:p/>").repeat(count))
}

fn changes(bytes: &[u8]) -> usize {
    let text = std::str::from_utf8(bytes).unwrap();
    let notice = |text: &str| run(text.as_bytes()).notice;
    let (old, new) = (notice(text), notice(&text.replace("资金的拨付", "经费的拨付")));
    let side = |path, notice| Compared { path, notice };
    compare(side("old", &old), side("new", &new), &[]).duties.len()
}

/// A folder of so many notices.
fn fill(folder: &Path, count: usize) -> Vec<u8> {
    let folder = folder.join(count.to_string());
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..count {
        let text = page(4, 10).replace("科技项目", &format!("科技项目{number}"));
        std::fs::write(folder.join(format!("{number}.txt")), text).unwrap();
    }
    folder.to_string_lossy().into_owned().into_bytes()
}

fn convert(folder: &[u8]) {
    let folder = Path::new(std::str::from_utf8(folder).unwrap());
    let out = folder.with_extension("out");
    let _ = std::fs::remove_dir_all(&out);
    let status = Command::new(env!("CARGO_BIN_EXE_zhineng"))
        .arg("convert")
        .arg(folder)
        .args(["-t", "json", "-j", "1", "-o"])
        .arg(&out)
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
}
