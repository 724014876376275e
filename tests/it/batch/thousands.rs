//! Thousands of files: all accounted for, in memory that does not grow with their number.

use std::process::Stdio;

use super::{docx, notice, report, roomy, write, zhineng};

/// Fills a folder with this many files: three in four text, a fourth DOCX; of twenty one is
/// broken and one no notice.
fn fill(folder: &std::path::Path, count: usize) {
    let docx = docx();
    for number in 0..count {
        let path = folder.join(format!("in/{:02}/{number:04}", number / 100));
        match number % 20 {
            7 => write(path.with_extension("docx"), &docx[..docx.len() / 2]),
            13 => write(path.with_extension("txt"), "今天下午三点开会。\n"),
            even if even % 4 == 0 => write(path.with_extension("docx"), &docx),
            _ => write(path.with_extension("txt"), notice(number)),
        }
    }
}

/// Converts a folder of this many files; gives the highest memory of the run in KiB, where the
/// system tells it.
fn convert(folder: &std::path::Path, count: usize) -> u64 {
    fill(folder, count);
    let mut child = zhineng(folder)
        .args(["convert", "in", "-t", "json,csv"])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|it| it.split_whitespace().next()?.parse().ok());
        peak = kib.unwrap_or(0).max(peak);
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    peak
}

#[test]
fn two_thousand_files_are_accounted_for_in_the_memory_of_two_hundred() {
    let (few, many) = (roomy(), roomy());
    let (small, large) = (convert(few.path(), 200), convert(many.path(), 2000));
    let report = report(many.path());
    let summary = &report["summary"];
    assert_eq!(report["inputs"].as_array().unwrap().len(), 2000);
    assert_eq!(summary["inputs"], 2000);
    assert_eq!((&summary["converted"], &summary["refused"]), (&1800.into(), &200.into()));
    let outputs = walkdir::WalkDir::new(many.path().join("out")).into_iter();
    let outputs = outputs.filter(|it| it.as_ref().unwrap().file_type().is_file()).count();
    assert_eq!(outputs, 2 * 1800 + 1 + 2, "and the report, the lock, the notes");
    assert!(large * 10 <= small * 12, "{small} KiB at 200 files, {large} KiB at 2,000");
}
