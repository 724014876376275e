//! Lines that close a notice: the statement of publicity, the imprint, remarks and labelled lines.

use std::sync::LazyLock;

use regex::Regex;

use crate::notice::{Disclosure, NoteKind, NoticeDate, Vocabulary};

use super::front;
use super::pieces::Piece;
use super::placed::{Draft, Placed};

/// `甲局办公室　　2025年2月18日印发`, the blanks there or not.
static IMPRINT: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(r"^(\D*?[^\s\d])(\s*)([\d０-９〇○零ＯO一二三四五六七八九]{4}\s*[年\-/.].*印发)$")
});

/// 附件 or 附件1 above what is attached.
static ATTACHMENT: LazyLock<Regex> =
    LazyLock::new(|| super::pattern(r"^附\s*件\s*[\d一二三四五六七八九十]{0,2}$"));

/// A longer label is a sentence with a colon in it.
const LONGEST_LABEL: usize = 14;

/// A line that is one bracket (（此件公开发布）), or says how many copies were printed.
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    super::pattern(r"^(?:（[^（）]{2,60}）|\([^()]{2,60}\)|[（(]?共印\s*\d+\s*份[）)]?[。.]?)$")
});

/// Puts `piece` into the header if it is a closing line whose field is still free. An office is
/// one above a date of printing: then `next` is that date.
pub(super) fn claim(
    piece: &Piece,
    next: Option<&Piece>,
    draft: &mut Draft,
    vocabulary: &Vocabulary,
) -> bool {
    if draft.disclosure.is_none()
        && let Some(disclosure) = disclosure(piece.plain(), vocabulary)
    {
        draft.disclosure = Some(Placed::new(disclosure, &piece.place));
        return true;
    }
    if draft.printed_on.is_some() {
        return false;
    }
    if let Some((office, blanks, printed_on)) = imprint(piece.plain()) {
        let place = piece.place.moved_right(office.chars().count() + blanks);
        draft.imprint_office = Some(Placed::new(office.to_owned(), &piece.place));
        draft.printed_on = Some(Placed::new(printed_on, &place));
        return true;
    }
    if let Some(printed_on) = NoticeDate::read_printing(piece.plain()) {
        draft.printed_on = Some(Placed::new(printed_on, &piece.place));
        return true;
    }
    let is_office = front::is_signatory(piece)
        && draft.imprint_office.is_none()
        && next.is_some_and(|it| NoticeDate::read_printing(it.plain()).is_some());
    if is_office {
        draft.imprint_office = Some(Placed::new(piece.text.to_owned(), &piece.place));
    }
    is_office
}

/// Whether a line would close a notice, whether or not its field is free.
pub(super) fn is_closing(text: &str, vocabulary: &Vocabulary) -> bool {
    disclosure(text, vocabulary).is_some()
        || imprint(text).is_some()
        || NoticeDate::read_printing(text).is_some()
}

/// What kind of note a line is by its label, or by the brackets around it; none for other lines.
pub(super) fn note_kind(text: &str, vocabulary: &Vocabulary) -> Option<NoteKind> {
    if REMARK.is_match(text) {
        return Some(NoteKind::Remark);
    }
    let label = text.split_once(['：', ':']).map(|(label, _)| label);
    if label.is_none() && ATTACHMENT.is_match(text) {
        return Some(NoteKind::Attachment);
    }
    let label: String = label?.chars().filter(|c| !c.is_whitespace()).collect();
    let is_one_of = |labels: &[String]| labels.contains(&label);
    // 值班室电话 is a telephone, 办公室副主任 a head; longer ones are sentences.
    let ends_in = |labels: &[String]| {
        label.chars().count() <= LONGEST_LABEL
            && labels.iter().any(|it| label.ends_with(it.as_str()))
    };
    Some(match () {
        () if is_one_of(&vocabulary.copy_labels) => NoteKind::CopyTo,
        () if is_one_of(&vocabulary.particular_labels) => NoteKind::Particular,
        () if is_one_of(&vocabulary.contact_labels) => NoteKind::Contact,
        () if is_one_of(&vocabulary.head_labels) => NoteKind::Head,
        () if vocabulary.opens_duty(&label) => return None,
        () if ends_in(&vocabulary.contact_labels) => NoteKind::Contact,
        () if ends_in(&vocabulary.head_labels) => NoteKind::Head,
        () if label.starts_with("附件") && label.chars().count() <= 4 => NoteKind::Attachment,
        () => return None,
    })
}

/// `公开属性：主动公开`.
fn disclosure(text: &str, vocabulary: &Vocabulary) -> Option<Disclosure> {
    let disclosure = Disclosure::read(text)?;
    vocabulary.disclosure_labels.contains(&disclosure.label).then_some(disclosure)
}

/// `闵行区科学技术委员会    2025年2月18日印发`: office, number of blanks, date.
fn imprint(text: &str) -> Option<(&str, usize, NoticeDate)> {
    let found = IMPRINT.captures(text)?;
    let part = |index| found.get(index).map(|it| it.as_str());
    Some((part(1)?, part(2)?.chars().count(), NoticeDate::read_printing(part(3)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_lines_are_notes_of_their_kind() {
        let kind = |text| note_kind(text, &Vocabulary::default());
        assert_eq!(kind("抄送：区委办公室。"), Some(NoteKind::CopyTo));
        assert_eq!(kind("（此件公开发布）"), Some(NoteKind::Remark));
        assert_eq!(kind("共印 30 份"), Some(NoteKind::Remark));
        assert_eq!(kind("附件：1.职能表"), Some(NoteKind::Attachment));
        assert_eq!(kind("联系电话：12345678"), Some(NoteKind::Contact));
        assert_eq!(kind("负责人：张某"), Some(NoteKind::Head));
        assert_eq!(kind("值班室电话：12345678"), Some(NoteKind::Contact));
        assert_eq!(kind("办公室副主任：张某"), Some(NoteKind::Head));
        assert_eq!(kind("主题词：机构 职能"), Some(NoteKind::Particular));
        assert_eq!(kind("主要职责：负责文秘。"), None);
        assert_eq!(kind("（一）负责文秘；"), None);
    }
}
