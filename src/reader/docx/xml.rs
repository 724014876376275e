//! The events of one part, a large one's as it is inflated, within limits.
//!
//! In: a part of the package, in UTF-8 or UTF-16. Out: starts, ends and texts, empty elements as
//! a start and an end, references resolved. Refused: document types, unknown entities, nesting
//! deeper than [`ELEMENTS_DEEP`], more than [`ATTRIBUTES`] attributes, elements left open.

use std::borrow::Cow;
use std::io::{BufRead, Cursor};

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::reader::ReadError;
use crate::reader::package::{Package, PackageError, Part};

use crate::reader::limits::{ATTRIBUTES, ELEMENTS_DEEP};

use super::names::{Element, Prefixes, TooManyBindings};

/// A shorter tag cannot hold more attributes than allowed: each takes five bytes at least.
const SUSPICIOUS_TAG: usize = ATTRIBUTES * 5;

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

/// The tag of an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

/// A part being read.
pub(super) struct Xml<'p> {
    source: Source<'p>,
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
    fn next(&mut self) -> quick_xml::Result<Event<'_>> {
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
        Ok(Some(Self { source, nesting, name: name.to_owned(), empty: false }))
    }

    /// The next event.
    pub(super) fn next(&mut self) -> Result<Node<'_>, ReadError> {
        if std::mem::take(&mut self.empty) {
            self.nesting.close();
            return Ok(Node::End);
        }
        let name = &self.name;
        let failed = |flaw| ReadError::Markup { part: name.clone(), flaw };
        let event = match self.source.next() {
            Ok(event) => event,
            Err(error) => return Err(broken(name, &error)),
        };
        let malformed = |error: &dyn std::fmt::Display| failed(Flaw::Malformed(error.to_string()));
        let is_empty = matches!(event, Event::Empty(_));
        Ok(match event {
            Event::Start(tag) | Event::Empty(tag) => {
                self.empty = is_empty;
                self.nesting.depth += 1;
                if self.nesting.depth > ELEMENTS_DEEP {
                    return Err(failed(Flaw::TooDeep));
                }
                if tag.len() > SUSPICIOUS_TAG && has_too_many_attributes(&tag) {
                    return Err(failed(Flaw::TooManyAttributes));
                }
                let opened = self.nesting.prefixes.open(&tag, self.nesting.depth);
                opened.map_err(|TooManyBindings| failed(Flaw::TooManyAttributes))?;
                Node::Start(self.nesting.prefixes.element(tag.name()), Tag(tag))
            }
            Event::End(_) => {
                self.nesting.close();
                Node::End
            }
            Event::Text(text) => match text.into_inner() {
                Cow::Borrowed(bytes) => Node::Text(Cow::Borrowed(
                    std::str::from_utf8(bytes).map_err(|it| malformed(&it))?,
                )),
                Cow::Owned(bytes) => {
                    Node::Text(Cow::Owned(String::from_utf8(bytes).map_err(|it| malformed(&it))?))
                }
            },
            Event::CData(text) => {
                Node::Text(Cow::Owned(text.decode().map_err(|it| malformed(&it))?.into_owned()))
            }
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref().map_err(|it| malformed(&it))? {
                    Some(character) => Some(character.to_string()),
                    None => std::str::from_utf8(&reference)
                        .ok()
                        .and_then(resolve_predefined_entity)
                        .map(str::to_owned),
                };
                Node::Text(Cow::Owned(resolved.ok_or_else(|| malformed(&"an unknown entity"))?))
            }
            Event::DocType(_) => return Err(failed(Flaw::DocumentType)),
            Event::Eof if self.nesting.depth > 0 => {
                return Err(malformed(&"elements are left open"));
            }
            Event::Eof => Node::Eof,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Node::Text(Cow::Borrowed("")),
        })
    }

    /// The next element that opens; `None` at the end of the part.
    pub(super) fn next_start(&mut self) -> Result<Option<(Element, Tag<'_>)>, ReadError> {
        // Looked at twice: a borrow handed out of a loop would last for all of it.
        loop {
            match self.next()? {
                Node::Start(element, tag) => {
                    let tag = Tag(tag.0.into_owned());
                    return Ok(Some((element, tag)));
                }
                Node::Eof => return Ok(None),
                Node::End | Node::Text(_) => {}
            }
        }
    }
}

impl Tag<'_> {
    /// The value of the attribute with this local name; those of Word all have the element's
    /// namespace, and no two of one element share a local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.find(name).map(Cow::into_owned)
    }

    /// Whether the attribute with this local name has this value.
    pub(super) fn says(&self, name: &str, value: &str) -> bool {
        self.find(name).is_some_and(|it| it == value)
    }

    /// The value of `val`.
    pub(super) fn value(&self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether an on-off element is on: `val` absent, or not one of the words for off.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.find("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }

    fn find(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name.as_bytes())?;
        let value = match found.value {
            Cow::Borrowed(value) => Cow::Borrowed(std::str::from_utf8(value).ok()?),
            Cow::Owned(value) => Cow::Owned(String::from_utf8(value).ok()?),
        };
        match quick_xml::escape::unescape(&value) {
            Ok(Cow::Owned(text)) => Some(Cow::Owned(text)),
            Ok(Cow::Borrowed(_)) | Err(_) => Some(value),
        }
    }
}

fn has_too_many_attributes(tag: &BytesStart) -> bool {
    tag.attributes().with_checks(false).take(ATTRIBUTES + 1).count() > ATTRIBUTES
}

/// The UTF-16 that a part is in by its head, if it is.
fn utf_16(head: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    match head {
        [0xff, 0xfe, ..] | [b'<', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0xfe, 0xff, ..] | [0, b'<', ..] => Some(encoding_rs::UTF_16BE),
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
