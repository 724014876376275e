//! Which paragraph of the old layout is which of the new one, and the order of the result.

use std::collections::{BTreeMap, BTreeSet};

use crate::diff::order::{Placed, displaced};
use crate::diff::render::labels;
use crate::diff::{Changes, DutyKind, DutySide};
use crate::finding::Language;
use crate::notice::{NodeKind, Notice};

use super::blocks::{Block, Paragraph};

/// A step of the result.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// The same block on both sides.
    Both(&'a Block, &'a Block),
    /// A block of the old side, and where it went if it moved.
    Removed(&'a Block, Option<Move<'a>>),
    /// A block of the new side, and where it came from.
    Added(&'a Block, Option<Move<'a>>),
}

/// One end of a move.
#[derive(Debug)]
pub(super) struct Move<'a> {
    /// Which move: the same at both ends.
    pub(super) index: usize,
    /// What a comment says of the other end.
    pub(super) words: String,
    /// The block at the other end.
    pub(super) twin: &'a Block,
}

/// The pairs of blocks.
pub(super) struct Pairing<'a> {
    old: &'a [Block],
    new: &'a [Block],
    /// For each new block, the old one.
    old_of: Vec<Option<usize>>,
    paired: BTreeSet<usize>,
    /// What moved away and what moved here, by block.
    gone: BTreeMap<usize, Move<'a>>,
    come: BTreeMap<usize, Move<'a>>,
}

/// What a paired block weighs in keeping its order: a blank line next to nothing.
const BLANK: u64 = 1;
const WORDS: u64 = 1 << 20;

impl<'a> Pairing<'a> {
    pub(super) fn new(
        changes: &Changes,
        (old, from): (&Notice, &'a [Block]),
        (new, to): (&Notice, &'a [Block]),
    ) -> Self {
        let mut pairing = Self {
            old: from,
            new: to,
            old_of: vec![None; to.len()],
            paired: BTreeSet::new(),
            gone: BTreeMap::new(),
            come: BTreeMap::new(),
        };
        let (left, right) = (Places::new(old, from), Places::new(new, to));
        pairing.duties(changes, &left, &right);
        pairing.headings(changes, &left, &right);
        pairing.others(&left, &right);
        pairing.keep_order(&left, &right);
        pairing
    }

    fn join(&mut self, old: Option<usize>, new: Option<usize>) {
        let (Some(old), Some(new)) = (old, new) else { return };
        let alike = match (self.old.get(old), self.new.get(new)) {
            (Some(Block::Paragraph(one)), Some(Block::Paragraph(other))) => {
                one.style == other.style && one.list == other.list && level(one) == level(other)
            }
            (Some(Block::Table(_)), Some(Block::Table(_))) => true,
            _ => false,
        };
        let slot = self.old_of.get_mut(new).filter(|it| it.is_none());
        if let Some(slot) = slot.filter(|_| alike && !self.paired.contains(&old)) {
            *slot = Some(old);
            self.paired.insert(old);
        }
    }

    fn duties(&mut self, changes: &Changes, left: &Places, right: &Places) {
        for change in &changes.duties {
            let parts = change.parts.first();
            let (old, new) = match change.kind {
                DutyKind::Moved => {
                    self.remark(change.old.as_ref(), change.new.as_ref(), left, right);
                    continue;
                }
                DutyKind::Merged => (parts, change.new.as_ref()),
                DutyKind::Split => (change.old.as_ref(), parts),
                _ => (change.old.as_ref(), change.new.as_ref()),
            };
            let at =
                |side: Option<&DutySide>, places: &Places| side.and_then(|it| places.at(&it.id));
            self.join(at(old, left), at(new, right));
        }
    }

    /// Says at either end of a move where the other one is.
    fn remark(
        &mut self,
        old: Option<&DutySide>,
        new: Option<&DutySide>,
        left: &Places,
        right: &Places,
    ) {
        let (Some(old), Some(new)) = (old, new) else { return };
        let named = |side: &DutySide| {
            (labels::unit(side, Language::Zh).to_owned(), labels::item(side, Language::Zh))
        };
        let ((from, was), (to, is)) = (named(old), named(new));
        let (from, to) = if from == to {
            (format!("原{was}移至此处"), format!("移至{is}"))
        } else {
            (format!("由 {from}{was}划入"), format!("划至 {to}{is}"))
        };
        if let (Some(one), Some(other)) = (left.at(&old.id), right.at(&new.id)) {
            self.moved((one, to), (other, from));
        }
    }

    /// The old block that moved, with what is said there, and the new one.
    fn moved(&mut self, (one, to): (usize, String), (other, from): (usize, String)) {
        let (Some(source), Some(target)) = (self.old.get(one), self.new.get(other)) else { return };
        let index = self.gone.len();
        self.gone.insert(one, Move { index, words: to, twin: target });
        self.come.insert(other, Move { index, words: from, twin: source });
    }

    /// Headings of departments that are the same; of several, the one of the same name.
    fn headings(&mut self, changes: &Changes, left: &Places, right: &Places) {
        for change in &changes.departments {
            let names = change.old.iter().zip(&change.old_ids);
            let others = || change.new.iter().zip(&change.new_ids);
            let same = names
                .flat_map(|(name, id)| others().map(move |(other, to)| (name == other, id, to)))
                .max_by_key(|(same, ..)| *same);
            if let Some((_, old, new)) = same {
                self.join(left.at(old), right.at(new));
            }
        }
    }

    /// All other blocks: the same words first, then those of one style in order.
    fn others(&mut self, left: &Places, right: &Places) {
        for by_words in [true, false] {
            let mut waiting: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
            let known = |places: &Places, at: usize| places.named.contains(&at);
            for (at, block) in self.old.iter().enumerate().rev() {
                if !self.paired.contains(&at) && !known(left, at) {
                    waiting.entry(key(block, by_words)).or_default().push(at);
                }
            }
            for (at, block) in self.new.iter().enumerate() {
                let free = self.old_of.get(at) == Some(&None) && !known(right, at);
                if free
                    && let Some(twin) = waiting.get_mut(&key(block, by_words)).and_then(Vec::pop)
                {
                    self.join(Some(twin), Some(at));
                }
            }
        }
    }

    /// Parts the pairs that stand elsewhere: a paragraph cannot be in two places.
    fn keep_order(&mut self, left: &Places, right: &Places) {
        let pairs: Vec<(usize, usize)> =
            self.old_of.iter().enumerate().filter_map(|(new, old)| Some(((*old)?, new))).collect();
        let weight = |at: usize| match self.new.get(at) {
            Some(Block::Paragraph(it)) if it.characters.is_empty() => BLANK,
            _ => WORDS,
        };
        let placed: Vec<Placed> =
            pairs.iter().map(|&(old, new)| Placed { old, new, weight: weight(new) }).collect();
        let elsewhere = displaced(&placed);
        for ((old, new), _) in pairs.iter().zip(elsewhere).filter(|(_, elsewhere)| *elsewhere) {
            self.old_of.get_mut(*new).into_iter().for_each(|it| *it = None);
            self.paired.remove(old);
            if let (Some(one), Some(other)) = (left.duties.get(old), right.duties.get(new)) {
                self.moved((*old, format!("移至{other}")), (*new, format!("原{one}移至此处")));
            }
        }
    }

    /// The blocks of both sides in one order: what is gone stands before what came in its place.
    pub(super) fn steps(mut self) -> Vec<Step<'a>> {
        let mut steps = Vec::new();
        let mut done = 0;
        let mut gone =
            |until: usize, moves: &mut BTreeMap<usize, Move<'a>>, paired: &BTreeSet<usize>| {
                let blocks = (done..until).zip(self.old.get(done..until).unwrap_or_default());
                let removed: Vec<Step> = blocks
                    .filter(|(at, _)| !paired.contains(at))
                    .map(|(at, block)| Step::Removed(block, moves.remove(&at)))
                    .collect();
                done = done.max(until);
                removed
            };
        for (at, block) in self.new.iter().enumerate() {
            match self.old_of.get(at).copied().flatten() {
                Some(old) => {
                    steps.extend(gone(old, &mut self.gone, &self.paired));
                    steps.extend(self.old.get(old).map(|twin| Step::Both(twin, block)));
                }
                None => steps.push(Step::Added(block, self.come.remove(&at))),
            }
        }
        steps.extend(gone(self.old.len(), &mut self.gone, &self.paired));
        steps
    }
}

