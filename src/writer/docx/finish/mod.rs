//! One pass over a finished part, for what `docx-rs` cannot say.
//!
//! Children of properties are put into the schema's order ([`mod@order`]); ids that come from
//! counters of the process are left out, and what the schema does not know; relationships and
//! content types of parts that are not packed go; Normal becomes the default style; indents get
//! their measure in characters.

mod order;

use std::borrow::Cow;
use std::cell::RefCell;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::writer::WriteError;

use order::order;

use super::kept::Kept;
use super::styles::CHARACTER;

/// What Normal has besides: no gaps between Chinese and digits, which would break the 28
/// characters of a line; no widow control, which would break the 22 lines of a page.
const NORMAL: &[(&str, &str)] =
    &[("widowControl", "0"), ("autoSpaceDE", "0"), ("autoSpaceDN", "0")];

/// The language of Normal: else Word checks Chinese by the rules of its own.
const LANGUAGE: [(&str, &str); 2] = [("w:val", "en-US"), ("w:eastAsia", "zh-CN")];

thread_local! {
    /// Finished pieces, by what they were: documents have most of them in common.
    static FINISHED: RefCell<Kept<Vec<u8>, Vec<u8>>> = const { RefCell::new(Kept::new()) };
}

/// Finishes one part. `packed` names the parts of the archive.
///
/// What needs no finishing is copied; what does is finished once for all places that say the same,
/// in this document and the next. Overrides and relationships go by what is in the archive.
pub(super) fn part(xml: &[u8], packed: &[String]) -> Result<Vec<u8>, WriteError> {
    let mut out = Vec::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = memchr::memchr(b'<', rest) {
        let (text, tag) = rest.split_at_checked(at).unwrap_or((rest, &[]));
        let (piece, after) = tag.split_at_checked(extent(tag)?).unwrap_or((tag, &[]));
        out.extend_from_slice(text);
        // The attributes of a paragraph are ids of the process.
        if piece.starts_with(b"<w:p ") {
            out.extend_from_slice(if piece.ends_with(b"/>") { b"<w:p/>" } else { b"<w:p>" });
        } else if matches!(name_of(piece), "Override" | "Relationship") {
            out.extend(events(piece, packed)?);
        } else if needs_finishing(piece) {
            let finish = || events(piece, &[]);
            let add = |finished: &Vec<u8>| out.extend_from_slice(finished);
            FINISHED.with_borrow_mut(|kept| kept.with(piece, finish, add))?;
        } else {
            out.extend_from_slice(piece);
        }
        rest = after;
    }
    out.extend_from_slice(rest);
    Ok(out)
}

/// How long the piece is that begins here: properties to their end, else one tag.
fn extent(xml: &[u8]) -> Result<usize, WriteError> {
    let tag = memchr::memchr(b'>', xml).ok_or_else(|| failed("a tag without an end"))? + 1;
    let piece = xml.get(..tag).unwrap_or(xml);
    let name = name_of(piece);
    if order(name).is_none() || piece.ends_with(b"/>") {
        return Ok(tag);
    }
    let start = ["<w:", name].concat();
    let end = ["</w:", name, ">"].concat();
    let mut from = tag;
    let mut depth = 1;
    while depth > 0 {
        let rest = xml.get(from..).unwrap_or_default();
        let at = memchr::memmem::find(rest, end.as_bytes())
            .ok_or_else(|| failed("properties without an end"))?;
        let inside = rest.get(..at).unwrap_or_default();
        let opened = memchr::memmem::find_iter(inside, start.as_bytes());
        depth += opened.filter(|it| is_whole(inside, it + start.len())).count();
        depth -= 1;
        from += at + end.len();
    }
    Ok(from)
}

/// Whether a name ends here: `w:pPr`, not `w:pPrChange`.
fn is_whole(xml: &[u8], end: usize) -> bool {
    matches!(xml.get(end), Some(b'>' | b' ')) || xml.get(end).is_none()
}

