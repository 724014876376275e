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
    example: "2007年8月l5日\n2025年2月30日",
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
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};
