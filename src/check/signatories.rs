//! Who signs (发文机关署名) against who issues (发文机关标志).

use std::borrow::Cow;

use crate::finding::{Finding, catalogue};
use crate::notice::NodeKind;

use super::text::unspaced;
use super::{Rule, Subject};

/// signatory-differs.
#[derive(Debug)]
pub(super) struct Signatories;

impl Rule for Signatories {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let header = &subject.sourced.notice.header;
        let signatories: Vec<Cow<str>> = header.signatories.iter().map(|it| unspaced(it)).collect();
        let Some(first) = subject.of_kinds(&[NodeKind::Signatory]).next() else { return };
        for issuer in &header.issuers {
            let name = unspaced(issuer);
            let name = name.strip_suffix("文件").unwrap_or(&name);
            let is_same =
                |it: &Cow<str>| are_same(name, it) || subject.options.are_one_unit(name, it);
            // A head that is a whole line of other words is none that signs.
            if !signatories.iter().any(is_same) {
                let length = first.text().chars().count();
                let finding = subject.within(&catalogue::SIGNATORY_DIFFERS, first, 0, length);
                findings.push(finding.with("expected", name));
            }
        }
    }
}

/// 上海市闵行区科学技术委员会 is 闵行区科学技术委员会, and 市科技局 is 市科学技术局.
fn are_same(one: &str, other: &str) -> bool {
    one.ends_with(other)
        || other.ends_with(one)
        || is_shortened(one, other)
        || is_shortened(other, one)
}

/// Whether the characters of `short` stand in `long`, in order, the last one last.
fn is_shortened(short: &str, long: &str) -> bool {
    let mut rest = long.chars();
    let is_within = short.chars().all(|wanted| rest.any(|it| it == wanted));
    is_within && short.chars().next_back() == long.chars().next_back()
}
