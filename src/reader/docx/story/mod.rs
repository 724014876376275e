//! Reads one story (the body, a head, the notes) from its part into blocks.
//!
//! A stack of frames, one an open element, stands for the recursion: nesting costs no stack.

mod emit;
mod properties;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use memchr::memchr2;

use crate::document::{AsideKind, Block, Place, Row};
use crate::finding::{Code, Finding, catalogue};
use crate::reader::ReadError;

use super::Notes;
use super::counters::Counters;
use super::names::Element;
use super::numbering::Numbering;
use super::paragraph::Paragraph;
use super::styles::Styles;
use super::symbol;
use super::tag::Tag;
use super::xml::{Node, Xml};

/// What paragraphs of any story refer to.
#[derive(Debug)]
pub(super) struct Surroundings {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
}

/// A reference to a running head or foot.
#[derive(Debug)]
pub(super) struct Reference {
    pub(super) kind: AsideKind,
    pub(super) id: String,
    /// Whether it is for even pages, which settings must switch on.
    pub(super) even: bool,
    /// Whether it is for a first page, which the section must switch on.
    first: bool,
}

/// What an open element is, where that matters for what it holds.
#[derive(Debug)]
enum Frame {
    Plain,
    Paragraph,
    ParagraphProperties,
    MarkProperties,
    RunProperties,
    /// A run; whether the text around it was hidden.
    Run(bool),
    Text {
        keeps_blanks: bool,
    },
    Table,
    Row {
        deleted: bool,
    },
    RowProperties,
    Cell,
    /// A text box, and what was open around it.
    Box(Box<Outside>),
    Note(Option<String>),
    /// Alternate content; whether a branch was read, and how much text there was before.
    Alternate {
        taken: bool,
        before: usize,
    },
    Section {
        references: Vec<Reference>,
        titled: bool,
    },
}

/// What a text box interrupts.
#[derive(Debug)]
struct Outside {
    paragraph: Option<Paragraph>,
    carried: Option<Paragraph>,
    counters: Counters,
    fields: Vec<bool>,
    hidden: bool,
}

/// A story being read.
pub(super) struct Story<'a> {
    part: Arc<str>,
    surroundings: &'a Surroundings,
    notes: Notes,
    /// What the reader of the document must be told.
    pub(super) findings: Vec<Finding>,
    /// The heads and feet that its sections refer to.
    pub(super) references: Vec<Reference>,
    /// The notes in it, by id.
    pub(super) notes_read: BTreeMap<String, Vec<Block>>,
    frames: Vec<Frame>,
    /// How deep the reading is in something that is not read.
    skipped: usize,
    /// The blocks of every open container, the innermost last.
    containers: Vec<Vec<Block>>,
    /// The rows of every open table.
    tables: Vec<Vec<Row>>,
    paragraph: Option<Paragraph>,
    /// A paragraph whose mark is deleted, until the next one comes.
    carried: Option<Paragraph>,
    counters: Counters,
    /// Of each open field, whether its result has begun.
    fields: Vec<bool>,
    /// Whether the open run is hidden.
    hidden: bool,
    /// The text of the open text element.
    text: String,
    /// How many paragraphs have opened.
    count: u32,
    /// How many characters have been shown.
    shown: usize,
}

impl<'a> Story<'a> {
    /// A story in the part of this short name.
    pub(super) fn new(part: &str, surroundings: &'a Surroundings, notes: Notes) -> Self {
        Self {
            part: part.into(),
            surroundings,
            notes,
            findings: Vec::new(),
            references: Vec::new(),
            notes_read: BTreeMap::new(),
            frames: Vec::new(),
            skipped: 0,
            containers: vec![Vec::new()],
            tables: Vec::new(),
            paragraph: None,
            carried: None,
            counters: Counters::default(),
            fields: Vec::new(),
            hidden: false,
            text: String::new(),
            count: 0,
            shown: 0,
        }
    }

    /// Reads the whole part. Notes that nothing refers to come last.
    pub(super) fn read(&mut self, mut xml: Xml) -> Result<Vec<Block>, ReadError> {
        self.run(&mut xml)?;
        self.flush_carried();
        let left = std::mem::take(&mut self.notes);
        let mut blocks = self.containers.pop().unwrap_or_default();
        let footnotes = left.footnotes.into_values().map(|lines| (AsideKind::Footnote, lines));
        let endnotes = left.endnotes.into_values().map(|lines| (AsideKind::Endnote, lines));
        blocks.extend(footnotes.chain(endnotes).map(|(kind, lines)| Block::Aside { kind, lines }));
        Ok(blocks)
    }