/// The name of a tag without its prefix.
fn name_of(tag: &[u8]) -> &str {
    let name = tag.strip_prefix(b"<").unwrap_or(tag);
    let end = name.iter().position(|it| matches!(it, b' ' | b'>' | b'/')).unwrap_or(name.len());
    let name = name.get(..end).unwrap_or_default();
    let own = name.rsplit(|it| *it == b':').next().unwrap_or_default();
    std::str::from_utf8(own).unwrap_or_default()
}

fn needs_finishing(piece: &[u8]) -> bool {
    let name = name_of(piece);
    order(name).is_some()
        || matches!(name, "ind" | "gridCol")
        || memchr::memmem::find(piece, b"w14:").is_some()
        || memchr::memmem::find(piece, b"w:rsid").is_some()
}

/// Finishes one piece, event by event.
fn events(xml: &[u8], packed: &[String]) -> Result<Vec<u8>, WriteError> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut out = Output { writer: Writer::new(Vec::with_capacity(xml.len())), open: Vec::new() };
    loop {
        match reader.read_event().map_err(failed)? {
            Event::Eof => break,
            Event::Start(tag) if order(local(&tag)).is_some() => {
                out.open.push(Element::new(finished(&tag)));
            }
            Event::Start(tag) => out.start(finished(&tag))?,
            Event::Empty(tag) if local(&tag) == "rPr" || is_dropped(&tag, packed) => {}
            Event::Empty(tag) => out.leaf(Event::Empty(finished(&tag)))?,
            Event::End(tag) => out.end(tag.into_owned())?,
            other => out.leaf(other.into_owned())?,
        }
    }
    Ok(out.writer.into_inner())
}

fn failed(error: impl std::fmt::Display) -> WriteError {
    WriteError::Document(error.to_string())
}

/// The writer, and the properties that are being collected.
struct Output {
    writer: Writer<Vec<u8>>,
    open: Vec<Element>,
}

/// An element in the making: its tag, and its children, each as events.
struct Element {
    tag: BytesStart<'static>,
    children: Vec<(String, Vec<Event<'static>>)>,
    /// How deep the reading is inside the last child.
    depth: usize,
}

impl Element {
    fn new(tag: BytesStart<'static>) -> Self {
        Self { tag, children: Vec::new(), depth: 0 }
    }

    fn add(&mut self, name: &str, event: Event<'static>) {
        match self.children.last_mut() {
            Some((_, events)) if self.depth > 0 => events.push(event),
            _ => self.children.push((name.to_owned(), vec![event])),
        }
    }

    /// The events of the element, its children in the schema's order.
    fn into_events(mut self) -> Vec<Event<'static>> {
        let container = local(&self.tag).to_owned();
        if container == "style" && attribute(&self.tag, "styleId").as_deref() == Some("Normal") {
            self.tag.push_attribute(("w:default", "1"));
        }
        let order = order(&container).unwrap_or_default();
        let rank = |name: &str| order.iter().position(|it| *it == name).unwrap_or(order.len());
        self.children.sort_by_key(|(name, _)| rank(name));
        let end = self.tag.to_end().into_owned();
        let mut events = vec![Event::Start(self.tag)];
        events.extend(self.children.into_iter().flat_map(|(_, child)| child));
        events.push(Event::End(end));
        events
    }
}

impl Output {
    fn start(&mut self, tag: BytesStart<'static>) -> Result<(), WriteError> {
        match self.open.last_mut() {
            Some(element) => {
                let name = local(&tag).to_owned();
                element.add(&name, Event::Start(tag));
                element.depth += 1;
                Ok(())
            }
            None => self.writer.write_event(Event::Start(tag)).map_err(failed),
        }
    }

    fn leaf(&mut self, event: Event<'static>) -> Result<(), WriteError> {
        let Some(element) = self.open.last_mut() else {
            return self.writer.write_event(event).map_err(failed);
        };
        let name = match &event {
            Event::Empty(tag) => local(tag).to_owned(),
            _ => String::new(),
        };
        element.add(&name, event);
        Ok(())
    }

