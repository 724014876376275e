//! Codes of the duties: end marks, catch-alls, repetitions, names.

use crate::finding::{Code, Severity, Worded};

/// An end mark unlike those of the list.
pub static END_MARK: Code = Code {
    name: "end-mark",
    severity: Severity::Warning,
    title: Worded { zh: "句末标点不一致", en: "end mark unlike the others" },
    message: Worded {
        zh: "这里是{what}，应为“{expected}”",
        en: "{what} here; “{expected}” is expected",
    },
    what: Worded {
        zh: "一列职责应当“；…；。”或一律“。”：找出个别用错、漏用的，以及末项以“；”结束的；一项之内有“。”的，末尾也用“。”。全列都不用标点的不算。",
        en: "A list ends its items ；…；。 or all 。: finds the odd ones, the missing ones, and a last one that ends ；. An item with a 。 inside ends 。 too. A list without any marks passes.",
    },
    why: Worded {
        zh: "末项不是“。”，往往说明后面丢了内容。",
        en: "A list whose last item does not end in 。 may have lost its end.",
    },
    example: "1.负责公文流转；\n2.负责档案管理。\n3.负责会务保障；\n4.负责后勤保障。",
    near_miss: "1.负责公文流转。\n2.负责档案管理。\n3.负责会务保障。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15834—2011 第4.6条", en: "GB/T 15834-2011, 4.6" },
};

