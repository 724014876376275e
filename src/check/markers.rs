//! How the markers of a list are written, and which level follows which.

use std::collections::BTreeSet;

use crate::finding::{Edit, Finding, catalogue};
use crate::numbering::marker::{self, Family};

use super::{Field, Rule, Subject};

/// marker-punctuation, level-skipped.
#[derive(Debug)]
pub(super) struct Markers;

impl Rule for Markers {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let notice = &subject.sourced.notice;
        let headings = notice.departments.iter().map(|it| it.id.as_str());
        findings.extend(punctuation(headings, subject));
        for list in &subject.lists {
            let items = list.duties.iter().map(|duty| duty.id.as_str());
            findings.extend(punctuation(items, subject));
        }
        skipped(subject, findings);
    }
}

/// One finding a list, at its first marker that is not written as it should be. A list of several
/// families is `marker-mixed` already.
fn punctuation<'n>(ids: impl Iterator<Item = &'n str>, subject: &Subject) -> Option<Finding> {
    let mut first = None;
    let mut odd: Vec<(Field, &str, String)> = Vec::new();
    for field in ids.filter_map(|id| subject.field(id)) {
        let (Some(text), Some(family)) = (field.node.marker, field.family()) else { continue };
        if *first.get_or_insert(family) != family {
            return None;
        }
        odd.extend(standard(text, family).map(|expected| (*field, text, expected)));
    }
    let (field, text, expected) = odd.first()?;
    let finding = Finding::new(&catalogue::MARKER_PUNCTUATION)
        .of_node(field.node.id)
        .with("found", *text)
        .with("expected", expected.as_str())
        .with("count", u32::try_from(odd.len()).unwrap_or(u32::MAX));
    let finding = subject.mark(finding, field.place, text.chars().count());
    Some(finding.mended(edits(&odd, subject)))
}

/// None at all where one of them would change what a marker says: `1、5G网络` as `1.5G网络`.
fn edits(odd: &[(Field, &str, String)], subject: &Subject) -> Vec<Edit> {
    let edit = |(field, text, expected): &(Field, &str, String)| {
        let line = subject.lines.at(field.place).filter(|it| it.label.is_none());
        let read = marker::read(text).map(|(it, _)| it.number);
        let again = format!("{expected}{}", field.text());
        let is_same = marker::read(&again)
            .is_some_and(|(it, _)| it.text == *expected && Some(it.number) == read);
        line.filter(|_| is_same)
            .and_then(|_| Edit::at(field.place, text.chars().count(), expected.as_str()))
    };
    odd.iter().map(edit).collect::<Option<_>>().unwrap_or_default()
}

/// How the marker should be written; none where it is right or the standard does not say.
fn standard(text: &str, family: Family) -> Option<String> {
    let is_wide = || !text.contains(['(', ')']) && !text.ends_with('、');
    let standard = match family {
        Family::ArabicComma => text.replace('、', "."),
        Family::ChineseComma => text.replace(['.', '．'], "、"),
        Family::ChineseParen | Family::ArabicParen if is_wide() => return None,
        Family::ChineseParen | Family::ArabicParen => {
            text.trim_end_matches('、').replace('(', "（").replace(')', "）")
        }
        _ => return None,
    };
    (standard != text).then_some(standard)
}

/// One finding a pair of levels, at the first place.
fn skipped(subject: &Subject, findings: &mut Vec<Finding>) {
    let mut known = BTreeSet::new();
    for list in &subject.lists {
        let Some(first) = list.duties.iter().find(|it| it.marker.is_some()) else { continue };
        let outer = match list.parent {
            Some(parent) => parent.marker.as_deref(),
            None => list.department.and_then(|it| it.marker.as_deref()),
        };
        let (Some(outer), Some(inner)) = (outer, first.marker.as_deref()) else { continue };
        let levels = (level(outer), level(inner));
        let (Some(above), Some(below)) = levels else { continue };
        // 一、 with 1. below is how texts of two levels are commonly numbered.
        if below <= above + 1 || (above, below) == (1, 3) || !known.insert(levels) {
            continue;
        }
        let finding = Finding::new(&catalogue::LEVEL_SKIPPED)
            .of_node(first.id.as_str())
            .with("outer", outer)
            .with("found", inner);
        let length = inner.chars().count();
        findings.extend(subject.place_of(&first.id).map(|it| subject.mark(finding, it, length)));
    }
}

/// The level of a marker by GB/T 9704—2012, 7.3.3: 一、（一）1.（1）.
fn level(marker: &str) -> Option<u8> {
    Some(match family(marker) {
        Family::ChineseComma => 1,
        Family::ChineseParen => 2,
        Family::ArabicDot | Family::ArabicComma => 3,
        Family::ArabicParen => 4,
        _ => return None,
    })
}

fn family(text: &str) -> Family {
    marker::family(text, Some(1))
}
