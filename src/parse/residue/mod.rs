//! What stands on a page and is no part of the notice: what converters left, page numbers,
//! [`contents`], the web [`site`] around it, text boxes written [`twice`].

pub(super) mod contents;
pub(super) mod site;
pub(super) mod twice;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::document::{Columns, Document, Line, Repair};
use crate::finding::{Edit, Finding, catalogue};

use super::pattern;

/// `[bookmark: _GoBack]`, as antiword-like converters write bookmarks (sample minhang-2025-17,
/// line 26).
static BOOKMARK: LazyLock<Regex> = LazyLock::new(|| pattern(r"\[bookmark:\s*[^\[\]]{1,64}\]"));

/// `— 1 —`, `3`, `第 1 页 共 5 页`, as running feet print them.
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:[-—–－·]*\s*\d{1,5}\s*[-—–－·]*|第\s*\d{1,5}\s*页(?:\s*[,，/]?\s*共\s*\d{1,5}\s*页)?|\d{1,5}\s*/\s*\d{1,5})$",
    )
});

/// `— 1 —`: a page number wherever it stands.
static DASHED_PAGE_NUMBER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[-—–－]+\s*\d{1,4}\s*[-—–－]+$"));

/// Whether a line is a page number between dashes and nothing else.
pub(super) fn is_dashed_page_number(text: &str) -> bool {
    text.len() <= 40 && text.starts_with(['-', '—', '–', '－']) && DASHED_PAGE_NUMBER.is_match(text)
}

/// Whether a running head or foot is a page number and nothing else.
pub(super) fn is_page_number(text: &str) -> bool {
    PAGE_NUMBER.is_match(text)
}

/// The lines of a page that hold residue, without it.
pub(super) struct Cleaned(BTreeMap<*const Line, String>);

impl Cleaned {
    pub(super) fn of(page: &Document) -> Self {
        let lines = page.lines().into_iter().filter(|it| it.text.contains("[bookmark:"));
        let without = |it: &Line| BOOKMARK.replace_all(&it.text, "").into_owned();
        Self(lines.map(|it| (std::ptr::from_ref(it), without(it))).collect())
    }

    pub(super) fn get(&self, line: &Line) -> Option<&str> {
        self.0.get(&std::ptr::from_ref(line)).map(String::as_str)
    }
}

/// Reports the residue of `line`, each piece of it a repair and a finding. How many characters of
/// it stand before the first one left.
pub(super) fn report(line: &Line, repairs: &mut Vec<Repair>, findings: &mut Vec<Finding>) -> usize {
    let columns = Columns::of(&line.text);
    let mut indent = blanks(&line.text);
    let mut skipped = 0;
    for found in BOOKMARK.find_iter(&line.text) {
        let start = columns.at_byte(found.start());
        let length = found.as_str().chars().count();
        if found.start() <= indent {
            skipped += length;
            indent = found.end() + line.text.get(found.end()..).map_or(0, blanks);
        }
        let place = line.place.moved_right(start.characters);
        let edit = Edit::at(&place, length, "");
        let (code, removed) = (catalogue::CONVERTER_RESIDUE.name, found.as_str().to_owned());
        repairs.push(Repair { code, removed, place });
        let finding = Finding::new(&catalogue::CONVERTER_RESIDUE).in_line(
            line,
            line.text_start() + start,
            length,
        );
        findings.push(finding.mended(edit));
    }
    skipped
}

/// How many bytes of blanks a text begins with.
fn blanks(text: &str) -> usize {
    text.len() - text.trim_start().len()
}
