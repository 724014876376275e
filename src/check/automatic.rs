//! Automatic and typed numbers: both on one item, or mixed in one list.

use crate::document::{Line, Offset};
use crate::finding::{Finding, Worded, catalogue};
use crate::notice::Duty;
use crate::numbering::marker;

use super::{Rule, Subject};

/// number-double, number-source-mixed.
#[derive(Debug)]
pub(super) struct AutomaticNumbers;

impl Rule for AutomaticNumbers {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        if subject.page().all(|line| line.label.is_none()) {
            return;
        }
        let notice = &subject.sourced.notice;
        let own = notice.own_duties.iter().map(|it| &it.duties);
        let lists = own.chain(notice.departments.iter().map(|it| &it.duties));
        lists.for_each(|duties| check_list(duties, subject, findings));
    }
}

fn check_list(duties: &[Duty], subject: &Subject, findings: &mut Vec<Finding>) {
    let lines: Vec<(&Duty, &Line)> = duties
        .iter()
        .filter(|duty| duty.marker.is_some())
        .filter_map(|duty| Some((duty, subject.lines.at(subject.place_of(&duty.id)?)?)))
        .collect();
    findings.extend(lines.iter().filter_map(|(duty, line)| double(duty, line)));
    findings.extend(mixed(&lines));
    duties.iter().for_each(|duty| check_list(&duty.children, subject, findings));
}

fn double(duty: &Duty, line: &Line) -> Option<Finding> {
    let automatic = line.label.as_ref()?;
    let (typed, _) = marker::read(&duty.text)?;
    let length = automatic.text.chars().count() + typed.text.chars().count();
    let finding = Finding::new(&catalogue::NUMBER_DOUBLE)
        .of_node(duty.id.as_str())
        .with("automatic", automatic.text.as_str())
        .with("typed", typed.text);
    Some(finding.in_line(line, Offset::default(), length))
}

/// One finding a list, at the first item that is not numbered like most.
fn mixed(lines: &[(&Duty, &Line)]) -> Option<Finding> {
    let automatic = lines.iter().filter(|(_, line)| line.label.is_some()).count();
    let typed = lines.len() - automatic;
    if automatic == 0 || typed == 0 {
        return None;
    }
    let odd_is_automatic = automatic < typed;
    let (duty, line) = lines.iter().find(|(_, line)| line.label.is_some() == odd_is_automatic)?;
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let length = duty.marker.as_ref().map_or(0, |it| it.chars().count());
    let kind = if odd_is_automatic {
        Worded { zh: "自动编号", en: "automatic" }
    } else {
        Worded { zh: "手打的", en: "typed" }
    };
    let finding = Finding::new(&catalogue::NUMBER_SOURCE_MIXED)
        .of_node(duty.id.as_str())
        .with("count", count(lines.len()))
        .with("odd", count(automatic.min(typed)))
        .with("kind", kind);
    Some(finding.in_line(line, Offset::default(), length))
}
