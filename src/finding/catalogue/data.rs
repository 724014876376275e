//! Codes of our own formats read back: JSON, workbook, CSV.

use crate::finding::{Code, Severity, Worded};

/// A key that the format does not have.
pub static KEY_UNKNOWN: Code = Code {
    name: "key-unknown",
    severity: Severity::Warning,
    title: Worded { zh: "未知的键", en: "unknown key" },
    message: Worded {
        zh: "格式里没有“{key}”这个键，没有读入",
        en: "the format has no key “{key}”: not read",
    },
    what: Worded {
        zh: "找出 JSON 中格式没有的键；它和它的值没有读入。",
        en: "Finds keys of a JSON file that the format does not have; they and their values are not read.",
    },
    why: Worded {
        zh: "多半是键名写错，里面的内容会丢失。",
        en: "Most are misspelt, and what they hold would be lost.",
    },
    example: "{\"schema\": \"zhineng/notice@1\", \"departmets\": []}",
    source: Worded {
        zh: "本程序（zhineng schema notice）",
        en: "this program (zhineng schema notice)",
    },
};

/// A reference to nothing.
pub static REFERENCE_UNKNOWN: Code = Code {
    name: "reference-unknown",
    severity: Severity::Warning,
    title: Worded { zh: "编号没有所指", en: "id of nothing" },
    message: Worded {
        zh: "没有编号为“{id}”的部门或职责",
        en: "no department or duty has the id “{id}”",
    },
    what: Worded {
        zh: "找出 after、parent 指向的编号中，文件里没有的那些；该文字排在最后。",
        en: "Finds ids in `after` and `parent` that no department or duty of the file has; the text comes last.",
    },
    why: Worded {
        zh: "删去部门或职责后，跟在后面的文字就不知道放在哪里了。",
        en: "When a department or duty is deleted, what stood after it has no place.",
    },
    example: "{\"notes\": [{\"kind\": \"contact\", \"text\": \"电话：12345678\", \"after\": \"D99\", \"section\": []}]}",
    source: Worded {
        zh: "本程序（zhineng schema notice）",
        en: "this program (zhineng schema notice)",
    },
};