/// A catch-all worded unlike the others.
pub static CATCH_ALL_WORDING: Code = Code {
    name: "catch-all-wording",
    severity: Severity::Warning,
    title: Worded { zh: "兜底职责措辞不一致", en: "catch-alls not worded alike" },
    message: Worded {
        zh: "其余{count}个部门[写作“{expected}”][没有“{without}”]",
        en: "{count} other departments[ say “{expected}”][ do not say “{without}”]",
    },
    what: Worded {
        zh: "找出各部门“完成…交办的其他工作”中措辞与绝大多数不同的。句末标点和空格不算。",
        en: "Finds the catch-all (完成…交办的其他工作) that differs from one that at least three times as many departments have; end marks and blanks do not count.",
    },
    why: Worded {
        zh: "同一文件中兜底职责应当一个写法，“上级”与“上级部门”不是一回事。",
        en: "One text has one wording; 上级 and 上级部门 are not the same.",
    },
    example: "办公室职能\n1.负责公文流转；\n2.完成上级交办的其他工作。\n财务科职能\n1.负责预算编制；\n2.完成上级交办的其他工作。\n科普部职能\n1.负责科普宣传；\n2.完成上级交办的其他工作。\n人事科职能\n1.负责人事调配；\n2.完成上级部门交办的其他工作。",
    near_miss: "办公室职能\n1.负责公文流转；\n2.完成上级交办的其他工作。\n财务科职能\n1.负责预算编制；\n2.完成上级交办的其他工作。\n科普部职能\n1.负责科普宣传；\n2.完成上级部门交办的其他工作。\n人事科职能\n1.负责人事调配；\n2.完成上级部门交办的其他工作。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A department without the catch-all that the others have.
pub static CATCH_ALL_MISSING: Code = Code {
    name: "catch-all-missing",
    severity: Severity::Hint,
    title: Worded { zh: "没有兜底职责", en: "no catch-all" },
    message: Worded {
        zh: "其余{count}个部门都有“交办的其他工作”，这里没有",
        en: "{count} other departments have a catch-all, this one has none",
    },
    what: Worded {
        zh: "绝大多数部门都有兜底职责（交办的其他工作）而个别没有时报告。",
        en: "Finds the departments without a catch-all where four in five have one.",
    },
    why: Worded {
        zh: "末项职责丢失时项号看不出来，兜底职责能看出来。",
        en: "A lost last item leaves no trace in the numbers; the missing catch-all shows it.",
    },
    example: "办公室职能\n1.负责公文流转；\n2.完成上级交办的其他工作。\n财务科职能\n1.负责预算编制；\n2.完成上级交办的其他工作。\n科普部职能\n1.负责科普宣传；\n2.完成上级交办的其他工作。\n宣传科职能\n1.负责新闻宣传；\n2.完成上级交办的其他工作。\n人事科职能\n1.负责人事调配；\n2.负责工资福利。",
    near_miss: "办公室职能\n1.负责公文流转；\n2.完成上级交办的其他工作。\n财务科职能\n1.负责预算编制；\n2.负责会计核算。\n科普部职能\n1.负责科普宣传；\n2.负责场馆开放。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A catch-all before other duties.
pub static CATCH_ALL_NOT_LAST: Code = Code {
    name: "catch-all-not-last",
    severity: Severity::Hint,
    title: Worded { zh: "兜底职责不在末项", en: "catch-all not last" },
    message: Worded {
        zh: "“交办的其他工作”之后还有职责", en: "duties follow the catch-all"
    },
    what: Worded {
        zh: "找出后面还有其他职责的兜底职责。",
        en: "Finds catch-alls that other duties follow.",
    },
    why: Worded {
        zh: "兜底职责按惯例列在最后；不在最后，多半是后来加了一项。",
        en: "It comes last by custom; if it does not, a duty was added behind it.",
    },
    example: "1.负责公文流转；\n2.完成领导交办的其他工作；\n3.负责档案管理。",
    near_miss: "1.负责公文流转；\n2.负责档案管理；\n3.完成领导交办的其他工作。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A second catch-all in a department.
pub static CATCH_ALL_REPEATED: Code = Code {
    name: "catch-all-repeated",
    severity: Severity::Hint,
    title: Worded { zh: "兜底职责重复", en: "two catch-alls" },
    message: Worded {
        zh: "本部门[第{first}项]已有“交办的其他工作”",
        en: "this department has a catch-all already[: item {first}]",
    },
    what: Worded {
        zh: "找出一个部门中的第二条兜底职责。",
        en: "Finds the second catch-all of a department.",
    },
    why: Worded {
        zh: "多半是两份职责合并时留下的。",
        en: "It is left over where two lists were joined.",
    },
    example: "1.负责公文流转；\n2.完成领导交办的其他工作；\n3.完成上级交办的其他任务。",
    near_miss: "1.负责公文流转；\n2.负责其他工作人员的培训；\n3.完成上级交办的其他任务。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A duty without a verb of duty.
pub static DUTY_OPENING: Code = Code {
    name: "duty-opening",
    severity: Severity::Hint,
    title: Worded { zh: "职责没有动词", en: "duty without a verb" },
    message: Worded {
        zh: "只写了事项，没有写“负责”“承担”等",
        en: "only a matter is named: 负责, 承担 or the like is missing",
    },
    what: Worded {
        zh: "同列其他职责都以“负责”“承担”“推进”等开头，个别只写“科普工作”时报告。带下级条目的标题不算。",
        en: "Finds bare matters (科普工作) in a list whose other duties open with a verb; items that others are nested in pass.",
    },
    why: Worded {
        zh: "看不出是负责还是配合。",
        en: "It does not say whether the department leads or helps.",
    },
    example: "1.负责公文流转；\n2.科普工作；\n3.负责档案管理。",
    near_miss: "1.负责公文流转；\n2.开展科普工作；\n3.依托社区做好宣传工作。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// The same duty twice in a department.
pub static DUTY_DUPLICATE: Code = Code {
    name: "duty-duplicate",
    severity: Severity::Warning,
    title: Worded { zh: "本部门职责重复", en: "duty twice in a department" },
    message: Worded {
        zh: "与本部门[第{number}项]完全相同",
        en: "the same as another duty of this department[: item {number}]",
    },
    what: Worded {
        zh: "找出一个部门中一字不差的两项职责（句末标点、空格、全半角不计）。",
        en: "Finds duties of one department that are equal but for end marks, blanks and widths.",
    },
    why: Worded {
        zh: "多半是复制后忘了改，本来的一项职责可能因此丢失。",
        en: "One was copied and not changed: the duty it should be may be lost.",
    },
    example: "1.负责公文流转；\n2.负责档案管理；\n3.负责公文流转。",
    near_miss: "1.负责公文流转；\n2.负责档案管理；\n3.负责公文核稿。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// The same duty in two departments.
pub static DUTY_DUPLICATE_ACROSS: Code = Code {
    name: "duty-duplicate-across",
    severity: Severity::Hint,
    title: Worded { zh: "两个部门职责完全相同", en: "same duty in two departments" },
    message: Worded {
        zh: "与“{department}”[第{number}项]完全相同",
        en: "the same as a duty of {department}[: item {number}]",
    },
    what: Worded {
        zh: "找出两个部门一字不差的职责；兜底职责和三个以上部门共有的除外。",
        en: "Finds duties that two departments share word for word; catch-alls and duties of three departments or more pass.",
    },
    why: Worded {
        zh: "同一件事两个部门都“负责”，要确认各管什么。",
        en: "Two departments are charged with one matter: who does what should be settled.",
    },
    example: "办公室职能\n1.负责公文流转；\n2.负责党务信息宣传报道工作。\n党群科职能\n1.负责党员教育管理；\n2.负责党务信息宣传报道工作。",
    near_miss: "办公室职能\n1.负责公文流转；\n2.完成领导交办的其他工作。\n党群科职能\n1.负责党员教育管理；\n2.完成领导交办的其他工作。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// Two duties that are nearly the same.
pub static DUTY_NEAR_DUPLICATE: Code = Code {
    name: "duty-near-duplicate",
    severity: Severity::Hint,
    title: Worded { zh: "职责大致相同", en: "duties nearly the same" },
    message: Worded {
        zh: "与[“{department}”]第{number}项大致相同",
        en: "nearly the same as item {number}[ of {department}]",
    },
    what: Worded {
        zh: "找出相邻两字组合有八成以上相同的职责；兜底职责除外。",
        en: "Finds duties that share at least four fifths of their pairs of characters; catch-alls pass.",
    },
    why: Worded {
        zh: "多半是从别处复制后改了几个字，要确认改全了。",
        en: "One was made from the other: see whether every word was changed that should be.",
    },
    example: "办公室职能\n1.负责公文流转；\n2.负责科委离退休干部的服务与管理。\n党群科职能\n1.负责党员教育管理；\n2.负责科协离退休干部的服务与管理。",
    near_miss: "办公室职能\n1.负责公文流转；\n2.负责对团支部和所属社团党组织建设的指导工作。\n党群科职能\n1.负责党员教育管理；\n2.负责对学协会党组织建设的指导工作。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};

/// A department that the notice does not list.
pub static DEPARTMENT_UNKNOWN: Code = Code {
    name: "department-unknown",
    severity: Severity::Hint,
    title: Worded { zh: "提到的部门未列出", en: "department named but not listed" },
    message: Worded {
        zh: "“{name}”不在本文所列部门之中",
        en: "“{name}” is none of the departments listed",
    },
    what: Worded {
        zh: "找出“配合”“会同”“协助”之后提到的、与本文部门同类而没有列出的部门。上级和外单位、统称（有关科室）不算；设置文件的 units 可列出认识的名称。",
        en: "Finds departments named after 配合, 会同 or 协助 that the notice has no section for. Outside bodies and general words pass; [[units]] in the settings lists known names.",
    },
    why: Worded {
        zh: "部门可能已经改名或撤并，职责里的旧名没有改。",
        en: "It may have been renamed or abolished.",
    },
    example: "办公室职能\n1.负责公文流转；\n2.配合综合科做好会务保障。\n财务科职能\n1.负责预算编制。\n人事科职能\n1.负责人事调配。",
    near_miss: "办公室职能\n1.负责公文流转；\n2.配合人事科做好考核，会同有关科室做好会务保障。\n财务科职能\n1.负责预算编制。\n人事科职能\n1.负责人事调配。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "机关校对惯例", en: "proof-reading practice" },
};
