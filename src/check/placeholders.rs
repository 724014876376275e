//! What is still to be filled in.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{Finding, Worded, catalogue};
use crate::notice::NodeKind;

use super::signs::Signs;
use super::text::pattern;
use super::{Rule, Subject};

/// placeholder.
#[derive(Debug)]
pub(super) struct Placeholders;

/// `××`, `XX`, `【待补】`, `___`.
static PLACEHOLDER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"[×✕╳]{2,}|(?:^|[^A-Za-zＡ-Ｚａ-ｚ0-9])([XxＸ]{2,})(?:[^A-Za-zＡ-Ｚａ-ｚ0-9]|$)|[【\[（(〔]待(?:补|定|填|核|确认|完善)[^】\]）)〕]{0,12}[】\]）)〕]|_{3,}|＿{2,}",
    )
});

/// Fields that are written anew for each notice. Attached forms are notes, and keep theirs.
const WRITTEN: &[NodeKind] = &[
    NodeKind::Issuer,
    NodeKind::Title,
    NodeKind::Recipients,
    NodeKind::Body,
    NodeKind::Signatory,
    NodeKind::IssuedTitle,
    NodeKind::Department,
    NodeKind::LeadIn,
    NodeKind::Duty,
];

impl Rule for Placeholders {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for field in subject.of_kinds_with(WRITTEN, Signs::OPEN) {
            for found in PLACEHOLDER.captures_iter(field.text()) {
                let Some(part) = found.get(1).or_else(|| found.get(0)) else { continue };
                let (start, length) = subject.characters(field, part.range());
                let finding = subject.within(&catalogue::PLACEHOLDER, field, start, length);
                findings.push(finding.with("text", part.as_str()));
            }
        }
        let header = &subject.sourced.notice.header;
        let has_serial = header.document_number.as_ref().is_none_or(|it| it.serial.is_some());
        let has_day = header.issued_on.as_ref().is_none_or(|it| !it.is_blank());
        let serial = Worded { zh: "发文字号未编", en: "the document number has no serial" };
        let day = Worded { zh: "成文日期未填", en: "the date has no day" };
        let blanks =
            [(has_serial, NodeKind::DocumentNumber, serial), (has_day, NodeKind::IssuedOn, day)];
        for (_, kind, what) in blanks.into_iter().filter(|(is_there, ..)| !is_there) {
            let fields = subject.fields.iter().copied().filter(|it| it.kind() == kind);
            findings.extend(fields.map(|field| {
                let length = field.text().chars().count();
                subject.within(&catalogue::PLACEHOLDER, field, 0, length).with("blank", what)
            }));
        }
    }
}
