//! Numbers that Word computes: one list a department, each from its own first number on.
//!
//! A department's numbers are automatic where Word would print just what the notice prints: the
//! duties of each list run on by one, their markers are of one form a level, and nested lists
//! start at 1. Elsewhere they stay text, so that no number changes.

use std::collections::BTreeMap;

use docx_rs::{
    AbstractNumbering, Level, LevelJc, LevelOverride, LevelSuffixType, LevelText, NumberFormat,
    Numbering, Start,
};

use crate::notice::{Duty, Notice, id};
use crate::numbering::marker;
use crate::numbering::word_format::{self, Rendering};

use super::options::Numbers;
use super::styles::first_line;

/// Ids up to this one are `docx-rs`'s own.
const OWN_IDS: usize = 1;

/// The formats of Word that markers are written in.
const FORMATS: &[&str] = &[
    "decimal",
    "chineseCountingThousand",
    "decimalFullWidth",
    "decimalEnclosedCircle",
    "decimalEnclosedFullstop",
    "decimalEnclosedParen",
    "ideographEnclosedCircle",
    "decimalZero",
    "upperLetter",
    "lowerLetter",
];

/// How one level writes its markers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Form {
    format: &'static str,
    before: String,
    after: String,
    /// Whether a blank parts the marker from the text.
    parted: bool,
}

/// The lists of a document.
#[derive(Debug, Default)]
pub(super) struct Automatic {
    /// The forms of each definition, level by level.
    definitions: Vec<Vec<Form>>,
    /// The definition and the first number of each list.
    lists: Vec<(usize, u32)>,
    /// The list and the level of each duty that is numbered so, by its id.
    duties: BTreeMap<String, (usize, usize)>,
}

impl Automatic {
    /// The lists of `notice`; none where numbers are to be text.
    pub(super) fn new(notice: &Notice, numbers: Numbers) -> Self {
        let mut automatic = Self::default();
        if numbers == Numbers::Automatic {
            let own = notice.own_duties.iter().map(|own| &own.duties);
            let all = own.chain(notice.departments.iter().map(|it| &it.duties));
            all.for_each(|duties| automatic.add(duties));
        }
        automatic
    }

    /// The lists of those departments alone that `is_numbered` names by their ids.
    pub(super) fn only(notice: &Notice, is_numbered: &dyn Fn(&str) -> bool) -> Self {
        let mut automatic = Self::default();
        let own = notice.own_duties.iter().map(|own| (id::OWN, &own.duties));
        let departments = notice.departments.iter().map(|it| (it.id.as_str(), &it.duties));
        own.chain(departments)
            .filter(|(id, _)| is_numbered(id))
            .for_each(|(_, duties)| automatic.add(duties));
        automatic
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.lists.is_empty()
    }

    /// The list that numbers each duty, by its id.
    pub(super) fn lists_by_duty(&self) -> BTreeMap<String, usize> {
        self.duties.iter().map(|(id, (list, _))| (id.clone(), *list)).collect()
    }

    /// The list that numbers the duty, and its level from 0.
    pub(super) fn list_of(&self, id: &str) -> Option<(usize, usize)> {
        self.duties.get(id).copied()
    }

    fn add(&mut self, duties: &[Duty]) {
        let mut forms = Vec::new();
        let Some(first) = duties.first().and_then(|duty| duty.number) else { return };
        if collect(duties, 0, first, &mut forms).is_none() {
            return;
        }
        let known = self.definitions.iter().position(|it| *it == forms);
        let definition = known.unwrap_or_else(|| {
            self.definitions.push(forms);
            self.definitions.len() - 1
        });
        self.lists.push((definition, first));
        let list = OWN_IDS + self.lists.len();
        self.enter(duties, list, 0);
    }

    fn enter(&mut self, duties: &[Duty], list: usize, level: usize) {
        for duty in duties {
            self.duties.insert(duty.id.clone(), (list, level));
            self.enter(&duty.children, list, level + 1);
        }
    }

