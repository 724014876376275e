//! Every cell of the tables of number formats, pinned by hand.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use super::{FORMATS, LONGEST_LABEL, NumberFormat, Reason, Rendering};
use crate::numbering::numerals;

const BELOW_HUNDRED: [u32; 8] = [1, 9, 10, 11, 19, 20, 21, 99];
const FROM_HUNDRED: [u32; 8] = [100, 101, 110, 111, 120, 1_000, 1_001, 10_000];

/// What stands for `%n` at each number of `BELOW_HUNDRED`.
#[rustfmt::skip]
const LABELS_BELOW_HUNDRED: [(&str, [&str; 8]); 28] = [
    ("decimal", ["1", "9", "10", "11", "19", "20", "21", "99"]),
    ("decimalZero", ["01", "09", "10", "11", "19", "20", "21", "99"]),
    ("decimalHalfWidth", ["1", "9", "10", "11", "19", "20", "21", "99"]),
    ("decimalFullWidth", ["１", "９", "１０", "１１", "１９", "２０", "２１", "９９"]),
    ("decimalFullWidth2", ["１", "９", "１０", "１１", "１９", "２０", "２１", "９９"]),
    ("decimalEnclosedCircle", ["①", "⑨", "⑩", "⑪", "⑲", "⑳", "21", "99"]),
    ("decimalEnclosedCircleChinese", ["①", "⑨", "⑩", "⑪", "⑲", "⑳", "21", "99"]),
    ("decimalEnclosedFullstop", ["⒈", "⒐", "⒑", "⒒", "⒚", "⒛", "21", "99"]),
    ("decimalEnclosedParen", ["⑴", "⑼", "⑽", "⑾", "⒆", "⒇", "21", "99"]),
    ("chineseCounting", ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]),
    ("chineseCountingThousand", ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]),
    ("chineseLegalSimplified", ["壹", "玖", "壹拾", "壹拾壹", "壹拾玖", "贰拾", "贰拾壹", "玖拾玖"]),
    ("ideographDigital", ["一", "九", "一〇", "一一", "一九", "二〇", "二一", "九九"]),
    ("japaneseCounting", ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]),
    ("japaneseDigitalTenThousand", ["一", "九", "一〇", "一一", "一九", "二〇", "二一", "九九"]),
    ("japaneseLegal", ["壱", "九", "壱拾", "壱拾壱", "壱拾九", "弐拾", "弐拾壱", "九拾九"]),
    ("taiwaneseCounting", ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]),
    ("taiwaneseCountingThousand", ["一", "九", "十", "十一", "十九", "二十", "二十一", "九十九"]),
    ("taiwaneseDigital", ["一", "九", "一○", "一一", "一九", "二○", "二一", "九九"]),
    ("ideographLegalTraditional", ["壹", "玖", "壹拾", "壹拾壹", "壹拾玖", "貳拾", "貳拾壹", "玖拾玖"]),
    ("ideographTraditional", ["甲", "壬", "癸", "11", "19", "20", "21", "99"]),
    ("ideographZodiac", ["子", "申", "酉", "戌", "19", "20", "21", "99"]),
    ("ideographZodiacTraditional", ["甲子", "壬申", "癸酉", "甲戌", "壬午", "癸未", "甲申", "壬寅"]),
    ("ideographEnclosedCircle", ["㈠", "㈨", "㈩", "11", "19", "20", "21", "99"]),
    ("upperRoman", ["I", "IX", "X", "XI", "XIX", "XX", "XXI", "XCIX"]),
    ("lowerRoman", ["i", "ix", "x", "xi", "xix", "xx", "xxi", "xcix"]),
    ("upperLetter", ["A", "I", "J", "K", "S", "T", "U", "UUUU"]),
    ("lowerLetter", ["a", "i", "j", "k", "s", "t", "u", "uuuu"]),
];

