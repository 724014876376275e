//! The paragraphs and tables of a body as the DOCX writer lays it out.
//!
//! Reads no other documents: what stands here is what the writer writes.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::writer::WriteError;

/// A block of the body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Paragraph),
    /// Paragraphs, and the XML around them.
    Table(Vec<Chunk>),
}

/// A piece of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chunk {
    Markup(String),
    Paragraph(Paragraph),
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// The XML inside its properties.
    pub(super) properties: String,
    /// The id of its style; empty where it has none.
    pub(super) style: String,
    /// The list that numbers it.
    pub(super) list: Option<usize>,
    /// Its characters, each with the properties of its run; a tab for a tab, a line end for a
    /// break.
    pub(super) characters: Vec<(char, usize)>,
    /// The XML of the properties of runs.
    pub(super) looks: Vec<String>,
}

impl Paragraph {
    pub(super) fn text(&self) -> String {
        self.characters.iter().map(|(character, _)| *character).collect()
    }

    /// Puts it into another list.
    pub(super) fn enlist(&mut self, list: usize) {
        let Some(old) = self.list.replace(list) else { return };
        let id = |list: usize| format!("<w:numId w:val=\"{list}\"");
        self.properties = self.properties.replacen(&id(old), &id(list), 1);
    }

    pub(super) fn look(&self, index: usize) -> &str {
        self.looks.get(index).map(String::as_str).unwrap_or_default()
    }
}

/// The blocks of a body.
pub(super) fn read(body: &[u8]) -> Result<Vec<Block>, WriteError> {
    let text = std::str::from_utf8(body).map_err(|it| WriteError::Document(it.to_string()))?;
    let mut reading =
        Reading { reader: Reader::from_str(text), text, blocks: Vec::new(), tables: 0, done: 0 };
    while reading.step()? {}
    Ok(reading.blocks)
}

struct Reading<'a> {
    reader: Reader<&'a [u8]>,
    text: &'a str,
    blocks: Vec<Block>,
    /// How deep in tables.
    tables: usize,
    /// How far the XML of the current table is taken.
    done: usize,
}

impl Reading<'_> {
    fn step(&mut self) -> Result<bool, WriteError> {
        let before = self.at();
        match self.event()? {
            Event::Eof => return Ok(false),
            Event::Start(tag) if name(&tag) == "tbl" => {
                if self.tables == 0 {
                    self.blocks.push(Block::Table(Vec::new()));
                    self.done = before;
                }
                self.tables += 1;
            }
            Event::End(tag) if tag.local_name().as_ref() == b"tbl" => {
                self.tables -= 1;
                if self.tables == 0 {
                    self.markup(self.at());
                }
            }
            Event::Start(tag) if name(&tag) == "p" => {
                let paragraph = self.paragraph()?;
                self.add(paragraph, before);
            }
            Event::Empty(tag) if name(&tag) == "p" => self.add(Paragraph::default(), before),
            _ => {}
        }
        Ok(true)
    }

    fn add(&mut self, paragraph: Paragraph, start: usize) {
        if self.tables == 0 {
            self.blocks.push(Block::Paragraph(paragraph));
            return;
        }
        self.markup(start);
        self.done = self.at();
        if let Some(Block::Table(chunks)) = self.blocks.last_mut() {
            chunks.push(Chunk::Paragraph(paragraph));
        }
    }

    /// Takes the XML of the table up to here.
    fn markup(&mut self, end: usize) {
        let markup = self.text.get(self.done..end).unwrap_or_default().to_owned();
        if let Some(Block::Table(chunks)) = self.blocks.last_mut() {
            chunks.push(Chunk::Markup(markup));
        }
    }

    fn at(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn event(&mut self) -> Result<Event<'static>, WriteError> {
        let event = self.reader.read_event().map_err(|it| WriteError::Document(it.to_string()))?;
        Ok(event.into_owned())
    }

    /// The XML up to the end of the element that has just begun.
    fn inside(&mut self, element: &str) -> Result<String, WriteError> {
        let start = self.at();
        loop {
            let end = self.at();
            match self.event()? {
                Event::End(tag) if tag.local_name().as_ref() == element.as_bytes() => {
                    return Ok(self.text.get(start..end).unwrap_or_default().to_owned());
                }
                Event::Eof => {
                    return Err(WriteError::Document(format!("{element} without an end")));
                }
                _ => {}
            }
        }
    }

    fn paragraph(&mut self) -> Result<Paragraph, WriteError> {
        let mut paragraph = Paragraph { looks: vec![String::new()], ..Paragraph::default() };
        let mut look = 0;
        loop {
            match self.event()? {
                Event::Start(tag) if name(&tag) == "pPr" => {
                    paragraph.properties = self.inside("pPr")?;
                    let value = |element: &str| value(&paragraph.properties, element);
                    paragraph.style = value("pStyle").unwrap_or_default();
                    paragraph.list = value("numId").and_then(|it| it.parse().ok());
                }
                Event::Start(tag) if name(&tag) == "r" => look = 0,
                Event::Start(tag) if name(&tag) == "rPr" => {
                    let xml = self.inside("rPr")?;
                    let known = paragraph.looks.iter().position(|it| *it == xml);
                    look = known.unwrap_or(paragraph.looks.len());
                    if known.is_none() {
                        paragraph.looks.push(xml);
                    }
                }
                Event::Start(tag) if name(&tag) == "t" => {
                    let words = self.inside("t")?;
                    let words = quick_xml::escape::unescape(&words)
                        .map_err(|it| WriteError::Document(it.to_string()))?;
                    paragraph.characters.extend(words.chars().map(|it| (it, look)));
                }
                Event::Empty(tag) if name(&tag) == "tab" => paragraph.characters.push(('\t', look)),
                Event::Empty(tag) if name(&tag) == "br" => paragraph.characters.push(('\n', look)),
                Event::End(tag) if tag.local_name().as_ref() == b"p" => return Ok(paragraph),
                Event::Eof => {
                    return Err(WriteError::Document("a paragraph without an end".into()));
                }
                _ => {}
            }
        }
    }
}

fn name(tag: &BytesStart) -> String {
    String::from_utf8_lossy(tag.local_name().as_ref()).into_owned()
}

/// The value of an element in properties.
fn value(properties: &str, element: &str) -> Option<String> {
    let (_, rest) = properties.split_once(&format!("<w:{element} w:val=\""))?;
    Some(rest.split_once('"')?.0.to_owned())
}
