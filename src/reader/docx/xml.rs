//! The events of one part, a large one's as it is inflated, within limits.
//!
//! In: a part of the package, in UTF-8 or UTF-16. Out: starts, ends and texts, empty elements as
//! a start and an end, references resolved. Refused: document types, unknown entities, nesting
//! deeper than [`ELEMENTS_DEEP`], more than [`ATTRIBUTES`] attributes, elements left open.

use std::borrow::Cow;
use std::io::{BufRead, Cursor};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use crate::reader::ReadError;
use crate::reader::package::{Package, PackageError, Part};

use crate::reader::limits::{ATTRIBUTES, ELEMENTS_DEEP};

use super::names::{Element, Prefixes, TooManyBindings};
use super::tag::Tag;

/// What is wrong with the markup of a part.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// It is not well-formed.
    #[error("not well-formed: {0}")]
    Malformed(String),
    /// It has a document type declaration.
    #[error("has a document type declaration")]
    DocumentType,
    /// Elements are nested too deeply.
    #[error("elements nested more than {ELEMENTS_DEEP} deep")]
    TooDeep,
    /// An element has too many attributes.
    #[error("an element with more than {ATTRIBUTES} attributes")]
    TooManyAttributes,
}

/// An event of a part.
pub(super) enum Node<'a> {
    /// An element opens.
    Start(Element, Tag<'a>),
    /// The element opened last closes.
    End,
    /// Text between tags.
    Text(Cow<'a, str>),
    /// The part ends.
    Eof,
}

/// A part being read.
pub(super) struct Xml<'p> {
    source: Source<'p>,
    /// The tag that was read last: an event lends its bytes only for as long as it is held itself.
    held: Vec<u8>,
    nesting: Nesting,
    name: String,
    /// Whether the element that opened last is empty: its end comes next.
    empty: bool,
}

/// Where the markup comes from.
enum Source<'p> {
    Whole(Reader<&'p [u8]>),
    /// With room for one event.
    Streamed(Reader<Box<dyn BufRead + 'p>>, Vec<u8>),
}

impl Source<'_> {
    fn event(&mut self) -> quick_xml::Result<Event<'_>> {
        match self {
            Self::Whole(reader) => reader.read_event(),
            Self::Streamed(reader, room) => {
                room.clear();
                reader.read_event_into(room)
            }
        }
    }
}

/// The elements that are open.
#[derive(Default)]
struct Nesting {
    prefixes: Prefixes,
    depth: usize,
}

impl Nesting {
    fn open(&mut self, tag: Tag) -> Result<Element, Flaw> {
        self.depth += 1;
        if self.depth > ELEMENTS_DEEP {
            return Err(Flaw::TooDeep);
        }
        if tag.has_too_many_attributes() {
            return Err(Flaw::TooManyAttributes);
        }
        let opened = self.prefixes.open(tag, self.depth);
        opened.map_err(|TooManyBindings| Flaw::TooManyAttributes)?;
        Ok(self.prefixes.element(tag.name()))
    }

    fn close(&mut self) {
        self.prefixes.close(self.depth);
        self.depth = self.depth.saturating_sub(1);
    }
}

