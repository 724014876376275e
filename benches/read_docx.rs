//! Reading a large Word document, beside its floor in the same run: inflating the main part and
//! one event pass of `quick-xml` over it. Ratios count; times are the machine's.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark prints its result, and fails by panicking"
)]

mod support;

use std::hint::black_box;
use std::process::Command;

use support::{document, event_pass, folder, least, ratio};
use zhineng::notice::Vocabulary;
use zhineng::parse;
use zhineng::reader::{self, Read};

const RUNS: usize = 7;

/// The document whose reading a process of its own measures: what was freed before counts there
/// for nothing.
const MEASURED: &str = "ZHINENG_MEASURED";

fn main() {
    if let Some(docx) = std::env::var_os(MEASURED) {
        let docx = std::fs::read(docx).unwrap();
        let (held, peak) = memory(|| reader::read(&docx, Some("docx")).unwrap());
        println!(
            "50000 paragraphs: the page takes {held} MiB, reading it {peak} MiB more at its peak\n"
        );
        return;
    }
    let folder = folder();
    let docx = folder.path().join("large.docx");
    std::fs::write(&docx, document(50_000).bytes).unwrap();
    Command::new(std::env::current_exe().unwrap()).env(MEASURED, docx).status().unwrap();
    println!("paragraphs       XML      floor    read  to the notice (bar 3)");
    let vocabulary = Vocabulary::default();
    for paragraphs in [12_500, 25_000, 50_000] {
        let docx = document(paragraphs);
        let floor = least(RUNS, || event_pass(&docx.bytes));
        let page = || match reader::read(&docx.bytes, Some("docx")).unwrap() {
            Read::Page(page, _) => page,
            Read::Meaning(_) => unreachable!("a document is a page"),
        };
        let read = least(RUNS, page);
        let whole = least(RUNS, || parse::parse(page(), &vocabulary));
        println!(
            "{paragraphs:>10}  {:>5} MB  {floor:>9.1?}  {:>6.2}  {:>6.2}",
            docx.xml / 1_000_000,
            ratio(read, floor),
            ratio(whole, floor)
        );
    }
}

/// What a result takes, and how much more the making of it took at its peak, in MiB (Linux only).
fn memory<T>(make: impl Fn() -> T) -> (u64, u64) {
    let before = status("VmRSS");
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let result = black_box(make());
    let held = status("VmRSS");
    let peak = status("VmHWM");
    drop(result);
    (held.saturating_sub(before) >> 10, peak.saturating_sub(held) >> 10)
}

/// A line of the process's status, in KiB.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
