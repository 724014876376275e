//! Which pieces are headings: of departments, of sections, of the body's own duties.
//!
//! As a careful reader decides: for a marked line its siblings do (rule 1); blank lines and
//! endings are evidence, never the rule (rule 3); a line may go on with the one before only if
//! that has no end mark and reaches the page's measure (rule 5).

use std::collections::BTreeMap;

use crate::document::Role;
use crate::notice::Vocabulary;
use crate::numbering::marker::Family;

use super::heading::{self, By, Heading, RunIn};
use super::lead_in;
use super::lines::{Lines, is_closed};
use super::outline::{Holds, ItemKind};
use super::pieces::Piece;
use super::sections;
use super::siblings::{self, Chain};

/// So many unmarked lines that start with a unit's name and run on make it the page's habit.
const HABIT: usize = 2;
/// More departments in a row without duties than these are no departments.
const LONGEST_RUN_OF_NAMES: usize = 8;

/// The pieces of a page, each with what it is.
pub(super) struct Found {
    /// What each piece is, titles left aside.
    pub(super) kinds: Vec<ItemKind>,
    /// Where the words of a heading end and duties follow in the same line: bytes of the words.
    pub(super) ends: BTreeMap<usize, usize>,
}

/// Finds the headings.
pub(super) fn find(pieces: &[Piece], lines: Lines, vocabulary: &Vocabulary) -> Found {
    let page = Page { pieces, lines, vocabulary };
    let chains = siblings::chains(pieces);
    let mut found = Found { kinds: vec![ItemKind::Text; pieces.len()], ends: BTreeMap::new() };
    for (index, form) in chains.iter().flat_map(|chain| page.marked_names(chain)) {
        found.set(index, form);
    }
    page.unmarked(&mut found);
    page.closed_by_marks(&mut found);
    sections::mark(pieces, &chains, &mut found.kinds, vocabulary);
    page.run_ins(&mut found);
    page.names_of_lists(&chains, &mut found);
    own_heading(pieces, &mut found.kinds);
    page.empty_departments(&mut found);
    found
}

impl Found {
    fn set(&mut self, index: usize, form: Form) {
        let heading = match form {
            Form::Bare(heading) => heading,
            Form::RunIn(run_in) => {
                self.ends.insert(index, run_in.end);
                run_in.heading
            }
        };
        if let Some(kind) = self.kinds.get_mut(index) {
            *kind = ItemKind::Heading(Box::new(heading));
        }
    }

    /// Whether the heading right above has this name: 办公室 / 办公室工作职能：
    fn names_last(&self, index: usize, heading: &Heading) -> bool {
        let above = index.checked_sub(1).and_then(|it| self.kinds.get(it));
        matches!(above, Some(ItemKind::Heading(it)) if it.name == heading.name)
    }

    fn is_text(&self, index: usize) -> bool {
        self.kinds.get(index) == Some(&ItemKind::Text)
    }

    fn is_heading(&self, index: usize) -> bool {
        matches!(self.kinds.get(index), Some(ItemKind::Heading(_)))
    }
}

/// A heading by its form.
enum Form {
    /// With nothing after it.
    Bare(Heading),
    /// With its duties after it.
    RunIn(RunIn),
}

impl Form {
    fn heading(&self) -> &Heading {
        match self {
            Self::Bare(heading) => heading,
            Self::RunIn(run_in) => &run_in.heading,
        }
    }
}

struct Page<'a> {
    pieces: &'a [Piece<'a>],
    lines: Lines,
    vocabulary: &'a Vocabulary,
}

