//! The XML of the document's body, paragraph by paragraph.
//!
//! `docx-rs` makes it, and the finishing pass puts it right; but thousands of paragraphs differ in
//! their words alone: one of each shape is made and finished, and the words of all others are put
//! in its place.

use std::collections::BTreeMap;

use docx_rs::{BuildXML, Paragraph as Line};
use quick_xml::escape::partial_escape;

use crate::writer::WriteError;
use crate::writer::characters::for_xml;

use super::finish;

/// Stands for the words in a shape.
const WORDS: &str = "\u{10fffd}";

/// A body in the making. `S` tells shapes apart.
pub(super) struct Body<S> {
    xml: Vec<u8>,
    /// What stands before and behind the words of each shape.
    shapes: BTreeMap<S, (Vec<u8>, Vec<u8>)>,
    /// A blank line.
    blank: Vec<u8>,
}

impl<S: Ord> Body<S> {
    pub(super) fn new() -> Self {
        Self { xml: Vec::new(), shapes: BTreeMap::new(), blank: Vec::new() }
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
        shape: S,
        line: impl FnOnce(&str) -> Line,
    ) -> Result<(), WriteError> {
        let (before, behind) = match self.shapes.entry(shape) {
            std::collections::btree_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::btree_map::Entry::Vacant(new) => {
                let xml = finish::part(&line(WORDS).build(), &[])?;
                let at = memchr::memmem::find(&xml, WORDS.as_bytes()).unwrap_or(xml.len());
                let before = xml.get(..at).unwrap_or_default().to_vec();
                let behind = xml.get(at + WORDS.len()..).unwrap_or_default().to_vec();
                new.insert((before, behind))
            }
        };
        self.xml.extend_from_slice(before);
        self.xml.extend_from_slice(partial_escape(for_xml(words)).as_bytes());
        self.xml.extend_from_slice(behind);
        Ok(())
    }

    pub(super) fn into_xml(self) -> Vec<u8> {
        self.xml
    }
}
