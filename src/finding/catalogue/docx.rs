//! Codes of Word documents: automatic numbers, and what a page does not show.

use crate::finding::{Code, Severity, Worded};

/// An automatic and a typed number on one item.
pub static NUMBER_DOUBLE: Code = Code {
    name: "number-double",
    severity: Severity::Error,
    title: Worded { zh: "双重序数", en: "double number" },
    message: Worded {
        zh: "自动编号“{automatic}”之后又手打了“{typed}”",
        en: "the automatic number “{automatic}” is followed by a typed “{typed}”",
    },
    what: Worded {
        zh: "同一项既有 Word 自动编号，文字前又有手打的序数；自动编号作为序数，手打的留在文字里。",
        en: "Finds an item with Word's automatic number whose text starts with a typed one; the automatic one is the marker, the typed one stays in the text.",
    },
    why: Worded {
        zh: "打印出来是“1.1.负责……”，两个序数只应有一个。",
        en: "The page prints 1.1.负责…: one of the two is too many.",
    },
    example: "（自动编号 1.）1.负责公文流转；",
    near_miss: "（自动编号 1.）负责公文流转；",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// Automatic and typed numbers in one list.
pub static NUMBER_SOURCE_MIXED: Code = Code {
    name: "number-source-mixed",
    severity: Severity::Error,
    title: Worded {
        zh: "自动编号与手打序数混用", en: "automatic and typed numbers mixed"
    },
    message: Worded {
        zh: "本列共{count}项，其中{odd}项的序数是{kind}，与其他各项不同；增删一项，编号就会错乱",
        en: "{odd} of the {count} items of this list have {kind} numbers, unlike the others: adding or removing one will upset them",
    },
    what: Worded {
        zh: "同一列中有的项用 Word 自动编号，有的项手打序数。",
        en: "Finds a list in which some numbers are automatic and some typed.",
    },
    why: Worded {
        zh: "眼下看着连续，改动一项之后自动编号会变，手打的不会变。",
        en: "They may look right now; after a change the automatic ones move and the typed ones do not.",
    },
    example: "（自动编号 1.）负责公文流转；\n（自动编号 2.）负责档案管理；\n3.负责会务保障。",
    near_miss: "（自动编号 1.）负责公文流转；\n（自动编号 2.）负责档案管理；",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A number format that cannot be printed.
pub static NUMBER_FORMAT_UNKNOWN: Code = Code {
    name: "number-format-unknown",
    severity: Severity::Error,
    title: Worded { zh: "编号格式不认识", en: "unknown number format" },
    message: Worded {
        zh: "自动编号的格式“{format}”不认识，这一项没有读出序数",
        en: "the automatic number's format “{format}” is not known: this item was read without its number",
    },
    what: Worded {
        zh: "找出打印不出来的自动编号格式（w:numFmt）；绝不用阿拉伯数字顶替。",
        en: "Finds number formats (w:numFmt) that cannot be printed with certainty; a decimal is never put in their place.",
    },
    why: Worded {
        zh: "页面上有序数，而数据里没有，必须让人看见。",
        en: "The page shows a number that the data lack: a person must see it.",
    },
    example: "w:numFmt w:val=\"ordinalText\"",
    near_miss: "w:numFmt w:val=\"chineseCounting\"",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "ECMA-376 第1部分 17.18.59", en: "ECMA-376 Part 1, 17.18.59" },
};

/// A definition of numbering that is out of range or unsettled.
pub static NUMBERING_ODD: Code = Code {
    name: "numbering-odd",
    severity: Severity::Warning,
    title: Worded { zh: "编号定义异常", en: "odd numbering" },
    message: Worded {
        zh: "编号定义异常（{what}），各软件显示的序数可能不同；请对照打印稿",
        en: "the numbering is odd ({what}): programs may show different numbers; compare with the print",
    },
    what: Worded {
        zh: "找出超出范围的编号级别、起始值，引用更深级别的编号文字，以及各软件解释不一的级别替换。",
        en: "Finds levels and starts out of range, labels that name a deeper level, and replaced levels that programs take differently.",
    },
    why: Worded {
        zh: "Word、WPS、LibreOffice 对这些情形的显示不一致。",
        en: "Word, WPS and LibreOffice do not show these alike.",
    },
    example: "w:ilvl w:val=\"42\"",
    near_miss: "w:ilvl w:val=\"8\"",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "ECMA-376 第1部分 17.9", en: "ECMA-376 Part 1, 17.9" },
};

