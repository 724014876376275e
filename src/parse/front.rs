//! The header of a notice, from the pieces before its departments.
//!
//! Order is the evidence: red head, recipients, body, signatories, date, closing lines. What
//! stands between two sure lines belongs to the field between them.

use std::sync::LazyLock;

use regex::Regex;

use crate::finding::{Finding, catalogue};
use crate::notice::{NoteKind, NoticeDate, Recipients, Vocabulary};

use super::lines::Lines;
use super::outline::Outline;
use super::pieces::Piece;
use super::placed::{Draft, Placed};
use super::{closing, head, lead_in};

/// A body's name is not shorter: `张　　某` is one name.
const SHORTEST_BODY: usize = 4;

/// Recipients longer than this are a sentence that ends in a colon.
const LONGEST_RECIPIENTS: usize = 200;

static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(r"^([^\s。；，：:！]+?)(\s{2,}|\u{3000}+)(\S.*(?:日|[-/.]\d{1,2}))$")
});

/// Reads the header. What it cannot place goes to `unparsed`.
pub(super) fn read(
    outline: &Outline,
    findings: &mut Vec<Finding>,
    vocabulary: &Vocabulary,
) -> Draft {
    let mut draft = Draft::default();
    let (letter, closing_lines) = part(outline.front(), vocabulary);
    let (head, body) = match letter.iter().position(|piece| recipients(piece).is_some()) {
        Some(at) => letter.split_at_checked(at).unwrap_or((letter, &[])),
        None => letter.split_at_checked(head_length(letter)).unwrap_or((letter, &[])),
    };
    head::read(head, &mut draft, findings, vocabulary);
    let mut reading = Letter { draft: &mut draft, findings, vocabulary, lines: outline.lines };
    reading.body(body);
    reading.closing(closing_lines);
    draft
}

/// Whom the notice addresses: a line of names that ends in a colon.
pub(super) fn recipients(piece: &Piece) -> Option<Recipients> {
    let names = piece.plain().strip_suffix(['：', ':'])?;
    let is_list = !names.contains(['。', '；', '：', ':', '是', '下'])
        && lead_in::announcement(piece.plain()).is_none()
        && !names.is_empty()
        && names.chars().count() <= LONGEST_RECIPIENTS;
    is_list.then(|| Recipients::read(piece.text)).flatten()
}

/// `闵行区科技局　　2025年2月13日`: a signatory and the date in one line; with the blanks between.
pub(super) fn signed_date<'a>(piece: &Piece<'a>) -> Option<(&'a str, usize, NoticeDate)> {
    let line = piece.plain();
    line.ends_with(|it: char| it == '日' || it.is_ascii_digit()).then_some(())?;
    let found = SIGNED.captures(line)?;
    let part = |index| found.get(index).map(|it| it.as_str());
    Some((part(1)?, part(2)?.chars().count(), NoticeDate::read(part(3)?)?))
}

/// Whether a line is a date, or ends in one after a name.
pub(super) fn is_dated(piece: &Piece) -> bool {
    NoticeDate::read(piece.plain()).is_some() || signed_date(piece).is_some()
}

/// The title that the notice says it issues: in 《…》, else between 关于印发 and 的通知.
pub(super) fn issued_title(front: &[Piece]) -> Option<String> {
    let all: String = front.iter().take(head_length(front)).map(|it| it.text).collect();
    let quoted = || Some(all.split_once('《')?.1.rsplit_once('》')?.0);
    let plain = || all.split_once("关于印发")?.1.split_once("的通知").map(|(title, _)| title);
    quoted().or_else(plain).filter(|it| !it.is_empty()).map(str::to_owned)
}

/// The letter up to its date, and the lines that close it.
fn part<'p, 'a>(
    front: &'p [Piece<'a>],
    vocabulary: &Vocabulary,
) -> (&'p [Piece<'a>], &'p [Piece<'a>]) {
    let dated = front.iter().rposition(is_dated);
    let closed = || front.iter().position(|it| closing::is_closing(it.plain(), vocabulary));
    let end = dated.map(|at| at + 1).or_else(closed).unwrap_or(front.len());
    front.split_at_checked(end).unwrap_or((front, &[]))
}

/// How many of the first pieces are red head and title: all before the first sentence.
fn head_length(letter: &[Piece]) -> usize {
    let is_labelled =
        |piece: &Piece| head::number_of(piece).is_some() || piece.text.contains("签发人");
    let is_sentence = |piece: &Piece| {
        piece.marker.is_some()
            || piece.text.ends_with(['。', '；', '：', ':']) && !is_labelled(piece)
            || NoticeDate::read(piece.plain()).is_some()
    };
    letter.iter().position(is_sentence).unwrap_or(letter.len())
}

