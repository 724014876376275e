//! Row heights that fit their text and go on fitting it.
//!
//! Excel fits rows without a height when it opens a workbook; `LibreOffice` 7.4 leaves them one
//! line high and cuts the text off. A height that is stated but not marked as set by a person
//! (`ht` without `customHeight`, as Excel itself saves it) shows well in both, and the row still
//! grows when its cell is edited.

use unicode_width::UnicodeWidthStr;

/// The height of one line of 宋体 11, in points.
const LINE: f64 = 15.0;
/// No row is higher, in points.
const HIGHEST: f64 = 409.0;
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
    text.split('\n').map(|line| (line.width() * times / by).div_ceil(width).max(1)).sum()
}

/// The height of a row of so many lines, in points; none for one line, the default.
pub(super) fn height(lines: usize) -> Option<f64> {
    let lines = u32::try_from(lines).unwrap_or(u32::MAX);
    (lines > 1).then(|| (f64::from(lines) * LINE).min(HIGHEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_text_takes_more_lines() {
        assert_eq!(lines("负责", 62), 1);
        assert_eq!(lines(&"负责".repeat(14), 62), 1);
        assert_eq!(lines(&"负责".repeat(15), 62), 2);
        assert_eq!(lines("a\nb", 10), 2);
        assert_eq!(height(1), None);
        assert_eq!(height(2), Some(30.0));
    }
}
