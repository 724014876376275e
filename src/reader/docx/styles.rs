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
    id: String,
    /// What its name makes of its paragraphs.
    named: Option<Role>,
    based_on: Option<String>,
    /// Where the style of `based_on` is, if there is one.
    base: Option<StyleAt>,
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

/// Where a style is among all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct StyleAt(usize);

/// All styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// In the order of their ids.
    styles: Vec<Style>,
    default: Option<StyleAt>,
}

impl Styles {
    /// Reads the part of styles.
    pub(super) fn read(mut xml: Xml) -> Result<Self, ReadError> {
        let mut styles = BTreeMap::new();
        let mut default = None;
        let mut open: Option<Style> = None;
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
                            default = Some(id.clone());
                        }
                        open = Some(Style { id, ..Style::default() });
                        inside = depth;
                    } else if let Some(style) = &mut open {
                        style.read(element, tag);
                    }
                }
                Node::End => {
                    if depth == inside
                        && let Some(style) = open.take()
                    {
                        styles.insert(style.id.clone(), style);
                    }
                    depth -= 1;
                }
                Node::Text(_) => {}
                Node::Eof => return Ok(Self::of(styles.into_values().collect(), default)),
            }
        }
    }

    /// The styles in the order of their ids, each led to the one it is based on.
    fn of(styles: Vec<Style>, default: Option<String>) -> Self {
        let mut all = Self { styles, default: None };
        all.default = default.and_then(|id| all.find(&id));
        let find = |style: &Style| all.find(style.based_on.as_deref()?);
        let bases: Vec<_> = all.styles.iter().map(find).collect();
        all.styles.iter_mut().zip(bases).for_each(|(style, base)| style.base = base);
        all
    }

    /// The style of this id.
    pub(super) fn find(&self, id: &str) -> Option<StyleAt> {
        self.styles.binary_search_by(|style| style.id.as_str().cmp(id)).ok().map(StyleAt)
    }

    /// The list that a paragraph in this style (the default one, if none) is in: `numId` and level
    /// inherited each for itself.
    pub(super) fn list(&self, style: Option<StyleAt>) -> Inherited<'_> {
        let mut found = Inherited::default();
        for style in self.chain(style) {
            if found.list.is_none() && style.list.list.is_some() {
                found.list = style.list.list.as_deref();
                found.source = Some(&style.id);
            }
            found.level = found.level.or(style.list.level);
        }
        found
    }

    /// What the style says of its paragraphs.
    pub(super) fn role(&self, style: Option<StyleAt>) -> Option<Role> {
        let (mut outline, mut named) = (None, None);
        for style in self.chain(style) {
            outline = outline.or(style.outline);
            named = named.or(style.named);
        }
        outline.and_then(role_of_outline).or(named)
    }

    /// Whether this style of characters hides its text.
    pub(super) fn hides(&self, style: StyleAt) -> bool {
        self.chain(Some(style)).find_map(|it| it.hidden).unwrap_or(false)
    }

    /// The list of a style of numbering.
    pub(super) fn list_of(&self, style: &str) -> Option<&str> {
        self.at(self.find(style)?)?.list.list.as_deref()
    }

    /// The style and those it is based on, the nearest first.
    fn chain(&self, style: Option<StyleAt>) -> impl Iterator<Item = &Style> {
        let first = style.or(self.default).and_then(|it| self.at(it));
        std::iter::successors(first, |style| self.at(style.base?)).take(LONGEST_CHAIN)
    }

    fn at(&self, style: StyleAt) -> Option<&Style> {
        self.styles.get(style.0)
    }
}

impl Style {
    fn read(&mut self, element: Element, tag: Tag) {
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
pub(super) fn outline(tag: Tag) -> Option<u8> {
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
