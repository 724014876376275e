//! Departments and duties, from the pieces after the header.

mod clauses;
mod duties;
mod levels;
mod open_sections;
mod plain;

use crate::document::{AsideKind, Columns};
use crate::finding::Finding;
use crate::notice::{Note, NoteKind, Vocabulary, id};
use crate::numbering::marker::{Family, Marker};

use super::heading::Heading;
use super::lines::Lines;
use super::outline::{Holds, Item, ItemKind, Items, Outline};
use super::pieces::Piece;
use super::placed::{Draft, DraftDepartment, DraftDuty, Placed};
use super::{closing, sections};

use duties::{last_duty, push_at, unnumbered};
use levels::Levels;
use open_sections::OpenSections;

/// Reads the body into `draft`.
pub(super) fn read(
    outline: &Outline,
    draft: &mut Draft,
    findings: &mut Vec<Finding>,
    vocabulary: &Vocabulary,
) {
    let mut reading = Reading {
        draft,
        findings,
        vocabulary,
        lines: outline.lines,
        before: None,
        last: Last::Other,
        target: Target::Nothing,
        loose: false,
        sections: OpenSections::default(),
        outer: Vec::new(),
        levels: Levels::default(),
        signing: false,
    };
    let mut items = outline.body();
    while let Some((item, following)) = items.split_first() {
        reading.item(item, following);
        reading.before = Some(item.piece);
        items = following;
    }
    reading.settle();
    reading.close_sections(0);
}

struct Reading<'a> {
    draft: &'a mut Draft,
    findings: &'a mut Vec<Finding>,
    vocabulary: &'a Vocabulary,
    lines: Lines,
    /// The piece before.
    before: Option<&'a Piece<'a>>,
    /// What it was read as.
    last: Last,
    /// Whose duties come.
    target: Target,
    /// Whether what comes belongs to a section and to no department.
    loose: bool,
    sections: OpenSections,
    /// The departments with markers that the next one may be part of, by family.
    outer: Vec<(Family, usize)>,
    /// The lists that are open.
    levels: Levels,
    /// Whether the names above the date at the page's end are being read.
    signing: bool,
}

/// Whose duties are being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Nothing,
    Own,
    Department,
}

/// What a line may go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Duty,
    Note(NoteKind),
    LeadIn,
    Other,
}

