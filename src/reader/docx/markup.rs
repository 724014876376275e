//! The markup of a part that is held whole, cut into pieces.
//!
//! In: UTF-8. Out: tags and texts. What nearly all of a part consists of (tags, and the text
//! before them) is cut out here; the rest (its first event, references, comments, instructions,
//! what breaks off) is quick-xml's, whose events these pieces are in other words.

use memchr::{memchr, memchr2};
use quick_xml::errors::IllFormedError;
use quick_xml::events::Event;
use quick_xml::{Error, Reader, Result};

use super::tag::{Tag, is_blank};

/// A piece of markup.
pub(super) enum Piece<'a> {
    /// The tag that an element opens with; whether that is all of it.
    Start(Tag<'a>, bool),
    /// The tag that an element closes with.
    End,
    /// Text, as it stands, before the next tag or reference.
    Text(&'a [u8]),
    /// Anything else.
    Other(Event<'a>),
}

/// The markup that is left.
pub(super) struct Markup<'p> {
    /// Holds what is left, and knows of what it has read itself.
    reader: Reader<&'p [u8]>,
    /// Whether the reader waits for text or tag alike: not at first, nor where it has read text.
    is_ready: bool,
    /// The names of the elements that were opened here.
    open: Vec<&'p [u8]>,
}

impl<'p> Markup<'p> {
    pub(super) fn new(part: &'p [u8]) -> Self {
        Self { reader: Reader::from_reader(part), is_ready: false, open: Vec::new() }
    }

    /// The next piece.
    pub(super) fn next(&mut self) -> Result<Piece<'p>> {
        if self.is_ready
            && let Some((piece, rest)) = self.cut()?
        {
            *self.reader.get_mut() = rest;
            return Ok(piece);
        }
        let event = self.reader.read_event()?;
        self.is_ready = !matches!(event, Event::Text(_));
        Ok(Piece::Other(event))
    }

    /// The next piece and what follows it, if it is a common one.
    fn cut(&mut self) -> Result<Option<(Piece<'p>, &'p [u8])>> {
        match *self.reader.get_ref() {
            [] | [b'&', ..] | [b'<', b'!' | b'?', ..] => Ok(None),
            [b'<', b'/', rest @ ..] => self.end(rest),
            [b'<', rest @ ..] => Ok(self.start(rest)),
            rest => {
                let text = memchr2(b'<', b'&', rest).and_then(|end| rest.split_at_checked(end));
                Ok(text.map(|(text, rest)| (Piece::Text(text), rest)))
            }
        }
    }

    fn start(&mut self, rest: &'p [u8]) -> Option<(Piece<'p>, &'p [u8])> {
        let (content, rest) = split_at_close(rest)?;
        let piece = if let Some(content) = content.strip_suffix(b"/") {
            Piece::Start(Tag::new(content), true)
        } else {
            let tag = Tag::new(content);
            self.open.push(tag.name());
            Piece::Start(tag, false)
        };
        Some((piece, rest))
    }

    /// The end of the element that was opened last, if that was opened here.
    fn end(&mut self, rest: &'p [u8]) -> Result<Option<(Piece<'p>, &'p [u8])>> {
        let Some((content, rest)) = split_at_close(rest) else { return Ok(None) };
        let Some(expected) = self.open.pop() else { return Ok(None) };
        let last = content.iter().rposition(|it| !is_blank(*it));
        let found = last.and_then(|last| content.get(..=last)).unwrap_or(content);
        if found != expected {
            let shown = |name| self.reader.decoder().decode(name).unwrap_or_default().into_owned();
            let (expected, found) = (shown(expected), shown(found));
            return Err(Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }));
        }
        Ok(Some((Piece::End, rest)))
    }
}

/// What stands before the `>` that closes a tag, and what stands behind it.
fn split_at_close(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr(b'>', bytes)?;
    let first = bytes.get(..end)?;
    let (mut is_quoted, mut has_other_quotes) = (false, false);
    for byte in first {
        is_quoted ^= *byte == b'"';
        has_other_quotes |= *byte == b'\'';
    }
    let end = if is_quoted || has_other_quotes { close(bytes)? } else { end };
    Some((bytes.get(..end)?, bytes.get(end + 1..)?))
}

/// Where the first `>` outside of quotes is.
fn close(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..)?;
        let next = rest.iter().position(|it| matches!(it, b'>' | b'"' | b'\''))?;
        match rest.get(next..)?.split_first()? {
            (b'>', _) => return Some(at + next),
            (quote, value) => at += next + memchr(*quote, value)? + 2,
        }
    }
}
