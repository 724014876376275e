//! What was kept, removed and added between two wordings, in pieces that a person reads.
//!
//! The alignment keeps as many characters as it can while every edit costs something, so that a
//! few long edits win over many short ones. What is left of confetti is tidied: a kept piece
//! that is no longer than the edits on both sides of it joins them (考核工作 → 科技工作考核 is one
//! replacement), and a lone insertion or deletion moves to where a clause begins.

use std::ops::Range;

/// A piece of the two wordings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// It stands in both.
    Kept(String),
    /// It stands in the old one alone.
    Removed(String),
    /// It stands in the new one alone.
    Added(String),
}

/// What an edit costs, in kept characters: one character is not worth a second edit, two are.
const EDIT: i32 = 3;
/// What a kept character gains, on the same scale.
const KEPT: i32 = 2;
/// The most cells that an alignment takes: two texts of 2,000 characters. What is longer after
/// its common beginning and end are left out is one replacement.
const CELLS: usize = 4_000_000;

/// The pieces from `old` to `new`, in order; of an edit, what was removed first.
#[must_use]
pub fn segments(old: &str, new: &str) -> Vec<Segment> {
    let (old, new): (Vec<char>, Vec<char>) = (old.chars().collect(), new.chars().collect());
    let mut edits = tidied(whole_numbers(tidied(align(&old, &new)), &old, &new));
    edits.iter_mut().for_each(|edit| slide(edit, &old, &new));
    spell(&edits, &old, &new)
}

/// A stretch of the old text and what stands in its place in the new one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

impl Edit {
    fn size(&self) -> usize {
        self.old.len().max(self.new.len())
    }
}

/// The edits of the best alignment.
fn align(old: &[char], new: &[char]) -> Vec<Edit> {
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let (left, right) =
        (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
    let same = |(one, other): &(&char, &char)| one == other;
    let end = left.iter().rev().zip(right.iter().rev()).take_while(same).count();
    let left = left.get(..left.len() - end).unwrap_or_default();
    let right = right.get(..right.len() - end).unwrap_or_default();
    if left.is_empty() && right.is_empty() {
        return Vec::new();
    }
    let whole = Edit { old: start..start + left.len(), new: start..start + right.len() };
    if left.is_empty() || right.is_empty() || (left.len() + 1) * (right.len() + 1) > CELLS {
        return vec![whole];
    }
    let (table, last) = Table::fill(left, right);
    table.edits(last, left.len(), start)
}

/// The best alignment of every two beginnings of the texts, kept as the steps that lead to it. A
/// cell is reached in one of two states: inside an edit, or after a kept character.
struct Table {
    steps: Vec<Step>,
    columns: usize,
}

/// How a cell is best reached, in either state.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    /// The edit's last character was removed; else it was added.
    removed: bool,
    /// The edit opened with that character.
    opened: bool,
    /// The kept character follows an edit.
    after_edit: bool,
}

/// The scores of a cell in either state.
#[derive(Debug, Clone, Copy)]
struct Score {
    edit: i32,
    kept: i32,
}

const NEVER: i32 = i32::MIN / 2;

impl Score {
    const NONE: Self = Self { edit: NEVER, kept: NEVER };

    /// The best score with which an edit goes on from here, and whether it opens here.
    fn into_edit(self) -> (i32, bool) {
        let opened = self.kept - EDIT;
        (self.edit.max(opened), opened > self.edit)
    }
}

impl Table {
    fn fill(old: &[char], new: &[char]) -> (Self, Score) {
        let columns = new.len() + 1;
        let mut steps = Vec::with_capacity((old.len() + 1) * columns);
        let mut above: Vec<Score> = vec![Score::NONE; columns];
        for one in std::iter::once(None).chain(old.iter().map(Some)) {
            let mut row: Vec<Score> = Vec::with_capacity(columns);
            let mut before = (Score::NONE, Score::NONE);
            for (other, up) in std::iter::once(None).chain(new.iter().map(Some)).zip(&above) {
                let (left, diagonal) = before;
                let start = one.is_none() && other.is_none();
                let same = one.is_some() && one == other;
                let (score, step) = reach(*up, left, if same { diagonal } else { Score::NONE });
                let score = if start { Score { edit: NEVER, kept: 0 } } else { score };
                row.push(score);
                steps.push(step);
                before = (score, *up);
            }
            above = row;
        }
        let last = above.last().copied().unwrap_or(Score::NONE);
        (Self { steps, columns }, last)
    }

