//! What surrounds the letter: whom it addresses, who gets a copy, what is attached, who may see it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{Finding, catalogue};
use crate::notice::{NodeKind, NoteKind};
use crate::numbering::numerals;

use super::signs::Signs;
use super::text::pattern;
use super::{Field, Rule, Subject};

/// recipients-end, copy-to-end, attachment-missing, disclosure-contradicts.
#[derive(Debug)]
pub(super) struct Closing;

/// Fields that may refer to an attachment.
const REFERRING: &[NodeKind] = &[NodeKind::Body, NodeKind::Duty, NodeKind::LeadIn];

/// `见附件2`
static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:详?见|按|填写)附件\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})?"));

/// `附件2`, and the items of `附件：1.… 2.…`.
static ATTACHED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"附\s*件\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})|(?:^|[：:\s])([0-9]{1,2})[.．、]")
});

impl Rule for Closing {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        findings.extend(
            subject.of_kinds(&[NodeKind::Recipients]).filter_map(|it| recipients(it, subject)),
        );
        findings.extend(unaddressed(subject));
        findings.extend(copies(subject));
        attachments(subject, findings);
        findings.extend(disclosure(subject));
    }
}

fn recipients(field: Field, subject: &Subject) -> Option<Finding> {
    let count = field.text().chars().count();
    let is_closed = field.text().ends_with(['：', ':']);
    (!is_closed).then(|| subject.within(&catalogue::RECIPIENTS_END, field, count - 1, 1))
}

/// A list of names before the letter without its colon, which the page reads as its first
/// paragraph, or as the end of the title above it.
fn unaddressed(subject: &Subject) -> Option<Finding> {
    if subject.sourced.notice.header.recipients.is_some() {
        return None;
    }
    let title = subject.of_kinds(&[NodeKind::Title]).next();
    let in_title = title.and_then(|it| Some((it, in_title(it.text())?)));
    let body = subject.of_kinds(&[NodeKind::Body]).next();
    let in_body = body.filter(|it| is_list(it.text())).map(|it| (it, it.text()));
    let (field, names) = in_title.or(in_body)?;
    let end = field.text().chars().count();
    let length = names.chars().count();
    Some(subject.within(&catalogue::RECIPIENTS_END, field, end - length, length))
}

/// What stands behind the kind of document in a title: recipients whose colon is missing.
pub(super) fn in_title(title: &str) -> Option<&str> {
    let (_, names) =
        ["的通知", "的意见", "的决定", "的通报"].iter().find_map(|kind| title.rsplit_once(kind))?;
    Some(names.trim_start()).filter(|names| is_list(names))
}

fn is_list(text: &str) -> bool {
    let names_all = text.starts_with('各') || text.split('、').any(|it| it.starts_with('各'));
    names_all && !text.contains(['。', '，', ':', '：', '；']) && text.chars().count() <= 60
}

fn copies(subject: &Subject) -> Vec<Finding> {
    let notes = &subject.sourced.notice.notes;
    let copies: BTreeSet<&str> =
        notes.iter().filter(|it| it.kind == NoteKind::CopyTo).map(|it| it.text.as_str()).collect();
    let open = subject.of_kinds(&[NodeKind::Note]).filter(|field| {
        // One whose names go on in the next line ends there.
        copies.contains(field.text()) && !field.text().ends_with(['。', '，', '、', '：', ':'])
    });
    let at_end = |field: Field| {
        let count = field.text().chars().count();
        subject.within(&catalogue::COPY_TO_END, field, count - 1, 1)
    };
    open.map(at_end).collect()
}

/// The attachments referred to by a number that none has.
fn attachments(subject: &Subject, findings: &mut Vec<Finding>) {
    let notice = &subject.sourced.notice;
    let attached: Vec<&str> = notice
        .notes
        .iter()
        .filter(|it| it.kind == NoteKind::Attachment)
        .map(|it| it.text.as_str())
        .collect();
    let numbers: BTreeSet<u32> = attached.iter().flat_map(|it| numbers(it)).collect();
    for field in subject.of_kinds_with(REFERRING, Signs::ATTACHED) {
        for found in REFERENCE.captures_iter(field.text()) {
            let number = found.get(1).and_then(|it| numerals::parse(it.as_str()));
            let is_there = match number {
                Some(number) => {
                    numbers.contains(&number)
                        || numbers.is_empty() && number == 1 && !attached.is_empty()
                }
                // The issued text is often called the attachment.
                None => !attached.is_empty() || notice.issued_text.is_some(),
            };
            let Some(whole) = found.get(0).filter(|_| !is_there) else { continue };
            let (start, length) = subject.characters(field, whole.range());
            let finding = subject.within(&catalogue::ATTACHMENT_MISSING, field, start, length);
            findings.push(match number {
                Some(number) => finding.with("number", number),
                None => finding,
            });
        }
    }
}

fn numbers(text: &str) -> Vec<u32> {
    let found = ATTACHED.captures_iter(text);
    let number = |it: regex::Captures| numerals::parse(it.get(1).or_else(|| it.get(2))?.as_str());
    found.filter_map(number).collect()
}

/// What is secret is not published.
fn disclosure(subject: &Subject) -> Option<Finding> {
    let header = &subject.sourced.notice.header;
    let secrecy = header.secrecy.as_ref()?;
    let field = subject.of_kinds(&[NodeKind::Disclosure]).next()?;
    let value = &header.disclosure.as_ref()?.value;
    if value != "主动公开" && value != "此件公开" && value != "公开" {
        return None;
    }
    let length = value.chars().count();
    let start = field.text().chars().count().saturating_sub(length);
    let finding = subject.within(&catalogue::DISCLOSURE_CONTRADICTS, field, start, length);
    Some(finding.with("secrecy", secrecy.text.as_str()))
}
