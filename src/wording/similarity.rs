//! Similarity: how much of two texts is shared, rare characters weighing more.
//!
//! 负责, 推进, 工作 stand in every duty and say nothing of which one it is; 街镇 and 考核 do. A
//! character weighs the more the fewer of the compared texts hold it. Pairs of neighbours count
//! beside the single characters, so that the same characters in another order are less alike.

use std::collections::BTreeMap;

use super::{is_mark, narrow};

/// How rare each character is among the texts that are compared.
#[derive(Debug, Clone, Default)]
pub struct Rarity {
    weights: BTreeMap<char, f64>,
    /// The weight of a character that none of them holds.
    unknown: f64,
}

/// A text as its characters and pairs of neighbours, each with its weight.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Sorted by feature.
    features: Vec<Feature>,
    total: f64,
}

#[derive(Debug, Clone, Copy)]
struct Feature {
    /// A character in the upper half; its right neighbour, or nothing, in the lower one.
    key: u64,
    /// The weight of one occurrence.
    weight: f64,
    count: u32,
}

impl Rarity {
    /// Counts in how many of `texts` each character stands.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut holding: BTreeMap<char, u32> = BTreeMap::new();
        let mut total = 0;
        for text in texts {
            total += 1;
            let mut characters: Vec<char> = words(text).collect();
            characters.sort_unstable();
            characters.dedup();
            characters.into_iter().for_each(|c| *holding.entry(c).or_default() += 1);
        }
        let weight = |count: u32| (1.0 + f64::from(total) / f64::from(count)).ln();
        let weights = holding.into_iter().map(|(c, count)| (c, weight(count))).collect();
        Self { weights, unknown: weight(1) }
    }

    /// The profile of a text; marks and blanks do not count.
    #[must_use]
    pub fn profile(&self, text: &str) -> Profile {
        let characters: Vec<(u64, f64)> =
            words(text).map(|c| (u64::from(u32::from(c)), self.weight(c))).collect();
        let single = characters.iter().map(|(c, weight)| (c << 32, *weight));
        let pairs = characters.windows(2).filter_map(|pair| match pair {
            [(one, first), (other, second)] => Some((one << 32 | other, (first + second) / 2.0)),
            _ => None,
        });
        let mut all: Vec<(u64, f64)> = single.chain(pairs).collect();
        all.sort_unstable_by_key(|(key, _)| *key);
        let mut features: Vec<Feature> = Vec::with_capacity(all.len());
        for (key, weight) in all {
            match features.last_mut() {
                Some(last) if last.key == key => last.count += 1,
                _ => features.push(Feature { key, weight, count: 1 }),
            }
        }
        let total = features.iter().map(Feature::mass).sum();
        Profile { features, total }
    }

    fn weight(&self, character: char) -> f64 {
        self.weights.get(&character).copied().unwrap_or(self.unknown)
    }
}

fn words(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !is_mark(*c)).map(narrow)
}

impl Feature {
    fn mass(&self) -> f64 {
        self.weight * f64::from(self.count)
    }
}

impl Profile {
    /// From 0 (nothing shared) to 1 (the same words): twice what is shared over what both hold.
    #[must_use]
    pub fn similarity(&self, other: &Self) -> f64 {
        let both = self.total + other.total;
        if both == 0.0 { 1.0 } else { 2.0 * self.shared(other) / both }
    }

    /// How much of this text stands in `whole`, from 0 to 1.
    #[must_use]
    pub fn share_in(&self, whole: &Self) -> f64 {
        if self.total == 0.0 { 0.0 } else { self.shared(whole) / self.total }
    }

    /// How much of this text stands in all of `parts` together, from 0 to 1.
    #[must_use]
    pub fn share_in_all<'a>(&self, parts: impl IntoIterator<Item = &'a Self>) -> f64 {
        let mut features: Vec<Feature> =
            parts.into_iter().flat_map(|it| it.features.iter().copied()).collect();
        features.sort_by_key(|it| it.key);
        features.dedup_by(|next, first| {
            let same = next.key == first.key;
            if same {
                first.count += next.count;
            }
            same
        });
        self.share_in(&Self { features, total: 0.0 })
    }

    /// The pairs of neighbours, each once.
    pub fn pairs(&self) -> impl Iterator<Item = u64> + '_ {
        self.features.iter().map(|it| it.key).filter(|key| key & 0xffff_ffff != 0)
    }

    fn shared(&self, other: &Self) -> f64 {
        let (mut left, mut right) =
            (self.features.iter().peekable(), other.features.iter().peekable());
        let mut shared = 0.0;
        while let (Some(one), Some(two)) = (left.peek(), right.peek()) {
            match one.key.cmp(&two.key) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    shared += one.weight * f64::from(one.count.min(two.count));
                    left.next();
                    right.next();
                }
            }
        }
        shared
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DUTIES: [&str; 6] = [
        "负责牵头协调街镇考核工作；",
        "负责牵头协调街镇科技工作考核；",
        "负责牵头协调推进档案工作；",
        "负责推进区校合作相关工作；",
        "负责机要、保密、档案管理等工作；",
        "完成领导和上级交办的其他工作。",
    ];

    fn similarity(one: &str, other: &str) -> f64 {
        let rarity = Rarity::of(DUTIES);
        rarity.profile(one).similarity(&rarity.profile(other))
    }

    #[test]
    fn rare_characters_weigh_more_than_common_ones() {
        let [street, streets, files, ..] = DUTIES;
        assert!((similarity(street, street) - 1.0).abs() < 1e-9);
        assert!(similarity(street, streets) > 0.6);
        assert!(similarity(street, streets) > similarity(street, files) + 0.2);
        assert!((similarity(street, files) - similarity(files, street)).abs() < 1e-9);
    }

    #[test]
    fn marks_and_widths_do_not_count() {
        assert!((similarity("负责Ａ，Ｂ；", "负责A、B。") - 1.0).abs() < 1e-9);
        assert!((similarity("", "；") - 1.0).abs() < 1e-9);
        assert!(similarity("负责", "甲") < 1e-9);
    }

    #[test]
    fn a_part_stands_in_its_whole() {
        let rarity = Rarity::of(DUTIES);
        let (part, whole) = (rarity.profile("档案管理"), rarity.profile(DUTIES[4]));
        assert!((part.share_in(&whole) - 1.0).abs() < 1e-9);
        assert!(whole.share_in(&part) < 0.7);
    }
}
