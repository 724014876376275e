//! Codes of the numbers in a list. How a list is judged stands in `check::numbering`.

use crate::finding::{Code, Severity, Worded};

const SOURCE: Worded = Worded {
    zh: "机关校对惯例；序数写法见 GB/T 9704—2012 第7.3.3条",
    en: "proof-reading practice; for the form of the numbers GB/T 9704-2012, 7.3.3",
};

/// A number is missing between two items.
pub static NUMBER_GAP: Code = Code {
    name: "number-gap",
    severity: Severity::Error,
    title: Worded { zh: "缺号", en: "missing number" },
    message: Worded {
        zh: "第{previous}项之后是第{found}项，缺第{missing}项",
        en: "item {previous} is followed by item {found}: {missing} missing",
    },
    what: Worded {
        zh: "同一列中两项之间缺了项号，又没有别的项放错了位置。",
        en: "Finds a hole between two numbers of one list that no misplaced item explains.",
    },
    why: Worded {
        zh: "多半是漏排了一项职责，或者删去一项后没有顺改项号。",
        en: "A duty was lost, or one was removed and the rest were not renumbered.",
    },
    example: "1.负责公文流转；\n2.负责档案管理；\n4.负责会务保障。",
    near_miss: "1.负责公文流转；\n2.负责档案管理；\n3.负责会务保障。",
    mechanical: false,
    rests_in_draft: false,
    source: SOURCE,
};

/// A number occurs twice.
pub static NUMBER_DUPLICATE: Code = Code {
    name: "number-duplicate",
    severity: Severity::Error,
    title: Worded { zh: "重号", en: "repeated number" },
    message: Worded {
        zh: "第{found}项重复[，此处应为第{expected}项]",
        en: "item {found} occurs twice[; item {expected} is expected here]",
    },
    what: Worded {
        zh: "同一列中有一项不在连续的项号之内，而且与另一项同号。",
        en: "Finds an item outside the run of its list whose number another item has.",
    },
    why: Worded {
        zh: "引用“第几项”时会指向两项职责。",
        en: "A reference to the item would mean two duties.",
    },
    example: "1.负责公文流转；\n2.负责档案管理；\n2.负责会务保障；\n3.负责后勤。",
    near_miss: "办公室职能\n1.负责公文流转；\n2.负责会务保障。\n财务科职能\n1.负责预算编制；\n2.负责会计核算。",
    mechanical: false,
    rests_in_draft: false,
    source: SOURCE,
};

/// A number stands out of order.
pub static NUMBER_DISORDER: Code = Code {
    name: "number-disorder",
    severity: Severity::Error,
    title: Worded { zh: "项号顺序不对", en: "number out of order" },
    message: Worded {
        zh: "第{found}项顺序不对[，此处应为第{expected}项]",
        en: "item {found} is out of order[; item {expected} is expected here]",
    },
    what: Worded {
        zh: "同一列中有一项不在连续的项号之内，也不与别的项同号；相邻两项互换只报一处。",
        en: "Finds an item outside the run of its list whose number no other item has; two exchanged neighbours are one finding.",
    },
    why: Worded {
        zh: "项号写错，或者两项的位置颠倒。",
        en: "The number is mistyped, or two items changed places.",
    },
    example: "1.负责公文流转；\n3.负责会务保障；\n2.负责档案管理；\n4.负责后勤。",
    near_miss: "1.负责公文流转；\n2.负责档案管理；\n3.负责会务保障；\n4.负责后勤。",
    mechanical: false,
    rests_in_draft: false,
    source: SOURCE,
};

/// A list starts past its first number.
pub static NUMBER_START: Code = Code {
    name: "number-start",
    severity: Severity::Error,
    title: Worded { zh: "首项缺失", en: "list does not start at its first number" },
    message: Worded {
        zh: "从第{found}项开始，缺第{missing}项",
        en: "the list starts at item {found}: {missing} missing",
    },
    what: Worded {
        zh: "一列的第一个项号不是1，又没有别的项放错了位置。",
        en: "Finds a list whose first number is not 1, where no misplaced item explains it.",
    },
    why: Worded { zh: "前面的职责丢失了。", en: "The duties before it were lost." },
    example: "2.负责档案管理；\n3.负责会务保障。",
    near_miss: "第一章　办公室职能\n第一条　负责公文流转。\n第二条　负责档案管理。\n第二章　财务科职能\n第三条　负责预算编制。\n第四条　负责会计核算。",
    mechanical: false,
    rests_in_draft: false,
    source: SOURCE,
};

