//! The marker in front of an item (层次序数): its number and the marks around it.

use super::numerals;

/// A marker as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker<'a> {
    /// The number and its marks, without the blank after them: `1.`, `（一）`.
    pub text: &'a str,
    /// The value; none for a bullet.
    pub number: Option<u32>,
    /// How it is written.
    pub family: Family,
}

/// The ways of writing a marker. Half-width and full-width marks are one family only where
/// readers take them for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// `1.` and `1．`
    ArabicDot,
    /// `1、`
    ArabicComma,
    /// `1)` and `1）`
    ArabicHalfParen,
    /// `（1）` and `(1)`
    ArabicParen,
    /// `01 负责` and `01负责`: a leading zero and no mark.
    ArabicZero,
    /// `1.1 ` and `1.1.2 `: a path of numbers, whose last one counts.
    ArabicPath,
    /// `一、` and `一.`
    ChineseComma,
    /// `（一）` and `(一)`
    ChineseParen,
    /// `①`
    Circled,
    /// `⒈`
    Dotted,
    /// `⑴`
    Parenthesised,
    /// `㈠`
    ParenthesisedIdeograph,
    /// `第一条`
    Article,
    /// `第一章`
    Chapter,
    /// `A.` and `a)`
    Latin,
    /// Any other automatic number: `Ⅳ`, `甲`
    Computed,
    /// A bullet: `●`.
    Bullet,
}

/// Reads the marker at the start of `text`, which starts without blanks. Gives it and the rest
/// of the text, blanks after the marker skipped; `None` if the text starts with no marker.
#[must_use]
pub fn read(text: &str) -> Option<(Marker<'_>, &str)> {
    if let Some(rest) = text.strip_prefix(BULLETS) {
        let bullet = text.get(..text.len() - rest.len())?;
        let marker = Marker { text: bullet, number: None, family: Family::Bullet };
        return Some((marker, rest.trim_start()));
    }
    let (length, number, family) = numeral(text).or_else(|| latin(text))?;
    let (marker, rest) = text.split_at_checked(length)?;
    Some((Marker { text: marker, number: Some(number), family }, rest.trim_start()))
}

/// Characters that stand before the items of a list without numbers.
const BULLETS: [char; 14] = ['●', '•', '◆', '◇', '■', '□', '▪', '▲', '△', '★', '☆', '➢', '►', '✓'];

/// A marker with a numeral in it: its length, its value, its family.
fn numeral(text: &str) -> Option<(usize, u32, Family)> {
    text.chars().next().filter(|it| may_start(*it))?;
    let (length, numeral, family) = single(text)
        .or_else(|| parenthesised(text))
        .or_else(|| article(text))
        .or_else(|| open(text))
        .or_else(|| path(text))?;
    Some((length, numerals::parse(numeral)?, family))
}

/// `A.`, `b)`: one letter and a mark.
fn latin(text: &str) -> Option<(usize, u32, Family)> {
    let mut characters = text.chars();
    let letter = characters.next().filter(char::is_ascii_alphabetic)?;
    let mark = characters.next().filter(|mark| ".．、)）".contains(*mark))?;
    let number = u32::from(letter.to_ascii_lowercase()) - u32::from('a') + 1;
    Some((1 + mark.len_utf8(), number, Family::Latin))
}

/// `1.1 负责`: numbers parted by dots, and a blank or 、 after the last.
fn path(text: &str) -> Option<(usize, &str, Family)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (numbers, after) = text.split_at_checked(end)?;
    let (before, last) = numbers.rsplit_once('.')?;
    let mark = after.chars().next().filter(|mark| mark.is_whitespace() || *mark == '、')?;
    let is_number = |part: &str| matches!(part.len(), 1..=3);
    let are_numbers = before.split('.').all(is_number) && is_number(last);
    let length = if mark == '、' { end + mark.len_utf8() } else { end };
    are_numbers.then_some((length, last, Family::ArabicPath))
}

/// The marker that Word computed: `label` is what the page shows, `value` what it counts.
#[must_use]
pub fn computed(label: &str, value: Option<u32>) -> Marker<'_> {
    let text = label.trim();
    Marker { text, number: value, family: family(text, value) }
}

