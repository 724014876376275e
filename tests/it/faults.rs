//! One fault in the numbers of the real notice gives one finding: of the right code, at the right
//! line. The truth is worked out here, from the edit, by another way than the program's.

use zhineng::document::Place;

use crate::support::{Random, clean, read};

/// How many faults are tried: 600, or as many as the variable says.
fn cases() -> u64 {
    std::env::var("ZHINENG_FAULTS").ok().and_then(|it| it.parse().ok()).unwrap_or(600)
}

/// A department of the sample: the line of its heading and of each duty, from 0.
struct Section {
    heading: usize,
    duties: Vec<usize>,
}

fn sections(lines: &[String]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (index, line) in lines.iter().enumerate().skip(24) {
        if line.trim().ends_with("职能") {
            sections.push(Section { heading: index, duties: Vec::new() });
        } else if number(line).is_some() {
            sections.last_mut().unwrap().duties.push(index);
        }
    }
    assert_eq!(sections.len(), 13);
    sections
}

fn number(line: &str) -> Option<u32> {
    line.trim().split_once('.')?.0.parse().ok()
}

fn renumber(line: &str, number: u32) -> String {
    let (before, after) = line.split_once('.').unwrap();
    let blanks: String = before.chars().take_while(|c| c.is_whitespace()).collect();
    format!("{blanks}{number}.{after}")
}

/// What the edit must be called, and the line (from 0) it must be found at.
struct Expected {
    code: &'static str,
    line: usize,
}

/// Makes one fault in `lines`.
fn inject(lines: &mut Vec<String>, random: &mut Random) -> Expected {
    let sections = sections(lines);
    let section = &sections[random.below(sections.len())];
    let duties = &section.duties;
    let last = duties.len() - 1;
    match random.below(7) {
        0 => {
            let at = 1 + random.below(last - 1);
            lines.remove(duties[at]);
            Expected { code: "number-gap", line: duties[at] }
        }
        1 => {
            let at = duties[random.below(duties.len())];
            lines.insert(at, lines[at].clone());
            Expected { code: "number-duplicate", line: at + 1 }
        }
        2 => {
            let at = random.below(last);
            let (one, other) = (duties[at], duties[at + 1]);
            let (first, second) = (number(&lines[one]).unwrap(), number(&lines[other]).unwrap());
            lines[one] = renumber(&lines[one], second);
            lines[other] = renumber(&lines[other], first);
            Expected { code: "number-disorder", line: one }
        }
        3 => change(lines, duties, random),
        4 => {
            lines.remove(duties[0]);
            Expected { code: "number-start", line: duties[0] }
        }
        5 => {
            let at = duties[random.below(duties.len())];
            lines[at] = lines[at].replacen('.', ["、", "）"][random.below(2)], 1);
            Expected { code: "marker-mixed", line: at }
        }
        _ => {
            let other = &sections[1 + random.below(sections.len() - 1)];
            lines.remove(other.heading);
            Expected { code: "number-restart", line: other.duties[0] - 1 }
        }
    }
}

/// Another number for one item. A last item whose number grows leaves a hole before it; every
/// other one is a duplicate where its new number is taken, else out of order.
fn change(lines: &mut [String], duties: &[usize], random: &mut Random) -> Expected {
    let count = u32::try_from(duties.len()).unwrap();
    let at = random.below(duties.len());
    let old = number(&lines[duties[at]]).unwrap();
    let new = loop {
        let new = u32::try_from(random.below(40)).unwrap();
        if new != old {
            break new;
        }
    };
    let line = duties[at];
    lines[line] = renumber(&lines[line], new);
    if old == count && new > count {
        return Expected { code: "number-gap", line };
    }
    // Read by itself, a change that exchanges an item with its absent neighbour does not occur:
    // the neighbour's number is still there, and makes it a duplicate.
    let taken = (1..=count).contains(&new);
    Expected { code: if taken { "number-duplicate" } else { "number-disorder" }, line }
}

#[test]
fn one_fault_gives_one_finding_at_its_line() {
    let base = clean();
    for seed in 0..cases() {
        let mut lines: Vec<String> = base.split('\n').map(str::to_owned).collect();
        let expected = inject(&mut lines, &mut Random::new(seed));
        let sourced = read(lines.join("\n").as_bytes());
        let found: Vec<_> =
            sourced.findings.iter().map(|it| (it.code.name, it.place.clone())).collect();
        let line = u32::try_from(expected.line + 1).unwrap();
        let [(code, Some(Place::Line { line: at, .. }))] = found.as_slice() else {
            panic!("seed {seed}: expected {} in line {line}, found {found:?}", expected.code);
        };
        assert_eq!((*code, *at), (expected.code, line), "seed {seed}");
        assert!(sourced.receipt().unwrap().balances(), "seed {seed}");
    }
}
