//! The notice as clean text, which reads back to the same notice: one line a field, in the order
//! in which it is printed.

use std::io::Write;

use crate::finding::Finding;
use crate::notice::{Node, NodeKind};
use crate::sourced::Sourced;

use super::{Options, WriteError, Writer};

/// Text: UTF-8 without a mark, line ends LF.
pub(super) struct Txt;

impl Writer for Txt {
    fn name(&self) -> &'static str {
        "txt"
    }

    fn is_on_demand(&self) -> bool {
        true
    }

    fn write(
        &self,
        sourced: &Sourced,
        _: &Options,
        out: &mut dyn Write,
    ) -> Result<Vec<Finding>, WriteError> {
        let mut before = None;
        for node in sourced
            .notice
            .walk()
            .iter()
            .filter(|node| !node.text.is_empty() || node.marker.is_some())
        {
            let parted = match before {
                None => "",
                Some(NodeKind::ImprintOffice) if node.kind == NodeKind::PrintedOn => "　　　　",
                Some(kind) if starts_block(kind, node) => "\n\n",
                Some(_) => "\n",
            };
            write!(out, "{parted}{}", node.line())?;
            before = Some(node.kind);
        }
        if before.is_some() {
            out.write_all(b"\n")?;
        }
        Ok(Vec::new())
    }
}

/// Whether a blank line stands above the field.
fn starts_block(before: NodeKind, node: &Node) -> bool {
    use NodeKind as N;
    match node.kind {
        N::Title | N::IssuedTitle | N::Recipients | N::Section | N::OwnHeading => true,
        N::Department => before != N::Section,
        N::Signatory | N::ImprintOffice | N::PrintedOn => before != node.kind,
        _ => false,
    }
}
