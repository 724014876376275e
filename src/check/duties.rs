//! Duties by themselves: without words, without a verb.

use crate::finding::{Finding, catalogue};
use crate::notice::{Duty, NodeKind};

use super::text::{is_chinese, without_end_mark};
use super::{Rule, Subject};

/// duty-empty, duty-opening.
#[derive(Debug)]
pub(super) struct Duties;

/// A longer duty says more than its subject, with whatever verb: 16 Chinese characters, in bytes.
const LONGEST_SUBJECT: usize = 16 * '、'.len_utf8();

/// What the bare names of matters end in.
const SUBJECT_ENDINGS: &[&str] = &["工作", "事务", "事宜", "事项", "业务", "管理", "建设", "服务"];

impl Rule for Duties {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let fields = subject.fields.iter();
        for field in fields.filter(|it| it.kind() == NodeKind::Duty && it.text().is_empty()) {
            let marker = field.node.marker.unwrap_or_default();
            let finding =
                Finding::new(&catalogue::DUTY_EMPTY).of_node(field.node.id).with("marker", marker);
            findings.push(subject.mark(finding, field.place, marker.chars().count()));
        }
        for list in &subject.lists {
            openings(list.duties, subject, findings);
        }
    }
}

/// The bare subjects in a list of which at least two thirds open with a verb.
fn openings(duties: &[Duty], subject: &Subject, findings: &mut Vec<Finding>) {
    let opens = |duty: &&Duty| subject.vocabulary.opens_duty(&duty.text);
    let opened = duties.iter().filter(opens).count();
    if opened < 2 || opened * 3 < duties.len() * 2 {
        return;
    }
    for duty in duties.iter().filter(|it| is_bare_subject(it, subject)) {
        findings.push(subject.of_id(&catalogue::DUTY_OPENING, &duty.id));
    }
}

/// 科普工作；: a few words that end in 工作, and no verb among them.
fn is_bare_subject(duty: &Duty, subject: &Subject) -> bool {
    let words = without_end_mark(&duty.text);
    if words.len() > LONGEST_SUBJECT {
        return false;
    }
    let openings = &subject.vocabulary.duty_openings;
    // 管理 and 建设 are verbs at the start and nouns at the end.
    let before = SUBJECT_ENDINGS.iter().find_map(|it| words.strip_suffix(it));
    duty.children.is_empty()
        && before.is_some_and(|it| !it.is_empty())
        && words.chars().all(|it| is_chinese(it) || it == '、')
        && before.is_some_and(|it| !openings.iter().any(|verb| it.contains(verb.as_str())))
}
