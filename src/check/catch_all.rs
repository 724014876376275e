//! The catch-alls (兜底职责): there, last, once, worded alike.

use std::collections::BTreeMap;

use crate::finding::{Finding, catalogue};
use crate::notice::{Department, Duty, TextKey};

use super::list::is_printed_twice;
use super::text::without_end_mark;
use super::{Rule, Subject};

/// catch-all-wording, catch-all-missing, catch-all-not-last, catch-all-repeated.
#[derive(Debug)]
pub(super) struct CatchAlls;

/// So many departments must have one, or word it alike, before another one is odd.
const ENOUGH: usize = 3;

/// An insertion is shown with so many of the characters before it.
const SHOWN_BEFORE: usize = 2;

impl Rule for CatchAlls {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let departments = &subject.sourced.notice.departments;
        departments.iter().for_each(|it| placed(it, subject, findings));
        wording(departments, subject, findings);
        missing(departments, subject, findings);
    }
}

fn placed(department: &Department, subject: &Subject, findings: &mut Vec<Finding>) {
    let mut catch_alls = catch_alls(department);
    let Some(first) = catch_alls.next() else { return };
    for again in catch_alls.filter(|it| !is_printed_twice(first, it)) {
        let finding = subject.of_id(&catalogue::CATCH_ALL_REPEATED, &again.id);
        findings.push(match first.number {
            Some(number) => finding.with("first", number),
            None => finding,
        });
    }
    let is_last = department.duties.last().is_some_and(|it| it.catch_all);
    if !is_last {
        findings.push(subject.of_id(&catalogue::CATCH_ALL_NOT_LAST, &first.id));
    }
}

/// The wordings that differ from one that at least three times as many departments have.
fn wording(departments: &[Department], subject: &Subject, findings: &mut Vec<Finding>) {
    let all: Vec<&Duty> = departments.iter().filter_map(|it| catch_alls(it).last()).collect();
    let mut counts: BTreeMap<TextKey, usize> = BTreeMap::new();
    all.iter().for_each(|duty| *counts.entry(duty.text_key).or_default() += 1);
    let Some((&key, &count)) = counts.iter().max_by_key(|(_, count)| **count) else { return };
    let Some(usual) = all.iter().find(|duty| duty.text_key == key) else { return };
    if count < ENOUGH || (all.len() - count) * ENOUGH > count {
        return;
    }
    for duty in all.iter().filter(|duty| duty.text_key != key) {
        let Some(field) = subject.field(&duty.id) else { continue };
        let (found, expected, start) = difference(&duty.text, &usual.text);
        let length = found.chars().count();
        let finding = subject
            .within(&catalogue::CATCH_ALL_WORDING, *field, start, length)
            .with("count", u32::try_from(count).unwrap_or(u32::MAX));
        findings.push(match expected.as_str() {
            "" => finding.with("without", found),
            expected => finding.with("expected", expected),
        });
    }
}

/// Departments without one where at least three have one, and four in five.
fn missing(departments: &[Department], subject: &Subject, findings: &mut Vec<Finding>) {
    let listed: Vec<&Department> = departments.iter().filter(|it| it.duties.len() > 1).collect();
    let without = |it: &&&Department| catch_alls(it).next().is_none();
    let lacking: Vec<&&Department> = listed.iter().filter(without).collect();
    let having = listed.len() - lacking.len();
    if having < ENOUGH || lacking.len() * 4 > having {
        return;
    }
    for department in lacking {
        let finding = subject.of_id(&catalogue::CATCH_ALL_MISSING, &department.id);
        findings.push(finding.with("count", u32::try_from(having).unwrap_or(u32::MAX)));
    }
}

fn catch_alls(department: &Department) -> impl Iterator<Item = &Duty> {
    department.duties.iter().filter(|it| it.catch_all)
}

/// What `one` says where `other` says something else, what `other` says there, and where in `one`.
/// Both sides hold a word at least, as far as there is one.
fn difference(one: &str, other: &str) -> (String, String, usize) {
    let characters = |text: &str| without_end_mark(text).chars().collect::<Vec<char>>();
    let (one, other) = (characters(one), characters(other));
    let same = |(one, other): &(&char, &char)| one == other;
    let mut start = one.iter().zip(&other).take_while(same).count();
    let shorter = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(shorter).take_while(same).count();
    if one.len() - end == start || other.len() - end == start {
        start = start.saturating_sub(SHOWN_BEFORE);
    }
    let part =
        |text: &[char]| text.get(start..text.len() - end).unwrap_or_default().iter().collect();
    (part(&one), part(&other), start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_difference_is_shown_with_a_word_on_both_sides() {
        let found =
            difference("完成领导和上级部门交办的其他工作。", "完成领导和上级交办的其他工作。");
        assert_eq!(found, ("上级部门".to_owned(), "上级".to_owned(), 5));
        let found = difference("完成领导交办的其它工作；", "完成领导交办的其他工作。");
        assert_eq!(found, ("它".to_owned(), "他".to_owned(), 8));
    }
}
