//! How documents are laid out where the standard leaves a choice, or an office has its own.

/// How a document is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct DocxOptions {
    /// The set of fonts.
    pub fonts: FontSet,
    /// The font of Latin letters and digits; the Chinese one where absent.
    pub latin_font: Option<String>,
    /// Whether numbers are typed or computed by Word.
    pub numbers: Numbers,
    /// Whether name and date stand as on a paper without a seal (7.3.5.2).
    pub unsealed: bool,
    /// Whether red head and red line are left out, for printing on paper that has them.
    pub no_head: bool,
    /// What follows the issuer's name in the red head: 文件.
    pub head_word: Option<String>,
    /// Whether each department starts a page.
    pub department_pages: bool,
    /// Whether headings below the first level are bold.
    pub bold_headings: bool,
    /// The form of page numbers.
    pub page_numbers: PageNumbers,
    /// Margins in millimetres: top, right, bottom, left.
    pub margins: [u8; 4],
}

/// Margins of the standard: 37 mm above and 28 mm at the left (5.2.1); what the type area of
/// 156 × 225 mm leaves at the right and below.
pub const STANDARD_MARGINS: [u8; 4] = [37, 26, 35, 28];

impl Default for DocxOptions {
    fn default() -> Self {
        Self {
            fonts: FontSet::default(),
            latin_font: None,
            numbers: Numbers::default(),
            unsealed: false,
            no_head: false,
            head_word: None,
            department_pages: false,
            bold_headings: false,
            page_numbers: PageNumbers::default(),
            margins: STANDARD_MARGINS,
        }
    }
}

/// A set of fonts. The standard names classes of type, not files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FontSet {
    /// `仿宋_GB2312`, `楷体_GB2312`, 方正小标宋简体: what most offices have.
    #[default]
    Gb2312,
    /// 仿宋, 楷体, 华文中宋: what Windows and Office bring.
    Windows,
    /// `方正仿宋_GBK` and its family: rare characters too.
    Fangzheng,
}

/// How the numbers of duties are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Numbers {
    /// As text.
    #[default]
    Literal,
    /// As Word's lists, each department starting anew; as text where a list does not run on.
    Automatic,
}

/// The form of page numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PageNumbers {
    /// `— 1 —`, outside (7.5).
    #[default]
    Dashed,
    /// `1`, outside.
    Plain,
    /// None.
    Absent,
}
