//! The stages of a text of 10,000 duties, one by one, each beside its floor in the same run.
//! Ratios count; times are the machine's.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark prints its result, and fails by panicking"
)]

mod support;

use std::time::Duration;

use sha2::{Digest, Sha256};
use support::{deflate, least, lines, page, ratio};
use zhineng::check;
use zhineng::notice::Vocabulary;
use zhineng::parse;
use zhineng::pipeline::{self, Options};
use zhineng::reader::{self, Read};
use zhineng::writer;

const RUNS: usize = 7;

fn main() {
    let text = page(500, 20);
    let vocabulary = Vocabulary::default();
    let read = || match reader::read(text.as_bytes(), Some("txt")).unwrap() {
        Read::Page(page, _) => page,
        Read::Meaning(_) => unreachable!("a text is a page"),
    };
    let parsed = || parse::parse(read(), &vocabulary);
    let sourced = parsed();
    let checked = || {
        let mut sourced = sourced.clone();
        check::check(&mut sourced, &vocabulary, &check::Options::default());
        sourced
    };
    // No way to the model takes less: its texts are allocated, and each duty has its text_key.
    let held = || {
        let duties = sourced.notice.departments.iter().flat_map(|it| &it.duties);
        let keys: Vec<_> = duties.map(|it| Sha256::digest(&it.text)).collect();
        (sourced.clone(), keys)
    };
    let floor = least(RUNS, || lines(text.as_bytes()));
    let reading = least(RUNS, read);
    let model = least(RUNS, parsed);
    let copy = least(RUNS, || sourced.clone());
    let held = least(RUNS, held);
    let check = least(RUNS, checked).saturating_sub(copy);
    println!("{:<34} {:>10} {:>10}", "", "time", "of floor");
    let row = |name: &str, time: Duration, floor: Duration| {
        println!("{name:<34} {time:>10.1?} {:>10.2}", ratio(time, floor));
    };
    row("floor: UTF-8 and lines", floor, floor);
    row("read text", reading, floor);
    row("read and parse (bar 10)", model, floor);
    row("copying the model, hashing duties", held, floor);
    row("parse alone", model.saturating_sub(reading), floor);
    row("check alone", check, floor);

    let forms = ["json", "csv", "xlsx", "docx"];
    let convert = || {
        let sourced = pipeline::run(text.as_bytes(), &Options::default()).unwrap();
        forms.map(|form| {
            let mut bytes = Vec::new();
            let options = writer::Options::default();
            writer::find(form).unwrap().write(&sourced, &options, &mut bytes).unwrap();
            bytes
        })
    };
    let outputs = convert();
    let written = outputs.each_ref().map(|bytes| support::inflated(bytes));
    let writing = least(3, || written.iter().flatten().map(|it| deflate(it).len()).sum::<usize>());
    let whole = least(3, convert);
    println!();
    row("floor: lines, and deflating", floor + writing, floor + writing);
    row("convert to four forms (bar 5)", whole, floor + writing);
}
