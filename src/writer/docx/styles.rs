//! Paragraph styles: what each part of the notice looks like (GB/T 9704—2012, 5.2 and 7).
//!
//! Sizes are half-points, lengths twips (1 mm = 56.6929).

use docx_rs::{
    AlignmentType, LineSpacing, LineSpacingType, RunFonts, SpecialIndentType, Style, StyleType,
    Styles,
};

use super::fonts::{Class, Fonts};

/// 3号, the size of the text.
pub(super) const SIZE_3: usize = 32;
/// 4号, the size of imprint and page number.
const SIZE_4: usize = 28;
/// 2号, the size of titles.
const SIZE_2: usize = 44;

/// The width of one character of the text (字, clause 3.1).
pub(super) const CHARACTER: i32 = 320;
/// The width of one character of imprint and page number.
pub(super) const SMALL_CHARACTER: i32 = 280;
/// The pitch of the lines: 22 of them fill the 225 mm of the type area.
pub(super) const LINE: i32 = 579;
/// What is taken off the width of each character of the text, so that 28 fill the 156 mm of the
/// type area (16 pt × 28 is 448 pt, 156 mm is 442.2 pt).
const TIGHTENED: i32 = -5;

/// A paragraph style of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// 份号.
    CopyNumber,
    /// 密级, 紧急程度.
    Corner,
    Mark,
    Number,
    Title,
    Recipients,
    Body,
    /// 附件：…
    Attachment,
    /// 附件1, above what is attached.
    AttachmentMark,
    Signature,
    /// A heading of this level, from 1.
    Heading(u8),
    Duty,
    Imprint,
}

impl Look {
    /// All styles, in the order in which they are defined.
    const ALL: [Self; 15] = [
        Self::CopyNumber,
        Self::Corner,
        Self::Mark,
        Self::Number,
        Self::Title,
        Self::Recipients,
        Self::Body,
        Self::Attachment,
        Self::AttachmentMark,
        Self::Signature,
        Self::Heading(1),
        Self::Heading(2),
        Self::Heading(3),
        Self::Duty,
        Self::Imprint,
    ];

    /// The id of the style.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::CopyNumber => "CopyNumber",
            Self::Corner => "HeadCorner",
            Self::Mark => "IssuerMark",
            Self::Number => "DocumentNumber",
            Self::Title => "Title",
            Self::Recipients => "Recipients",
            Self::Body => "BodyText",
            Self::Attachment => "Attachment",
            Self::AttachmentMark => "AttachmentMark",
            Self::Signature => "Signature",
            Self::Heading(0 | 1) => "Heading1",
            Self::Heading(2) => "Heading2",
            Self::Heading(_) => "Heading3",
            Self::Duty => "Duty",
            Self::Imprint => "Imprint",
        }
    }

    /// The name that Word shows; built-in names are Word's own.
    const fn name(self) -> &'static str {
        match self {
            Self::CopyNumber => "份号",
            Self::Corner => "密级和紧急程度",
            Self::Mark => "发文机关标志",
            Self::Number => "发文字号",
            Self::Title => "Title",
            Self::Recipients => "主送机关",
            Self::Body => "Body Text",
            Self::Attachment => "附件说明",
            Self::AttachmentMark => "附件序号",
            Self::Signature => "Signature",
            Self::Heading(0 | 1) => "heading 1",
            Self::Heading(2) => "heading 2",
            Self::Heading(_) => "heading 3",
            Self::Duty => "职责",
            Self::Imprint => "版记",
        }
    }

    /// The style's definition.
    fn style(self, fonts: &Fonts, bold_headings: bool) -> Style {
        let style = Style::new(self.id(), StyleType::Paragraph)
            .name(self.name())
            .based_on("Normal")
            .q_format(true);
        let in_font = |style: Style, class| style.fonts(fonts.of(class));
        let body = |mut style: Style| {
            style.run_property = style.run_property.spacing(TIGHTENED);
            style
        };
        match self {
            Self::CopyNumber | Self::Signature | Self::Number => style,
            Self::Corner | Self::AttachmentMark => in_font(style, Class::Hei),
            // Lines of a height of their own keep off the grid of the text.
            Self::Mark => in_font(style, Class::SmallSong).color("FF0000").snap_to_grid(false),
            Self::Title => in_font(style, Class::SmallSong)
                .size(SIZE_2)
                .align(AlignmentType::Center)
                .line_spacing(exactly(TITLE_LINE))
                .snap_to_grid(false),
            Self::Recipients | Self::Attachment => body(style),
            Self::Body | Self::Duty => body(style).indent(None, Some(first_line()), None, None),
            Self::Heading(level) => {
                let class = [Class::Hei, Class::Kai, Class::FangSong];
                let class = class.get(usize::from(level.max(1)) - 1).copied();
                let style = in_font(style, class.unwrap_or(Class::FangSong));
                let style = style.outline_lvl(usize::from(level.max(1)) - 1);
                if bold_headings && level > 1 { style.bold() } else { style }
            }
            Self::Imprint => style.size(SIZE_4),
        }
    }
}

/// The pitch of the title's lines: a character of 2号 and 7/8 of one of 3号 (clause 3.2).
const TITLE_LINE: i32 = 720;

/// The indent of a paragraph: two characters.
pub(super) fn first_line() -> SpecialIndentType {
    SpecialIndentType::FirstLine(2 * CHARACTER)
}

/// All styles; `docx-rs` would put an empty Normal of its own before them.
pub(super) fn sheet(fonts: &Fonts, bold_headings: bool) -> Styles {
    let looks = Look::ALL.into_iter().map(|look| look.style(fonts, bold_headings));
    let base = [normal(fonts), page_number(fonts)];
    Styles { styles: base.into_iter().chain(looks).collect(), ..Styles::new() }
}

/// The style that all others are based on: 3号仿宋 on a fixed line.
fn normal(fonts: &Fonts) -> Style {
    Style::new("Normal", StyleType::Paragraph)
        .name("Normal")
        .q_format(true)
        .fonts(fonts.of(Class::FangSong))
        .size(SIZE_3)
        .line_spacing(exactly(LINE))
}

/// The style of page numbers: 4号宋体.
fn page_number(fonts: &Fonts) -> Style {
    Style::new("Footer", StyleType::Paragraph)
        .name("footer")
        .based_on("Normal")
        .fonts(fonts.of(Class::Song))
        .size(SIZE_4)
        .line_spacing(exactly(SMALL_CHARACTER))
}

/// A line of exactly this height.
pub(super) fn exactly(line: i32) -> LineSpacing {
    LineSpacing::new().before(0).after(0).line(line).line_rule(LineSpacingType::Exact)
}

/// What every run of Chinese says: “ ” … — are of the Chinese font.
pub(super) fn hint() -> RunFonts {
    RunFonts::new().hint("eastAsia")
}
