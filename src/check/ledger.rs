//! Nothing lost: text that no field claims, and a receipt that does not balance.

use crate::finding::{Finding, catalogue};
use crate::notice::NodeKind;
use crate::sourced::{self, Receipt};

use super::signs::Signs;
use super::{Field, Rule, Subject};

/// unclaimed-text, ledger-unbalanced.
#[derive(Debug)]
pub(super) struct Ledger;

impl Rule for Ledger {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for field in subject.of_kinds(&[NodeKind::Unparsed]) {
            let finding = Finding::new(&catalogue::UNCLAIMED_TEXT);
            findings.push(subject.mark(finding, field.place, field.text().chars().count()));
        }
        let lines = subject.page().collect();
        let nodes = subject.fields.iter().map(|field| (&field.node, visible_count(field)));
        let page = subject.sourced.page.as_ref();
        let receipt = page.map(|page| Receipt::of(lines, &page.repairs, nodes));
        findings.extend(receipt.filter(|it| !it.balances()).map(|receipt| {
            let texts = [("missing", receipt.missing), ("extra", receipt.extra)];
            let present = texts.into_iter().filter(|(_, text)| !text.is_empty());
            present.fold(Finding::new(&catalogue::LEDGER_UNBALANCED), |finding, (name, text)| {
                finding.with(name, text)
            })
        }));
    }
}

/// How many visible characters the text of a field has.
fn visible_count(field: &Field) -> usize {
    if field.has(Signs::BLANK) {
        sourced::visible(field.text()).count()
    } else {
        field.text().chars().count()
    }
}
