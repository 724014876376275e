//! Numerals as people type them, and back.
//!
//! In comes the text of one numeral with nothing around it (`十一`, `１２`, `③`); out goes the
//! integer it says. The other way round, [`chinese`] writes the everyday reading. Brackets, dots
//! and the words beside a number are not handled here: `（三）` is a marker, `三` is its numeral.
//!
//! Which character stands for which digit follows everyday usage (一二三), the formal figures of
//! cheques and statutes (壹贰叁, traditional 貳參陸, and the 壱弐 that Word prints for Japanese),
//! and Unicode for the enclosed ones.

/// Characters that mean zero wherever they stand: 〇 U+3007 and 零 U+96F6.
const ZEROS: &str = "\u{3007}\u{96F6}";

/// Characters typed in place of 〇: ○ U+25CB, ◯ U+25EF, full-width letter Ｏ, letter O.
///
/// Alone they are a bullet or a letter, so they count as zero only next to a true digit.
const ZERO_LOOK_ALIKES: &str = "\u{25CB}\u{25EF}\u{FF2F}O";

/// What is written for 1 to 9: the everyday character first, then the formal ones.
const DIGITS: [(u32, &str); 9] = [
    (1, "一壹壱"),
    (2, "二贰貳弐"),
    (3, "三叁叄參参"),
    (4, "四肆"),
    (5, "五伍"),
    (6, "六陆陸"),
    (7, "七柒"),
    (8, "八捌"),
    (9, "九玖"),
];

/// What is written for the places inside a group of four digits, largest first.
const PLACES: [(u32, &str); 3] = [(1_000, "千仟阡"), (100, "百佰"), (10, "十拾")];

/// What closes a group of four digits, largest first.
const GROUPS: [(u32, [char; 2]); 2] = [(100_000_000, ['亿', '億']), (10_000, ['万', '萬'])];

/// Runs of single characters that carry a whole number: first, last, value of the first.
const ENCLOSED: [(char, char, u32); 6] = [
    ('\u{2460}', '\u{2473}', 1),  // ① to ⑳
    ('\u{3251}', '\u{325F}', 21), // ㉑ to ㉟
    ('\u{32B1}', '\u{32BF}', 36), // ㊱ to ㊿
    ('\u{2488}', '\u{249B}', 1),  // ⒈ to ⒛
    ('\u{2474}', '\u{2487}', 1),  // ⑴ to ⒇
    ('\u{3220}', '\u{3229}', 1),  // ㈠ to ㈩
];

/// Says which integer a typed numeral stands for.
///
/// The whole text must be one numeral, without spaces. Taken are:
///
/// - decimal digits, ASCII or full-width, also zero-padded: `12`, `１２`, `007`;
/// - counting: `十`, `一十一`, `一百零一`, `一百〇一`, `一千零一十`, `十万`; the formal `壹佰贰拾`;
/// - digit by digit: `二〇二五`, `一○一`, where 〇, ○, 零, ◯, Ｏ and O are alike;
/// - enclosed: `①` to `㊿`, `⒈` to `⒛`, `⑴` to `⒇`, `㈠` to `㈩`.
///
/// Returns `None` for anything else, for a number above [`u32::MAX`], and for a reading that
/// cannot be told: `一百一` is 101 to one writer and 110 to another. A zero look-alike without a
/// digit beside it (`○`, `O`) is not a number.
#[must_use]
pub fn parse(text: &str) -> Option<u32> {
    enclosed(text)
        .or_else(|| decimal(text))
        .or_else(|| digit_by_digit(text))
        .or_else(|| counting(text))
}

/// Writes a number as it is read in everyday Chinese.
///
/// 十 to 十九 open without 一 (also 十万), but 一百一十; 零 stands once for a run of empty places
/// and not at the end of a group: 一百零一, 一千零一十, 一万零一百, 十一万. Zero is 零.
#[must_use]
pub fn chinese(number: u32) -> String {
    let groups =
        [(number / 100_000_000, "亿"), (number / 10_000 % 10_000, "万"), (number % 10_000, "")];
    let mut out = String::new();
    let mut skipped = false;
    for (group, mark) in groups {
        if group == 0 {
            skipped = true;
            continue;
        }
        if !out.is_empty() && (skipped || group < 1_000) {
            out.push('零');
        }
        skipped = false;
        push_group(&mut out, group);
        out.push_str(mark);
    }
    if out.is_empty() {
        out.push('零');
    }
    out
}

