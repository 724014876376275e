//! What the page says: blocks of lines, each with the place it was read from.
//!
//! In: nothing. Out: the types that every reader of pages fills and `parse` reads. The page is
//! kept verbatim: no blank is trimmed and no residue removed here. What a stage takes away from
//! the meaning it records as a [`Repair`], so that every visible character stays accounted for.

mod columns;
mod place;

pub use columns::{Columns, Offset};
pub use place::Place;

/// A page as its reader found it, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The blocks of the page, from top to bottom.
    pub blocks: Vec<Block>,
    /// What was taken out of the meaning, with the exact text removed.
    pub repairs: Vec<Repair>,
}

/// One piece of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph: one line, or several where soft breaks part it. A blank paragraph is one
    /// line without visible text.
    Paragraph(Vec<Line>),
    /// A table, row by row.
    Table(Vec<Row>),
    /// A forced page break (in text files, a form feed).
    PageBreak,
    /// Text that stands outside the flow of the page.
    Aside {
        /// Where outside.
        kind: AsideKind,
        /// Its lines.
        lines: Vec<Line>,
    },
}

/// The cells of one table row, from left to right.
pub type Row = Vec<Cell>;

/// The blocks in one table cell; a nested table is one of them.
pub type Cell = Vec<Block>;

/// Where the text of an aside stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AsideKind {
    /// At the foot of a page, referred to from the text.
    Footnote,
    /// At the end of the document, referred to from the text.
    Endnote,
    /// The running head.
    Header,
    /// The running foot.
    Footer,
}

/// One line of a paragraph, verbatim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The characters of the line, outer blanks included, without the line end.
    pub text: String,
    /// The number that Word computes for the paragraph (`5.`, `（五）`); never part of `text`.
    pub label: Option<Label>,
    /// What the paragraph's style says of it: evidence, never law.
    pub role: Option<Role>,
    /// Where the line stands.
    pub place: Place,
}

/// An automatic number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// As the page shows it.
    pub text: String,
    /// Its value; none for a bullet.
    pub value: Option<u32>,
}

impl Line {
    /// Where the text starts in what the page shows of the line.
    #[must_use]
    pub fn text_start(&self) -> Offset {
        self.label.as_ref().map(|it| Offset::behind(&it.text)).unwrap_or_default()
    }

    /// What the page shows of the line: the automatic number, and the text.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.label {
            Some(label) => format!("{}{}", label.text, self.text),
            None => self.text.clone(),
        }
    }
}

/// What a paragraph style claims about its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The title of the document.
    Title,
    /// A heading of the given outline level, 1 to 9.
    Heading(u8),
}

/// Text that was read but is no part of what the notice says: a converter's residue, a page number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The code of the finding that explains the repair.
    pub code: &'static str,
    /// The exact text removed.
    pub removed: String,
    /// Where it stood.
    pub place: Place,
}

impl Document {
    /// Every line of the page in reading order, cells row by row, asides included.
    #[must_use]
    pub fn lines(&self) -> Vec<&Line> {
        let mut lines = Vec::new();
        collect_lines(&self.blocks, &mut lines);
        lines
    }
}

fn collect_lines<'a>(blocks: &'a [Block], lines: &mut Vec<&'a Line>) {
    for block in blocks {
        match block {
            Block::Paragraph(own) | Block::Aside { lines: own, .. } => lines.extend(own),
            Block::Table(rows) => {
                rows.iter().flatten().for_each(|cell| collect_lines(cell, lines));
            }
            Block::PageBreak => {}
        }
    }
}
