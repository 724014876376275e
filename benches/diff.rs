//! Comparing two years of 2,500, 5,000 and 10,000 duties. Twice the duties should take about twice
//! the time; the floor, measured beside it, is hashing both sides' text. Ratios count; times are
//! the machine's.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark prints its result, and fails by panicking"
)]

mod support;

use std::hint::black_box;
use std::time::Duration;

use sha2::{Digest, Sha256};
use support::{least, ratio};
use zhineng::diff::{Compared, compare};
use zhineng::notice::{Department, Duty, Notice, Vocabulary};

/// Best of so many runs.
const RUNS: usize = 5;

fn main() {
    println!("  duties      floor    compare   to floor   to half as many");
    let mut before: Option<Duration> = None;
    for duties in [2_500, 5_000, 10_000] {
        let (old, new) = (year(duties, 0), year(duties, 1));
        let floor = least(RUNS, || {
            for notice in [&old, &new] {
                for node in notice.walk() {
                    black_box(Sha256::digest(node.text));
                }
            }
        });
        let time = least(RUNS, || drop(black_box(changes(&old, &new))));
        let growth = before.map(|it| format!("{:.2}", ratio(time, it)));
        let to_floor = ratio(time, floor);
        println!(
            "{duties:>8}  {floor:>9.1?}  {time:>9.1?}  {to_floor:>9.1}  {:>16}",
            growth.unwrap_or_default()
        );
        before = Some(time);
    }
    let summary = changes(&year(10_000, 0), &year(10_000, 1)).summary;
    println!("\nof 10000: {summary:?}");
}

fn changes(old: &Notice, new: &Notice) -> zhineng::diff::Changes {
    compare(Compared { path: "old", notice: old }, Compared { path: "new", notice: new }, &[])
}

/// A year of a large body, twenty duties a department; in the later one, of every hundred duties
/// five are reworded, two have gone, two have come, two are in the next department.
fn year(duties: usize, later: usize) -> Notice {
    let mut notice = Notice::default();
    let mut carried: Vec<Duty> = Vec::new();
    for at in 0..duties / 20 {
        let mut list = std::mem::take(&mut carried);
        for item in 0..20 {
            let index = at * 20 + item;
            match index % 100 {
                9 | 59 if later > 0 => {}
                7 | 27 | 47 | 67 | 87 if later > 0 => {
                    list.push(duty(&format!("{}、信息报送", words(index))));
                }
                13 | 63 if later > 0 => carried.push(duty(&words(index))),
                21 | 71 if later > 0 => {
                    list.push(duty(&words(index)));
                    list.push(duty(&words(duties * 3 + index)));
                }
                _ => list.push(duty(&words(index))),
            }
        }
        list.push(duty("完成领导和上级交办的其他工作"));
        (1..).zip(&mut list).for_each(|(number, it)| {
            (it.number, it.marker) = (Some(number), Some(format!("{number}.")));
        });
        let name = format!("{}科", spelled(at, 3));
        notice.departments.push(Department {
            heading: Some(format!("{name}职能")),
            name: Some(name),
            duties: list,
            ..Department::default()
        });
    }
    notice.derive(&Vocabulary::default());
    notice
}

fn duty(words: &str) -> Duty {
    Duty { text: format!("{words}；"), ..Duty::default() }
}

/// A sentence of its own, with the words that all of them share.
fn words(index: usize) -> String {
    let mixed = index.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    format!(
        "负责{}的{}管理工作，统筹推进{}建设",
        spelled(mixed, 6),
        spelled(mixed >> 20, 4),
        spelled(mixed >> 40, 5)
    )
}

/// So many ideographs, from a number.
fn spelled(number: usize, length: usize) -> String {
    let mut rest = number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ number;
    (0..length)
        .map(|_| {
            rest = rest.rotate_left(17).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            char::from_u32(0x4e00 + u32::try_from((rest >> 33) % 2_000).unwrap()).unwrap()
        })
        .collect()
}
