//! Codes of blanks, and of what is left to be filled in.

use crate::finding::{Code, Severity, Worded};

/// A blank inside Chinese text.
pub static BLANK_INSIDE: Code = Code {
    name: "blank-inside",
    severity: Severity::Hint,
    title: Worded { zh: "文字中间空格", en: "blank inside the text" },
    message: Worded { zh: "汉字之间有空格", en: "a blank between Chinese characters" },
    what: Worded {
        zh: "找出正文、职责里汉字或标点之间的空格、制表符、全角空格。汉字与字母数字之间的不算。",
        en: "Finds blanks, tabs and full-width blanks between Chinese characters or marks of letter and duties. Between Chinese and letters or digits they pass.",
    },
    why: Worded {
        zh: "多半是复制或排版留下的，会使检索找不到。",
        en: "Left over from copying or layout; search will not find the word.",
    },
    example: "1.负责 科普宣传；\n2.负责档案管理。",
    near_miss: "1.负责 5G 网络建设；\n2.负责档案管理。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded {
        zh: "公文排版惯例（GB/T 9704—2012 第7.3.3条）",
        en: "practice of layout (GB/T 9704-2012, 7.3.3)",
    },
};

/// A blank after the number.
pub static BLANK_AFTER_MARKER: Code = Code {
    name: "blank-after-marker",
    severity: Severity::Hint,
    title: Worded { zh: "序数后空格", en: "blank after the number" },
    message: Worded { zh: "序数之后有空格", en: "a blank follows the number" },
    what: Worded {
        zh: "找出职责序数之后的空格、制表符、不间断空格。“第一条　”“01 ”“1.1 ”需要空格，不算。",
        en: "Finds blanks, tabs and no-break blanks after the number of a duty. 第一条, 01 and 1.1 need one and pass.",
    },
    why: Worded {
        zh: "多半是自动编号转成文字时留下的。",
        en: "Left over where automatic numbers became text.",
    },
    example: "1. 负责公文流转；\n2. 负责档案管理。",
    near_miss: "第一条　负责公文流转。\n第二条　负责档案管理。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded {
        zh: "公文排版惯例（GB/T 9704—2012 第7.3.3条）",
        en: "practice of layout (GB/T 9704-2012, 7.3.3)",
    },
};

/// A line indented unlike the others.
pub static BLANK_LEADING: Code = Code {
    name: "blank-leading",
    severity: Severity::Hint,
    title: Worded { zh: "行首空格", en: "odd indent" },
    message: Worded { zh: "缩进与其他各项不同", en: "indented unlike the other items" },
    what: Worded {
        zh: "找出缩进与同级绝大多数不同的职责。全文一致的缩进不算。",
        en: "Finds duties whose indent differs from that of four in five of their level. An indent that all share passes.",
    },
    why: Worded { zh: "同级各项应当对齐。", en: "Items of one level stand in one line." },
    example: "1.负责公文流转；\n2.负责档案管理；\n    3.负责会务保障；\n4.负责信访接待；\n5.负责后勤保障。",
    near_miss: "　　1.负责公文流转；\n　　2.负责档案管理；\n　　3.负责会务保障；\n　　4.负责后勤保障。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded {
        zh: "公文排版惯例（GB/T 9704—2012 第7.3.3条）",
        en: "practice of layout (GB/T 9704-2012, 7.3.3)",
    },
};

/// Blanks at the end of a line.
pub static BLANK_TRAILING: Code = Code {
    name: "blank-trailing",
    severity: Severity::Hint,
    title: Worded { zh: "行尾空格", en: "trailing blank" },
    message: Worded { zh: "行尾有空格", en: "blanks at the end of the line" },
    what: Worded {
        zh: "找出职责行尾的空格。文件头和版记靠空格排版，不算。",
        en: "Finds blanks at the end of duties. Head and imprint are laid out with blanks and pass.",
    },
    why: Worded {
        zh: "看不见，比对文件时却会显示不同。",
        en: "Invisible, and yet a difference when files are compared.",
    },
    example: "1.负责公文流转； \n2.负责档案管理。",
    near_miss: "1.负责公文流转；\n2.负责档案管理。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded {
        zh: "公文排版惯例（GB/T 9704—2012 第7.3.3条）",
        en: "practice of layout (GB/T 9704-2012, 7.3.3)",
    },
};

/// Characters without width.
pub static ZERO_WIDTH: Code = Code {
    name: "zero-width",
    severity: Severity::Hint,
    title: Worded { zh: "零宽字符", en: "characters without width" },
    message: Worded {
        zh: "这里有看不见的零宽字符", en: "characters without width stand here"
    },
    what: Worded {
        zh: "找出零宽空格、零宽连接符等看不见的字符。",
        en: "Finds zero-width blanks and joiners. The soft hyphen of a Latin word passes.",
    },
    why: Worded {
        zh: "从网页复制时带进来的，会使检索找不到。",
        en: "They come along from web pages, and search will not find the word.",
    },
    example: "1.负责公文\u{200b}流转；\n2.负责档案管理。",
    near_miss: "1.负责公文流转；\n2.负责档案管理。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded {
        zh: "公文排版惯例（GB/T 9704—2012 第7.3.3条）",
        en: "practice of layout (GB/T 9704-2012, 7.3.3)",
    },
};

/// Something left to be filled in.
pub static PLACEHOLDER: Code = Code {
    name: "placeholder",
    severity: Severity::Warning,
    title: Worded { zh: "留有占位符", en: "placeholder left" },
    message: Worded {
        zh: "[“{text}”还没有填写][{blank}]",
        en: "[“{text}” is still to be filled in][{blank}]",
    },
    what: Worded {
        zh: "找出“××”“XX”“【待补】”“____”等占位符；草稿不查，加 --final 则连空着的文号和日期一起查。附表不算。",
        en: "Finds ××, XX, 【待补】, ____. A draft is spared; with --final a blank serial or day is found too. Attached forms pass.",
    },
    why: Worded {
        zh: "定稿里不应有待填的内容。", en: "A final text has nothing left to fill in."
    },
    example: "1.负责××项目管理；\n2.负责档案管理。",
    near_miss: "1.负责3×3篮球赛；\n2.负责XXL号服装采购。",
    mechanical: false,
    rests_in_draft: true,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};
