//! What the notice announces (设13个内设机构) against the departments it has.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{Finding, catalogue};
use crate::notice::{Department, NodeKind};
use crate::numbering::numerals;

use super::text::pattern;
use super::{Rule, Subject};

/// count-differs.
#[derive(Debug)]
pub(super) struct Counts;

/// `设13个内设机构`, `设下列12个科室`: the number.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"设(?:立|置|有)?(?:下列|以下)?([0-9]{1,3}|[一二三四五六七八九十]{1,3})个(?:职能|内设|业务|机关|行政)*(?:机构|科室|处室|股室|部门|科|处|股|部)(?:[：:。；，（(]|$)",
    )
});

/// Departments that are commonly not counted among the 内设机构.
const UNCOUNTED: &[&str] = &[
    "党委",
    "党组",
    "党总支",
    "党支部",
    "党工委",
    "纪委",
    "纪检",
    "监察",
    "工会",
    "团委",
    "妇联",
    "妇委",
    "离退休",
    "老干部",
];

impl Rule for Counts {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let notice = &subject.sourced.notice;
        let sentences = subject.of_kinds(&[NodeKind::Note, NodeKind::Body]);
        let announcements = sentences.filter_map(|field| {
            let found = ANNOUNCED.captures(field.text())?;
            let count = found.get(1)?;
            Some((field, count.range(), numerals::parse(count.as_str())?))
        });
        let announcements: Vec<_> = announcements.collect();
        // Two sentences may count two kinds of departments, and which is which is a guess.
        let [(field, range, announced)] = announcements.as_slice() else { return };
        let counted: Vec<&Department> =
            notice.departments.iter().filter(|it| it.parent.is_none()).collect();
        let is_uncounted = |it: &&&Department| {
            let name = it.name.as_deref().unwrap_or_default();
            UNCOUNTED.iter().any(|word| name.contains(word))
        };
        let most = counted.len();
        let least = most - counted.iter().filter(is_uncounted).count();
        let sections: BTreeSet<&[String]> =
            counted.iter().map(|it| it.section.as_slice()).collect();
        if sections.len() != 1 || (least..=most).contains(&(*announced as usize)) {
            return;
        }
        let (start, length) = subject.characters(*field, range.clone());
        let finding = subject.within(&catalogue::COUNT_DIFFERS, *field, start, length);
        let found = u32::try_from(most).unwrap_or(u32::MAX);
        findings.push(finding.with("announced", *announced).with("found", found));
    }
}
