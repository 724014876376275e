//! Dates.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::numbering::numerals;

use super::super::{CalendarDate, NoticeDate};
use super::pattern;

/// Digits of every kind that dates are written in: 2025, ２０２５, 二〇二五 (with the letters and
/// circles that stand in for 〇).
const DIGITS: &str = "0-9０-９〇○零ＯO一二三四五六七八九十";

static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^([{DIGITS}]{{4}})\s*年\s*([{DIGITS}×xX]{{0,3}})\s*月\s*([{DIGITS}lI×xX]{{0,3}})\s*日$"
    ))
});

static ISO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})$"));

impl NoticeDate {
    /// Reads a text that is a date and nothing else; a blank day makes a date without a day.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let pattern = match text.chars().next_back()? {
            '日' => &WRITTEN,
            '0'..='9' => &ISO,
            _ => return None,
        };
        let found = pattern.captures(text)?;
        Some(Self { text: text.to_owned(), date: day(&found) })
    }

    /// Reads a date of printing: a date and 印发.
    #[must_use]
    pub fn read_printing(text: &str) -> Option<Self> {
        let date = Self::read(text.strip_suffix("印发")?.trim_end())?;
        Some(Self { text: text.to_owned(), ..date })
    }
}

fn day(found: &Captures) -> Option<CalendarDate> {
    let part = |index| found.get(index).and_then(|it| numerals::parse(it.as_str()));
    CalendarDate::new(part(1)?, part(2)?, part(3)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, date: Option<&str>) {
        let read = NoticeDate::read(text).expect("a date");
        assert_eq!(read.date.map(|it| it.to_string()).as_deref(), date, "{text}");
        assert_eq!(read.text, text);
    }

    #[test]
    fn dates_are_read_in_every_kind_of_digit() {
        check("2025年2月13日", Some("2025-02-13"));
        check("2015 年 12 月 3 日", Some("2015-12-03"));
        check("２０２５年１月２日", Some("2025-01-02"));
        check("二〇二三年一月一日", Some("2023-01-01"));
        check("二○一○年十二月三十一日", Some("2010-12-31"));
        check("2019-06-25", Some("2019-06-25"));
    }

    #[test]
    fn what_is_no_day_keeps_its_text() {
        check("2026年2月　日", None);
        check("2026年  月  日", None);
        check("2007年8月l5日", None);
        check("2025年2月30日", None);
        assert!(NoticeDate::read("2025年2月13日印发").is_none());
        assert!(NoticeDate::read("自2025年2月13日起").is_none());
        assert!(NoticeDate::read_printing("2025年2月18日印发").is_some_and(|it| it.date.is_some()));
    }
}
