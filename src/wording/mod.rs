//! How alike two Chinese texts are, and what changed between them.
//!
//! In: texts. Out: a similarity from 0 to 1 ([`Rarity`], [`Profile`]), and the pieces that were
//! kept, removed and added ([`segments()`]). Chinese parts no words by blanks: everything here goes
//! by characters. Knows no notice.

mod segments;
mod similarity;

pub use segments::{Segment, segments};
pub use similarity::{Profile, Rarity};

/// The text without blanks and punctuation, full-width forms taken for their half-width ones:
/// what is left when only words count.
#[must_use]
pub fn skeleton(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).map(narrow).collect()
}

/// Whether two texts differ in punctuation, blanks or widths alone.
#[must_use]
pub fn differs_in_marks_only(one: &str, other: &str) -> bool {
    one != other && skeleton(one) == skeleton(other)
}

/// Blanks, punctuation and symbols of any script; letters, digits and ideographs are none.
fn is_mark(character: char) -> bool {
    !character.is_alphanumeric()
}

/// A full-width letter, digit or sign (U+FF01–U+FF5E) as its half-width one.
fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_are_left() {
        assert_eq!(skeleton("负责“一网通办” 改革（ＡＢ）；"), "负责一网通办改革AB");
        assert!(differs_in_marks_only("负责档案；", "负责档案。"));
        assert!(!differs_in_marks_only("负责档案；", "负责档案；"));
        assert!(!differs_in_marks_only("负责档案；", "负责文档；"));
    }
}