/// Takes a date, and the signatory that may stand in its line.
pub(super) fn read_date(piece: &Piece, draft: &mut Draft) -> bool {
    if let Some(date) = NoticeDate::read(piece.plain()) {
        draft.issued_on = Some(Placed::new(date, &piece.place));
        return true;
    }
    let Some((name, blanks, date)) = signed_date(piece) else { return false };
    let place = piece.place.moved_right(name.chars().count() + blanks);
    draft.issued_on = Some(Placed::new(date, &place));
    draft.signatories.push(Placed::new(name.to_owned(), &piece.place));
    true
}

/// The names in a line that wide blanks part.
fn parted<'a>(piece: &Piece<'a>) -> Vec<Piece<'a>> {
    let text = piece.plain();
    let is_long = |name: &str| name.chars().count() >= SHORTEST_BODY;
    let is_parted = text.contains("   ") || text.contains("　　") || text.contains('\t');
    if !is_parted || !text.split_whitespace().all(is_long) {
        return vec![piece.clone()];
    }
    let mut after_blank = false;
    let starts = text.char_indices().filter(|(_, character)| {
        let starts = after_blank && !character.is_whitespace();
        after_blank = character.is_whitespace();
        starts
    });
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    piece.parts(&starts)
}

/// A signatory is a name: short, and without any mark of a sentence.
pub(super) fn is_signatory(piece: &Piece) -> bool {
    piece.marker.is_none()
        && piece.is_flow()
        && piece.text.chars().count() <= 40
        && !piece.text.contains(['。', '；', '，', '：', ':', '！', '）'])
}

/// The letter below the head.
struct Letter<'a> {
    draft: &'a mut Draft,
    findings: &'a mut Vec<Finding>,
    vocabulary: &'a Vocabulary,
    lines: Lines,
}

impl Letter<'_> {
    /// Recipients, paragraphs, signatories, date.
    fn body(&mut self, body: &[Piece]) {
        let (addressed, rest) = match body.split_first() {
            Some((first, rest)) if recipients(first).is_some() => (Some(first), rest),
            _ => (None, body),
        };
        self.draft.recipients =
            addressed.and_then(|it| Some(Placed::new(recipients(it)?, &it.place)));
        let (text, dated) = match rest.split_last() {
            Some((last, text)) if is_dated(last) => (text, Some(last)),
            _ => (rest, None),
        };
        let is_name = |it: &&Piece| {
            is_signatory(it) && closing::note_kind(it.plain(), self.vocabulary).is_none()
        };
        let names = text.iter().rev().take_while(|it| dated.is_some() && is_name(it)).count();
        let (paragraphs, names) = text.split_at_checked(text.len() - names).unwrap_or((text, &[]));
        self.paragraphs(paragraphs);
        let placed = |piece: &Piece| Placed::new(piece.shown(), &piece.place);
        self.draft.signatories = names.iter().flat_map(parted).map(|it| placed(&it)).collect();
        if let Some(dated) = dated {
            read_date(dated, self.draft);
        }
    }

    /// The paragraphs, wrapped lines joined; 附件 and the like are notes.
    fn paragraphs(&mut self, pieces: &[Piece]) {
        let mut before: Option<&Piece> = None;
        let mut noted = None;
        for piece in pieces {
            let kind = closing::note_kind(piece.plain(), self.vocabulary);
            let is_listed = noted == Some(NoteKind::Attachment)
                && piece.marker.as_ref().is_some_and(|it| it.number != Some(1));
            let is_open = before.is_some_and(|it| self.lines.is_open(it));
            if kind.is_some() {
                self.draft.leave(piece, None, self.vocabulary);
                noted = kind;
            } else if is_listed {
                self.draft.keep(piece, NoteKind::Attachment, None);
            } else if let (true, true, None, Some(paragraph)) =
                (is_open, piece.marker.is_none(), noted, self.draft.body.last_mut())
            {
                paragraph.value.push_str(piece.text);
                let joined = Finding::new(&catalogue::LINE_JOINED);
                self.findings.push(joined.at(piece.place.clone()));
            } else {
                self.draft.body.push(Placed::new(piece.shown(), &piece.place));
                noted = None;
            }
            before = Some(piece);
        }
    }

    fn closing(&mut self, pieces: &[Piece]) {
        for (index, piece) in pieces.iter().enumerate() {
            let next = pieces.get(index + 1);
            if !closing::claim(piece, next, self.draft, self.vocabulary)
                && !self.draft.repeats_number(piece, None, self.findings)
            {
                self.draft.leave(piece, None, self.vocabulary);
            }
        }
    }
}
