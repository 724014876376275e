//! Dates that are no day.

use crate::finding::{Finding, catalogue};
use crate::notice::{NodeKind, NoticeDate};

use super::{Rule, Subject};

/// date-unreadable.
#[derive(Debug)]
pub(super) struct Dates;

impl Rule for Dates {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let header = &subject.sourced.notice.header;
        let printed_on = header.imprint.as_ref().and_then(|it| it.printed_on.as_ref());
        let is_odd = |date: &&NoticeDate| date.date.is_none() && !date.is_blank();
        for (node, place) in subject.sourced.nodes() {
            let date = match node.kind {
                NodeKind::IssuedOn => header.issued_on.as_ref(),
                NodeKind::PrintedOn => printed_on,
                _ => None,
            };
            if let Some(date) = date.filter(is_odd) {
                let finding =
                    Finding::new(&catalogue::DATE_UNREADABLE).with("text", date.text.as_str());
                findings.push(subject.mark(finding, place, date.text.chars().count()));
            }
        }
    }
}
