//! A notice under check, with its pages and places at hand.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;

use crate::document::{Columns, Line, Offset, Place};
use crate::finding::{Code, Edit, Finding};
use crate::notice::{Node, NodeKind, Vocabulary};
use crate::numbering::marker::{self, Family};
use crate::sourced::Sourced;

use super::Options;
use super::lines::Lines;
use super::list::{List, lists};
use super::signs::Signs;

/// A notice under check.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The notice.
    pub sourced: &'a Sourced,
    /// Its fields, in the order of the walk.
    pub fields: Vec<Field<'a>>,
    /// The columns of their texts.
    columns: Vec<Columns<'a>>,
    /// The lines of its page; none without a page.
    pub lines: Lines<'a>,
    /// Where the clauses of a paragraph start in their line, in bytes, by their positions in
    /// `fields`: their place is the paragraph's.
    clauses: BTreeMap<usize, usize>,
    /// The words of the family.
    pub vocabulary: &'a Vocabulary,
    /// What the office wants.
    pub options: &'a Options,
    /// Its lists of duties.
    pub(super) lists: Vec<List<'a>>,
    /// The ids of departments and duties, in order, each with the position of its heading or text
    /// in `fields`.
    ids: Vec<(&'a str, usize)>,
    /// Where in `ids` the last answer was: rules go down the notice, and the next answer is there
    /// or right behind.
    last: Cell<usize>,
    /// The field that was looked up last.
    mapped: RefCell<Option<Mapped>>,
}

/// A field of the notice, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// The field.
    pub node: Node<'a>,
    /// The place of its marker, or of its text where it has none.
    pub place: &'a Place,
    /// Which of the fields it is, in the order of the walk.
    position: usize,
    /// How its marker is written.
    family: Option<Family>,
    /// What its text holds.
    signs: Signs,
}

impl<'a> Field<'a> {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.node.text
    }

    /// How its marker is written, as that of a number; none where it has no marker.
    pub(super) fn family(&self) -> Option<Family> {
        self.family
    }

    /// Whether its text holds one of these.
    pub(super) fn has(&self, one_of: Signs) -> bool {
        self.signs.has(one_of)
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> NodeKind {
        self.node.kind
    }
}

/// A field, by its position, and where its characters are.
#[derive(Debug)]
struct Mapped {
    field: usize,
    spots: Vec<Spot>,
}

/// A character of the page: the line, by its position in the page, and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Spot {
    line: usize,
    at: Offset,
}

impl<'a> Subject<'a> {
    /// Gets `sourced` ready for the rules.
    #[must_use]
    pub fn new(sourced: &'a Sourced, vocabulary: &'a Vocabulary, options: &'a Options) -> Self {
        // The same few markers come again in every list.
        let mut families = BTreeMap::new();
        let field = |(position, (node, place)): (usize, (Node<'a>, &'a Place))| {
            let family = node
                .marker
                .map(|it| *families.entry(it).or_insert_with(|| marker::family(it, Some(1))));
            Field { node, place, position, family, signs: Signs::of(node.text) }
        };
        let fields: Vec<Field> = sourced.nodes().enumerate().map(field).collect();
        let columns = fields.iter().map(|field| Columns::of(field.text())).collect();
        let ids = fields.iter().enumerate().map(|(position, field)| (field.node.id, position));
        let mut ids: Vec<(&str, usize)> = ids.filter(|(id, _)| !id.is_empty()).collect();
        ids.sort_unstable();
        ids.dedup_by_key(|(id, _)| *id);
        let lines = Lines::new(sourced.page.as_ref());
        let clauses = clauses(&fields, &lines);
        let lists = lists(&sourced.notice);
        Self {
            sourced,
            fields,
            columns,
            lines,
            clauses,
            vocabulary,
            options,
            lists,
            ids,
            last: Cell::new(0),
            mapped: RefCell::default(),
        }
    }

