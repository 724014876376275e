//! The tag of an element: its name and its attributes, whatever their prefixes.
//!
//! In: what stands between `<` and `>`. Out: the values that are asked for. Attributes are taken
//! as quick-xml takes them: what is none (no value, no quotes) is passed over, but counts as one.

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
    pub(super) fn attributes(self) -> impl Iterator<Item = Attribute<'a>> {
        self.pieces().flatten()
    }

    fn pieces(self) -> Pieces<'a> {
        Pieces { rest: self.attributes }
    }

    /// Whether there are more attributes than allowed.
    pub(super) fn has_too_many_attributes(self) -> bool {
        self.name.len() + self.attributes.len() > SUSPICIOUS_TAG
            && self.pieces().take(ATTRIBUTES + 1).count() > ATTRIBUTES
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

/// The pieces of a tag behind its name.
struct Pieces<'a> {
    rest: &'a [u8],
}

/// What is none: it has no value, or no quotes.
struct NoAttribute;

/// The name of an attribute, and its value as it stands.
type Attribute<'a> = (&'a [u8], &'a [u8]);

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Attribute<'a>, NoAttribute>;

    fn next(&mut self) -> Option<Self::Item> {
        let rest = without_blanks(self.rest);
        // The first byte is of the name, whatever it is.
        let end = rest.iter().skip(1).position(|it| *it == b'=' || is_blank(*it))? + 1;
        let (name, rest) = rest.split_at_checked(end)?;
        let rest = without_blanks(rest);
        let Some(rest) = rest.strip_prefix(b"=") else {
            self.rest = rest;
            return Some(Err(NoAttribute));
        };
        let rest = without_blanks(rest);
        let (first, value) = rest.split_first()?;
        if matches!(first, b'"' | b'\'') {
            let end = memchr(*first, value)?;
            self.rest = value.get(end + 1..)?;
            return Some(Ok((name, value.get(..end)?)));
        }
        self.rest = rest.get(rest.iter().position(|it| is_blank(*it))?..)?;
        Some(Err(NoAttribute))
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

    /// What is no attribute counts as one, so that no tag is read too often.
    #[test]
    fn what_is_no_attribute_counts() {
        let tag = |piece: &str| ["n ", &piece.repeat(5_200)].concat();
        for piece in [" x", " a=1", " a=\"\"", "a=''"] {
            let tag = tag(piece);
            assert!(
                Tag::new(tag.as_bytes()).has_too_many_attributes() || tag.len() < SUSPICIOUS_TAG
            );
        }
        assert!(!Tag::new(" ".repeat(1 << 16).as_bytes()).has_too_many_attributes());
    }

    #[test]
    fn attributes_are_told_from_what_is_none() {
        let all = |content: &str| {
            let all: Vec<String> = Tag::new(content.as_bytes())
                .attributes()
                .map(|(key, value)| String::from_utf8([key, b"=", value].concat()).unwrap())
                .collect();
            all.join(" ")
        };
        assert_eq!(all("n a=\"1\"b='2'"), "a=1 b=2");
        assert_eq!(all("n a=x b=\"1\""), "b=1");
        assert_eq!(all("n a = \"1\" c w:d='\"'"), "a=1 w:d=\"");
    }

    /// Strings of these pieces.
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
