//! Ellipses, ranges, years and days as GB/T 15834 and GB/T 15835 write them.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::finding::{Code, Finding, catalogue};
use crate::notice::NodeKind;

use super::signs::Signs;
use super::text::pattern;
use super::{Field, Rule, Subject};

/// ellipsis-form, range-hyphen, year-short, day-form, range-unit.
#[derive(Debug)]
pub(super) struct Numerals;

const TEXTS: &[NodeKind] = &[NodeKind::Title, NodeKind::Body, NodeKind::LeadIn, NodeKind::Duty];

/// `...`, `。。。`
static ELLIPSIS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\.{2,}|。{3,}|．{2,}|·{3,}"));

/// `2026-2030年`, `5-10人`: figures, and what they count. A telephone, a code and a date have more
/// hyphens, or letters before them.
static HYPHEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:^|[^\dA-Za-z/.\-])(\d+(?:\.\d+)?[年月日]?-{1,2}\d+(?:\.\d+)?)(?:年|月|日|人|名|个|岁|项|次|万|亿|元|倍|家|件|天|周|级|时|分钟|小时|公里|平方|吨|米|%|％)",
    )
});

/// `25年3月`: a year in short before a month. `满25年3个月` is a span.
static YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:^|[^\d满近约超共达])(\d{2}年)\d{1,2}月(?:[^份度]|$)"));

/// `2月13号`
static DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\d{1,2}月\d{1,2}(号)([^\d文令楼院线室]|$)"));

/// `3～5%`, `3万～5万` being right.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:^|[^\d.])(\d+(?:\.\d+)?\s*[～~—–-]{1,2}\s*\d+(?:\.\d+)?([%％‰]))")
});

impl Rule for Numerals {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for field in subject.of_kinds_with(TEXTS, Signs::DOTS.or(Signs::DIGIT)) {
            let mut report = |code, pattern: &Regex, group| {
                findings.extend(found(code, pattern, group, field, subject));
            };
            if field.has(Signs::DOTS) {
                report(&catalogue::ELLIPSIS_FORM, &ELLIPSIS, 0);
            }
            if !field.has(Signs::DIGIT) {
                continue;
            }
            if field.has(Signs::HYPHEN) {
                report(&catalogue::RANGE_HYPHEN, &HYPHEN, 1);
            }
            if field.text().contains('月') {
                report(&catalogue::YEAR_SHORT, &YEAR, 1);
                report(&catalogue::DAY_FORM, &DAY, 1);
            }
            if field.has(Signs::SHARE) {
                report(&catalogue::RANGE_UNIT, &UNIT, 1);
            }
        }
    }
}

fn found(
    code: &'static Code,
    pattern: &Regex,
    group: usize,
    field: Field,
    subject: &Subject,
) -> Vec<Finding> {
    let one = |it: Captures| {
        let part = it.get(group)?;
        let (start, length) = subject.characters(field, part.range());
        Some(subject.within(code, field, start, length).with("found", part.as_str()))
    };
    if !pattern.is_match(field.text()) {
        return Vec::new();
    }
    pattern.captures_iter(field.text()).filter_map(one).collect()
}
