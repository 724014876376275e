//! Sheet 核对记录: the receipt and the findings.

use crate::finding::{Finding, Language, Severity, spoken};
use crate::sourced::Sourced;
use crate::writer::WriteError;
use crate::writer::ledger::{Value, made, text};

use super::{Book, Look, row};

const HEADS: [&str; 8] = ["级别", "问题", "部门", "项号", "位置", "原文", "说明", "规则"];

pub(super) fn add(book: &mut Book, sourced: &Sourced, hints: bool) -> Result<(), WriteError> {
    let mut sheet = book.sheet("核对记录", &[6, 22, 26, 6, 10, 50, 40, 22]);
    if let Some(receipt) = sourced.receipt() {
        sheet.words(0, 0, Look::Title, &receipt.worded(Language::Zh))?;
    }
    sheet.heads(1, &HEADS)?;
    let shown = |finding: &&Finding| hints || finding.severity() != Severity::Hint;
    for (index, finding) in sourced.findings.iter().filter(shown).enumerate() {
        for (column, value) in (0u16..).zip(&values(finding, sourced)) {
            sheet.cell(row(index + 2), column, value)?;
        }
    }
    sheet.layout().landscape = true;
    sheet.layout().frozen = (2, 0);
    sheet.finish();
    Ok(())
}

fn values<'a>(finding: &'a Finding, sourced: &'a Sourced) -> [Value<'a>; 8] {
    let subject = sourced.show(finding);
    let place = finding.place.as_ref().map(|place| spoken(place, Language::Zh));
    let excerpt = finding.excerpt.as_ref().map(|excerpt| excerpt.line.trim());
    [
        text(finding.severity().word(Language::Zh)),
        text(finding.code.title.zh),
        text(subject.department.unwrap_or_default()),
        subject.item.map_or(Value::Nothing, Value::Number),
        made(place.unwrap_or_default()),
        text(excerpt.unwrap_or_default()),
        made(finding.message(Language::Zh)),
        text(finding.code.name),
    ]
}
