//! Headings of departments: the name in them, and what brackets after it add.

use crate::notice::{Alias, AliasKind, Vocabulary};

/// A heading longer than this is a sentence.
const LONGEST: usize = 40;

/// What a heading says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// The name as printed, brackets included.
    pub(super) name: String,
    /// The name without them, where it has some.
    pub(super) base_name: Option<String>,
    /// The names in the brackets.
    pub(super) aliases: Vec<Alias>,
    /// Whether a suffix such as 职能 was left off.
    pub(super) suffixed: bool,
}

/// Reads a line as a heading; `None` if it cannot be one by its form.
pub(super) fn read(text: &str, vocabulary: &Vocabulary) -> Option<Heading> {
    let is_sentence =
        text.contains(['。', '；', ';', '：', ':', '，', ',', '！', '？', '\t', '《']);
    if is_sentence || text.chars().count() > LONGEST {
        return None;
    }
    let suffix = vocabulary.heading_suffixes.iter().find(|it| text.ends_with(it.as_str()));
    let name = suffix.and_then(|it| text.strip_suffix(it.as_str())).unwrap_or(text).trim_end();
    if name.is_empty() {
        return None;
    }
    let (base_name, aliases) = bracketed(name, vocabulary);
    Some(Heading { name: name.to_owned(), base_name, aliases, suffixed: suffix.is_some() })
}

impl Heading {
    /// Whether the name is a unit's by its ending.
    pub(super) fn is_unit(&self, vocabulary: &Vocabulary) -> bool {
        ends_as_unit(self.base_name.as_ref().unwrap_or(&self.name), vocabulary)
    }
}

fn ends_as_unit(name: &str, vocabulary: &Vocabulary) -> bool {
    vocabulary.unit_endings.iter().any(|ending| name.ends_with(ending.as_str()))
}

/// The name before a closing bracket, and the aliases in it: second name, sign
/// board, co-location. A bracket that names no unit belongs to the name: 各部门（单位）.
fn bracketed(name: &str, vocabulary: &Vocabulary) -> (Option<String>, Vec<Alias>) {
    let inner = name.strip_suffix(['）', ')']).and_then(|it| it.rsplit_once(['（', '(']));
    let Some((base, inner)) = inner else { return (None, Vec::new()) };
    let alias = alias(inner, vocabulary);
    if base.is_empty() || alias.is_none() {
        return (None, Vec::new());
    }
    (Some(base.trim_end().to_owned()), alias.into_iter().collect())
}

fn alias(inner: &str, vocabulary: &Vocabulary) -> Option<Alias> {
    let strip = |text: &str, starts: &[&str], ends: &[&str]| {
        let middle = starts.iter().find_map(|start| text.strip_prefix(start))?;
        let name = ends.iter().find_map(|end| middle.strip_suffix(end))?;
        Some(name.trim_matches(['“', '”', '"']).to_owned())
    };
    let board = strip(inner, &["加挂", "挂"], &["牌子", "的牌子"]);
    let shared = || strip(inner, &["与", "和"], &["合署办公", "合署"]);
    let (kind, name) = match board {
        Some(name) => (AliasKind::SignBoard, name),
        None => match shared() {
            Some(name) => (AliasKind::CoLocated, name),
            None if ends_as_unit(inner, vocabulary) => (AliasKind::SecondName, inner.to_owned()),
            None => return None,
        },
    };
    Some(Alias { kind, name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, alias: Option<(AliasKind, &str)>) {
        let heading = read(text, &Vocabulary::default()).expect("a heading");
        assert_eq!(heading.name, name);
        let alias = alias.map(|(kind, name)| Alias { kind, name: name.to_owned() });
        assert_eq!(heading.aliases, Vec::from_iter(alias), "{text}");
    }

    #[test]
    fn a_heading_is_its_name_and_a_suffix() {
        check("办公室职能", "办公室", None);
        check("科技馆主要工作职责", "科技馆", None);
        check("车队", "车队", None);
        check("各部门（单位）职能", "各部门（单位）", None);
    }

    #[test]
    fn brackets_give_other_names() {
        let second = Some((AliasKind::SecondName, "创新发展科"));
        check("生物医药科（创新发展科）职能", "生物医药科（创新发展科）", second);
        let board = Some((AliasKind::SignBoard, "开发区管理科"));
        check("综合科（挂开发区管理科牌子）", "综合科（挂开发区管理科牌子）", board);
        let shared = Some((AliasKind::CoLocated, "纪检组"));
        check("监察室（与纪检组合署办公）职责", "监察室（与纪检组合署办公）", shared);
    }

    #[test]
    fn sentences_are_no_headings() {
        for text in ["负责档案管理；", "职能", "主要职责是：", "关于印发《各科室职能》"]
        {
            assert_eq!(read(text, &Vocabulary::default()), None, "{text}");
        }
    }
}
