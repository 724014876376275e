//! Codes of punctuation (GB/T 15834—2011) and of the width of characters.

use crate::finding::{Code, Severity, Worded};

/// A mark of half width in Chinese text.
pub static PUNCTUATION_HALF_WIDTH: Code = Code {
    name: "punctuation-half-width",
    severity: Severity::Warning,
    title: Worded { zh: "半角标点", en: "half-width punctuation" },
    message: Worded {
        zh: "“{found}”是半角，应为“{expected}”",
        en: "“{found}” is of half width; “{expected}” is expected",
    },
    what: Worded {
        zh: "找出中文里的半角逗号、分号、冒号、句点、括号、引号。序数（1. 1)）、小数、时间、网址不算。",
        en: "Finds half-width commas, semicolons, colons, stops, brackets and quotes in Chinese text. Markers (1. 1)), decimals, times and addresses of the net pass.",
    },
    why: Worded {
        zh: "中文用中文标点，半角标点会使检索和排版出错。",
        en: "Chinese text has Chinese marks; half-width ones upset search and layout.",
    },
    example: "1.负责科普,宣传；\n2.负责档案管理。",
    near_miss: "1.负责每日8:30至17:00的值班；\n2.负责3.5亿元资金的分配。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第5.1条", en: "GB/T 15834-2011, 5.1" },
};

/// Digits or letters of full width.
pub static CHARACTER_FULL_WIDTH: Code = Code {
    name: "character-full-width",
    severity: Severity::Warning,
    title: Worded { zh: "全角数字、字母", en: "full-width digits or letters" },
    message: Worded {
        zh: "“{found}”是全角，应为“{expected}”",
        en: "“{found}” is of full width; “{expected}” is expected",
    },
    what: Worded {
        zh: "找出正文、文号、日期中的全角数字和字母。序数（１．）不算。",
        en: "Finds full-width digits and letters in text, number and dates. Markers (１．) pass.",
    },
    why: Worded {
        zh: "阿拉伯数字和字母用半角字形。",
        en: "Arabic digits and letters are of half width.",
    },
    example: "1.负责２０３０年规划编制；\n2.负责档案管理。",
    near_miss: "１．负责2030年规划编制；\n２．负责档案管理。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15835—2011 第5.1条", en: "GB/T 15835-2011, 5.1" },
};

/// Two marks where one belongs.
pub static MARK_DOUBLED: Code = Code {
    name: "mark-doubled",
    severity: Severity::Warning,
    title: Worded { zh: "标点重复", en: "doubled marks" },
    message: Worded { zh: "“{found}”连用", en: "“{found}” stand together" },
    what: Worded {
        zh: "找出连用的逗号、句号、分号、冒号、顿号。",
        en: "Finds commas, stops, semicolons, colons and enumeration commas that stand together.",
    },
    why: Worded {
        zh: "多半是修改时没有删干净。", en: "One was left over from an edit."
    },
    example: "1.负责公文流转，，督查督办；\n2.负责档案管理。",
    near_miss: "1.负责公文流转……督查督办；\n2.负责档案管理。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第4章", en: "GB/T 15834-2011, chapter 4" },
};

/// A bracket or quote without its partner.
pub static PAIR_OPEN: Code = Code {
    name: "pair-open",
    severity: Severity::Warning,
    title: Worded { zh: "成对标点不配", en: "pair that does not close" },
    message: Worded { zh: "{found} 没有配对", en: "{found} has no partner" },
    what: Worded {
        zh: "找出没有配对的引号、书名号和括号，一段报一处。序数后的括号（1）不算。",
        en: "Finds quotes, title marks and brackets without a partner, one a paragraph. The bracket of a marker (1）) passes.",
    },
    why: Worded {
        zh: "漏了一半，或者打反了。",
        en: "One half is missing, or was typed the wrong way round.",
    },
    example: "1.负责推进“一网通办改革；\n2.负责档案管理。",
    near_miss: "1.负责推进“一网通办”改革；\n2.负责档案管理。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded {
        zh: "GB/T 15834—2011 第4.8、4.9、4.15条",
        en: "GB/T 15834-2011, 4.8, 4.9, 4.15",
    },
};