impl<'p> Xml<'p> {
    /// Opens the part of this name; `None` if the package has none.
    pub(super) fn open(package: &'p Package, name: &str) -> Result<Option<Self>, ReadError> {
        let small = package.small_part(name)?.filter(|it| utf_16(it).is_none());
        let source = if let Some(bytes) = small {
            Source::Whole(Reader::from_reader(bytes))
        } else {
            let Some(part) = package.part(name)? else { return Ok(None) };
            Source::Streamed(Reader::from_reader(as_utf_8(part)?), Vec::new())
        };
        let nesting = Nesting::default();
        Ok(Some(Self { source, nesting, held: Vec::new(), name: name.to_owned(), empty: false }))
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Result<Node<'_>, ReadError> {
        if std::mem::take(&mut self.empty) {
            self.nesting.close();
            return Ok(Node::End);
        }
        let name = &self.name;
        let failed = |flaw| ReadError::Markup { part: name.clone(), flaw };
        match self.source.event().map_err(|error| broken(name, &error))? {
            event @ (Event::Start(_) | Event::Empty(_)) => {
                self.empty = matches!(event, Event::Empty(_));
                self.held.clear();
                self.held.extend_from_slice(&event);
                let tag = Tag::new(&self.held);
                let element = self.nesting.open(tag).map_err(failed)?;
                Ok(Node::Start(element, tag))
            }
            Event::End(_) => {
                self.nesting.close();
                Ok(Node::End)
            }
            Event::Eof if self.nesting.depth == 0 => Ok(Node::Eof),
            event => text(event).map(Node::Text).map_err(failed),
        }
    }
}

/// The text that an event other than a tag stands for; the end of the part comes too early here.
fn text(event: Event<'_>) -> Result<Cow<'_, str>, Flaw> {
    Ok(match event {
        Event::Text(text) => match text.into_inner() {
            Cow::Borrowed(bytes) => utf_8(bytes)?,
            Cow::Owned(bytes) => Cow::Owned(String::from_utf8(bytes).map_err(|it| malformed(&it))?),
        },
        Event::CData(text) => text.decode().map_err(|it| malformed(&it))?,
        Event::GeneralRef(reference) => {
            let resolved = match reference.resolve_char_ref().map_err(|it| malformed(&it))? {
                Some(character) => Some(character.to_string()),
                None => std::str::from_utf8(&reference)
                    .ok()
                    .and_then(resolve_predefined_entity)
                    .map(str::to_owned),
            };
            Cow::Owned(resolved.ok_or_else(|| malformed(&"an unknown entity"))?)
        }
        Event::DocType(_) => return Err(Flaw::DocumentType),
        Event::Eof => return Err(malformed(&"elements are left open")),
        Event::Comment(_)
        | Event::Decl(_)
        | Event::PI(_)
        | Event::Start(_)
        | Event::Empty(_)
        | Event::End(_) => Cow::Borrowed(""),
    })
}

/// The text of these bytes, checked in half the time that the standard library takes for Chinese.
fn utf_8(bytes: &[u8]) -> Result<Cow<'_, str>, Flaw> {
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text),
        None => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|it| malformed(&it)),
    }
}

fn malformed(error: &dyn std::fmt::Display) -> Flaw {
    Flaw::Malformed(error.to_string())
}

/// The UTF-16 that a part is in by its head, if it is.
fn utf_16(head: &[u8]) -> Option<&'static Encoding> {
    match head {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => Some(UTF_16LE),
        [0xfe, 0xff, ..] | [0, b'<', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// The bytes of the part as UTF-8: streamed, or transcoded whole where they are UTF-16.
fn as_utf_8<'p>(mut part: Part<'p>) -> Result<Box<dyn BufRead + 'p>, ReadError> {
    let head = part.fill_buf().map_err(|error| package_error(&error))?;
    let Some(encoding) = utf_16(head) else { return Ok(Box::new(part)) };
    let bytes = part.read_whole()?;
    let (text, _) = encoding.decode_with_bom_removal(&bytes);
    Ok(Box::new(Cursor::new(text.into_owned().into_bytes())))
}

fn package_error(error: &std::io::Error) -> ReadError {
    match PackageError::inside(error) {
        Some(error) => error.clone().into(),
        None => ReadError::Markup { part: String::new(), flaw: Flaw::Malformed(error.to_string()) },
    }
}

fn broken(part: &str, error: &quick_xml::Error) -> ReadError {
    match error {
        quick_xml::Error::Io(error) if PackageError::inside(error).is_some() => {
            package_error(error)
        }
        error => {
            ReadError::Markup { part: part.to_owned(), flaw: Flaw::Malformed(error.to_string()) }
        }
    }
}