    fn end(&mut self, tag: quick_xml::events::BytesEnd<'static>) -> Result<(), WriteError> {
        match self.open.pop() {
            None => self.writer.write_event(Event::End(tag)).map_err(failed),
            Some(mut element) if element.depth > 0 => {
                element.add("", Event::End(tag));
                element.depth -= 1;
                self.open.push(element);
                Ok(())
            }
            Some(element) => self.close(element),
        }
    }

    fn close(&mut self, mut element: Element) -> Result<(), WriteError> {
        let is_normal =
            |style: &Element| attribute(&style.tag, "styleId").as_deref() == Some("Normal");
        if local(&element.tag) == "pPr" && self.open.last().is_some_and(is_normal) {
            for (name, value) in NORMAL {
                let tag = BytesStart::new(format!("w:{name}")).with_attributes([("w:val", *value)]);
                element.add(name, Event::Empty(tag));
            }
        }
        if local(&element.tag) == "rPr" && self.open.last().is_some_and(is_normal) {
            let tag = BytesStart::new("w:lang").with_attributes(LANGUAGE);
            element.add("lang", Event::Empty(tag));
        }
        let name = local(&element.tag).to_owned();
        let events = element.into_events();
        match self.open.last_mut() {
            Some(outer) if outer.depth > 0 => {
                events.into_iter().for_each(|event| outer.add(&name, event));
            }
            Some(outer) => outer.children.push((name, events)),
            None => {
                for event in events {
                    self.writer.write_event(event).map_err(failed)?;
                }
            }
        }
        Ok(())
    }
}

/// The tag without ids of the process, with indents measured in characters too.
fn finished(tag: &BytesStart) -> BytesStart<'static> {
    let mut finished = BytesStart::new(qualified(tag).into_owned());
    let is_indent = local(tag) == "ind";
    for attribute in tag.attributes().flatten() {
        let key = attribute.key.as_ref();
        let is_unknown = key == b"w:type" && local(tag) == "gridCol";
        if key.starts_with(b"w14:") || key.starts_with(b"w:rsid") || is_unknown {
            continue;
        }
        if is_indent && let Some(hundredths) = in_characters(&attribute.value) {
            let key = [key, b"Chars"].concat();
            finished.push_attribute((key.as_slice(), hundredths.to_string().as_bytes()));
        }
        finished.push_attribute(attribute);
    }
    finished
}

/// An indent of whole characters of the text, in hundredths of one: Word goes by it where the size
/// of the text is changed.
fn in_characters(twips: &[u8]) -> Option<i32> {
    let twips: i32 = std::str::from_utf8(twips).ok()?.parse().ok()?;
    (twips > 0 && twips % CHARACTER == 0).then_some(twips / CHARACTER * 100)
}

/// Whether a relationship or content type speaks of a part that is not packed.
fn is_dropped(tag: &BytesStart, packed: &[String]) -> bool {
    let has = |name: &str| packed.iter().any(|part| part == name);
    match local(tag) {
        "Override" => {
            attribute(tag, "PartName").is_some_and(|name| !has(name.trim_start_matches('/')))
        }
        "Relationship" => attribute(tag, "Target").is_some_and(|target| {
            let target = target.trim_start_matches('/');
            !has(target) && !has(&format!("word/{target}"))
        }),
        _ => false,
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found =
        tag.attributes().flatten().find(|it| it.key.local_name().as_ref() == name.as_bytes())?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

fn qualified<'a>(tag: &'a BytesStart) -> Cow<'a, str> {
    match std::str::from_utf8(tag.name().into_inner()) {
        Ok(name) => Cow::Borrowed(name),
        Err(_) => Cow::Borrowed(""),
    }
}

fn local<'a>(tag: &'a BytesStart) -> &'a str {
    std::str::from_utf8(tag.local_name().into_inner()).unwrap_or_default()
}
