//! The texts of a workbook, each once: cells name them by their position.

use std::borrow::Cow;

use crate::writer::{WriteError, characters};

use super::frame::Runs;
use super::looks::Emphasis;

/// What a cell of a workbook holds, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;

/// The table of shared strings in the making (ECMA-376 part 1, 18.4).
#[derive(Default)]
pub(super) struct Strings {
    #[allow(clippy::disallowed_types, reason = "asked, never walked: its order shows nowhere")]
    known: std::collections::HashMap<Box<str>, u32>,
    /// The markup of all plain texts.
    plain: String,
    /// Pieces of text that are set off from one another are marked up when the looks are known.
    entries: Vec<Entry>,
    /// How many cells name one.
    named: usize,
}

enum Entry {
    /// How many bytes of the markup are its own.
    Plain(usize),
    /// Pieces, escaped.
    Rich(Vec<(Emphasis, String)>),
}

impl Strings {
    /// The position of a text.
    pub(super) fn place(&mut self, text: &str) -> Result<u32, WriteError> {
        self.named += 1;
        if let Some(place) = self.known.get(text) {
            return Ok(*place);
        }
        fits(text)?;
        let start = self.plain.len();
        let open = if keeps_blanks(text) { "<t xml:space=\"preserve\">" } else { "<t>" };
        self.plain.extend([open, &escaped(text), "</t>"]);
        let place = self.add(Entry::Plain(self.plain.len() - start));
        self.known.insert(text.into(), place);
        Ok(place)
    }

    /// Counts a further cell that names a text.
    pub(super) fn again(&mut self) {
        self.named += 1;
    }

    /// The position of a text in pieces.
    pub(super) fn place_pieces(&mut self, pieces: &[(Emphasis, &str)]) -> u32 {
        self.named += 1;
        let pieces = pieces.iter().filter(|(_, text)| !text.is_empty());
        let escaped = pieces.map(|(emphasis, text)| (*emphasis, escaped(text).into_owned()));
        self.add(Entry::Rich(escaped.collect()))
    }

    fn add(&mut self, entry: Entry) -> u32 {
        let place = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.push(entry);
        place
    }

    /// The part.
    pub(super) fn into_xml(self, runs: &Runs) -> String {
        let mut xml = format!(
            concat!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
                "\n",
                r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="{}" uniqueCount="{}">"#,
            ),
            self.named,
            self.entries.len()
        );
        xml.reserve(self.plain.len() + self.entries.len() * 10);
        let mut plain = self.plain.as_str();
        for entry in &self.entries {
            xml.push_str("<si>");
            match entry {
                Entry::Plain(length) => {
                    let (own, others) = plain.split_at_checked(*length).unwrap_or_default();
                    xml.push_str(own);
                    plain = others;
                }
                Entry::Rich(pieces) => {
                    pieces.iter().for_each(|(emphasis, it)| runs.push(*emphasis, it, &mut xml));
                }
            }
            xml.push_str("</si>");
        }
        xml.push_str("</sst>");
        xml
    }
}

/// Refuses a text that a cell would cut off.
pub(in crate::writer) fn fits(text: &str) -> Result<(), WriteError> {
    // No text has more units than bytes.
    if text.len() <= LONGEST_CELL {
        return Ok(());
    }
    let length = text.encode_utf16().count();
    if length <= LONGEST_CELL {
        return Ok(());
    }
    Err(WriteError::CellTooLong { excerpt: text.chars().take(20).collect(), length })
}

/// Whether blanks at the ends of a text would be lost.
fn keeps_blanks(text: &str) -> bool {
    let blanks = ['\t', '\n', ' '];
    text.starts_with(blanks) || text.ends_with(blanks)
}

/// A text as the inside of an element. A workbook reads `_x000D_` as a carriage return, and so
/// takes the first mark of that form in a text for one (ECMA-376 part 1, 22.9.2.19).
fn escaped(text: &str) -> Cow<'_, str> {
    let text = characters::for_xml(text);
    let is_mark = |it: u8| matches!(it, b'&' | b'<' | b'>' | b'\r' | b'_');
    // Without a way out, many bytes are looked at in one step.
    if !text.bytes().fold(false, |found, it| found | is_mark(it)) {
        return text;
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (at, character) in text.char_indices() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("_x000D_"),
            '_' if text.get(at..).is_some_and(is_escape) => escaped.push_str("_x005F_"),
            other => escaped.push(other),
        }
    }
    Cow::Owned(escaped)
}

/// Whether a text begins with `_xHHHH_`.
fn is_escape(text: &str) -> bool {
    let digits = text.strip_prefix("_x").and_then(|it| it.split_at_checked(4));
    digits.is_some_and(|(digits, rest)| {
        digits.bytes().all(|it| it.is_ascii_hexdigit()) && rest.starts_with('_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_escaped_as_a_workbook_reads_it() {
        assert_eq!(escaped("负责A_x类；"), "负责A_x类；");
        assert_eq!(escaped("a<b>&\r\u{1}"), "a&lt;b&gt;&amp;_x000D_\u{fffd}");
        assert_eq!(escaped("_x000D_ _x00g0_ _x科技馆_"), "_x005F_x000D_ _x00g0_ _x科技馆_");
    }

    #[test]
    fn equal_texts_have_one_place() {
        let mut strings = Strings::default();
        let places = ["负责", " 牵头", "负责"].map(|it| strings.place(it).unwrap());
        assert_eq!(places, [0, 1, 0]);
        let xml = strings.into_xml(&Runs::default());
        assert!(xml.contains(r#"count="3" uniqueCount="2""#), "{xml}");
        assert!(xml.ends_with(r#"<t xml:space="preserve"> 牵头</t></si></sst>"#), "{xml}");
    }

    #[test]
    fn a_text_that_a_cell_would_cut_off_is_refused() {
        assert!(fits(&"负".repeat(32_767)).is_ok());
        assert!(matches!(
            fits(&"负".repeat(32_768)),
            Err(WriteError::CellTooLong { length: 32_768, .. })
        ));
    }
}
