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
    /// 、 before 等 or 《
    pub(super) const COMMA: Self = Self(1 << 5);
    /// A character that shows nothing.
    pub(super) const BLANK: Self = Self(1 << 6);
    /// The same dot twice.
    pub(super) const DOTS: Self = Self(1 << 7);
    /// What something may be left open with.
    pub(super) const OPEN: Self = Self(1 << 8);
    /// 配合, 会同 and the like.
    pub(super) const TOGETHER: Self = Self(1 << 9);
    /// -
    pub(super) const HYPHEN: Self = Self(1 << 10);
    /// % or ‰
    pub(super) const SHARE: Self = Self(1 << 11);
    /// 。 before the end.
    pub(super) const STOP_INSIDE: Self = Self(1 << 12);
    /// 附件
    pub(super) const ATTACHED: Self = Self(1 << 13);

    /// The signs of a text.
    #[must_use]
    pub(super) fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let mut before = '\0';
        let mut bytes = text.as_bytes();
        loop {
            // Nearly all characters are ideographs that are no sign of anything.
            while let [0xe4..=0xe9, _, _, after @ ..] = bytes
                && !may_tell(bytes)
            {
                before = '\0';
                bytes = after;
            }
            let (passed, rest) =
                text.split_at_checked(text.len() - bytes.len()).unwrap_or_default();
            let mut rest = rest.chars();
            let Some(character) = rest.next() else { return signs };
            let after = rest.as_str();
            signs = signs.or(sign(passed, character, after)).or(beside(before, character));
            before = character;
            bytes = after.as_bytes();
        }
    }

    /// These and those.
    #[must_use]
    pub(super) const fn or(self, others: Self) -> Self {
        Self(self.0 | others.0)
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
        ('。', '。') => Signs::STOPS.or(Signs::DOTS),
        ('.', '.') | ('．', '．') | ('·', '·') => Signs::DOTS,
        _ if is_stop(before) && is_stop(mark) => Signs::STOPS,
        _ => Signs(0),
    }
}

/// Whether an ideograph of three bytes may be a sign, as 助, 合, 同, 待 and 附 are, by the first two.
fn may_tell(ideograph: &[u8]) -> bool {
    matches!(ideograph, [0xe5, 0x8a | 0x90 | 0xbe, ..] | [0xe9, 0x99, ..])
}

/// The signs of a character, by what stands before and after it.
fn sign(before: &str, character: char, after: &str) -> Signs {
    match character {
        '合' | '同' | '助' if before.ends_with(['配', '会', '协', '联']) => Signs::TOGETHER,
        '附' if after.starts_with('件') => Signs::ATTACHED,
        '、' if after.starts_with(['等', '《']) => Signs::COMMA,
        '。' if !after.is_empty() => Signs::STOP_INSIDE,
        '(' | ')' => Signs::HALF_WIDTH.or(Signs::PAIR),
        ',' | ';' | ':' | '?' | '!' | '.' | '"' => Signs::HALF_WIDTH,
        '0'..='9' => Signs::DIGIT,
        '“' | '”' | '《' | '》' | '〈' | '〉' | '（' | '）' | '【' | '】' | '〔' | '〕' => {
            Signs::PAIR
        }
        'Ｘ' => Signs::FULL_WIDTH.or(Signs::OPEN),
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Signs::FULL_WIDTH,
        '待' | '×' | '✕' | '╳' | 'X' | 'x' | '_' | '＿' => Signs::OPEN,
        '-' => Signs::HYPHEN,
        '%' | '％' | '‰' => Signs::SHARE,
        other if !is_plain(other) && is_blank(other) => Signs::BLANK,
        _ => Signs(0),
    }
}

/// Whether a character is an ideograph or a mark of full width, which shows something.
fn is_plain(character: char) -> bool {
    matches!(character, '\u{3001}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}')
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
        is("负责甲、乙；", &[]);
        is("负责甲、等；", &[Signs::COMMA]);
        is("甲、《乙》", &[Signs::COMMA, Signs::PAIR]);
        is("负责甲、；", &[Signs::STOPS]);
        is("甲。。", &[Signs::STOPS, Signs::DOTS, Signs::STOP_INSIDE]);
        is("甲。乙", &[Signs::STOP_INSIDE]);
        is("5-8％", &[Signs::DIGIT, Signs::HYPHEN, Signs::SHARE]);
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
        is("见附件", &[Signs::ATTACHED]);
        is("附近条件", &[]);
    }

    #[test]
    fn no_sign_is_passed_over() {
        for character in '\0'..=char::MAX {
            let signs = Signs::of(&format!("配{character}件"));
            let expected = sign("配", character, "件");
            assert_eq!(signs.0 & expected.0, expected.0, "{character:?}");
            assert_eq!(signs.has(Signs::BLANK), is_blank(character), "{character:?}");
        }
    }
}