impl Page<'_> {
    fn piece(&self, index: usize) -> Option<&Piece<'_>> {
        self.pieces.get(index)
    }

    /// The form of a piece, whatever stands around it.
    fn form(&self, piece: &Piece) -> Option<Form> {
        let words = piece.words();
        let run_in = || heading::run_in(words, self.vocabulary).filter(|it| it.end < words.len());
        let bare = || heading::read(words, self.vocabulary).map(Form::Bare);
        run_in().map(Form::RunIn).or_else(bare).filter(|_| piece.is_flow())
    }

    /// The members of a chain, if they are names: all have the form, half of them do more than
    /// open a sentence, and two of three of those are a unit's. Some of them must have something
    /// below them, or behind them in the line.
    fn marked_names(&self, chain: &Chain) -> Vec<(usize, Form)> {
        let forms: Option<Vec<(usize, Form)>> =
            chain.iter().map(|&index| Some((index, self.form(self.piece(index)?)?))).collect();
        let Some(forms) = forms else { return Vec::new() };
        let is_named = |form: &Form| form.heading().is_name(self.vocabulary);
        let is_unit = |form: &Form| form.heading().is_unit(self.vocabulary);
        let is_subject = |form: &Form| matches!(form, Form::RunIn(it) if it.by == By::Verb);
        let named = forms.iter().filter(|(_, it)| !is_subject(it));
        let units = named.clone().filter(|(_, it)| is_unit(it) || it.heading().suffixed).count();
        let named = named.count();
        let runs_in = forms.iter().any(|(_, form)| matches!(form, Form::RunIn(_)));
        let are_names = forms.iter().all(|(_, form)| is_named(form))
            && named * 2 >= forms.len()
            && units * 3 >= named * 2
            && (runs_in || self.has_text_below(chain));
        if are_names { forms } else { Vec::new() }
    }

    fn has_text_below(&self, chain: &[usize]) -> bool {
        match chain {
            [only] => only + 1 < self.pieces.len(),
            _ => chain.windows(2).any(|pair| matches!(pair, [one, other] if one + 1 < *other)),
        }
    }

    /// Unmarked lines that are names, and marked ones above a list of another kind.
    fn unmarked(&self, found: &mut Found) {
        let mut before: Option<&Piece> = None;
        for (index, piece) in self.pieces.iter().enumerate() {
            if found.is_text(index)
                && self.is_heading_line(index, piece, before)
                && let Some(Form::Bare(heading)) = self.form(piece)
                && !(heading.marked && found.names_last(index, &heading))
            {
                found.set(index, Form::Bare(heading));
            }
            if found.is_text(index) && piece.marker.is_none() && piece.is_flow() {
                self.unmarked_section(index, piece, found);
            }
            before = found.is_text(index).then_some(piece);
        }
    }

    fn is_heading_line(&self, index: usize, piece: &Piece, before: Option<&Piece>) -> bool {
        let next = self.piece(index + 1);
        if before.is_some_and(|it| it.text.ends_with(['、', '，'])) {
            return false;
        }
        let is_inner = starts_list(next) && family(next) != family(Some(piece));
        if piece.marker.is_some() && !is_inner {
            return false;
        }
        let goes_on = before.is_some_and(|it| self.lines.is_open(it));
        let Some(heading) = heading::read(piece.words(), self.vocabulary) else { return false };
        if sections::named(piece.words(), self.vocabulary).is_some() {
            return false;
        }
        match &piece.marker {
            Some(_) => heading.suffixed,
            None if matches!(piece.role, Some(Role::Heading(_))) => {
                !heading.marked || heading.is_unit(self.vocabulary)
            }
            None if goes_on && !self.starts_department(index) => {
                heading.suffixed && heading.is_unit(self.vocabulary)
            }
            None => self.is_heading(&heading, next),
        }
    }

    /// An unmarked line: a suffix is enough; a short name is a heading above a list, a unit's
    /// name above a sentence or lead-in too.
    fn is_heading(&self, heading: &Heading, next: Option<&Piece>) -> bool {
        let is_short = heading.is_name(self.vocabulary);
        let is_unit = heading.is_unit(self.vocabulary);
        let above_words = next.is_some_and(|it| it.marker.is_none() && self.is_led(it));
        match heading {
            Heading { marked: true, .. } => {
                is_short && is_unit && (starts_list(next) || above_words && self.opens(next))
            }
            Heading { framed: true, .. } => is_short && is_unit,
            _ => {
                heading.suffixed
                    || is_short && starts_list(next)
                    || is_short && is_unit && above_words
            }
        }
    }

    /// Names that a mark closes (办公室：), above sentences of any kind: one that is sure makes the
    /// others so.
    fn closed_by_marks(&self, found: &mut Found) {
        let is_sure = |kind: &ItemKind| matches!(kind, ItemKind::Heading(it) if it.marked);
        if !found.kinds.iter().any(is_sure) {
            return;
        }
        for (index, piece) in self.pieces.iter().enumerate() {
            let above_words =
                self.piece(index + 1).is_some_and(|it| it.marker.is_none() && self.is_led(it));
            let is_free = found.is_text(index) && piece.marker.is_none() && piece.is_flow();
            if is_free
                && above_words
                && let Some(Form::Bare(heading)) = self.form(piece)
                && heading.marked
                && heading.is_name(self.vocabulary)
                && heading.is_unit(self.vocabulary)
                && !found.names_last(index, &heading)
            {
                found.set(index, Form::Bare(heading));
            }
        }
    }

    /// Whether a unit's name has a lead-in or a first item below it, or another name that has:
    /// no line of a duty stands there.
    fn starts_department(&self, index: usize) -> bool {
        let rest = self.pieces.get(index..).unwrap_or_default();
        let is_name = |piece: &&Piece| {
            let heading = heading::read(piece.text, self.vocabulary);
            piece.marker.is_none()
                && heading.is_some_and(|it| {
                    it.is_name(self.vocabulary) && (it.suffixed || it.is_unit(self.vocabulary))
                })
        };
        let names = rest.iter().take(LONGEST_RUN_OF_NAMES).take_while(is_name).count();
        let below = rest.get(names).filter(|_| names > 0);
        below.is_some_and(|it| {
            let is_first = it.marker.as_ref().is_some_and(|marker| marker.number == Some(1));
            is_first || it.marker.is_none() && lead_in::announcement(it.text).is_some()
        })
    }

    /// Whether a line is a sentence or the beginning of one, or leads to duties.
    fn is_led(&self, piece: &Piece) -> bool {
        let is_broken = self.lines.is_open(piece) && self.vocabulary.opens_duty(piece.text);
        is_broken
            || piece.text.ends_with(['。', '；'])
            || lead_in::length(piece.text, self.vocabulary) > 0
            || self.vocabulary.heading_suffixes.iter().any(|it| it == piece.text)
    }

    /// Whether a line begins as duties do.
    fn opens(&self, piece: Option<&Piece>) -> bool {
        piece.is_some_and(|it| {
            self.vocabulary.opens_duty(it.text) || lead_in::length(it.text, self.vocabulary) > 0
        })
    }

    /// An unmarked line that the vocabulary knows as a section's heading; 主要职责 is one only
    /// before all departments, else it leads to the duties of the one above it.
    fn unmarked_section(&self, index: usize, piece: &Piece, found: &mut Found) {
        let Some(kind) = sections::named(piece.text, self.vocabulary) else { return };
        let comes_first =
            !found.kinds.iter().take(index).any(|it| matches!(it, ItemKind::Heading(_)));
        if let Some(slot) = found.kinds.get_mut(index)
            && (kind != ItemKind::OwnHeading || comes_first)
        {
            *slot = kind;
        }
    }

    /// Unmarked lines that start with a unit's name and go on with its duties. Where the name is
    /// the subject of a sentence it must be the page's habit to run on.
    fn run_ins(&self, found: &mut Found) {
        let candidates: Vec<(usize, RunIn)> = self
            .pieces
            .iter()
            .enumerate()
            .filter(|(index, piece)| found.is_text(*index) && piece.marker.is_none())
            .filter(|(index, _)| self.starts_afresh(*index))
            .filter_map(|(index, piece)| match self.form(piece)? {
                Form::RunIn(run_in) => Some((index, run_in)),
                Form::Bare(_) => None,
            })
            .collect();
        let opens = |index: usize, run_in: &RunIn| {
            let rest =
                self.piece(index).and_then(|it| it.text.get(run_in.end..)).unwrap_or_default();
            let rest = rest.trim_start();
            self.vocabulary.opens_duty(rest) || lead_in::length(rest, self.vocabulary) > 0
        };
        let sure: Vec<bool> =
            candidates.iter().map(|(index, it)| it.by != By::Verb && opens(*index, it)).collect();
        let in_a_row = candidates.windows(2).filter(|pair| match pair {
            [(one, first), (other, second)] => {
                one + 1 == *other && first.heading.name != second.heading.name
            }
            _ => false,
        });
        let rows = if in_a_row.count() > 0 { HABIT } else { 0 };
        let habit = rows + sure.iter().filter(|it| **it).count() + found.ends.len();
        for ((index, run_in), sure) in candidates.into_iter().zip(sure) {
            let is_sentence = self.piece(index).is_some_and(|it| it.text.ends_with(['。', '；']));
            if sure || habit >= HABIT && is_sentence {
                found.set(index, Form::RunIn(run_in));
            }
        }
    }

    fn starts_afresh(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|it| self.piece(it));
        before.is_none_or(|it| is_closed(it.text) || !self.lines.is_open(it))
    }

    /// A list right below the heading of departments, each item of which starts with a unit's
    /// name: each is a department, though nothing be said of its duties.
    fn names_of_lists(&self, chains: &[Chain], found: &mut Found) {
        for chain in chains {
            let above = chain.first().and_then(|it| it.checked_sub(1));
            let is_listed = above.and_then(|it| found.kinds.get(it))
                == Some(&ItemKind::Section(Holds::Departments));
            let names = chain.iter().map(|&index| {
                let form = self.form(self.piece(index)?)?;
                let heading = form.heading();
                let is_name = heading.is_name(self.vocabulary) && heading.is_unit(self.vocabulary);
                (is_name && found.is_text(index)).then_some((index, form))
            });
            let names: Option<Vec<(usize, Form)>> = names.collect();
            for (index, form) in names.filter(|_| is_listed).unwrap_or_default() {
                found.set(index, form);
            }
        }
    }

    /// A unit's name between a closed line and a heading: a department of which nothing is said.
    fn empty_departments(&self, found: &mut Found) {
        let others = found.kinds.iter().any(|it| matches!(it, ItemKind::Heading(_)));
        for index in (1..self.pieces.len()).rev() {
            let follows = || {
                found.is_heading(index - 1)
                    || self.piece(index - 1).is_some_and(|it| is_closed(it.text))
            };
            let Some(piece) = self.piece(index).filter(|it| {
                it.marker.is_none() && it.is_flow() && found.is_text(index) && follows()
            }) else {
                continue;
            };
            let name = heading::read(piece.text, self.vocabulary).filter(|it| {
                it.is_name(self.vocabulary) && it.is_unit(self.vocabulary) && !it.marked
            });
            let is_last = index + 1 == self.pieces.len()
                && others
                && self
                    .pieces
                    .iter()
                    .all(|it| !it.text.starts_with(piece.text) || it.text == piece.text)
                && self.pieces.iter().filter(|it| it.text == piece.text).count() == 1;
            if let Some(heading) = name.filter(|_| is_last || found.is_heading(index + 1)) {
                found.set(index, Form::Bare(heading));
            }
        }
    }
}

