//! The walk over everything that a notice prints, field by field.

use std::collections::BTreeMap;

use crate::numbering::marker;

use super::{Department, Duty, Note, NoteKind, Notice, OwnDuties, id};

/// A field of a notice that holds printed text.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    /// Which field.
    pub kind: NodeKind,
    /// The id of the department or duty it is or belongs to; empty for all others.
    pub id: &'a str,
    /// Its position, from 0, in the list that holds it: issuers, paragraphs, signatories,
    /// departments, notes, unparsed; 0 where no such list does.
    pub index: usize,
    /// What stands before the text, printed too: the marker of a duty or a heading.
    pub marker: Option<&'a str>,
    /// The printed text.
    pub text: &'a str,
    /// The duty, if the field is one.
    pub duty: Option<&'a Duty>,
}

/// The fields that hold printed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is the field of the notice that has its name")]
pub enum NodeKind {
    CopyNumber,
    Secrecy,
    Urgency,
    Issuer,
    DocumentNumber,
    Approvers,
    Title,
    Recipients,
    Body,
    Signatory,
    IssuedOn,
    Disclosure,
    ImprintOffice,
    PrintedOn,
    IssuedTitle,
    OwnHeading,
    OwnLeadIn,
    Section,
    Department,
    LeadIn,
    Duty,
    Note,
    Unparsed,
}

impl Node<'_> {
    /// The field as one line. A blank stands behind a marker that would not be told from the text
    /// without it: `1.1 负责`.
    #[must_use]
    pub fn line(&self) -> String {
        let Some(marker) = self.marker.filter(|it| !it.is_empty()) else {
            return self.text.to_owned();
        };
        let line = format!("{marker}{}", self.text);
        let is_told = marker::read(&line).is_some_and(|(it, _)| it.text == marker);
        if is_told { line } else { format!("{marker} {}", self.text) }
    }
}

impl Notice {
    /// Every field that holds printed text, in the order in which it is printed: letter, issued
    /// text, own duties and departments with the notes after each, disclosure, 抄送, imprint. A
    /// section's heading comes before the first department or note in it. A department without a
    /// heading is a node without text.
    #[must_use]
    pub fn walk(&self) -> Vec<Node<'_>> {
        let mut nodes = Vec::with_capacity(2 * self.departments.len() + self.duty_count());
        self.each_node(|node| nodes.push(node));
        nodes
    }

    /// Gives every node of [`Notice::walk`] to `visit`, in that order.
    pub(crate) fn each_node<'a>(&'a self, visit: impl FnMut(Node<'a>)) {
        let mut walk = Walk { visit, notes: notes_by_place(self), section: &[] };
        walk.letter(self);
        walk.add(NodeKind::IssuedTitle, self.issued_text.iter().map(|it| &it.title));
        walk.notes_after(After::Title);
        let own = self.own_duties.as_ref();
        own.filter(|it| it.after.is_none()).into_iter().for_each(|it| walk.own(it));
        for (index, department) in self.departments.iter().enumerate() {
            walk.department(index, department);
            let follows = |own: &&OwnDuties| own.after.as_ref() == Some(&department.id);
            own.filter(follows).into_iter().for_each(|it| walk.own(it));
        }
        walk.rest();
        walk.closing(self);
    }
}

/// What notes may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum After<'a> {
    /// The paragraphs of the letter: its 附件.
    Body,
    /// The date of the letter: remarks and contacts.
    Date,
    /// The title of the issued text.
    Title,
    /// The department or duty with this id.
    Id(&'a str),
    /// The statement of publicity, at the end of the page: 抄送.
    Disclosure,
}

impl Note {
    /// In what order notes stand: 0 after the paragraphs of the letter, 1 after its date, 2 after
    /// the issued text's title; 3 after a department or duty; 4 at the end of the page.
    #[must_use]
    pub(crate) fn rank(&self) -> u8 {
        match (&self.after, self.kind) {
            (_, NoteKind::CopyTo) => 4,
            (Some(_), _) => 3,
            (None, NoteKind::Attachment) => 0,
            (None, NoteKind::Remark | NoteKind::Contact) if self.section.is_empty() => 1,
            (None, _) => 2,
        }
    }

    fn place(&self) -> After<'_> {
        match (&self.after, self.rank()) {
            (_, 4) => After::Disclosure,
            (Some(id), _) => After::Id(id),
            (None, 0) => After::Body,
            (None, 1) => After::Date,
            (None, _) => After::Title,
        }
    }
}

/// A note, the list it is in, and its position there.
type Listed<'a> = (NodeKind, usize, &'a Note);

type NotesByPlace<'a> = BTreeMap<After<'a>, Vec<Listed<'a>>>;

