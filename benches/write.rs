//! Writing a notice of 10,000 duties, form by form and all four, beside the floor: deflating the
//! same bytes and copying them out. And the same for 5,000 duties, which shows that cost grows in
//! proportion. Names forms to measure those alone. Prints ratios; figures in seconds mean nothing on another machine.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops at what is wrong"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{Cursor, Read, Write};
use std::time::{Duration, Instant};

use zhineng::Sourced;
use zhineng::pipeline::{self, Options};
use zhineng::writer;

const RUNS: usize = 5;
const FORMS: [&str; 4] = ["json", "csv", "xlsx", "docx"];

fn main() {
    let (half, whole) = (notice(5_000), notice(10_000));
    println!("{:<8} {:>14} {:>18}", "form", "of its floor", "10,000 of 5,000");
    let named: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let is_wanted = |form: &&str| named.is_empty() || named.iter().any(|it| it == form);
    let mut sums = [Duration::ZERO; 3];
    for form in FORMS.into_iter().filter(is_wanted) {
        let bytes = write(&whole, form);
        let floor = least(|| deflate_again(&bytes));
        let [full, part] = [&whole, &half].map(|it| least(|| write(it, form).len()));
        row(form, full, floor, part);
        for (sum, time) in sums.iter_mut().zip([full, floor, part]) {
            *sum += time;
        }
    }
    let [full, floor, part] = sums;
    row("all", full, floor, part);
    println!("bounds: all four at most 5 times the floor; 10,000 at most 2.3 times 5,000");
}

fn row(form: &str, full: Duration, floor: Duration, part: Duration) {
    let ratio = |one: Duration, other: Duration| one.as_secs_f64() / other.as_secs_f64();
    println!("{form:<8} {:>14.2} {:>18.2}", ratio(full, floor), ratio(full, part));
}

/// The least time of several runs: what other load adds is not the program's.
fn least<T>(mut run: impl FnMut() -> T) -> Duration {
    let times = (0..RUNS).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    times.min().unwrap()
}

/// Compresses what an output holds and copies it out: the parts of a package one by one, other
/// forms as they are.
fn deflate_again(bytes: &[u8]) -> usize {
    let parts = parts(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    for part in parts {
        let mut encoder =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(&part).unwrap();
        out.extend(encoder.finish().unwrap());
    }
    out.len()
}

fn parts(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return vec![bytes.to_vec()];
    };
    let names = 0..archive.len();
    names
        .map(|at| {
            let mut part = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            part
        })
        .collect()
}

fn write(sourced: &Sourced, form: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = writer::Options::default();
    writer::find(form).unwrap().write(sourced, &options, &mut bytes).unwrap();
    bytes
}

/// A notice of so many duties, twenty a department.
fn notice(duties: usize) -> Sourced {
    let mut text = String::from("云桥市科技局各科室职能\n");
    for department in 0..duties / 20 {
        let _ = writeln!(text, "\n第{}科职能", department + 1);
        for duty in 1..=20 {
            let end = if duty == 20 { '。' } else { '；' };
            let _ = writeln!(
                text,
                "{duty}.负责第{department}类科技项目的申报、评审、立项和验收，做好第{duty}批资金的拨付和监督{end}"
            );
        }
    }
    pipeline::run(text.as_bytes(), &Options::default()).unwrap()
}