    /// The heading or the text of the department or duty with this id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field<'a>> {
        let is_it = |at: &usize| self.ids.get(*at).is_some_and(|(it, _)| *it == id);
        let last = self.last.get();
        let near = [last.saturating_add(1), last, last.saturating_add(2)].into_iter().find(is_it);
        let at = near.or_else(|| self.ids.binary_search_by(|(it, _)| (*it).cmp(id)).ok())?;
        self.last.set(at);
        self.fields.get(self.ids.get(at)?.1)
    }

    /// Where the department or duty with this id starts.
    #[must_use]
    pub fn place_of(&self, id: &str) -> Option<&'a Place> {
        self.field(id).map(|field| field.place)
    }

    /// The fields of these kinds that have a text.
    pub fn of_kinds(&self, kinds: &'static [NodeKind]) -> impl Iterator<Item = Field<'a>> + '_ {
        let wanted = kinds.iter().fold(0_u32, |all, kind| all | bit(*kind));
        let is_wanted = move |kind| wanted & bit(kind) != 0;
        let fields = self.fields.iter();
        fields.filter(move |it| is_wanted(it.kind()) && !it.text().is_empty()).copied()
    }

    /// The fields of these kinds whose texts hold one of these signs.
    pub(super) fn of_kinds_with(
        &self,
        kinds: &'static [NodeKind],
        one_of: Signs,
    ) -> impl Iterator<Item = Field<'a>> + '_ {
        let fields = self.fields.iter().filter(move |it| it.has(one_of));
        fields.filter(|it| kinds.contains(&it.kind())).copied()
    }

    /// Puts `finding` at `length` characters from `place` on, quoting the line.
    #[must_use]
    pub fn mark(&self, finding: Finding, place: &Place, length: usize) -> Finding {
        let spot = self.first(place);
        match spot.and_then(|spot| Some((self.lines.get(spot.line)?, spot.at))) {
            Some((line, at)) => finding.in_line(line, at, length),
            None => finding.at(place.clone()),
        }
    }

    /// A finding of `code` at `length` characters of a node's text, from the character `start` on.
    #[must_use]
    pub fn within(
        &self,
        code: &'static Code,
        field: Field,
        start: usize,
        length: usize,
    ) -> Finding {
        let finding = Finding::new(code);
        let id = field.node.id;
        let finding = if id.is_empty() { finding } else { finding.of_node(id) };
        match self.line_and_offset(field, start) {
            Some((line, at)) => finding.in_line(line, line.text_start() + at, length),
            None if self.lines.is_empty() => {
                let columns = self.columns.get(field.position);
                let at = columns.map_or_else(Offset::default, |it| it.at(start));
                finding.in_text(field.text(), field.place, at, length)
            }
            None => self.mark(finding, field.place, 0),
        }
    }

    /// A finding of `code` at the whole text of the department or duty with this id.
    #[must_use]
    pub fn of_id(&self, code: &'static Code, id: &str) -> Finding {
        match self.field(id) {
            Some(field) => self.within(code, *field, 0, field.text().chars().count()),
            None => Finding::new(code).of_node(id),
        }
    }

    /// A range of bytes of a node's text as its first character and its number of characters.
    pub(super) fn characters(&self, field: Field, bytes: Range<usize>) -> (usize, usize) {
        self.columns.get(field.position).map_or((0, 0), |it| it.range(bytes))
    }

    /// Puts `text` in the place of `length` characters of a node's text; none where the input is
    /// no text file, or the characters are parted by a line end.
    #[must_use]
    pub fn edit(&self, field: Field, start: usize, length: usize, text: &str) -> Option<Edit> {
        let (line, at) = self.line_and_offset(field, start)?;
        let column = at.characters;
        if length > 1 {
            let last = self.line_and_offset(field, start + length - 1)?;
            let is_whole = last.0.place == line.place && last.1.characters == column + length - 1;
            is_whole.then_some(())?;
        }
        Edit::at(&line.place.moved_right(column), length, text)
    }

    /// The lines of the page, in order; none without a page.
    pub fn page(&self) -> impl Iterator<Item = &'a Line> + '_ {
        self.lines.iter()
    }

    /// The line in which a field starts, marker included, and where in it.
    #[must_use]
    pub fn start_of(&self, field: Field) -> Option<(&'a Line, Offset)> {
        let first = self.first(field.place)?;
        let is_computed = self.lines.get(first.line).is_some_and(|it| it.label.is_some());
        let marker = field.node.marker.filter(|_| !is_computed).unwrap_or_default();
        let wanted = marker.chars().chain(field.text().chars()).next()?;
        let spot = Walk::new(&self.lines, first).seek(wanted)?;
        Some((self.lines.get(spot.line)?, spot.at))
    }

    /// The line in which a field ends, and the place after its last character.
    #[must_use]
    pub fn end_of(&self, field: Field) -> Option<(&'a Line, Offset)> {
        let last = field.text().chars().next_back()?;
        let (line, at) = self.line_and_offset(field, field.text().chars().count() - 1)?;
        let last = Offset { characters: 1, bytes: last.len_utf8() };
        Some((line, at + last))
    }

    /// The lines that a field takes on the page, from the one at its place on.
    #[must_use]
    pub fn lines_of(&self, field: Field) -> Vec<&'a Line> {
        let Some(first) = self.first(field.place) else { return Vec::new() };
        let count = field.text().chars().count();
        let last = self.spot(field, count.saturating_sub(1)).map_or(first.line, |it| it.line);
        self.lines.range(first.line..=last)
    }

    /// The line of the page and the place in it where the character `at` of a node's text is.
    fn line_and_offset(&self, field: Field, at: usize) -> Option<(&'a Line, Offset)> {
        let spot = self.spot(field, at)?;
        Some((self.lines.get(spot.line)?, spot.at))
    }

    /// Where the character `at` of a node's text is. A text is gone through once for all that is
    /// found in it.
    fn spot(&self, field: Field, at: usize) -> Option<Spot> {
        let mut mapped = self.mapped.borrow_mut();
        let known = mapped.take_if(|it| it.field == field.position);
        let spots = known.map_or_else(|| self.spots(field).unwrap_or_default(), |it| it.spots);
        let spot = spots.get(at).copied();
        *mapped = Some(Mapped { field: field.position, spots });
        spot
    }

    /// Where the characters of a node's text are, as far as the page has them, and where what may
    /// follow the last one is shown. The text may be parted by line ends, and residue taken out of
    /// it.
    fn spots(&self, field: Field) -> Option<Vec<Spot>> {
        let Field { node, place, .. } = field;
        let first = self.first(place)?;
        let line = self.lines.get(first.line)?;
        let clause = || self.clauses.get(&field.position).copied();
        if !matches!(place, Place::Line { .. })
            && let Some(found) = clause().or_else(|| find(&line.text, node.text))
        {
            let before = self.lines.columns(first.line)?.at_byte(found);
            let ends = node.text.char_indices().map(|(at, _)| at).chain([node.text.len()]);
            let within = ends.enumerate().map(|(characters, bytes)| Offset { characters, bytes });
            return Some(within.map(|it| Spot { at: before + it, ..first }).collect());
        }
        let mut walk = Walk::new(&self.lines, first);
        let marker = node.marker.filter(|_| line.label.is_none()).unwrap_or_default();
        for character in marker.chars() {
            walk.seek(character)?;
            walk.pass();
        }
        let mut spots = Vec::with_capacity(node.text.len() / 3 + 1);
        for character in node.text.chars() {
            let Some(spot) = walk.seek(character) else { return Some(spots) };
            spots.push(spot);
            walk.pass();
        }
        spots.push(spots.last().copied().unwrap_or(walk.spot));
        Some(spots)
    }

    fn first(&self, place: &Place) -> Option<Spot> {
        let line = self.lines.holding(place)?;
        let column = match (place, self.lines.get(line).map(|it| &it.place)) {
            (Place::Line { column, .. }, Some(Place::Line { column: start, .. })) => {
                column.saturating_sub(*start) as usize
            }
            _ => 0,
        };
        Some(Spot { line, at: self.lines.columns(line)?.at(column) })
    }
}