    /// The edits, both texts beginning at `start`.
    fn edits(&self, last: Score, rows: usize, start: usize) -> Vec<Edit> {
        let (mut row, mut column) = (rows, self.columns - 1);
        let mut edits: Vec<Edit> = Vec::new();
        let mut in_edit = last.edit > last.kept;
        let mut end = (row, column);
        while row > 0 || column > 0 {
            let step = self.steps.get(row * self.columns + column).copied().unwrap_or_default();
            if !in_edit {
                (row, column) = (row.saturating_sub(1), column.saturating_sub(1));
                in_edit = step.after_edit;
                end = (row, column);
                continue;
            }
            if step.removed {
                row = row.saturating_sub(1);
            } else {
                column = column.saturating_sub(1);
            }
            if step.opened {
                let (old, new) = (start + row..start + end.0, start + column..start + end.1);
                edits.push(Edit { old, new });
                in_edit = false;
            }
        }
        edits.reverse();
        edits
    }
}

/// How a cell is reached from the one above it, the one to its left, and, where the characters
/// are the same, the one before both.
fn reach(above: Score, left: Score, diagonal: Score) -> (Score, Step) {
    let ((removal, opened_up), (addition, opened_left)) = (above.into_edit(), left.into_edit());
    let removed = removal >= addition;
    let kept = diagonal.edit.max(diagonal.kept);
    let score = Score {
        edit: removal.max(addition).max(NEVER),
        kept: if kept > NEVER / 2 { kept + KEPT } else { NEVER },
    };
    let opened = if removed { opened_up } else { opened_left };
    (score, Step { removed, opened, after_edit: diagonal.edit > diagonal.kept })
}

/// The edits, those joined that only a scrap of kept text parts: one that is shorter than two
/// characters, or no longer than the edit on either side of it.
fn tidied(edits: Vec<Edit>) -> Vec<Edit> {
    let mut edits = edits;
    loop {
        let is_scrap = |pair: &[Edit]| match pair {
            [one, other] => {
                let kept = other.old.start - one.old.end;
                kept < 2 || kept <= one.size().min(other.size())
            }
            _ => false,
        };
        let Some(at) = edits.windows(2).position(is_scrap) else { return edits };
        let other = edits.remove(at + 1);
        if let Some(one) = edits.get_mut(at) {
            (one.old.end, one.new.end) = (other.old.end, other.new.end);
        }
    }
}

/// The edits, each grown over the whole number or Latin word that it would cut: 2025 → 2026.
fn whole_numbers(edits: Vec<Edit>, old: &[char], new: &[char]) -> Vec<Edit> {
    let is_part = |text: &[char], at: Option<usize>| {
        at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_alphanumeric)
    };
    let mut grown: Vec<Edit> = Vec::with_capacity(edits.len());
    for mut edit in edits {
        let starts = is_part(old, Some(edit.old.start)) && !edit.old.is_empty()
            || is_part(new, Some(edit.new.start)) && !edit.new.is_empty();
        let done = grown.last().map_or(0, |it| it.old.end);
        while starts && edit.old.start > done && is_part(old, edit.old.start.checked_sub(1)) {
            (edit.old.start, edit.new.start) = (edit.old.start - 1, edit.new.start - 1);
        }
        let ends = is_part(old, edit.old.end.checked_sub(1)) && !edit.old.is_empty()
            || is_part(new, edit.new.end.checked_sub(1)) && !edit.new.is_empty();
        while ends
            && is_part(old, Some(edit.old.end))
            && old.get(edit.old.end) == new.get(edit.new.end)
        {
            (edit.old.end, edit.new.end) = (edit.old.end + 1, edit.new.end + 1);
        }
        match grown.last_mut() {
            // The number went on into the edit before.
            Some(last) if edit.old.start < last.old.end => {
                (last.old.end, last.new.end) =
                    (last.old.end.max(edit.old.end), last.new.end.max(edit.new.end));
            }
            _ => grown.push(edit),
        }
    }
    grown
}

/// Moves a lone insertion or deletion within what stays the same by it to where it starts or
/// ends with a clause.
fn slide(edit: &mut Edit, old: &[char], new: &[char]) {
    let (moving, text) = match (edit.old.is_empty(), edit.new.is_empty()) {
        (true, false) => (edit.new.clone(), new),
        (false, true) => (edit.old.clone(), old),
        _ => return,
    };
    let same =
        |one: usize, other: usize| text.get(one).is_some_and(|it| text.get(other) == Some(it));
    let left = (1..=moving.start).take_while(|by| same(moving.start - by, moving.end - by)).count();
    let right = (0..text.len() - moving.end)
        .take_while(|by| same(moving.start + by, moving.end + by))
        .count();
    let best = (0..=left + right).map(|it| it + moving.start - left).max_by_key(|start| {
        let score = boundary(text, *start) + boundary(text, *start + moving.len());
        (score, std::cmp::Reverse(start.abs_diff(moving.start)))
    });
    let Some(best) = best else { return };
    let shifted =
        |range: &Range<usize>| range.start + best - moving.start..range.end + best - moving.start;
    (edit.old, edit.new) = (shifted(&edit.old), shifted(&edit.new));
}

