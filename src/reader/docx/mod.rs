//! Word documents, as Word and WPS really write them.
//!
//! In: a package. Out: the page, streamed in one pass over the main part: paragraphs, tables, text
//! boxes (where they are anchored), notes (after the paragraph that refers to them), running heads
//! and feet (at the end), automatic numbers computed as Word shows them. Tracked changes are read
//! as if accepted; of alternate content one branch is read. Left alone: comments, bookmarks,
//! pictures, macros, everything outside the package. Hidden text and text that is not read are
//! findings.

mod counters;
mod names;
mod numbering;
mod paragraph;
mod relationships;
mod story;
mod styles;
mod symbol;
mod tag;
mod xml;

pub use xml::Flaw;

use std::collections::BTreeMap;

use crate::document::{AsideKind, Block, Document, Line};
use crate::finding::Finding;

use super::package::{ContentKind, Package};
use super::{Read, ReadError, Reader};

use names::Element;
use numbering::Numbering;
use relationships::Parts;
use story::{Story, Surroundings};
use styles::Styles;
use xml::{Node, Xml};

/// Word documents.
pub(super) struct Docx;

impl Reader for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn accepts(&self, content: ContentKind) -> bool {
        matches!(
            content,
            ContentKind::Docx
                | ContentKind::TruncatedZip
                | ContentKind::DamagedZip
                | ContentKind::OtherOoxml
        )
    }

    fn read(&self, bytes: &[u8]) -> Result<Read, ReadError> {
        let package = Package::open(bytes)?;
        let parts = Parts::find(&package)?;
        let first = |kind: &str| parts.of_kind(kind).into_iter().next();
        let open = |name: Option<String>| match name {
            Some(name) => Xml::open(&package, &name),
            None => Ok(None),
        };
        let mut findings = Vec::new();
        let surroundings = Surroundings {
            styles: open(first("styles"))?.map(Styles::read).transpose()?.unwrap_or_default(),
            numbering: open(first("numbering"))?
                .map(Numbering::read)
                .transpose()?
                .unwrap_or_default(),
        };
        let notes = Notes {
            footnotes: notes(open(first("footnotes"))?, "footnotes", &surroundings, &mut findings)?,
            endnotes: notes(open(first("endnotes"))?, "endnotes", &surroundings, &mut findings)?,
        };
        let missing = || ReadError::MissingPart(parts.main.clone());
        let main = Xml::open(&package, &parts.main)?.ok_or_else(missing)?;
        let mut story = Story::new("document", &surroundings, notes);
        let mut blocks = story.read(main)?;
        let even = open(first("settings"))?.map(has_even_heads).transpose()?.unwrap_or(false);
        let references = std::mem::take(&mut story.references);
        findings.append(&mut story.findings);
        for (kind, name) in running(&references, even, &parts) {
            let Some(xml) = Xml::open(&package, &name)? else { continue };
            let mut story = Story::new(short(&name), &surroundings, Notes::default());
            let lines = lines(story.read(xml)?);
            findings.append(&mut story.findings);
            blocks.push(Block::Aside { kind, lines });
        }
        Ok(Read::Page(Document { blocks, repairs: Vec::new() }, findings))
    }
}

/// The footnotes and endnotes of a document, by id.
#[derive(Debug, Default)]
pub(super) struct Notes {
    footnotes: BTreeMap<String, Vec<Line>>,
    endnotes: BTreeMap<String, Vec<Line>>,
}

impl Notes {
    /// Takes the note that a reference points at; a second reference finds it gone.
    fn take(&mut self, kind: AsideKind, id: &str) -> Option<Vec<Line>> {
        match kind {
            AsideKind::Footnote => self.footnotes.remove(id),
            _ => self.endnotes.remove(id),
        }
    }
}

/// The lines of every note; separators have none.
fn notes(
    xml: Option<Xml>,
    part: &str,
    surroundings: &Surroundings,
    findings: &mut Vec<Finding>,
) -> Result<BTreeMap<String, Vec<Line>>, ReadError> {
    let Some(xml) = xml else { return Ok(BTreeMap::new()) };
    let mut story = Story::new(part, surroundings, Notes::default());
    story.read(xml)?;
    findings.append(&mut story.findings);
    Ok(std::mem::take(&mut story.notes_read).into_iter().map(|(id, it)| (id, lines(it))).collect())
}

/// All lines of some blocks.
fn lines(blocks: Vec<Block>) -> Vec<Line> {
    let page = Document { blocks, repairs: Vec::new() };
    page.lines().into_iter().cloned().collect()
}

/// The parts of running heads and feet that a page shows, each once, in the order of reference.
fn running(references: &[story::Reference], even: bool, parts: &Parts) -> Vec<(AsideKind, String)> {
    if !parts.are_related() {
        let of_kind = |kind: AsideKind, name: &str| {
            parts.of_kind(name).into_iter().map(move |part| (kind, part))
        };
        return of_kind(AsideKind::Header, "header")
            .chain(of_kind(AsideKind::Footer, "footer"))
            .collect();
    }
    let mut shown: Vec<(AsideKind, String)> = Vec::new();
    for reference in references.iter().filter(|it| !it.even || even) {
        let Some(part) = parts.of_id(&reference.id) else { continue };
        if shown.iter().all(|(_, known)| known != part) {
            shown.push((reference.kind, part.to_owned()));
        }
    }
    shown
}

fn has_even_heads(mut xml: Xml) -> Result<bool, ReadError> {
    loop {
        match xml.next()? {
            Node::Start(Element::EvenAndOddHeaders, tag) => return Ok(tag.is_on()),
            Node::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// `word/footer1.xml` as `footer1`.
fn short(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.strip_suffix(".xml").unwrap_or(file)
}
