//! The red head: what stands above the letter. 份号, 密级, 紧急程度, issuers, document number,
//! 签发人, title.

use crate::finding::Finding;
use crate::notice::{Approvers, DocumentNumber, NoteKind, Secrecy, Urgency, Vocabulary};

use super::closing;
use super::pieces::Piece;
use super::placed::{Draft, Placed};

/// Reads the head. What it cannot place is the issuers' or the title's.
pub(super) fn read(
    head: &[Piece],
    draft: &mut Draft,
    findings: &mut Vec<Finding>,
    vocabulary: &Vocabulary,
) {
    let mut lines: Vec<Piece> = Vec::new();
    let mut number_at = None;
    for piece in head {
        for piece in parted(piece) {
            if draft.document_number.is_none()
                && let Some(number) = DocumentNumber::read(piece.plain())
            {
                number_at = Some(lines.len());
                draft.document_number = Some(Placed::new(number, &piece.place));
            } else if !draft.repeats_number(&piece, None, findings)
                && !corner(&piece, draft)
                && !particular(&piece, draft, vocabulary)
            {
                lines.push(piece);
            }
        }
    }
    let number_at = number_at.filter(|at| *at < lines.len() || !lines.iter().any(is_titled));
    let title_at = number_at.unwrap_or_else(|| title_start(&lines, vocabulary));
    let title = lines.split_off(title_at.min(lines.len()));
    issuers(lines, draft);
    title_lines(&title, draft);
}

/// Where the title starts where no number stands above it: at 关于 or 《, else it is the last line
/// and those before it that are no name of a body.
fn title_start(lines: &[Piece], vocabulary: &Vocabulary) -> usize {
    let opens = |piece: &Piece| piece.text.contains("关于") || piece.text.starts_with('《');
    let is_body = |piece: &Piece| {
        let name = piece.text.trim_end_matches("文件").trim_end();
        name.is_empty()
            || vocabulary.unit_endings.iter().any(|it| name.ends_with(it.as_str()))
            || name.ends_with("政府")
    };
    let last = lines.len().saturating_sub(1);
    let bodies = lines.iter().take(last).rposition(is_body).map_or(0, |at| at + 1);
    lines.iter().position(opens).unwrap_or(bodies)
}

fn is_titled(piece: &Piece) -> bool {
    piece.text.contains("关于") || piece.text.ends_with("通知")
}

/// A line of the head that holds the number and 签发人, in two.
fn parted<'a>(piece: &Piece<'a>) -> Vec<Piece<'a>> {
    let approved = piece.text.find("签发人").or_else(|| piece.text.find("签 发 人"));
    match approved.filter(|at| *at > 0 && Approvers::read(piece.text).is_some()) {
        Some(at) => piece.parts(&[at]),
        None => vec![piece.clone()],
    }
}

/// 份号, 密级, 紧急程度, 签发人.
fn corner(piece: &Piece, draft: &mut Draft) -> bool {
    let text = piece.plain();
    let above_all = draft.document_number.is_none() && draft.approvers.is_none();
    if above_all && draft.copy_number.is_none() && is_copy_number(text) {
        draft.copy_number = Some(Placed::new(text.to_owned(), &piece.place));
    } else if draft.secrecy.is_none()
        && let Some(secrecy) = Secrecy::read(text)
    {
        draft.secrecy = Some(Placed::new(secrecy, &piece.place));
    } else if draft.urgency.is_none()
        && let Some(urgency) = Urgency::read(text)
    {
        draft.urgency = Some(Placed::new(urgency, &piece.place));
    } else if draft.approvers.is_none()
        && let Some(approvers) = Approvers::read(text)
    {
        draft.approvers = Some(Placed::new(approvers, &piece.place));
    } else {
        return false;
    }
    true
}

/// Six digits (GB/T 9704—2012, 7.2.1).
fn is_copy_number(text: &str) -> bool {
    text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit())
}

/// A labelled line that no field holds: 索引号：…
fn particular(piece: &Piece, draft: &mut Draft, vocabulary: &Vocabulary) -> bool {
    let is_one = closing::note_kind(piece.plain(), vocabulary) == Some(NoteKind::Particular);
    if is_one {
        draft.leave(piece, None, vocabulary);
    }
    is_one
}

/// The names in the red head; 文件 on a line of its own goes with the name before it; a name
/// printed again is read once.
fn issuers(lines: Vec<Piece>, draft: &mut Draft) {
    for piece in lines {
        let shown = piece.shown();
        let is_known = draft.issuers.iter().any(|it| it.value == shown);
        let is_word = shown.split_whitespace().collect::<String>() == "文件";
        match draft.issuers.last_mut() {
            _ if is_known && !piece.computed => draft.repeat(&piece),
            Some(before) if is_word => before.value.push_str(&shown),
            _ => draft.issuers.push(Placed::new(shown, &piece.place)),
        }
    }
}

/// The title's lines joined; a title printed again is read once.
fn title_lines(lines: &[Piece], draft: &mut Draft) {
    let texts: Vec<String> = lines.iter().map(Piece::shown).collect();
    let half = texts.len() / 2;
    let is_twice = half > 0
        && texts.len().is_multiple_of(2)
        && texts.iter().take(half).eq(texts.iter().skip(half))
        && lines.iter().all(|it| !it.computed);
    for (index, (piece, text)) in lines.iter().zip(texts).enumerate() {
        match &mut draft.title {
            _ if is_twice && index >= half => draft.repeat(piece),
            Some(title) => title.value.push_str(&text),
            None => draft.title = Some(Placed::new(text, &piece.place)),
        }
    }
}

/// Whether a line of a head is one that stands above the issuers or beside the number.
pub(super) fn number_of(piece: &Piece) -> Option<DocumentNumber> {
    parted(piece).first().and_then(|it| DocumentNumber::read(it.plain()))
}
