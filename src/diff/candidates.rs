//! Which duties might be the same one in other words: those that share rare pairs of characters.
//!
//! Every duty is looked up by its rarest pairs alone, and a pair that many duties share finds
//! none: the work grows with the number of duties, not with its square.

use super::outline::Item;

/// By how many of its rarest pairs of characters a duty is looked up.
const LOOKED_UP: usize = 24;
/// The most duties of one side that may share a pair of characters for it to find any.
const MOST_SHARING: usize = 24;
/// How many of the duties found are compared in full: those that share most pairs.
const COMPARED: usize = 8;

/// An old and a new item that share rare pairs of characters.
pub(super) type Found = (usize, usize);

/// The pairs of `old` and `new` items worth comparing, in order, each once. Found from either
/// side, so that swapping the sides finds the same.
pub(super) fn find(
    (old_items, old): (&[Item], &[usize]),
    (new_items, new): (&[Item], &[usize]),
) -> Vec<Found> {
    let mut found = one_way((old_items, old), (new_items, new));
    let back = one_way((new_items, new), (old_items, old));
    found.extend(back.into_iter().map(|(new, old)| (old, new)));
    found.sort_unstable();
    found.dedup();
    found
}

fn one_way(
    (from_items, from): (&[Item], &[usize]),
    (to_items, to): (&[Item], &[usize]),
) -> Vec<Found> {
    let index = Index::new(to_items, to);
    let mut found = Vec::new();
    for &one in from {
        let Some(item) = from_items.get(one) else { continue };
        let mut rarest: Vec<&[(u64, usize)]> = item
            .profile
            .pairs()
            .map(|pair| index.holding(pair))
            .filter(|it| !it.is_empty())
            .collect();
        rarest.sort_by_key(|it| it.len());
        let mut hits: Vec<usize> = rarest
            .into_iter()
            .take(LOOKED_UP)
            .filter(|it| it.len() <= MOST_SHARING)
            .flatten()
            .map(|(_, other)| *other)
            .collect();
        hits.sort_unstable();
        let mut counted: Vec<(usize, usize)> = hits
            .chunk_by(|one, other| one == other)
            .filter_map(|it| Some((it.len(), *it.first()?)))
            .collect();
        counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        // What shares as many pairs as the last one compared is compared too: the order of the
        // duties must not choose among them.
        let least = counted.get(COMPARED - 1).map_or(0, |(count, _)| *count);
        found.extend(
            counted
                .into_iter()
                .take_while(|(count, _)| *count >= least)
                .take(4 * COMPARED)
                .map(|(_, other)| (one, other)),
        );
    }
    found
}

/// The items that hold each pair of characters, sorted by pair.
struct Index(Vec<(u64, usize)>);

impl Index {
    fn new(items: &[Item], of: &[usize]) -> Self {
        let mut entries: Vec<(u64, usize)> = of
            .iter()
            .filter_map(|&at| Some((at, items.get(at)?)))
            .flat_map(|(at, item)| item.profile.pairs().map(move |pair| (pair, at)))
            .collect();
        entries.sort_unstable();
        Self(entries)
    }

    fn holding(&self, pair: u64) -> &[(u64, usize)] {
        let start = self.0.partition_point(|(it, _)| *it < pair);
        let rest = self.0.get(start..).unwrap_or_default();
        let end = rest.partition_point(|(it, _)| *it == pair);
        rest.get(..end).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::notice::Duty;
    use crate::wording::Rarity;

    use super::*;

    /// So many characters, the first of them the `first` of all.
    fn run(first: u32, count: u32) -> String {
        (first..first + count).filter_map(|at| char::from_u32(0x4e00 + at)).collect()
    }

    /// Duties that hold these words each, and others that stand nowhere else.
    fn duties(words: &[String]) -> Vec<Duty> {
        let alone = (1..).map(|at| run(1000 + 10 * at, 4));
        let duty = |(words, alone): (&String, String)| Duty {
            text: format!("{alone}{words}"),
            ..Duty::default()
        };
        words.iter().zip(alone).map(duty).collect()
    }

    /// Which of `others` the one duty finds.
    #[track_caller]
    fn check(one: &str, others: &[String], expected: impl IntoIterator<Item = usize>) {
        let one = Duty { text: one.to_owned(), ..Duty::default() };
        let others = duties(others);
        let rarity = Rarity::of(others.iter().chain([&one]).map(|it| it.text.as_str()));
        let item = |duty| Item {
            group: 0,
            parent: None,
            duty,
            skeleton: String::new(),
            profile: rarity.profile(&duty.text),
            common: false,
        };
        let (from, to) = ([item(&one)], others.iter().map(item).collect::<Vec<_>>());
        let all: Vec<usize> = (0..to.len()).collect();
        let mut found: Vec<usize> =
            one_way((&from, &[0]), (&to, &all)).into_iter().map(|(_, other)| other).collect();
        found.sort_unstable();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn what_shares_most_pairs_is_compared() {
        let (little, much) = (run(6, 2), run(0, 4));
        let others = [vec![little; 5], vec![much; COMPARED]].concat();
        check(&run(0, 12), &others, 5..5 + COMPARED);
    }

    #[test]
    fn what_shares_as_many_pairs_is_compared_too() {
        check(&run(0, 12), &vec![run(3, 2); 20], 0..20);
    }

    #[test]
    fn a_pair_that_many_share_finds_none() {
        check(&run(0, 12), &vec![run(3, 2); MOST_SHARING], 0..MOST_SHARING);
        check(&run(0, 12), &vec![run(3, 2); MOST_SHARING + 1], []);
    }
}
