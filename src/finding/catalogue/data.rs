//! Codes of our own formats read back: JSON, workbook, CSV.

use crate::finding::{Code, Severity, Worded};

/// A key that the format does not have.
pub static KEY_UNKNOWN: Code = Code {
    name: "key-unknown",
    severity: Severity::Warning,
    title: Worded { zh: "未知的名目", en: "unknown key" },
    message: Worded {
        zh: "没有“{key}”这个名目，没有读入",
        en: "nothing is called “{key}”: not read",
    },
    what: Worded {
        zh: "找出 JSON 中格式没有的键、文件信息表中没有的项目；它和它的内容没有读入。",
        en: "Finds keys of a JSON file, and rows of the sheet 文件信息, that the format does not have; they and what they hold are not read.",
    },
    why: Worded {
        zh: "多半是名称写错，里面的内容会丢失。",
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

/// Rows of the ledger in another order than their own.
pub static ROWS_SORTED: Code = Code {
    name: "rows-sorted",
    severity: Severity::Warning,
    title: Worded { zh: "疑似按其他列排序", en: "rows seem to be sorted" },
    message: Worded {
        zh: "同一部门的行不再相连（第 {rows} 行起另成一段），已按编号恢复原来的顺序",
        en: "rows of one department are no longer together (apart from row {rows} on): put back in the order of their ids",
    },
    what: Worded {
        zh: "职责台账中同一部门的各行应当相连；不相连时，多半是按别的列排过序，读入时按编号恢复。",
        en: "The rows of a department stand together in the ledger; where they do not, the sheet was sorted by another column, and the ids restore the order.",
    },
    why: Worded {
        zh: "按排序后的顺序读，项号会全部乱掉。",
        en: "Read as sorted, all numbers would be out of order.",
    },
    example: "（按“关键词”列排序后的职责台账）",
    source: Worded { zh: "本程序（职责台账）", en: "this program (the ledger)" },
};

/// A row that names no department.
pub static DUTY_WITHOUT_DEPARTMENT: Code = Code {
    name: "duty-without-department",
    severity: Severity::Error,
    title: Worded { zh: "职责没有部门", en: "duty without a department" },
    message: Worded {
        zh: "这一行没有编号，也没有写部门，归到了上一行的部门",
        en: "the row has neither id nor department: it was given to that of the row above",
    },
    what: Worded {
        zh: "找出职责台账中新加的、没有写部门的行；暂归上一行的部门。",
        en: "Finds rows put into the ledger without a department; they go to the department of the row above.",
    },
    why: Worded {
        zh: "不写部门，就不知道是谁的职责。", en: "Nobody can tell whose duty it is."
    },
    example: "（在职责台账中插入一行，只填职责内容）",
    source: Worded { zh: "本程序（职责台账）", en: "this program (the ledger)" },
};

/// A cell that should hold a number.
pub static CELL_UNREADABLE: Code = Code {
    name: "cell-unreadable",
    severity: Severity::Error,
    title: Worded { zh: "单元格读不出", en: "unreadable cell" },
    message: Worded {
        zh: "{column}应当是整数，这里是“{found}”",
        en: "{column} should be a whole number, and is “{found}”",
    },
    what: Worded {
        zh: "找出职责台账的项号、层级列中不是整数的单元格；按空白读入。",
        en: "Finds cells of the columns 项号 and 层级 that hold no whole number; they are read as blank.",
    },
    why: Worded {
        zh: "项号读不出，这一项就排不进去。",
        en: "Without its number a duty has no place in the list.",
    },
    example: "项号：3.5",
    source: Worded { zh: "本程序（职责台账）", en: "this program (the ledger)" },
};

/// A row more than one level below the one above it.
pub static LEVEL_TOO_DEEP: Code = Code {
    name: "level-too-deep",
    severity: Severity::Error,
    title: Worded { zh: "层级跳级", en: "level skipped" },
    message: Worded {
        zh: "层级 {found} 之上没有上一级的职责，按上一行的下一级读入",
        en: "level {found} has no duty one level above it: read as one below the row above",
    },
    what: Worded {
        zh: "找出职责台账中层级比上一行深不止一级的行。",
        en: "Finds rows of the ledger that are more than one level below the row above.",
    },
    why: Worded {
        zh: "下一级的职责要有所属。", en: "A nested duty belongs to one above it."
    },
    example: "层级：1，3",
    source: Worded { zh: "本程序（职责台账）", en: "this program (the ledger)" },
};