/// Text that the page does not show.
pub static HIDDEN_TEXT: Code = Code {
    name: "hidden-text",
    severity: Severity::Warning,
    title: Worded { zh: "隐藏文字", en: "hidden text" },
    message: Worded {
        zh: "隐藏文字“{text}”没有读入", en: "the hidden text “{text}” was left out"
    },
    what: Worded {
        zh: "找出设为隐藏的文字；页面上看不见，所以不读入，但要报告。",
        en: "Finds text that is set as hidden: the page does not show it, so it is left out and reported.",
    },
    why: Worded {
        zh: "隐藏文字可能是忘了删的旧稿，随文件发出会泄露。",
        en: "It may be an old draft forgotten in the file, and goes out with it.",
    },
    example: "w:vanish",
    near_miss: "w:vanish w:val=\"false\"",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "ECMA-376 第1部分 17.3.2.41", en: "ECMA-376 Part 1, 17.3.2.41" },
};

/// Text in a part that is not read.
pub static TEXT_NOT_READ: Code = Code {
    name: "text-not-read",
    severity: Severity::Error,
    title: Worded { zh: "有文字没有读", en: "text not read" },
    message: Worded {
        zh: "这里嵌入了另一个文件的内容（{what}），没有读入",
        en: "the content of another file stands here ({what}) and was not read",
    },
    what: Worded {
        zh: "找出以 altChunk 嵌入的其他文件（HTML、RTF、另一个 Word 文件）；打开另存后才成为正文。",
        en: "Finds other files (HTML, RTF, another document) put in as altChunk, which become text only when the file is opened and saved.",
    },
    why: Worded {
        zh: "页面上会显示这些文字，而数据里没有。",
        en: "The page will show text that the data lack.",
    },
    example: "w:altChunk",
    near_miss: "（一个附注）",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "ECMA-376 第1部分 17.17.2.1", en: "ECMA-376 Part 1, 17.17.2.1" },
};

/// An object that may hold text.
pub static OBJECT_NOT_READ: Code = Code {
    name: "object-not-read",
    severity: Severity::Warning,
    title: Worded { zh: "嵌入对象没有读", en: "object not read" },
    message: Worded {
        zh: "这里嵌入了对象（{what}），其中的文字没有读入",
        en: "an object stands here ({what}); text in it was not read",
    },
    what: Worded {
        zh: "找出嵌入的表格、图表、组织结构图等对象。",
        en: "Finds embedded worksheets, charts, diagrams.",
    },
    why: Worded {
        zh: "对象里可能有职责文字，请核对。",
        en: "Duties may stand in it: have a look.",
    },
    example: "w:object",
    near_miss: "（一张普通表格）",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "ECMA-376 第1部分 17.3.3.19", en: "ECMA-376 Part 1, 17.3.3.19" },
};

/// A page number in a running foot.
pub static PAGE_NUMBER: Code = Code {
    name: "page-number",
    severity: Severity::Hint,
    title: Worded { zh: "页码已略去", en: "page number left out" },
    message: Worded { zh: "页码，不是正文", en: "a page number, not part of the text" },
    what: Worded {
        zh: "页眉页脚中的页码不读入，原样记入核对记录；不逐处报告。",
        en: "Page numbers in running heads and feet are left out and kept in the receipt; they are not reported one by one.",
    },
    why: Worded { zh: "页码随版面变化。", en: "They change with the layout." },
    example: "— 1 —",
    near_miss: "（页眉）云桥市科技局文件",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 9704—2012 第7.5条", en: "GB/T 9704-2012, 7.5" },
};

/// A running head that repeats another.
pub static RUNNING_TEXT_REPEATED: Code = Code {
    name: "running-text-repeated",
    severity: Severity::Hint,
    title: Worded { zh: "重复的页眉页脚", en: "repeated running text" },
    message: Worded {
        zh: "与另一处页眉页脚相同，只读入一次",
        en: "the same as another running head or foot: read once",
    },
    what: Worded {
        zh: "奇偶页、首页的页眉页脚文字相同时只读入一次，其余记入核对记录；不逐处报告。",
        en: "Running text that is the same on odd, even and first pages is read once; the rest is kept in the receipt, not reported one by one.",
    },
    why: Worded { zh: "同一段文字只应出现一次。", en: "One text is one note." },
    example: "（奇数页和偶数页页眉）云桥市科技局文件",
    near_miss: "（只有一处页眉）云桥市科技局文件",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "本程序", en: "this program" },
};