fn notes_by_place(notice: &Notice) -> NotesByPlace<'_> {
    let mut places = NotesByPlace::new();
    for (kind, list) in [(NodeKind::Note, &notice.notes), (NodeKind::Unparsed, &notice.unparsed)] {
        for (index, note) in list.iter().enumerate() {
            places.entry(note.place()).or_default().push((kind, index, note));
        }
    }
    places
}

struct Walk<'a, V> {
    visit: V,
    /// The notes that are still to come.
    notes: NotesByPlace<'a>,
    /// The headings above the last field.
    section: &'a [String],
}

impl<'a, V: FnMut(Node<'a>)> Walk<'a, V> {
    fn letter(&mut self, notice: &'a Notice) {
        let header = &notice.header;
        self.add(NodeKind::CopyNumber, &header.copy_number);
        self.add(NodeKind::Secrecy, header.secrecy.iter().map(|it| &it.text));
        self.add(NodeKind::Urgency, header.urgency.iter().map(|it| &it.text));
        self.add(NodeKind::Issuer, &header.issuers);
        self.add(NodeKind::DocumentNumber, header.document_number.iter().map(|it| &it.text));
        self.add(NodeKind::Approvers, header.approvers.iter().map(|it| &it.text));
        self.add(NodeKind::Title, &header.title);
        self.add(NodeKind::Recipients, header.recipients.iter().map(|it| &it.text));
        self.add(NodeKind::Body, &header.body);
        self.notes_after(After::Body);
        self.add(NodeKind::Signatory, &header.signatories);
        self.add(NodeKind::IssuedOn, header.issued_on.iter().map(|it| &it.text));
        self.notes_after(After::Date);
    }

    fn closing(&mut self, notice: &'a Notice) {
        let header = &notice.header;
        self.add(NodeKind::Disclosure, header.disclosure.iter().map(|it| &it.text));
        self.notes_after(After::Disclosure);
        let imprint = header.imprint.as_ref();
        self.add(NodeKind::ImprintOffice, imprint.iter().filter_map(|it| it.office.as_ref()));
        let printed_on = imprint.iter().filter_map(|it| it.printed_on.as_ref());
        self.add(NodeKind::PrintedOn, printed_on.map(|it| &it.text));
    }

    fn add(&mut self, kind: NodeKind, texts: impl IntoIterator<Item = &'a String>) {
        for (index, text) in texts.into_iter().enumerate() {
            (self.visit)(Node { index, ..plain(kind, text) });
        }
    }

    fn own(&mut self, own: &'a OwnDuties) {
        let marker = own.marker.as_deref();
        if let Some(heading) = &own.heading {
            (self.visit)(Node { marker, ..plain(NodeKind::OwnHeading, heading) });
        }
        self.add(NodeKind::OwnLeadIn, &own.lead_in);
        self.notes_after(After::Id(id::OWN));
        self.duties(&own.duties);
    }

    fn department(&mut self, index: usize, department: &'a Department) {
        self.open(&department.section);
        let id = department.id.as_str();
        let heading = department.heading.as_deref().unwrap_or_default();
        let marker = department.marker.as_deref();
        (self.visit)(Node { id, index, marker, ..plain(NodeKind::Department, heading) });
        if let Some(lead_in) = &department.lead_in {
            (self.visit)(Node { id, index, ..plain(NodeKind::LeadIn, lead_in) });
        }
        self.notes_after(After::Id(id));
        self.duties(&department.duties);
    }

    fn duties(&mut self, duties: &'a [Duty]) {
        for (index, duty) in duties.iter().enumerate() {
            (self.visit)(Node {
                kind: NodeKind::Duty,
                id: &duty.id,
                index,
                marker: duty.marker.as_deref(),
                text: &duty.text,
                duty: Some(duty),
            });
            self.notes_after(After::Id(&duty.id));
            self.duties(&duty.children);
        }
    }

    fn notes_after(&mut self, place: After<'a>) {
        let Some(notes) = self.notes.remove(&place) else { return };
        notes.into_iter().for_each(|listed| self.note(listed));
    }

    /// The notes after an id that names nothing.
    fn rest(&mut self) {
        for listed in std::mem::take(&mut self.notes).into_values().flatten() {
            self.note(listed);
        }
    }

    fn note(&mut self, (kind, index, note): Listed<'a>) {
        if !note.section.is_empty() {
            self.open(&note.section);
        }
        (self.visit)(Node { index, ..plain(kind, &note.text) });
    }

    /// Prints the headings of `section` that are not open yet.
    fn open(&mut self, section: &'a [String]) {
        let known = self.section.iter().zip(section).take_while(|(one, other)| one == other);
        let opened = section.get(known.count()..).unwrap_or_default();
        opened.iter().for_each(|it| (self.visit)(plain(NodeKind::Section, it)));
        self.section = section;
    }
}

fn plain(kind: NodeKind, text: &str) -> Node<'_> {
    Node { kind, id: "", index: 0, marker: None, text, duty: None }
}
