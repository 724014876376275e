//! Departments and duties, from the pieces after the header.

use crate::finding::{Finding, catalogue};
use crate::notice::{Note, NoteKind, Vocabulary, id};
use crate::numbering::marker::{Family, Marker};
use crate::numbering::sequence;

use super::closing;
use super::heading::Heading;
use super::headings::Lines;
use super::outline::{Item, ItemKind, Outline};
use super::pieces::Piece;
use super::placed::{Draft, DraftDepartment, DraftDuty, Placed};

/// Reads the body into `draft`.
pub(super) fn read<'a>(
    outline: &'a Outline<'a>,
    draft: &'a mut Draft,
    findings: &'a mut Vec<Finding>,
    vocabulary: &'a Vocabulary,
) {
    let mut reading = Reading {
        draft,
        findings,
        vocabulary,
        lines: outline.lines,
        before: None,
        sections: Vec::new(),
        levels: Vec::new(),
        families: Vec::new(),
    };
    let mut items = outline.body.iter();
    while let Some(item) = items.next() {
        reading.item(item, items.as_slice());
        reading.before = Some(item.piece);
    }
}

struct Reading<'a> {
    draft: &'a mut Draft,
    findings: &'a mut Vec<Finding>,
    vocabulary: &'a Vocabulary,
    lines: Lines,
    /// The piece before.
    before: Option<&'a Piece>,
    /// The headings of the sections that are open, outermost first, with their families.
    sections: Vec<(Family, Placed<String>)>,
    /// The lists that are open, outermost first.
    levels: Vec<Level>,
    /// The family last met on each level of the department.
    families: Vec<Family>,
}

/// An open list.
struct Level {
    family: Family,
    values: Vec<u32>,
}

impl Level {
    fn expects(&self, number: Option<u32>) -> bool {
        number.is_some() && self.values.last().and_then(|last| last.checked_add(1)) == number
    }
}

