//! Departments of this body that a duty names and the notice has no section for.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::{Finding, catalogue};
use crate::notice::NodeKind;

use super::signs::Signs;
use super::text::is_chinese;
use super::{Rule, Subject};

/// department-unknown.
#[derive(Debug)]
pub(super) struct Mentions;

/// Before the name of whom one works with.
const BEFORE: &[[char; 2]] =
    &[['配', '合'], ['会', '同'], ['协', '助'], ['协', '同'], ['联', '合']];

/// What such names end in, if departments of this notice do.
const ENDINGS: &[char] = &['科', '处', '股', '室', '部'];

/// A name with one of these is of no single department of this body.
const OTHERS: &[&str] = &[
    "各", "有关", "相关", "业务", "其他", "其它", "职能", "本", "全", "所属", "部门", "单位",
    "机构", "科室", "处室", "部室", "股室", "机关", "上级", "上述", "该", "外", "内设", "省", "市",
    "区", "县", "镇", "乡", "街", "局", "委", "院", "校", "国", "公安", "派驻", "基层", "企业",
    "主管", "行政", "责任", "对口", "涉及", "做好", "开展", "处理", "推进", "完成", "负责", "组织",
    "办理", "的",
];

/// These after 科, 处, 室, 部 make another word: 科技, 处理, 部门.
const CONTINUES: &str = "技学研普目室长员协委理置罚分境在于内外温门署队件级位编";

/// Longer names are sentences.
const LONGEST: usize = 6;

/// A body with fewer departments may well not list all of them.
const ENOUGH: usize = 3;

impl Rule for Mentions {
    fn check(&self, subject: &Subject, findings: &mut Vec<Finding>) {
        let mut endings: BTreeMap<char, usize> = BTreeMap::new();
        let departments = &subject.sourced.notice.departments;
        let last =
            departments.iter().filter_map(|it| base(it.name.as_deref()?).chars().next_back());
        last.for_each(|it| *endings.entry(it).or_default() += 1);
        if departments.len() < ENOUGH || departments.iter().any(|it| it.name.is_none()) {
            return;
        }
        let is_ending =
            |it: char| ENDINGS.contains(&it) && endings.get(&it).is_some_and(|it| *it > 1);
        let known = LazyCell::new(|| Known::new(&known(subject)));
        for field in subject.of_kinds_with(&[NodeKind::Duty], Signs::TOGETHER) {
            let characters: Vec<char> = field.text().chars().collect();
            for (start, name) in named(&characters, is_ending) {
                if !known.has(&name) {
                    let length = name.chars().count();
                    let finding =
                        subject.within(&catalogue::DEPARTMENT_UNKNOWN, field, start, length);
                    findings.push(finding.with("name", name));
                }
            }
        }
    }
}

/// The names known, and what each of them ends in.
struct Known<'a> {
    names: BTreeSet<&'a str>,
    endings: BTreeSet<&'a str>,
}

impl<'a> Known<'a> {
    fn new(names: &[&'a str]) -> Self {
        let endings = names.iter().flat_map(|it| endings(it)).collect();
        Self { names: names.iter().copied().collect(), endings }
    }

    /// Whether a name ends one that is known, or ends in one.
    fn has(&self, name: &str) -> bool {
        self.endings.contains(name) || endings(name).any(|it| self.names.contains(it))
    }
}

/// What a name ends in, as far as it may be a name itself.
fn endings(name: &str) -> impl Iterator<Item = &str> {
    name.char_indices().rev().take(LONGEST).filter_map(|(at, _)| name.get(at..))
}

/// Every name of a department, and of units that the settings name.
fn known<'a>(subject: &Subject<'a>) -> Vec<&'a str> {
    let departments = subject.sourced.notice.departments.iter();
    let names = departments.flat_map(|it| {
        let aliases = it.aliases.iter().map(|alias| &alias.name);
        it.name.iter().chain(&it.base_name).chain(aliases)
    });
    let units = subject.options.units.iter();
    let units = units.flat_map(|it| it.aliases.iter().chain([&it.name]));
    names.chain(units).map(String::as_str).filter(|it| !it.is_empty()).collect()
}

fn base(name: &str) -> &str {
    name.split(['（', '(']).next().unwrap_or(name)
}

/// The names after 配合 and the like, each with its first character.
fn named(characters: &[char], is_ending: impl Fn(char) -> bool) -> Vec<(usize, String)> {
    let mut names = Vec::new();
    let mut starts = BTreeSet::new();
    for (at, word) in characters.windows(2).enumerate() {
        if BEFORE.iter().any(|it| it == word) {
            let mut start = at + word.len();
            while starts.insert(start)
                && let Some(name) = name_at(characters, start, &is_ending)
            {
                let end = start + name.chars().count();
                if !OTHERS.iter().any(|it| name.contains(it)) {
                    names.push((start, name));
                }
                // 会同财务科、综合科
                match characters.get(end) {
                    Some('、' | '和' | '与' | '及') => start = end + 1,
                    _ => break,
                }
            }
        }
    }
    names.sort();
    names
}

fn name_at(characters: &[char], start: usize, is_ending: impl Fn(char) -> bool) -> Option<String> {
    let rest = characters.get(start..)?;
    let words = rest.iter().take_while(|it| is_chinese(**it)).take(LONGEST).count();
    let ends = |at: &usize| {
        let next = rest.get(at + 1).copied();
        rest.get(*at).is_some_and(|it| is_ending(*it))
            && next.is_none_or(|it| !CONTINUES.contains(it) && !is_ending(it))
    };
    let end = (1..words).find(ends)?;
    Some(rest.get(..=end)?.iter().collect())
}
