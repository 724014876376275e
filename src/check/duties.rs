//! Duties that are a number and nothing else.

use crate::finding::{Finding, catalogue};

use super::{Rule, Subject};

/// duty-empty.
#[derive(Debug)]
pub(super) struct EmptyDuties;

impl Rule for EmptyDuties {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for (node, place) in subject.sourced.nodes() {
            let Some(duty) = node.duty.filter(|duty| duty.text.is_empty()) else { continue };
            let marker = duty.marker.as_deref().unwrap_or_default();
            let finding = Finding::new(&catalogue::DUTY_EMPTY)
                .of_node(duty.id.as_str())
                .with("marker", marker);
            findings.push(subject.mark(finding, place, marker.chars().count()));
        }
    }
}
