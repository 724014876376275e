//! The definitions of lists: `w:abstractNum`, `w:num`, their levels and overrides.

use std::collections::BTreeMap;

use crate::numbering::word_format::NumberFormat;
use crate::reader::ReadError;

use super::names::Element;
use super::styles::Styles;
use super::tag::Tag;
use super::xml::{Node, Xml};

/// Levels are numbered 0 to 8.
pub(super) const LEVELS: usize = 9;

/// The list and level that a paragraph or a style names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListReference {
    /// The `w:numId`, as written.
    pub(super) list: Option<String>,
    /// The `w:ilvl`.
    pub(super) level: Option<usize>,
}

/// One level of a list.
#[derive(Debug, Clone, Default)]
pub(super) struct Level {
    /// The first value; 0 where none is stated.
    pub(super) start: u32,
    /// What the number looks like.
    pub(super) format: NumberFormat,
    /// The text around the numbers, `%1` for that of the first level.
    pub(super) text: String,
    /// After which level it restarts, counted from 1; 0 never; none: after any outer one.
    pub(super) restart: Option<usize>,
    /// Whether all numbers in the text are decimal.
    pub(super) legal: bool,
    /// The font of the label: symbol fonts draw other signs.
    pub(super) font: String,
    /// The style that is linked to the level.
    style: Option<String>,
    /// Whether the start is out of range.
    pub(super) odd_start: bool,
}

/// `w:abstractNum`.
#[derive(Debug, Default)]
struct Definition {
    levels: BTreeMap<usize, Level>,
    /// The style of numbering whose list has the levels instead.
    style_link: Option<String>,
}

/// `w:num`.
#[derive(Debug, Default)]
struct List {
    definition: String,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// All lists of a document.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    definitions: BTreeMap<String, Definition>,
    lists: BTreeMap<String, List>,
}

/// A level of a list as a paragraph meets it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    /// The definition, whose counters all lists on it share.
    pub(super) definition: &'a str,
    /// The level.
    pub(super) level: &'a Level,
    /// The list's own start for it.
    pub(super) start_override: Option<u32>,
    /// Whether the list replaces the level by one with another start, and states no start of its
    /// own: programs do not agree what that means.
    pub(super) unsettled: bool,
}

impl Numbering {
    /// Reads the part of numbering.
    pub(super) fn read(mut xml: Xml) -> Result<Self, ReadError> {
        let mut reading = Reading::default();
        loop {
            match xml.next()? {
                Node::Start(element, tag) => reading.start(element, tag),
                Node::End => reading.end(),
                Node::Text(_) => {}
                Node::Eof => return Ok(reading.numbering),
            }
        }
    }

    /// The level `level` of the list `list`, redirections followed.
    pub(super) fn level<'a>(
        &'a self,
        list: &str,
        level: usize,
        styles: &'a Styles,
    ) -> Option<Found<'a>> {
        let own = self.lists.get(list)?;
        let (id, definition) = self.definition(&own.definition, styles)?;
        let defined = definition.levels.get(&level);
        let replaced = own.levels.get(&level);
        let start_override = own.starts.get(&level).copied();
        Some(Found {
            definition: id,
            level: replaced.or(defined)?,
            start_override,
            unsettled: start_override.is_none()
                && replaced.is_some_and(|it| defined.is_some_and(|other| it.start != other.start)),
        })
    }

    /// The level of `list` that the style `style` is linked to.
    pub(super) fn linked_level(&self, list: &str, style: &str, styles: &Styles) -> Option<usize> {
        let own = self.lists.get(list)?;
        let (_, definition) = self.definition(&own.definition, styles)?;
        let linked = |levels: &BTreeMap<usize, Level>| {
            levels.iter().find(|(_, it)| it.style.as_deref() == Some(style)).map(|(at, _)| *at)
        };
        linked(&own.levels).or_else(|| linked(&definition.levels))
    }

    /// The definition that has the levels: that of the style it links to, if it does.
    fn definition<'a>(&'a self, id: &str, styles: &'a Styles) -> Option<(&'a str, &'a Definition)> {
        let (mut id, mut definition) = self.definitions.get_key_value(id)?;
        for _ in 0..LEVELS {
            let Some(style) = &definition.style_link else { break };
            let target = styles.list_of(style).and_then(|list| self.lists.get(list));
            let Some(next) = target.and_then(|it| self.definitions.get_key_value(&it.definition))
            else {
                break;
            };
            (id, definition) = next;
        }
        Some((id, definition))
    }
}