impl Reading<'_> {
    fn item(&mut self, item: &Item, following: &[Item]) {
        match (&item.kind, &item.piece.marker) {
            (ItemKind::Title, _) => self.title(item.piece),
            (ItemKind::Section, marker) => self.section(item.piece, marker.as_ref()),
            (ItemKind::OwnHeading, _) => self.own_heading(item.piece),
            (ItemKind::Heading(heading), _) => self.department(Some(heading), item.piece),
            (ItemKind::Text, _) if item.piece.aside.is_some() => self.aside(item.piece),
            (ItemKind::Text, Some(marker)) => self.numbered(item.piece, marker, following),
            (ItemKind::Text, None) => self.plain(item.piece),
        }
    }

    /// The title is the issued text's under a red head, else the page's own.
    fn title(&mut self, piece: &Piece) {
        let title = Some(Placed::new(piece.shown(), &piece.place));
        let draft = &mut *self.draft;
        if draft.title.is_none() && draft.document_number.is_none() {
            draft.title = title;
        } else if draft.issued_title.is_none() {
            draft.issued_title = title;
        } else {
            let after = self.last_id();
            self.draft.leave(piece, after, self.vocabulary);
        }
    }

    /// A section closes those of its own family and what is inside them.
    fn section(&mut self, piece: &Piece, marker: Option<&Marker>) {
        let family = marker.map_or(Family::Bullet, |it| it.family);
        if let Some(at) = self.sections.iter().position(|(open, _)| *open == family) {
            self.sections.truncate(at);
        }
        self.sections.push((family, Placed::new(piece.shown(), &piece.place)));
    }

    /// The heading of the body's own duties, if they have none and no department has come.
    fn own_heading(&mut self, piece: &Piece) {
        let draft = &mut *self.draft;
        if draft.own_heading.is_none()
            && draft.departments.is_empty()
            && draft.own_duties.is_empty()
        {
            let marker = piece.marker.as_ref().map(|it| it.text.clone());
            draft.own_heading = Some(Placed::new((marker, piece.words.clone()), &piece.place));
        } else {
            let after = self.last_id();
            self.draft.leave(piece, after, self.vocabulary);
        }
    }

    fn department(&mut self, heading: Option<&Heading>, piece: &Piece) {
        self.levels.clear();
        self.families.clear();
        self.draft.departments.push(DraftDepartment {
            heading: heading.map(|_| piece.words.clone()),
            marker: heading.and(piece.marker.clone()),
            name: heading.map(|it| it.name.clone()),
            base_name: heading.and_then(|it| it.base_name.clone()),
            aliases: heading.map(|it| it.aliases.clone()).unwrap_or_default(),
            place: piece.place.clone(),
            section: self.sections.iter().map(|(_, section)| section.clone()).collect(),
            lead_in: None,
            duties: Vec::new(),
        });
    }

    fn aside(&mut self, piece: &Piece) {
        use crate::document::AsideKind;
        let kind = match piece.aside {
            Some(AsideKind::Footnote) => NoteKind::Footnote,
            Some(AsideKind::Endnote) => NoteKind::Endnote,
            Some(AsideKind::Header) => NoteKind::Header,
            Some(AsideKind::Footer) => NoteKind::Footer,
            None => NoteKind::Paragraph,
        };
        let note = Note { kind, text: piece.shown(), after: self.last_id() };
        self.draft.notes.push(Placed::new(note, &piece.place));
    }

    fn numbered(&mut self, piece: &Piece, marker: &Marker, following: &[Item]) {
        if self.opens_unnamed_department(marker, following) {
            self.department(None, piece);
        }
        let level = self.level_of(marker);
        let duty = DraftDuty {
            number: marker.number,
            marker: Some(marker.text.clone()),
            text: piece.words.clone(),
            place: piece.place.clone(),
            children: Vec::new(),
        };
        push_at(self.duties(), level, duty);
    }

    /// A return to the first number of the outermost list: a heading was lost.
    fn opens_unnamed_department(&self, marker: &Marker, following: &[Item]) -> bool {
        let list = self.levels.first().filter(|it| it.family == marker.family);
        let (Some(list), Some(number)) = (list, marker.number) else { return false };
        let next = following
            .iter()
            .take_while(|it| it.kind == ItemKind::Text)
            .filter_map(|it| it.piece.marker.as_ref())
            .find(|it| it.family == marker.family)
            .and_then(|it| it.number);
        let closed = last_duty(self.last_duties()).is_some_and(|it| it.text.ends_with('。'));
        sequence::restarts(&list.values, closed, number, next)
    }

    /// The level a marker belongs to: that of its family; a new one below for a family that
    /// starts; that of any list that it continues where families are mixed.
    fn level_of(&mut self, marker: &Marker) -> usize {
        let known = self.levels.iter().rposition(|it| it.family == marker.family);
        let continued = || self.levels.iter().rposition(|it| it.expects(marker.number));
        let below = self.levels.len();
        let was_below = self.families.get(below) == Some(&marker.family);
        let level = known.or_else(|| continued().filter(|_| !was_below)).unwrap_or(below);
        self.levels.truncate(level + 1);
        if let Some(list) = self.levels.get_mut(level) {
            list.values.extend(marker.number);
        } else {
            let values = Vec::from_iter(marker.number);
            self.levels.push(Level { family: marker.family, values });
            self.families.truncate(level);
            self.families.push(marker.family);
        }
        level
    }

    fn plain(&mut self, piece: &Piece) {
        if closing::claim(piece, self.draft, self.vocabulary) {
            return;
        }
        if closing::note_kind(piece.plain(), self.vocabulary).is_some() {
            let after = self.last_id();
            self.draft.leave(piece, after, self.vocabulary);
            return;
        }
        let is_lead_in = self.last_duties().is_empty() && piece.text.ends_with(['：', ':']);
        if is_lead_in && self.lead_in().is_none() {
            *self.lead_in() = Some(Placed::new(piece.text.clone(), &piece.place));
        } else if !self.continues_duty(piece) {
            self.unnumbered(piece);
        }
    }

    /// A line without a marker goes on with a duty that has no end mark yet.
    fn continues_duty(&mut self, piece: &Piece) -> bool {
        let lines = self.lines;
        let goes_on = self.before.is_some_and(|it| lines.is_open(it));
        match last_duty_mut(self.duties()) {
            Some(duty) if goes_on => {
                duty.text.push_str(&piece.text);
                let finding = Finding::new(&catalogue::LINE_JOINED).at(piece.place.clone());
                let node = self.last_id().unwrap_or_default();
                self.findings.push(finding.of_node(node));
                true
            }
            _ => false,
        }
    }

    /// A paragraph without a number is a duty of a department that numbers none.
    fn unnumbered(&mut self, piece: &Piece) {
        let numbers_none = self.levels.is_empty() && !self.draft.departments.is_empty();
        if !numbers_none {
            let after = self.last_id();
            self.draft.leave(piece, after, self.vocabulary);
            return;
        }
        let duty = DraftDuty {
            number: None,
            marker: None,
            text: piece.text.clone(),
            place: piece.place.clone(),
            children: Vec::new(),
        };
        self.duties().push(duty);
    }

    fn duties(&mut self) -> &mut Vec<DraftDuty> {
        match self.draft.departments.last_mut() {
            Some(department) => &mut department.duties,
            None => &mut self.draft.own_duties,
        }
    }

    fn last_duties(&self) -> &[DraftDuty] {
        match self.draft.departments.last() {
            Some(department) => &department.duties,
            None => &self.draft.own_duties,
        }
    }

    fn lead_in(&mut self) -> &mut Option<Placed<String>> {
        match self.draft.departments.last_mut() {
            Some(department) => &mut department.lead_in,
            None => &mut self.draft.own_lead_in,
        }
    }

    /// The id of the last department or duty read.
    fn last_id(&self) -> Option<String> {
        let department = self.draft.departments.len().checked_sub(1).map(id::department);
        let mut last = department.clone();
        let mut parent = department.unwrap_or_else(|| id::OWN.to_owned());
        let mut duties = self.last_duties();
        while let Some((duty, before)) = duties.split_last() {
            parent = id::duty(&parent, before.len());
            last = Some(parent.clone());
            duties = &duty.children;
        }
        last
    }
}

/// Puts `duty` at the end of the list `level` levels below `duties`.
fn push_at(duties: &mut Vec<DraftDuty>, level: usize, duty: DraftDuty) {
    match duties.last_mut() {
        Some(parent) if level > 0 => push_at(&mut parent.children, level - 1, duty),
        _ => duties.push(duty),
    }
}

/// The duty read last, nested ones included.
fn last_duty(duties: &[DraftDuty]) -> Option<&DraftDuty> {
    let last = duties.last()?;
    last_duty(&last.children).or(Some(last))
}

fn last_duty_mut(duties: &mut [DraftDuty]) -> Option<&mut DraftDuty> {
    let last = duties.last_mut()?;
    if last.children.is_empty() {
        return Some(last);
    }
    last_duty_mut(&mut last.children)
}
