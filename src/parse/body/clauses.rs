//! The clauses of one unnumbered paragraph (rule 10 of a careful reader): split by ；, else by 。,
//! never inside brackets or quotes; clauses after a colon stay with it.

use crate::notice::{NoteKind, Vocabulary};
use crate::parse::{closing, lead_in};

/// A part of a paragraph: the byte where it starts, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
    /// Whether it says where something else is, or how to reach somebody, and is no duty.
    pub(super) beside: bool,
}

/// The clauses of `text`, in order; nothing of it is left out but blanks between them.
pub(super) fn split<'a>(text: &'a str, vocabulary: &Vocabulary) -> Vec<Clause<'a>> {
    let sentences = parts(text, 0, Split::Sentences);
    let is_contact = |text: &str| closing::note_kind(text, vocabulary) == Some(NoteKind::Contact);
    let is_beside =
        |clause: &Clause| lead_in::is_beside(clause.text, vocabulary) || is_contact(clause.text);
    let duties = sentences.iter().filter(|it| !is_beside(it));
    let by_clauses =
        duties.map(|it| parts(it.text, 0, Split::Clauses)).any(|clauses| clauses.len() > 1);
    let mut clauses = Vec::new();
    let mut run: Option<Clause> = None;
    for sentence in sentences {
        let beside = is_beside(&sentence);
        run = match run {
            Some(run) if by_clauses && !beside => Some(joined(text, &run, &sentence)),
            open => {
                clauses.extend(open);
                Some(Clause { beside, ..sentence })
            }
        };
        if beside {
            clauses.extend(run.take());
        }
    }
    clauses.extend(run);
    let by = |clause: Clause<'a>| {
        if by_clauses && !clause.beside {
            parts(clause.text, clause.start, Split::Clauses)
        } else {
            vec![clause]
        }
    };
    clauses.into_iter().flat_map(by).collect()
}

/// The clause from the start of `first` to the end of `last`, both in `text`.
fn joined<'a>(text: &'a str, first: &Clause<'a>, last: &Clause<'a>) -> Clause<'a> {
    let end = last.start + last.text.len();
    Clause { text: text.get(first.start..end).unwrap_or(first.text), ..first.clone() }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Split {
    Sentences,
    Clauses,
}

/// The parts of `text`, which starts at this byte of its paragraph.
fn parts(text: &str, offset: usize, split: Split) -> Vec<Clause<'_>> {
    let mut parts = Vec::new();
    let (mut depth, mut after_colon) = (0_usize, false);
    let mut start = 0;
    for (at, character) in text.char_indices() {
        match character {
            '（' | '(' | '“' | '《' | '「' => depth += 1,
            '）' | ')' | '”' | '》' | '」' => depth = depth.saturating_sub(1),
            '：' | ':' => after_colon = true,
            '。' => after_colon = false,
            _ => {}
        }
        let ends = match split {
            Split::Sentences => character == '。',
            Split::Clauses => matches!(character, '；' | ';') && !after_colon,
        };
        if ends && depth == 0 {
            let end = at + character.len_utf8();
            push(&mut parts, text.get(start..end), offset + start);
            start = end;
        }
    }
    push(&mut parts, text.get(start..), offset + start);
    parts
}

fn push<'a>(parts: &mut Vec<Clause<'a>>, text: Option<&'a str>, start: usize) {
    let text = text.unwrap_or_default();
    let start = start + (text.len() - text.trim_start().len());
    let text = text.trim();
    if !text.is_empty() {
        parts.push(Clause { start, text, beside: false });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let clauses = split(text, &Vocabulary::default());
        assert_eq!(clauses.iter().map(|it| it.text).collect::<Vec<_>>(), expected);
        for clause in clauses {
            assert!(text.get(clause.start..).unwrap().starts_with(clause.text), "{clause:?}");
        }
    }

    #[test]
    fn a_paragraph_is_split_by_its_semicolons_else_by_its_stops() {
        check("负责甲；负责乙；负责丙。", &["负责甲；", "负责乙；", "负责丙。"]);
        check("负责甲。负责乙。", &["负责甲。", "负责乙。"]);
        check("负责甲；负责乙。负责丙。", &["负责甲；", "负责乙。负责丙。"]);
        check("负责甲", &["负责甲"]);
    }

    #[test]
    fn brackets_and_colons_hold_their_clauses() {
        check("负责甲（乙；丙）；负责丁。", &["负责甲（乙；丙）；", "负责丁。"]);
        check("负责甲；负责乙：一是丙；二是丁。", &["负责甲；", "负责乙：一是丙；二是丁。"]);
    }

    #[test]
    fn what_is_set_up_elsewhere_stands_by_itself() {
        check(
            "负责甲；负责乙。县委编办设在办公室。",
            &["负责甲；", "负责乙。", "县委编办设在办公室。"],
        );
        for text in ["负责甲。下设综合股、业务股。", "负责甲，承担乙。联系电话：0512-1234567"]
        {
            assert!(split(text, &Vocabulary::default())[1].beside, "{text}");
        }
    }
}
