//! The order of the document: the notice's parts from the red head to the imprint.
//!
//! Every printed field comes once, its characters unchanged, in the order of `Notice::walk`.

use crate::notice::{Node, NodeKind, Notice};

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
    let mut parts: Vec<Part> = Vec::new();
    let mut in_letter = notice.header.issued_on.is_some();
    for node in notice.walk() {
        let look = look(node.kind);
        let starts_issued_text = in_letter && is_issued(node.kind);
        in_letter &= !starts_issued_text;
        let text = node.line();
        match (node.kind, parts.last_mut()) {
            // One character in from either edge (clause 7.4.3): the lines run from edge to edge.
            (NodeKind::PrintedOn, Some(office)) if office.look == Look::Imprint => {
                office.text = format!("{}\t{text}", office.text);
            }
            (NodeKind::ImprintOffice | NodeKind::PrintedOn, _) => {
                let blank = if node.kind == NodeKind::PrintedOn { "\t" } else { "" };
                parts.push(Part { look, text: format!("\t{blank}{text}"), new_page: false });
            }
            _ if is_nothing(&node) => {}
            _ => parts.push(Part { look, text, new_page: starts_issued_text }),
        }
    }
    parts
}

/// A department whose heading was lost prints none.
fn is_nothing(node: &Node) -> bool {
    node.kind == NodeKind::Department && node.text.is_empty()
}

/// Whether the field belongs to the text that the notice issues, not to the letter.
fn is_issued(kind: NodeKind) -> bool {
    use NodeKind as N;
    matches!(
        kind,
        N::IssuedTitle | N::OwnHeading | N::OwnLeadIn | N::Section | N::Department | N::Duty
    )
}

fn look(kind: NodeKind) -> Look {
    use NodeKind as N;
    match kind {
        N::CopyNumber | N::Secrecy | N::Urgency => Look::Corner,
        N::Issuer => Look::Mark,
        N::DocumentNumber | N::Approvers => Look::Number,
        N::Title | N::IssuedTitle => Look::Title,
        N::Recipients | N::Disclosure => Look::Recipients,
        N::Body | N::OwnLeadIn | N::LeadIn | N::Note | N::Unparsed => Look::Body,
        N::Signatory | N::IssuedOn => Look::Signature,
        N::OwnHeading | N::Section | N::Department => Look::Heading,
        N::Duty => Look::Duty,
        N::ImprintOffice | N::PrintedOn => Look::Imprint,
    }
}