/// On the way down the page, character by character.
struct Walk<'s, 'a> {
    lines: &'s Lines<'a>,
    spot: Spot,
    /// The line from the spot on.
    rest: &'a str,
}

impl<'s, 'a> Walk<'s, 'a> {
    fn new(lines: &'s Lines<'a>, spot: Spot) -> Self {
        let line = lines.get(spot.line).map_or("", |it| &it.text);
        Self { lines, spot, rest: line.get(spot.at.bytes..).unwrap_or_default() }
    }

    /// Goes to the first spot from here on that holds `wanted`: over blanks and line ends, and over
    /// anything in a line that something was taken out of.
    fn seek(&mut self, wanted: char) -> Option<Spot> {
        loop {
            let Some(here) = self.rest.chars().next() else {
                self.spot = Spot { line: self.spot.line + 1, at: Offset::default() };
                self.rest = &self.lines.get(self.spot.line)?.text;
                continue;
            };
            if here == wanted {
                return Some(self.spot);
            }
            if !here.is_whitespace() && !self.lines.is_repaired(self.spot.line) {
                return None;
            }
            self.pass();
        }
    }

    /// Goes past the character here.
    fn pass(&mut self) {
        let mut rest = self.rest.chars();
        let Some(here) = rest.next() else { return };
        self.spot.at = self.spot.at + Offset { characters: 1, bytes: here.len_utf8() };
        self.rest = rest.as_str();
    }
}

/// Where the clauses of each paragraph start in its line: each behind the one before.
fn clauses(fields: &[Field], lines: &Lines) -> BTreeMap<usize, usize> {
    let is_beside = |one: &Field, other: &Field| one.place.cmp_line(other.place).is_eq();
    let runs = fields.chunk_by(is_beside).filter(|run| run.len() > 1);
    let mut starts = BTreeMap::new();
    for run in runs {
        let line = run.first().and_then(|it| lines.at(it.place));
        let Some(line) = line.filter(|it| !matches!(it.place, Place::Line { .. })) else {
            continue;
        };
        let mut from = 0;
        for field in run {
            let rest = line.text.get(from..).unwrap_or_default();
            if let Some(at) = rest.find(field.text()) {
                starts.insert(field.position, from + at);
                from += at + field.text().len();
            }
        }
    }
    starts
}

/// Where a text stands in a line. Nearly all end it, behind a marker that holds nothing of them.
fn find(line: &str, text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    match line.strip_suffix(text) {
        Some(before) if !before.contains(first) => Some(before.len()),
        _ => line.find(text),
    }
}

/// A kind of field as one of a set.
fn bit(kind: NodeKind) -> u32 {
    1 << kind as u32
}
