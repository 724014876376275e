//! The end marks of a list: ；…。 or all 。 (GB/T 15834—2011).

use crate::finding::{Finding, Worded, catalogue};
use crate::notice::Duty;

use super::list::{List, is_printed_twice};
use super::signs::Signs;
use super::{Rule, Subject};

/// end-mark.
#[derive(Debug)]
pub(super) struct EndMarks;

impl Rule for EndMarks {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for list in &subject.lists {
            if is_itemised(list, subject) {
                judge(list, subject, findings);
            }
        }
    }
}

/// How an item ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Semicolon,
    Stop,
    Nothing,
    /// Another mark, or one of half width, which is a finding of its own.
    Other,
}

/// Whether each item has a marker, or a line of its own with an end mark: the clauses of one
/// paragraph end as its sentences do.
fn is_itemised(list: &List, subject: &Subject) -> bool {
    let first = list.duties.first().and_then(|it| subject.place_of(&it.id));
    list.duties.iter().all(|it| it.marker.is_some())
        || list.duties.len() > 1
            && list.duties.iter().skip(1).all(|it| subject.place_of(&it.id) != first)
            && list.duties.iter().all(|it| end(it) != End::Nothing)
}

fn judge(list: &List, subject: &Subject, findings: &mut Vec<Finding>) {
    let mut items: Vec<&Duty> = list.duties.iter().collect();
    items.dedup_by(|later, earlier| is_printed_twice(earlier, later));
    let Some((closing, others)) = items.split_last() else { return };
    let leaves = || others.iter().copied().filter(|it| it.children.is_empty());
    let count = |wanted: End| leaves().filter(|duty| end(duty) == wanted).count();
    let (semicolons, stops) = (count(End::Semicolon), count(End::Stop));
    let marked = semicolons + stops;
    // Most without a mark: a style of its own.
    if marked == 0 || count(End::Nothing) * 2 > marked {
        return;
    }
    let usual = if semicolons >= stops { End::Semicolon } else { End::Stop };
    let odd: Vec<&Duty> = leaves().filter(|it| is_odd(it, usual, subject)).collect();
    // Where the list is of two minds, one finding says so.
    let told = if odd.len() * 2 > marked { 1 } else { odd.len() };
    for duty in odd.into_iter().take(told) {
        findings.push(at_end(duty, usual, subject));
    }
    let is_last_of_all = list.parent.is_none() && closing.children.is_empty();
    let ends_open = match end(closing) {
        End::Semicolon => is_last_of_all,
        End::Nothing => closing.children.is_empty() && !closing.text.ends_with(['：', ':']),
        End::Stop | End::Other => false,
    };
    if ends_open && !closing.text.is_empty() {
        findings.push(at_end(closing, End::Stop, subject));
    }
}

/// An item that holds a 。 inside ends in one too.
fn is_odd(duty: &Duty, usual: End, subject: &Subject) -> bool {
    let field = subject.field(&duty.id);
    let holds_stop = field.is_none_or(|it| it.has(Signs::STOP_INSIDE)) && holds_stop(&duty.text);
    match (end(duty), usual) {
        (End::Semicolon, _) if holds_stop => true,
        (End::Semicolon, End::Stop) | (End::Nothing, _) => true,
        (End::Stop, End::Semicolon) => !holds_stop,
        _ => false,
    }
}

fn end(duty: &Duty) -> End {
    match duty.text.chars().next_back() {
        Some('；') => End::Semicolon,
        Some('。') => End::Stop,
        Some('：' | ':' | ';' | '.' | ',' | '!' | '?' | '！' | '？' | '…') | None => {
            End::Other
        }
        Some(_) => End::Nothing,
    }
}

/// Whether a 。 stands before the end, outside brackets and quotes.
fn holds_stop(text: &str) -> bool {
    if text.find('。').is_none_or(|at| at + '。'.len_utf8() == text.len()) {
        return false;
    }
    let mut depth = 0_usize;
    let count = text.chars().count();
    text.chars().enumerate().any(|(at, character)| {
        match character {
            '（' | '“' | '《' | '‘' => depth += 1,
            '）' | '”' | '》' | '’' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == '。' && depth == 0 && at + 1 < count
    })
}

fn at_end(duty: &Duty, expected: End, subject: &Subject) -> Finding {
    let expected =
        if expected == End::Semicolon && !holds_stop(&duty.text) { "；" } else { "。" };
    let last = duty.text.chars().count().saturating_sub(1);
    let found = match end(duty) {
        End::Nothing if !duty.text.ends_with(['，', '、']) => Found::Nothing,
        _ => Found::Mark(duty.text.chars().next_back().unwrap_or_default()),
    };
    let finding = match subject.field(&duty.id) {
        Some(field) => subject.within(&catalogue::END_MARK, *field, last, 1),
        None => Finding::new(&catalogue::END_MARK).of_node(duty.id.as_str()),
    };
    let finding = finding.with("expected", expected);
    match found {
        Found::Nothing => finding.with("what", Worded { zh: "没有结束标点", en: "no end mark" }),
        Found::Mark(mark) => finding.with("what", format!("“{mark}”")),
    }
}

/// What an item ends in.
enum Found {
    Nothing,
    Mark(char),
}
