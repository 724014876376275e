//! The receipt: every visible character of the page is in a field, unclaimed, or in a repair.

use crate::document::{Document, Line, Repair};
use crate::finding::Language;
use crate::notice::{Node, NodeKind, Notice};

/// Where the characters of a page went. A character is what is not blank.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Receipt {
    /// How many the page shows, the numbers that Word computes included.
    pub read: usize,
    /// How many the fields of the notice hold.
    pub held: usize,
    /// How many were left out as repairs.
    pub repaired: usize,
    /// How many no field claims.
    pub unclaimed: usize,
    /// Characters of the page that are nowhere else, in the order of their code points.
    pub missing: String,
    /// Characters that are not on the page.
    pub extra: String,
}

impl Receipt {
    /// Counts both sides.
    #[must_use]
    pub fn new(page: &Document, notice: &Notice) -> Self {
        let nodes = notice.walk();
        let nodes = nodes.iter().map(|node| (node, visible(node.text).count()));
        Self::of(page.lines(), &page.repairs, nodes)
    }

    /// The same of the lines and repairs of a page, and of the fields of a notice, each with the
    /// number of visible characters in its text.
    pub(crate) fn of<'a>(
        mut lines: Vec<&Line>,
        repairs: &[Repair],
        nodes: impl Iterator<Item = (&'a Node<'a>, usize)>,
    ) -> Self {
        let mut receipt = Self::default();
        let mut balance = Balance::default();
        let put_in = |line: &Line, balance: &mut Balance| {
            let label = line.label.as_ref().map_or("", |it| &it.text);
            tally(label, 1, balance) + tally(&line.text, 1, balance)
        };
        lines.retain(|line| line.label.is_some() || !line.text.trim_start().is_empty());
        let mut lines = lines.iter();
        for (node, length) in nodes {
            // What a line says and a field holds cancels out: most of the page.
            let ahead = lines.as_slice().iter().take(AHEAD).position(|line| says(line, node));
            let count = match ahead {
                Some(ahead) => {
                    let before = lines.by_ref().take(ahead);
                    receipt.read += before.map(|line| put_in(line, &mut balance)).sum::<usize>();
                    lines.next();
                    let count = visible(node.marker.unwrap_or_default()).count() + length;
                    receipt.read += count;
                    count
                }
                None => {
                    tally(node.marker.unwrap_or_default(), -1, &mut balance)
                        + tally(node.text, -1, &mut balance)
                }
            };
            match node.kind {
                NodeKind::Unparsed => receipt.unclaimed += count,
                _ => receipt.held += count,
            }
        }
        receipt.read += lines.map(|line| put_in(line, &mut balance)).sum::<usize>();
        for repair in repairs {
            receipt.repaired += tally(&repair.removed, -1, &mut balance);
        }
        for (character, count) in balance.open() {
            let side = if count > 0 { &mut receipt.missing } else { &mut receipt.extra };
            side.extend(std::iter::repeat_n(character, count.unsigned_abs() as usize));
        }
        receipt
    }

    /// The receipt in a sentence: what was read, and where it went.
    #[must_use]
    pub fn worded(&self, language: Language) -> String {
        self.with_places(language, "", "")
    }

    /// The same, with the places of the repairs and of the unclaimed texts in brackets.
    #[must_use]
    pub fn with_places(&self, language: Language, repairs: &str, unclaimed: &str) -> String {
        let [read, held, repaired, left] =
            [self.read, self.held, self.repaired, self.unclaimed].map(thousands);
        match (language, self.unclaimed) {
            (Language::Zh, 0) => {
                format!("原文 {read} 字 ＝ 读入 {held} ＋ 转换残留 {repaired}{repairs}；未归类 0")
            }
            (Language::Zh, _) => format!(
                "未归类 {left}{unclaimed}；原文 {read} 字 ＝ 读入 {held} ＋ 转换残留 {repaired}{repairs} ＋ 未归类 {left}"
            ),
            (Language::En, 0) => {
                format!(
                    "{read} characters = {held} held + {repaired} residue{repairs}; 0 unclaimed"
                )
            }
            (Language::En, _) => format!(
                "{left} unclaimed{unclaimed}; {read} characters = {held} held + {repaired} residue{repairs} + {left} unclaimed"
            ),
        }
    }

    /// Whether both sides agree, character by character.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.missing.is_empty() && self.extra.is_empty()
    }
}