/// The character of the same kind as `model` (① ⒈ ⑴ ㈠) that stands for `number`.
#[must_use]
pub fn enclosed_like(model: char, number: u32) -> Option<char> {
    let kind = |&(first, last, base): &(char, char, u32)| {
        let count = u32::from(last) - u32::from(first) + 1;
        let holds = (base..base + count).contains(&number);
        holds.then(|| char::from_u32(u32::from(first) + number - base)).flatten()
    };
    let is_circled = |first: char| matches!(first, '\u{2460}' | '\u{3251}' | '\u{32B1}');
    let of_model = ENCLOSED.iter().find(|(first, last, _)| (*first..=*last).contains(&model))?.0;
    let same = |first: char| first == of_model || is_circled(first) && is_circled(of_model);
    ENCLOSED.iter().filter(|(first, ..)| same(*first)).find_map(kind)
}

/// Appends a group of up to four digits, 1 to 9,999, without any zero before its first digit.
fn push_group(out: &mut String, group: u32) {
    let opens_number = out.is_empty();
    let mut started = false;
    let mut skipped = false;
    for (place, name) in [(1_000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = group / place % 10;
        if digit == 0 {
            skipped = started;
            continue;
        }
        if skipped {
            out.push('零');
        }
        if !(opens_number && !started && place == 10 && digit == 1) {
            out.extend(everyday_digit(digit));
        }
        out.push_str(name);
        started = true;
        skipped = false;
    }
}

fn everyday_digit(digit: u32) -> Option<char> {
    DIGITS.iter().find(|(value, _)| *value == digit).and_then(|(_, shapes)| shapes.chars().next())
}

/// One character that is a whole number by itself.
fn enclosed(text: &str) -> Option<u32> {
    let only = sole_char(text)?;
    let (first, _, base) =
        ENCLOSED.iter().find(|(first, last, _)| (*first..=*last).contains(&only))?;
    Some(u32::from(only) - u32::from(*first) + base)
}

fn sole_char(text: &str) -> Option<char> {
    let mut chars = text.chars();
    let only = chars.next()?;
    chars.next().is_none().then_some(only)
}

/// ASCII and full-width digits. The two may mix, as they do where only part of a line was retyped.
fn decimal(text: &str) -> Option<u32> {
    from_digits(text.chars().map(|c| match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }))
}

/// Chinese digits in a row, without places: 二〇二五.
fn digit_by_digit(text: &str) -> Option<u32> {
    let sure = text.chars().any(|c| digit(c).is_some() || ZEROS.contains(c));
    if !sure {
        return None;
    }
    from_digits(text.chars().map(|c| if is_zero(c) { Some(0) } else { digit(c) }))
}

/// Puts decimal digits together. `None` without digits, with a bad one, or on overflow.
fn from_digits(mut digits: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    let first = digits.next()??;
    digits.try_fold(first, |sum, digit| sum.checked_mul(10)?.checked_add(digit?))
}

/// Numbers with places: 一百零一, 壹仟, 十万.
fn counting(text: &str) -> Option<u32> {
    let mut total = 0_u32;
    let mut rest = text;
    for (scale, marks) in GROUPS {
        let Some((head, tail)) = rest.split_once(marks) else { continue };
        let count = group(head, total > 0)?;
        if count == 0 {
            return None;
        }
        total = total.checked_add(count.checked_mul(scale)?)?;
        rest = tail;
    }
    total.checked_add(group(rest, total > 0)?)
}

