//! Marks of half width in Chinese text, digits and letters of full width.

use crate::finding::{Edit, Finding, catalogue};
use crate::notice::NodeKind;

use super::signs::Signs;
use super::text::{is_chinese, narrow};
use super::{Field, Rule, Subject};

/// punctuation-half-width, character-full-width.
#[derive(Debug)]
pub(super) struct Punctuation;

/// Fields of running text. Notes hold telephones and addresses.
pub(super) const SENTENCES: &[NodeKind] = &[
    NodeKind::Title,
    NodeKind::Recipients,
    NodeKind::Body,
    NodeKind::Disclosure,
    NodeKind::IssuedTitle,
    NodeKind::OwnHeading,
    NodeKind::OwnLeadIn,
    NodeKind::Section,
    NodeKind::Department,
    NodeKind::LeadIn,
    NodeKind::Duty,
];

/// Fields that hold digits.
const DIGITS: &[NodeKind] = &[
    NodeKind::DocumentNumber,
    NodeKind::Title,
    NodeKind::Body,
    NodeKind::IssuedOn,
    NodeKind::PrintedOn,
    NodeKind::IssuedTitle,
    NodeKind::LeadIn,
    NodeKind::Duty,
];

impl Rule for Punctuation {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let sentences = subject.of_kinds_with(SENTENCES, Signs::HALF_WIDTH);
        for field in sentences.filter(|it| !keeps_its_marks(it.text())) {
            let text: Vec<char> = field.text().chars().collect();
            single(&text, field, subject, findings);
            brackets(&text, field, subject, findings);
            quotes(&text, field, subject, findings);
        }
        for field in subject.of_kinds_with(DIGITS, Signs::FULL_WIDTH) {
            full_width(field, subject, findings);
        }
    }
}

/// Addresses of the net and texts without Chinese keep their own marks.
fn keeps_its_marks(text: &str) -> bool {
    text.contains("http")
        || text.contains("www.")
        || text.contains('@')
        || !text.chars().any(is_chinese)
}

/// The mark of full width.
fn wide(mark: char) -> Option<&'static str> {
    Some(match mark {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '?' => "？",
        '!' => "！",
        '.' => "。",
        '(' => "（",
        ')' => "）",
        _ => return None,
    })
}

fn single(text: &[char], field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    for (at, &mark) in text.iter().enumerate() {
        let Some(expected) = wide(mark).filter(|_| !"()".contains(mark)) else { continue };
        let before = at.checked_sub(1).and_then(|it| text.get(it)).copied();
        let after = text.get(at + 1).copied();
        let is_ascii = |it: Option<char>| it.is_some_and(|it| it.is_ascii());
        // Times, decimals, thousands, `a,b`; at the end of a text only what is before it counts.
        let is_foreign = match mark {
            '.' => is_ascii(before) || is_ascii(after) || before.is_none(),
            _ => is_ascii(before) && (is_ascii(after) || mark == ':'),
        };
        if !is_foreign {
            let edit = subject.edit(field, at, 1, expected);
            findings.push(half_width(field, subject, at, 1, &mark.to_string(), expected, edit));
        }
    }
}

/// Pairs of which one or both are of half width. Markers in the text (`(1)`, `1)`) stay.
fn brackets(text: &[char], field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    let mut open: Vec<usize> = Vec::new();
    let mut last_chinese = None;
    for (at, &character) in text.iter().enumerate() {
        match character {
            it if is_chinese(it) => last_chinese = Some(at),
            '(' | '（' => open.push(at),
            ')' | '）' => {
                let Some(start) = open.pop() else { continue };
                let pair = [(start, text.get(start).copied()), (at, Some(character))];
                let narrow: Vec<(usize, char)> = pair
                    .into_iter()
                    .filter_map(|(at, it)| Some((at, it.filter(char::is_ascii)?)))
                    .collect();
                let inner = text.get(start + 1..at).unwrap_or_default();
                let before = start.checked_sub(1).and_then(|it| text.get(it)).copied();
                let is_marker = inner.len() <= 3 && inner.iter().all(|it| is_numeral(*it));
                let is_narrow = narrow.len() == 2
                    && last_chinese.is_none_or(|it| it < start)
                    && !before.is_some_and(is_chinese);
                if narrow.is_empty() || is_marker || is_narrow {
                    continue;
                }
                let edits: Vec<Edit> = narrow
                    .iter()
                    .filter_map(|(at, it)| subject.edit(field, *at, 1, wide(*it)?))
                    .collect();
                let found = text.iter().skip(start).step_by((at - start).max(1)).take(2);
                let found: String = found.collect();
                findings.push(half_width(
                    field,
                    subject,
                    start,
                    at - start + 1,
                    &found,
                    "（）",
                    edits,
                ));
            }
            _ => {}
        }
    }
}

/// Straight quotes around Chinese, if they pair.
fn quotes(text: &[char], field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    let at: Vec<usize> =
        text.iter().enumerate().filter(|(_, it)| **it == '"').map(|(at, _)| at).collect();
    if !at.len().is_multiple_of(2) {
        return;
    }
    for pair in at.chunks_exact(2) {
        let [open, close] = *pair else { continue };
        let inner = text.get(open + 1..close).unwrap_or_default();
        if inner.iter().any(|it| is_chinese(*it)) {
            let edits = [(open, "“"), (close, "”")];
            let edits: Vec<Edit> =
                edits.into_iter().filter_map(|(at, it)| subject.edit(field, at, 1, it)).collect();
            let length = close - open + 1;
            findings.push(half_width(field, subject, open, length, "\"\"", "“”", edits));
        }
    }
}

fn half_width(
    field: Field,
    subject: &Subject,
    start: usize,
    length: usize,
    found: &str,
    expected: &'static str,
    edits: impl IntoIterator<Item = Edit>,
) -> Finding {
    subject
        .within(&catalogue::PUNCTUATION_HALF_WIDTH, field, start, length)
        .with("found", found)
        .with("expected", expected)
        .mended(edits)
}

fn is_numeral(character: char) -> bool {
    character.is_ascii_digit() || "一二三四五六七八九十".contains(character)
}

/// Runs of digits and letters of full width. 二ＯＯ九年 has letters for 〇: no digit is meant.
fn full_width(field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    let text: Vec<char> = field.text().chars().collect();
    let mut at = 0;
    while at < text.len() {
        let run = text.iter().skip(at).take_while(|it| is_full_width(**it)).count();
        let around = [at.checked_sub(1).and_then(|it| text.get(it)), text.get(at + run)];
        let is_zero = around.into_iter().flatten().any(|it| "一二三四五六七八九".contains(*it));
        if run > 0 && !is_zero {
            let found: String = text.iter().skip(at).take(run).collect();
            let expected: String = found.chars().map(narrow).collect();
            // `1.５G` as `1.5G` would be another marker.
            let is_safe = at > 0 || field.node.marker.is_none();
            let edit = subject.edit(field, at, run, &expected).filter(|_| is_safe);
            findings.push(
                subject
                    .within(&catalogue::CHARACTER_FULL_WIDTH, field, at, run)
                    .with("found", found)
                    .with("expected", expected)
                    .mended(edit),
            );
        }
        at += run.max(1);
    }
}

fn is_full_width(character: char) -> bool {
    matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}
