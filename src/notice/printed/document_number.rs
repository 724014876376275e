//! The document number (发文字号): 闵科委〔2025〕17号, in whatever brackets it is printed.

use std::sync::LazyLock;

use regex::Regex;

use crate::numbering::numerals;

use super::super::DocumentNumber;
use super::pattern;

/// `第3号`: a number without agency and year.
static BARE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[（(]?第\s*(\d{1,4})\s*号[）)]?$"));

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:(?:发文字号|发文文号|文号|编号)\s*[：:]\s*)?[（(]?([^\s〔\[（(【［﹝\d][^\s〔\[（(【［﹝]{0,19}?)\s*[〔\[（(【［﹝]\s*([\d〇○零ＯO一二三四五六七八九]{4})\s*[〕\]）)】］﹞]\s*第?\s*([\d×xX]{0,6})\s*号[）)]?$",
    )
});

impl DocumentNumber {
    /// Reads a text that is a document number and nothing else. A blank serial is a draft's.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if !text.strip_suffix(['）', ')']).unwrap_or(text).ends_with('号') {
            return None;
        }
        let Some(found) = NUMBER.captures(text) else { return bare(text) };
        let part = |index| found.get(index).map(|it| it.as_str());
        Some(Self {
            text: text.to_owned(),
            agency: part(1).map(str::to_owned),
            year: part(2).and_then(numerals::parse),
            serial: part(3).and_then(numerals::parse),
        })
    }
}

fn bare(text: &str) -> Option<DocumentNumber> {
    let serial = numerals::parse(BARE.captures(text)?.get(1)?.as_str());
    Some(DocumentNumber { text: text.to_owned(), serial, ..DocumentNumber::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: (&str, u32, Option<u32>)) {
        let read = DocumentNumber::read(text).expect("a document number");
        let parts = (read.agency.as_deref().unwrap(), read.year.unwrap(), read.serial);
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn numbers_are_read_in_any_brackets() {
        check("闵科委〔2025〕17号", ("闵科委", 2025, Some(17)));
        check("云府办发[2024] 第 003 号", ("云府办发", 2024, Some(3)));
        check("云教（2023）5号", ("云教", 2023, Some(5)));
        check("乙发﹝2024﹞3号", ("乙发", 2024, Some(3)));
        check("青文馆〔二〇二三〕5号", ("青文馆", 2023, Some(5)));
        check("（乙发〔2024〕3号）", ("乙发", 2024, Some(3)));
        check("云教〔2023)5号", ("云教", 2023, Some(5)));
        check("闵科委〔2026〕　号", ("闵科委", 2026, None));
        check("文号：云教〔2023〕5号", ("云教", 2023, Some(5)));
        assert_eq!(DocumentNumber::read("第3号").and_then(|it| it.serial), Some(3));
    }

    #[test]
    fn other_lines_are_none() {
        for text in ["第17号文件", "关于〔2025〕17号文件的通知", "2025年2月13日", "闵科委2025 17号"]
        {
            assert!(DocumentNumber::read(text).is_none(), "{text}");
        }
    }
}
