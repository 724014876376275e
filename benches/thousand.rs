//! A thousand Word documents, as the command converts them: to JSON beside the floor (reading
//! each, inflating it, one pass over its events, putting the notice into JSON, writing that, one
//! after the other), to all four forms beside a straightforward Python script over a twentieth of
//! them, where python-docx and openpyxl are there, once with the cells that we write and once with
//! a sheet of three columns; and how long the program takes to start. Ratios count.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark prints its result, and fails by panicking"
)]

mod support;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use support::{event_pass, folder, least, notice, ratio};
use zhineng::Notice;
use zhineng::pipeline::{self, Options};
use zhineng::writer;

const FILES: usize = 1_000;
/// How many of them the script is given.
const SCRIPTED: usize = 50;
const RUNS: usize = 3;

fn main() {
    let folder = folder();
    let notices = fill(folder.path());

    let floor = least(RUNS, || through(folder.path(), &notices));
    let json = least(RUNS, || convert(folder.path(), "in", "json", &["-j1"]));
    let both = least(RUNS, || convert(folder.path(), "in", "json", &[]));
    println!("1,000 DOCX to JSON: {:.2} times the floor (bar 3)", ratio(both, floor));
    println!("    with one worker {:.2} (bar 3)", ratio(json, floor));

    let all = least(RUNS, || convert(folder.path(), "in", "json,csv,xlsx,docx", &[]));
    for (script, what) in [(&["whole"][..], "the same cells"), (&[], "three columns")] {
        match scripted(folder.path(), script) {
            Some(time) => {
                let time = time * u32::try_from(FILES / SCRIPTED).unwrap();
                let times = ratio(time, all);
                println!("to all four forms: {times:.0} times the script with {what} (bar 100)");
            }
            None => println!("no python-docx or openpyxl to compare with"),
        }
    }
    println!("{:.1?} for each file in four forms", all / u32::try_from(FILES).unwrap());

    let start = least(50, || command().arg("--version").stdout(Stdio::null()).status().unwrap());
    let none = least(50, || Command::new("true").status().unwrap());
    println!("start-up: {start:.1?} (bar 5 ms), of which {none:.1?} is starting anything");
}

fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_zhineng"))
}

/// The notice of 135 duties a thousand times, each of its own wording.
fn fill(folder: &Path) -> Vec<Notice> {
    let documents = folder.join("in");
    std::fs::create_dir_all(&documents).unwrap();
    std::fs::create_dir_all(folder.join("some")).unwrap();
    (0..FILES)
        .map(|number| {
            let sourced = pipeline::run(notice(number).as_bytes(), &Options::default()).unwrap();
            let mut docx = Vec::new();
            let writer = writer::find("docx").unwrap();
            writer.write(&sourced, &writer::Options::default(), &mut docx).unwrap();
            std::fs::write(documents.join(format!("{number}.docx")), &docx).unwrap();
            if number < SCRIPTED {
                std::fs::write(folder.join(format!("some/{number}.docx")), &docx).unwrap();
            }
            sourced.notice
        })
        .collect()
}

fn through(folder: &Path, notices: &[Notice]) -> usize {
    let out = folder.join("floor");
    std::fs::create_dir_all(&out).unwrap();
    let mut events = 0;
    for (number, notice) in notices.iter().enumerate() {
        let bytes = std::fs::read(folder.join(format!("in/{number}.docx"))).unwrap();
        events += event_pass(&bytes);
        let json = serde_json::to_vec_pretty(notice).unwrap();
        std::fs::write(out.join(format!("{number}.json")), json).unwrap();
    }
    events
}

fn convert(folder: &Path, inputs: &str, forms: &str, jobs: &[&str]) {
    let _ = std::fs::remove_dir_all(folder.join("out"));
    let status = command()
        .current_dir(folder)
        .args(["convert", inputs, "-t", forms, "--no-config"])
        .args(jobs)
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
}

/// How long the script takes; none where it cannot run.
fn scripted(folder: &Path, words: &[&str]) -> Option<Duration> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/script.py");
    let run = || {
        Command::new("python3")
            .arg(&script)
            .arg(folder.join("some"))
            .arg(folder.join("scripted"))
            .args(words)
            .stderr(Stdio::null())
            .status()
    };
    run().ok().filter(std::process::ExitStatus::success)?;
    Some(least(RUNS, || run().unwrap()))
}
