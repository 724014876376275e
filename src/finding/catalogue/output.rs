//! Codes of the outputs: what had to be changed to fit a format.

use crate::finding::{Code, Severity, Worded};

/// A CSV cell that a spreadsheet would run.
pub static CSV_GUARDED: Code = Code {
    name: "csv-guarded",
    severity: Severity::Warning,
    title: Worded { zh: "CSV 单元格已加保护", en: "guarded CSV cell" },
    message: Worded {
        zh: "CSV 第{row}行“{column}”会被当成公式，前面加了一个撇号",
        en: "CSV row {row}, column {column}, would run as a formula: an apostrophe was put in front",
    },
    what: Worded {
        zh: "CSV 中以 = + - @ 开头的单元格前加撇号，读回时自动去掉；--csv-raw 不加。",
        en: "Puts an apostrophe before CSV cells that start with = + - @; reading takes it off again, --csv-raw leaves it out.",
    },
    why: Worded {
        zh: "Excel 和 WPS 打开 CSV 时会执行这样的单元格。",
        en: "Excel and WPS run such cells when they open a CSV.",
    },
    example: "1.=HYPERLINK(\"…\")",
    near_miss: "1.负责公文流转；",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "OWASP《CSV 注入》", en: "OWASP, CSV Injection" },
};

/// A character that XML cannot hold.
pub static CHARACTER_REPLACED: Code = Code {
    name: "character-replaced",
    severity: Severity::Warning,
    title: Worded { zh: "控制字符已替换", en: "character replaced" },
    message: Worded {
        zh: "有{count}个字符 Word 和 Excel 文件存不下，写成了“\u{fffd}”",
        en: "{count} characters that Word and Excel files cannot hold were written as “\u{fffd}”",
    },
    what: Worded {
        zh: "XML 1.0 不能保存的控制字符，在 XLSX 和 DOCX 中以“\u{fffd}”代替；JSON 和 CSV 不变。",
        en: "Replaces control characters that XML 1.0 cannot hold in XLSX and DOCX; JSON and CSV keep them.",
    },
    why: Worded {
        zh: "不替换，文件就打不开。", en: "With them in it the file would not open."
    },
    example: "负责\u{2}档案管理；",
    near_miss: "负责档案管理；",
    mechanical: false,
    rests_in_draft: false,
    source: Worded { zh: "XML 1.0 第2.2节", en: "XML 1.0, section 2.2" },
};
