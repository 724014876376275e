//! The characters of a Chinese text that are no ideographs: few, and all that most questions about
//! a text are about.

/// The characters of `text` outside U+4000–U+9FFF in order, each with the byte where it starts:
/// marks, blanks, digits, letters.
pub(crate) fn marks(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        // Three bytes each, of which the first is one of these (The Unicode Standard, table 3-7).
        while matches!(bytes.get(at), Some(0xe4..=0xe9)) {
            at += 3;
        }
        let start = at;
        let mark = text.get(start..)?.chars().next()?;
        at += mark.len_utf8();
        Some((start, mark))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_there_but_ideographs() {
        let text = "负责A计划，\u{3fff}䀀\u{9fff}\u{a000}（2） é😀完成。";
        let is_mark = |(_, it): &(usize, char)| !('\u{4000}'..='\u{9fff}').contains(it);
        let expected: Vec<(usize, char)> = text.char_indices().filter(is_mark).collect();
        assert_eq!(marks(text).collect::<Vec<_>>(), expected);
        assert_eq!(marks("").next(), None);
        assert_eq!(marks("负责").next(), None);
    }
}
