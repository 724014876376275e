//! Departments that have a heading and nothing below it.

use crate::finding::{Finding, catalogue};

use super::{Rule, Subject};

/// department-empty.
#[derive(Debug)]
pub(super) struct EmptyDepartments;

impl Rule for EmptyDepartments {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for department in &subject.sourced.notice.departments {
            let (Some(heading), true) = (&department.heading, department.duties.is_empty()) else {
                continue;
            };
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
