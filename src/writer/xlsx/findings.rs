//! Sheet 核对记录: the receipt and the findings.

use rust_xlsxwriter::Worksheet;

use crate::finding::{Finding, Language, Severity, spoken};
use crate::sourced::Sourced;
use crate::writer::WriteError;
use crate::writer::ledger::Value;

use super::sheet::{Sheet, row};

const HEADS: [&str; 8] = ["级别", "问题", "部门", "项号", "位置", "原文", "说明", "规则"];

pub(super) fn sheet(sourced: &Sourced, hints: bool) -> Result<Worksheet, WriteError> {
    let mut sheet = Sheet::new("核对记录", &[6, 22, 26, 6, 10, 50, 40, 22])?;
    if let Some(receipt) = sourced.receipt() {
        let title = &sheet.formats.title;
        sheet.inner.write_string_with_format(0, 0, receipt.worded(Language::Zh), title)?;
    }
    sheet.heads(1, &HEADS)?;
    let shown = |finding: &&Finding| hints || finding.severity() != Severity::Hint;
    for (index, finding) in sourced.findings.iter().filter(shown).enumerate() {
        for (column, value) in (0u16..).zip(&values(finding, sourced)) {
            sheet.cell(row(index + 2), column, value)?;
        }
    }
    sheet.inner.set_landscape().set_freeze_panes(2, 0)?;
    sheet.finish()
}

fn values(finding: &Finding, sourced: &Sourced) -> [Value; 8] {
    let text = |text: &str| match text {
        "" => Value::Nothing,
        text => Value::Text(text.to_owned()),
    };
    let subject = sourced.show(finding);
    let place = finding.place.as_ref().map(|place| spoken(place, Language::Zh));
    let excerpt = finding.excerpt.as_ref().map(|excerpt| excerpt.line.trim());
    [
        text(finding.severity().word(Language::Zh)),
        text(finding.code.title.zh),
        text(subject.department.unwrap_or_default()),
        subject.item.map_or(Value::Nothing, Value::Number),
        text(&place.unwrap_or_default()),
        text(excerpt.unwrap_or_default()),
        text(&finding.message(Language::Zh)),
        text(finding.code.name),
    ]
}
