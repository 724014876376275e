//! 署名 and 成文日期 (GB/T 9704—2012, 7.3.5).
//!
//! Sealed, one name: centred on the date, which ends four characters from the right. Sealed,
//! several names: side by side, a seal each, the last one above the date. Unsealed: names below
//! one another, the date two characters in from the first character of the name. Widths are those
//! of 3号 type; a computed indent is written in twips alone, since Word would go by characters.

use docx_rs::{AlignmentType, Paragraph, Tab, TabValueType};
use unicode_width::UnicodeWidthStr;

use super::paragraphs::runs;
use super::styles::{CHARACTER, Look};

/// The pitch of seals: 42 mm across and a character between two.
const SEAL: i32 = 2381 + CHARACTER;
/// So many seals stand side by side.
const LONGEST_ROW: usize = 3;
/// Blank lines between rows of seals: a seal is 42 mm high, a line 10.2.
const LINES_BETWEEN: usize = 3;
/// Names shorter than this are not told from one name with blanks in it.
const SHORTEST_BESIDE: usize = 4;

/// A signature to be laid out in a type area of this width.
pub(super) struct Signature<'a> {
    pub(super) names: &'a [String],
    pub(super) date: Option<&'a str>,
    pub(super) width: i32,
}

impl Signature<'_> {
    /// As on a paper that will be sealed.
    pub(super) fn sealed(&self) -> Vec<Paragraph> {
        let date = self.date.map_or(0, width);
        let widest = self.names.iter().map(|it| width(it)).max().unwrap_or(0);
        // The middle of the date, from the left, where the widest name has room around it.
        let middle = (self.width - 4 * CHARACTER - date / 2).min(self.width - widest / 2);
        let row = self.row_length(widest, middle);
        let mut paragraphs = Vec::new();
        if row > 1 {
            for (index, names) in self.names.chunks(row).enumerate() {
                let blank = if index > 0 { LINES_BETWEEN } else { 0 };
                paragraphs.extend((0..blank).map(|_| blank_line()));
                let first = middle - pitch(widest) * span(names.len() - 1);
                paragraphs.push(beside(names, first, pitch(widest)));
            }
        } else {
            let centred = |name: &String| self.right(name, self.width - middle - width(name) / 2);
            paragraphs.extend(self.names.iter().map(centred));
        }
        let below = |date: &str| self.right(date, self.width - middle - width(date) / 2);
        Self::above_date(paragraphs, self.date.map(below))
    }

    /// As on a paper without a seal.
    pub(super) fn unsealed(&self) -> Vec<Paragraph> {
        let date = self.date.map_or(0, width);
        let widest = self.names.iter().map(|it| width(it)).max().unwrap_or(0);
        let is_longer = date > widest && !self.names.is_empty();
        let left = if is_longer {
            self.width - 2 * CHARACTER - date - 2 * CHARACTER
        } else {
            self.width - 2 * CHARACTER - widest
        };
        let name = |it: &String| self.right(it, self.width - left - width(it));
        let paragraphs: Vec<Paragraph> = self.names.iter().map(name).collect();
        let indent = if self.names.is_empty() || is_longer {
            2 * CHARACTER
        } else {
            self.width - left - 2 * CHARACTER - date
        };
        Self::above_date(paragraphs, self.date.map(|it| self.right(it, indent)))
    }

    /// Names and date on one page.
    fn above_date(names: Vec<Paragraph>, date: Option<Paragraph>) -> Vec<Paragraph> {
        let is_dated = date.is_some();
        let kept = names.into_iter().map(|name| name.keep_next(is_dated));
        kept.chain(date).collect()
    }

    /// How many names stand side by side.
    fn row_length(&self, widest: i32, middle: i32) -> usize {
        let is_told = |name: &String| {
            name.chars().count() >= SHORTEST_BESIDE && !name.contains(char::is_whitespace)
        };
        if self.names.len() < 2 || !self.names.iter().all(is_told) {
            return 1;
        }
        let fits = |row: &usize| middle - pitch(widest) * span(row - 1) - widest / 2 >= 0;
        (1..=self.names.len().min(LONGEST_ROW)).rev().find(fits).unwrap_or(1)
    }

    /// A line that ends this far from the right edge.
    fn right(&self, text: &str, indent: i32) -> Paragraph {
        let indent = indent.clamp(0, self.width);
        line()
            .align(AlignmentType::Right)
            .indent(None, None, Some(indent), None)
            .add_run(runs(text))
    }
}

/// Names, each in the middle of its seal.
fn beside(names: &[String], first: i32, pitch: i32) -> Paragraph {
    let middles = (0..).map(|at| first + pitch * at);
    names.iter().zip(middles).fold(line(), |line, (name, middle)| {
        let tab = Tab::new().val(TabValueType::Center).pos(usize::try_from(middle).unwrap_or(0));
        line.add_tab(tab).add_run(runs(&format!("\t{name}")))
    })
}

fn line() -> Paragraph {
    Paragraph::new().style(Look::Signature.id())
}

fn blank_line() -> Paragraph {
    Paragraph::new()
}

fn pitch(widest: i32) -> i32 {
    (widest + CHARACTER).max(SEAL)
}

fn span(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// The width of a text in 3号 type.
fn width(text: &str) -> i32 {
    i32::try_from(text.width_cjk()).unwrap_or(i32::MAX).saturating_mul(CHARACTER / 2)
}
