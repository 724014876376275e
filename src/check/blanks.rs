//! Blanks where none belong. They stand on the page alone: without one, nothing is said.

use std::collections::BTreeMap;

use crate::document::Line;
use crate::finding::{Code, Edit, Finding, catalogue};
use crate::notice::NodeKind;
use crate::numbering::marker::{self, Family};

use super::signs::Signs;
use super::text::is_chinese;
use super::{Field, Rule, Subject};

/// blank-inside, blank-after-marker, blank-leading, blank-trailing, zero-width.
#[derive(Debug)]
pub(super) struct Blanks;

/// Duties and what leads to them. In a letter, blanks are its layout.
const LISTED: &[NodeKind] = &[NodeKind::LeadIn, NodeKind::OwnLeadIn, NodeKind::Duty];

const WRITTEN: &[NodeKind] =
    &[NodeKind::Title, NodeKind::Body, NodeKind::LeadIn, NodeKind::OwnLeadIn, NodeKind::Duty];

impl Rule for Blanks {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        if subject.sourced.page.is_none() {
            return;
        }
        let ends_blank = |line: &Line| line.text.ends_with(char::is_whitespace);
        let any_trailing = subject.page().any(ends_blank);
        for field in subject.of_kinds(LISTED) {
            findings.extend(after_marker(field, subject));
            if any_trailing {
                trailing(field, subject, findings);
            }
        }
        let blank: Vec<Field> =
            subject.fields.iter().copied().filter(|it| it.has(Signs::BLANK)).collect();
        let written = blank.iter().filter(|field| WRITTEN.contains(&field.kind()));
        written.for_each(|field| inside(*field, subject, findings));
        blank.iter().for_each(|field| zero_width(*field, subject, findings));
        if subject.page().any(|line| line.text.starts_with(char::is_whitespace)) {
            leading(subject, findings);
        }
    }
}

/// Runs of blanks between Chinese characters or marks.
fn inside(field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    runs(field, char::is_whitespace, |text, start, length| {
        // What leads to the duties of an article has its number in its text: 第三条　…
        let before: String = text.iter().take(start).collect();
        if marker::read(&format!("{before} ")).is_some_and(|(_, rest)| rest.is_empty()) {
            return;
        }
        let around = [start.checked_sub(1).and_then(|it| text.get(it)), text.get(start + length)];
        if around.iter().all(|it| it.is_some_and(|it| is_chinese_text(*it))) {
            findings.push(at(&catalogue::BLANK_INSIDE, field, start, length, subject));
        }
    });
}

/// Characters that take no width, wherever they are.
fn zero_width(field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    runs(field, is_zero_width, |_, start, length| {
        findings.push(at(&catalogue::ZERO_WIDTH, field, start, length, subject));
    });
}

/// Tells of each run of such characters in a text: where it starts and how long it is.
fn runs(field: Field, is_such: fn(char) -> bool, mut tell: impl FnMut(&[char], usize, usize)) {
    if !field.text().contains(is_such) {
        return;
    }
    let text: Vec<char> = field.text().chars().collect();
    let mut start = 0;
    while start < text.len() {
        let length = text.iter().skip(start).take_while(|it| is_such(**it)).count();
        if length > 0 {
            tell(&text, start, length);
        }
        start += length.max(1);
    }
}

fn at(
    code: &'static Code,
    field: Field,
    start: usize,
    length: usize,
    subject: &Subject,
) -> Finding {
    let edit = subject.edit(field, start, length, "");
    subject.within(code, field, start, length).mended(edit)
}

/// The blanks after a number. Some numbers need one: 第一条　, `01 `, `1.1 `, bullets, and any
/// number before a digit.
fn after_marker(field: Field, subject: &Subject) -> Option<Finding> {
    let marker = field.node.marker?;
    let (line, start) = subject.start_of(field).filter(|(line, _)| line.label.is_none())?;
    let column = start + marker.chars().count();
    let (at, _) = line.text.char_indices().nth(column)?;
    let rest = line.text.get(at..)?;
    let words = rest.trim_start();
    if words.is_empty() || words.len() == rest.len() {
        return None;
    }
    let blanks = rest.chars().count() - words.chars().count();
    let (read, _) = marker::read(&format!("{marker}{words}"))?;
    let needs_one = matches!(
        read.family,
        Family::Article
            | Family::Chapter
            | Family::ArabicZero
            | Family::ArabicPath
            | Family::Bullet
            | Family::Latin
    );
    if needs_one || read.text != marker {
        return None;
    }
    let finding = Finding::new(&catalogue::BLANK_AFTER_MARKER).of_node(field.node.id);
    let edit = Edit::at(&line.place.moved_right(column), blanks, "");
    Some(finding.in_line(line, column, blanks).mended(edit))
}

/// The blanks at the end of each line of a duty, if nothing else follows in the line.
fn trailing(field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    let Some((last, end)) = subject.end_of(field) else { return };
    for line in subject.lines_of(field) {
        let words = line.text.trim_end().chars().count();
        let blanks = line.text.chars().count() - words;
        let goes_on = line.place == last.place && words > end;
        if blanks > 0 && words > 0 && !goes_on {
            let label = line.label.as_ref().map_or(0, |it| it.text.chars().count());
            let edit = Edit::at(&line.place.moved_right(words), blanks, "");
            let finding = Finding::new(&catalogue::BLANK_TRAILING).of_node(field.node.id);
            findings.push(finding.in_line(line, label + words, blanks).mended(edit));
        }
    }
}

/// How deep a duty is nested, and how its marker is written.
type Level = (usize, Option<Family>);

/// The numbered duties of one level that are indented unlike at least four in five of the others.
fn leading(subject: &Subject, findings: &mut Vec<Finding>) {
    let mut levels: BTreeMap<Level, Vec<(Field, &Line, &str)>> = BTreeMap::new();
    for field in subject.of_kinds(&[NodeKind::Duty]) {
        let Some(marker) = field.node.marker else { continue };
        let Some((line, start)) = subject.start_of(field) else { continue };
        let Some((at, _)) = line.text.char_indices().nth(start) else { continue };
        let Some((indent, words)) = line.text.split_at_checked(at) else { continue };
        if line.label.is_some() || !indent.trim().is_empty() || !words.starts_with(marker) {
            continue;
        }
        let depth = field.node.id.matches('-').count();
        let family = marker::read(words).map(|(it, _)| it.family);
        levels.entry((depth, family)).or_default().push((field, line, indent));
    }
    for items in levels.values() {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        items.iter().for_each(|(.., indent)| *counts.entry(indent).or_default() += 1);
        let usual = counts.iter().max_by_key(|(_, count)| **count);
        let Some((&usual, &count)) = usual else { continue };
        if (items.len() - count) * 4 > count || count < 3 {
            continue;
        }
        for (field, line, indent) in items.iter().filter(|(.., indent)| *indent != usual) {
            let length = indent.chars().count();
            let edit = Edit::at(&line.place, length, usual);
            let finding = Finding::new(&catalogue::BLANK_LEADING).of_node(field.node.id);
            findings.push(finding.in_line(line, 0, length).mended(edit));
        }
    }
}

fn is_zero_width(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_chinese_text(character: char) -> bool {
    const MARKS: [char; 19] = [
        '，', '。', '；', '：', '、', '！', '？', '“', '”', '‘', '’', '《', '》', '〈', '〉', '（',
        '）', '【', '】',
    ];
    is_chinese(character) || MARKS.contains(&character)
}