/// How a marker that stands alone is written; `value` is what it counts.
#[must_use]
pub fn family(marker: &str, value: Option<u32>) -> Family {
    if value.is_none() {
        return Family::Bullet;
    }
    if let Some((_, _, family)) = numeral(marker).filter(|(length, ..)| *length == marker.len()) {
        return family;
    }
    // A typed `01` or `1.1` is told by the blank behind it.
    match read(&format!("{marker} ")) {
        Some((marker, "")) => marker.family,
        // `10` after `09`.
        None if marker.bytes().all(|it| it.is_ascii_digit()) => Family::ArabicZero,
        _ => Family::Computed,
    }
}

/// The marker with another number, written as the first was: `（三）` for 5 is `（五）`, `03` is `05`.
/// `None` where the marker holds no numeral, or the new number has none of that kind.
#[must_use]
pub fn renumbered(marker: &str, number: u32) -> Option<String> {
    let start = marker.find(|c: char| is_numeral(c) || is_single(c) || c.is_ascii_alphabetic())?;
    let (before, rest) = marker.split_at_checked(start)?;
    let end = rest.find(|c| !is_numeral(c)).unwrap_or(rest.len());
    let first = rest.chars().next()?;
    let (numeral, after) = match first {
        _ if end > 0 => last_of_path(rest, end)?,
        _ => rest.split_at_checked(first.len_utf8())?,
    };
    let kept = rest.get(..rest.len() - numeral.len() - after.len())?;
    Some(format!("{before}{kept}{}{after}", like(numeral, number)?))
}

/// The numeral that counts and what follows it: the last of `1.12`.
fn last_of_path(rest: &str, end: usize) -> Option<(&str, &str)> {
    let path = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
    let last = rest.get(..path)?.rfind('.').map(|at| at + 1).filter(|at| *at < path);
    match last {
        Some(at) => Some((rest.get(at..path)?, rest.get(path..)?)),
        None => rest.split_at_checked(end),
    }
}

/// `number` in the digits of `numeral`.
fn like(numeral: &str, number: u32) -> Option<String> {
    let first = numeral.chars().next()?;
    let width = numeral.chars().count();
    Some(match first {
        '0'..='9' if is_zero_padded(numeral) => format!("{number:0width$}"),
        '0'..='9' => number.to_string(),
        '０'..='９' => {
            let width = if is_zero_padded(numeral) { width } else { 0 };
            format!("{number:0width$}").chars().filter_map(full_width).collect()
        }
        'a'..='z' | 'A'..='Z' => {
            char::from_u32(u32::from(first) - letter(first) + letter_at(number)?)?.to_string()
        }
        _ if is_single(first) => numerals::enclosed_like(first, number)?.to_string(),
        _ => numerals::chinese(number),
    })
}

fn full_width(digit: char) -> Option<char> {
    char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０'))
}

fn letter(letter: char) -> u32 {
    u32::from(letter.to_ascii_lowercase()) - u32::from('a')
}

fn letter_at(number: u32) -> Option<u32> {
    (1..=26).contains(&number).then(|| number - 1)
}

/// Whether a marker with a numeral may start so.
fn may_start(character: char) -> bool {
    is_numeral(character) || matches!(character, '（' | '(' | '第') || is_single(character)
}

fn is_single(character: char) -> bool {
    single_family(character).is_some()
}

/// A marker in one character, which holds its marks: ① ⒈ ⑴ ㈠.
fn single(text: &str) -> Option<(usize, &str, Family)> {
    let character = text.chars().next()?;
    let length = character.len_utf8();
    Some((length, text.get(..length)?, single_family(character)?))
}

fn single_family(character: char) -> Option<Family> {
    Some(match character {
        '①'..='⑳' | '㉑'..='㉟' | '㊱'..='㊿' => Family::Circled,
        '⒈'..='⒛' => Family::Dotted,
        '⑴'..='⒇' => Family::Parenthesised,
        '㈠'..='㈩' => Family::ParenthesisedIdeograph,
        _ => return None,
    })
}