/// Reads a group of up to four places.
///
/// `continued` says that a larger group stands before it: then it may be empty (一万) or open with
/// a zero (一万零一).
fn group(text: &str, continued: bool) -> Option<u32> {
    if text.is_empty() {
        return continued.then_some(0);
    }
    let mut chars = text.chars().peekable();
    let mut total = 0_u32;
    let mut above = continued.then_some(100_000);
    while chars.peek().is_some() {
        let skips = chars.next_if(|c| is_zero(*c)).is_some();
        let digit = chars.peek().copied().and_then(digit);
        if digit.is_some() {
            chars.next();
        }
        let place = chars.peek().copied().and_then(place);
        if place.is_some() {
            chars.next();
        }
        let place_value = place.unwrap_or(1);
        if !may_follow(place_value, above, skips) {
            return None;
        }
        total += place_value * digit.or_else(|| (place == Some(10)).then_some(1))?;
        above = Some(place_value);
    }
    Some(total)
}

/// Whether a place may come after the one `above` it, with or without a zero between them.
///
/// Places fall; a zero needs an empty place to stand for; and a last digit with neither 十 nor a
/// zero before it is refused, because 一百一 may be 101 or 110.
fn may_follow(place: u32, above: Option<u32>, skips: bool) -> bool {
    match above {
        None => !skips,
        Some(above) if skips => place * 10 < above,
        Some(above) => place < above && (place > 1 || above == 10),
    }
}

fn digit(c: char) -> Option<u32> {
    DIGITS.iter().find(|(_, shapes)| shapes.contains(c)).map(|(value, _)| *value)
}

fn place(c: char) -> Option<u32> {
    PLACES.iter().find(|(_, shapes)| shapes.contains(c)).map(|(value, _)| *value)
}

fn is_zero(c: char) -> bool {
    ZEROS.contains(c) || ZERO_LOOK_ALIKES.contains(c)
}

#[cfg(test)]
mod tests {
    use super::{chinese, parse};

    fn check(cases: &[(&str, u32)]) {
        for (text, number) in cases {
            assert_eq!(parse(text), Some(*number), "{text}");
        }
    }

