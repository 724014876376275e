//! The dates of signature (成文日期) and of printing (印发日期).

use crate::finding::{Finding, Worded, catalogue};
use crate::notice::{CalendarDate, NodeKind, NoticeDate};

use super::{Field, Rule, Subject};

/// date-unreadable, date-form, date-order.
#[derive(Debug)]
pub(super) struct Dates;

impl Rule for Dates {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let header = &subject.sourced.notice.header;
        let issued_on = header.issued_on.as_ref();
        let printed_on = header.imprint.as_ref().and_then(|it| it.printed_on.as_ref());
        let issued_day = issued_on.and_then(|it| it.date);
        for field in subject.of_kinds(&[NodeKind::IssuedOn, NodeKind::PrintedOn]) {
            let is_signature = field.kind() == NodeKind::IssuedOn;
            let Some(date) = (if is_signature { issued_on } else { printed_on }) else { continue };
            let whole = field.text().chars().count();
            if date.date.is_none() && !date.is_blank() {
                let finding = subject.within(&catalogue::DATE_UNREADABLE, field, 0, whole);
                findings.push(finding.with("text", field.text()));
            }
            findings.extend(form(date, field, subject));
            let is_early = !is_signature && date.date.is_some() && date.date < issued_day;
            if let Some(day) = issued_day.filter(|_| is_early) {
                let finding = subject.within(&catalogue::DATE_ORDER, field, 0, whole);
                findings.push(finding.with("signed", day.to_string()));
            }
        }
    }
}

/// Arabic digits since GB/T 9704—2012, the year in full, no zero before month or day.
fn form(date: &NoticeDate, field: Field, subject: &Subject) -> Option<Finding> {
    let day = date.date?;
    let text = field.text();
    let is_chinese = text.contains(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let is_new = CalendarDate::new(2012, 7, 1).is_some_and(|since| day >= since);
    let is_padded =
        ["年0", "月0", "年０", "月０", "年 0", "月 0"].iter().any(|it| text.contains(it));
    let fault = match () {
        () if is_chinese && is_new => {
            Worded { zh: "用了汉字数字", en: "it is written in Chinese numerals" }
        }
        () if is_chinese => return None,
        () if !text.contains('年') => {
            Worded { zh: "没有写“年月日”", en: "it does not say 年, 月, 日" }
        }
        () if is_padded => Worded {
            zh: "月、日前不编虚位的“0”",
            en: "no zero stands before month or day",
        },
        () => return None,
    };
    let finding = subject.within(&catalogue::DATE_FORM, field, 0, text.chars().count());
    Some(finding.with("fault", fault).with("expected", written(day)))
}

/// 2025年2月13日
fn written(day: CalendarDate) -> String {
    let text = day.to_string();
    let parts: Vec<&str> = text.split('-').map(|it| it.trim_start_matches('0')).collect();
    match parts.as_slice() {
        [year, month, day] => format!("{year}年{month}月{day}日"),
        _ => text,
    }
}
