//! The tag of an element: its name and its attributes, whatever their prefixes.
//!
//! In: what stands between `<` and `>`. Out: the values that are asked for. Attributes are taken
//! as quick-xml takes them: what is none (no value, no quotes) is passed over, no check is made.

use std::borrow::Cow;

use memchr::{memchr, memchr_iter};

use crate::reader::limits::ATTRIBUTES;

/// A shorter tag cannot hold more attributes than allowed: each takes four bytes at least.
const SUSPICIOUS_TAG: usize = ATTRIBUTES * 4;

/// The tag of an element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    name: &'a [u8],
    attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    /// The tag of this content: all between `<` and `>`, without the `/` of an empty element.
    pub(super) fn new(content: &'a [u8]) -> Self {
        let end = content.iter().position(|it| is_blank(*it)).unwrap_or(content.len());
        let (name, attributes) = content.split_at_checked(end).unwrap_or((content, b""));
        Self { name, attributes }
    }

    /// The name, with its prefix.
    pub(super) fn name(self) -> &'a [u8] {
        self.name
    }

    /// All names of attributes, with their prefixes, and their values as they stand.
    pub(super) fn attributes(self) -> Attributes<'a> {
        Attributes { rest: self.attributes }
    }

    /// Whether there are more attributes than allowed.
    pub(super) fn has_too_many_attributes(self) -> bool {
        self.name.len() + self.attributes.len() > SUSPICIOUS_TAG
            && self.attributes().take(ATTRIBUTES + 1).count() > ATTRIBUTES
    }

    /// Whether it can bind prefixes; it need not.
    pub(super) fn may_bind(self) -> bool {
        !self.attributes.is_empty()
            && memchr_iter(b'x', self.attributes)
                .any(|at| self.attributes.get(at..).is_some_and(|it| it.starts_with(b"xmlns")))
    }

    /// The value of the attribute with this local name; those of Word all have the element's
    /// namespace, and no two of one element share a local name.
    pub(super) fn find(self, name: &str) -> Option<Cow<'a, str>> {
        let mut attributes = self.attributes();
        let (_, value) = attributes.find(|(key, _)| parts(key).1 == name.as_bytes())?;
        let value = std::str::from_utf8(value).ok()?;
        if !value.as_bytes().contains(&b'&') {
            return Some(Cow::Borrowed(value));
        }
        Some(quick_xml::escape::unescape(value).unwrap_or(Cow::Borrowed(value)))
    }

    /// The same as a text of its own.
    pub(super) fn attribute(self, name: &str) -> Option<String> {
        self.find(name).map(Cow::into_owned)
    }

    /// Whether the attribute with this local name has this value.
    pub(super) fn says(self, name: &str, value: &str) -> bool {
        self.find(name).is_some_and(|it| it == value)
    }

    /// The value of `val`.
    pub(super) fn value(self) -> Option<String> {
        self.attribute("val")
    }

    /// Whether an on-off element is on: `val` absent, or not one of the words for off.
    pub(super) fn is_on(self) -> bool {
        !matches!(self.find("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// The attributes of a tag: names and values.
pub(super) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let rest = without_blanks(self.rest);
            // The first byte is of the name, whatever it is.
            let end = rest.iter().skip(1).position(|it| *it == b'=' || is_blank(*it))? + 1;
            let (name, rest) = rest.split_at_checked(end)?;
            let rest = without_blanks(rest);
            let Some(rest) = rest.strip_prefix(b"=") else {
                self.rest = rest;
                continue;
            };
            let rest = without_blanks(rest);
            match rest.split_first()? {
                (quote @ (b'"' | b'\''), rest) => {
                    let end = memchr(*quote, rest)?;
                    self.rest = rest.get(end + 1..)?;
                    return Some((name, rest.get(..end)?));
                }
                _ => self.rest = rest.get(rest.iter().position(|it| is_blank(*it))?..)?,
            }
        }
    }
}

/// The prefix of a name (empty, if it has none) and its local name.
pub(super) fn parts(name: &[u8]) -> (&[u8], &[u8]) {
    match name.iter().position(|it| *it == b':') {
        Some(at) => (name.get(..at).unwrap_or_default(), name.get(at + 1..).unwrap_or_default()),
        None => (b"", name),
    }
}

/// Whether a byte is white space in XML.
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\r' | b'\n' | b'\t')
}

fn without_blanks(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|it| !is_blank(*it)).unwrap_or(bytes.len());
    bytes.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use quick_xml::events::BytesStart;

    /// Strings of these pieces, all up to a length.
    const PIECES: &[&str] = &["a", "w:b", "=", "\"", "'", " ", "\t", "&amp;"];

    #[test]
    fn attributes_are_those_of_quick_xml() {
        let count = PIECES.len().pow(5);
        for number in 0..count {
            let mut content = "n ".to_owned();
            let mut rest = number;
            while rest > 0 {
                content.push_str(PIECES[rest % PIECES.len()]);
                rest /= PIECES.len();
            }
            let theirs = BytesStart::from_content(content.as_str(), 1);
            let mut theirs = theirs.attributes();
            let theirs = theirs.with_checks(false).flatten();
            let theirs: Vec<_> =
                theirs.map(|it| (it.key.as_ref().to_vec(), it.value.to_vec())).collect();
            let ours = Tag::new(content.as_bytes()).attributes();
            let ours: Vec<_> = ours.map(|(key, value)| (key.to_vec(), value.to_vec())).collect();
            assert_eq!(ours, theirs, "{content:?}");
        }
    }
}
