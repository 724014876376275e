//! Texts that say nearly the same, found without comparing each with each.
//!
//! In: texts. Out: for each text its nearest earlier one, if that is near enough. Two texts are as
//! near as the share of pairs of neighbouring characters that they have in common (Dice). Texts so
//! near must share one of their rarest pairs; only those that do are compared, and of a pair that
//! many texts share only the latest few, so that the cost grows with the number of texts alone.

use std::collections::BTreeMap;

/// Texts at least this near are nearly the same, in hundredths.
const NEAR: usize = 80;

/// So few characters are near to too many others by chance.
const SHORTEST: usize = 10;

/// How many earlier texts that share a pair are compared.
const COMPARED: usize = 16;

/// A pair of neighbouring characters.
type Pair = (char, char);

/// For each text its nearest earlier one that is nearly the same and not equal, as positions
/// (later, earlier), the later ones ascending.
#[must_use]
pub fn near_pairs(texts: &[&str]) -> Vec<(usize, usize)> {
    let sets: Vec<Vec<Pair>> = texts.iter().map(|text| pairs(text)).collect();
    let mut counts: BTreeMap<Pair, usize> = BTreeMap::new();
    sets.iter().flatten().for_each(|pair| *counts.entry(*pair).or_default() += 1);
    let mut holders: BTreeMap<Pair, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, set) in sets.iter().enumerate() {
        let rarest = rarest(set, &counts);
        let mut candidates: Vec<usize> = Vec::new();
        for pair in &rarest {
            let earlier = holders.entry(*pair).or_default();
            candidates.extend(earlier.iter().rev().take(COMPARED));
            earlier.push(index);
        }
        candidates.sort_unstable();
        candidates.dedup();
        let is_equal = |other: usize| texts.get(other) == texts.get(index);
        let nearness = |other: usize| dice(set, sets.get(other).map_or(&[], Vec::as_slice));
        let nearest = candidates
            .into_iter()
            .filter(|other| !is_equal(*other))
            .map(|other| (nearness(other), std::cmp::Reverse(other)))
            .max();
        let near = nearest.filter(|(share, _)| *share >= NEAR);
        found.extend(near.map(|(_, std::cmp::Reverse(other))| (index, other)));
    }
    found
}

/// The distinct pairs of a text, in order; none of a short one.
fn pairs(text: &str) -> Vec<Pair> {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() < SHORTEST {
        return Vec::new();
    }
    let mut pairs: Vec<Pair> =
        characters.iter().copied().zip(characters.iter().copied().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// So many of the rarest pairs that any text near enough has one of them among its own.
///
/// Near texts have at least NEAR / (200 − NEAR) of the larger set in common; as many pairs as may
/// be missing, and one more, cannot all be missing.
fn rarest(set: &[Pair], counts: &BTreeMap<Pair, usize>) -> Vec<Pair> {
    let common = (set.len() * NEAR).div_ceil(200 - NEAR);
    let mut sorted = set.to_vec();
    sorted.sort_by_key(|pair| (counts.get(pair).copied().unwrap_or_default(), *pair));
    sorted.truncate(if set.is_empty() { 0 } else { set.len() - common + 1 });
    sorted
}

/// The share of pairs in common, in hundredths.
fn dice(one: &[Pair], other: &[Pair]) -> usize {
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    let mut common = 0;
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        match first.cmp(second) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                common += 1;
                left.next();
                right.next();
            }
        }
    }
    200 * common / (one.len() + other.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_texts_are_found_and_others_are_not() {
        let texts = [
            "负责科委离退休干部的服务与管理",
            "负责对团支部和所属社团党组织建设的指导工作",
            "负责科协离退休干部的服务与管理",
            "负责对学协会党组织建设的指导工作",
            "负责文秘",
            "负责文书",
            "负责科委离退休干部的服务与管理",
        ];
        assert_eq!(near_pairs(&texts), [(2, 0), (6, 2)]);
    }

    /// Compared with all pairs, none is missed where no pair of characters is common to many.
    #[test]
    fn none_is_missed_that_comparing_all_would_find() {
        let matters = ["档案", "科普", "预算", "信访", "园区", "奖励", "统计", "外事"];
        let mut texts = Vec::new();
        for one in matters {
            for other in ["科技", "文化", "卫生"] {
                texts.push(format!("负责全区{other}系统{one}的指导、监督、检查和考核"));
            }
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let sets: Vec<Vec<Pair>> = texts.iter().map(|text| pairs(text)).collect();
        let found: Vec<usize> = near_pairs(&texts).into_iter().map(|(later, _)| later).collect();
        let near = |later: usize| (0..later).any(|it| dice(&sets[later], &sets[it]) >= NEAR);
        let expected: Vec<usize> = (0..texts.len()).filter(|it| near(*it)).collect();
        assert_eq!(found, expected);
    }
}
