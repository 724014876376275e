//! Marks that are doubled, pairs that do not close (GB/T 15834—2011).

use std::collections::BTreeMap;

use crate::finding::{Finding, catalogue};

use super::punctuation::SENTENCES;
use super::signs::Signs;
use super::{Field, Rule, Subject};

/// mark-doubled, pair-open.
#[derive(Debug)]
pub(super) struct Pairs;

/// No two of these stand together.
fn is_stop(character: char) -> bool {
    matches!(character, '，' | '。' | '；' | '：' | '、')
}

/// The one that opens what this one closes.
fn opening(closing: char) -> Option<char> {
    Some(match closing {
        '”' => '“',
        '》' => '《',
        '〉' => '〈',
        '）' => '（',
        '】' => '【',
        '〕' => '〔',
        _ => return None,
    })
}

impl Rule for Pairs {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for field in subject.of_kinds_with(SENTENCES, Signs::STOPS.or(Signs::PAIR)) {
            if field.has(Signs::STOPS) {
                doubled(field, subject, findings);
            }
            if field.has(Signs::PAIR) {
                findings.extend(open(field, subject));
            }
        }
    }
}

/// One finding a run; three stops or commas are meant for an ellipsis.
fn doubled(field: Field, subject: &Subject, findings: &mut Vec<Finding>) {
    let text: Vec<char> = field.text().chars().collect();
    let mut at = 0;
    while at < text.len() {
        let run = text.iter().skip(at).take_while(|it| is_stop(**it)).count();
        let marks: String = text.iter().skip(at).take(run).collect();
        if run == 2 || run > 2 && !marks.chars().all(|it| it == '。') {
            let finding = subject.within(&catalogue::MARK_DOUBLED, field, at, run);
            findings.push(finding.with("found", marks));
        }
        at += run.max(1);
    }
}

/// The first mark of a text that has no partner. A bracket after a number is a marker: `1）`.
fn open(field: Field, subject: &Subject) -> Option<Finding> {
    let mut waiting: Vec<(usize, char)> = Vec::new();
    let mut depths: BTreeMap<char, usize> = BTreeMap::new();
    let mut odd: Option<(usize, char)> = None;
    let mut before = None;
    for (at, character) in field.text().chars().enumerate() {
        let character = folded(character);
        if matches!(character, '“' | '《' | '〈' | '（' | '【' | '〔') {
            waiting.push((at, character));
            *depths.entry(character).or_default() += 1;
        } else if let Some(opening) = opening(character) {
            let is_marker = character == '）' && before.is_some_and(is_numeral);
            let is_open = depths.get(&opening).is_some_and(|depth| *depth > 0);
            let partner = || waiting.iter().rposition(|(_, it)| *it == opening);
            match is_open.then(partner).flatten() {
                Some(partner) => {
                    // What was opened after the partner is closed by nothing.
                    let unclosed = waiting.get(partner + 1).copied();
                    odd = first(odd, unclosed);
                    for (_, mark) in waiting.drain(partner..) {
                        depths.entry(mark).and_modify(|it| *it -= 1);
                    }
                }
                None if is_marker => {}
                None => odd = first(odd, Some((at, character))),
            }
        }
        before = Some(character);
    }
    let (at, mark) = first(odd, waiting.first().copied())?;
    let finding = subject.within(&catalogue::PAIR_OPEN, field, at, 1);
    Some(finding.with("found", mark.to_string()))
}

/// Brackets of half width pair with those of full width; that is another finding.
fn folded(character: char) -> char {
    match character {
        '(' => '（',
        ')' => '）',
        other => other,
    }
}

fn first(one: Option<(usize, char)>, other: Option<(usize, char)>) -> Option<(usize, char)> {
    one.into_iter().chain(other).min()
}

fn is_numeral(character: char) -> bool {
    character.is_numeric()
        || character.is_ascii_alphabetic()
        || "一二三四五六七八九十".contains(character)
}