    fn run(&mut self, xml: &mut Xml) -> Result<(), ReadError> {
        loop {
            match xml.next()? {
                Node::Start(..) if self.skipped > 0 => self.skipped += 1,
                Node::End if self.skipped > 0 => self.skipped -= 1,
                Node::Start(element, tag) => match self.start(element, tag) {
                    Some(frame) => self.frames.push(frame),
                    None => self.skipped = 1,
                },
                Node::End => {
                    if let Some(frame) = self.frames.pop() {
                        self.end(frame);
                    }
                }
                Node::Text(text) => {
                    if self.skipped == 0 && matches!(self.frames.last(), Some(Frame::Text { .. })) {
                        self.text.push_str(&text);
                    }
                }
                Node::Eof => return Ok(()),
            }
        }
    }

    /// What an element opens; nothing if it is not to be read.
    fn start(&mut self, element: Element, tag: Tag) -> Option<Frame> {
        match self.frames.last() {
            Some(Frame::ParagraphProperties) => return Some(self.paragraph_property(element, tag)),
            Some(Frame::MarkProperties) => return Some(self.mark_property(element, tag)),
            Some(Frame::RunProperties) => return Some(self.run_property(element, tag)),
            Some(Frame::RowProperties) => return Some(self.row_property(element)),
            Some(Frame::Section { .. }) => return Some(self.section_property(element, tag)),
            _ => {}
        }
        match element {
            Element::Skipped | Element::Deleted | Element::MovedFrom => None,
            Element::Choice | Element::Fallback => self.branch(),
            Element::Paragraph => Some(self.open_paragraph()),
            Element::ParagraphProperties => Some(Frame::ParagraphProperties),
            Element::Run => Some(Frame::Run(self.hidden)),
            Element::RunProperties => Some(match self.frames.last() {
                Some(Frame::Run(_)) => Frame::RunProperties,
                _ => Frame::Plain,
            }),
            Element::Table => {
                self.tables.push(Vec::new());
                Some(Frame::Table)
            }
            Element::Row => {
                if let Some(rows) = self.tables.last_mut() {
                    rows.push(Row::new());
                }
                Some(Frame::Row { deleted: false })
            }
            Element::RowProperties => Some(Frame::RowProperties),
            Element::Cell => {
                self.containers.push(Vec::new());
                Some(Frame::Cell)
            }
            Element::TextBox => Some(self.open_box()),
            Element::Note => Some(self.open_note(tag)),
            Element::Section => Some(Frame::Section { references: Vec::new(), titled: false }),
            Element::Alternate => Some(Frame::Alternate { taken: false, before: self.shown }),
            _ => Some(self.content(element, tag)),
        }
    }

    /// Elements that are text or stand for some.
    fn content(&mut self, element: Element, tag: Tag) -> Frame {
        match element {
            Element::Text => {
                let keeps_blanks = tag.says("space", "preserve");
                return Frame::Text { keeps_blanks };
            }
            Element::Tab => self.show("\t"),
            Element::NoBreakHyphen => self.show("\u{2011}"),
            Element::SoftHyphen => self.show("\u{ad}"),
            Element::CarriageReturn => self.break_line(),
            Element::Break => {
                if tag.says("type", "page")
                    && let Some(paragraph) = &mut self.paragraph
                {
                    paragraph.page_breaks += 1;
                }
                self.break_line();
            }
            Element::Symbol => {
                let font = tag.attribute("font").unwrap_or_default();
                let sign = tag.attribute("char").and_then(|code| symbol::coded(&font, &code));
                if let Some(sign) = sign {
                    self.show(sign.encode_utf8(&mut [0; 4]));
                }
            }
            Element::FieldChar => self.field(tag),
            Element::FootnoteReference => self.refer(AsideKind::Footnote, tag),
            Element::EndnoteReference => self.refer(AsideKind::Endnote, tag),
            Element::AltChunk => self.report(&catalogue::TEXT_NOT_READ, "altChunk"),
            Element::Object => self.report(&catalogue::OBJECT_NOT_READ, "OLE"),
            Element::GraphicData => {
                let uri = tag.attribute("uri").unwrap_or_default();
                let kind = uri.rsplit('/').next().unwrap_or_default();
                if matches!(kind, "chart" | "diagram") {
                    self.report(&catalogue::OBJECT_NOT_READ, kind);
                }
            }
            _ => {}
        }
        Frame::Plain
    }

    /// A branch of alternate content: the first one, or a later one if no text came of it.
    fn branch(&mut self) -> Option<Frame> {
        let shown = self.shown;
        let Some(Frame::Alternate { taken, before }) = self.frames.last_mut() else {
            return Some(Frame::Plain);
        };
        if *taken && shown > *before {
            return None;
        }
        *taken = true;
        Some(Frame::Plain)
    }