/// What is open while the part is read.
#[derive(Default)]
struct Reading {
    numbering: Numbering,
    stack: Vec<Element>,
    definition: Option<(String, Definition)>,
    list: Option<(String, List)>,
    overridden: Option<usize>,
    level: Option<(usize, Level)>,
    /// Inside a branch that is not taken; how deep.
    skipped: usize,
    /// For each open choice, whether a branch of it was taken.
    taken: Vec<bool>,
}

impl Reading {
    fn start(&mut self, element: Element, tag: Tag) {
        if self.skipped > 0 || self.is_other_branch(element) {
            self.skipped += 1;
            return;
        }
        self.stack.push(element);
        match element {
            Element::Alternate => self.taken.push(false),
            Element::AbstractList => {
                let id = tag.attribute("abstractNumId").unwrap_or_default();
                self.definition = Some((id, Definition::default()));
            }
            Element::List => {
                self.list = Some((tag.attribute("numId").unwrap_or_default(), List::default()));
            }
            Element::AbstractListId => {
                if let Some((_, list)) = &mut self.list {
                    list.definition = tag.value().unwrap_or_default();
                }
            }
            Element::NumberStyleLink => {
                if let Some((_, definition)) = &mut self.definition {
                    definition.style_link = tag.value();
                }
            }
            Element::LevelOverride => self.overridden = index(tag),
            Element::StartOverride => {
                if let (Some((_, list)), Some(level)) = (&mut self.list, self.overridden) {
                    list.starts.insert(level, number(tag).0);
                }
            }
            Element::Level => self.level = index(tag).map(|at| (at, Level::default())),
            _ => {
                if let Some((_, level)) = &mut self.level {
                    level.read(element, tag);
                }
            }
        }
    }

    /// Whether the element is a branch of a choice that has been made.
    fn is_other_branch(&mut self, element: Element) -> bool {
        match (element, self.taken.last_mut()) {
            (Element::Choice | Element::Fallback, Some(taken)) => std::mem::replace(taken, true),
            _ => false,
        }
    }

    fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        match self.stack.pop() {
            Some(Element::Alternate) => drop(self.taken.pop()),
            Some(Element::AbstractList) => {
                self.numbering.definitions.extend(self.definition.take());
            }
            Some(Element::List) => self.numbering.lists.extend(self.list.take()),
            Some(Element::LevelOverride) => self.overridden = None,
            Some(Element::Level) => {
                let Some((at, level)) = self.level.take() else { return };
                if let Some((_, list)) = &mut self.list {
                    list.levels.insert(at, level);
                } else if let Some((_, definition)) = &mut self.definition {
                    definition.levels.insert(at, level);
                }
            }
            _ => {}
        }
    }
}

impl Level {
    fn read(&mut self, element: Element, tag: Tag) {
        match element {
            Element::Start => (self.start, self.odd_start) = number(tag),
            Element::NumberFormat => {
                let format = tag.attribute("format");
                let name = tag.value().unwrap_or_default();
                self.format = NumberFormat::from_name(&name, format.as_deref());
            }
            Element::LevelText => self.text = tag.value().unwrap_or_default(),
            Element::LevelRestart => self.restart = tag.value().and_then(|it| it.parse().ok()),
            Element::Legal => self.legal = tag.is_on(),
            Element::ParagraphStyle => self.style = tag.value(),
            Element::RunFonts => self.font = tag.attribute("ascii").unwrap_or_default(),
            _ => {}
        }
    }
}

/// A start value, and whether it is out of range: then the nearest one in range.
fn number(tag: Tag) -> (u32, bool) {
    let text = tag.value().unwrap_or_default();
    match text.trim().parse::<i64>() {
        Ok(value) => match u32::try_from(value) {
            Ok(value) if value <= i32::MAX.unsigned_abs() => (value, false),
            Ok(_) => (i32::MAX.unsigned_abs(), true),
            Err(_) => (if value < 0 { 0 } else { i32::MAX.unsigned_abs() }, true),
        },
        Err(_) => (if text.starts_with('-') { 0 } else { i32::MAX.unsigned_abs() }, true),
    }
}

fn index(tag: Tag) -> Option<usize> {
    tag.attribute("ilvl")?.trim().parse().ok().filter(|level| *level < LEVELS)
}

/// The value of a `w:ilvl`, and whether it is out of range: then the nearest level.
pub(super) fn level(tag: Tag) -> Option<(usize, bool)> {
    let text = tag.value()?;
    Some(match text.trim().parse::<i64>() {
        Ok(value) => match usize::try_from(value) {
            Ok(level) if level < LEVELS => (level, false),
            Ok(_) => (LEVELS - 1, true),
            Err(_) => (0, true),
        },
        Err(_) => (0, true),
    })
}
