//! The order of the document: the notice's parts from the red head to the imprint.
//!
//! Every printed field comes once, its characters unchanged, in the order of `Notice::walk`; but
//! 附件1 stands above what is attached.

use crate::notice::{Node, NodeKind, NoteKind, Notice};
use crate::numbering::marker;

use super::numbering::Automatic;
use super::styles::Look;

/// A part of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// A paragraph.
    Paragraph(Paragraph),
    /// The names in the red head.
    Mark(Vec<String>),
    /// Document number and 签发人.
    Number { number: Option<String>, approvers: Option<String> },
    /// Names and date.
    Signature { names: Vec<String>, date: Option<String> },
    /// What closes the last page.
    Imprint(Imprint),
}

/// A paragraph to be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) look: Look,
    pub(super) text: String,
    /// Whether it starts a page.
    pub(super) new_page: bool,
    /// Whether a heading stands in the middle: one without a number does.
    pub(super) centred: bool,
    /// The list that numbers it, and its level from 0, where Word computes the number.
    pub(super) list: Option<(usize, usize)>,
}

/// The closing lines: 公开属性, 抄送, 印发.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Imprint {
    pub(super) disclosure: Option<String>,
    pub(super) copies: Vec<String>,
    pub(super) office: Option<String>,
    pub(super) printed_on: Option<String>,
}

/// The parts of `notice`.
pub(super) fn parts(notice: &Notice, automatic: &Automatic, department_pages: bool) -> Vec<Part> {
    let mut flow = Flow {
        notice,
        automatic,
        department_pages,
        parts: Vec::new(),
        imprint: Imprint::default(),
        marks: Vec::new(),
        in_letter: notice.header.issued_on.is_some(),
    };
    notice.each_node(|node| flow.add(&node));
    flow.open_issued_text();
    if flow.imprint != Imprint::default() {
        flow.parts.push(Part::Imprint(flow.imprint));
    }
    flow.parts
}

struct Flow<'a> {
    notice: &'a Notice,
    automatic: &'a Automatic,
    department_pages: bool,
    parts: Vec<Part>,
    imprint: Imprint,
    /// 附件1, kept for the page of what is attached.
    marks: Vec<String>,
    /// Whether the letter has not ended yet.
    in_letter: bool,
}

impl Flow<'_> {
    fn add(&mut self, node: &Node) {
        use NodeKind as N;
        let text = || node.text.to_owned();
        match node.kind {
            N::Issuer => match self.parts.last_mut() {
                Some(Part::Mark(names)) => names.push(text()),
                _ => self.parts.push(Part::Mark(vec![text()])),
            },
            N::DocumentNumber => {
                self.parts.push(Part::Number { number: Some(text()), approvers: None });
            }
            N::Approvers => match self.parts.last_mut() {
                Some(Part::Number { approvers, .. }) => *approvers = Some(text()),
                _ => self.parts.push(Part::Number { number: None, approvers: Some(text()) }),
            },
            N::Signatory => match self.parts.last_mut() {
                Some(Part::Signature { names, .. }) => names.push(text()),
                _ => self.parts.push(Part::Signature { names: vec![text()], date: None }),
            },
            N::IssuedOn => match self.parts.last_mut() {
                Some(Part::Signature { date, .. }) => *date = Some(text()),
                _ => self.parts.push(Part::Signature { names: Vec::new(), date: Some(text()) }),
            },
            N::Disclosure => self.imprint.disclosure = Some(text()),
            N::ImprintOffice => self.imprint.office = Some(text()),
            N::PrintedOn => self.imprint.printed_on = Some(text()),
            N::Note if self.note_kind(node) == Some(NoteKind::CopyTo) => {
                self.imprint.copies.push(text());
            }
            N::Note if self.is_mark(node) => self.marks.push(text()),
            // A department whose heading was lost prints none.
            N::Department if node.text.is_empty() => {}
            _ => self.paragraph(node),
        }
    }

    fn note_kind(&self, node: &Node) -> Option<NoteKind> {
        self.notice.notes.get(node.index).filter(|_| node.kind == NodeKind::Note).map(|it| it.kind)
    }

    /// 附件1 without a name behind it, while what is attached is still to come.
    fn is_mark(&self, node: &Node) -> bool {
        let name = node
            .text
            .trim_start_matches("附件")
            .trim_matches(|c: char| c.is_numeric() || c.is_whitespace() || matches!(c, '：' | ':'));
        self.in_letter
            && self.note_kind(node) == Some(NoteKind::Attachment)
            && node.text.starts_with("附件")
            && name.is_empty()
    }

    fn paragraph(&mut self, node: &Node) {
        let starts_issued_text = self.in_letter && is_issued(node.kind);
        let mut new_page = starts_issued_text;
        if starts_issued_text {
            new_page = !self.open_issued_text();
        }
        let list = node.duty.and_then(|duty| self.automatic.list_of(&duty.id));
        let text = if list.is_some() { node.text.to_owned() } else { node.line() };
        let look = self.look(node);
        let starts_department = self.department_pages
            && node.kind == NodeKind::Department
            && self.parts.iter().any(|it| matches!(it, Part::Paragraph(p) if p.look == Look::Duty));
        self.parts.push(Part::Paragraph(Paragraph {
            centred: matches!(look, Look::Heading(_)) && marker::read(&text).is_none(),
            look,
            text,
            new_page: new_page || starts_department,
            list,
        }));
    }

    /// Ends the letter; gives whether 附件1 opened the page.
    fn open_issued_text(&mut self) -> bool {
        self.in_letter = false;
        let marks = std::mem::take(&mut self.marks);
        let is_opened = !marks.is_empty();
        for (index, text) in marks.into_iter().enumerate() {
            let look = Look::AttachmentMark;
            let new_page = index == 0;
            let paragraph = Paragraph { look, text, new_page, centred: false, list: None };
            self.parts.push(Part::Paragraph(paragraph));
        }
        is_opened
    }

    fn look(&self, node: &Node) -> Look {
        use NodeKind as N;
        match node.kind {
            N::CopyNumber => Look::CopyNumber,
            N::Secrecy | N::Urgency => Look::Corner,
            N::Title | N::IssuedTitle => Look::Title,
            N::Recipients => Look::Recipients,
            N::Note if self.note_kind(node) == Some(NoteKind::Attachment) && self.in_letter => {
                Look::Attachment
            }
            N::OwnHeading => Look::Heading(1),
            N::Section => self.section_level(node),
            N::Department => {
                let department = self.notice.departments.get(node.index);
                let above = department.map_or(0, |it| it.section.len());
                let inside = department.is_some_and(|it| it.parent.is_some());
                level(above + 1 + usize::from(inside))
            }
            N::Duty => Look::Duty,
            _ => Look::Body,
        }
    }

    /// The level of a section's heading: its place in the path that names it.
    fn section_level(&self, node: &Node) -> Look {
        let of_departments = self.notice.departments.iter().map(|it| &it.section);
        let mut paths = of_departments.chain(self.notice.notes.iter().map(|it| &it.section));
        let depth = paths.find_map(|path| path.iter().position(|it| it == node.text));
        level(depth.unwrap_or(0) + 1)
    }
}

fn level(depth: usize) -> Look {
    Look::Heading(u8::try_from(depth.min(3)).unwrap_or(3))
}

/// Whether the field belongs to the text that the notice issues, not to the letter.
fn is_issued(kind: NodeKind) -> bool {
    use NodeKind as N;
    matches!(
        kind,
        N::IssuedTitle | N::OwnHeading | N::OwnLeadIn | N::Section | N::Department | N::Duty
    )
}
