//! What kinds of characters a text holds, told in one pass: most rules have nothing to look for in
//! most texts.

use super::text::is_blank;

/// A set of signs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Signs(u16);

impl Signs {
    /// A mark of half width.
    pub(super) const HALF_WIDTH: Self = Self(1);
    /// A digit or letter of full width.
    pub(super) const FULL_WIDTH: Self = Self(1 << 1);
    /// An ASCII digit.
    pub(super) const DIGIT: Self = Self(1 << 2);
    /// A mark that comes in pairs.
    pub(super) const PAIR: Self = Self(1 << 3);
    /// Two of ，。；：、 together.
    pub(super) const STOPS: Self = Self(1 << 4);
    /// 、
    pub(super) const COMMA: Self = Self(1 << 5);
    /// A character that shows nothing.
    pub(super) const BLANK: Self = Self(1 << 6);
    /// The same dot twice.
    pub(super) const DOTS: Self = Self(1 << 7);
    /// What something may be left open with.
    pub(super) const OPEN: Self = Self(1 << 8);
    /// 配合, 会同 and the like.
    pub(super) const TOGETHER: Self = Self(1 << 9);

    /// The signs of a text.
    #[must_use]
    pub(super) fn of(text: &str) -> Self {
        let mut signs = 0;
        let mut before = '\0';
        for character in text.chars() {
            signs |= match character {
                '合' | '同' | '助' if matches!(before, '配' | '会' | '协' | '联') => {
                    Self::TOGETHER.0
                }
                '\u{3400}'..='\u{9fff}' if character != '待' => 0,
                other => sign(other).0 | beside(before, other).0,
            };
            before = character;
        }
        Self(signs)
    }

    /// Whether one of these is among them.
    #[must_use]
    pub(super) fn has(self, one_of: Self) -> bool {
        self.0 & one_of.0 != 0
    }
}

/// The signs of a mark behind another character.
fn beside(before: char, mark: char) -> Signs {
    let is_stop = |it: char| matches!(it, '，' | '。' | '；' | '：' | '、');
    match (before, mark) {
        ('。', '。') => Signs(Signs::STOPS.0 | Signs::DOTS.0),
        ('.', '.') | ('．', '．') | ('·', '·') => Signs::DOTS,
        _ if is_stop(before) && is_stop(mark) => Signs::STOPS,
        _ => Signs(0),
    }
}

fn sign(character: char) -> Signs {
    match character {
        '、' => Signs::COMMA,
        '(' | ')' => Signs(Signs::HALF_WIDTH.0 | Signs::PAIR.0),
        ',' | ';' | ':' | '?' | '!' | '.' | '"' => Signs::HALF_WIDTH,
        '0'..='9' => Signs::DIGIT,
        '“' | '”' | '《' | '》' | '〈' | '〉' | '（' | '）' | '【' | '】' | '〔' | '〕' => {
            Signs::PAIR
        }
        'Ｘ' => Signs(Signs::FULL_WIDTH.0 | Signs::OPEN.0),
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Signs::FULL_WIDTH,
        '待' | '×' | '✕' | '╳' | 'X' | 'x' | '_' | '＿' => Signs::OPEN,
        other if is_blank(other) => Signs::BLANK,
        _ => Signs(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_the_text() {
        let is = |text: &str, expected: &[Signs]| {
            let all = expected.iter().fold(0, |all, sign| all | sign.0);
            assert_eq!(Signs::of(text), Signs(all), "{text}");
        };
        is("负责文秘工作。", &[]);
        is("负责甲、乙；", &[Signs::COMMA]);
        is("负责甲、；", &[Signs::COMMA, Signs::STOPS]);
        is("甲。。", &[Signs::STOPS, Signs::DOTS]);
        is("甲，。", &[Signs::STOPS]);
        is("甲..乙", &[Signs::HALF_WIDTH, Signs::DOTS]);
        is("(甲)", &[Signs::HALF_WIDTH, Signs::PAIR]);
        is("《甲》", &[Signs::PAIR]);
        is("３5", &[Signs::FULL_WIDTH, Signs::DIGIT]);
        is("ＸX", &[Signs::FULL_WIDTH, Signs::OPEN]);
        is("【待补】", &[Signs::PAIR, Signs::OPEN]);
        is("甲 乙\u{200b}", &[Signs::BLANK]);
        is("会同财务科", &[Signs::TOGETHER]);
        is("会议合同", &[]);
    }
}
