//! Departments that have a heading and nothing below it.

use std::collections::BTreeSet;

use crate::finding::{Finding, catalogue};

use super::{Rule, Subject};

/// department-empty.
#[derive(Debug)]
pub(super) struct EmptyDepartments;

impl Rule for EmptyDepartments {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
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
            let finding = Finding::new(&catalogue::DEPARTMENT_EMPTY)
                .of_node(department.id.as_str())
                .with("name", name.as_str());
            findings.push(match subject.place_of(&department.id) {
                Some(place) => subject.mark(finding, place, heading.chars().count()),
                None => finding,
            });
        }
    }
}
