//! 、 where none is wanted: before 等, between 《》 and 《》.

use crate::finding::{Finding, catalogue};
use crate::notice::NodeKind;

use super::signs::Signs;
use super::{Rule, Subject};

/// comma-before-deng, comma-between-titles.
#[derive(Debug)]
pub(super) struct Commas;

/// 等 begins a word before these: 等级, 等次, 等保.
const WORDS: &str = "级次候离待值同额保效第式高宽腰身";

const TEXTS: &[NodeKind] = &[NodeKind::Body, NodeKind::LeadIn, NodeKind::Duty];

impl Rule for Commas {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for field in subject.of_kinds_with(TEXTS, Signs::COMMA) {
            let text: Vec<char> = field.text().chars().collect();
            for (at, _) in text.iter().enumerate().filter(|(_, it)| **it == '、') {
                let before = at.checked_sub(1).and_then(|it| text.get(it)).copied();
                let after = text.get(at + 1).copied();
                let next = text.get(at + 2).copied();
                let code = match (before, after) {
                    (_, Some('等')) if !next.is_some_and(|it| WORDS.contains(it)) => {
                        &catalogue::COMMA_BEFORE_DENG
                    }
                    (Some('》'), Some('《')) => &catalogue::COMMA_BETWEEN_TITLES,
                    _ => continue,
                };
                findings.push(subject.within(code, field, at, 1));
            }
        }
    }
}
