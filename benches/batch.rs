//! A batch over 200 files with one worker and with two, beside a spin loop with one thread and
//! with two in the same run; and the highest memory at 200 and at 2,000 files. Ratios count.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark prints its result, and fails by panicking"
)]

mod support;

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use support::{folder, notice, ratio};

/// Best of so many runs.
const RUNS: usize = 5;
const ALL: &str = "json,csv,xlsx,docx";

fn main() {
    let folder = folder();
    fill(folder.path(), 200);
    let (mut one, mut two, mut spin_one, mut spin_two) =
        (Duration::MAX, Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        spin_one = spin_one.min(spin(1));
        spin_two = spin_two.min(spin(2));
        one = one.min(convert(folder.path(), "1", ALL).0);
        two = two.min(convert(folder.path(), "2", ALL).0);
    }
    let (batch, floor) = (ratio(one, two), 2.0 * ratio(spin_one, spin_two));
    println!("200 files: {one:.2?} with one worker, {two:.2?} with two: {batch:.2} times as fast");
    println!("a spin loop: {floor:.2} times as much with two threads");
    println!("the batch scales {:.2} times as well (at least 0.90)\n", batch / floor);
    fill(folder.path(), 2_000);
    let many = convert(folder.path(), "2", "json,csv").1;
    let few = tempfile::tempdir().unwrap();
    fill(few.path(), 200);
    let few = convert(few.path(), "2", "json,csv").1;
    println!(
        "highest memory: {few} KiB at 200 files, {many} KiB at 2,000: {:.2} times (at most 1.20)",
        many as f64 / few as f64
    );
}

/// Notices of 135 duties, each of its own wording; every twentieth is broken.
fn fill(folder: &Path, count: usize) {
    for number in 0..count {
        let path = folder.join(format!("in/{:02}/{number}.txt", number / 100));
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = if number % 20 == 7 { String::new() } else { notice(number) };
        std::fs::write(path, text).unwrap();
    }
}

/// How long these forms of a folder take, and the highest memory in KiB (Linux only).
fn convert(folder: &Path, jobs: &str, forms: &str) -> (Duration, u64) {
    let _ = std::fs::remove_dir_all(folder.join("out"));
    let started = Instant::now();
    let mut child = Command::new(env!("CARGO_BIN_EXE_zhineng"))
        .current_dir(folder)
        .args(["convert", "in", "-j", jobs, "-t", forms])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let status = std::fs::read_to_string(&status).unwrap_or_default();
        let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
        peak =
            line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or(0).max(peak);
        std::thread::sleep(Duration::from_millis(3));
    }
    assert_eq!(child.wait().unwrap().code(), Some(3), "the broken ones are refused");
    (started.elapsed(), peak)
}

/// How long so many threads take to spin a fixed number of times each.
fn spin(threads: usize) -> Duration {
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut mixed = 1_u64;
                for round in 0..500_000_000_u64 {
                    mixed = black_box(mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ round);
                }
                black_box(mixed);
            });
        }
    });
    started.elapsed()
}
