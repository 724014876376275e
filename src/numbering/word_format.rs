//! What Word prints for a list number under each number format.
//!
//! In come `w:numFmt/@w:val`, its `@w:format`, and the count of a level; out goes the text that
//! replaces that level's `%n` in `w:lvlText`. The rest of a label (level text, `w:isLgl`, suffix)
//! is put together elsewhere, and the language of the run is never looked at.
//!
//! Sources: ECMA-376 Part 1, 17.18.59 (the 63 names and their characters); where Word is known to
//! differ, what Word prints: [MS-OI29500] on 17.18.59, and records of Word 16 for the Chinese and
//! Japanese formats; [MS-DOCX] 2.4 for the pictures of `custom`. A format that neither the
//! standard nor Word settles is reported as unrenderable: a number is never guessed at, and never
//! quietly turned into a decimal.

use std::fmt;

/// The longest text made for one number, in characters.
///
/// Roman numerals and repeated letters grow with the number itself, so a start value in the
/// millions would otherwise fill the memory. No label that a person reads comes near this.
pub const LONGEST_LABEL: usize = 1_000;

/// A number format as a document names it.
///
/// The name is kept as written, also when it is unknown, so that a finding can show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberFormat {
    name: String,
    picture: Option<String>,
    scheme: Scheme,
}

/// What stands for `%n`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rendering {
    /// This text.
    Text(String),
    /// No text: `none`. The literal part of `w:lvlText` is still printed.
    Nothing,
    /// `bullet`: `w:lvlText` is printed literally, `%n` is not expanded.
    Bullet,
    /// No text that could be vouched for. The label must be reported, not dropped.
    Unrenderable(Reason),
}

/// Why a number has no rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// `w:val` is none of the 63 names of `ST_NumberFormat`. Names are case-sensitive.
    UnknownName,
    /// `custom` with a `w:format` that is missing or is not one of Word's zero-padded pictures.
    UnknownPicture,
    /// `ordinal`, `cardinalText`, `ordinalText`: words of the run's language.
    LanguageDependent,
    /// A name of the standard that is not written here: other scripts, sums of money in words.
    Unsupported,
    /// Zero, in a format without a sign for it: letters, footnote marks, Roman, Japanese counting.
    NoZero,
    /// 1,000,000 or more in a format that writes 百, 千 and 万. Word is reported to print nothing.
    AboveRange,
    /// The text would be longer than [`LONGEST_LABEL`].
    TooLong,
}