fn key(block: &Block, by_words: bool) -> (String, String) {
    match block {
        Block::Table(_) => ("table".to_owned(), String::new()),
        Block::Paragraph(it) if by_words => (format!("style {}", it.style), it.text()),
        // A blank line has no words to change.
        Block::Paragraph(it) if it.characters.is_empty() => {
            ("blank".to_owned(), it.properties.clone())
        }
        Block::Paragraph(it) => (format!("style {}", it.style), String::new()),
    }
}

/// The level in its list.
fn level(paragraph: &Paragraph) -> Option<&str> {
    paragraph
        .properties
        .split_once("<w:ilvl")
        .and_then(|(_, rest)| rest.split_once("/>"))
        .map(|it| it.0)
}

/// Where departments and duties stand among the blocks.
struct Places {
    by_id: BTreeMap<String, usize>,
    /// The blocks that duties and departments have, paired as the changes say or not at all.
    named: BTreeSet<usize>,
    /// What duties are called, by block.
    duties: BTreeMap<usize, String>,
}

impl Places {
    /// The writer lays out duties and headings in the order of the walk, each in its own style.
    fn new(notice: &Notice, blocks: &[Block]) -> Self {
        let of_style = |is: fn(&str) -> bool| {
            let all = blocks.iter().enumerate();
            all.filter_map(move |(at, block)| match block {
                Block::Paragraph(it) if is(&it.style) => Some(at),
                _ => None,
            })
        };
        let mut duties = of_style(|it| it == "Duty");
        let mut headings = of_style(|it| it.starts_with("Heading"));
        let mut places =
            Self { by_id: BTreeMap::new(), named: BTreeSet::new(), duties: BTreeMap::new() };
        for node in notice.walk() {
            let at = match node.kind {
                NodeKind::Duty => duties.next(),
                NodeKind::Department if !node.text.is_empty() => headings.next(),
                NodeKind::Section | NodeKind::OwnHeading => {
                    headings.next();
                    None
                }
                _ => None,
            };
            let Some(at) = at else { continue };
            places.by_id.insert(node.id.to_owned(), at);
            places.named.insert(at);
            if let Some(duty) = node.duty {
                let name = duty.number.map(|it| format!("第{it}项"));
                places.duties.insert(at, name.or(duty.marker.clone()).unwrap_or_default());
            }
        }
        places
    }

    fn at(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}
