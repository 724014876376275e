//! The particulars, one by one, as printed.

use crate::notice::{NodeKind, Notice};

use super::FieldChange;

/// The particulars in the order in which they are printed, each with its name.
const FIELDS: &[(NodeKind, &str)] = &[
    (NodeKind::CopyNumber, "copy_number"),
    (NodeKind::Secrecy, "secrecy"),
    (NodeKind::Urgency, "urgency"),
    (NodeKind::Issuer, "issuers"),
    (NodeKind::DocumentNumber, "document_number"),
    (NodeKind::Approvers, "approvers"),
    (NodeKind::Title, "title"),
    (NodeKind::Recipients, "recipients"),
    (NodeKind::Body, "body"),
    (NodeKind::Signatory, "signatories"),
    (NodeKind::IssuedOn, "issued_on"),
    (NodeKind::Disclosure, "disclosure"),
    (NodeKind::ImprintOffice, "imprint_office"),
    (NodeKind::PrintedOn, "printed_on"),
    (NodeKind::IssuedTitle, "issued_title"),
    (NodeKind::OwnHeading, "own_heading"),
    (NodeKind::OwnLeadIn, "own_lead_in"),
];

/// Those that differ.
pub(super) fn changes(old: &Notice, new: &Notice) -> Vec<FieldChange> {
    let (old, new) = (Printed::new(old), Printed::new(new));
    let differing = FIELDS.iter().filter_map(|&(kind, name)| {
        let (old, new) = (old.field(kind), new.field(kind));
        (old != new).then_some(FieldChange { field: name, department: None, old, new })
    });
    differing.collect()
}

/// The printed text of each field.
struct Printed(Vec<(NodeKind, String)>);

impl Printed {
    fn new(notice: &Notice) -> Self {
        let nodes = notice.walk().into_iter();
        Self(nodes.map(|node| (node.kind, node.line())).collect())
    }

    /// The field's lines; nothing where it has none.
    fn field(&self, kind: NodeKind) -> Option<String> {
        let lines: Vec<&str> =
            self.0.iter().filter(|(it, _)| *it == kind).map(|(_, text)| text.as_str()).collect();
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}
