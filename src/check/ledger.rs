//! Nothing lost: text that no field claims, and a receipt that does not balance.

use crate::finding::{Finding, catalogue};
use crate::notice::NodeKind;

use super::{Rule, Subject};

/// unclaimed-text, ledger-unbalanced.
#[derive(Debug)]
pub(super) struct Ledger;

impl Rule for Ledger {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for field in subject.of_kinds(&[NodeKind::Unparsed]) {
            let finding = Finding::new(&catalogue::UNCLAIMED_TEXT);
            findings.push(subject.mark(finding, field.place, field.text().chars().count()));
        }
        findings.extend(subject.sourced.receipt().filter(|it| !it.balances()).map(|receipt| {
            let texts = [("missing", receipt.missing), ("extra", receipt.extra)];
            let present = texts.into_iter().filter(|(_, text)| !text.is_empty());
            present.fold(Finding::new(&catalogue::LEDGER_UNBALANCED), |finding, (name, text)| {
                finding.with(name, text)
            })
        }));
    }
}

#[cfg(test)]
mod tests {
    use crate::finding::{Finding, catalogue};
    use crate::pipeline::{self, Options};

    /// Only a fault of the program leads to it: one is made here.
    #[test]
    fn a_lost_text_is_named_and_nothing_else() {
        let text = "办公室职能\n1.负责文秘工作；\n2.负责档案管理工作。\n";
        let mut sourced = pipeline::run(text.as_bytes(), &Options::default()).unwrap();
        sourced.notice.departments[0].duties[1].text = "负责管理工作。".to_owned();
        let options = Options::default();
        super::super::check(&mut sourced, &options.vocabulary, &options.check);
        let mut found = sourced.findings.iter();
        let finding = found.find(|it| it.code.name == catalogue::LEDGER_UNBALANCED.name).unwrap();
        let expected = Finding::new(&catalogue::LEDGER_UNBALANCED).with("missing", "案档");
        assert_eq!(finding.arguments, expected.arguments);
    }
}
