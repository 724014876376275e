//! A notice, where each of its nodes stood, the page it came from, and what was found so far.
//!
//! In: what `parse` or a reader of meanings made. Out: the one value that `check`, the writers
//! and `diff` take.

mod receipt;

pub(crate) use receipt::thousands;
pub use receipt::{Receipt, visible};

use crate::document::{Document, Place};
use crate::finding::render::Shown;
use crate::finding::{Finding, Severity};
use crate::notice::{Node, Notice};

/// A notice and its sources.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sourced {
    /// What the notice means.
    pub notice: Notice,
    /// The place of each node of [`Notice::walk`], in that order.
    pub places: Vec<Place>,
    /// The page it was read from; absent for formats that carry the meaning alone.
    pub page: Option<Document>,
    /// What was found so far, in the order of the page.
    pub findings: Vec<Finding>,
}

impl Sourced {
    /// The nodes of the notice, each with its place.
    pub fn nodes(&self) -> impl Iterator<Item = (Node<'_>, &Place)> {
        self.notice.walk().into_iter().zip(&self.places)
    }

    /// Numbers the duties afresh. The page says other numbers then, and is given up.
    pub fn renumber(&mut self) {
        self.notice.renumber();
        self.page = None;
    }

    /// How many characters were read, and where they went; absent without a page.
    #[must_use]
    pub fn receipt(&self) -> Option<Receipt> {
        self.page.as_ref().map(|page| Receipt::new(page, &self.notice))
    }

    /// A finding with the names of what it is about.
    #[must_use]
    pub fn show<'a>(&'a self, finding: &'a Finding) -> Shown<'a> {
        let node = finding.node.as_deref().unwrap_or_default();
        let department = self.notice.department_of(node);
        Shown {
            finding,
            department: department.and_then(|it| it.name.as_deref()),
            item: self.notice.duty(node).and_then(|duty| duty.number),
            heading: department.is_some_and(|it| it.id == node),
        }
    }

    /// All findings with the names of what they are about.
    #[must_use]
    pub fn shown(&self) -> Vec<Shown<'_>> {
        self.findings.iter().map(|finding| self.show(finding)).collect()
    }

    /// How many findings are of this severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity() == severity).count()
    }

    /// Adds findings, says of each which department or duty its line holds, and puts all in the
    /// order of the page, those without a place last.
    pub fn extend_findings(&mut self, findings: impl IntoIterator<Item = Finding>) {
        let mut added: Vec<Finding> = findings.into_iter().collect();
        let loose = added.iter_mut().filter(|it| it.node.is_none());
        let mut loose: Vec<(Place, &mut Finding)> =
            loose.filter_map(|it| Some((it.place.as_ref()?.start_of_line(), it))).collect();
        if !loose.is_empty() {
            loose.sort_by(|(one, _), (other, _)| one.cmp(other));
            let nodes: Vec<_> = self.nodes().filter(|(node, _)| !node.id.is_empty()).collect();
            // The last node of a line takes all that is found in it.
            for (node, place) in nodes.into_iter().rev() {
                let start = loose.partition_point(|(line, _)| line.cmp_line(place).is_lt());
                let here = loose.iter_mut().skip(start);
                let here = here.take_while(|(line, _)| line.cmp_line(place).is_eq());
                for (_, finding) in here.take_while(|(_, finding)| finding.node.is_none()) {
                    finding.node = Some(node.id.to_owned());
                }
            }
        }
        self.findings.append(&mut added);
        self.findings.sort_by(|one, other| {
            let (one, other) = (&one.place, &other.place);
            one.is_none().cmp(&other.is_none()).then_with(|| one.cmp(other))
        });
    }
}

/// The places of a notice's nodes, as [`Sourced::places`] has them. The heading of a section is
/// where the next department or note names it.
pub fn place_nodes(notice: &Notice, mut place: impl FnMut(&Node) -> Option<Place>) -> Vec<Place> {
    let nodes = notice.walk();
    let found: Vec<Option<Place>> = nodes.iter().map(&mut place).collect();
    let mut below = Place::Pointer { pointer: String::new() };
    let mut places: Vec<Place> = found
        .into_iter()
        .rev()
        .map(|found| {
            below = found.unwrap_or_else(|| below.clone());
            below.clone()
        })
        .collect();
    places.reverse();
    places
}
