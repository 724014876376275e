//! The families of markers that random notices are numbered in.

use zhineng::numbering::numerals;

/// A way of numbering: how the marker is made, how far it counts, how Word writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Family {
    name: &'static str,
    before: &'static str,
    after: &'static str,
    digits: Digits,
    /// How many items a list of it can have.
    pub(super) most: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    Arabic,
    Wide,
    Padded,
    Chinese,
    Latin,
    From(char),
}

const fn family(
    name: &'static str,
    before: &'static str,
    after: &'static str,
    digits: Digits,
    most: u32,
) -> Family {
    Family { name, before, after, digits, most }
}

/// Families that are typed.
pub(super) const TYPED: &[Family] = &[
    family("dot", "", ".", Digits::Arabic, 60),
    family("wide dot", "", "．", Digits::Arabic, 60),
    family("wide digits", "", "．", Digits::Wide, 60),
    family("comma", "", "、", Digits::Arabic, 60),
    family("half bracket", "", "）", Digits::Arabic, 60),
    family("brackets", "（", "）", Digits::Arabic, 60),
    family("narrow brackets", "(", ")", Digits::Arabic, 60),
    family("padded", "", " ", Digits::Padded, 60),
    family("chinese comma", "", "、", Digits::Chinese, 60),
    family("chinese brackets", "（", "）", Digits::Chinese, 60),
    family("narrow chinese brackets", "(", ")", Digits::Chinese, 60),
    family("article", "第", "条", Digits::Chinese, 60),
    family("circle", "", "", Digits::From('①'), 20),
    family("digit with dot", "", "", Digits::From('⒈'), 20),
    family("digit in brackets", "", "", Digits::From('⑴'), 20),
    family("ideograph in brackets", "", "", Digits::From('㈠'), 10),
    family("letter", "", ".", Digits::Latin, 26),
];

/// Families that Word counts, each with its format and its text.
pub(super) const AUTOMATIC: &[(Family, &str, &str)] = &[
    (family("dot", "", ".", Digits::Arabic, 60), "decimal", "%."),
    (family("comma", "", "、", Digits::Arabic, 60), "decimal", "%、"),
    (family("brackets", "（", "）", Digits::Arabic, 60), "decimal", "（%）"),
    (family("half bracket", "", ")", Digits::Arabic, 60), "decimal", "%)"),
    (family("chinese comma", "", "、", Digits::Chinese, 60), "chineseCountingThousand", "%、"),
    (family("chinese brackets", "（", "）", Digits::Chinese, 60), "chineseCounting", "（%）"),
    (family("article", "第", "条", Digits::Chinese, 60), "chineseCountingThousand", "第%条"),
    (family("circle", "", "", Digits::From('①'), 20), "decimalEnclosedCircleChinese", "%"),
    (family("letter", "", ".", Digits::Latin, 26), "upperLetter", "%."),
];

impl Family {
    /// The marker as it is typed, the blank that belongs to a padded number included.
    pub(super) fn typed(&self, number: u32) -> String {
        let numeral = match self.digits {
            Digits::Arabic => number.to_string(),
            Digits::Padded => format!("{number:02}"),
            Digits::Wide => number.to_string().chars().map(wide).collect(),
            Digits::Chinese => chinese(number),
            Digits::Latin => char::from(b'A' + u8::try_from(number - 1).unwrap()).to_string(),
            Digits::From(first) => {
                char::from_u32(u32::from(first) + number - 1).unwrap().to_string()
            }
        };
        format!("{}{numeral}{}", self.before, self.after)
    }

    /// The marker as the notice holds it.
    pub(super) fn marker(&self, number: u32) -> String {
        self.typed(number).trim_end().to_owned()
    }

    /// Whether two families are written too much alike to be two levels of one list.
    pub(super) fn resembles(&self, other: &Self) -> bool {
        let narrow = |text: &str| match text {
            "(" | "（" => "(",
            ")" | "）" => ")",
            "." | "．" => ".",
            _ => "",
        };
        let kind = |digits: Digits| match digits {
            Digits::Wide => Digits::Arabic,
            digits => digits,
        };
        kind(self.digits) == kind(other.digits)
            && narrow(self.before) == narrow(other.before)
            && narrow(self.after) == narrow(other.after)
    }
}

fn wide(digit: char) -> char {
    char::from_u32(u32::from(digit) + 0xfee0).unwrap()
}

/// 一 to 九十九, by another way than the program's; checked against it.
fn chinese(number: u32) -> String {
    let digit = |it: u32| "零一二三四五六七八九".chars().nth(it as usize).unwrap();
    let text: String = match (number / 10, number % 10) {
        (0, ones) => digit(ones).to_string(),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    };
    assert_eq!(numerals::parse(&text), Some(number));
    text
}

impl Family {
    /// Whether it is the family of this name.
    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }
}
