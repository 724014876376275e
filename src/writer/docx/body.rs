//! The XML of the document's body, paragraph by paragraph.
//!
//! `docx-rs` makes it, and the finishing pass puts it right; but thousands of paragraphs differ in
//! their words alone: one of each shape is made and finished, and the words of all others are put
//! in its place.

use std::cell::RefCell;

use docx_rs::{BuildXML, Paragraph as Line};
use quick_xml::escape::partial_escape;

use crate::writer::WriteError;
use crate::writer::characters::for_xml;

use super::finish;
use super::kept::Kept;

/// Stands for the words in a shape.
const WORDS: &str = "\u{10fffd}";

/// What tells paragraphs apart beside their words, whatever the options: style, whether it starts a
/// page, whether it is centred, its list and level.
pub(super) type Shape = (&'static str, bool, bool, Option<(usize, usize)>);

/// What stands before the words of a paragraph, and what behind them.
type AroundWords = (Vec<u8>, Vec<u8>);

thread_local! {
    /// The same for each shape, in every document.
    static SHAPES: RefCell<Kept<Shape, AroundWords>> = const { RefCell::new(Kept::new()) };
}

/// A body in the making.
pub(super) struct Body {
    xml: Vec<u8>,
    /// A blank line.
    blank: Vec<u8>,
}

impl Body {
    pub(super) fn new() -> Self {
        Self { xml: Vec::new(), blank: Vec::new() }
    }

    /// Adds a paragraph or a table.
    pub(super) fn add(&mut self, element: &impl BuildXML) -> Result<(), WriteError> {
        self.xml.extend(finish::part(&element.build(), &[])?);
        Ok(())
    }

    /// Adds blank lines.
    pub(super) fn add_blanks(&mut self, count: usize) -> Result<(), WriteError> {
        if self.blank.is_empty() {
            self.blank = finish::part(&Line::new().build(), &[])?;
        }
        (0..count).for_each(|_| self.xml.extend_from_slice(&self.blank));
        Ok(())
    }

    /// Adds a paragraph of these words, without tabs and line ends, in the shape that `line` gives.
    pub(super) fn add_words(
        &mut self,
        words: &str,
        shape: Shape,
        line: impl FnOnce(&str) -> Line,
    ) -> Result<(), WriteError> {
        let make = || around_words(&line(WORDS));
        let add = |(before, behind): &AroundWords| {
            self.xml.extend_from_slice(before);
            self.xml.extend_from_slice(partial_escape(for_xml(words)).as_bytes());
            self.xml.extend_from_slice(behind);
        };
        SHAPES.with_borrow_mut(|shapes| shapes.with(&shape, make, add))
    }

    pub(super) fn into_xml(self) -> Vec<u8> {
        self.xml
    }
}

fn around_words(line: &Line) -> Result<AroundWords, WriteError> {
    let xml = finish::part(&line.build(), &[])?;
    let at = memchr::memmem::find(&xml, WORDS.as_bytes()).unwrap_or(xml.len());
    let before = xml.get(..at).unwrap_or_default().to_vec();
    let behind = xml.get(at + WORDS.len()..).unwrap_or_default().to_vec();
    Ok((before, behind))
}
