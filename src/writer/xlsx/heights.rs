//! Row heights that fit their text and go on fitting it.
//!
//! Excel fits rows without a height when it opens a workbook; `LibreOffice` 7.4 leaves them one
//! line high and cuts the text off. A height that is stated but not marked as set by a person
//! (`ht` without `customHeight`, as Excel itself saves it) shows well in both, and the row still
//! grows when its cell is edited.

use unicode_width::UnicodeWidthStr;

/// The height of one line of 宋体 11, in points.
const LINE: u32 = 15;
/// No row is higher, in points.
const HIGHEST: u32 = 409;
/// A wide character of 宋体 11 is 15 pixels, a column's unit 7: 7 % more than two units.
const WIDE_FACTOR: (usize, usize) = (15, 14);

/// How many lines a text takes in a column of this width.
pub(super) fn lines(text: &str, width: u32) -> usize {
    let (times, by) = WIDE_FACTOR;
    let width = (width as usize).max(1);
    // No character takes more columns than bytes.
    if text.len() * times / by <= width && !text.contains('\n') {
        return 1;
    }
    text.split('\n').map(|line| (columns(line) * times / by).div_ceil(width).max(1)).sum()
}

/// The height of a row of so many lines, in points; none for one line, the default.
pub(super) fn height(lines: usize) -> Option<u32> {
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    (lines > 1).then(|| lines.saturating_mul(LINE).min(HIGHEST))
}

/// The width of a text in columns. The characters of most texts are each as wide as they are
/// whatever stands beside them.
fn columns(text: &str) -> usize {
    let mut columns = 0;
    for character in text.chars() {
        columns += match character {
            '一'..='\u{9fff}' | '、' | '。' | '《' | '》' | '！'..='～' => 2,
            ' '..='~' | '—' | '“' | '”' => 1,
            _ => return text.width(),
        };
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_as_wide_as_unicode_says() {
        for character in char::MIN..=char::MAX {
            let text = character.to_string();
            assert_eq!(columns(&text), text.width(), "{character:?}");
        }
    }

    #[test]
    fn wide_text_takes_more_lines() {
        assert_eq!(lines("负责", 62), 1);
        assert_eq!(lines(&"负责".repeat(14), 62), 1);
        assert_eq!(lines(&"负责".repeat(15), 62), 2);
        assert_eq!(lines("a\nb", 10), 2);
        assert_eq!(lines("e\u{301}", 1), 1);
        assert_eq!(height(1), None);
        assert_eq!(height(2), Some(30));
    }
}