/// 、 before 等.
pub static COMMA_BEFORE_DENG: Code = Code {
    name: "comma-before-deng",
    severity: Severity::Warning,
    title: Worded { zh: "“等”前用了顿号", en: "、 before 等" },
    message: Worded { zh: "“等”前面不用顿号", en: "no 、 before 等" },
    what: Worded {
        zh: "找出列举之后“、等”的写法。“等级”“等次”等词不算。",
        en: "Finds 、 before 等 after a list. Words such as 等级 pass.",
    },
    why: Worded {
        zh: "列举末了用“等”，前面不再用顿号。", en: "等 ends the list by itself."
    },
    example: "1.负责考核、绩效、等工作；\n2.负责档案管理。",
    near_miss: "1.负责信用评估、等级评定；\n2.负责考核、绩效等工作。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第4.5条", en: "GB/T 15834-2011, 4.5" },
};

/// 、 between title marks.
pub static COMMA_BETWEEN_TITLES: Code = Code {
    name: "comma-between-titles",
    severity: Severity::Hint,
    title: Worded { zh: "书名号之间用了顿号", en: "、 between title marks" },
    message: Worded {
        zh: "《》与《》之间通常不用顿号", en: "usually no 、 between 《》 and 《》"
    },
    what: Worded {
        zh: "找出并列书名号之间的顿号。中间有其他成分的不算。",
        en: "Finds 、 between titles that stand side by side.",
    },
    why: Worded {
        zh: "标有书名号的并列成分之间通常不用顿号。",
        en: "Titles in marks need nothing between them.",
    },
    example: "1.负责《云桥年鉴》、《云桥志》的编写；\n2.负责档案管理。",
    near_miss: "1.负责《云桥年鉴》《云桥志》（科技卷）、《科技简报》的编写；\n2.负责档案管理。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第4.5.3.5条", en: "GB/T 15834-2011, 4.5.3.5" },
};

/// Dots that stand for an ellipsis.
pub static ELLIPSIS_FORM: Code = Code {
    name: "ellipsis-form",
    severity: Severity::Warning,
    title: Worded { zh: "省略号写法不对", en: "form of the ellipsis" },
    message: Worded { zh: "“{found}”应为“……”", en: "“{found}” should be ……" },
    what: Worded {
        zh: "找出用句点、句号排成的省略号。", en: "Finds ellipses made of full stops."
    },
    why: Worded {
        zh: "省略号的形式是“……”。", en: "The ellipsis is written ……"
    },
    example: "1.负责展览、讲座...等活动；\n2.负责档案管理。",
    near_miss: "1.负责展览、讲座……；\n2.负责3.5亿元资金的分配。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第4.11条", en: "GB/T 15834-2011, 4.11" },
};

/// A hyphen in a range.
pub static RANGE_HYPHEN: Code = Code {
    name: "range-hyphen",
    severity: Severity::Warning,
    title: Worded { zh: "起止用了半角连字符", en: "hyphen in a range" },
    message: Worded {
        zh: "“{found}”的起止应用“—”或“～”",
        en: "the range “{found}” is written with — or ～",
    },
    what: Worded {
        zh: "找出用半角“-”表示数值、年份起止的写法。电话、文号、标准号、日期不算。",
        en: "Finds a hyphen between the ends of a range of figures or years. Telephones, document numbers, standards and dates pass.",
    },
    why: Worded {
        zh: "起止用一字线“—”或浪纹线“～”。",
        en: "The ends of a range are joined by — or ～.",
    },
    example: "1.负责2026-2030年规划编制；\n2.负责档案管理。",
    near_miss: "1.负责2026—2030年规划编制；\n2.负责执行GB/T 9704-2012标准。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第4.13条", en: "GB/T 15834-2011, 4.13" },
};
