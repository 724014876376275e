//! The looks of cells and of pieces of their text.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::writer) enum Look {
    /// Data: 宋体 11, thin borders, at the top, wrapped.
    Cell,
    /// Data in the middle of its cell.
    Centred,
    /// The head of a column.
    Head,
    /// The head of a column that is read back.
    EditableHead,
    /// The head of a column that the program computes.
    ComputedHead,
    /// A line of its own, without borders.
    Title,
}

impl Look {
    /// All of them, in the order of the enumeration.
    pub(super) const ALL: [Self; 6] = [
        Self::Cell,
        Self::Centred,
        Self::Head,
        Self::EditableHead,
        Self::ComputedHead,
        Self::Title,
    ];

    /// The same in the library's terms.
    pub(in crate::writer) fn format(self) -> Format {
        let framed = || plain().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let bold = || framed().set_bold().set_align(FormatAlign::Center).set_text_wrap();
        let head = || bold().set_background_color("D9D9D9");
        match self {
            Self::Cell => framed().set_text_wrap(),
            Self::Centred => framed().set_align(FormatAlign::Center),
            Self::Head => head(),
            Self::EditableHead => bold(),
            Self::ComputedHead => head().set_italic().set_font_color("7F7F7F"),
            Self::Title => plain().set_bold().set_align(FormatAlign::Top),
        }
    }
}

/// How a piece of a cell's text is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emphasis {
    /// Not at all.
    Plain,
    /// Struck through.
    Struck,
    /// 黑体, underlined.
    Underlined,
}

impl Emphasis {
    /// All of them, in the order of the enumeration.
    pub(super) const ALL: [Self; 3] = [Self::Plain, Self::Struck, Self::Underlined];

    /// The same in the library's terms.
    pub(super) fn format(self) -> Format {
        match self {
            Self::Plain => plain(),
            Self::Struck => plain().set_font_strikethrough(),
            Self::Underlined => {
                plain().set_font_name("黑体").set_underline(FormatUnderline::Single)
            }
        }
    }
}

fn plain() -> Format {
    Format::new().set_font_name("宋体").set_font_size(11)
}
