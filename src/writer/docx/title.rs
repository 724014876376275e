//! Breaks a title into lines that a reader would break (GB/T 9704—2012, 7.3.1: 词意完整, 排列对称,
//! 长短适宜, 间距恰当; 梯形 or 菱形).

/// How many characters of 2号 fit the type area.
const LONGEST: usize = 20;
/// A shorter last line looks left over: 的通知.
const SHORTEST: usize = 4;
/// Titles of more lines are cut without weighing all ways of doing so.
const MOST_WEIGHED: usize = 4;

/// The title's lines. A title that fits one line is one; a longer one is parted into the fewest
/// lines, or one more where words would be torn, at the places that cost least.
pub(super) fn lines(title: &str) -> Vec<String> {
    let characters: Vec<char> = title.chars().collect();
    let fewest = characters.len().div_ceil(LONGEST).max(1);
    if fewest == 1 {
        return vec![title.to_owned()];
    }
    match best(&characters, fewest) {
        Some(way) => part(&characters, &way.breaks),
        None => characters.chunks(LONGEST).map(|line| line.iter().collect()).collect(),
    }
}

/// A way to break a title, and how bad it is.
#[derive(Debug, Clone)]
struct Way {
    breaks: Vec<usize>,
    cost: usize,
}

/// The best way into the fewest lines, or one more.
fn best(characters: &[char], fewest: usize) -> Option<Way> {
    let counts = fewest..=MOST_WEIGHED.min(fewest + 1);
    if counts.is_empty() {
        return None;
    }
    let costs = (0..characters.len()).map(|at| break_cost(characters, at)).collect();
    let mut weighing = Weighing { costs, best: None };
    counts.for_each(|count| weighing.weigh(count, 0, &mut Vec::new()));
    weighing.best
}

struct Weighing {
    /// What it costs to break before each character.
    costs: Vec<usize>,
    best: Option<Way>,
}

impl Weighing {
    /// Tries every break for the next line, and keeps the best way. What the breaks so far have
    /// torn is the least that a way costs.
    fn weigh(&mut self, left: usize, torn: usize, breaks: &mut Vec<usize>) {
        if self.best.as_ref().is_some_and(|it| it.cost <= torn) {
            return;
        }
        let start = breaks.last().copied().unwrap_or(0);
        let rest = self.costs.len() - start;
        if left == 1 {
            let cost = torn + shape_cost(self.costs.len(), breaks);
            let is_better = self.best.as_ref().is_none_or(|it| cost < it.cost);
            if is_better && (SHORTEST..=LONGEST).contains(&rest) {
                self.best = Some(Way { breaks: breaks.clone(), cost });
            }
            return;
        }
        let nearest = rest.saturating_sub((left - 1) * LONGEST).max(SHORTEST);
        for at in start + nearest..=start + LONGEST.min(rest.saturating_sub(SHORTEST)) {
            breaks.push(at);
            self.weigh(left - 1, torn + self.costs.get(at).unwrap_or(&0), breaks);
            breaks.pop();
        }
    }
}

/// What a way costs after its torn words, which count above all: uneven lines and a shape that is
/// neither 梯形 nor 菱形, then a line more than needed.
fn shape_cost(title: usize, breaks: &[usize]) -> usize {
    let ends = breaks.iter().copied().chain([title]);
    let mut before = 0;
    let lengths: Vec<usize> = ends.map(|end| end - std::mem::replace(&mut before, end)).collect();
    let longest = lengths.iter().max().copied().unwrap_or(0);
    let shortest = lengths.iter().min().copied().unwrap_or(0);
    let narrows = lengths.windows(3).any(|it| matches!(it, [a, b, c] if b < a && b < c));
    let is_block = longest == shortest;
    (longest - shortest) + usize::from(narrows) * 6 + usize::from(is_block) + lengths.len() * 3
}

