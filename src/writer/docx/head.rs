//! 版头 (GB/T 9704—2012, 7.2): 发文机关标志, 发文字号, 签发人, 分隔线.

use docx_rs::{
    AlignmentType, BorderType, Paragraph, ParagraphBorder, ParagraphBorderPosition,
    ParagraphBorders, RunFonts, Tab, TabValueType,
};

use super::fonts::{Class, Fonts};
use super::options::DocxOptions;
use super::paragraphs::runs;
use super::styles::{CHARACTER, LINE, Look, exactly};

/// The upper edge of the mark stands 35 mm below that of the type area (7.2.4).
const MARK_TOP: i32 = 1984;
/// The smallest and the largest mark, in half-points: 2号 and 小初.
const SIZES: (usize, usize) = (44, 72);
/// The pitch of the mark's lines, in tenths of its size.
const PITCH: i32 = 13;
/// How far below the top of its line the ink of the mark begins, in hundredths of its size. With
/// lines of a fixed height, the foot of the letters is at four fifths of it.
const INK: i32 = 18;
/// 4 mm below the number (7.2.7), of which the line of the number itself leaves 2.2, in points.
const RED_LINE_SPACE: usize = 5;

/// A red head in a type area of this width.
pub(super) struct Head<'a> {
    pub(super) options: &'a DocxOptions,
    pub(super) fonts: &'a Fonts,
    pub(super) width: i32,
}

impl Head<'_> {
    /// The issuers below `above` lines of the corner, and the blank that brings them to their
    /// height.
    pub(super) fn mark(&self, names: &[String], above: usize) -> Vec<Paragraph> {
        let word = self.options.head_word.as_deref().unwrap_or_default();
        let names: Vec<String> = names
            .iter()
            .map(|name| match names {
                [_] if !name.ends_with(word) => format!("{name}{word}"),
                _ => name.clone(),
            })
            .collect();
        let longest = names.iter().map(|it| it.chars().count()).max().unwrap_or(1).max(1);
        let size = self.size(longest);
        let points = i32::try_from(size).unwrap_or(0) * 10;
        let above = i32::try_from(above).unwrap_or(0) * LINE;
        let lead = (MARK_TOP - above - points * INK / 100).max(20);
        let mut paragraphs = vec![Paragraph::new().snap_to_grid(false).line_spacing(exactly(lead))];
        paragraphs.extend(names.iter().map(|name| self.name(name, longest, size)));
        paragraphs
    }

    /// One name. Several are as wide as the longest.
    fn name(&self, name: &str, longest: usize, size: usize) -> Paragraph {
        let points = i32::try_from(size).unwrap_or(0) * 10;
        let line =
            Paragraph::new().style(Look::Mark.id()).line_spacing(exactly(points * PITCH / 10));
        if self.options.no_head {
            return line;
        }
        let text = runs(name).size(size);
        let count = name.chars().count();
        if count < longest && count > 1 {
            let width = i32::try_from(longest).unwrap_or(0) * points;
            let edge = ((self.width - width) / 2).max(0);
            let line = line.align(AlignmentType::Distribute);
            return line.indent(Some(edge), None, Some(edge), None).add_run(text);
        }
        line.align(AlignmentType::Center).add_run(text)
    }

    /// The half-points at which the longest name fills at most its line.
    fn size(&self, longest: usize) -> usize {
        let (smallest, largest) = SIZES;
        let width = usize::try_from(self.width).unwrap_or(0);
        (width / (longest * 10)).clamp(smallest, largest) & !1
    }

    /// The number above the red line; where someone approved, at the left, and he at the right
    /// (7.2.5, 7.2.6).
    pub(super) fn number(&self, number: Option<&str>, approvers: Option<&str>) -> Paragraph {
        let line = self.underlined(Paragraph::new().style(Look::Number.id()));
        let Some(approvers) = approvers else {
            let number = runs(number.unwrap_or_default());
            return line.align(AlignmentType::Center).add_run(number);
        };
        let end = usize::try_from(self.width - CHARACTER).unwrap_or(0);
        let label = approvers.find(['：', ':']).map_or(0, |at| at + '：'.len_utf8());
        let label = label.min(approvers.len());
        let (label, names) = match approvers.split_at_checked(label) {
            Some(parts) => parts,
            None => ("", approvers),
        };
        // Tabs, not indents: the red line would begin where an indent does.
        let start = usize::try_from(CHARACTER).unwrap_or(0);
        let line = line
            .add_tab(Tab::new().val(TabValueType::Left).pos(start))
            .add_tab(Tab::new().val(TabValueType::Right).pos(end))
            .add_run(runs(&format!("\t{}\t{label}", number.unwrap_or_default())));
        line.add_run(runs(names).fonts(self.kai()))
    }

    fn kai(&self) -> RunFonts {
        self.fonts.of(Class::Kai)
    }

    /// The red line alone, where no number stands above it.
    pub(super) fn line(&self) -> Paragraph {
        self.underlined(Paragraph::new().style(Look::Number.id()))
    }

    fn underlined(&self, mut paragraph: Paragraph) -> Paragraph {
        if self.options.no_head {
            return paragraph;
        }
        let border = ParagraphBorder::new(ParagraphBorderPosition::Bottom)
            .val(BorderType::Single)
            .size(8)
            .space(RED_LINE_SPACE)
            .color("FF0000");
        let borders = ParagraphBorders::with_empty().set(border);
        paragraph.property = paragraph.property.set_borders(borders);
        paragraph
    }
}
