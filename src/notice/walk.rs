//! The walk over everything that a notice prints, field by field.

use super::{Department, Duty, Note, Notice};

/// A field of a notice that holds printed text.
#[derive(Debug, Clone, Copy)]
pub struct Node<'a> {
    /// Which field.
    pub kind: NodeKind,
    /// The id of the department or duty it is or belongs to; empty for all others.
    pub id: &'a str,
    /// What stands before the text, printed too: the marker of a duty or a heading.
    pub marker: Option<&'a str>,
    /// The printed text.
    pub text: &'a str,
    /// The duty, if the field is one.
    pub duty: Option<&'a Duty>,
}

/// The fields that hold printed text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the field of the notice that has its name")]
pub enum NodeKind {
    Issuer,
    DocumentNumber,
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

impl Notice {
    /// Every field that holds printed text: header, issued text, own duties, departments, notes,
    /// unparsed, each in its own order; a section's heading before the first department in it. A department without a heading is a node without text.
    #[must_use]
    pub fn walk(&self) -> Vec<Node<'_>> {
        let mut nodes = Vec::new();
        self.walk_header(&mut nodes);
        if let Some(issued) = &self.issued_text {
            nodes.push(plain(NodeKind::IssuedTitle, &issued.title));
        }
        if let Some(own) = &self.own_duties {
            let marker = own.marker.as_deref();
            let heading = own.heading.iter();
            nodes.extend(heading.map(|it| Node { marker, ..plain(NodeKind::OwnHeading, it) }));
            nodes.extend(own.lead_in.iter().map(|it| plain(NodeKind::OwnLeadIn, it)));
            walk_duties(&own.duties, &mut nodes);
        }
        let mut before: &[String] = &[];
        for department in &self.departments {
            let opened = department.sections_opened(before);
            nodes.extend(opened.iter().map(|it| plain(NodeKind::Section, it)));
            walk_department(department, &mut nodes);
            before = &department.section;
        }
        nodes.extend(notes(NodeKind::Note, &self.notes));
        nodes.extend(notes(NodeKind::Unparsed, &self.unparsed));
        nodes
    }

    fn walk_header<'a>(&'a self, nodes: &mut Vec<Node<'a>>) {
        let header = &self.header;
        let mut add = |kind, text: &mut dyn Iterator<Item = &'a String>| {
            nodes.extend(text.map(|text| plain(kind, text)));
        };
        add(NodeKind::Issuer, &mut header.issuers.iter());
        add(NodeKind::DocumentNumber, &mut header.document_number.iter().map(|it| &it.text));
        add(NodeKind::Title, &mut header.title.iter());
        add(NodeKind::Recipients, &mut header.recipients.iter().map(|it| &it.text));
        add(NodeKind::Body, &mut header.body.iter());
        add(NodeKind::Signatory, &mut header.signatories.iter());
        add(NodeKind::IssuedOn, &mut header.issued_on.iter().map(|it| &it.text));
        add(NodeKind::Disclosure, &mut header.disclosure.iter().map(|it| &it.text));
        add(NodeKind::ImprintOffice, &mut header.imprint.iter().map(|it| &it.office));
        let printed_on = header.imprint.iter().filter_map(|it| it.printed_on.as_ref());
        add(NodeKind::PrintedOn, &mut printed_on.map(|it| &it.text));
    }
}

fn plain(kind: NodeKind, text: &str) -> Node<'_> {
    Node { kind, id: "", marker: None, text, duty: None }
}

fn notes(kind: NodeKind, notes: &[Note]) -> impl Iterator<Item = Node<'_>> {
    notes.iter().map(move |note| plain(kind, &note.text))
}

fn walk_department<'a>(department: &'a Department, nodes: &mut Vec<Node<'a>>) {
    let id = department.id.as_str();
    let heading = department.heading.as_deref().unwrap_or_default();
    let marker = department.marker.as_deref();
    nodes.push(Node { id, marker, ..plain(NodeKind::Department, heading) });
    nodes.extend(department.lead_in.iter().map(|it| Node { id, ..plain(NodeKind::LeadIn, it) }));
    walk_duties(&department.duties, nodes);
}

fn walk_duties<'a>(duties: &'a [Duty], nodes: &mut Vec<Node<'a>>) {
    for duty in duties {
        nodes.push(Node {
            kind: NodeKind::Duty,
            id: &duty.id,
            marker: duty.marker.as_deref(),
            text: &duty.text,
            duty: Some(duty),
        });
        walk_duties(&duty.children, nodes);
    }
}
