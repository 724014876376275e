//! A paragraph being read: its text, what its properties say, what goes with it.

use crate::document::{AsideKind, Line};

use super::numbering::ListReference;
use super::styles::StyleAt;

/// A paragraph that is open.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// Its number in the part, from 1.
    pub(super) index: u32,
    /// The style it names, if there is one.
    pub(super) style: Option<StyleAt>,
    /// The list that it names itself.
    pub(super) list: ListReference,
    /// Its own outline level.
    pub(super) outline: Option<u8>,
    /// Whether its mark is deleted: then it is one with the paragraph after it.
    pub(super) mark_deleted: bool,
    /// Whether its mark is hidden.
    pub(super) mark_hidden: bool,
    /// Whether it starts a page.
    pub(super) page_before: bool,
    /// How many page breaks stand in it.
    pub(super) page_breaks: usize,
    /// The lines that soft breaks have closed.
    lines: Vec<String>,
    /// The line that is open.
    current: String,
    /// Text that the page does not show.
    pub(super) hidden: String,
    /// The notes it refers to.
    pub(super) notes: Vec<(AsideKind, Vec<Line>)>,
}

impl Paragraph {
    pub(super) fn new(index: u32) -> Self {
        Self { index, ..Self::default() }
    }

    /// The paragraph that goes on with `deleted`, whose mark is deleted.
    pub(super) fn continuing(deleted: Self, index: u32) -> Self {
        let index = if deleted.has_text() { deleted.index } else { index };
        Self {
            index,
            page_before: deleted.page_before,
            page_breaks: deleted.page_breaks,
            lines: deleted.lines,
            current: deleted.current,
            hidden: deleted.hidden,
            notes: deleted.notes,
            ..Self::default()
        }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.current.push_str(text);
    }

    pub(super) fn break_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.current));
    }

    /// Whether anything is to be seen of its text.
    pub(super) fn has_text(&self) -> bool {
        let shows = |line: &String| !line.trim().is_empty();
        shows(&self.current) || self.lines.iter().any(shows)
    }

    /// All lines, the open one last.
    pub(super) fn take_lines(&mut self) -> impl Iterator<Item = String> + use<> {
        let lines = std::mem::take(&mut self.lines).into_iter();
        lines.chain(std::iter::once(std::mem::take(&mut self.current)))
    }
}
