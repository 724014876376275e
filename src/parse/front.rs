//! The header of a notice, from the pieces before its departments.
//!
//! Order is the evidence: issuers, document number, title, recipients, body, signatories, date,
//! closing lines. What stands between two sure lines belongs to the field between them.

use std::sync::LazyLock;

use regex::Regex;

use crate::notice::{NoticeDate, Recipients, Vocabulary};

use super::outline::Outline;
use super::pieces::Piece;
use super::placed::{Draft, Placed};
use super::{closing, date, document_number};

/// Recipients longer than this are a sentence that ends in a colon.
const LONGEST_RECIPIENTS: usize = 200;

static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(r"^([^\s。；，：:！]+?)(\s{2,}|\u{3000}+)(\S.*(?:日|[-/.]\d{1,2}))$")
});

/// Reads the header. What it cannot place goes to `unparsed`.
pub(super) fn read(outline: &Outline, vocabulary: &Vocabulary) -> Draft {
    let mut draft = Draft::default();
    let (letter, closing_lines) = part(outline.front, vocabulary);
    let (head, body) = match letter.iter().position(|piece| recipients(piece).is_some()) {
        Some(at) => letter.split_at_checked(at).unwrap_or((letter, &[])),
        None => letter.split_at_checked(head_length(letter)).unwrap_or((letter, &[])),
    };
    read_head(head, &mut draft);
    read_body(body, &mut draft);
    for piece in closing_lines {
        if !closing::claim(piece, &mut draft, vocabulary) {
            draft.leave(piece, None, vocabulary);
        }
    }
    draft
}

/// Whom the notice addresses: a line of names that ends in a colon.
pub(super) fn recipients(piece: &Piece) -> Option<Recipients> {
    let names = piece.plain().strip_suffix(['：', ':'])?;
    let is_list = !names.contains(['。', '；', '：', ':', '是', '下'])
        && !names.is_empty()
        && names.chars().count() <= LONGEST_RECIPIENTS;
    is_list.then(|| Recipients {
        text: piece.text.clone(),
        names: names
            .split(['、', '，', ','])
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect(),
    })
}

/// `闵行区科技局　　2025年2月13日`: a signatory and the date in one line; with the blanks between.
pub(super) fn signed_date(piece: &Piece) -> Option<(&str, usize, NoticeDate)> {
    let found = SIGNED.captures(piece.plain())?;
    let part = |index| found.get(index).map(|it| it.as_str());
    Some((part(1)?, part(2)?.chars().count(), date::read(part(3)?)?))
}

/// The title in 《…》 that the notice says it issues.
pub(super) fn issued_title(front: &[Piece]) -> Option<String> {
    let all: String = front.iter().take(head_length(front)).map(|it| it.text.as_str()).collect();
    let inner = all.split_once('《')?.1;
    Some(inner.rsplit_once('》')?.0.to_owned())
}

/// The letter up to its date, and the lines that close it.
fn part<'a>(front: &'a [Piece], vocabulary: &Vocabulary) -> (&'a [Piece], &'a [Piece]) {
    let is_dated =
        |piece: &Piece| date::read(piece.plain()).is_some() || signed_date(piece).is_some();
    let dated = front.iter().rposition(is_dated);
    let closed = || front.iter().position(|it| closing::is_closing(it.plain(), vocabulary));
    let end = dated.map(|at| at + 1).or_else(closed).unwrap_or(front.len());
    front.split_at_checked(end).unwrap_or((front, &[]))
}

/// How many of the first pieces are red head and title: all before the first sentence.
fn head_length(letter: &[Piece]) -> usize {
    let is_sentence = |piece: &Piece| {
        piece.marker.is_some()
            || piece.text.ends_with(['。', '；', '：', ':'])
            || date::read(piece.plain()).is_some()
    };
    letter.iter().position(is_sentence).unwrap_or(letter.len())
}

/// Issuers, document number, title.
fn read_head(head: &[Piece], draft: &mut Draft) {
    let number = head.iter().enumerate().find_map(|(at, piece)| {
        document_number::read(piece.plain()).map(|it| (at, Placed::new(it, &piece.place)))
    });
    let titled = |piece: &Piece| piece.text.contains("关于") || piece.text.starts_with('《');
    let title_start = match &number {
        Some((at, _)) => at + 1,
        None => head.iter().position(titled).unwrap_or(head.len().saturating_sub(1)),
    };
    let issuers_end = number.as_ref().map_or(title_start, |(at, _)| *at);
    let placed = |piece: &Piece| Placed::new(piece.shown(), &piece.place);
    draft.issuers = head.iter().take(issuers_end).map(placed).collect();
    draft.document_number = number.map(|(_, number)| number);
    let title = head.iter().skip(title_start);
    draft.title = title.map(placed).reduce(|mut title, line| {
        title.value.push_str(&line.value);
        title
    });
}

/// Recipients, paragraphs, signatories, date.
fn read_body(body: &[Piece], draft: &mut Draft) {
    let (addressed, rest) = match body.split_first() {
        Some((first, rest)) if recipients(first).is_some() => (Some(first), rest),
        _ => (None, body),
    };
    draft.recipients = addressed.and_then(|it| Some(Placed::new(recipients(it)?, &it.place)));
    let (text, signed) = read_date(rest, draft);
    let names = text.iter().rev().take_while(|it| draft.issued_on.is_some() && is_signatory(it));
    let (paragraphs, signatories) =
        text.split_at_checked(text.len() - names.count()).unwrap_or((text, &[]));
    let placed = |piece: &Piece| Placed::new(piece.shown(), &piece.place);
    draft.body = paragraphs.iter().map(placed).collect();
    draft.signatories = signatories.iter().map(placed).chain(signed).collect();
}

/// Takes the date off the end of the letter, and the signatory that stands in its line.
fn read_date<'a>(letter: &'a [Piece], draft: &mut Draft) -> (&'a [Piece], Option<Placed<String>>) {
    let Some((last, before)) = letter.split_last() else { return (letter, None) };
    if let Some(date) = date::read(last.plain()) {
        draft.issued_on = Some(Placed::new(date, &last.place));
        return (before, None);
    }
    let Some((name, blanks, date)) = signed_date(last) else { return (letter, None) };
    let place = last.place.moved_right(name.chars().count() + blanks);
    draft.issued_on = Some(Placed::new(date, &place));
    (before, Some(Placed::new(name.to_owned(), &last.place)))
}

/// A signatory is a name: short, and without any mark of a sentence.
fn is_signatory(piece: &Piece) -> bool {
    piece.marker.is_none()
        && piece.text.chars().count() <= 40
        && !piece.text.contains(['。', '；', '，', '：', ':', '！'])
}
