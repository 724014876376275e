//! Marked lines that count on from one another: the siblings that decide what each of them is
//! (rule 1 of a careful reader).

use std::collections::BTreeMap;

use crate::numbering::marker::Family;

use super::pieces::Piece;

/// The pieces of one list, by index.
pub(super) type Chain = Vec<usize>;

/// All chains of the page, in the order of their first items.
pub(super) fn chains(pieces: &[Piece]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut open: BTreeMap<Family, (usize, u32)> = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate() {
        let Some((family, number)) =
            piece.marker.as_ref().and_then(|it| Some((it.family, it.number?)))
        else {
            continue;
        };
        let goes_on = open.get(&family).filter(|(_, last)| last.checked_add(1) == Some(number));
        let chain = goes_on.map_or(chains.len(), |(chain, _)| *chain);
        match chains.get_mut(chain) {
            Some(chain) => chain.push(index),
            None => chains.push(vec![index]),
        }
        open.insert(family, (chain, number));
    }
    chains
}
