//! Headings of departments by their form: the name in them, what brackets after it add, and the
//! duties that may follow in the same line.

use std::borrow::Cow;

use crate::notice::{Alias, AliasKind, Vocabulary, marks};

/// A heading longer than this is a sentence.
const LONGEST: usize = 40;
/// A bare name longer than this is a sentence.
const LONGEST_NAME: usize = 20;

/// A longer name that begins like a duty (组织部, 监督检查科) is one.
const LONGEST_AS_DUTY: usize = 8;

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// The name as printed, brackets included; without the blanks of a name that is spaced out.
    pub(super) name: String,
    /// The name without them, where it has some.
    pub(super) base_name: Option<String>,
    /// The names in the brackets.
    pub(super) aliases: Vec<Alias>,
    /// Whether a suffix such as 职能 was left off.
    pub(super) suffixed: bool,
    /// Whether it stands in 【】.
    pub(super) framed: bool,
    /// Whether a mark closes it: 办公室：.
    pub(super) marked: bool,
}

/// A heading and the duties after it in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RunIn {
    pub(super) heading: Heading,
    /// How many bytes the heading takes, its closing mark included.
    pub(super) end: usize,
    /// What parts the two.
    pub(super) by: By,
}

/// What parts a heading from the duties after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    /// `办公室。` or `办公室：`
    Mark,
    /// `办公室 负责…`
    Blank,
    /// `办公室负责…`: the name is the subject of a sentence.
    Verb,
}

/// Reads a line as a heading; `None` if it cannot be one by its form.
pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Option<Heading> {
    let text = text.trim_end();
    let unmarked = text.strip_suffix(['：', ':', '。']);
    let inner = unmarked.unwrap_or(text).trim_end();
    let unframed = inner.strip_prefix('【').and_then(|it| it.strip_suffix('】'));
    let inner = unframed.unwrap_or(inner).trim();
    if marks(inner).any(|(_, it)| is_of_sentence(it)) || inner.chars().count() > LONGEST {
        return None;
    }
    let inner = closed_up(inner);
    let suffix = vocabulary.heading_suffixes.iter().find(|it| inner.ends_with(it.as_str()));
    let name = suffix.and_then(|it| inner.strip_suffix(it.as_str())).unwrap_or(&inner).trim_end();
    let is_label = |list: &[String]| list.iter().any(|it| it == name);
    let leads = unmarked.is_some()
        && ["是", "为", "有", "包括", "如下"].iter().any(|it| name.ends_with(it));
    let is_rule = vocabulary.rule_titles.iter().any(|it| name.ends_with(it.as_str()));
    let sets_up = name.contains("下设");
    if name.is_empty()
        || is_rule
        || sets_up
        || leads
        || is_label(&vocabulary.contact_labels)
        || is_label(&vocabulary.head_labels)
    {
        return None;
    }
    let (base_name, aliases) = bracketed(name, vocabulary);
    Some(Heading {
        name: name.to_owned(),
        base_name,
        aliases,
        suffixed: suffix.is_some(),
        framed: unframed.is_some(),
        marked: unmarked.is_some(),
    })
}

/// Reads a line that starts with a unit's name: `X。…`, `X：…`, `X 负责…`, `X负责…`. Only if the
/// name is a whole one, not if the line merely begins with one (rule 7 of a careful reader).
pub(super) fn run_in(text: &str, vocabulary: &Vocabulary) -> Option<RunIn> {
    let named =
        |end: usize, by: By| {
            let heading = read(text.get(..end)?, vocabulary)?;
            let rest = text.get(end..)?.trim_start();
            let is_led = by == By::Mark || vocabulary.opens_duty(rest);
            (heading.is_name(vocabulary) && heading.is_unit(vocabulary) && is_led)
                .then_some(RunIn { heading, end, by })
        };
    let mark = marks(text).find(|(_, c)| matches!(c, '。' | '：' | ':'));
    let marked = mark.and_then(|(at, mark)| named(at + mark.len_utf8(), By::Mark));
    let blank =
        || marks(text).find(|(_, c)| c.is_whitespace()).and_then(|(at, _)| named(at, By::Blank));
    marked.or_else(blank).or_else(|| subject(text, vocabulary))
}