/// `（一）`, `(1)`, blanks inside allowed.
fn parenthesised(text: &str) -> Option<(usize, &str, Family)> {
    let inner = text.strip_prefix(['（', '('])?;
    let end = inner.find(|c: char| !is_numeral(c) && !c.is_whitespace())?;
    let (numeral, after) = inner.split_at_checked(end)?;
    let (numeral, after) = (numeral.trim(), after.strip_prefix(['）', ')'])?);
    let family = match kind(numeral)? {
        Digits::Arabic => Family::ArabicParen,
        Digits::Chinese => Family::ChineseParen,
    };
    let after = after.strip_prefix('、').unwrap_or(after);
    Some((text.len() - after.len(), numeral, family))
}

/// `第一条`, `第一章`.
fn article(text: &str) -> Option<(usize, &str, Family)> {
    let inner = text.strip_prefix('第')?;
    let (numeral, after) = inner.split_at_checked(inner.find(|c| !is_numeral(c))?)?;
    kind(numeral)?;
    let (family, after) = match after.strip_prefix('条') {
        Some(after) => (Family::Article, after),
        None => (Family::Chapter, after.strip_prefix('章')?),
    };
    Some((text.len() - after.len(), numeral, family))
}

/// A numeral and the mark that closes it: `1.`, `1、`, `1)`, `一、`, `01 `.
fn open(text: &str) -> Option<(usize, &str, Family)> {
    let end = text.find(|c| !is_numeral(c))?;
    let (numeral, after) = text.split_at_checked(end)?;
    let digits = kind(numeral)?;
    let mark = after.chars().next()?;
    let behind = after.get(mark.len_utf8()..)?;
    let family = match (digits, mark) {
        (Digits::Arabic, '.' | '．') if !continues_number(behind) => Family::ArabicDot,
        (Digits::Arabic, '、') => Family::ArabicComma,
        (Digits::Arabic, ')' | '）') => Family::ArabicHalfParen,
        (Digits::Chinese, '、' | '.' | '．') => Family::ChineseComma,
        (Digits::Arabic, next)
            if is_zero_padded(numeral) && !next.is_ascii() && !"年月日号".contains(next) =>
        {
            return Some((end, numeral, Family::ArabicZero));
        }
        (Digits::Arabic, ' ' | '\t') if is_zero_padded(numeral) => {
            return Some((end, numeral, Family::ArabicZero));
        }
        _ => return None,
    };
    Some((end + mark.len_utf8(), numeral, family))
}

/// `01`, `０１`: no count is printed like that.
fn is_zero_padded(numeral: &str) -> bool {
    numeral.chars().count() > 1 && numeral.starts_with(['0', '０'])
}

