//! Texts that say nearly the same, found without comparing each with each.
//!
//! In: texts. Out: for each text its nearest earlier one, if that is near enough. Two texts are as
//! near as the share of pairs of neighbouring characters that they have in common (Dice). Texts so
//! near must share one of their rarest pairs; only those that do are compared, and of a pair that
//! many texts share only the latest few, so that the cost grows with the number of texts alone.

/// Texts at least this near are nearly the same, in hundredths.
const NEAR: usize = 80;

/// So few characters are near to too many others by chance.
const SHORTEST: usize = 10;

/// How many earlier texts that share a pair are compared.
const COMPARED: usize = 16;

/// A pair of neighbouring characters: both code points.
type Pair = u64;

/// The width of a code point in bits.
const CODE_POINT: u32 = 21;

/// The width of a pair in bits.
const PAIR: u32 = 2 * CODE_POINT;

/// A pair behind how often it stands in the texts, in 16 bits more: the lesser, the rarer.
type Ranked = u64;

/// For each text its nearest earlier one that is nearly the same and not equal, as positions
/// (later, earlier), the later ones ascending.
#[must_use]
pub fn near_pairs(texts: &[&str]) -> Vec<(usize, usize)> {
    // All pairs in one list, and where those of each text end in it.
    let mut all = Vec::with_capacity(texts.iter().map(|text| text.len() / 2).sum());
    let ends: Vec<usize> = texts.iter().map(|text| add_pairs(text, &mut all)).collect();
    let counts = Counts::new(&all);
    let starts = [0].into_iter().chain(ends.iter().copied());
    let mut room = Vec::new();
    let set = |(start, end)| Set::new(all.get(start..end).unwrap_or_default(), &counts, &mut room);
    let sets: Vec<Set> = starts.zip(ends.iter().copied()).map(set).collect();
    let is_equal = |one: usize, other: usize| texts.get(one) == texts.get(other);
    let mut found = Vec::new();
    for (later, candidates) in candidates(&sets).into_iter().enumerate() {
        let near = candidates.into_iter().filter(|earlier| !is_equal(later, *earlier));
        let nearest = near
            .map(|earlier| {
                let near =
                    sets.get(later).zip(sets.get(earlier)).map(|(one, other)| dice(one, other));
                (near.unwrap_or_default(), std::cmp::Reverse(earlier))
            })
            .max()
            .filter(|(share, _)| *share >= NEAR);
        found.extend(nearest.map(|(_, std::cmp::Reverse(earlier))| (later, earlier)));
    }
    found
}

/// For each text the earlier ones worth comparing, each once.
fn candidates(sets: &[Set]) -> Vec<Vec<usize>> {
    let mut holders: Vec<(Ranked, usize)> = Vec::new();
    for (index, set) in sets.iter().enumerate() {
        holders.extend(set.rarest().iter().map(|pair| (*pair, index)));
    }
    holders.sort_unstable();
    let mut candidates = vec![Vec::new(); sets.len()];
    for sharing in holders.chunk_by(|one, other| one.0 == other.0) {
        for (place, (_, later)) in sharing.iter().enumerate().skip(1) {
            let earlier = sharing.get(place.saturating_sub(COMPARED)..place).unwrap_or_default();
            if let Some(candidates) = candidates.get_mut(*later) {
                candidates.extend(earlier.iter().map(|(_, earlier)| *earlier));
            }
        }
    }
    for candidates in &mut candidates {
        candidates.sort_unstable();
        candidates.dedup();
    }
    candidates
}

/// Adds the pairs of a text, none of a short one; gives how many there are then.
fn add_pairs(text: &str, pairs: &mut Vec<Pair>) -> usize {
    let start = pairs.len();
    let mut characters = text.chars().map(u64::from);
    let mut before = characters.next().unwrap_or_default();
    for character in characters {
        pairs.push((before << CODE_POINT) | character);
        before = character;
    }
    if pairs.len() - start + 1 < SHORTEST {
        pairs.truncate(start);
    }
    pairs.len()
}