/// `离退休干部科负责…。`, `纪检监察机构按有关规定设置。`: the shortest name before a verb.
fn subject(text: &str, vocabulary: &Vocabulary) -> Option<RunIn> {
    let opens = |rest: &str| {
        vocabulary.opens_with_verb(rest)
            || rest.starts_with("按有关规定")
            || rest.starts_with("按规定")
    };
    let ends = text.char_indices().map(|(at, _)| at).skip(2).take(LONGEST_NAME);
    let mut candidates = ends.filter(|end| text.get(*end..).is_some_and(opens));
    let end = candidates.next()?;
    let heading = read(text.get(..end)?, vocabulary)?;
    let is_whole = heading.is_name(vocabulary) && heading.is_unit(vocabulary) && !heading.suffixed;
    is_whole.then_some(RunIn { heading, end, by: By::Verb })
}

impl Heading {
    /// Whether the name is a unit's by its ending.
    pub(super) fn is_unit(&self, vocabulary: &Vocabulary) -> bool {
        ends_as_unit(self.base_name.as_ref().unwrap_or(&self.name), vocabulary)
    }

    /// Whether the name can be one: short, and not the beginning of a duty.
    pub(super) fn is_name(&self, vocabulary: &Vocabulary) -> bool {
        let name = self.base_name.as_ref().unwrap_or(&self.name);
        let length = name.chars().count();
        let is_short_unit = || {
            let opens_sentence = vocabulary.opens_with_verb(name);
            length <= LONGEST_AS_DUTY && self.is_unit(vocabulary) && !opens_sentence
        };
        length <= LONGEST_NAME && (!vocabulary.opens_duty(name) || is_short_unit())
    }
}

/// A spaced-out text (办 公 室职能) without its blanks: most of its words are one character.
fn closed_up(text: &str) -> Cow<'_, str> {
    let words = || text.split_whitespace();
    let single = words().filter(|word| word.chars().count() == 1).count();
    let is_spaced_out = single > 1 && single * 2 > words().count();
    if is_spaced_out { Cow::Owned(words().collect()) } else { Cow::Borrowed(text) }
}

/// Whether a mark is a sentence's, which no name holds.
fn is_of_sentence(mark: char) -> bool {
    matches!(
        mark,
        '。' | '；' | ';' | '：' | ':' | '，' | ',' | '！' | '？' | '\t' | '《' | '【' | '】'
    )
}

fn ends_as_unit(name: &str, vocabulary: &Vocabulary) -> bool {
    let ends_in = |list: &[String]| list.iter().any(|ending| name.ends_with(ending.as_str()));
    name.chars().count() > 1 && ends_in(&vocabulary.unit_endings) && !ends_in(&vocabulary.no_units)
}

/// The name before closing brackets, and the aliases in them: second names, sign boards,
/// co-location. A bracket that names no unit belongs to the name: 各部门（单位）.
fn bracketed(name: &str, vocabulary: &Vocabulary) -> (Option<String>, Vec<Alias>) {
    let inner = name.strip_suffix(['）', ')']).and_then(|it| it.rsplit_once(['（', '(']));
    let Some((base, inner)) = inner else { return (None, Vec::new()) };
    let base = base.trim_end();
    let own = aliases(inner, vocabulary);
    if base.is_empty() || own.is_empty() {
        return (None, Vec::new());
    }
    let (inner_base, inner_aliases) = bracketed(base, vocabulary);
    (Some(inner_base.unwrap_or_else(|| base.to_owned())), [inner_aliases, own].concat())
}

