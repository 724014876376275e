//! The document number (发文字号): brackets, serial, year.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::finding::{Finding, catalogue};
use crate::notice::NodeKind;

use super::text::pattern;
use super::{Field, Rule, Subject};

/// document-number-brackets, document-number-form, document-number-year.
#[derive(Debug)]
pub(super) struct Number;

/// The year in its brackets, 第, zeros, the serial.
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"([〔\[（(【［﹝])\s*[\d〇○零ＯO一二三四五六七八九]{4}\s*([〕\]）)】］﹞])\s*(第?\s*[0０]*)[1-9１-９][\d０-９]*\s*号",
    )
});

impl Rule for Number {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        for field in subject.of_kinds(&[NodeKind::DocumentNumber]) {
            if let Some(found) = FORM.captures(field.text()) {
                findings.extend(brackets(&found, field, subject));
                findings.extend(form(&found, field, subject));
            }
            findings.extend(year(field, subject));
        }
    }
}

/// ﹝﹞ are the same brackets to the eye, and pass.
fn brackets(found: &Captures, field: Field, subject: &Subject) -> Option<Finding> {
    let (open, close) = (found.get(1)?, found.get(2)?);
    let is_right = |text: &str| "〔﹝〕﹞".contains(text);
    if is_right(open.as_str()) && is_right(close.as_str()) {
        return None;
    }
    let (start, length) = subject.characters(field, open.start()..close.end());
    let edits = [(open, "〔"), (close, "〕")].into_iter().filter(|(it, _)| !is_right(it.as_str()));
    let edits = edits.filter_map(|(it, right)| {
        let (start, length) = subject.characters(field, it.range());
        subject.edit(field, start, length, right)
    });
    let finding = subject.within(&catalogue::DOCUMENT_NUMBER_BRACKETS, field, start, length);
    let found = format!("{}{}", open.as_str(), close.as_str());
    Some(finding.with("found", found).mended(edits))
}

fn form(found: &Captures, field: Field, subject: &Subject) -> Option<Finding> {
    let odd = found.get(3).filter(|it| !it.as_str().trim().is_empty())?;
    let (start, length) = subject.characters(field, odd.range());
    let finding = subject.within(&catalogue::DOCUMENT_NUMBER_FORM, field, start, length);
    let finding = finding.with("found", odd.as_str().trim());
    Some(finding.mended(subject.edit(field, start, length, "")))
}

/// A number taken in December may be signed in January.
fn year(field: Field, subject: &Subject) -> Option<Finding> {
    let header = &subject.sourced.notice.header;
    let number = header.document_number.as_ref()?;
    let (year, date) = (number.year?, header.issued_on.as_ref()?.date?);
    let turns = year + 1 == date.year() && date.to_string().contains("-01-");
    if year == date.year() || turns {
        return None;
    }
    let digits = field.text().find(&year.to_string());
    let (start, length) = match digits {
        Some(at) => subject.characters(field, at..at + 4),
        None => (0, field.text().chars().count()),
    };
    let finding = subject.within(&catalogue::DOCUMENT_NUMBER_YEAR, field, start, length);
    Some(finding.with("year", year).with("date", date.to_string()))
}
