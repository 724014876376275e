//! Small changes of a text that mend a finding.
//!
//! In: the text of a file, and edits by line and column. Out: the text with the edits made; every
//! other character, line ends included, stays as it is.

use crate::document::Place;

/// Characters of one line that other characters replace.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edit {
    /// The line, from 1.
    pub line: u32,
    /// The first character replaced, from 1.
    pub column: u32,
    /// How many characters are replaced; none where something is put in.
    pub length: usize,
    /// What stands there instead.
    pub text: String,
}

impl Edit {
    /// Replaces `length` characters from `place` on; `None` where the place has no column.
    #[must_use]
    pub fn at(place: &Place, length: usize, text: impl Into<String>) -> Option<Self> {
        let Place::Line { line, column } = place else { return None };
        Some(Self { line: *line, column: *column, length, text: text.into() })
    }

    fn end(&self) -> usize {
        (self.column as usize).saturating_add(self.length)
    }
}

/// The text with the edits made. Of edits that overlap, the first in the line counts.
#[must_use]
pub fn edited(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort();
    sorted.dedup();
    let mut rest = sorted.as_slice();
    let mut result = String::with_capacity(text.len());
    for (number, line) in (1u32..).zip(lines(text)) {
        let own = rest.iter().take_while(|it| it.line == number).count();
        let (here, later) = rest.split_at_checked(own).unwrap_or((rest, &[]));
        rest = later;
        edit_line(line, here, &mut result);
    }
    result
}

fn edit_line(line: &str, edits: &[&Edit], result: &mut String) {
    let mut characters = line.chars();
    let mut next = 1;
    for edit in edits {
        let column = edit.column as usize;
        if column < next {
            continue;
        }
        result.extend(characters.by_ref().take(column - next));
        result.push_str(&edit.text);
        if edit.length > 0 {
            characters.by_ref().nth(edit.length - 1);
        }
        next = edit.end();
    }
    result.extend(characters);
}

/// The lines with their ends: LF, CRLF or CR.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('\n').flat_map(|line| {
        let body = line.strip_suffix('\n').unwrap_or(line);
        let body = body.strip_suffix('\r').unwrap_or(body);
        let inner = body.split_inclusive('\r');
        let last = body.rfind('\r').map_or(0, |at| at + 1);
        let whole = line.get(last..).unwrap_or_default();
        let count = body.matches('\r').count();
        inner.take(count).chain(std::iter::once(whole))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, edits: &[(u32, u32, usize, &str)], expected: &str) {
        let edit = |&(line, column, length, text): &(u32, u32, usize, &str)| {
            Edit::at(&Place::Line { line, column }, length, text).unwrap()
        };
        assert_eq!(edited(text, &edits.iter().map(edit).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn edits_change_their_characters_and_no_others() {
        check(
            "一,二\r\n三;四 \r\n",
            &[(2, 4, 1, ""), (1, 2, 1, "，"), (2, 2, 1, "；")],
            "一，二\r\n三；四\r\n",
        );
        check("甲\r乙,丙\r丁", &[(2, 2, 1, "，"), (3, 1, 0, "　")], "甲\r乙，丙\r　丁");
        check("甲,乙", &[(1, 2, 1, "，"), (1, 2, 1, "，")], "甲，乙");
        check("甲　　乙", &[(1, 2, 2, ""), (1, 3, 1, "丙")], "甲乙");
        check("甲\n", &[(9, 1, 1, "乙")], "甲\n");
    }
}