/// 甲局主要职责, the one heading before 内设机构, heads the body's own duties.
fn own_heading(pieces: &[Piece], kinds: &mut [ItemKind]) {
    let departments = kinds.iter().position(|it| *it == ItemKind::Section(Holds::Departments));
    let Some(before) = departments.and_then(|at| kinds.get_mut(..at)) else { return };
    let is_heading = |kind: &ItemKind| matches!(kind, ItemKind::Heading(_) | ItemKind::OwnHeading);
    let mut headings = before.iter_mut().enumerate().filter(|(_, it)| is_heading(it));
    let only = headings.next().filter(|_| headings.next().is_none());
    if let Some((index, kind)) = only
        && matches!(kind, ItemKind::Heading(it) if it.suffixed)
        && index + 1 < departments.unwrap_or_default()
        && (index > 0 || pieces.get(1).is_some_and(|it| it.marker.is_some()))
    {
        *kind = ItemKind::OwnHeading;
    }
}

fn starts_list(piece: Option<&Piece>) -> bool {
    let marker = piece.and_then(|it| it.marker.as_ref());
    marker.is_some_and(|it| it.number.is_none_or(|number| number <= 1))
}

fn family(piece: Option<&Piece>) -> Option<Family> {
    piece.and_then(|it| it.marker.as_ref()).map(|it| it.family)
}
