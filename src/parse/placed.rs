//! A notice in the making: the fields of the model, each text with its place.
//!
//! [`Draft::assemble`] parts the two again, the places in the order of `Notice::walk`.

use crate::document::Place;
use crate::notice::{
    Alias, Department, Disclosure, DocumentNumber, Duty, Header, Imprint, IssuedText, Note,
    NoteKind, Notice, NoticeDate, OwnDuties, Recipients, Vocabulary,
};

use super::closing;
use super::pieces::Piece;
use crate::numbering::marker::Marker;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// The notice as it is being read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) issuers: Vec<Placed<String>>,
    pub(super) document_number: Option<Placed<DocumentNumber>>,
    pub(super) title: Option<Placed<String>>,
    pub(super) recipients: Option<Placed<Recipients>>,
    pub(super) body: Vec<Placed<String>>,
    pub(super) signatories: Vec<Placed<String>>,
    pub(super) issued_on: Option<Placed<NoticeDate>>,
    pub(super) disclosure: Option<Placed<Disclosure>>,
    pub(super) imprint_office: Option<Placed<String>>,
    pub(super) printed_on: Option<Placed<NoticeDate>>,
    pub(super) issued_title: Option<Placed<String>>,
    /// The marker and the words of the heading.
    pub(super) own_heading: Option<Placed<(Option<String>, String)>>,
    pub(super) own_lead_in: Option<Placed<String>>,
    pub(super) own_duties: Vec<DraftDuty>,
    pub(super) departments: Vec<DraftDepartment>,
    pub(super) notes: Vec<Placed<Note>>,
    pub(super) unparsed: Vec<Placed<Note>>,
}

/// A department as it is being read.
#[derive(Debug)]
pub(super) struct DraftDepartment {
    pub(super) heading: Option<String>,
    pub(super) marker: Option<Marker>,
    pub(super) name: Option<String>,
    pub(super) base_name: Option<String>,
    pub(super) aliases: Vec<Alias>,
    pub(super) place: Place,
    /// The headings of the sections that it is in.
    pub(super) section: Vec<Placed<String>>,
    pub(super) lead_in: Option<Placed<String>>,
    pub(super) duties: Vec<DraftDuty>,
}

/// A duty as it is being read.
#[derive(Debug)]
pub(super) struct DraftDuty {
    pub(super) number: Option<u32>,
    pub(super) marker: Option<String>,
    pub(super) text: String,
    pub(super) place: Place,
    pub(super) children: Vec<DraftDuty>,
}

impl<T> Placed<T> {
    pub(super) fn new(value: T, place: &Place) -> Self {
        Self { value, place: place.clone() }
    }
}

impl Draft {
    /// Keeps a text that is no duty: a note if its form says what it is, else unclaimed.
    pub(super) fn leave(&mut self, piece: &Piece, after: Option<String>, vocabulary: &Vocabulary) {
        let text = piece.shown();
        let kind = closing::note_kind(piece.plain(), vocabulary);
        let list = if kind.is_some() { &mut self.notes } else { &mut self.unparsed };
        let note = Note { kind: kind.unwrap_or(NoteKind::Paragraph), text, after };
        list.push(Placed::new(note, &piece.place));
    }

    /// The notice, and the places of its nodes.
    pub(super) fn assemble(self) -> (Notice, Vec<Place>) {
        let mut places = Places(Vec::new());
        let header = Header {
            issuers: places.each(self.issuers),
            document_number: places.one(self.document_number),
            title: places.one(self.title),
            recipients: places.one(self.recipients),
            body: places.each(self.body),
            signatories: places.each(self.signatories),
            issued_on: places.one(self.issued_on),
            disclosure: places.one(self.disclosure),
            imprint: places
                .one(self.imprint_office)
                .map(|office| Imprint { office, printed_on: places.one(self.printed_on) }),
        };
        let issued_text = places.one(self.issued_title).map(|title| IssuedText { title });
        let has_own =
            self.own_heading.is_some() || self.own_lead_in.is_some() || !self.own_duties.is_empty();
        let (own_marker, own_heading) = places.one(self.own_heading).unzip();
        let own_duties = has_own.then(|| OwnDuties {
            heading: own_heading,
            marker: own_marker.flatten(),
            lead_in: places.one(self.own_lead_in),
            duties: places.duties(self.own_duties),
        });
        let departments = places.departments(self.departments);
        let notice = Notice {
            header,
            issued_text,
            own_duties,
            departments,
            notes: places.each(self.notes),
            unparsed: places.each(self.unparsed),
            ..Notice::default()
        };
        (notice, places.0)
    }
}

/// Collects places in the order in which values are taken out of them.
struct Places(Vec<Place>);

impl Places {
    fn one<T>(&mut self, placed: Option<Placed<T>>) -> Option<T> {
        placed.map(|placed| {
            self.0.push(placed.place);
            placed.value
        })
    }

    fn each<T>(&mut self, placed: Vec<Placed<T>>) -> Vec<T> {
        placed.into_iter().filter_map(|it| self.one(Some(it))).collect()
    }

    /// A section's heading has a place where it first appears, as in `Notice::walk`.
    fn departments(&mut self, drafts: Vec<DraftDepartment>) -> Vec<Department> {
        let mut departments: Vec<Department> = Vec::with_capacity(drafts.len());
        for mut draft in drafts {
            let (section, places): (Vec<_>, Vec<_>) =
                draft.section.drain(..).map(|it| (it.value, it.place)).unzip();
            let before = departments.last().map(|it| it.section.as_slice()).unwrap_or_default();
            let known = section.iter().zip(before).take_while(|(one, other)| one == other).count();
            self.0.extend(places.into_iter().skip(known));
            departments.push(Department { section, ..self.department(draft) });
        }
        departments
    }

    fn department(&mut self, draft: DraftDepartment) -> Department {
        self.0.push(draft.place);
        Department {
            heading: draft.heading,
            number: draft.marker.as_ref().and_then(|it| it.number),
            marker: draft.marker.map(|it| it.text),
            name: draft.name,
            base_name: draft.base_name,
            aliases: draft.aliases,
            lead_in: self.one(draft.lead_in),
            duties: self.duties(draft.duties),
            ..Department::default()
        }
    }

    fn duties(&mut self, drafts: Vec<DraftDuty>) -> Vec<Duty> {
        let duty = |draft: DraftDuty| {
            self.0.push(draft.place);
            Duty {
                number: draft.number,
                marker: draft.marker,
                text: draft.text,
                children: self.duties(draft.children),
                ..Duty::default()
            }
        };
        drafts.into_iter().map(duty).collect()
    }
}