    fn end(&mut self, frame: Frame) {
        match frame {
            Frame::Paragraph => self.close_paragraph(),
            Frame::Run(outside) => self.hidden = outside,
            Frame::Text { keeps_blanks } => {
                let mut text = std::mem::take(&mut self.text);
                self.show(if keeps_blanks {
                    &text
                } else {
                    text.trim_matches([' ', '\t', '\n', '\r'])
                });
                text.clear();
                self.text = text;
            }
            Frame::Cell => {
                self.flush_carried();
                let cell = self.containers.pop().unwrap_or_default();
                if let Some(row) = self.tables.last_mut().and_then(|rows| rows.last_mut()) {
                    row.push(cell);
                }
            }
            Frame::Row { deleted: true } => {
                self.tables.last_mut().map(Vec::pop);
            }
            Frame::Table => {
                let rows = self.tables.pop().unwrap_or_default();
                self.add(Block::Table(rows));
            }
            Frame::Box(outside) => self.close_box(*outside),
            Frame::Note(id) => {
                self.flush_carried();
                let blocks = self.containers.pop().unwrap_or_default();
                if let Some(id) = id {
                    self.notes_read.insert(id, blocks);
                }
            }
            Frame::Section { references, titled } => {
                self.references.extend(references.into_iter().filter(|it| !it.first || titled));
            }
            _ => {}
        }
    }

    fn open_paragraph(&mut self) -> Frame {
        self.count = self.count.saturating_add(1);
        self.paragraph = Some(match self.carried.take() {
            Some(deleted) => Paragraph::continuing(deleted, self.count),
            None => Paragraph::new(self.count),
        });
        Frame::Paragraph
    }

    fn open_box(&mut self) -> Frame {
        self.containers.push(Vec::new());
        Frame::Box(Box::new(Outside {
            paragraph: self.paragraph.take(),
            carried: self.carried.take(),
            counters: std::mem::take(&mut self.counters),
            fields: std::mem::take(&mut self.fields),
            hidden: std::mem::take(&mut self.hidden),
        }))
    }

    /// The blocks of a text box stand before the paragraph that it is anchored in.
    fn close_box(&mut self, outside: Outside) {
        self.flush_carried();
        let blocks = self.containers.pop().unwrap_or_default();
        self.paragraph = outside.paragraph;
        self.carried = outside.carried;
        self.counters = outside.counters;
        self.fields = outside.fields;
        self.hidden = outside.hidden;
        blocks.into_iter().for_each(|block| self.add(block));
    }

    /// A note; separators have a type and are none.
    fn open_note(&mut self, tag: Tag) -> Frame {
        self.containers.push(Vec::new());
        self.counters = Counters::default();
        let is_note = tag.attribute("type").is_none_or(|it| it == "normal");
        Frame::Note(tag.attribute("id").filter(|_| is_note))
    }

    /// A note's lines go behind the paragraph that refers to it.
    fn refer(&mut self, kind: AsideKind, tag: Tag) {
        let lines = tag.attribute("id").and_then(|id| self.notes.take(kind, &id));
        if let (Some(paragraph), Some(lines)) = (&mut self.paragraph, lines) {
            paragraph.notes.push((kind, lines));
        }
    }

    fn field(&mut self, tag: Tag) {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(false),
            Some("separate") => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            Some("end") => drop(self.fields.pop()),
            _ => {}
        }
    }

    /// Adds text to the open paragraph: what a field computes from is no text, and hidden text is
    /// kept aside.
    fn show(&mut self, text: &str) {
        let Some(paragraph) = &mut self.paragraph else { return };
        if self.fields.iter().any(|result| !result) {
            return;
        }
        let text = if memchr2(b'\n', b'\r', text.as_bytes()).is_some() {
            Cow::Owned(text.replace(['\n', '\r'], " "))
        } else {
            Cow::Borrowed(text)
        };
        if self.hidden {
            paragraph.hidden.push_str(&text);
        } else {
            self.shown += text.len();
            paragraph.push(&text);
        }
    }

    fn break_line(&mut self) {
        let in_field = self.fields.iter().any(|result| !result);
        if let Some(paragraph) = self.paragraph.as_mut().filter(|_| !self.hidden && !in_field) {
            paragraph.break_line();
        }
    }

    fn add(&mut self, block: Block) {
        if let Some(container) = self.containers.last_mut() {
            container.push(block);
        }
    }

    /// Reports something about the paragraph that is open, or the last one.
    fn report(&mut self, code: &'static Code, what: &str) {
        let paragraph = self.paragraph.as_ref().map_or(self.count.max(1), |it| it.index);
        let place = Place::Paragraph { part: Arc::clone(&self.part), paragraph, line: 1 };
        self.findings.push(Finding::new(code).at(place).with("what", what));
    }
}