/// What it costs to break before the character at `at`: nothing where a phrase surely ends, much
/// inside a word.
fn break_cost(characters: &[char], at: usize) -> usize {
    let (before, after) = characters.split_at_checked(at).unwrap_or((characters, &[]));
    let ends_in = |word: &str| {
        let mut last = before.iter().rev();
        word.chars().rev().all(|it| last.next() == Some(&it))
    };
    let starts_with = |word: &str| {
        let mut first = after.iter();
        word.chars().all(|it| first.next() == Some(&it))
    };
    let closes = CLOSING.iter().any(|it| ends_in(it));
    let opens = OPENING.iter().any(|it| starts_with(it));
    let goes_on = STUCK_AFTER.iter().any(|it| starts_with(it));
    let is_open = STUCK_BEFORE.iter().any(|it| ends_in(it));
    let is_latin = |it: Option<&char>| it.is_some_and(char::is_ascii_alphanumeric);
    match () {
        () if goes_on || is_open || is_latin(before.last()) && is_latin(after.first()) => 200,
        () if closes || opens => 0,
        () if PHRASE_ENDS.iter().any(|it| ends_in(it)) => 3,
        () if WORD_ENDS.iter().any(|it| ends_in(it)) => 8,
        () => 40,
    }
}

/// After these a phrase ends.
const CLOSING: &[&str] = &["》", "）", "”", "、", "，"];
/// Before these another begins.
const OPENING: &[&str] = &["《", "（", "“", "关于", "各", "和", "与", "及", "暨"];
/// No line begins with these.
const STUCK_AFTER: &[&str] = &["》", "）", "”", "、", "，", "的"];
/// No line ends with these.
const STUCK_BEFORE: &[&str] = &["《", "（", "“", "的", "各", "和", "与", "及", "暨"];
/// What phrases in titles end in.
const PHRASE_ENDS: &[&str] = &[
    "印发",
    "转发",
    "公布",
    "工作",
    "职能",
    "职责",
    "机构",
    "部门",
    "单位",
    "科室",
    "处室",
    "委员会",
    "人民政府",
    "办公室",
    "管理",
    "建设",
    "服务",
    "机关",
    "内设",
    "直属",
    "所属",
    "主要",
];
/// What names in titles end in.
const WORD_ENDS: &[&str] = &[
    "省", "市", "县", "区", "镇", "乡", "局", "委", "厅", "部", "院", "校", "中心", "协会", "集团",
];

fn part(characters: &[char], breaks: &[usize]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut start = 0;
    for end in breaks.iter().copied().chain([characters.len()]) {
        lines.push(characters.get(start..end).unwrap_or_default().iter().collect());
        start = end;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, expected: &[&str]) {
        let lines = lines(title);
        assert_eq!(lines, expected);
        assert_eq!(lines.concat(), title);
    }

    #[test]
    fn titles_break_where_words_end() {
        check("各部门职能", &["各部门职能"]);
        check(
            "关于印发《闵行区科委科协各部门（单位）职能》的通知",
            &["关于印发《闵行区科委科协", "各部门（单位）职能》的通知"],
        );
        check(
            "云桥市人民政府办公室关于印发《云桥市科学技术局职能配置、内设机构和人员编制规定》的通知",
            &[
                "云桥市人民政府办公室关于印发",
                "《云桥市科学技术局职能配置、",
                "内设机构和人员编制规定》的通知",
            ],
        );
    }

    #[test]
    fn no_line_is_left_with_a_few_characters_or_an_opening_mark() {
        let lines = lines("青石县文化和旅游局关于印发《各科室主要职责》的通知");
        assert!(lines.iter().all(|it| it.chars().count() >= SHORTEST), "{lines:?}");
        assert!(lines.iter().all(|it| !it.ends_with('《') && !it.starts_with('的')), "{lines:?}");
    }

    #[test]
    fn a_title_without_words_to_part_is_cut_and_none_is_lost() {
        for length in [21, 45, 100, 400] {
            let title = "甲".repeat(length);
            assert!(lines(&title).iter().all(|line| line.chars().count() <= LONGEST));
            assert_eq!(lines(&title).concat(), title);
        }
    }
}
