//! Writing a notice of 10,000 duties, form by form and all four, beside the floor: deflating the
//! same bytes and copying them out. And the same for 5,000 duties, which shows that cost grows in
//! proportion. Names forms to measure those alone. Prints ratios; figures in seconds mean nothing on another machine.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark prints, and stops at what is wrong"
)]

mod support;

use std::time::Duration;

use support::{deflate, inflated, least, page, ratio};
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
        let floor =
            least(RUNS, || inflated(&bytes).iter().map(|it| deflate(it).len()).sum::<usize>());
        let [full, part] = [&whole, &half].map(|it| least(RUNS, || write(it, form).len()));
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
    println!("{form:<8} {:>14.2} {:>18.2}", ratio(full, floor), ratio(full, part));
}

fn write(sourced: &Sourced, form: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = writer::Options::default();
    writer::find(form).unwrap().write(sourced, &options, &mut bytes).unwrap();
    bytes
}

fn notice(duties: usize) -> Sourced {
    pipeline::run(page(duties / 20, 20).as_bytes(), &Options::default()).unwrap()
}
