//! Codes of the header: number, dates, names.

use crate::finding::{Code, Severity, Worded};

/// A date that is no day.
pub static DATE_UNREADABLE: Code = Code {
    name: "date-unreadable",
    severity: Severity::Error,
    title: Worded { zh: "日期读不出", en: "unreadable date" },
    message: Worded { zh: "“{text}”不是一个日子", en: "“{text}” is no day" },
    what: Worded {
        zh: "找出年月日齐全而历法上没有的日期，以及混入字母的日期（l5日）。日还空着的是草稿，不算。",
        en: "Finds dates that name year, month and day and are no day of the calendar, or have a letter for a digit (l5日). A day still blank is a draft's and passes.",
    },
    why: Worded {
        zh: "成文日期是公文生效的日子；字母 l 与数字 1 看上去一样，机器却读不出。",
        en: "The notice takes effect on this day; the letter l looks like the digit 1 and is none.",
    },
    example: "2025年2月30日",
    near_miss: "2024年2月29日",
    mechanical: false,
    rests_in_draft: true,
    source: Worded { zh: "GB/T 9704—2012 第7.3.5.4条", en: "GB/T 9704-2012, 7.3.5.4" },
};

/// A particular that is printed twice, not the same.
pub static HEADER_DIFFERS: Code = Code {
    name: "header-differs",
    severity: Severity::Warning,
    title: Worded {
        zh: "同一要素两处不一致", en: "a particular printed twice, differing"
    },
    message: Worded {
        zh: "这里是“{found}”，前面是“{expected}”",
        en: "“{found}” here, “{expected}” before",
    },
    what: Worded {
        zh: "找出发文字号印了两次而内容不同的情形；两处都保留。相同的只读一次，另一处记入核对记录。",
        en: "Finds document numbers that are printed twice and differ; both are kept. Equal ones are read once, the other stands in the receipt.",
    },
    why: Worded { zh: "两处总有一处是错的。", en: "One of the two is wrong." },
    example: "云教〔2024〕3号\n（云教〔2024〕5号）",
    near_miss: "云教〔2024〕3号\n（云教〔2024〕3号）",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// Other brackets around the year of the number.
pub static DOCUMENT_NUMBER_BRACKETS: Code = Code {
    name: "document-number-brackets",
    severity: Severity::Error,
    title: Worded { zh: "文号括号不对", en: "brackets of the document number" },
    message: Worded {
        zh: "年份写在“{found}”里，应为六角括号“〔〕”",
        en: "the year stands in {found}; it belongs in 〔〕",
    },
    what: Worded {
        zh: "找出发文字号的年份没有用六角括号“〔〕”括入，或前后括号不配的情形。",
        en: "Finds document numbers whose year is not in 〔〕, or in brackets that do not match.",
    },
    why: Worded {
        zh: "年份应标全称，用六角括号“〔〕”括入。",
        en: "The standard prescribes these brackets.",
    },
    example: "云科[2025]17号",
    near_miss: "云科〔2025〕17号",
    mechanical: true,
    rests_in_draft: true,
    source: Worded { zh: "GB/T 9704—2012 第7.2.5条", en: "GB/T 9704-2012, 7.2.5" },
};

/// 第 or a zero before the serial.
pub static DOCUMENT_NUMBER_FORM: Code = Code {
    name: "document-number-form",
    severity: Severity::Error,
    title: Worded { zh: "文号顺序号写法不对", en: "form of the serial" },
    message: Worded {
        zh: "顺序号前不加“{found}”",
        en: "“{found}” does not belong before the serial",
    },
    what: Worded {
        zh: "找出发文字号顺序号前的“第”和虚位的“0”。只有“第N号”的（令）不算。",
        en: "Finds 第 and leading zeros before the serial; a bare 第N号 (of an order) passes.",
    },
    why: Worded {
        zh: "发文顺序号不加“第”字，不编虚位。",
        en: "The standard says: no 第, no padding.",
    },
    example: "云科〔2025〕第017号",
    near_miss: "云科〔2025〕107号",
    mechanical: true,
    rests_in_draft: true,
    source: Worded { zh: "GB/T 9704—2012 第7.2.5条", en: "GB/T 9704-2012, 7.2.5" },
};

/// The number and the date are of two years.
pub static DOCUMENT_NUMBER_YEAR: Code = Code {
    name: "document-number-year",
    severity: Severity::Hint,
    title: Worded {
        zh: "文号年份与成文年份不同", en: "number and date of different years"
    },
    message: Worded {
        zh: "文号是{year}年，成文日期是{date}",
        en: "the number is of {year}, the date is {date}",
    },
    what: Worded {
        zh: "找出发文字号年份与成文日期年份不一致的情形。上年取号、一月成文的不算。",
        en: "Finds a document number whose year is not that of the date; a number of the year before with a date in January passes.",
    },
    why: Worded {
        zh: "岁末年初容易写错其中一个。",
        en: "One of the two is easily mistyped at the turn of the year.",
    },
    example: "云科〔2024〕17号",
    near_miss: "云科〔2025〕17号",
    mechanical: false,
    rests_in_draft: true,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A date that is not written as the standard does.
pub static DATE_FORM: Code = Code {
    name: "date-form",
    severity: Severity::Error,
    title: Worded { zh: "日期写法不规范", en: "form of the date" },
    message: Worded {
        zh: "{fault}，应写作“{expected}”", en: "{fault}: “{expected}” is expected"
    },
    what: Worded {
        zh: "找出没有用阿拉伯数字、年月日写法的成文日期和印发日期，以及月、日前的虚位“0”。2012年7月1日以前的汉字日期不算。",
        en: "Finds dates of signature and printing not in Arabic digits with 年, 月 and 日, or padded with zeros. Chinese numerals pass before 2012-07-01.",
    },
    why: Worded {
        zh: "成文日期用阿拉伯数字将年、月、日标全，月、日不编虚位。",
        en: "The standard says: Arabic digits, in full, no padding.",
    },
    example: "2025年02月13日",
    near_miss: "2025年2月10日",
    mechanical: false,
    rests_in_draft: true,
    source: Worded { zh: "GB/T 9704—2012 第7.3.5.4条", en: "GB/T 9704-2012, 7.3.5.4" },
};

/// Printed before it was signed.
pub static DATE_ORDER: Code = Code {
    name: "date-order",
    severity: Severity::Warning,
    title: Worded { zh: "印发早于成文", en: "printed before signed" },
    message: Worded {
        zh: "印发日期早于成文日期（{signed}）",
        en: "the date of printing is before the date of signature ({signed})",
    },
    what: Worded {
        zh: "找出印发日期在成文日期之前的情形。",
        en: "Finds a date of printing before the date of signature.",
    },
    why: Worded {
        zh: "文件签发之后才能付印，总有一个日期写错了。",
        en: "A notice is printed after it is signed: one of the two is wrong.",
    },
    example: "云桥市科技局办公室　　2025年2月8日印发",
    near_miss: "云桥市科技局办公室　　2025年2月18日印发",
    mechanical: false,
    rests_in_draft: true,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};
