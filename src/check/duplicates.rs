//! The same duty twice: word for word, or nearly so. Catch-alls are meant to be alike.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Code, Finding, catalogue};
use crate::notice::{Duty, Notice};

use super::list::is_printed_twice;
use super::near::near_pairs;
use super::signs::Signs;
use super::text::{is_chinese, unspaced, without_end_mark};
use super::{Rule, Subject};

/// duty-duplicate, duty-duplicate-across, duty-near-duplicate.
#[derive(Debug)]
pub(super) struct Duplicates;

/// A duty that so many departments have is meant for all of them.
const COMMON: usize = 3;

impl Rule for Duplicates {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let notice = &subject.sourced.notice;
        let items = items(notice);
        let repeated = equal(&items, subject, findings);
        let texts: Vec<Cow<str>> = items.iter().map(|it| words(it.duty, subject)).collect();
        let texts: Vec<&str> = texts.iter().map(Cow::as_ref).collect();
        for (later, earlier) in near_pairs(&texts) {
            let (Some(item), Some(other)) = (items.get(later), items.get(earlier)) else {
                continue;
            };
            if !repeated.contains(item.duty.id.as_str()) {
                findings.push(at(&catalogue::DUTY_NEAR_DUPLICATE, item, other, subject));
            }
        }
    }
}

/// A duty that may be a duplicate.
struct Item<'a> {
    duty: &'a Duty,
    /// The name of its department.
    department: &'a str,
    /// The position of its department.
    position: usize,
}

/// The duties of departments; of those that others are nested in, and of catch-alls, none.
fn items(notice: &Notice) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for (position, department) in notice.departments.iter().enumerate() {
        let name = department.name.as_deref().unwrap_or_default();
        collect(&department.duties, name, position, &mut items);
    }
    items
}

fn collect<'a>(
    duties: &'a [Duty],
    department: &'a str,
    position: usize,
    items: &mut Vec<Item<'a>>,
) {
    for duty in duties {
        let is_told = !duty.catch_all && duty.text.chars().any(is_chinese);
        if duty.children.is_empty() && is_told {
            items.push(Item { duty, department, position });
        }
        collect(&duty.children, department, position, items);
    }
}

/// The text without blanks and end mark. The sign of a blank stands for white space too, so that
/// without it there is none to take out.
fn words<'a>(duty: &'a Duty, subject: &Subject) -> Cow<'a, str> {
    if subject.field(&duty.id).is_some_and(|it| !it.has(Signs::BLANK)) {
        return Cow::Borrowed(without_end_mark(&duty.text));
    }
    match unspaced(&duty.text) {
        Cow::Borrowed(text) => Cow::Borrowed(without_end_mark(text)),
        Cow::Owned(text) => Cow::Owned(without_end_mark(&text).to_owned()),
    }
}

/// The later ones of equal duties. Gives the ids of all that have their like.
fn equal<'a>(
    items: &'a [Item<'a>],
    subject: &Subject,
    findings: &mut Vec<Finding>,
) -> BTreeSet<&'a str> {
    let key = |it: &&Item<'a>| it.duty.text_key;
    let mut sorted: Vec<&Item> = items.iter().collect();
    sorted.sort_by_key(key);
    let mut repeated = BTreeSet::new();
    for group in sorted.chunk_by(|one, other| key(one) == key(other)).filter(|it| it.len() > 1) {
        repeated.extend(group.iter().skip(1).map(|it| it.duty.id.as_str()));
        let departments: BTreeSet<usize> = group.iter().map(|it| it.position).collect();
        let mut known: BTreeMap<usize, &Item> = BTreeMap::new();
        let first = group.first().copied();
        for item in group {
            let own = known.get(&item.position);
            let again = own.is_some_and(|it| is_printed_twice(it.duty, item.duty));
            match (own, first) {
                (Some(_), _) if again => {}
                (Some(own), _) => {
                    findings.push(at(&catalogue::DUTY_DUPLICATE, item, own, subject));
                }
                (None, Some(first))
                    if first.position != item.position && departments.len() < COMMON =>
                {
                    findings.push(at(&catalogue::DUTY_DUPLICATE_ACROSS, item, first, subject));
                }
                _ => {}
            }
            known.entry(item.position).or_insert(item);
        }
    }
    repeated
}

fn at(code: &'static Code, item: &Item, other: &Item, subject: &Subject) -> Finding {
    let finding = subject.of_id(code, &item.duty.id);
    let finding = match other.duty.number {
        Some(number) => finding.with("number", number),
        None => finding,
    };
    if other.position == item.position || other.department.is_empty() {
        finding
    } else {
        finding.with("department", other.department)
    }
}
