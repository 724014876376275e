//! Blanks where none belong. They stand on the page alone: without one, nothing is said.

use std::collections::BTreeMap;

use crate::document::{Line, Offset};
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
        let mut items = Vec::with_capacity(subject.fields.len());
        for field in subject.of_kinds(LISTED) {
            if let Some(item) = Item::of(field, subject) {
                if let Some(finding) = after_marker(&item) {
                    findings.push(finding);
                }
                items.push(item);
            }
            if any_trailing {
                trailing(field, subject, findings);
            }
        }
        for field in subject.of_kinds_with(WRITTEN, Signs::BLANK) {
            inside(field, subject, findings);
        }
        let blank = subject.fields.iter().filter(|it| it.has(Signs::BLANK));
        blank.for_each(|field| zero_width(*field, subject, findings));
        leading(&items, findings);
    }
}

/// No marker has more characters.
const LONGEST_MARKER: usize = 16;

/// Runs of blanks between Chinese characters or marks.
fn inside(field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    runs(field, char::is_whitespace, |text, start, length| {
        // What leads to the duties of an article has its number in its text: 第三条　…
        if start <= LONGEST_MARKER {
            let before: String = text.iter().take(start).collect();
            if marker::read(&format!("{before} ")).is_some_and(|(_, rest)| rest.is_empty()) {
                return;
            }
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

/// A field with a typed marker, and the line that it starts in.
struct Item<'a> {
    kind: NodeKind,
    id: &'a str,
    marker: &'a str,
    line: &'a Line,
    /// Where it starts in the line.
    start: Offset,
    /// What stands before it in the line.
    before: &'a str,
    /// The line from its start on.
    rest: &'a str,
}

impl<'a> Item<'a> {
    fn of(field: Field<'a>, subject: &Subject<'a>) -> Option<Self> {
        let marker = field.node.marker?;
        let (line, start) = subject.start_of(field).filter(|(line, _)| line.label.is_none())?;
        let (before, rest) = line.text.split_at_checked(start.bytes)?;
        Some(Self { kind: field.kind(), id: field.node.id, marker, line, start, before, rest })
    }

    /// The blanks before it, where only such do.
    fn indent(&self) -> Option<&'a str> {
        let is_indented = self.rest.starts_with(self.marker) && self.before.trim_start().is_empty();
        is_indented.then_some(self.before)
    }
}

/// The blanks after a number. Some numbers need one: 第一条　, `01 `, `1.1 `, bullets, and any
/// number before a digit.
fn after_marker(item: &Item) -> Option<Finding> {
    let Item { id, marker, line, start, rest, .. } = item;
    let end = if rest.starts_with(marker) {
        marker.len()
    } else {
        rest.char_indices().nth(marker.chars().count())?.0
    };
    let (printed, behind) = rest.split_at_checked(end)?;
    let words = behind.trim_start();
    if words.is_empty() || words.len() == behind.len() {
        return None;
    }
    let start = *start + Offset::behind(printed);
    let blanks = behind.get(..behind.len() - words.len())?.chars().count();
    let unspaced: String = marker.chars().chain(words.chars().take(LONGEST_MARKER)).collect();
    let (read, _) = marker::read(&unspaced)?;
    let needs_one = matches!(
        read.family,
        Family::Article
            | Family::Chapter
            | Family::ArabicZero
            | Family::ArabicPath
            | Family::Bullet
            | Family::Latin
    );
    if needs_one || read.text != *marker {
        return None;
    }
    let finding = Finding::new(&catalogue::BLANK_AFTER_MARKER).of_node(*id);
    let edit = Edit::at(&line.place.moved_right(start.characters), blanks, "");
    Some(finding.in_line(line, start, blanks).mended(edit))
}

/// The blanks at the end of each line of a duty, if nothing else follows in the line.
fn trailing(field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    let Some((last, end)) = subject.end_of(field) else { return };
    for line in subject.lines_of(field) {
        let (words, blanks) = parted_at_end(&line.text);
        let goes_on = line.place == last.place && words.len() > end.bytes;
        if !blanks.is_empty() && !words.is_empty() && !goes_on {
            let (words, blanks) = (Offset::behind(words), blanks.chars().count());
            let edit = Edit::at(&line.place.moved_right(words.characters), blanks, "");
            let finding = Finding::new(&catalogue::BLANK_TRAILING).of_node(field.node.id);
            let start = line.text_start() + words;
            findings.push(finding.in_line(line, start, blanks).mended(edit));
        }
    }
}

/// A line, and the blanks at its end.
fn parted_at_end(line: &str) -> (&str, &str) {
    line.split_at_checked(line.trim_end().len()).unwrap_or((line, ""))
}

/// The numbered duties of one level that are indented unlike at least four in five of the others.
/// Of one level are those nested equally deep whose markers are written alike.
fn leading(items: &[Item], findings: &mut Vec<Finding>) {
    let mut depths: BTreeMap<usize, Vec<(&Item, &str)>> = BTreeMap::new();
    for item in items.iter().filter(|it| it.kind == NodeKind::Duty) {
        let Some(indent) = item.indent() else { continue };
        let depth = item.id.matches('-').count();
        depths.entry(depth).or_default().push((item, indent));
    }
    // Where all are indented alike, the markers need no reading.
    depths.retain(|_, it| it.iter().any(|(_, indent)| Some(indent) != it.first().map(|it| &it.1)));
    for items in depths.into_values() {
        let mut levels: BTreeMap<Option<Family>, Vec<(&Item, &str)>> = BTreeMap::new();
        for item in items {
            let family = marker::read(item.0.rest).map(|(it, _)| it.family);
            levels.entry(family).or_default().push(item);
        }
        levels.values().for_each(|level| odd_indents(level, findings));
    }
}

fn odd_indents(level: &[(&Item, &str)], findings: &mut Vec<Finding>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    level.iter().for_each(|(_, indent)| *counts.entry(indent).or_default() += 1);
    let usual = counts.iter().max_by_key(|(_, count)| **count);
    let Some((&usual, &count)) = usual else { return };
    if (level.len() - count) * 4 > count || count < 3 {
        return;
    }
    for (item, indent) in level.iter().filter(|(_, indent)| *indent != usual) {
        let length = indent.chars().count();
        let edit = Edit::at(&item.line.place, length, usual);
        let finding = Finding::new(&catalogue::BLANK_LEADING).of_node(item.id);
        findings.push(finding.in_line(item.line, Offset::default(), length).mended(edit));
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