/// How well a piece begins or ends at this place: after a mark best, before one next.
fn boundary(text: &[char], at: usize) -> u32 {
    let mark = |index: Option<usize>| {
        index.is_some_and(|it| text.get(it).is_none_or(|c| super::is_mark(*c)))
    };
    match (mark(at.checked_sub(1)) || at == 0, mark(Some(at))) {
        (true, _) => 2,
        (false, true) => 1,
        _ => 0,
    }
}

fn spell(edits: &[Edit], old: &[char], new: &[char]) -> Vec<Segment> {
    let words = |text: &[char], range: Range<usize>| -> Option<String> {
        let words: String = text.get(range)?.iter().collect();
        (!words.is_empty()).then_some(words)
    };
    let mut segments = Vec::new();
    let mut done = 0;
    for edit in edits {
        segments.extend(words(old, done..edit.old.start).map(Segment::Kept));
        segments.extend(words(old, edit.old.clone()).map(Segment::Removed));
        segments.extend(words(new, edit.new.clone()).map(Segment::Added));
        done = edit.old.end;
    }
    segments.extend(words(old, done..old.len()).map(Segment::Kept));
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let segments = segments(old, new);
        let shown: String = segments
            .iter()
            .map(|segment| match segment {
                Segment::Kept(words) => words.clone(),
                Segment::Removed(words) => format!("[-{words}-]"),
                Segment::Added(words) => format!("{{+{words}+}}"),
            })
            .collect();
        assert_eq!(shown, expected);
        let side = |skip: fn(&Segment) -> bool| -> String {
            let kept = segments.iter().filter(|it| !skip(it));
            kept.map(|it| match it {
                Segment::Kept(words) | Segment::Removed(words) | Segment::Added(words) => {
                    words.as_str()
                }
            })
            .collect()
        };
        assert_eq!(side(|it| matches!(it, Segment::Added(_))), old);
        assert_eq!(side(|it| matches!(it, Segment::Removed(_))), new);
    }

    #[test]
    fn a_scrap_of_kept_text_joins_the_edits_around_it() {
        check(
            "负责牵头协调街镇考核工作；",
            "负责牵头协调街镇科技工作考核；",
            "负责牵头协调街镇[-考核工作-]{+科技工作考核+}；",
        );
        check("馆信息化建设，通过", "馆数字化转型，通过", "馆[-信息化建设-]{+数字化转型+}，通过");
    }

    #[test]
    fn what_stays_is_kept() {
        check("完成领导和上级部门交办的", "完成领导和上级交办的", "完成领导和上级[-部门-]交办的");
        check("财务科", "财务管理科", "财务{+管理+}科");
        check(
            "负责编制规划，起草科普计划和总结，做好科普宣传；",
            "负责制定规划，起草科普计划和总结，做好科技宣传；",
            "负责[-编制-]{+制定+}规划，起草科普计划和总结，做好科[-普-]{+技+}宣传；",
        );
    }

    #[test]
    fn a_list_gains_a_whole_item() {
        check("信访、机要、档案", "信访、保密、机要、档案", "信访、{+保密、+}机要、档案");
        check("甲、乙、乙、丙", "甲、乙、丙", "甲、乙、[-乙、-]丙");
    }

    #[test]
    fn numbers_change_whole() {
        check("2025年2月13日", "2026年2月11日", "[-2025-]{+2026+}年2月[-13-]{+11+}日");
        check("闵科委〔2025〕17号", "闵科委〔2026〕9号", "闵科委〔[-2025〕17-]{+2026〕9+}号");
        check("12.负责", "13.负责", "[-12-]{+13+}.负责");
        check("第3项", "第13项", "第[-3-]{+13+}项");
    }

    #[test]
    fn ends_and_nothing() {
        check("", "", "");
        check("甲乙", "", "[-甲乙-]");
        check("", "甲乙", "{+甲乙+}");
        check("甲乙；", "甲乙。", "甲乙[-；-]{+。+}");
        let long = "子".repeat(3000);
        check(&long, &"丑".repeat(3000), &format!("[-{long}-]{{+{}+}}", "丑".repeat(3000)));
    }
}
