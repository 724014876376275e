//! Codes of the notice's structure: departments, and text without a field.

use crate::finding::{Code, Severity, Worded};

/// A department without duties.
pub static DEPARTMENT_EMPTY: Code = Code {
    name: "department-empty",
    severity: Severity::Warning,
    title: Worded { zh: "部门没有职责", en: "department without duties" },
    message: Worded { zh: "“{name}”下面没有职责", en: "“{name}” has no duties" },
    what: Worded {
        zh: "找出有标题而没有任何职责的部门。",
        en: "Finds departments that have a heading and no duty.",
    },
    why: Worded {
        zh: "也许确实没有单列职责，也许整段丢失，或者这一行并不是部门标题。",
        en: "There may be none; or the text was lost, or the line is no heading at all.",
    },
    example: "财务科职能\n1.负责预算编制。\n机关工会职能",
    near_miss: "财务科职能\n1.负责预算编制。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// Text that no field of the notice holds.
pub static UNCLAIMED_TEXT: Code = Code {
    name: "unclaimed-text",
    severity: Severity::Warning,
    title: Worded { zh: "未归类的文字", en: "unclaimed text" },
    message: Worded {
        zh: "这段文字没有归到任何一项；原样保留在“未归类”中",
        en: "no field of the notice holds this text; it is kept as it stands under `unparsed`",
    },
    what: Worded {
        zh: "找出读得到、但不属于文件信息、部门或职责的文字。",
        en: "Finds text that is neither particulars, nor department, nor duty.",
    },
    why: Worded {
        zh: "不丢一个字：没读懂的也要让人看见。",
        en: "Nothing is lost: what was not understood must be seen by a person.",
    },
    example: "1.负责公文流转；\n2.负责会务保障。\n以上职责由办公室解释。",
    near_miss: "1.负责公文流转；\n2.负责会务保障。\n联系电话：12345678",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "本程序", en: "this program" },
};

/// Characters read and characters held differ.
pub static LEDGER_UNBALANCED: Code = Code {
    name: "ledger-unbalanced",
    severity: Severity::Error,
    title: Worded { zh: "核对不平", en: "receipt does not balance" },
    message: Worded {
        zh: "读入的文字与原文不一致[，少了“{missing}”][，多了“{extra}”]",
        en: "what was read differs from the input[, missing “{missing}”][, extra “{extra}”]",
    },
    what: Worded {
        zh: "逐字核对：原文的每一个字都应在某个字段、未归类或转换残留之中，不多也不少。",
        en: "Counts every character: each one of the input must be in a field, in `unparsed` or in a repair, and no other.",
    },
    why: Worded {
        zh: "这是程序的错误，不是文件的错误；请把文件发给维护者，这份结果不要使用。",
        en: "This is a fault of the program, not of the notice: report it with the file, and do not use the result.",
    },
    example: "（任何文件）",
    near_miss: "（任何正常读入的文件）",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "本程序", en: "this program" },
};

/// A number without words.
pub static DUTY_EMPTY: Code = Code {
    name: "duty-empty",
    severity: Severity::Warning,
    title: Worded { zh: "职责没有内容", en: "duty without words" },
    message: Worded {
        zh: "“{marker}”后面没有文字", en: "no words follow “{marker}”"
    },
    what: Worded {
        zh: "找出只有序数、没有文字的职责。",
        en: "Finds duties that are a number and nothing else.",
    },
    why: Worded {
        zh: "文字可能删去或丢失了，序数还留着。",
        en: "The words were deleted or lost, and the number stayed.",
    },
    example: "1.负责公文流转；\n2.\n3.负责会务保障。",
    near_miss: "1.负责公文流转；\n2.负责档案管理；\n3.负责会务保障。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// Two departments of one name.
pub static DEPARTMENT_DUPLICATE: Code = Code {
    name: "department-duplicate",
    severity: Severity::Error,
    title: Worded { zh: "部门重名", en: "department twice" },
    message: Worded { zh: "前面已有“{name}”", en: "“{name}” is there already" },
    what: Worded {
        zh: "找出同一部分中名称相同的两个部门。不同部分、不同上级部门之下可以重名。",
        en: "Finds two departments of the same name in one section and below the same department.",
    },
    why: Worded {
        zh: "一个部门的职责分在两处，或者有一个标题写错了。",
        en: "One department's duties stand in two places, or one heading is wrong.",
    },
    example: "办公室职能\n1.负责公文流转。\n财务科职能\n1.负责预算编制。\n办公室职能\n1.负责会务保障。",
    near_miss: "办公室职能\n1.负责公文流转。\n财务科职能\n1.负责预算编制。\n综合办公室职能\n1.负责会务保障。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A heading that is made unlike the others.
pub static HEADING_MIXED: Code = Code {
    name: "heading-mixed",
    severity: Severity::Warning,
    title: Worded { zh: "部门标题写法不一致", en: "headings not alike" },
    message: Worded {
        zh: "其他部门的标题写作“…{expected}”[，这里是“…{found}”]",
        en: "the other headings end in {expected}[; this one in {found}]",
    },
    what: Worded {
        zh: "绝大多数部门标题写作“X职能”，个别写作“X职责”或只写名称时报告。没有职责的部门不算。",
        en: "Finds the few headings whose ending (职能, 职责, none) differs from at least twice as many others.",
    },
    why: Worded {
        zh: "同一文件的标题应当用同一种写法。",
        en: "Headings of one text are made alike.",
    },
    example: "办公室职能\n1.负责公文流转。\n财务科职责\n1.负责预算编制。\n科普部职能\n1.负责科普宣传。",
    near_miss: "办公室职能\n1.负责公文流转。\n财务科职能\n1.负责预算编制。\n科普部职能\n1.负责科普宣传。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// More or fewer departments than announced.
pub static COUNT_DIFFERS: Code = Code {
    name: "count-differs",
    severity: Severity::Warning,
    title: Worded { zh: "数目与所列不符", en: "count differs from what is listed" },
    message: Worded {
        zh: "写的是{announced}个，下面有{found}个",
        en: "{announced} announced, {found} listed",
    },
    what: Worded {
        zh: "找出“设N个内设机构”与实际所列部门数不符的情形。机关党委、纪检、工会、离退休工作机构算或不算都可以。",
        en: "Compares “设N个内设机构” with the departments listed; party, discipline, union and retirement offices may count or not.",
    },
    why: Worded {
        zh: "要么数目没有改，要么漏了一个部门。",
        en: "The count was not updated, or a department was lost.",
    },
    example: "云桥市科技局设3个内设机构。\n办公室职能\n1.负责公文流转；\n2.负责会务保障。\n财务科职能\n1.负责预算编制；\n2.负责会计核算。",
    near_miss: "云桥市科技局设2个内设机构。\n办公室职能\n1.负责公文流转；\n2.负责会务保障。\n财务科职能\n1.负责预算编制；\n2.负责会计核算。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};
