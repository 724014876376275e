//! Paragraph styles: what each part of the notice looks like (GB/T 9704—2012, 5.2 and 7).
//!
//! Sizes are half-points, lengths twips (1 mm = 56.6929).

use docx_rs::{AlignmentType, LineSpacing, LineSpacingType, RunFonts, Style, StyleType, Styles};

/// 仿宋: the text.
const FANG_SONG: &str = "仿宋_GB2312";
/// 小标宋: red head and titles.
const SMALL_SONG: &str = "方正小标宋简体";
/// 黑体: headings.
const HEI: &str = "黑体";
/// 宋体: page numbers.
const SONG: &str = "宋体";

/// 3号, the size of the text.
const SIZE_3: usize = 32;
/// 4号, the size of imprint and page number.
const SIZE_4: usize = 28;
/// 2号, the size of titles.
const SIZE_2: usize = 44;

/// The width of two characters of the text: the indent of a paragraph.
pub(super) const TWO_CHARACTERS: i32 = 640;
/// The pitch of the lines: 22 of them fill the 225 mm of the type area.
pub(super) const LINE: i32 = 579;

/// A paragraph style of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// 份号, 密级, 紧急程度.
    Corner,
    Mark,
    Number,
    Title,
    Recipients,
    Body,
    Signature,
    Heading,
    Duty,
    Imprint,
}

impl Look {
    /// All styles, in the order in which they are defined.
    pub(super) const ALL: [Self; 10] = [
        Self::Corner,
        Self::Mark,
        Self::Number,
        Self::Title,
        Self::Recipients,
        Self::Body,
        Self::Signature,
        Self::Heading,
        Self::Duty,
        Self::Imprint,
    ];

    /// The id of the style.
    pub(super) const fn id(self) -> &'static str {
        match self {
            Self::Corner => "HeadCorner",
            Self::Mark => "IssuerMark",
            Self::Number => "DocumentNumber",
            Self::Title => "Title",
            Self::Recipients => "Recipients",
            Self::Body => "BodyText",
            Self::Signature => "Signature",
            Self::Heading => "Heading1",
            Self::Duty => "Duty",
            Self::Imprint => "Imprint",
        }
    }

    /// The name that Word shows; built-in names are Word's own.
    const fn name(self) -> &'static str {
        match self {
            Self::Corner => "版头左上角",
            Self::Mark => "发文机关标志",
            Self::Number => "发文字号",
            Self::Title => "Title",
            Self::Recipients => "主送机关",
            Self::Body => "Body Text",
            Self::Signature => "Signature",
            Self::Heading => "heading 1",
            Self::Duty => "职责",
            Self::Imprint => "版记",
        }
    }

    /// The style's definition.
    fn style(self) -> Style {
        let style = Style::new(self.id(), StyleType::Paragraph)
            .name(self.name())
            .based_on("Normal")
            .q_format(true);
        let centred = |style: Style| style.align(AlignmentType::Center);
        match self {
            Self::Mark => centred(style.fonts(fonts(SMALL_SONG)).color("FF0000"))
                .line_spacing(LineSpacing::new().line(240).line_rule(LineSpacingType::Auto)),
            Self::Number => centred(style),
            Self::Title => {
                centred(style.fonts(fonts(SMALL_SONG)).size(SIZE_2)).line_spacing(exactly(720))
            }
            Self::Corner => style.fonts(fonts(HEI)),
            Self::Recipients => style,
            Self::Body | Self::Duty => style.indent(None, Some(first_line()), None, None),
            Self::Signature => {
                style.align(AlignmentType::Right).indent(None, None, Some(2 * TWO_CHARACTERS), None)
            }
            Self::Heading => centred(style.fonts(fonts(HEI)).size(SIZE_3)).outline_lvl(0),
            Self::Imprint => style.size(SIZE_4),
        }
    }
}

fn first_line() -> docx_rs::SpecialIndentType {
    docx_rs::SpecialIndentType::FirstLine(TWO_CHARACTERS)
}

/// All styles; `docx-rs` would put an empty Normal of its own before them.
pub(super) fn sheet() -> Styles {
    let looks = Look::ALL.into_iter().map(Look::style);
    Styles { styles: [normal(), page_number()].into_iter().chain(looks).collect(), ..Styles::new() }
}

/// The style that all others are based on: 3号仿宋 on a fixed line.
fn normal() -> Style {
    Style::new("Normal", StyleType::Paragraph)
        .name("Normal")
        .q_format(true)
        .fonts(fonts(FANG_SONG))
        .size(SIZE_3)
        .line_spacing(exactly(LINE))
}

/// The style of page numbers: 4号宋体.
fn page_number() -> Style {
    Style::new("Footer", StyleType::Paragraph)
        .name("footer")
        .based_on("Normal")
        .fonts(fonts(SONG))
        .size(SIZE_4)
        .line_spacing(exactly(280))
}

/// One font for all scripts; the hint keeps “ ” … — in the Chinese one.
fn fonts(name: &str) -> RunFonts {
    RunFonts::new().ascii(name).hi_ansi(name).east_asia(name).cs(name).hint("eastAsia")
}

fn exactly(line: i32) -> LineSpacing {
    LineSpacing::new().before(0).after(0).line(line).line_rule(LineSpacingType::Exact)
}

/// The fonts used, each with those that may stand in for it.
pub(super) const FONTS: &[(&str, &str)] =
    &[(FANG_SONG, "仿宋"), (SMALL_SONG, "华文中宋"), (HEI, "SimHei"), (SONG, "SimSun")];
