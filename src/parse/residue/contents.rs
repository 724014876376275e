//! A table of contents before the text: lines that stand again below, in the same order.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::document::Repair;
use crate::finding::catalogue;
use crate::notice::Vocabulary;
use crate::parse::pattern;
use crate::parse::pieces::Piece;

/// The page that an entry names: `…… 3`, a tab and `3`, `PAGEREF _Toc123 \h 3`.
static PAGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:\s*PAGEREF\s+\S+(?:\s+\\[a-z])*\s*\d*|(?:\t|\s{2,}|[.．·…‥]{2,})[\s.．·…‥]*\d{1,4})$",
    )
});

/// So many lines in a row that stand again below are a table of contents, even without page
/// numbers and without 目录 above them.
const ENOUGH: usize = 3;

/// Takes a table of contents out.
pub(in crate::parse) fn leave_out<'a>(
    pieces: Vec<Piece<'a>>,
    vocabulary: &Vocabulary,
    repairs: &mut Vec<Repair>,
) -> Vec<Piece<'a>> {
    let Some(entries) = find(&pieces, vocabulary) else { return pieces };
    let code = catalogue::CONTENTS_LEFT_OUT.name;
    let mut rest = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.into_iter().enumerate() {
        if entries.contains(&index) {
            repairs.push(piece.into_repair(code));
        } else {
            rest.push(piece);
        }
    }
    rest
}

/// An entry without its page, blanks left out; none for a line that ends like a sentence or opens
/// like a duty.
fn entry(piece: &Piece, vocabulary: &Vocabulary) -> Option<(String, bool)> {
    if piece.text.ends_with(['。', '；', ';', '，', '：']) || vocabulary.opens_duty(piece.words())
    {
        return None;
    }
    let shown = piece.shown();
    let paged = shown.ends_with(|c: char| c.is_ascii_alphanumeric());
    let words = paged.then(|| PAGE.find(&shown)).flatten();
    let words = words.and_then(|page| shown.get(..page.start()));
    let entry: String = words.unwrap_or(&shown).chars().filter(|c| !c.is_whitespace()).collect();
    (!entry.is_empty()).then_some((entry, words.is_some()))
}

/// The longest run of entries from 目录 on, or of lines that all stand again below it.
fn find(pieces: &[Piece], vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let entries: Vec<Option<(String, bool)>> =
        pieces.iter().map(|piece| entry(piece, vocabulary)).collect();
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        if let Some((words, _)) = entry {
            places.entry(words).or_default().push(index);
        }
    }
    let again_after = |index: usize, after: usize| {
        let (words, _) = entries.get(index)?.as_ref()?;
        let found = places.get(words.as_str())?;
        found.get(found.partition_point(|it| *it <= after)).copied()
    };
    let mut start = 0;
    while start < pieces.len() {
        let titled = entries.get(start).and_then(Option::as_ref).is_some_and(|it| it.0 == "目录");
        let first = start + usize::from(titled);
        let end = run_end(&entries, first, again_after);
        let paged = entries.get(first..end).unwrap_or_default().iter().flatten().any(|it| it.1);
        if end > first && (titled || paged || end - first >= ENOUGH) {
            return Some(start..end);
        }
        start += 1;
    }
    None
}

/// Where the run of entries from `first` ends: each names a page, or stands again after the run,
/// in the same order.
fn run_end(
    entries: &[Option<(String, bool)>],
    first: usize,
    again_after: impl Fn(usize, usize) -> Option<usize>,
) -> usize {
    let Some(mut last_target) = again_after(first, first) else { return first };
    let limit = last_target;
    let mut end = first + 1;
    while end < limit {
        let target = again_after(end, last_target);
        let names_page = entries.get(end).and_then(Option::as_ref).is_some_and(|it| it.1);
        match target {
            Some(target) => last_target = target,
            None if names_page => {}
            None => break,
        }
        end += 1;
    }
    end
}
