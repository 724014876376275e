//! Navigation and statistics of the web site that a page was copied from.

use crate::document::Repair;
use crate::finding::catalogue;
use crate::notice::Vocabulary;
use crate::parse::pieces::Piece;

/// A line of navigation is not longer.
const LONGEST: usize = 120;

/// Takes the lines of the site out.
pub(in crate::parse) fn leave_out<'a>(
    pieces: Vec<Piece<'a>>,
    vocabulary: &Vocabulary,
    repairs: &mut Vec<Repair>,
) -> Vec<Piece<'a>> {
    let is_site = |piece: &Piece| {
        let text = piece.text;
        piece.marker.is_none()
            && !text.ends_with(['。', '；'])
            && vocabulary.opens_navigation(text)
            && text.chars().count() <= LONGEST
    };
    if !pieces.iter().any(is_site) {
        return pieces;
    }
    let (site, rest): (Vec<Piece>, Vec<Piece>) = pieces.into_iter().partition(is_site);
    let code = catalogue::SITE_NAVIGATION.name;
    repairs.extend(site.into_iter().map(|piece| piece.into_repair(code)));
    rest
}