/// What stands for `%n` at each number of `FROM_HUNDRED`. `x×n` is the letter n times.
#[rustfmt::skip]
const LABELS_FROM_HUNDRED: [(&str, [&str; 8]); 28] = [
    ("decimal", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("decimalZero", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("decimalHalfWidth", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("decimalFullWidth", ["１００", "１０１", "１１０", "１１１", "１２０", "１０００", "１００１", "１００００"]),
    ("decimalFullWidth2", ["１００", "１０１", "１１０", "１１１", "１２０", "１０００", "１００１", "１００００"]),
    ("decimalEnclosedCircle", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("decimalEnclosedCircleChinese", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("decimalEnclosedFullstop", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("decimalEnclosedParen", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("chineseCounting", ["一○○", "一○一", "一一○", "一一一", "一二○", "一○○○", "一○○一", "一○○○○"]),
    ("chineseCountingThousand", ["一百", "一百〇一", "一百一十", "一百一十一", "一百二十", "一千", "一千〇一", "一万"]),
    ("chineseLegalSimplified", ["壹佰", "壹佰零壹", "壹佰壹拾", "壹佰壹拾壹", "壹佰贰拾", "壹仟", "壹仟零壹", "壹万"]),
    ("ideographDigital", ["一〇〇", "一〇一", "一一〇", "一一一", "一二〇", "一〇〇〇", "一〇〇一", "一〇〇〇〇"]),
    ("japaneseCounting", ["百", "百一", "百十", "百十一", "百二十", "千", "千一", "一万"]),
    ("japaneseDigitalTenThousand", ["一〇〇", "一〇一", "一一〇", "一一一", "一二〇", "一〇〇〇", "一〇〇一", "一〇〇〇〇"]),
    ("japaneseLegal", ["壱百", "壱百壱", "壱百壱拾", "壱百壱拾壱", "壱百弐拾", "壱阡", "壱阡壱", "壱萬"]),
    ("taiwaneseCounting", ["一○○", "一○一", "一一○", "一一一", "一二○", "一○○○", "一○○一", "一○○○○"]),
    ("taiwaneseCountingThousand", ["一百", "一百零一", "一百一十", "一百一十一", "一百二十", "一千", "一千零一", "一萬"]),
    ("taiwaneseDigital", ["一○○", "一○一", "一一○", "一一一", "一二○", "一○○○", "一○○一", "一○○○○"]),
    ("ideographLegalTraditional", ["壹佰", "壹佰零壹", "壹佰壹拾", "壹佰壹拾壹", "壹佰貳拾", "壹仟", "壹仟零壹", "壹萬"]),
    ("ideographTraditional", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("ideographZodiac", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("ideographZodiacTraditional", ["癸卯", "甲辰", "癸丑", "甲寅", "癸亥", "癸卯", "甲辰", "癸卯"]),
    ("ideographEnclosedCircle", ["100", "101", "110", "111", "120", "1000", "1001", "10000"]),
    ("upperRoman", ["C", "CI", "CX", "CXI", "CXX", "M", "MI", "MMMMMMMMMM"]),
    ("lowerRoman", ["c", "ci", "cx", "cxi", "cxx", "m", "mi", "mmmmmmmmmm"]),
    ("upperLetter", ["VVVV", "WWWW", "FFFFF", "GGGGG", "PPPPP", "L×39", "M×39", "P×385"]),
    ("lowerLetter", ["vvvv", "wwww", "fffff", "ggggg", "ppppp", "l×39", "m×39", "p×385"]),
];

fn render(name: &str, number: u32) -> Rendering {
    NumberFormat::from_name(name, None).render(number)
}

fn label(name: &str, number: u32) -> String {
    match render(name, number) {
        Rendering::Text(text) => text,
        other => format!("{other:?}"),
    }
}

fn check(name: &str, cases: &[(u32, &str)]) {
    for (number, text) in cases {
        assert_eq!(label(name, *number), *text, "{name} {number}");
    }
}

fn refuse(name: &str, number: u32, reason: Reason) {
    assert_eq!(render(name, number), Rendering::Unrenderable(reason), "{name} {number}");
}

fn code_points(name: &str, number: u32) -> Vec<u32> {
    label(name, number).chars().map(u32::from).collect()
}

fn check_table(numbers: [u32; 8], rows: &[(&str, [&str; 8])]) {
    for (name, cells) in rows {
        for (number, cell) in numbers.into_iter().zip(cells) {
            let text = match cell.split_once('×') {
                Some((letter, times)) => letter.repeat(times.parse().unwrap()),
                None => (*cell).to_owned(),
            };
            assert_eq!(label(name, number), text, "{name} {number}");
        }
    }
}

#[test]
fn below_one_hundred() {
    check_table(BELOW_HUNDRED, &LABELS_BELOW_HUNDRED);
}

#[test]
fn from_one_hundred() {
    check_table(FROM_HUNDRED, &LABELS_FROM_HUNDRED);
}

#[test]
fn look_alike_zeros() {
    for name in ["ideographDigital", "japaneseDigitalTenThousand"] {
        assert_eq!(code_points(name, 10), [0x4E00, 0x3007], "{name}");
    }
    for name in ["chineseCounting", "taiwaneseCounting", "taiwaneseDigital"] {
        assert_eq!(code_points(name, 101), [0x4E00, 0x25CB, 0x4E00], "{name}");
    }
    assert_eq!(code_points("taiwaneseDigital", 10), [0x4E00, 0x25CB]);
    assert_eq!(code_points("chineseCountingThousand", 101), [0x4E00, 0x767E, 0x3007, 0x4E00]);
    assert_eq!(code_points("taiwaneseCountingThousand", 101), [0x4E00, 0x767E, 0x96F6, 0x4E00]);
    for name in ["chineseLegalSimplified", "ideographLegalTraditional"] {
        assert_eq!(code_points(name, 101), [0x58F9, 0x4F70, 0x96F6, 0x58F9], "{name}");
    }
}

#[test]
fn look_alike_places() {
    for (name, one, ten_thousand) in [
        ("chineseCountingThousand", 0x4E00, 0x4E07),
        ("chineseLegalSimplified", 0x58F9, 0x4E07),
        ("japaneseCounting", 0x4E00, 0x4E07),
        ("taiwaneseCountingThousand", 0x4E00, 0x842C),
        ("ideographLegalTraditional", 0x58F9, 0x842C),
        ("japaneseLegal", 0x58F1, 0x842C),
    ] {
        assert_eq!(code_points(name, 10_000), [one, ten_thousand], "{name}");
    }
    assert_eq!(code_points("japaneseLegal", 1_000), [0x58F1, 0x9621]);
}

#[test]
fn look_alikes_in_the_sets() {
    for (name, first) in [
        ("decimalEnclosedCircle", 0x2460),
        ("decimalEnclosedCircleChinese", 0x2460),
        ("decimalEnclosedFullstop", 0x2488),
        ("decimalEnclosedParen", 0x2474),
    ] {
        for number in 1..=20 {
            assert_eq!(code_points(name, number), [first + number - 1], "{name} {number}");
        }
    }
    for number in 1..=10 {
        assert_eq!(code_points("ideographEnclosedCircle", number), [0x321F + number]);
    }
    assert_eq!(code_points("ideographZodiac", 11), [0x620C]);
    assert_eq!(code_points("ideographZodiacTraditional", 11), [0x7532, 0x620C]);
    assert_eq!(code_points("decimalFullWidth", 90), [0xFF19, 0xFF10]);
}

#[test]
fn every_character_of_the_small_sets() {
    let joined = |name, last| (1..=last).map(|n| label(name, n)).collect::<String>();
    assert_eq!(joined("ideographTraditional", 10), "甲乙丙丁戊己庚辛壬癸");
    assert_eq!(joined("ideographZodiac", 12), "子丑寅卯辰巳午未申酉戌亥");
    assert_eq!(joined("chineseCounting", 9), "一二三四五六七八九");
    assert_eq!(joined("chineseLegalSimplified", 9), "壹贰叁肆伍陆柒捌玖");
    assert_eq!(joined("ideographLegalTraditional", 9), "壹貳參肆伍陸柒捌玖");
    assert_eq!(joined("japaneseLegal", 9), "壱弐参四伍六七八九");
    assert_eq!(joined("upperLetter", 26), "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    assert_eq!(joined("lowerLetter", 26), "abcdefghijklmnopqrstuvwxyz");
}

#[test]
fn above_the_set_comes_plain_decimal() {
    check("decimalEnclosedCircle", &[(20, "⑳"), (21, "21"), (36, "36"), (u32::MAX, "4294967295")]);
    check("ideographZodiac", &[(12, "亥"), (13, "13")]);
    check("ideographZodiacTraditional", &[(60, "癸亥"), (61, "甲子"), (u32::MAX, "戊寅")]);
}

#[test]
fn zero() {
    for (name, text) in [
        ("decimal", "0"),
        ("decimalZero", "00"),
        ("decimalHalfWidth", "0"),
        ("decimalFullWidth", "０"),
        ("hex", "0"),
        ("numberInDash", "- 0 -"),
        ("decimalEnclosedCircle", "0"),
        ("ideographEnclosedCircle", "0"),
        ("ideographTraditional", "0"),
        ("ideographZodiacTraditional", "0"),
        ("ideographDigital", "\u{3007}"),
        ("chineseCounting", "\u{25CB}"),
        ("chineseCountingThousand", "\u{3007}"),
        ("chineseLegalSimplified", "\u{96F6}"),
    ] {
        check(name, &[(0, text)]);
    }
    for name in ["upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "chicago"] {
        refuse(name, 0, Reason::NoZero);
    }
    for name in ["japaneseCounting", "japaneseLegal"] {
        refuse(name, 0, Reason::NoZero);
    }
}

#[test]
fn zeros_inside_chinese_counting() {
    check(
        "chineseCountingThousand",
        &[
            (1_010, "一千〇一十"),
            (1_100, "一千一百"),
            (1_101, "一千一百〇一"),
            (9_999, "九千九百九十九"),
            (10_001, "一万〇一"),
            (10_011, "一万〇一十一"),
            (10_101, "一万〇一百〇一"),
            (11_000, "一万一千"),
            (100_000, "一十万"),
            (100_001, "一十万〇一"),
            (109_999, "一十万〇九千九百九十九"),
            (110_000, "一十一万"),
            (999_999, "九十九万九千九百九十九"),
        ],
    );
    check("chineseLegalSimplified", &[(1_010, "壹仟零壹拾"), (10_101, "壹万零壹佰零壹")]);
    check("taiwaneseCountingThousand", &[(1_010, "一千零一十"), (110, "一百一十")]);
    check("japaneseCounting", &[(1_111, "千百十一"), (12_000, "一万二千"), (2_000, "二千")]);
    check("japaneseLegal", &[(1_010, "壱阡壱拾"), (11_111, "壱萬壱阡壱百壱拾壱")]);
    check(
        "chineseCounting",
        &[(999, "九九九"), (12_345, "一二三四五"), (u32::MAX, "四二九四九六七二九五")],
    );
}

#[test]
fn from_one_million_on_places_are_not_printed() {
    for name in [
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "taiwaneseCountingThousand",
        "ideographLegalTraditional",
        "japaneseCounting",
        "japaneseLegal",
    ] {
        assert!(matches!(render(name, 999_999), Rendering::Text(_)), "{name}");
        refuse(name, 1_000_000, Reason::AboveRange);
        refuse(name, u32::MAX, Reason::AboveRange);
    }
}

#[test]
fn letters_repeat_and_roman_grows() {
    check("lowerLetter", &[(26, "z"), (27, "aa"), (28, "bb"), (52, "zz"), (53, "aaa")]);
    check("upperRoman", &[(4, "IV"), (49, "XLIX"), (1_994, "MCMXCIV"), (3_888, "MMMDCCCLXXXVIII")]);
    check("chicago", &[(1, "*"), (2, "\u{2020}"), (3, "\u{2021}"), (4, "\u{A7}"), (5, "**")]);
}

#[test]
fn labels_without_end_are_not_made() {
    for (name, last) in [("lowerLetter", 26_000), ("chicago", 4_000), ("upperRoman", 1_000_000)] {
        assert_eq!(label(name, last).chars().count(), LONGEST_LABEL, "{name}");
        refuse(name, last + 1, Reason::TooLong);
        refuse(name, u32::MAX, Reason::TooLong);
    }
}

#[test]
fn plain_extras() {
    check("hex", &[(10, "A"), (255, "FF"), (u32::MAX, "FFFFFFFF")]);
    check("numberInDash", &[(1, "- 1 -"), (12, "- 12 -")]);
    assert_eq!(render("none", 1), Rendering::Nothing);
    assert_eq!(render("bullet", 1), Rendering::Bullet);
    assert_eq!(NumberFormat::default(), NumberFormat::from_name("decimal", None));
}

#[test]
fn custom_pads_with_zeros() {
    for (picture, seven, large) in [
        ("01, 02, 03, ...", "07", "123456"),
        ("001, 002, 003, ...", "007", "123456"),
        ("0001, 0002, 0003, ...", "0007", "123456"),
        ("00001, 00002, 00003, ...", "00007", "123456"),
    ] {
        let format = NumberFormat::from_name("custom", Some(picture));
        assert_eq!(format.render(7), Rendering::Text(seven.to_owned()));
        assert_eq!(format.render(123_456), Rendering::Text(large.to_owned()));
    }
    for picture in [None, Some(""), Some("1st, 2nd"), Some("000001, 000002, 000003, ...")] {
        let format = NumberFormat::from_name("custom", picture);
        assert_eq!(format.render(7), Rendering::Unrenderable(Reason::UnknownPicture));
        assert_eq!(format.picture(), picture);
    }
    let decimal = NumberFormat::from_name("decimal", Some("001, 002, 003, ..."));
    assert_eq!(decimal.render(7), Rendering::Text("7".to_owned()));
}

#[test]
fn what_cannot_be_vouched_for_is_said() {
    for name in ["ordinal", "cardinalText", "ordinalText"] {
        refuse(name, 1, Reason::LanguageDependent);
    }
    for name in ["aiueo", "koreanDigital", "thaiNumbers", "hebrew1", "russianLower", "bahtText"] {
        refuse(name, 1, Reason::Unsupported);
    }
    for name in ["", "Decimal", "chinesecounting", "chineseCountingThousands"] {
        refuse(name, 1, Reason::UnknownName);
        assert_eq!(NumberFormat::from_name(name, None).name(), name);
    }
}

#[test]
fn every_name_of_the_standard_is_known_once() {
    let mut names: Vec<_> = FORMATS.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 63);
    let tabled: Vec<_> = LABELS_BELOW_HUNDRED.iter().map(|(name, _)| *name).collect();
    assert!(LABELS_FROM_HUNDRED.iter().map(|(name, _)| *name).eq(tabled.iter().copied()));
    assert!(tabled.iter().all(|name| names.contains(name)));
}

#[test]
fn chinese_labels_read_back_as_typed_numerals() {
    for name in [
        "decimal",
        "decimalZero",
        "decimalFullWidth",
        "decimalEnclosedCircle",
        "decimalEnclosedFullstop",
        "decimalEnclosedParen",
        "ideographEnclosedCircle",
        "ideographDigital",
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "ideographLegalTraditional",
    ] {
        for number in 1..=9_999 {
            assert_eq!(numerals::parse(&label(name, number)), Some(number), "{name}");
        }
    }
    for number in (10_000..1_000_000).step_by(37) {
        let text = label("chineseCountingThousand", number);
        assert_eq!(numerals::parse(&text), Some(number), "{text}");
    }
}