impl Reading<'_> {
    fn item(&mut self, item: Item, following: Items) {
        let piece = item.piece;
        match (item.kind, &piece.marker) {
            (ItemKind::Title, _) => self.title(piece),
            (ItemKind::Section(holds), marker) => self.section(piece, marker.as_ref(), *holds),
            (ItemKind::OwnHeading, _) => self.own_heading(piece),
            (ItemKind::OwnLeadIn, _) => self.own_lead_in(piece),
            (ItemKind::Article, marker) => self.article(piece, marker.as_ref()),
            (ItemKind::Heading(heading), _) => self.department(Some(heading), piece),
            (ItemKind::Text, _) if piece.aside.is_some() => self.aside(piece),
            (ItemKind::Text, _) if let Some(kind) = piece.column => self.note(kind, piece),
            (ItemKind::Text, Some(marker)) => self.numbered(piece, marker, following),
            (ItemKind::Text, None) => self.plain(piece, following),
        }
    }

    /// The title is the issued text's under a red head, else the page's own. Printed again, it is
    /// read once.
    fn title(&mut self, piece: &Piece) {
        let title = Some(Placed::new(piece.shown(), &piece.place));
        let draft = &mut *self.draft;
        if draft.title.is_none() && draft.document_number.is_none() {
            draft.title = title;
        } else if draft.issued_title.is_none() {
            draft.issued_title = title;
        } else if self.is_printed_title(piece) {
            self.draft.repeat(piece);
        } else {
            self.leave(piece);
        }
        self.last = Last::Other;
    }

    fn is_printed_title(&self, piece: &Piece) -> bool {
        let titles = [&self.draft.title, &self.draft.issued_title];
        !piece.computed && titles.into_iter().flatten().any(|it| it.value == piece.text)
    }

    /// A section closes those of its own family and what is inside them.
    fn section(&mut self, piece: &Piece, marker: Option<&Marker>, holds: Holds) {
        self.settle();
        let family = marker.map(|it| it.family);
        let at = self.sections.position(family);
        if self.sections.would_repeat(at, &piece.shown()) {
            self.leave(piece);
            return;
        }
        self.close_sections(at);
        self.outer.clear();
        self.loose = true;
        // A section inside that held nothing has printed the headings above it just now.
        if self.sections.would_repeat(at, &piece.shown()) {
            self.leave(piece);
            return;
        }
        self.sections.open(family, Placed::new(piece.shown(), &piece.place), holds);
        self.last = Last::Other;
    }

    /// Closes the sections from `at` on; one that held nothing is a text of its own.
    fn close_sections(&mut self, at: usize) {
        while self.sections.len() > at {
            let Some(heading) = self.sections.close() else { continue };
            let section = self.section_path();
            let note = Note {
                kind: NoteKind::Paragraph,
                text: heading.value,
                after: self.last_id(),
                section,
            };
            self.draft.notes.push(Placed::new(note, &heading.place));
        }
    }

    /// The headings above what is being read, which are printed from here on.
    fn section_path(&mut self) -> Vec<String> {
        self.draft.sections.extend(self.sections.print());
        self.sections.path()
    }

    fn repeats_number(&mut self, piece: &Piece) -> bool {
        let after = self.last_id();
        self.draft.repeats_number(piece, after, self.findings)
    }

    /// The heading of the body's own duties, if they have none yet.
    fn own_heading(&mut self, piece: &Piece) {
        if self.draft.own.is_open {
            self.leave(piece);
            return;
        }
        self.open_own();
        if let Some(marker) = &piece.marker {
            let at = self.sections.position(Some(marker.family));
            self.close_sections(at);
        }
        let marker = piece.marker.map(|it| it.text.to_owned());
        self.draft.own.heading =
            Some(Placed::new((marker, piece.words().to_owned()), &piece.place));
    }

    /// 第三条　甲局的主要职责是：
    fn own_lead_in(&mut self, piece: &Piece) {
        if self.draft.own.lead_in.is_some() || !self.draft.own.duties.is_empty() {
            self.leave(piece);
            return;
        }
        if self.target != Target::Own {
            self.open_own();
        }
        self.draft.own.lead_in = Some(Placed::new(piece.shown(), &piece.place));
        self.last = Last::LeadIn;
    }

    fn open_own(&mut self) {
        self.settle();
        self.levels = Levels::default();
        self.draft.own.is_open = true;
        self.draft.own.after = self.draft.departments.len();
        self.target = Target::Own;
        self.loose = false;
        self.last = Last::Other;
    }

    /// An article beside those of sections is no duty.
    fn article(&mut self, piece: &Piece, marker: Option<&Marker>) {
        self.settle();
        let at = self.sections.position(marker.map(|it| it.family));
        self.close_sections(at);
        self.loose = true;
        self.loose_note(piece);
    }

    fn department(&mut self, heading: Option<&Heading>, piece: &Piece) {
        self.settle();
        self.levels = Levels::default();
        if let Some(at) = self.sections.passing() {
            self.close_sections(at);
        }
        let marker = heading.and(piece.marker);
        let parent = self.parent(marker.as_ref());
        let section = self.section_path();
        self.draft.departments.push(DraftDepartment {
            heading: heading.map(|_| piece.words().to_owned()),
            number: marker.and_then(|it| it.number),
            marker: marker.map(|it| it.text.to_owned()),
            name: heading.map(|it| it.name.clone()),
            base_name: heading.and_then(|it| it.base_name.clone()),
            aliases: heading.map(|it| it.aliases.clone()).unwrap_or_default(),
            place: piece.place.clone(),
            parent,
            section,
            lead_in: None,
            duties: Vec::new(),
        });
        self.target = Target::Department;
        self.loose = false;
        self.last = Last::Other;
    }

    /// The department above one whose marker is of an inner family.
    fn parent(&mut self, marker: Option<&Marker>) -> Option<usize> {
        let Some(marker) = marker else {
            self.outer.clear();
            return None;
        };
        if let Some(at) = self.outer.iter().position(|(family, _)| *family == marker.family) {
            self.outer.truncate(at);
        }
        let parent = self.outer.last().map(|(_, department)| *department);
        self.outer.push((marker.family, self.draft.departments.len()));
        parent
    }

    fn aside(&mut self, piece: &Piece) {
        let kind = match piece.aside {
            Some(AsideKind::Footnote) => NoteKind::Footnote,
            Some(AsideKind::Endnote) => NoteKind::Endnote,
            Some(AsideKind::Header) => NoteKind::Header,
            Some(AsideKind::Footer) => NoteKind::Footer,
            None => NoteKind::Paragraph,
        };
        let after = self.last_id();
        let note = Note { kind, text: piece.shown(), after, section: Vec::new() };
        self.draft.notes.push(Placed::new(note, &piece.place));
    }

    /// A numbered item is a duty whatever it says (rule 13), but in a section of other things and
    /// under 附件：.
    fn numbered(&mut self, piece: &Piece, marker: &Marker, following: Items) {
        if self.last == Last::Note(NoteKind::Attachment) && marker.number != Some(1) {
            self.note(NoteKind::Attachment, piece);
            return;
        }
        if self.loose {
            self.loose_note(piece);
            return;
        }
        if self.target == Target::Nothing {
            self.open_own();
        }
        if self.opens_unnamed_department(marker, following) {
            self.department(None, piece);
        }
        let level = self.levels.level_of(marker);
        let duty = DraftDuty {
            number: marker.number,
            marker: Some(marker.text.to_owned()),
            ..unnumbered(piece.words(), piece)
        };
        push_at(self.duties(), level, duty);
        self.last = Last::Duty;
    }

    fn opens_unnamed_department(&self, marker: &Marker, following: Items) -> bool {
        let next = following
            .texts()
            .filter_map(|it| it.marker.as_ref())
            .find(|it| it.family == marker.family)
            .and_then(|it| it.number);
        let closed = last_duty(self.last_duties()).is_some_and(|it| it.text.ends_with('。'));
        self.levels.restarts(marker, next, closed)
    }

    /// What a section of other things holds: a note.
    fn loose_note(&mut self, piece: &Piece) {
        let kind = match () {
            () if sections::counts(piece.words(), self.vocabulary) => NoteKind::Count,
            () if sections::staffs(piece.words(), self.vocabulary) => NoteKind::Staffing,
            () if self.sections.holds() == Some(Holds::Staffing) => NoteKind::Staffing,
            () => NoteKind::Paragraph,
        };
        self.note(kind, piece);
    }

    fn note(&mut self, kind: NoteKind, piece: &Piece) {
        use NoteKind as N;
        let is_of_page = matches!(kind, N::CopyTo | N::Remark | N::Attachment | N::Particular);
        let section = if is_of_page { Vec::new() } else { self.section_path() };
        let note = Note { kind, text: piece.shown(), after: self.last_id(), section };
        self.draft.notes.push(Placed::new(note, &piece.place));
        self.last = Last::Note(kind);
    }

    fn leave(&mut self, piece: &Piece) {
        let after = self.last_id();
        self.draft.leave(piece, after, self.vocabulary);
        self.last = Last::Other;
    }

    /// Ends a list: where it is one unnumbered paragraph, its clauses are the duties (rule 10).
    fn settle(&mut self) {
        let vocabulary = self.vocabulary;
        let [only] = self.last_duties() else { return };
        if only.marker.is_some() || !only.children.is_empty() {
            return;
        }
        let Some(id) = self.last_id() else { return };
        let Some(paragraph) = self.duties().pop() else { return };
        let above = self.last_id();
        let clauses = clauses::split(&paragraph.text, vocabulary);
        let columns = Columns::of(&paragraph.text);
        let (mut last, mut beside) = (above, Vec::new());
        for clause in clauses {
            let part = paragraph.part(&columns, clause.text, clause.start);
            if clause.beside {
                let section = self.section_path();
                let (text, after) = (part.text, last.clone());
                let kind = closing::note_kind(&text, vocabulary).unwrap_or(NoteKind::Paragraph);
                let note = Note { kind, text, after, section };
                beside.push(Placed::new(note, &part.place));
            } else {
                self.duties().push(part);
                last = self.last_id();
            }
        }
        move_behind(&mut self.draft.unparsed, &id, last.as_ref());
        let at = move_behind(&mut self.draft.notes, &id, last.as_ref());
        self.draft.notes.splice(at..at, beside);
    }

    fn duties(&mut self) -> &mut Vec<DraftDuty> {
        match (self.target, self.draft.departments.last_mut()) {
            (Target::Department, Some(department)) => &mut department.duties,
            _ => &mut self.draft.own.duties,
        }
    }

    fn last_duties(&self) -> &[DraftDuty] {
        match (self.target, self.draft.departments.last()) {
            (Target::Department, Some(department)) => &department.duties,
            _ => &self.draft.own.duties,
        }
    }

    /// The id of the last department or duty read, or of the body's own duties.
    fn last_id(&self) -> Option<String> {
        let mut last = match self.target {
            Target::Nothing => return None,
            Target::Own => id::OWN.to_owned(),
            Target::Department => id::department(self.draft.departments.len().checked_sub(1)?),
        };
        let mut duties = self.last_duties();
        while let Some((duty, before)) = duties.split_last() {
            last = id::duty(&last, before.len());
            duties = &duty.children;
        }
        Some(last)
    }
}

/// Puts the last notes, which follow `id`, behind `last` instead. Gives where they start.
fn move_behind(notes: &mut [Placed<Note>], id: &str, last: Option<&String>) -> usize {
    let follows = |note: &Placed<Note>| note.value.after.as_deref() == Some(id);
    let start = notes.iter().rposition(|it| !follows(it)).map_or(0, |it| it + 1);
    notes.iter_mut().skip(start).for_each(|it| it.value.after = last.cloned());
    start
}