/// The names that a bracket, or a sentence about sign boards, gives.
pub(super) fn aliases(inner: &str, vocabulary: &Vocabulary) -> Vec<Alias> {
    let between = |starts: &[&str], ends: &[&str]| {
        let middle = starts.iter().find_map(|start| inner.strip_prefix(start))?;
        ends.iter().find_map(|end| middle.strip_suffix(end))
    };
    let names = |text: &str| -> Vec<String> {
        let marks = |c: char| "“”\"‘’「」".contains(c);
        text.split('、').map(|it| it.trim().trim_matches(marks).to_owned()).collect()
    };
    let board = between(&["加挂", "挂"], &["的牌子", "牌子"]);
    let shared = || between(&["与", "和"], &["合署办公", "合署"]);
    let attached = || between(&["挂靠"], &[""]).or_else(|| inner.strip_suffix("挂靠"));
    let (kind, names) = if let Some(text) = board {
        (AliasKind::SignBoard, names(text))
    } else if let Some(text) = shared() {
        (AliasKind::CoLocated, names(text))
    } else if let Some(text) = attached() {
        (AliasKind::Attached, names(text))
    } else {
        let units = names(inner);
        let all_units = units.iter().all(|name| ends_as_unit(name, vocabulary));
        (AliasKind::SecondName, if all_units { units } else { Vec::new() })
    };
    names.into_iter().filter(|name| !name.is_empty()).map(|name| Alias { kind, name }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, alias: &[(AliasKind, &str)]) {
        let heading = read(text, &Vocabulary::default()).expect("a heading");
        assert_eq!(heading.name, name);
        let expected: Vec<Alias> =
            alias.iter().map(|&(kind, name)| Alias { kind, name: name.to_owned() }).collect();
        assert_eq!(heading.aliases, expected, "{text}");
    }

    #[test]
    fn a_heading_is_its_name_and_a_suffix() {
        check("办公室职能", "办公室", &[]);
        check("科技馆主要工作职责", "科技馆", &[]);
        check("车队", "车队", &[]);
        check("各部门（单位）职能", "各部门（单位）", &[]);
        check("【办公室】", "办公室", &[]);
        check("办公室：", "办公室", &[]);
        check("办　公　室职能", "办公室", &[]);
    }

    #[test]
    fn brackets_give_other_names() {
        use AliasKind::{Attached, CoLocated, SecondName, SignBoard};
        check(
            "生物医药科（创新发展科）职能",
            "生物医药科（创新发展科）",
            &[(SecondName, "创新发展科")],
        );
        let boards = [(SignBoard, "开发区管理科"), (SignBoard, "审批科")];
        check(
            "综合科（加挂“开发区管理科”、“审批科”牌子）",
            "综合科（加挂“开发区管理科”、“审批科”牌子）",
            &boards,
        );
        let shared = [(CoLocated, "纪检组")];
        check("监察室（与纪检组合署办公）职责", "监察室（与纪检组合署办公）", &shared);
        check("综合科（编办挂靠）", "综合科（编办挂靠）", &[(Attached, "编办")]);
        let two = [(SecondName, "党委办公室"), (SignBoard, "信访科")];
        check("办公室（党委办公室）（挂信访科牌子）", "办公室（党委办公室）（挂信访科牌子）", &two);
    }

    #[test]
    fn names_may_begin_like_duties() {
        let is_name = |text: &str| {
            let vocabulary = Vocabulary::default();
            read(text, &vocabulary).is_some_and(|it| it.is_name(&vocabulary))
        };
        assert!(["组织部", "研究室", "监督检查科"].into_iter().all(is_name));
        assert!(!["负责管理科技馆", "组织开展全县科普进校园"].into_iter().any(is_name));
    }

    #[test]
    fn sentences_are_no_headings() {
        for text in [
            "负责档案管理；",
            "职能",
            "主要职责是：",
            "关于印发《各科室职能》",
            "联系电话",
            "所　　长",
        ] {
            assert_eq!(read(text, &Vocabulary::default()), None, "{text}");
        }
    }

    #[test]
    fn a_name_may_run_into_its_duties() {
        let found =
            |text: &str| run_in(text, &Vocabulary::default()).map(|it| (it.heading.name, it.by));
        let office = |by| Some(("办公室".to_owned(), by));
        assert_eq!(found("办公室。负责文秘。"), office(By::Mark));
        assert_eq!(found("办公室：负责文秘。"), office(By::Mark));
        assert_eq!(found("办公室 负责文秘。"), office(By::Blank));
        assert_eq!(found("办公室负责文秘。"), office(By::Verb));
        assert_eq!(found("纪检监察机构按有关规定设置。").map(|it| it.1), Some(By::Verb));
        for text in
            ["办公室副主任：张某", "值班室电话：12345678", "负责科技馆：展览", "责任科室：办公室"]
        {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