    fn refuse(cases: &[&str]) {
        for text in cases {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn decimal_digits() {
        check(&[
            ("0", 0),
            ("1", 1),
            ("01", 1),
            ("007", 7),
            ("21", 21),
            ("１２", 12),
            ("０３", 3),
            ("1２", 12),
            ("2025", 2025),
            ("4294967295", u32::MAX),
            ("00000000000000000001", 1),
        ]);
        refuse(&["4294967296", "99999999999999999999", "1.", "-1", "+1", " 1", "1 ", "1,000"]);
    }

    #[test]
    fn counting_up_to_ninety_nine() {
        check(&[
            ("一", 1),
            ("九", 9),
            ("十", 10),
            ("一十", 10),
            ("十一", 11),
            ("一十一", 11),
            ("十九", 19),
            ("二十", 20),
            ("二十一", 21),
            ("九十九", 99),
        ]);
    }

    #[test]
    fn counting_from_one_hundred() {
        check(&[
            ("一百", 100),
            ("一百零一", 101),
            ("一百〇一", 101),
            ("一百○一", 101),
            ("一百O一", 101),
            ("一百一十", 110),
            ("一百一十一", 111),
            ("一百十一", 111),
            ("一百二十", 120),
            ("九百九十九", 999),
            ("一千", 1_000),
            ("一千零一", 1_001),
            ("一千零一十", 1_010),
            ("一千〇一十", 1_010),
            ("一千零十", 1_010),
            ("一千一百", 1_100),
            ("一千一百零一", 1_101),
            ("九千九百九十九", 9_999),
        ]);
    }

    #[test]
    fn counting_from_ten_thousand() {
        check(&[
            ("一万", 10_000),
            ("一万零一", 10_001),
            ("一万〇一十一", 10_011),
            ("一万〇一百〇一", 10_101),
            ("一万一千", 11_000),
            ("十万", 100_000),
            ("一十万", 100_000),
            ("一十万〇九千", 109_000),
            ("十一万", 110_000),
            ("一百万", 1_000_000),
            ("一亿", 100_000_000),
            ("一億零五", 100_000_005),
            ("一亿零五万", 100_050_000),
            ("四十二亿九千四百九十六万七千二百九十五", u32::MAX),
        ]);
        refuse(&["四十二亿九千四百九十六万七千二百九十六", "四十三亿", "一万亿", "九千九百亿"]);
    }

    #[test]
    fn digit_by_digit() {
        check(&[
            ("〇", 0),
            ("零", 0),
            ("一〇", 10),
            ("一一", 11),
            ("二〇", 20),
            ("一〇〇", 100),
            ("〇五", 5),
            ("九九", 99),
            ("贰零贰伍", 2025),
        ]);
        refuse(&["四二九四九六七二九六", "九九九九九九九九九九"]);
    }

    #[test]
    fn zero_look_alikes() {
        for zero in ['\u{3007}', '\u{25CB}', '\u{96F6}', '\u{FF2F}', 'O', '\u{25EF}'] {
            check(&[
                (&format!("一{zero}"), 10),
                (&format!("二{zero}二五"), 2025),
                (&format!("一百{zero}一"), 101),
                (&format!("一千{zero}一十"), 1_010),
            ]);
        }
        refuse(&["O", "Ｏ", "○", "◯", "OO", "1O"]);
    }

    #[test]
    fn formal_figures() {
        check(&[
            ("壹", 1),
            ("贰", 2),
            ("叁", 3),
            ("肆", 4),
            ("伍", 5),
            ("陆", 6),
            ("柒", 7),
            ("捌", 8),
            ("玖", 9),
            ("拾", 10),
            ("壹拾", 10),
            ("壹拾壹", 11),
            ("贰拾", 20),
            ("壹佰零壹", 101),
            ("壹佰贰拾", 120),
            ("壹仟零壹", 1_001),
            ("壹万", 10_000),
            ("貳", 2),
            ("參", 3),
            ("陸", 6),
            ("貳拾壹", 21),
            ("壹萬", 10_000),
            ("壱百弐拾", 120),
            ("壱阡", 1_000),
        ]);
    }

    #[test]
    fn enclosed() {
        check(&[
            ("①", 1),
            ("⑩", 10),
            ("⑳", 20),
            ("㉑", 21),
            ("㉟", 35),
            ("㊱", 36),
            ("㊿", 50),
            ("⒈", 1),
            ("⒑", 10),
            ("⒛", 20),
            ("⑴", 1),
            ("⒇", 20),
            ("㈠", 1),
            ("㈩", 10),
        ]);
        refuse(&["①②", "⓪", "㈪", "甲"]);
    }

    #[test]
    fn nonsense() {
        refuse(&[
            "",
            " ",
            "十十",
            "一二十",
            "十二三",
            "百",
            "百一",
            "千",
            "万",
            "一百一",
            "一百一百",
            "一百二千",
            "一百零",
            "一百零零一",
            "一百零一十",
            "零一百",
            "零十",
            "十零一",
            "一万零",
            "一万二",
            "一万零万",
            "一亿万",
            "一万一万",
            "1十",
            "1一",
            "一、",
            "（一）",
            "第一",
            "a",
            "I",
        ]);
    }

    #[test]
    fn everyday_reading() {
        for (number, text) in [
            (0, "零"),
            (1, "一"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (99, "九十九"),
            (100, "一百"),
            (101, "一百零一"),
            (110, "一百一十"),
            (111, "一百一十一"),
            (1_000, "一千"),
            (1_001, "一千零一"),
            (1_010, "一千零一十"),
            (1_100, "一千一百"),
            (10_000, "一万"),
            (10_010, "一万零一十"),
            (10_100, "一万零一百"),
            (11_000, "一万一千"),
            (100_000, "十万"),
            (101_000, "十万一千"),
            (110_001, "十一万零一"),
            (1_000_000, "一百万"),
            (100_000_001, "一亿零一"),
            (100_010_000, "一亿零一万"),
            (1_000_000_000, "十亿"),
            (u32::MAX, "四十二亿九千四百九十六万七千二百九十五"),
        ] {
            assert_eq!(chinese(number), text);
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let sparse = (0..=u32::MAX).step_by(999_983);
        for number in (0..=20_000).chain(sparse) {
            assert_eq!(parse(&chinese(number)), Some(number), "{number}");
        }
    }
}
