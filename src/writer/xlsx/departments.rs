//! Sheet 部门: one row a department.

use rust_xlsxwriter::Worksheet;

use crate::notice::{Department, Notice};
use crate::writer::WriteError;
use crate::writer::ledger::Value;

use super::sheet::{Sheet, row};

const HEADS: [&str; 8] =
    ["序号", "编号", "部门", "别名（挂牌、合署）", "原文标题", "职责数", "首末项号", "兜底职责"];

pub(super) fn sheet(notice: &Notice) -> Result<Worksheet, WriteError> {
    let mut sheet = Sheet::new("部门", &[6, 8, 26, 24, 28, 8, 10, 34])?;
    sheet.heads(0, &HEADS)?;
    for (index, department) in notice.departments.iter().enumerate() {
        let values = values(index + 1, department);
        for (column, value) in (0u16..).zip(&values) {
            sheet.cell(row(index + 1), column, value)?;
        }
    }
    sheet.inner.set_landscape().set_freeze_panes(1, 0)?;
    sheet.finish()
}

fn values(index: usize, department: &Department) -> [Value; 8] {
    let aliases: Vec<&str> = department.aliases.iter().map(|alias| alias.name.as_str()).collect();
    let catch_alls: Vec<&str> = department
        .duties
        .iter()
        .filter(|duty| duty.catch_all)
        .map(|duty| duty.text.as_str())
        .collect();
    let text = |text: &str| match text {
        "" => Value::Nothing,
        text => Value::Text(text.to_owned()),
    };
    let number = |number: usize| Value::Number(u32::try_from(number).unwrap_or(u32::MAX));
    [
        number(index),
        text(&department.id),
        text(department.name.as_deref().unwrap_or_default()),
        text(&aliases.join("、")),
        text(department.heading.as_deref().unwrap_or_default()),
        number(department.duties.len()),
        text(&first_and_last(department)),
        text(&catch_alls.join("\n")),
    ]
}

/// `1–17`; one number where the department has one duty.
fn first_and_last(department: &Department) -> String {
    let mut numbers = department.duties.iter().filter_map(|duty| duty.number);
    let Some(first) = numbers.next() else { return String::new() };
    match numbers.next_back() {
        Some(last) => format!("{first}–{last}"),
        None => first.to_string(),
    }
}
