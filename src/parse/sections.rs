//! Headings that stand around departments: 一、主要职责, 二、内设机构, 三、人员编制, 第四条
//! 甲局设下列内设机构：.

use std::sync::LazyLock;

use regex::Regex;

use crate::notice::Vocabulary;
use crate::numbering::marker::Family;

use super::heading;
use super::lead_in;
use super::outline::{Holds, ItemKind};
use super::pattern;
use super::pieces::Piece;
use super::siblings::Chain;

/// A section's heading is not longer.
const LONGEST: usize = 20;

/// A sentence that introduces departments: 甲局设下列内设机构：
static INTRODUCES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"设.{0,20}(?:机构|科室|处室|部门|科|处|室|股)[^。；]{0,12}[：:]$"));

/// How many departments there are: 设13个内设机构.
static COUNTS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"设(?:有|置|立)?(?:下列)?\s*(?:\d{1,3}|[一二三四五六七八九十两]{1,3})\s*个[^。；：]{0,12}(?:机构|科|处|室|部|部门|股|中心|大队|单位)",
    )
});

/// How many people there are: 行政编制25名.
static STAFFS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:编制|职数|(?:局|处|科|主任|院|校|馆|所|站|部|股|队)长?\s*)[^。；]{0,12}(?:\d{1,4}|[一二三四五六七八九十]{1,4})\s*(?:名|人)",
    )
});

/// Whether a sentence says how many departments there are.
pub(super) fn counts(text: &str, vocabulary: &Vocabulary) -> bool {
    let is_duty = vocabulary.opens_with_verb(text);
    !is_duty && !text.contains('；') && COUNTS.is_match(text)
}

/// Whether a sentence says how many people there are.
pub(super) fn staffs(text: &str, vocabulary: &Vocabulary) -> bool {
    !vocabulary.opens_duty(text) && STAFFS.is_match(text)
}

/// What a line says it heads, by the vocabulary alone.
pub(super) fn named(words: &str, vocabulary: &Vocabulary) -> Option<ItemKind> {
    let name = words.trim_end_matches(['：', ':']).trim_end();
    if !is_name(name, vocabulary) {
        return None;
    }
    let ends_in = |list: &[String]| list.iter().any(|it| name.ends_with(it.as_str()));
    Some(match () {
        () if vocabulary.heading_suffixes.iter().any(|it| it == name) => ItemKind::OwnHeading,
        () if ends_in(&vocabulary.department_sections) => ItemKind::Section(Holds::Departments),
        () if ends_in(&vocabulary.staffing_sections) => ItemKind::Section(Holds::Staffing),
        () if ends_in(&vocabulary.other_sections) => ItemKind::Section(Holds::Other),
        () => return None,
    })
}

/// Marks the members of every chain that is one of sections. From the end, so that an outer
/// section finds the inner one below it marked.
pub(super) fn mark(
    pieces: &[Piece],
    chains: &[Chain],
    kinds: &mut [ItemKind],
    vocabulary: &Vocabulary,
) {
    for chain in chains.iter().rev() {
        let found = if is_of_articles(pieces, chain) {
            articles(pieces, chain)
        } else {
            names(pieces, chain, kinds, vocabulary)
        };
        for (index, kind) in found {
            if let Some(slot) = kinds.get_mut(index) {
                *slot = kind;
            }
        }
    }
}

fn is_of_articles(pieces: &[Piece], chain: &[usize]) -> bool {
    let first = chain.first().and_then(|index| pieces.get(*index));
    first.and_then(|it| it.marker.as_ref()).is_some_and(|it| it.family == Family::Article)
}

/// Sections by their names: all members are names, and one at least is a section's by the
/// vocabulary, or they all stand right above a heading.
fn names(
    pieces: &[Piece],
    chain: &[usize],
    kinds: &[ItemKind],
    vocabulary: &Vocabulary,
) -> Vec<(usize, ItemKind)> {
    let words = |index: usize| pieces.get(index).map(Piece::words).unwrap_or_default();
    let is_heading = |index: usize| matches!(kinds.get(index), Some(ItemKind::Heading(_)));
    let heads = |index: usize| {
        matches!(kinds.get(index + 1), Some(ItemKind::Heading(_) | ItemKind::Section(_)))
    };
    let can_be = |index: &usize| {
        let words = words(*index).trim_end_matches(['：', ':']);
        is_name(words, vocabulary) || INTRODUCES.is_match(words)
    };
    if !chain.iter().all(can_be) {
        return Vec::new();
    }
    let kind = |index: usize| {
        named(words(index), vocabulary).or_else(|| {
            INTRODUCES.is_match(words(index)).then_some(ItemKind::Section(Holds::Departments))
        })
    };
    let is_sections = chain.iter().any(|index| matches!(kind(*index), Some(ItemKind::Section(_))));
    let of_own = |index: usize| {
        let heading = heading::read(words(index), vocabulary);
        heading.filter(|it| it.suffixed).map(|_| ItemKind::OwnHeading)
    };
    let above = |index: usize| heads(index).then_some(ItemKind::Section(Holds::Departments));
    if is_sections {
        let free = |index: usize| (!is_heading(index)).then_some(ItemKind::Section(Holds::Other));
        let find = |index: usize| {
            let kind = kind(index).or_else(|| above(index)).or_else(|| of_own(index));
            Some((index, kind.or_else(|| free(index))?))
        };
        return chain.iter().filter_map(|index| find(*index)).collect();
    }
    let find = |index: usize| {
        let kind = above(index).or_else(|| kind(index))?;
        (!is_heading(index)).then_some((index, kind))
    };
    chain.iter().map(|index| find(*index)).collect::<Option<_>>().unwrap_or_default()
}

/// Articles of which one announces the body's duties or its departments; the others are text.
fn articles(pieces: &[Piece], chain: &[usize]) -> Vec<(usize, ItemKind)> {
    let kind = |index: usize| {
        let words = pieces.get(index)?.words();
        if lead_in::announcement(words) == Some(words.len()) {
            return Some(ItemKind::OwnLeadIn);
        }
        INTRODUCES.is_match(words).then_some(ItemKind::Section(Holds::Departments))
    };
    let found: Vec<(usize, Option<ItemKind>)> =
        chain.iter().map(|index| (*index, kind(*index))).collect();
    if found.iter().all(|(_, kind)| kind.is_none()) {
        return Vec::new();
    }
    found.into_iter().map(|(index, kind)| (index, kind.unwrap_or(ItemKind::Article))).collect()
}

fn is_name(text: &str, vocabulary: &Vocabulary) -> bool {
    let is_sentence = text.contains(['。', '；', ';', '，', ',', '：', ':']);
    !text.is_empty()
        && !is_sentence
        && text.chars().count() <= LONGEST
        && !vocabulary.opens_duty(text)
}
