//! Reads one story (the body, a head, the notes) from its part into blocks.
//!
//! A stack of frames, one an open element, stands for the recursion: nesting costs no stack.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::{AsideKind, Block, Line, Place, Row};
use crate::finding::{Code, Finding, catalogue};
use crate::reader::ReadError;

use super::Notes;
use super::counters::{Counted, Counters, Trouble};
use super::names::Element;
use super::numbering::{self, Numbering};
use super::paragraph::Paragraph;
use super::styles::{self, Styles};
use super::symbol;
use super::xml::{Node, Tag, Xml};

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
                Node::Start(element, tag) => match self.start(element, &tag) {
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
    fn start(&mut self, element: Element, tag: &Tag) -> Option<Frame> {
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
    fn content(&mut self, element: Element, tag: &Tag) -> Frame {
        match element {
            Element::Text => {
                let keeps_blanks = tag.attribute("space").as_deref() == Some("preserve");
                return Frame::Text { keeps_blanks };
            }
            Element::Tab => self.show("\t"),
            Element::NoBreakHyphen => self.show("\u{2011}"),
            Element::SoftHyphen => self.show("\u{ad}"),
            Element::CarriageReturn => self.break_line(),
            Element::Break => {
                if tag.attribute("type").as_deref() == Some("page")
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

    fn paragraph_property(&mut self, element: Element, tag: &Tag) -> Frame {
        let mut odd = false;
        if let Some(paragraph) = &mut self.paragraph {
            match element {
                Element::ParagraphStyle => paragraph.style = tag.value(),
                Element::ListProperties => return Frame::ParagraphProperties,
                Element::ListId => {
                    paragraph.list.list = tag.value();
                    odd = tag.value().is_some_and(|it| it.trim().parse::<u32>().is_err());
                }
                Element::LevelIndex => {
                    let level = numbering::level(tag);
                    paragraph.list.level = level.map(|(level, _)| level);
                    odd = level.is_some_and(|(_, odd)| odd);
                }
                Element::Outline => paragraph.outline = styles::outline(tag),
                Element::PageBreakBefore => paragraph.page_before = tag.is_on(),
                Element::RunProperties => return Frame::MarkProperties,
                Element::Section => {
                    return Frame::Section { references: Vec::new(), titled: false };
                }
                _ => {}
            }
        }
        if odd {
            let value = tag.value().unwrap_or_default();
            self.report(&catalogue::NUMBERING_ODD, &value);
        }
        Frame::Plain
    }

    fn mark_property(&mut self, element: Element, tag: &Tag) -> Frame {
        if let Some(paragraph) = &mut self.paragraph {
            match element {
                Element::Deleted | Element::MovedFrom => paragraph.mark_deleted = true,
                Element::Vanish => paragraph.mark_hidden = tag.is_on(),
                _ => {}
            }
        }
        Frame::Plain
    }

    fn run_property(&mut self, element: Element, tag: &Tag) -> Frame {
        match element {
            Element::Vanish => self.hidden = tag.is_on(),
            Element::RunStyle => {
                let style = tag.value();
                // An unknown style is none: the default one is for paragraphs.
                let styles = &self.surroundings.styles;
                self.hidden |= style.as_deref().is_some_and(|it| styles.hides_text(it));
            }
            _ => {}
        }
        Frame::Plain
    }

    fn row_property(&mut self, element: Element) -> Frame {
        if element == Element::Deleted {
            let row = self.frames.iter_mut().rev().find_map(|frame| match frame {
                Frame::Row { deleted } => Some(deleted),
                _ => None,
            });
            if let Some(deleted) = row {
                *deleted = true;
            }
        }
        Frame::Plain
    }

    fn section_property(&mut self, element: Element, tag: &Tag) -> Frame {
        let Some(Frame::Section { references, titled }) = self.frames.last_mut() else {
            return Frame::Plain;
        };
        let kind = match element {
            Element::Header => AsideKind::Header,
            Element::Footer => AsideKind::Footer,
            Element::TitlePage => {
                *titled = tag.is_on();
                return Frame::Plain;
            }
            _ => return Frame::Plain,
        };
        let of = tag.attribute("type").unwrap_or_default();
        if let Some(id) = tag.attribute("id") {
            references.push(Reference { kind, id, even: of == "even", first: of == "first" });
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
                let text = std::mem::take(&mut self.text);
                self.show(if keeps_blanks {
                    &text
                } else {
                    text.trim_matches([' ', '\t', '\n', '\r'])
                });
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
    fn open_note(&mut self, tag: &Tag) -> Frame {
        self.containers.push(Vec::new());
        self.counters = Counters::default();
        let is_note = tag.attribute("type").is_none_or(|it| it == "normal");
        Frame::Note(tag.attribute("id").filter(|_| is_note))
    }

    /// A note's lines go behind the paragraph that refers to it.
    fn refer(&mut self, kind: AsideKind, tag: &Tag) {
        let lines = tag.attribute("id").and_then(|id| self.notes.take(kind, &id));
        if let (Some(paragraph), Some(lines)) = (&mut self.paragraph, lines) {
            paragraph.notes.push((kind, lines));
        }
    }

    fn field(&mut self, tag: &Tag) {
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
        let text = if text.contains(['\n', '\r']) {
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

    fn flush_carried(&mut self) {
        if let Some(mut paragraph) = self.carried.take() {
            let lines = paragraph.take_lines();
            self.emit(paragraph, lines, Counted::default());
        }
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else { return };
        if paragraph.mark_deleted {
            self.carried = Some(paragraph);
            return;
        }
        let mut counted = self.number(&paragraph);
        let nothing_to_see = !paragraph.has_text() && !paragraph.hidden.is_empty();
        if paragraph.mark_hidden && nothing_to_see {
            counted.label = None;
        }
        let lines = paragraph.take_lines();
        self.emit(paragraph, lines, counted);
    }

    /// Counts the paragraph in its list: the one it names, else that of its style.
    fn number(&mut self, paragraph: &Paragraph) -> Counted {
        let Surroundings { styles, numbering } = self.surroundings;
        let (inherited, source) = styles.list(paragraph.style.as_deref());
        let own = paragraph.list.list.as_deref();
        let Some(list) = own.or(inherited.list.as_deref()).filter(|it| *it != "0") else {
            return Counted::default();
        };
        let linked = || source.and_then(|style| numbering.linked_level(list, style, styles));
        let level = match (paragraph.list.level, own) {
            (Some(level), _) => level,
            (None, Some(_)) => 0,
            (None, None) => linked().or(inherited.level).unwrap_or(0),
        };
        self.counters.count(list, level, numbering, styles)
    }

    /// Puts the paragraph and what belongs to it into the open container.
    fn emit(&mut self, paragraph: Paragraph, lines: Vec<String>, counted: Counted) {
        let styles = &self.surroundings.styles;
        let role = paragraph
            .outline
            .and_then(styles::role_of_outline)
            .or_else(|| styles.role(paragraph.style.as_deref()));
        let mut label = counted.label;
        let place = |line: usize| Place::Paragraph {
            part: Arc::clone(&self.part),
            paragraph: paragraph.index,
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
        };
        let lines: Vec<Line> = lines
            .into_iter()
            .enumerate()
            .map(|(at, text)| Line { text, label: label.take(), role, place: place(at) })
            .collect();
        let here = place(0);
        self.findings.extend(counted.troubles.iter().map(|it| trouble(it).at(here.clone())));
        if !paragraph.hidden.trim().is_empty() {
            let finding = Finding::new(&catalogue::HIDDEN_TEXT).with("text", paragraph.hidden);
            self.findings.push(finding.at(here));
        }
        if paragraph.page_before {
            self.add(Block::PageBreak);
        }
        self.add(Block::Paragraph(lines));
        (0..paragraph.page_breaks).for_each(|_| self.add(Block::PageBreak));
        for (kind, lines) in paragraph.notes {
            self.add(Block::Aside { kind, lines });
        }
    }

    /// Reports something about the paragraph that is open, or the last one.
    fn report(&mut self, code: &'static Code, what: &str) {
        let paragraph = self.paragraph.as_ref().map_or(self.count.max(1), |it| it.index);
        let place = Place::Paragraph { part: Arc::clone(&self.part), paragraph, line: 1 };
        self.findings.push(Finding::new(code).at(place).with("what", what));
    }
}

fn trouble(trouble: &Trouble) -> Finding {
    match trouble {
        Trouble::Format(name) => {
            Finding::new(&catalogue::NUMBER_FORMAT_UNKNOWN).with("format", name.as_str())
        }
        Trouble::DeeperLevel => Finding::new(&catalogue::NUMBERING_ODD).with("what", "lvlText"),
        Trouble::OddStart => Finding::new(&catalogue::NUMBERING_ODD).with("what", "start"),
        Trouble::Unsettled => Finding::new(&catalogue::NUMBERING_ODD).with("what", "lvlOverride"),
    }
}