    /// The definitions in `docx-rs`'s terms.
    pub(super) fn definitions(&self) -> impl Iterator<Item = AbstractNumbering> {
        self.definitions.iter().enumerate().map(|(at, forms)| {
            let definition = AbstractNumbering::new(OWN_IDS + 1 + at);
            let levels = forms.iter().enumerate();
            levels.fold(definition, |it, (level, form)| it.add_level(form.level(level)))
        })
    }

    /// The lists in `docx-rs`'s terms.
    pub(super) fn lists(&self) -> impl Iterator<Item = Numbering> {
        self.lists.iter().enumerate().map(|(at, (definition, first))| {
            let start = LevelOverride::new(0).start(*first as usize);
            Numbering::new(OWN_IDS + 1 + at, OWN_IDS + 1 + definition).add_override(start)
        })
    }
}

impl Form {
    fn level(&self, level: usize) -> Level {
        let text = format!("{}%{}{}", self.before, level + 1, self.after);
        let suffix = if self.parted { LevelSuffixType::Space } else { LevelSuffixType::Nothing };
        Level::new(
            level,
            Start::new(1),
            NumberFormat::new(self.format),
            LevelText::new(text),
            LevelJc::new("left"),
        )
        .suffix(suffix)
        .indent(None, Some(first_line()), None, None)
    }

    /// How `printed` writes `number`.
    fn of(printed: &str, number: u32) -> Option<Self> {
        let parted = marker::read(&format!("{printed}负责")).is_none_or(|it| it.0.text != printed);
        FORMATS.iter().find_map(|format| {
            let written = written(format, number)?;
            let (before, after) = printed.split_once(written.as_str())?;
            let is_plain = !before.contains('%') && !after.contains('%');
            is_plain.then(|| Self {
                format,
                before: before.to_owned(),
                after: after.to_owned(),
                parted,
            })
        })
    }

    /// Whether Word would print just this.
    fn prints(&self, number: u32, printed: &str) -> bool {
        written(self.format, number)
            .is_some_and(|it| format!("{}{it}{}", self.before, self.after) == printed)
    }
}

/// Whether one list of Word can number both: each runs on from the same first number in the same
/// forms.
pub(super) fn are_alike(one: &[Duty], other: &[Duty]) -> bool {
    let forms = |duties: &[Duty]| {
        let mut forms = Vec::new();
        let first = duties.first()?.number?;
        collect(duties, 0, first, &mut forms)?;
        Some((first, forms))
    };
    match (forms(one), forms(other)) {
        (Some((first, one)), Some((start, other))) => {
            first == start
                && one.iter().zip(&other).all(|(one, other)| one == other)
                && one.len() == other.len()
        }
        _ => false,
    }
}

fn written(format: &str, number: u32) -> Option<String> {
    match word_format::NumberFormat::from_name(format, None).render(number) {
        Rendering::Text(text) => Some(text),
        _ => None,
    }
}

/// Finds the form of each level; `None` where a list does not run on from `first`, or a marker has
/// another form.
fn collect(duties: &[Duty], level: usize, first: u32, forms: &mut Vec<Form>) -> Option<()> {
    for (number, duty) in (first..).zip(duties) {
        let printed = duty.marker.as_deref()?;
        if duty.number != Some(number) {
            return None;
        }
        if forms.len() == level {
            // A later number tells 十一 from a form that has one character for it.
            let last = duties.last().and_then(|it| Some((it.marker.as_deref()?, it.number?)));
            let (printed, number) = last.unwrap_or((printed, number));
            forms.push(Form::of(printed, number)?);
        }
        if !forms.get(level)?.prints(number, printed) {
            return None;
        }
        if !duty.children.is_empty() {
            collect(&duty.children, level + 1, 1, forms)?;
        }
    }
    Some(())
}
