//! A notice in the making: the fields of the model, each text with its place.
//!
//! [`Draft::assemble`] parts the two again, the places in the order of `Notice::walk`.

use std::collections::VecDeque;

use crate::document::{Place, Repair};
use crate::finding::{Finding, catalogue};
use crate::notice::{
    Alias, Approvers, Department, Disclosure, DocumentNumber, Duty, Header, Imprint, IssuedText,
    NodeKind, Note, NoteKind, Notice, NoticeDate, OwnDuties, Recipients, Secrecy, Urgency,
    Vocabulary, id,
};

use super::closing;
use super::pieces::Piece;

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) place: Place,
}

/// The notice as it is being read.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) copy_number: Option<Placed<String>>,
    pub(super) secrecy: Option<Placed<Secrecy>>,
    pub(super) urgency: Option<Placed<Urgency>>,
    pub(super) issuers: Vec<Placed<String>>,
    pub(super) document_number: Option<Placed<DocumentNumber>>,
    pub(super) approvers: Option<Placed<Approvers>>,
    pub(super) title: Option<Placed<String>>,
    pub(super) recipients: Option<Placed<Recipients>>,
    pub(super) body: Vec<Placed<String>>,
    pub(super) signatories: Vec<Placed<String>>,
    pub(super) issued_on: Option<Placed<NoticeDate>>,
    pub(super) disclosure: Option<Placed<Disclosure>>,
    pub(super) imprint_office: Option<Placed<String>>,
    pub(super) printed_on: Option<Placed<NoticeDate>>,
    pub(super) issued_title: Option<Placed<String>>,
    pub(super) own: DraftOwn,
    pub(super) departments: Vec<DraftDepartment>,
    /// Where the headings of sections stand, in the order in which they are printed.
    pub(super) sections: Vec<Place>,
    pub(super) notes: Vec<Placed<Note>>,
    pub(super) unparsed: Vec<Placed<Note>>,
    /// What was read before, word for word.
    pub(super) repairs: Vec<Repair>,
}

/// The duties of the whole body as they are being read.
#[derive(Debug, Default)]
pub(super) struct DraftOwn {
    /// Whether anything of them was read.
    pub(super) is_open: bool,
    /// How many departments stand before them.
    pub(super) after: usize,
    /// The marker and the words of the heading.
    pub(super) heading: Option<Placed<(Option<String>, String)>>,
    pub(super) lead_in: Option<Placed<String>>,
    pub(super) duties: Vec<DraftDuty>,
}

