//! Codes of figures (GB/T 15835—2011).

use crate::finding::{Code, Severity, Worded};

/// A year in short.
pub static YEAR_SHORT: Code = Code {
    name: "year-short",
    severity: Severity::Hint,
    title: Worded { zh: "年份写得不全", en: "year in short" },
    message: Worded {
        zh: "“{found}”应写出四位年份", en: "“{found}” should have its four digits"
    },
    what: Worded {
        zh: "找出月份前的两位年份。“满25年”之类的年数不算。",
        en: "Finds years of two digits before a month. Spans (满25年) pass.",
    },
    why: Worded { zh: "年份一般不用简写。", en: "Years are written in full." },
    example: "1.负责25年3月底前完成规划编制；\n2.负责档案管理。",
    near_miss: "1.负责工龄满25年人员的服务；\n2.负责档案管理。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15835—2011 第5.1条", en: "GB/T 15835-2011, 5.1" },
};

/// A day that is called 号.
pub static DAY_FORM: Code = Code {
    name: "day-form",
    severity: Severity::Hint,
    title: Worded { zh: "日期写作“号”", en: "day called 号" },
    message: Worded { zh: "“{found}”应为“日”", en: "“{found}” should be 日" },
    what: Worded {
        zh: "找出“几月几号”的写法。文号、门牌不算。",
        en: "Finds 号 for 日 in a date. Document numbers and addresses pass.",
    },
    why: Worded {
        zh: "公文日期用“日”，“号”是口语。",
        en: "A date is written with 日; 号 is spoken.",
    },
    example: "1.负责每年2月13号的纪念活动；\n2.负责档案管理。",
    near_miss: "1.负责落实〔2025〕13号文件；\n2.负责12号楼的管理。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "GB/T 15835—2011 第5.1条", en: "GB/T 15835-2011, 5.1" },
};

/// A range whose first figure lacks its unit.
pub static RANGE_UNIT: Code = Code {
    name: "range-unit",
    severity: Severity::Hint,
    title: Worded {
        zh: "起止数值前一个缺单位", en: "range whose first figure lacks its unit"
    },
    message: Worded {
        zh: "“{found}”前一个数也应带单位",
        en: "the first figure of “{found}” should have its unit too",
    },
    what: Worded {
        zh: "找出“3～5%”之类前一个数没有百分号的写法。",
        en: "Finds ranges of percentages whose first figure has no sign.",
    },
    why: Worded {
        zh: "表示百分数的起止，前后都带百分号，否则会误解。",
        en: "Both ends of such a range bear the sign; otherwise it can be misread.",
    },
    example: "1.负责将经费控制在3～5%以内；\n2.负责档案管理。",
    near_miss: "1.负责将经费控制在3%～5%以内；\n2.负责抽查3～5人。",
    mechanical: false,
    rests_in_draft: false,
    source: Worded {
        zh: "GB/T 15834—2011 第4.13条；GB/T 15835—2011 第5.1条",
        en: "GB/T 15834-2011, 4.13; GB/T 15835-2011, 5.1",
    },
};
