//! What to do with a file that cannot be read.

use crate::finding::Worded;

pub(super) const SAVE_AS_DOCX: Worded = Worded {
    zh: "用 WPS 或 Word 打开，另存为“Word 文档（*.docx）”后再转换。",
    en: "open it in WPS or Word, save it as a Word document (*.docx), and convert that.",
};

pub(super) const ASK_FOR_ORIGINAL: Worded = Worded {
    zh: "向来文单位索取 .docx 或文本文件；或用 WPS 转成 Word 后核对再转换。",
    en: "ask the sender for the .docx or text; or turn it into Word with WPS, proof-read it, and convert that.",
};

pub(super) const REMOVE_PASSWORD: Worded = Worded {
    zh: "用 WPS 或 Word 打开，取消密码后另存。",
    en: "open it in WPS or Word, take the password off, and save it.",
};

pub(super) const OPEN_AND_SAVE: Worded = Worded {
    zh: "用 WPS 或 Word 打开核对，另存为新的 .docx 后再转换；打不开就请向来文单位索取。",
    en: "open it in WPS or Word, look it over and save it as a new .docx; if it does not open, ask the sender for it.",
};

pub(super) const GET_AGAIN: Worded = Worded {
    zh: "重新传送或下载这个文件；若仍打不开，请向来文单位索取。",
    en: "transfer the file again; if it still fails, ask the sender for it.",
};

pub(super) const SAVE_AS_TEXT: Worded = Worded {
    zh: "用记事本或 WPS 打开，另存为 UTF-8 文本（*.txt）或 .docx。",
    en: "open it and save it as UTF-8 text (*.txt) or as .docx.",
};

pub(super) const MEND_JSON: Worded = Worded {
    zh: "改正这一处；格式见 zhineng schema notice。",
    en: "mend this place; zhineng schema notice prints the format.",
};

pub(super) const NAME_A_NOTICE: Worded = Worded {
    zh: "换成 zhineng convert -t json 写出的文件。",
    en: "name a file that zhineng convert -t json wrote.",
};

pub(super) const UPDATE: Worded =
    Worded { zh: "更新 zhineng 后再转换。", en: "update zhineng, and convert again." };

pub(super) const NAME_THE_COLUMN: Worded = Worded {
    zh: "在职责台账的首行写上列名：部门、项号、职责内容；或换成 zhineng convert -t xlsx 写出的工作簿。",
    en: "name the columns in the first row of the ledger (部门, 项号, 职责内容), or name a workbook that zhineng convert -t xlsx wrote.",
};

pub(super) const SAVE_TABLE: Worded = Worded {
    zh: "用 Excel 或 WPS 打开核对，另存为新的 .xlsx 后再转换。",
    en: "open it in Excel or WPS, look it over, save it as a new .xlsx, and convert that.",
};
