//! Lines that a converter wrote twice: the text of a text box, once for each of its two forms in
//! the file (rule 13 of a careful reader).

use crate::document::Repair;
use crate::finding::catalogue;
use crate::parse::pieces::Piece;

/// No text box of a notice has more lines.
const LONGEST: usize = 6;

/// Takes the second of two equal blocks out. Sentences and items of lists are left: a duty that
/// stands twice is a fault of the notice.
pub(in crate::parse) fn leave_out<'a>(
    pieces: Vec<Piece<'a>>,
    repairs: &mut Vec<Repair>,
) -> Vec<Piece<'a>> {
    let mut second = vec![false; pieces.len()];
    let mut at = 0;
    while at < pieces.len() {
        let can_open = pieces.get(at).is_some_and(can_repeat);
        let mut lengths = (1..=LONGEST).rev().filter(|_| can_open);
        let length = lengths.find(|length| stands_twice(&pieces, at, *length));
        if let Some(length) = length {
            second.iter_mut().skip(at + length).take(length).for_each(|it| *it = true);
        }
        at += length.map_or(1, |length| 2 * length);
    }
    if !second.contains(&true) {
        return pieces;
    }
    let code = catalogue::PRINTED_TWICE.name;
    let mut kept = Vec::with_capacity(pieces.len());
    for (piece, is_second) in pieces.into_iter().zip(second) {
        if is_second {
            repairs.push(piece.into_repair(code));
        } else {
            kept.push(piece);
        }
    }
    kept
}

/// Whether the block of this length at `at` is followed by another like it.
fn stands_twice(pieces: &[Piece], at: usize, length: usize) -> bool {
    let block = |start: usize| pieces.get(start..start + length);
    let (Some(first), Some(second)) = (block(at), block(at + length)) else { return false };
    let is_repeated = |(one, other): (&Piece, &Piece)| can_repeat(one) && one.text == other.text;
    first.iter().zip(second).all(is_repeated) && second.iter().all(can_repeat)
}

fn can_repeat(piece: &Piece) -> bool {
    piece.marker.is_none() && piece.is_flow() && !piece.text.ends_with(['。', '；', ';'])
}
