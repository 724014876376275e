//! Lines without a marker: what closes the page, what goes on with the line before, what leads to
//! duties, duties of whoever numbers none.

use crate::finding::{Finding, catalogue};
use crate::notice::NoteKind;
use crate::parse::outline::{ItemKind, Items};
use crate::parse::pieces::Piece;
use crate::parse::placed::Placed;
use crate::parse::{closing, front, heading, lead_in, sections};

use super::duties::{last_duty_mut, titled_item, unnumbered};
use super::{Last, Reading, Target};

/// More lines than these do not stand above a date.
const LONGEST_SIGNATURE: usize = 4;

impl Reading<'_> {
    pub(super) fn plain(&mut self, piece: &Piece, following: Items) {
        let next = following.texts().next();
        if closing::claim(piece, next, self.draft, self.vocabulary)
            || self.closes_letter(piece, following)
            || self.repeats_number(piece)
        {
            self.last = Last::Other;
        } else if let Some(kind) = closing::note_kind(piece.plain(), self.vocabulary) {
            self.note(kind, piece);
        } else if self.is_printed_title(piece) {
            self.draft.repeat(piece);
        } else if !self.goes_on(piece) {
            self.paragraph(piece);
        }
    }

    /// The signature at the end of a page that has none at its head: names, then the date.
    fn closes_letter(&mut self, piece: &Piece, following: Items) -> bool {
        if self.draft.issued_on.is_some() {
            return false;
        }
        if !self.signing {
            let ahead = following.iter().map(|it| it.piece).take(LONGEST_SIGNATURE);
            let mut lines = std::iter::once(piece).chain(ahead);
            let dated = lines.position(front::is_dated);
            let names =
                dated.map(|at| following.iter().map(|it| it.piece).take(at.saturating_sub(1)));
            let is_signed = dated.is_some_and(|at| at == 0 || front::is_signatory(piece))
                && names.is_some_and(|mut names| names.all(front::is_signatory));
            self.signing = is_signed && following.iter().all(|it| *it.kind == ItemKind::Text);
        }
        if self.signing && !front::read_date(piece, self.draft) {
            self.draft.signatories.push(Placed::new(piece.text.to_owned(), &piece.place));
        }
        self.signing
    }

    /// What a line says where no form and no open text claims it.
    fn paragraph(&mut self, piece: &Piece) {
        let text = piece.text;
        if sections::counts(text, self.vocabulary) {
            self.note(NoteKind::Count, piece);
        } else if sections::staffs(text, self.vocabulary) {
            self.note(NoteKind::Staffing, piece);
        } else if self.loose {
            self.loose_note(piece);
        } else if lead_in::is_beside(text, self.vocabulary) {
            self.note(NoteKind::Paragraph, piece);
        } else if !self.leads_in(piece) {
            self.unnumbered(piece);
        }
    }

    /// Takes the words that lead to the duties off a paragraph before them.
    fn leads_in(&mut self, piece: &Piece) -> bool {
        if !self.last_duties().is_empty() || self.lead_in().is_some_and(|it| it.ends_with('：')) {
            return false;
        }
        let text = piece.text;
        let ends_so = text.ends_with(['：', ':'])
            || self.vocabulary.heading_suffixes.iter().any(|it| it == text);
        let end = if ends_so { text.len() } else { lead_in::length(text, self.vocabulary) };
        let Some(head) = text.get(..end).filter(|head| !head.is_empty()) else { return false };
        self.add_lead_in(head, piece);
        if end < text.len()
            && let Some(rest) = piece.parts(&[end]).get(1)
        {
            self.unnumbered(rest);
        }
        true
    }

    fn add_lead_in(&mut self, text: &str, piece: &Piece) {
        let names = heading::aliases(text.trim_end_matches('。'), self.vocabulary);
        let slot = match self.target {
            Target::Nothing => {
                self.open_own();
                &mut self.draft.own.lead_in
            }
            Target::Own => &mut self.draft.own.lead_in,
            Target::Department => match self.draft.departments.last_mut() {
                Some(department) => {
                    department.aliases.extend(names);
                    &mut department.lead_in
                }
                None => return,
            },
        };
        match slot {
            Some(lead_in) => lead_in.value.push_str(text),
            None => *slot = Some(Placed::new(text.to_owned(), &piece.place)),
        }
        self.last = Last::LeadIn;
    }

    fn lead_in(&self) -> Option<&str> {
        let lead_in = match self.target {
            Target::Nothing => None,
            Target::Own => self.draft.own.lead_in.as_ref(),
            Target::Department => self.draft.departments.last().and_then(|it| it.lead_in.as_ref()),
        };
        lead_in.map(|it| it.value.as_str())
    }

    /// A line without a marker goes on with a text that has no end mark yet and fills its line
    /// (rule 5).
    fn goes_on(&mut self, piece: &Piece) -> bool {
        let lines = self.lines;
        let is_open = self.before.is_some_and(|it| lines.is_open(it));
        match self.last {
            Last::Duty if is_open => {
                let Some(duty) = last_duty_mut(self.duties()) else { return false };
                duty.joined.push((duty.text.len(), piece.place.clone()));
                duty.text.push_str(piece.text);
            }
            Last::Note(kind) => {
                let Some(note) = self.draft.notes.last_mut() else { return false };
                let is_listing =
                    kind == NoteKind::CopyTo && note.value.text.ends_with(['，', '、', ',']);
                if !is_open && !is_listing {
                    return false;
                }
                note.value.text.push_str(piece.text);
            }
            Last::LeadIn if is_open => {
                self.add_lead_in(piece.text, piece);
            }
            _ => return false,
        }
        let finding = Finding::new(&catalogue::LINE_JOINED).at(piece.place.clone());
        self.findings.push(finding.of_node(self.last_id().unwrap_or_default()));
        true
    }

    /// A paragraph without a number is a duty of whoever numbers none.
    fn unnumbered(&mut self, piece: &Piece) {
        let is_heard = match self.target {
            Target::Nothing => false,
            Target::Own => self.draft.own.heading.is_some() || self.draft.own.lead_in.is_some(),
            Target::Department => true,
        };
        if let Some(item) = titled_item(self.duties()) {
            item.children.push(unnumbered(piece.text, piece));
            self.last = Last::Duty;
            return;
        }
        if !is_heard || !self.levels.is_empty() {
            self.leave(piece);
            return;
        }
        self.duties().push(unnumbered(piece.text, piece));
        self.last = Last::Duty;
    }
}