/// A department as it is being read.
#[derive(Debug)]
pub(super) struct DraftDepartment {
    pub(super) heading: Option<String>,
    pub(super) number: Option<u32>,
    pub(super) marker: Option<String>,
    pub(super) name: Option<String>,
    pub(super) base_name: Option<String>,
    pub(super) aliases: Vec<Alias>,
    pub(super) place: Place,
    /// The position of the department that it is part of.
    pub(super) parent: Option<usize>,
    /// The headings of the sections that it is in.
    pub(super) section: Vec<String>,
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
    /// The lines that were joined to it: at which byte, and where each stands.
    pub(super) joined: Vec<(usize, Place)>,
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
        let kind = kind.unwrap_or(NoteKind::Paragraph);
        list.push(Placed::new(Note { kind, text, after, section: Vec::new() }, &piece.place));
    }

    /// Keeps a text of the page as a note.
    pub(super) fn keep(&mut self, piece: &Piece, kind: NoteKind, after: Option<String>) {
        let note = Note { kind, text: piece.shown(), after, section: Vec::new() };
        self.notes.push(Placed::new(note, &piece.place));
    }

    /// Takes a line that repeats one read before out of the meaning (rule 13 of a careful reader).
    pub(super) fn repeat(&mut self, piece: &Piece) {
        self.repairs.push(piece.clone().into_repair(catalogue::PRINTED_TWICE.name));
    }

    /// A document number printed again: the same is a repetition, another is kept as a note.
    pub(super) fn repeats_number(
        &mut self,
        piece: &Piece,
        after: Option<String>,
        findings: &mut Vec<Finding>,
    ) -> bool {
        let (Some(first), Some(again)) =
            (&self.document_number, DocumentNumber::read(piece.plain()))
        else {
            return false;
        };
        if (&first.value.agency, first.value.year, first.value.serial)
            == (&again.agency, again.year, again.serial)
        {
            self.repeat(piece);
            return true;
        }
        let finding = Finding::new(&catalogue::HEADER_DIFFERS)
            .with("found", again.text.as_str())
            .with("expected", first.value.text.as_str());
        findings.push(finding.at(piece.place.clone()));
        let (kind, section) = (NoteKind::Particular, Vec::new());
        let note = Note { kind, text: again.text, after, section };
        self.notes.push(Placed::new(note, &piece.place));
        true
    }

    /// The notice, and the places of its nodes.
    pub(super) fn assemble(mut self, vocabulary: &Vocabulary) -> (Notice, Vec<Place>) {
        let copies = self.notes.iter_mut().filter(|it| it.value.kind == NoteKind::CopyTo);
        copies.for_each(|it| it.value.after = None);
        for notes in [&mut self.notes, &mut self.unparsed] {
            notes.sort_by_key(|note| note.value.rank());
        }
        let mut places = Places::default();
        self.sections.drain(..).for_each(|place| places.add(NodeKind::Section, place));
        let header = self.header(&mut places);
        let issued_text =
            places.one(NodeKind::IssuedTitle, self.issued_title).map(|title| IssuedText { title });
        let (first, rest) = {
            let count = self.own.after.min(self.departments.len());
            let rest = self.departments.split_off(count);
            (self.departments, rest)
        };
        let mut departments: Vec<Department> =
            first.into_iter().map(|draft| places.department(draft)).collect();
        let own_duties = self.own.is_open.then(|| places.own(self.own));
        departments.extend(rest.into_iter().map(|draft| places.department(draft)));
        let mut notice = Notice {
            header,
            issued_text,
            own_duties,
            departments,
            notes: places.each(NodeKind::Note, self.notes),
            unparsed: places.each(NodeKind::Unparsed, self.unparsed),
            ..Notice::default()
        };
        notice.derive(vocabulary);
        let mut ordered = Vec::with_capacity(places.0.iter().map(VecDeque::len).sum());
        notice.each_node(|node| ordered.extend(places.next(node.kind)));
        (notice, ordered)
    }

    fn header(&mut self, places: &mut Places) -> Header {
        use NodeKind as N;
        let office = places.one(N::ImprintOffice, self.imprint_office.take());
        let printed_on = places.one(N::PrintedOn, self.printed_on.take());
        let is_printed = office.is_some() || printed_on.is_some();
        Header {
            copy_number: places.one(N::CopyNumber, self.copy_number.take()),
            secrecy: places.one(N::Secrecy, self.secrecy.take()),
            urgency: places.one(N::Urgency, self.urgency.take()),
            issuers: places.each(N::Issuer, std::mem::take(&mut self.issuers)),
            document_number: places.one(N::DocumentNumber, self.document_number.take()),
            approvers: places.one(N::Approvers, self.approvers.take()),
            title: places.one(N::Title, self.title.take()),
            recipients: places.one(N::Recipients, self.recipients.take()),
            body: places.each(N::Body, std::mem::take(&mut self.body)),
            signatories: places.each(N::Signatory, std::mem::take(&mut self.signatories)),
            issued_on: places.one(N::IssuedOn, self.issued_on.take()),
            disclosure: places.one(N::Disclosure, self.disclosure.take()),
            imprint: is_printed.then_some(Imprint { office, printed_on }),
        }
    }
}

/// The places of the values taken so far, by the kind of field, in the order of the walk.
#[derive(Default)]
struct Places(Vec<VecDeque<Place>>);

impl Places {
    fn add(&mut self, kind: NodeKind, place: Place) {
        let at = kind as usize;
        if self.0.len() <= at {
            self.0.resize_with(at + 1, VecDeque::new);
        }
        if let Some(places) = self.0.get_mut(at) {
            places.push_back(place);
        }
    }

    fn next(&mut self, kind: NodeKind) -> Option<Place> {
        self.0.get_mut(kind as usize)?.pop_front()
    }

    fn one<T>(&mut self, kind: NodeKind, placed: Option<Placed<T>>) -> Option<T> {
        placed.map(|placed| {
            self.add(kind, placed.place);
            placed.value
        })
    }

    fn each<T>(&mut self, kind: NodeKind, placed: Vec<Placed<T>>) -> Vec<T> {
        placed.into_iter().filter_map(|it| self.one(kind, Some(it))).collect()
    }

    fn own(&mut self, draft: DraftOwn) -> OwnDuties {
        let (marker, heading) = self.one(NodeKind::OwnHeading, draft.heading).unzip();
        OwnDuties {
            heading,
            marker: marker.flatten(),
            lead_in: self.one(NodeKind::OwnLeadIn, draft.lead_in),
            after: draft.after.checked_sub(1).map(id::department),
            duties: self.duties(draft.duties),
        }
    }

    fn department(&mut self, draft: DraftDepartment) -> Department {
        self.add(NodeKind::Department, draft.place);
        Department {
            heading: draft.heading,
            number: draft.number,
            marker: draft.marker,
            name: draft.name,
            base_name: draft.base_name,
            aliases: draft.aliases,
            parent: draft.parent.map(id::department),
            section: draft.section,
            lead_in: self.one(NodeKind::LeadIn, draft.lead_in),
            duties: self.duties(draft.duties),
            ..Department::default()
        }
    }

    fn duties(&mut self, drafts: Vec<DraftDuty>) -> Vec<Duty> {
        let duty = |draft: DraftDuty| {
            self.add(NodeKind::Duty, draft.place);
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
