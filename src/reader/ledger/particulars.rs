//! The sheet of particulars: header, notes, texts that no field claims. A CSV file has the
//! document number and the date of signature in its rows.

use std::collections::BTreeMap;

use crate::document::Place;
use crate::finding::{Finding, catalogue};
use crate::ledger::{self as words, particulars as labels};
use crate::notice::{
    Approvers, Disclosure, DocumentNumber, Header, IssuedText, NodeKind, Note, NoteKind,
    NoticeDate, OwnDuties, Recipients, Secrecy, Urgency,
};

use super::Sheets;
use super::table::{self, Table};

/// What the sheet holds.
#[derive(Debug, Default)]
pub(super) struct Particulars {
    pub(super) header: Header,
    pub(super) issued_text: Option<IssuedText>,
    /// Heading and lead-in of the body's own duties.
    pub(super) own: Option<OwnDuties>,
    /// The id of the department before them.
    pub(super) own_after: Option<String>,
    pub(super) notes: Vec<Note>,
    pub(super) unparsed: Vec<Note>,
    /// Where each field stands, by its position in its list.
    pub(super) places: BTreeMap<(NodeKind, usize), Place>,
}

/// A row of the sheet.
struct Row {
    text: String,
    after: Option<String>,
    section: Vec<String>,
    place: Place,
}

pub(super) fn read(sheets: &Sheets, findings: &mut Vec<Finding>) -> Particulars {
    let mut particulars = Particulars::default();
    match &sheets.particulars {
        Some(table) => particulars.sheet(table, findings),
        None => particulars.columns(&sheets.ledger),
    }
    particulars
}

impl Particulars {
    fn sheet(&mut self, table: &Table, findings: &mut Vec<Finding>) {
        let [label, text, after, section] = labels::HEADS;
        let Some((heads, rows)) = table.below(&[label]) else { return };
        let [label, text, after, section] =
            [label, text, after, section].map(|head| heads.position(&[head]));
        for (row, cells) in rows {
            let read = |column| table::cell(cells, column).text();
            let found = Row {
                text: read(text),
                after: Some(read(after)).filter(|it| !it.is_empty()),
                section: read(section).lines().map(str::to_owned).collect(),
                place: table.place(*row, table::number(text)),
            };
            let label = read(label);
            if found.text.is_empty() {
                continue;
            }
            if let Some(found) = self.take(&label, found) {
                let finding = Finding::new(&catalogue::KEY_UNKNOWN).with("key", label);
                findings.push(finding.at(found.place));
            }
        }
    }

    /// Document number and date as the ledger's rows repeat them.
    fn columns(&mut self, table: &Table) {
        let Some((heads, rows)) = table.below(&[words::TEXT.zh, words::TEXT.en]) else { return };
        let value = |head: words::Head| {
            let column = heads.position(&[head.zh, head.en]);
            let first = rows.iter().map(|(row, cells)| (*row, table::cell(cells, column).text()));
            let (row, text) = first.into_iter().find(|(_, text)| !text.is_empty())?;
            Some((text, table.place(row, table::number(column))))
        };
        for (head, kind) in [
            (words::DOCUMENT_NUMBER, NodeKind::DocumentNumber),
            (words::ISSUED_ON, NodeKind::IssuedOn),
        ] {
            if let Some((text, place)) = value(head) {
                self.field(kind, Row { text, after: None, section: Vec::new(), place });
            }
        }
    }

    /// Takes a row into the field that its label names; gives it back where none is called so.
    fn take(&mut self, label: &str, row: Row) -> Option<Row> {
        if label == labels::OWN_MARKER {
            self.own.get_or_insert_default().marker = Some(row.text);
            return None;
        }
        if let Some((kind, _)) = labels::FIELDS.iter().find(|(_, it)| *it == label) {
            self.field(*kind, row);
            return None;
        }
        let Some((kind, _)) = labels::NOTES.iter().find(|(_, it)| *it == label) else {
            return Some(row);
        };
        self.places.insert((NodeKind::Note, self.notes.len()), row.place.clone());
        self.notes.push(row.into_note(*kind));
        None
    }

    fn field(&mut self, kind: NodeKind, row: Row) {
        use NodeKind as N;
        let place = row.place.clone();
        let header = &mut self.header;
        let text = row.text.clone();
        let mut index = 0;
        match kind {
            N::CopyNumber => header.copy_number = Some(text),
            N::Secrecy => header.secrecy = Some(secrecy(text)),
            N::Urgency => header.urgency = Some(urgency(text)),
            N::Issuer => index = push(&mut header.issuers, text),
            N::DocumentNumber => header.document_number = Some(document_number(text)),
            N::Approvers => header.approvers = Some(approvers(text)),
            N::Title => header.title = Some(text),
            N::Recipients => header.recipients = Some(recipients(text)),
            N::Body => index = push(&mut header.body, text),
            N::Signatory => index = push(&mut header.signatories, text),
            N::IssuedOn => header.issued_on = Some(date(text)),
            N::Disclosure => header.disclosure = Some(disclosure(text)),
            N::ImprintOffice => header.imprint.get_or_insert_default().office = Some(text),
            N::PrintedOn => {
                let printed = NoticeDate::read_printing(&text).unwrap_or_else(|| date(text));
                header.imprint.get_or_insert_default().printed_on = Some(printed);
            }
            N::IssuedTitle => self.issued_text = Some(IssuedText { title: text }),
            N::OwnHeading | N::OwnLeadIn => self.own(kind, row),
            N::Unparsed => {
                index = self.unparsed.len();
                self.unparsed.push(row.into_note(NoteKind::Paragraph));
            }
            N::Section | N::Department | N::LeadIn | N::Duty | N::Note => {}
        }
        self.places.insert((kind, index), place);
    }

    fn own(&mut self, kind: NodeKind, row: Row) {
        let own = self.own.get_or_insert_default();
        let field = if kind == NodeKind::OwnHeading { &mut own.heading } else { &mut own.lead_in };
        *field = Some(row.text);
        self.own_after = row.after.or(self.own_after.take());
    }
}

impl Row {
    fn into_note(self, kind: NoteKind) -> Note {
        Note { kind, text: self.text, after: self.after, section: self.section }
    }
}

fn push(list: &mut Vec<String>, text: String) -> usize {
    list.push(text);
    list.len() - 1
}

// A text that is no such field keeps its place, and has no value beside it.

fn secrecy(text: String) -> Secrecy {
    Secrecy::read(&text).unwrap_or_else(|| Secrecy { level: text.clone(), text, period: None })
}

fn urgency(text: String) -> Urgency {
    Urgency::read(&text).unwrap_or_else(|| Urgency { value: text.clone(), text })
}

fn document_number(text: String) -> DocumentNumber {
    DocumentNumber::read(&text)
        .unwrap_or_else(|| DocumentNumber { text, ..DocumentNumber::default() })
}

fn approvers(text: String) -> Approvers {
    Approvers::read(&text).unwrap_or_else(|| Approvers { text, names: Vec::new() })
}

fn recipients(text: String) -> Recipients {
    Recipients::read(&text).unwrap_or_else(|| Recipients { text, names: Vec::new() })
}

fn date(text: String) -> NoticeDate {
    NoticeDate::read(&text).unwrap_or(NoticeDate { text, date: None })
}

fn disclosure(text: String) -> Disclosure {
    Disclosure::read(&text).unwrap_or_else(|| Disclosure {
        value: text.clone(),
        text,
        label: String::new(),
    })
}
