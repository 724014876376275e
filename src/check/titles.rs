//! The title of the notice and that of the text it issues.

use crate::finding::{Finding, Worded, catalogue};
use crate::notice::NodeKind;

use super::signs::Signs;
use super::text::unspaced;
use super::{Field, Rule, Subject, closing};

/// title-form, issued-title-differs, title-marks-nested.
#[derive(Debug)]
pub(super) struct Titles;

/// The kinds of official documents (党政机关公文处理工作条例, articles 8 and 9).
const KINDS: &[&str] = &[
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
];

/// Fields that may name other texts.
const QUOTING: &[NodeKind] =
    &[NodeKind::Title, NodeKind::Body, NodeKind::IssuedTitle, NodeKind::Duty];

const MARKS: &[char] = &['。', '，', '；', '：', '、', '！', '.', ',', ';'];

impl Rule for Titles {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let title = subject.of_kinds(&[NodeKind::Title]).next();
        findings.extend(title.and_then(|it| form(it, subject)));
        findings.extend(title.and_then(|it| issued(it, subject)));
        let quoting = subject.of_kinds_with(QUOTING, Signs::PAIR);
        findings.extend(quoting.filter_map(|it| nested(it, subject)));
    }
}

/// Only titles that begin 关于 or hold it claim to be one of a notice.
fn form(title: Field, subject: &Subject) -> Option<Finding> {
    let text = title.text();
    let count = text.chars().count();
    // With the recipients behind it, it is recipients-end.
    if !text.contains("关于") || closing::in_title(text).is_some() {
        return None;
    }
    if text.ends_with(MARKS) {
        let finding = subject.within(&catalogue::TITLE_FORM, title, count - 1, 1);
        let fault = Worded { zh: "末尾不用标点", en: "a title ends without a mark" };
        return Some(finding.with("fault", fault));
    }
    let words = match text.rfind(['（', '(']) {
        Some(at) if text.ends_with(['）', ')']) => text.get(..at)?.trim_end(),
        _ => text,
    };
    let kind = KINDS.iter().find(|kind| words.ends_with(**kind));
    let fault = match kind {
        None => Worded {
            zh: "没有写明文种（通知、决定等）",
            en: "it does not say what kind of document it is (通知, 决定 …)",
        },
        Some(kind) if !words.strip_suffix(kind)?.ends_with('的') => Worded {
            zh: "事由与文种之间缺“的”",
            en: "的 is missing before the kind of document",
        },
        Some(_) => return None,
    };
    let length = kind.map_or(1, |it| it.chars().count());
    let start = words.chars().count().saturating_sub(length);
    Some(subject.within(&catalogue::TITLE_FORM, title, start, length).with("fault", fault))
}

/// The one 《…》 of the title against the issued text's title, else the letter's first 《…》.
fn issued(title: Field, subject: &Subject) -> Option<Finding> {
    let quoted = quoted_in(title.text());
    let [named] = quoted.as_slice() else { return None };
    let mut letter = subject.of_kinds(&[NodeKind::Body]);
    let own = subject.of_kinds(&[NodeKind::IssuedTitle]).next();
    let in_letter = letter.find_map(|it| {
        let (_, issued) = it.text().split_once("现将")?;
        Some((it, quoted_in(issued).into_iter().next()?))
    });
    let other = own.map(|it| (it, it.text())).filter(|(_, text)| !are_one_title(named, text));
    let other = other.or_else(|| in_letter.filter(|(_, text)| !are_one_title(named, text)));
    let (field, text) = other?;
    let before = field.text().find(text).and_then(|at| field.text().get(..at));
    let start = before.map_or(0, |it| it.chars().count());
    let finding =
        subject.within(&catalogue::ISSUED_TITLE_DIFFERS, field, start, text.chars().count());
    Some(finding.with("expected", *named))
}

/// What the outermost pairs of 《》 hold.
fn quoted_in(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, character) in text.char_indices() {
        match character {
            '《' => {
                depth += 1;
                if depth == 1 {
                    start = at + character.len_utf8();
                }
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.extend(text.get(start..at));
                }
            }
            _ => {}
        }
    }
    found
}

/// A title may be printed with the body's name before it, or （试行） after it, in one place only;
/// brackets, marks and blanks do not count.
fn are_one_title(one: &str, other: &str) -> bool {
    let words = |text: &str| {
        let text: String = unspaced(text).replace("（试行）", "");
        text.chars().filter(|it| it.is_alphanumeric()).collect::<String>()
    };
    let (one, other) = (words(one), words(other));
    one.ends_with(&other) || other.ends_with(&one)
}

/// The first 《 inside another.
fn nested(field: Field, subject: &Subject) -> Option<Finding> {
    let mut depth = 0_usize;
    let inner = field.text().chars().position(|character| {
        match character {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        character == '《' && depth == 2
    })?;
    Some(subject.within(&catalogue::TITLE_MARKS_NESTED, field, inner, 1))
}
