//! Styles: what a paragraph inherits from its style and those it is based on.

use std::collections::BTreeMap;

use crate::document::Role;
use crate::reader::ReadError;

use super::names::Element;
use super::numbering::{self, ListReference};
use super::tag::Tag;
use super::xml::{Node, Xml};

/// No chain of styles is followed further: a longer one runs in a circle.
const LONGEST_CHAIN: usize = 64;

/// One style.
#[derive(Debug, Default)]
struct Style {
    /// What its name makes of its paragraphs.
    named: Option<Role>,
    based_on: Option<String>,
    list: ListReference,
    outline: Option<u8>,
    hidden: Option<bool>,
}

/// What a paragraph has of the styles above it.
#[derive(Default)]
pub(super) struct Inherited<'a> {
    /// The `numId` of its list.
    pub(super) list: Option<&'a str>,
    /// Its level in the list.
    pub(super) level: Option<usize>,
    /// The style that names the list.
    pub(super) source: Option<&'a str>,
}

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    default: Option<String>,
}

impl Styles {
    /// Reads the part of styles.
    pub(super) fn read(mut xml: Xml) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let mut open: Option<(String, Style)> = None;
        let mut depth = 0;
        let mut inside = 0;
        loop {
            match xml.next()? {
                Node::Start(element, tag) => {
                    depth += 1;
                    if element == Element::Style {
                        let id = tag.attribute("styleId").unwrap_or_default();
                        let is_default = tag.attribute("default").is_some_and(|it| it != "0");
                        if is_default && tag.says("type", "paragraph") {
                            styles.default = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                        inside = depth;
                    } else if let Some((_, style)) = &mut open {
                        style.read(element, &tag);
                    }
                }
                Node::End => {
                    if depth == inside
                        && let Some((id, style)) = open.take()
                    {
                        styles.styles.insert(id, style);
                    }
                    depth -= 1;
                }
                Node::Text(_) => {}
                Node::Eof => return Ok(styles),
            }
        }
    }

    /// The list that a paragraph in this style (the default one, if none) is in: `numId` and level
    /// inherited each for itself.
    pub(super) fn list<'a>(&'a self, style: Option<&'a str>) -> Inherited<'a> {
        let mut found = Inherited::default();
        for (id, style) in self.chain(style) {
            if found.list.is_none() && style.list.list.is_some() {
                found.list = style.list.list.as_deref();
                found.source = Some(id);
            }
            found.level = found.level.or(style.list.level);
        }
        found
    }

    /// What the style says of its paragraphs.
    pub(super) fn role(&self, style: Option<&str>) -> Option<Role> {
        let (mut outline, mut named) = (None, None);
        for (_, style) in self.chain(style) {
            outline = outline.or(style.outline);
            named = named.or(style.named);
        }
        outline.and_then(role_of_outline).or(named)
    }

    /// Whether text in this style is hidden.
    pub(super) fn hides(&self, style: Option<&str>) -> bool {
        self.chain(style).find_map(|(_, it)| it.hidden).unwrap_or(false)
    }

    /// Whether this style of characters hides its text; a style that is not known does not.
    pub(super) fn hides_text(&self, style: &str) -> bool {
        self.styles.contains_key(style) && self.hides(Some(style))
    }

    /// The list of a style of numbering.
    pub(super) fn list_of(&self, style: &str) -> Option<&str> {
        self.styles.get(style)?.list.list.as_deref()
    }

    /// The style and those it is based on, the nearest first.
    fn chain<'a>(&'a self, style: Option<&'a str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let find = |id: &'a str| self.styles.get_key_value(id);
        let first = style.and_then(find).or_else(|| find(self.default.as_deref()?));
        std::iter::successors(first, move |(_, style)| find(style.based_on.as_deref()?))
            .take(LONGEST_CHAIN)
            .map(|(id, style)| (id.as_str(), style))
    }
}

impl Style {
    fn read(&mut self, element: Element, tag: &Tag) {
        match element {
            Element::Name => self.named = tag.value().as_deref().and_then(role_of_name),
            Element::BasedOn => self.based_on = tag.value(),
            Element::ListId => self.list.list = tag.value(),
            Element::LevelIndex => self.list.level = numbering::level(tag).map(|(level, _)| level),
            Element::Outline => self.outline = outline(tag),
            Element::Vanish => self.hidden = Some(tag.is_on()),
            _ => {}
        }
    }
}

/// The value of an `outlineLvl`.
pub(super) fn outline(tag: &Tag) -> Option<u8> {
    tag.value()?.parse().ok()
}

/// Outline levels 0 to 8 are headings 1 to 9; 9 is body text.
pub(super) fn role_of_outline(level: u8) -> Option<Role> {
    (level < 9).then_some(Role::Heading(level + 1))
}

fn role_of_name(name: &str) -> Option<Role> {
    let name = name.to_ascii_lowercase();
    if name == "title" {
        return Some(Role::Title);
    }
    let number: u8 = name.strip_prefix("heading ")?.parse().ok()?;
    (1..=9).contains(&number).then_some(Role::Heading(number))
}
