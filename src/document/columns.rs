//! Where the characters of a text stand, told without going through it from its start each time.

use std::cell::OnceCell;
use std::ops::{Add, Range};

/// How much of a text stands before one of its characters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Offset {
    /// In characters.
    pub characters: usize,
    /// In bytes.
    pub bytes: usize,
}

impl Offset {
    /// Where `text` ends.
    #[must_use]
    pub fn behind(text: &str) -> Self {
        Self { characters: text.chars().count(), bytes: text.len() }
    }
}

impl Add for Offset {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { characters: self.characters + other.characters, bytes: self.bytes + other.bytes }
    }
}

/// So many characters at most are gone through for an answer.
const STEP: usize = 256;

/// The characters of a text by their numbers and by their bytes, both from 0.
#[derive(Debug, Clone)]
pub struct Columns<'a> {
    text: &'a str,
    /// The bytes of every 256th character but the first, once one beyond it is asked for.
    steps: OnceCell<Vec<usize>>,
}

impl<'a> Columns<'a> {
    /// The characters of `text`.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { text, steps: OnceCell::new() }
    }

    /// Where this character is; at the end of a text with fewer.
    #[must_use]
    pub fn at(&self, character: usize) -> Offset {
        let start = match character / STEP {
            0 => 0,
            step => self.steps().get(step - 1).copied().unwrap_or(self.text.len()),
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let within = rest.char_indices().nth(character % STEP).map_or(rest.len(), |(at, _)| at);
        Offset { characters: character, bytes: start + within }
    }

    /// Where the character at this byte is.
    #[must_use]
    pub fn at_byte(&self, byte: usize) -> Offset {
        let step = match byte {
            0..=STEP => 0,
            _ => self.steps().partition_point(|it| *it <= byte),
        };
        let start = step.checked_sub(1).and_then(|it| self.steps().get(it)).copied();
        let within = self.text.get(start.unwrap_or(0)..byte).unwrap_or_default();
        Offset { characters: step * STEP + within.chars().count(), bytes: byte }
    }

    /// A range of bytes as its first character and its number of characters.
    #[must_use]
    pub fn range(&self, bytes: Range<usize>) -> (usize, usize) {
        let start = self.at_byte(bytes.start).characters;
        (start, self.text.get(bytes).unwrap_or_default().chars().count())
    }

    fn steps(&self) -> &[usize] {
        let bytes = || self.text.char_indices().map(|(at, _)| at);
        self.steps.get_or_init(|| bytes().step_by(STEP).skip(1).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_where_counting_finds_them() {
        for count in [0, 1, STEP - 1, STEP, STEP + 1, 3 * STEP, 3 * STEP + 7] {
            let text: String = "负责a，é😀".chars().cycle().take(count).collect();
            let columns = Columns::of(&text);
            for (characters, (bytes, _)) in text.char_indices().enumerate() {
                let offset = Offset { characters, bytes };
                assert_eq!((columns.at(characters), columns.at_byte(bytes)), (offset, offset));
            }
            let end = Offset::behind(&text);
            assert_eq!((columns.at(count), columns.at_byte(text.len())), (end, end));
        }
    }

    #[test]
    fn no_answer_depends_on_those_before_it() {
        let text = "甲b".repeat(2 * STEP);
        let columns = Columns::of(&text);
        for character in [4 * STEP - 1, 0, 3 * STEP, 1, 2 * STEP + 3] {
            assert_eq!(columns.at(character).bytes, character / 2 * 4 + character % 2 * 3);
        }
        assert_eq!(columns.range(7..11), (3, 2));
        assert_eq!(columns.at(9 * STEP).bytes, text.len());
    }
}