/// How many lines further the one may stand that a field was read from.
const AHEAD: usize = 16;

/// Whether a line says just what a field holds, blanks around its marker aside.
fn says(line: &Line, node: &Node) -> bool {
    let marker = node.marker.unwrap_or_default();
    let text = match &line.label {
        Some(label) if label.text.trim() == marker => Some(line.text.as_str()),
        Some(_) => None,
        None => line.text.trim_start().strip_prefix(marker),
    };
    text.is_some_and(|text| text.trim() == node.text)
}

/// The visible characters of a text.
pub fn visible(text: &str) -> impl Iterator<Item = char> {
    // Nearly all are told without the table of blanks.
    let is_visible = |it: char| matches!(it, '\u{3001}'..='\u{9fff}') || !it.is_whitespace();
    text.chars().filter(move |character| is_visible(*character))
}

fn tally(text: &str, step: i32, balance: &mut Balance) -> usize {
    visible(text).map(|character| balance.add(character, step)).count()
}

/// How many code points a block holds.
const BLOCK: usize = 1 << 8;

/// How often each character is on the page more than in the notice, by code point, in blocks: a
/// page uses few of them.
#[derive(Default)]
struct Balance(Vec<Option<Box<[i32; BLOCK]>>>);

impl Balance {
    fn add(&mut self, character: char, step: i32) {
        let (block, place) = (character as usize / BLOCK, character as usize % BLOCK);
        if block >= self.0.len() {
            self.0.resize(block + 1, None);
        }
        let block = self.0.get_mut(block).map(|it| it.get_or_insert_with(|| Box::new([0; BLOCK])));
        block.and_then(|it| it.get_mut(place)).into_iter().for_each(|count| *count += step);
    }

    /// The characters whose sides differ, in the order of their code points.
    fn open(&self) -> impl Iterator<Item = (char, i32)> {
        let blocks = (0..).step_by(BLOCK).zip(&self.0);
        let blocks = blocks.filter_map(|(first, block)| Some((first, block.as_deref()?)));
        let open = blocks.filter(|(_, block)| **block != [0; BLOCK]);
        let counts = open.flat_map(|(first, block)| (first..).zip(block.iter().copied()));
        let differing = counts.filter(|(_, count)| *count != 0);
        differing.filter_map(|(code, count)| Some((char::from_u32(code)?, count)))
    }
}

/// `4,623`.
pub(crate) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, Line, Place};

    fn page(text: &str) -> Document {
        let place = Place::Line { line: 1, column: 1 };
        let line = Line { text: text.to_owned(), label: None, role: None, place };
        Document { blocks: vec![Block::Paragraph(vec![line])], repairs: Vec::new() }
    }

    /// From every corner of Unicode, blanks aside, in the order of their code points.
    #[test]
    fn what_is_missing_and_what_is_extra_is_named() {
        let receipt = Receipt::new(&page("a𠮷丁一 ā一\u{3000}Ā"), &Notice::default());
        assert_eq!((receipt.missing.as_str(), receipt.extra.as_str()), ("aĀā一一丁𠮷", ""));
        assert_eq!((receipt.read, receipt.held, receipt.balances()), (7, 0, false));

        let mut notice = Notice::default();
        notice.header.title = Some("一丁丁".to_owned());
        let receipt = Receipt::new(&page("丁一"), &notice);
        assert_eq!((receipt.missing.as_str(), receipt.extra.as_str()), ("", "丁"));
        assert_eq!((receipt.read, receipt.held, receipt.balances()), (2, 3, false));
    }

    #[test]
    fn thousands_are_parted() {
        let written = [7, 123, 1234, 123_456, 1_234_567].map(thousands);
        assert_eq!(written, ["7", "123", "1,234", "123,456", "1,234,567"]);
    }
}