/// A digit after the dot makes it a decimal (`3.5亿元`), not a marker.
fn continues_number(behind: &str) -> bool {
    behind.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

enum Digits {
    Arabic,
    Chinese,
}

/// What a numeral is written in; `None` if it is none, or longer than any marker's (4 digits, 7
/// Chinese characters).
fn kind(numeral: &str) -> Option<Digits> {
    let length = numeral.chars().take(8).count();
    match length {
        1..=4 if numeral.chars().all(is_arabic) => Some(Digits::Arabic),
        1..=7 if numeral.chars().all(is_chinese) => Some(Digits::Chinese),
        _ => None,
    }
}

fn is_numeral(character: char) -> bool {
    is_arabic(character) || is_chinese(character)
}

fn is_arabic(character: char) -> bool {
    character.is_ascii_digit() || ('０'..='９').contains(&character)
}

fn is_chinese(character: char) -> bool {
    matches!(
        character,
        '一' | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '〇'
            | '○'
            | '零'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marker: &str, number: u32, family: Family, rest: &str) {
        let expected = Marker { text: marker, number: Some(number), family };
        assert_eq!(read(text), Some((expected, rest)));
    }

    #[test]
    fn every_family_is_read() {
        check("1.负责", "1.", 1, Family::ArabicDot, "负责");
        check("12. \u{a0}负责", "12.", 12, Family::ArabicDot, "负责");
        check("３．负责", "３．", 3, Family::ArabicDot, "负责");
        check("4、负责", "4、", 4, Family::ArabicComma, "负责");
        check("5）负责", "5）", 5, Family::ArabicHalfParen, "负责");
        check("（6）负责", "（6）", 6, Family::ArabicParen, "负责");
        check("07 负责", "07", 7, Family::ArabicZero, "负责");
        check("08负责", "08", 8, Family::ArabicZero, "负责");
        check("1.12 负责", "1.12", 12, Family::ArabicPath, "负责");
        check("1.3、负责", "1.3、", 3, Family::ArabicPath, "负责");
        check("C. 负责", "C.", 3, Family::Latin, "负责");
        check("（二）、负责", "（二）、", 2, Family::ChineseParen, "负责");
        check("八、负责", "八、", 8, Family::ChineseComma, "负责");
        check("(十二)负责", "(十二)", 12, Family::ChineseParen, "负责");
        check("⑬负责", "⑬", 13, Family::Circled, "负责");
        check("⒋负责", "⒋", 4, Family::Dotted, "负责");
        check("⑴负责", "⑴", 1, Family::Parenthesised, "负责");
        check("㈡负责", "㈡", 2, Family::ParenthesisedIdeograph, "负责");
        check("第三章 办公室", "第三章", 3, Family::Chapter, "办公室");
        check("第二十一条 负责", "第二十一条", 21, Family::Article, "负责");
    }

    #[test]
    fn no_marker_starts_otherwise_than_it_may() {
        let all = [single, parenthesised, article, open, path];
        for character in ('\0'..=char::MAX).filter(|it| !may_start(*it)) {
            for rest in ["、", "1）", "一条", ".1 "] {
                let text = format!("{character}{rest}");
                assert!(all.iter().all(|read| read(&text).is_none()), "{text:?}");
            }
        }
    }

    #[test]
    fn a_marker_takes_another_number_in_its_own_digits() {
        let check = |marker, number, expected: &str| {
            assert_eq!(renumbered(marker, number).as_deref(), Some(expected), "{marker}");
        };
        check("9.", 10, "10.");
        check("（三）", 21, "（二十一）");
        check("(4)", 5, "(5)");
        check("１．", 12, "１２．");
        check("12.", 3, "3.");
        check("09", 10, "10");
        check("09", 3, "03");
        check("第一条", 101, "第一百零一条");
        check("⑨", 10, "⑩");
        check("⑴", 20, "⒇");
        check("㈠", 2, "㈡");
        check("A.", 3, "C.");
        check("b)", 1, "a)");
        check("1.9", 10, "1.10");
        check("（二）、", 3, "（三）、");
        for (marker, number) in [("●", 1), ("⑳", 51), ("A.", 27), ("㈠", 11), ("", 1)] {
            assert_eq!(renumbered(marker, number), None, "{marker} {number}");
        }
    }

    #[test]
    fn a_computed_marker_is_of_the_family_that_it_shows() {
        let family = |label, value| computed(label, value).family;
        assert_eq!(family("（三）", Some(3)), Family::ChineseParen);
        assert_eq!(family("09", Some(9)), Family::ArabicZero);
        assert_eq!(family("10", Some(10)), Family::ArabicZero, "after 09");
        assert_eq!(family("Ⅳ", Some(4)), Family::Computed);
        assert_eq!(family("1.", None), Family::Bullet);
    }

    #[test]
    fn bullets_have_no_number() {
        let bullet = Marker { text: "●", number: None, family: Family::Bullet };
        assert_eq!(read("● 负责"), Some((bullet, "负责")));
    }

    #[test]
    fn what_only_looks_like_a_marker_is_none() {
        for text in [
            "",
            "负责",
            "3.5亿元资金管理",
            "2025年2月13日",
            "一般事务、杂务",
            "（科普）工作",
            "12",
            "1.1",
            "08年",
            "U盘管理",
            "12345.负责",
            "1",
            "0负责",
            "一",
            "（",
            "第三方评估条件",
            "21 世纪工程",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
