//! The measure of the page, and whether a line has come to its end (rule 5 of a careful reader).

use unicode_width::UnicodeWidthStr;

use crate::notice::marks;

use super::pieces::Piece;

/// A line that ends so many columns before the measure was ended by its writer.
const SHORT_OF_MEASURE: usize = 6;
/// No page is set to fewer columns: shorter lines were never wrapped.
const NARROWEST_MEASURE: usize = 40;

/// No telephone number of an office is shorter.
const TELEPHONE: usize = 7;

/// The measure of the page: how wide its lines are.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lines {
    measure: usize,
}

impl Lines {
    /// The measure that a page with hard-wrapped lines is set to: its widest line.
    pub(super) fn of(pieces: &[Piece]) -> Self {
        Self { measure: pieces.iter().map(|piece| piece.width).max().unwrap_or(0) }
    }

    /// Whether the next line may go on with this one: no end mark, and it reaches the measure.
    /// A line that fills its measure may break behind a bracket or quote.
    pub(super) fn is_open(self, piece: &Piece) -> bool {
        let is_ended = is_closed(piece.text.trim_end_matches(['”', '）']));
        !is_ended
            && !ends_in_telephone(piece.text)
            && self.measure >= NARROWEST_MEASURE
            && piece.width + SHORT_OF_MEASURE >= self.measure
    }
}

/// What the marks of a line tell of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    /// How many columns it takes.
    pub(super) columns: usize,
    /// Whether anything stands behind an end mark, a colon or a blank: items of a list start there.
    pub(super) is_parted: bool,
}

impl Measured {
    /// Of a text without blanks at its end, and with `indent` bytes of them at its start, which part
    /// nothing. The characters that nearly all texts are made of are two wide, or one, whatever
    /// stands beside them.
    pub(super) fn of(text: &str, indent: usize) -> Self {
        let (mut ideographs, mut columns, mut is_usual) = (text.len(), 0, true);
        let mut is_parted = false;
        for (at, mark) in marks(text) {
            let length = mark.len_utf8();
            ideographs -= length;
            match mark {
                ' '..='~' => columns += 1,
                '\u{3000}'..='\u{3029}' | '\u{ff01}'..='\u{ff5e}' => columns += 2,
                _ => is_usual = false,
            }
            is_parted |= parts(mark) && at >= indent && at + length < text.len();
        }
        let columns =
            if is_usual { columns + 2 * (ideographs / '字'.len_utf8()) } else { text.width_cjk() };
        Self { columns, is_parted }
    }
}

/// Whether an item of a list may stand behind a mark. Most marks are no blanks by their block.
fn parts(mark: char) -> bool {
    match mark {
        '；' | ';' | '。' | '：' | ':' => true,
        '\u{3001}'..='\u{ffff}' => false,
        other => other.is_whitespace(),
    }
}

/// Whether a line closes with a telephone number: 联系电话：0512-1234567.
fn ends_in_telephone(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(|it| it.is_ascii_digit() || *it == b'-').count();
    digits >= TELEPHONE
}

/// Whether a text has come to its end.
pub(super) fn is_closed(text: &str) -> bool {
    text.ends_with(['。', '；', ';', '！', '？', '：', ':', '.', '”', '）'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_unicode_tables() {
        let all = ('\0'..=char::MAX).map(|it| format!("字{it}a"));
        let columns = |text: &str| Measured::of(text, 0).columns;
        let unlike = all.filter(|text| columns(text) != text.width_cjk());
        assert_eq!(unlike.collect::<Vec<_>>(), Vec::<String>::new());
        assert_eq!(columns("负责（2）项 work，"), 18);
    }

    #[test]
    fn every_blank_parts() {
        let blanks = ('\0'..=char::MAX).filter(|it| it.is_whitespace());
        assert_eq!(blanks.filter(|it| !parts(*it)).collect::<String>(), "");
    }

    #[test]
    fn items_of_a_list_may_start_behind_an_end_mark_a_colon_or_a_blank() {
        let indent = |text: &str| text.len() - text.trim_start().len();
        let is_parted = |text: &str| Measured::of(text, indent(text)).is_parted;
        let parted = ["负责甲；2.负责乙", "负责甲。2", "职责:1.负责", "1. 负责", "甲\u{85}2.乙"];
        assert!(parted.into_iter().all(is_parted));
        let whole = ["　　1.负责甲，负责乙；", "负责甲。", "职责：", "（一）负责é", ""];
        assert!(!whole.into_iter().any(is_parted));
    }
}
