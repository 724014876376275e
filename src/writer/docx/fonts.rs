//! The font files that stand for the classes of type which the standard names.

use docx_rs::RunFonts;

use super::options::{DocxOptions, FontSet};

/// A class of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// 仿宋: the text.
    FangSong,
    /// 楷体: headings of the second level, names of those who approve.
    Kai,
    /// 黑体: headings of the first level, secrecy, urgency.
    Hei,
    /// 小标宋: red head and titles.
    SmallSong,
    /// 宋体: page numbers.
    Song,
}

/// Name of the font, and of the one that may stand in for it: OOXML has no longer list.
type Named = (&'static str, &'static str);

/// The fonts of a document.
#[derive(Debug)]
pub(super) struct Fonts {
    named: [Named; 5],
    latin: Option<String>,
}

const SONG: Named = ("宋体", "SimSun");

impl Fonts {
    /// The fonts that the options ask for.
    pub(super) fn new(options: &DocxOptions) -> Self {
        let named = match options.fonts {
            FontSet::Gb2312 => [
                ("仿宋_GB2312", "仿宋"),
                ("楷体_GB2312", "楷体"),
                ("黑体", "SimHei"),
                ("方正小标宋简体", "华文中宋"),
                SONG,
            ],
            FontSet::Windows => [
                ("仿宋", "FangSong"),
                ("楷体", "KaiTi"),
                ("黑体", "SimHei"),
                ("华文中宋", "STZhongsong"),
                SONG,
            ],
            FontSet::Fangzheng => [
                ("方正仿宋_GBK", "仿宋"),
                ("方正楷体_GBK", "楷体"),
                ("方正黑体_GBK", "黑体"),
                ("方正小标宋_GBK", "方正小标宋简体"),
                SONG,
            ],
        };
        Self { named, latin: options.latin_font.clone() }
    }

    /// One font for all scripts, but for Latin letters and digits where another is asked for.
    pub(super) fn of(&self, class: Class) -> RunFonts {
        let name = self.name(class);
        let latin = self.latin.as_deref().filter(|_| class != Class::Song).unwrap_or(name);
        RunFonts::new().ascii(latin).hi_ansi(latin).east_asia(name).cs(name).hint("eastAsia")
    }

    /// The font that stands for a class of type.
    pub(super) fn name(&self, class: Class) -> &'static str {
        let [fang_song, kai, hei, small_song, song] = self.named;
        let (name, _) = match class {
            Class::FangSong => fang_song,
            Class::Kai => kai,
            Class::Hei => hei,
            Class::SmallSong => small_song,
            Class::Song => song,
        };
        name
    }

    /// Each font used, with its stand-in.
    pub(super) fn table(&self) -> impl Iterator<Item = Named> {
        self.named.into_iter()
    }
}
