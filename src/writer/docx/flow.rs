//! The order of the document: the notice's parts from the red head to the imprint.
//!
//! Every printed field comes once, its characters unchanged. A note stands after the department
//! or duty that it followed on the page.

use std::collections::BTreeMap;

use crate::notice::{Duty, Notice};

use super::styles::Look;

/// A paragraph to be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) look: Look,
    pub(super) text: String,
    /// Whether it starts a page.
    pub(super) new_page: bool,
}

/// The paragraphs of `notice`.
pub(super) fn parts(notice: &Notice) -> Vec<Part> {
    let mut flow = Flow { parts: Vec::new(), notes: notes(notice) };
    flow.head(notice);
    flow.letter(notice);
    flow.issued_text(notice);
    flow.closing(notice);
    flow.parts
}

struct Flow<'a> {
    parts: Vec<Part>,
    /// The notes by what they follow; the empty id stands for the beginning.
    notes: BTreeMap<&'a str, Vec<&'a str>>,
}

fn notes(notice: &Notice) -> BTreeMap<&str, Vec<&str>> {
    let mut notes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for note in notice.notes.iter().chain(&notice.unparsed) {
        let after = note.after.as_deref().unwrap_or_default();
        notes.entry(after).or_default().push(&note.text);
    }
    notes
}

impl Flow<'_> {
    fn add(&mut self, look: Look, text: &str) {
        self.parts.push(Part { look, text: text.to_owned(), new_page: false });
    }

    fn add_notes(&mut self, after: &str) {
        for text in self.notes.remove(after).unwrap_or_default() {
            self.add(Look::Body, text);
        }
    }

    fn head(&mut self, notice: &Notice) {
        let header = &notice.header;
        header.issuers.iter().for_each(|issuer| self.add(Look::Mark, issuer));
        if let Some(number) = &header.document_number {
            self.add(Look::Number, &number.text);
        }
        if let Some(title) = &header.title {
            self.add(Look::Title, title);
        }
    }

    fn letter(&mut self, notice: &Notice) {
        let header = &notice.header;
        if let Some(recipients) = &header.recipients {
            self.add(Look::Recipients, &recipients.text);
        }
        header.body.iter().for_each(|paragraph| self.add(Look::Body, paragraph));
        header.signatories.iter().for_each(|name| self.add(Look::Signature, name));
        if let Some(date) = &header.issued_on {
            self.add(Look::Signature, &date.text);
        }
    }

    fn issued_text(&mut self, notice: &Notice) {
        let start = self.parts.len();
        if let Some(issued) = &notice.issued_text {
            self.add(Look::Title, &issued.title);
        }
        self.add_notes("");
        if let Some(own) = &notice.own_duties {
            let marker = own.marker.as_deref().unwrap_or_default();
            if let Some(heading) = &own.heading {
                self.add(Look::Heading, &format!("{marker}{heading}"));
            }
            own.lead_in.iter().for_each(|lead_in| self.add(Look::Body, lead_in));
            self.duties(&own.duties);
        }
        let mut before: &[String] = &[];
        for department in &notice.departments {
            let opened = department.sections_opened(before);
            opened.iter().for_each(|section| self.add(Look::Heading, section));
            before = &department.section;
            let marker = department.marker.as_deref().unwrap_or_default();
            if let Some(heading) = &department.heading {
                self.add(Look::Heading, &format!("{marker}{heading}"));
            }
            self.add_notes(&department.id);
            department.lead_in.iter().for_each(|lead_in| self.add(Look::Body, lead_in));
            self.duties(&department.duties);
        }
        let follows_a_letter = notice.header.issued_on.is_some();
        if let Some(first) = self.parts.get_mut(start).filter(|_| follows_a_letter) {
            first.new_page = true;
        }
    }

    fn duties(&mut self, duties: &[Duty]) {
        for duty in duties {
            let marker = duty.marker.as_deref().unwrap_or_default();
            self.add(Look::Duty, &format!("{marker}{}", duty.text));
            self.add_notes(&duty.id);
            self.duties(&duty.children);
        }
    }

    fn closing(&mut self, notice: &Notice) {
        let header = &notice.header;
        if let Some(disclosure) = &header.disclosure {
            self.add(Look::Recipients, &disclosure.text);
        }
        if let Some(imprint) = &header.imprint {
            let date = imprint.printed_on.as_ref().map_or("", |it| it.text.as_str());
            // One character in from either edge (clause 7.4.3): the lines run from edge to edge.
            self.add(Look::Imprint, format!("\t{}\t{date}", imprint.office).trim_end());
        }
    }
}
