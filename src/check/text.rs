//! What the rules ask of texts.

use std::borrow::Cow;

pub(super) use crate::notice::{is_blank, narrow, pattern, without_end_mark};

/// Whether a character is a Chinese one.
pub(super) fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇')
}

/// A text without its blanks.
pub(super) fn unspaced(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        text.chars().filter(|it| !it.is_whitespace()).collect()
    } else {
        Cow::Borrowed(text)
    }
}
