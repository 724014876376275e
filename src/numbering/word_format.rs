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
mod tests;
