//! Counts the paragraphs of lists and makes their labels, as Word shows them.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::Label;
use crate::numbering::word_format::{NumberFormat, Rendering};

use super::numbering::{Found, LEVELS, Level, Numbering};
use super::styles::Styles;
use super::symbol;

/// Why a label is not what the list asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The number format cannot be printed; its raw name.
    Format(String),
    /// The label names a level deeper than its own: Word prints none.
    DeeperLevel,
    /// A start is out of range.
    OddStart,
    /// The list replaces the level by one with another start.
    Unsettled,
}

/// The counters of one story (the body, a text box, a note).
#[derive(Debug, Default)]
pub(super) struct Counters {
    /// The value of each level that is in use, by definition.
    values: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// The lists and levels whose own start has acted.
    started: BTreeSet<(String, usize)>,
}

/// A paragraph's number.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub(super) label: Option<Label>,
    pub(super) troubles: Vec<Trouble>,
}

impl Counters {
    /// Counts a paragraph on `level` of `list`; nothing if there is no such list.
    pub(super) fn count(
        &mut self,
        list: &str,
        level: usize,
        numbering: &Numbering,
        styles: &Styles,
    ) -> Counted {
        let find = |level: usize| numbering.level(list, level, styles);
        let Some(own) = find(level) else { return Counted::default() };
        if !self.values.contains_key(own.definition) {
            self.values.insert(own.definition.to_owned(), [None; LEVELS]);
        }
        let Some(values) = self.values.get_mut(own.definition) else { return Counted::default() };
        let starts_now =
            own.start_override.is_some() && self.started.insert((list.to_owned(), level));
        advance(values, level, &own, starts_now, find);
        let mut counted = Counted::default();
        if own.level.odd_start {
            counted.troubles.push(Trouble::OddStart);
        }
        if own.unsettled && self.started.insert((list.to_owned(), level)) {
            counted.troubles.push(Trouble::Unsettled);
        }
        let value = values.get(level).copied().flatten();
        match label(level, own.level, values, find) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => counted.label = Some(Label { text, value: numeric(own.level, value) }),
            Err(trouble) => counted.troubles.push(trouble),
        }
        counted
    }
}

/// Only a level that prints its number has one.
fn numeric(level: &Level, value: Option<u32>) -> Option<u32> {
    value.filter(|value| matches!(level.format.render(*value), Rendering::Text(_)))
}

/// Moves the level on, sets outer levels that were never used, restarts inner ones.
fn advance<'a>(
    values: &mut [Option<u32>; LEVELS],
    level: usize,
    own: &Found,
    starts_now: bool,
    find: impl Fn(usize) -> Option<Found<'a>>,
) {
    let start = |found: &Found| found.start_override.unwrap_or(found.level.start);
    for (outer, value) in values.iter_mut().enumerate().take(level) {
        if value.is_none() {
            *value = Some(find(outer).map_or(0, |found| start(&found)));
        }
    }
    if let Some(value) = values.get_mut(level) {
        *value = Some(match *value {
            Some(before) if !starts_now => before.saturating_add(1),
            _ => start(own),
        });
    }
    let in_use = values.iter_mut().enumerate().skip(level + 1).filter(|(_, it)| it.is_some());
    for (inner, value) in in_use {
        let restart = find(inner).and_then(|found| found.level.restart);
        // Counted from 1; what lies higher than the level itself is ignored.
        let restarts = match restart.filter(|after| *after <= inner) {
            Some(after) => level < after,
            None => true,
        };
        if restarts {
            *value = None;
        }
    }
}

/// The text of the label, its `%1`…`%9` filled in.
fn label<'a>(
    level: usize,
    own: &Level,
    values: &[Option<u32>; LEVELS],
    find: impl Fn(usize) -> Option<Found<'a>>,
) -> Result<String, Trouble> {
    let bullet = matches!(own.format.render(1), Rendering::Bullet);
    let mut text = String::new();
    let mut rest = own.text.chars().peekable();
    while let Some(character) = rest.next() {
        let digit = rest.peek().and_then(|it| it.to_digit(10)).filter(|it| (1..=9).contains(it));
        let (Some(digit), '%', false) = (digit, character, bullet) else {
            text.push(symbol::character(&own.font, character));
            continue;
        };
        rest.next();
        let at = digit as usize - 1;
        if at > level {
            return Err(Trouble::DeeperLevel);
        }
        let value = values.get(at).copied().flatten().unwrap_or(0);
        text.push_str(&printed(at, level, own, value, &find)?);
    }
    Ok(text)
}

fn printed<'a>(
    at: usize,
    level: usize,
    own: &Level,
    value: u32,
    find: &impl Fn(usize) -> Option<Found<'a>>,
) -> Result<String, Trouble> {
    let found = find(at);
    let format = if at == level { Some(&own.format) } else { found.map(|it| &it.level.format) };
    let decimal = NumberFormat::default();
    let format = match format {
        // Legal numbering prints decimals everywhere, but keeps the zero of 01.
        Some(format) if own.legal && format.name() != "decimalZero" => &decimal,
        Some(format) => format,
        None => &decimal,
    };
    match format.render(value) {
        Rendering::Text(text) => Ok(text),
        Rendering::Nothing | Rendering::Bullet => Ok(String::new()),
        Rendering::Unrenderable(_) => Err(Trouble::Format(match format.picture() {
            Some(picture) => format!("{} {picture}", format.name()),
            None => format.name().to_owned(),
        })),
    }
}
