//! The markup of a part that is held whole, cut into pieces.
//!
//! In: UTF-8. Out: tags and texts. What nearly all of a part consists of (tags, and the text
//! before them) is cut out here; the rest (its first event, references, comments, instructions,
//! what breaks off) is quick-xml's, whose events these pieces are in other words.

use memchr::memchr2;
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

    /// The next piece; none if quick-xml must say what comes next.
    pub(super) fn cut(&mut self) -> Result<Option<Piece<'p>>> {
        if !self.is_ready {
            return Ok(None);
        }
        let (piece, rest) = match *self.reader.get_ref() {
            [] | [b'&', ..] | [b'<', b'!' | b'?', ..] => return Ok(None),
            [b'<', tag @ ..] => {
                let Some((content, rest)) = split_at_close(tag) else { return Ok(None) };
                let piece = match content {
                    [b'/', ..] if self.open.is_empty() => return Ok(None),
                    [b'/', name @ ..] => self.end(name)?,
                    [content @ .., b'/'] => Piece::Start(Tag::new(content), true),
                    content => self.start(content),
                };
                (piece, rest)
            }
            text => {
                let end = memchr2(b'<', b'&', text);
                let Some((text, rest)) = end.and_then(|end| text.split_at_checked(end)) else {
                    return Ok(None);
                };
                (Piece::Text(text), rest)
            }
        };
        *self.reader.get_mut() = rest;
        Ok(Some(piece))
    }

    /// What quick-xml says comes next.
    pub(super) fn event(&mut self) -> Result<Event<'p>> {
        let event = self.reader.read_event()?;
        self.is_ready = !matches!(event, Event::Text(_));
        Ok(event)
    }

    fn start(&mut self, content: &'p [u8]) -> Piece<'p> {
        let tag = Tag::new(content);
        self.open.push(tag.name());
        Piece::Start(tag, false)
    }

    /// The end of the element that was opened last.
    fn end(&mut self, name: &[u8]) -> Result<Piece<'p>> {
        let last = name.iter().rposition(|it| !is_blank(*it));
        let found = last.and_then(|last| name.get(..=last)).unwrap_or(name);
        let expected = self.open.pop().unwrap_or_default();
        if found == expected {
            return Ok(Piece::End);
        }
        let shown = |name| self.reader.decoder().decode(name).unwrap_or_default().into_owned();
        let (expected, found) = (shown(expected), shown(found));
        Err(Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }))
    }
}

/// What stands before the `>` that closes a tag, and what stands behind it.
fn split_at_close(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut rest = bytes.iter();
    loop {
        // Letters are above all three.
        match rest.find(|it| **it <= b'>' && matches!(it, b'>' | b'"' | b'\''))? {
            b'>' => break,
            quote => rest.find(|it| *it == quote)?,
        };
    }
    let rest = rest.as_slice();
    Some((bytes.get(..bytes.len() - rest.len() - 1)?, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an event says, in words.
    fn shown(event: &Event) -> String {
        match event {
            Event::Start(tag) => format!("start {:?}", Tag::new(tag)),
            Event::Empty(tag) => format!("empty {:?}", Tag::new(tag)),
            Event::End(_) => "end".to_owned(),
            Event::Text(text) => format!("text {:?}", &**text),
            event => format!("{event:?}"),
        }
    }

    fn cut(text: &str) -> Vec<String> {
        let mut markup = Markup::new(text.as_bytes());
        let mut all = Vec::new();
        loop {
            let next = match markup.cut() {
                Ok(Some(Piece::Start(tag, false))) => Ok(format!("start {tag:?}")),
                Ok(Some(Piece::Start(tag, true))) => Ok(format!("empty {tag:?}")),
                Ok(Some(Piece::End)) => Ok("end".to_owned()),
                Ok(Some(Piece::Text(text))) => Ok(format!("text {text:?}")),
                Ok(None) => markup.event().map(|event| shown(&event)),
                Err(error) => Err(error),
            };
            let is_last = next.as_ref().is_ok_and(|it| it == "Eof") || next.is_err();
            all.push(next.unwrap_or_else(|error| error.to_string()));
            if is_last {
                return all;
            }
        }
    }

    fn read(text: &str) -> Vec<String> {
        let mut reader = Reader::from_reader(text.as_bytes());
        let mut all = Vec::new();
        loop {
            let next = reader.read_event();
            let is_last = !matches!(&next, Ok(event) if *event != Event::Eof);
            all.push(next.map_or_else(|error| error.to_string(), |event| shown(&event)));
            if is_last {
                return all;
            }
        }
    }

    #[test]
    fn pieces_are_the_events_of_quick_xml() {
        let pieces = [
            "<a>",
            "</a>",
            "<b c='>'/>",
            "</b >",
            "<",
            ">",
            "/",
            " ",
            "\"",
            "'",
            "\u{feff}",
            "t",
            "&amp;",
            "<!--->",
            "<?p?>",
        ];
        for number in 0..pieces.len().pow(4) {
            let mut rest = number;
            let mut text = String::new();
            while rest > 0 {
                text.push_str(pieces[rest % pieces.len()]);
                rest /= pieces.len();
            }
            assert_eq!(cut(&text), read(&text), "{text:?}");
        }
    }
}