/// The distinct pairs of a text.
#[derive(Debug, Default)]
struct Set {
    /// How many there are.
    size: usize,
    /// Those that may stand elsewhere too, the rarest first; none where too few do for any text to
    /// be near.
    shared: Vec<Ranked>,
}

impl Set {
    fn new(pairs: &[Pair], counts: &Counts, room: &mut Vec<Ranked>) -> Self {
        room.clear();
        for pair in pairs {
            let count = counts.of(*pair);
            if count > 1 {
                room.push((u64::from(count) << PAIR) | pair);
            }
        }
        let alone = pairs.len() - room.len();
        if alone >= wanted(pairs.len()) {
            return Self::default();
        }
        room.sort_unstable();
        room.dedup();
        Self { size: alone + room.len(), shared: room.clone() }
    }

    /// The rarest pairs that are wanted, but for those that stand nowhere else.
    fn rarest(&self) -> &[Ranked] {
        let alone = self.size - self.shared.len();
        let wanted = wanted(self.size).saturating_sub(alone);
        self.shared.get(..wanted).unwrap_or(&self.shared)
    }
}

/// So many of the rarest of so many pairs that any text near enough has one of them among its own.
///
/// Near texts have at least NEAR / (200 − NEAR) of the larger set in common; as many pairs as may
/// be missing, and one more, cannot all be missing.
fn wanted(pairs: usize) -> usize {
    let common = (pairs * NEAR).div_ceil(200 - NEAR);
    if pairs == 0 { 0 } else { pairs - common + 1 }
}

/// How often each pair stands in the texts, up to 65,535 times. Pairs that share a slot count
/// together: the order by rarity is another then, but the same for all texts, which is all that it
/// is for.
struct Counts(Vec<u16>);

impl Counts {
    fn new(pairs: &[Pair]) -> Self {
        let mut counts = Self(vec![0; (2 * pairs.len()).next_power_of_two().max(2)]);
        for pair in pairs {
            let slot = counts.slot(*pair);
            if let Some(count) = counts.0.get_mut(slot) {
                *count = count.saturating_add(1);
            }
        }
        counts
    }

    fn slot(&self, pair: Pair) -> usize {
        let bits = self.0.len().trailing_zeros();
        let mixed = pair.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - bits);
        usize::try_from(mixed).unwrap_or(0)
    }

    fn of(&self, pair: Pair) -> u16 {
        self.0.get(self.slot(pair)).copied().unwrap_or_default()
    }
}

/// The share of pairs in common, in hundredths; 0 where their numbers alone keep it from being
/// near.
fn dice(one: &Set, other: &Set) -> usize {
    let all = (one.size + other.size).max(1);
    if 200 * one.size.min(other.size) < NEAR * all {
        return 0;
    }
    let (mut left, mut right) = (one.shared.iter().peekable(), other.shared.iter().peekable());
    let mut common = 0;
    while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
        let order = first.cmp(second);
        common += usize::from(order.is_eq());
        if order.is_le() {
            left.next();
        }
        if order.is_ge() {
            right.next();
        }
    }
    200 * common / all
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
        let set = |text: &&str| {
            let mut pairs = Vec::new();
            add_pairs(text, &mut pairs);
            pairs.sort_unstable();
            pairs.dedup();
            Set { size: pairs.len(), shared: pairs }
        };
        let sets: Vec<Set> = texts.iter().map(set).collect();
        let found: Vec<usize> = near_pairs(&texts).into_iter().map(|(later, _)| later).collect();
        let near = |later: usize| (0..later).any(|it| dice(&sets[later], &sets[it]) >= NEAR);
        let expected: Vec<usize> = (0..texts.len()).filter(|it| near(*it)).collect();
        assert_eq!(found, expected);
    }
}