/// How the formats work. Every format of Word is one of these with its own characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    /// Decimal, zero-padded to this many digits.
    Decimal(usize),
    /// Hexadecimal in capitals.
    Hexadecimal,
    /// `- 1 -`.
    Dashed,
    /// Digit by digit; the characters for 0 to 9.
    Digits(&'static str),
    /// 十, 十一, 二十 below 100, digit by digit from there; the characters for 0 to 9.
    TensThenDigits(&'static str),
    /// Counting with places.
    Counting(Counting),
    /// One character each from 1 on; above the set, and for zero, plain decimal.
    Set(&'static str),
    /// A heavenly stem and an earthly branch, repeating after 60.
    StemAndBranch,
    /// One character each from 1 on; after the last it starts again with each written twice.
    Repeated(&'static str),
    /// Roman numerals in capitals.
    UpperRoman,
    /// Roman numerals in small letters.
    LowerRoman,
    /// Nothing.
    Nothing,
    /// The level's text as it is.
    Bullet,
    /// Not rendered.
    Unrenderable(Reason),
}

/// The characters and habits of a counting system with places, good below 1,000,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counting {
    /// The characters for 1 to 9.
    digits: &'static str,
    /// The characters for 10, 100, 1,000 and 10,000.
    places: [char; 4],
    /// What stands once for a run of empty places between filled ones, and for zero itself.
    zero: Option<char>,
    /// Where the digit 1 is left out.
    one: One,
}

/// Where a counting system leaves the digit 1 out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum One {
    /// Nowhere: 壹拾.
    Written,
    /// In 10 to 19 only: 十一, but 一百一十 and 一十万.
    NotInTeens,
    /// Before 10, 100 and 1,000, but not before 10,000: 百十, 一万.
    NotBeforePlaces,
}

const FULL_WIDTH: &str = "０１２３４５６７８９";
/// Zero is 〇 U+3007.
const IDEOGRAPHIC: &str = "\u{3007}一二三四五六七八九";
/// Zero is ○ U+25CB, the geometric circle: so the standard lists it and so Word prints it.
const IDEOGRAPHIC_CIRCLE: &str = "\u{25CB}一二三四五六七八九";
const CIRCLED: &str = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
const WITH_FULL_STOP: &str = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛";
const IN_PARENTHESES: &str = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇";
/// U+3220 to U+3229. Word puts these in parentheses in spite of the name of the format.
const IDEOGRAPHIC_IN_PARENTHESES: &str = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩";
const STEMS: &str = "甲乙丙丁戊己庚辛壬癸";
/// The eleventh is 戌 U+620C, the branch itself. The standard's pairs show 戍 U+620D in its place,
/// and reports of Word differ; whoever compares labels should take both.
const BRANCHES: &str = "子丑寅卯辰巳午未申酉\u{620C}亥";
const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SMALL_LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";
/// Asterisk, dagger, double dagger, section sign.
const FOOTNOTE_MARKS: &str = "\u{2A}\u{2020}\u{2021}\u{A7}";

const ROMAN: [(u32, &str); 13] = [
    (1_000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// The standard has 零 inside numbers; Word prints 〇.
const CHINESE: Counting = Counting {
    digits: "一二三四五六七八九",
    places: ['十', '百', '千', '\u{4E07}'],
    zero: Some('\u{3007}'),
    one: One::NotInTeens,
};
const CHINESE_LEGAL: Counting = Counting {
    digits: "壹贰叁肆伍陆柒捌玖",
    places: ['拾', '佰', '仟', '\u{4E07}'],
    zero: Some('\u{96F6}'),
    one: One::Written,
};
const TAIWANESE: Counting = Counting {
    digits: "一二三四五六七八九",
    places: ['十', '百', '千', '\u{842C}'],
    zero: Some('\u{96F6}'),
    one: One::NotInTeens,
};
const TRADITIONAL_LEGAL: Counting = Counting {
    digits: "壹貳參肆伍陸柒捌玖",
    places: ['拾', '佰', '仟', '\u{842C}'],
    zero: Some('\u{96F6}'),
    one: One::Written,
};
const JAPANESE: Counting = Counting {
    digits: "一二三四五六七八九",
    places: ['十', '百', '千', '\u{4E07}'],
    zero: None,
    one: One::NotBeforePlaces,
};
const JAPANESE_LEGAL: Counting = Counting {
    digits: "壱弐参四伍六七八九",
    places: ['拾', '百', '\u{9621}', '\u{842C}'],
    zero: None,
    one: One::Written,
};

const LANGUAGE: Scheme = Scheme::Unrenderable(Reason::LanguageDependent);
const UNSUPPORTED: Scheme = Scheme::Unrenderable(Reason::Unsupported);

/// The 63 names of `ST_NumberFormat`, in the order of the schema.
///
/// `custom` is here for its name; what it prints is decided by [`PICTURES`].
const FORMATS: [(&str, Scheme); 63] = [
    ("decimal", Scheme::Decimal(1)),
    ("upperRoman", Scheme::UpperRoman),
    ("lowerRoman", Scheme::LowerRoman),
    ("upperLetter", Scheme::Repeated(CAPITALS)),
    ("lowerLetter", Scheme::Repeated(SMALL_LETTERS)),
    ("ordinal", LANGUAGE),
    ("cardinalText", LANGUAGE),
    ("ordinalText", LANGUAGE),
    ("hex", Scheme::Hexadecimal),
    ("chicago", Scheme::Repeated(FOOTNOTE_MARKS)),
    ("ideographDigital", Scheme::Digits(IDEOGRAPHIC)),
    ("japaneseCounting", Scheme::Counting(JAPANESE)),
    ("aiueo", UNSUPPORTED),
    ("iroha", UNSUPPORTED),
    ("decimalFullWidth", Scheme::Digits(FULL_WIDTH)),
    ("decimalHalfWidth", Scheme::Decimal(1)),
    ("japaneseLegal", Scheme::Counting(JAPANESE_LEGAL)),
    ("japaneseDigitalTenThousand", Scheme::Digits(IDEOGRAPHIC)),
    ("decimalEnclosedCircle", Scheme::Set(CIRCLED)),
    ("decimalFullWidth2", Scheme::Digits(FULL_WIDTH)),
    ("aiueoFullWidth", UNSUPPORTED),
    ("irohaFullWidth", UNSUPPORTED),
    ("decimalZero", Scheme::Decimal(2)),
    ("bullet", Scheme::Bullet),
    ("ganada", UNSUPPORTED),
    ("chosung", UNSUPPORTED),
    ("decimalEnclosedFullstop", Scheme::Set(WITH_FULL_STOP)),
    ("decimalEnclosedParen", Scheme::Set(IN_PARENTHESES)),
    ("decimalEnclosedCircleChinese", Scheme::Set(CIRCLED)),
    ("ideographEnclosedCircle", Scheme::Set(IDEOGRAPHIC_IN_PARENTHESES)),
    ("ideographTraditional", Scheme::Set(STEMS)),
    ("ideographZodiac", Scheme::Set(BRANCHES)),
    ("ideographZodiacTraditional", Scheme::StemAndBranch),
    ("taiwaneseCounting", Scheme::TensThenDigits(IDEOGRAPHIC_CIRCLE)),
    ("ideographLegalTraditional", Scheme::Counting(TRADITIONAL_LEGAL)),
    ("taiwaneseCountingThousand", Scheme::Counting(TAIWANESE)),
    ("taiwaneseDigital", Scheme::Digits(IDEOGRAPHIC_CIRCLE)),
    ("chineseCounting", Scheme::TensThenDigits(IDEOGRAPHIC_CIRCLE)),
    ("chineseLegalSimplified", Scheme::Counting(CHINESE_LEGAL)),
    ("chineseCountingThousand", Scheme::Counting(CHINESE)),
    ("koreanDigital", UNSUPPORTED),
    ("koreanCounting", UNSUPPORTED),
    ("koreanLegal", UNSUPPORTED),
    ("koreanDigital2", UNSUPPORTED),
    ("vietnameseCounting", UNSUPPORTED),
    ("russianLower", UNSUPPORTED),
    ("russianUpper", UNSUPPORTED),
    ("none", Scheme::Nothing),
    ("numberInDash", Scheme::Dashed),
    ("hebrew1", UNSUPPORTED),
    ("hebrew2", UNSUPPORTED),
    ("arabicAlpha", UNSUPPORTED),
    ("arabicAbjad", UNSUPPORTED),
    ("hindiVowels", UNSUPPORTED),
    ("hindiConsonants", UNSUPPORTED),
    ("hindiNumbers", UNSUPPORTED),
    ("hindiCounting", UNSUPPORTED),
    ("thaiLetters", UNSUPPORTED),
    ("thaiNumbers", UNSUPPORTED),
    ("thaiCounting", UNSUPPORTED),
    ("bahtText", UNSUPPORTED),
    ("dollarText", UNSUPPORTED),
    ("custom", Scheme::Unrenderable(Reason::UnknownPicture)),
];

/// The pictures that Word knows for `custom`, and the digits they pad to.
const PICTURES: [(&str, usize); 4] = [
    ("01, 02, 03, ...", 2),
    ("001, 002, 003, ...", 3),
    ("0001, 0002, 0003, ...", 4),
    ("00001, 00002, 00003, ...", 5),
];

impl NumberFormat {
    /// Takes `w:numFmt/@w:val` and, if present, `@w:format`.
    ///
    /// Never fails: an unknown name is kept and renders as [`Rendering::Unrenderable`]. `format`
    /// counts only when `val` is `custom`. Without a `w:numFmt` at all use
    /// [`NumberFormat::default`].
    #[must_use]
    pub fn from_name(val: &str, format: Option<&str>) -> Self {
        let known = FORMATS.iter().find(|(name, _)| *name == val);
        let mut scheme = known.map_or(Scheme::Unrenderable(Reason::UnknownName), |(_, s)| *s);
        if val == "custom"
            && let Some((_, width)) = PICTURES.iter().find(|(text, _)| Some(*text) == format)
        {
            scheme = Scheme::Decimal(*width);
        }
        Self { name: val.to_owned(), picture: format.map(str::to_owned), scheme }
    }

    /// The name as the document writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// `w:format` as the document writes it, whether it counts or not.
    #[must_use]
    pub fn picture(&self) -> Option<&str> {
        self.picture.as_deref()
    }

    /// What Word prints for `%n` when the level stands at `number`.
    #[must_use]
    pub fn render(&self, number: u32) -> Rendering {
        let text = match self.scheme {
            Scheme::Nothing => return Rendering::Nothing,
            Scheme::Bullet => return Rendering::Bullet,
            Scheme::Unrenderable(reason) => Err(reason),
            Scheme::Decimal(width) => Ok(format!("{number:0width$}")),
            Scheme::Hexadecimal => Ok(format!("{number:X}")),
            Scheme::Dashed => Ok(format!("- {number} -")),
            Scheme::Digits(digits) => Ok(digit_by_digit(digits, number)),
            Scheme::TensThenDigits(digits) => Ok(tens_then_digits(digits, number)),
            Scheme::Counting(system) => system.write(number),
            Scheme::Set(set) => Ok(from_set(set, number)),
            Scheme::StemAndBranch => Ok(stem_and_branch(number)),
            Scheme::Repeated(set) => repeated(set, number),
            Scheme::UpperRoman => roman(number),
            Scheme::LowerRoman => roman(number).map(|text| text.to_ascii_lowercase()),
        };
        text.map_or_else(Rendering::Unrenderable, Rendering::Text)
    }
}

impl Default for NumberFormat {
    /// `decimal`, which a level without `w:numFmt` has (17.9.17).
    fn default() -> Self {
        Self::from_name("decimal", None)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::UnknownName => "not a number format of the standard",
            Self::UnknownPicture => "not a custom format that Word defines",
            Self::LanguageDependent => "written in the words of the text's language",
            Self::Unsupported => "a format of the standard that is not supported",
            Self::NoZero => "the format has no zero",
            Self::AboveRange => "the format ends below 1,000,000",
            Self::TooLong => "the label would be too long",
        })
    }
}

impl Counting {
    fn write(&self, number: u32) -> Result<String, Reason> {
        if number >= 1_000_000 {
            return Err(Reason::AboveRange);
        }
        if number == 0 {
            return self.zero.map(String::from).ok_or(Reason::NoZero);
        }
        let [ten, hundred, thousand, ten_thousand] = self.places;
        let places = [
            (100_000, Some(ten)),
            (10_000, None),
            (1_000, Some(thousand)),
            (100, Some(hundred)),
            (10, Some(ten)),
            (1, None),
        ];
        let mut out = String::new();
        let mut skipped = false;
        for (place, name) in places {
            let digit = number / place % 10;
            if digit == 0 {
                skipped = !out.is_empty();
            } else {
                out.extend(self.zero.filter(|_| skipped));
                skipped = false;
                if digit > 1 || name.is_none() || self.writes_one(number) {
                    out.extend(nth(self.digits, digit - 1));
                }
                out.extend(name);
            }
            // The ten-thousands close as one group even where their last digit is empty: 一十万.
            if place == 10_000 && number >= 10_000 {
                out.push(ten_thousand);
            }
        }
        Ok(out)
    }

    /// Whether the digit 1 is written before 10, 100 and 1,000 in this number.
    fn writes_one(&self, number: u32) -> bool {
        match self.one {
            One::Written => true,
            One::NotInTeens => !(10..20).contains(&number),
            One::NotBeforePlaces => false,
        }
    }
}

fn digit_by_digit(digits: &str, number: u32) -> String {
    let decimal = number.to_string();
    decimal.chars().filter_map(|c| nth(digits, c.to_digit(10)?)).collect()
}

fn tens_then_digits(digits: &str, number: u32) -> String {
    if !(10..100).contains(&number) {
        return digit_by_digit(digits, number);
    }
    let (tens, ones) = (number / 10, number % 10);
    let mut out = String::new();
    out.extend((tens > 1).then(|| nth(digits, tens)).flatten());
    out.push('十');
    out.extend((ones > 0).then(|| nth(digits, ones)).flatten());
    out
}

fn from_set(set: &str, number: u32) -> String {
    let own = number.checked_sub(1).and_then(|index| nth(set, index));
    own.map_or_else(|| number.to_string(), String::from)
}

fn stem_and_branch(number: u32) -> String {
    match number.checked_sub(1) {
        None => number.to_string(),
        Some(index) => {
            [nth(STEMS, index % 10), nth(BRANCHES, index % 12)].iter().flatten().collect()
        }
    }
}

fn repeated(set: &str, number: u32) -> Result<String, Reason> {
    let index = to_usize(number.checked_sub(1).ok_or(Reason::NoZero)?);
    let size = set.chars().count().max(1);
    let times = index / size + 1;
    if times > LONGEST_LABEL {
        return Err(Reason::TooLong);
    }
    let letter = set.chars().nth(index % size);
    Ok(letter.into_iter().cycle().take(times).collect())
}

/// Thousands are written with as many M as it takes: neither the standard nor Word has a bar.
fn roman(number: u32) -> Result<String, Reason> {
    if number == 0 {
        return Err(Reason::NoZero);
    }
    if to_usize(number / 1_000) > LONGEST_LABEL {
        return Err(Reason::TooLong);
    }
    let mut out = String::new();
    let mut rest = number;
    for (value, letters) in ROMAN {
        out.push_str(&letters.repeat(to_usize(rest / value)));
        rest %= value;
    }
    if out.len() > LONGEST_LABEL { Err(Reason::TooLong) } else { Ok(out) }
}

fn nth(characters: &str, index: u32) -> Option<char> {
    characters.chars().nth(to_usize(index))
}

fn to_usize(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
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
        check(
            "decimalEnclosedCircle",
            &[(20, "⑳"), (21, "21"), (36, "36"), (u32::MAX, "4294967295")],
        );
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
        check(
            "upperRoman",
            &[(4, "IV"), (49, "XLIX"), (1_994, "MCMXCIV"), (3_888, "MMMDCCCLXXXVIII")],
        );
        check("chicago", &[(1, "*"), (2, "\u{2020}"), (3, "\u{2021}"), (4, "\u{A7}"), (5, "**")]);
    }

    #[test]
    fn labels_without_end_are_not_made() {
        for (name, last) in [("lowerLetter", 26_000), ("chicago", 4_000), ("upperRoman", 1_000_000)]
        {
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
        for name in ["aiueo", "koreanDigital", "thaiNumbers", "hebrew1", "russianLower", "bahtText"]
        {
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
}
