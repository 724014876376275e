//! Text from an input, made safe to print: it may hold a terminal's control sequences, or marks
//! that turn the direction of writing.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control, direction and zero-width characters shown as `\u{…}`.
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_unsafe) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if is_unsafe(character) {
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

fn is_unsafe(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{61c}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_unsafe_is_escaped() {
        assert_eq!(printable("负责“一网通办”\u{3000}改革"), "负责“一网通办”\u{3000}改革");
        assert_eq!(printable("\u{1b}[31m红\u{202e}"), "\\u{1b}[31m红\\u{202e}");
    }
}