/// Numbers start again although no heading stands between.
pub static NUMBER_RESTART: Code = Code {
    name: "number-restart",
    severity: Severity::Error,
    title: Worded { zh: "项号重新开始", en: "numbers start again" },
    message: Worded {
        zh: "第{previous}项之后又从第{found}项开始，可能缺了部门标题",
        en: "item {found} follows item {previous}: a department's heading may be missing",
    },
    what: Worded {
        zh: "项号回到1，而中间没有部门标题；其后的职责列为一个没有名称的部门。",
        en: "Finds a return to the first number without a heading; what follows becomes a department without a name.",
    },
    why: Worded {
        zh: "标题丢失后，两个部门的职责会混在一起。",
        en: "With its heading lost, one department's duties would pass for another's.",
    },
    example: "办公室职能\n1.负责公文流转；\n2.负责会务保障。\n1.负责预算编制；\n2.负责会计核算。",
    near_miss: "办公室职能\n1.负责公文流转；\n2.负责会务保障。\n财务科职能\n1.负责预算编制；\n2.负责会计核算。",
    mechanical: false,
    rests_in_draft: false,
    source: SOURCE,
};

/// Two ways of writing numbers in one list.
pub static MARKER_MIXED: Code = Code {
    name: "marker-mixed",
    severity: Severity::Warning,
    title: Worded { zh: "序数写法不一致", en: "mixed markers" },
    message: Worded {
        zh: "序数写作“{found}”，本列其他各项写作“{expected}”",
        en: "the marker is written “{found}”, the others of the list like “{expected}”",
    },
    what: Worded {
        zh: "同一列、同一层次用了两种序数写法；项号连续，仍按一列读入。",
        en: "Finds two families of markers on one level of one list; the values run on, so it is read as one list.",
    },
    why: Worded {
        zh: "同一层次的序数应当统一，否则看不出层次。",
        en: "One level has one form of number; otherwise the levels cannot be told apart.",
    },
    example: "1.负责公文流转；\n2、负责档案管理；\n3.负责会务保障。",
    near_miss: "一、负责公文流转：\n1.收文；\n2.发文。\n二、负责档案管理。",
    mechanical: false,
    rests_in_draft: false,
    source: SOURCE,
};

/// A marker that is not punctuated as the standard does.
pub static MARKER_PUNCTUATION: Code = Code {
    name: "marker-punctuation",
    severity: Severity::Hint,
    title: Worded { zh: "序数标点不规范", en: "marker not punctuated as the standard does" },
    message: Worded {
        zh: "序数写作“{found}”，应为“{expected}”（本列共{count}处）",
        en: "the marker is written “{found}”, the standard writes “{expected}” ({count} in this list)",
    },
    what: Worded {
        zh: "找出“1、”“（一）、”“一.”“(一)”之类的序数，一列报一处，改全列。“1．”也算对；一列中写法不一的由 marker-mixed 报。",
        en: "Finds markers such as 1、 （一）、 一. (一): one finding a list, whose fix changes all of them. 1． passes; a list of several families is marker-mixed.",
    },
    why: Worded {
        zh: "结构层次序数依次为“一、”“（一）”“1.”“（1）”；带括号的序数后不再加标点。",
        en: "The levels are written 一、 （一） 1. （1）; nothing follows a bracket.",
    },
    example: "1、负责公文流转；\n2、负责档案管理。",
    near_miss: "1．负责公文流转；\n2．负责档案管理。",
    mechanical: true,
    rests_in_draft: false,
    source: Worded {
        zh: "GB/T 9704—2012 第7.3.3条；GB/T 15834—2011 附录B",
        en: "GB/T 9704-2012, 7.3.3; GB/T 15834-2011, annex B",
    },
};

/// A level of numbers is left out.
pub static LEVEL_SKIPPED: Code = Code {
    name: "level-skipped",
    severity: Severity::Hint,
    title: Worded { zh: "序数跳级", en: "level skipped" },
    message: Worded {
        zh: "“{outer}”之下是“{found}”，跳过了中间的层次",
        en: "“{found}” stands below “{outer}”: a level between them is skipped",
    },
    what: Worded {
        zh: "找出层次序数隔级使用的情形，同样的跳级只报第一处。“一、”下直接用“1.”很常见，不算；没有序数的标题不算一级。",
        en: "Finds numbers that skip a level, each pair of levels once. 1. below 一、 is common and passes; a heading without a number is no level.",
    },
    why: Worded {
        zh: "层次序数应逐级使用，跳级会让人以为中间缺了内容。",
        en: "A skipped level looks like lost text.",
    },
    example: "一、负责综合文稿：\n（1）起草；\n（2）核稿。\n二、负责档案管理。",
    near_miss: "一、负责综合文稿：\n1.起草；\n2.核稿。\n二、负责档案管理。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 9704—2012 第7.3.3条", en: "GB/T 9704-2012, 7.3.3" },
};
