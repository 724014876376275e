//! The departments: their names, their headings, and whether anything stands below.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, catalogue};
use crate::notice::Department;

use super::text::unspaced;
use super::{Rule, Subject};

/// department-empty, department-duplicate, heading-mixed.
#[derive(Debug)]
pub(super) struct Departments;

impl Rule for Departments {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        empty(subject, findings);
        duplicate(subject, findings);
        mixed(subject, findings);
    }
}

fn empty(subject: &Subject, findings: &mut Vec<Finding>) {
    let notice = &subject.sourced.notice;
    if notice.departments.iter().all(|it| it.duties.is_empty()) {
        return;
    }
    let parents = notice.departments.iter().filter_map(|it| it.parent.as_ref());
    let noted = notice.notes.iter().filter_map(|it| it.after.as_ref());
    let explained: BTreeSet<&String> = parents.chain(noted).collect();
    for department in &notice.departments {
        let is_empty = department.duties.is_empty() && !explained.contains(&department.id);
        let (Some(heading), true) = (&department.heading, is_empty) else { continue };
        let name = department.name.as_ref().unwrap_or(heading);
        let finding = subject.of_id(&catalogue::DEPARTMENT_EMPTY, &department.id);
        findings.push(finding.with("name", name.as_str()));
    }
}

/// Two of one name in one section. A name may come again in another section, or below another
/// department: every 中心 may have its 综合科.
fn duplicate(subject: &Subject, findings: &mut Vec<Finding>) {
    let mut known = BTreeSet::new();
    for department in &subject.sourced.notice.departments {
        let Some(name) = department.name.as_deref() else { continue };
        if !known.insert((siblings(department), name)) {
            let finding = subject.of_id(&catalogue::DEPARTMENT_DUPLICATE, &department.id);
            findings.push(finding.with("name", name));
        }
    }
}

/// What departments of one level have in common: their section and the department above them.
type Siblings<'a> = (&'a [String], Option<&'a str>);

fn siblings(department: &Department) -> Siblings<'_> {
    (department.section.as_slice(), department.parent.as_deref())
}

/// The headings of a section that add another word to the name than at least twice as many others.
fn mixed(subject: &Subject, findings: &mut Vec<Finding>) {
    let mut sections: BTreeMap<Siblings, Vec<(&Department, String)>> = BTreeMap::new();
    for department in &subject.sourced.notice.departments {
        if let Some(suffix) = suffix(department, subject) {
            sections.entry(siblings(department)).or_default().push((department, suffix));
        }
    }
    for headings in sections.values() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        headings.iter().for_each(|(_, suffix)| *counts.entry(suffix).or_default() += 1);
        let usual = counts.iter().max_by_key(|(_, count)| **count);
        let Some((&usual, &count)) = usual.filter(|(usual, _)| !usual.is_empty()) else { continue };
        if counts.len() < 2 || (headings.len() - count) * 2 > count {
            continue;
        }
        for (department, suffix) in headings.iter().filter(|(_, suffix)| suffix != usual) {
            let finding = subject.of_id(&catalogue::HEADING_MIXED, &department.id);
            let finding = finding.with("expected", usual);
            findings.push(match suffix.as_str() {
                "" => finding,
                suffix => finding.with("found", suffix),
            });
        }
    }
}

/// What a heading adds to the name; none for a sentence or a framed heading. A department without
/// duties of its own, or one above others, may be headed otherwise.
fn suffix(department: &Department, subject: &Subject) -> Option<String> {
    let name = unspaced(department.name.as_deref()?);
    let heading = unspaced(department.heading.as_deref()?);
    let suffix = heading.strip_prefix(name.as_ref())?;
    let is_known =
        suffix.is_empty() || subject.vocabulary.heading_suffixes.iter().any(|it| it == suffix);
    (is_known && !department.duties.is_empty()).then(|| suffix.to_owned())
}
