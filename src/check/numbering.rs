//! The numbers of every list, judged by `numbering::sequence`; lost headings; mixed markers.

use std::collections::BTreeMap;

use crate::finding::{Finding, catalogue};
use crate::notice::{Department, Duty};
use crate::numbering::marker::{self, Family};
use crate::numbering::sequence::{self, Fault};

use super::{Field, Rule, Subject};

/// number-gap, number-duplicate, number-disorder, number-start, number-restart, marker-mixed.
#[derive(Debug)]
pub(super) struct Numbers;

impl Rule for Numbers {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let notice = &subject.sourced.notice;
        if let Some(own) = &notice.own_duties {
            check_lists(&[&own.duties], subject, findings);
        }
        let mut previous: &[Duty] = notice.own_duties.as_ref().map_or(&[], |own| &own.duties);
        for department in &notice.departments {
            if department.heading.is_none() {
                findings.extend(restart(department, previous, subject));
            }
            previous = &department.duties;
        }
        let lists: Vec<&[Duty]> =
            notice.departments.iter().map(|it| it.duties.as_slice()).collect();
        check_lists(&lists, subject, findings);
    }
}

/// A department without a heading exists because its numbers started again.
fn restart(department: &Department, previous: &[Duty], subject: &Subject) -> Option<Finding> {
    let first = department.duties.first()?;
    let last = previous.iter().rev().find_map(|duty| duty.number);
    let finding = Finding::new(&catalogue::NUMBER_RESTART)
        .with("found", first.number?)
        .with("previous", last.unwrap_or(0));
    Some(at_duty(finding, first, subject))
}

/// Judges sibling lists. Where each goes on counting after the one before it (articles under
/// chapters, Word's lists that never restart), each is judged from its own first number on.
fn check_lists(lists: &[&[Duty]], subject: &Subject, findings: &mut Vec<Finding>) {
    let run_on = run_on(lists);
    for duties in lists {
        let numbered: Vec<(&Duty, u32)> =
            duties.iter().filter_map(|duty| Some((duty, duty.number?))).collect();
        let first = numbered.first().map_or(1, |(_, number)| *number);
        let offset = if run_on { first.saturating_sub(1) } else { 0 };
        let values: Vec<u32> =
            numbered.iter().map(|(_, number)| number.saturating_sub(offset)).collect();
        for fault in sequence::judge(&values) {
            if let Some(&(duty, number)) = numbered.get(fault.at()) {
                findings.push(at_duty(worded(&fault, number, offset), duty, subject));
            }
        }
        findings.extend(mixed(duties, subject));
        if duties.iter().any(|duty| !duty.children.is_empty()) {
            let children: Vec<&[Duty]> =
                duties.iter().map(|duty| duty.children.as_slice()).collect();
            check_lists(&children, subject, findings);
        }
    }
}

/// Whether there are several lists, the first starts at 1, and every other one goes on after the
/// one before it.
fn run_on(lists: &[&[Duty]]) -> bool {
    let ends = lists.iter().filter_map(|duties| {
        let mut numbers = duties.iter().filter_map(|duty| duty.number);
        let first = numbers.next()?;
        Some((first, numbers.next_back().unwrap_or(first)))
    });
    let ends: Vec<(u32, u32)> = ends.collect();
    let goes_on = |pair: &[(u32, u32)]| match pair {
        [(_, last), (first, _)] => last.checked_add(1) == Some(*first),
        _ => false,
    };
    ends.len() > 1
        && ends.first().is_some_and(|(first, _)| *first == 1)
        && ends.windows(2).all(goes_on)
}

fn worded(fault: &Fault, found: u32, offset: u32) -> Finding {
    let shifted = |value: u32| value.saturating_add(offset);
    let shifted_all = |values: &[u32]| values.iter().map(|it| shifted(*it)).collect::<Vec<_>>();
    let with_expected = |finding: Finding, expected: &Option<u32>| match expected {
        Some(expected) => finding.with("expected", shifted(*expected)),
        None => finding,
    };
    match fault {
        Fault::Gap { previous, missing, .. } => Finding::new(&catalogue::NUMBER_GAP)
            .with("previous", shifted(*previous))
            .with("missing", shifted_all(missing))
            .with("found", found),
        Fault::Start { missing, .. } => Finding::new(&catalogue::NUMBER_START)
            .with("missing", shifted_all(missing))
            .with("found", found),
        Fault::Duplicate { expected, .. } => {
            with_expected(Finding::new(&catalogue::NUMBER_DUPLICATE), expected).with("found", found)
        }
        Fault::Disorder { expected, .. } => {
            with_expected(Finding::new(&catalogue::NUMBER_DISORDER), expected).with("found", found)
        }
    }
}

/// The items whose marker is not of the list's commonest family (the first met among equals).
fn mixed(duties: &[Duty], subject: &Subject) -> Vec<Finding> {
    let families: Vec<(&Duty, &str, Family)> = duties
        .iter()
        .filter_map(|duty| {
            let text = duty.marker.as_deref()?;
            Some((duty, text, family(duty, text, subject)))
        })
        .collect();
    if families.windows(2).all(|pair| matches!(pair, [(.., one), (.., other)] if one == other)) {
        return Vec::new();
    }
    let mut counts: BTreeMap<Family, usize> = BTreeMap::new();
    families.iter().for_each(|(.., family)| *counts.entry(*family).or_default() += 1);
    let most = counts.values().max().copied();
    let Some(&(_, usual_text, usual)) =
        families.iter().find(|(.., family)| counts.get(family).copied() == most)
    else {
        return Vec::new();
    };
    let odd = families.iter().filter(|(.., family)| *family != usual);
    let finding = |text: &str| {
        Finding::new(&catalogue::MARKER_MIXED).with("found", text).with("expected", usual_text)
    };
    odd.map(|&(duty, text, _)| at_duty(finding(text), duty, subject)).collect()
}

/// How a marker is written. A field knows that already.
fn family(duty: &Duty, marker: &str, subject: &Subject) -> Family {
    let known = subject.field(&duty.id).and_then(Field::family).filter(|_| duty.number.is_some());
    known.unwrap_or_else(|| marker::family(marker, duty.number))
}

/// Puts a finding at a duty's marker.
fn at_duty(finding: Finding, duty: &Duty, subject: &Subject) -> Finding {
    let finding = finding.of_node(duty.id.as_str());
    let length = duty.marker.as_ref().map_or(0, |it| it.chars().count());
    match subject.place_of(&duty.id) {
        Some(place) => subject.mark(finding, place, length),
        None => finding,
    }
}
