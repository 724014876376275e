//! Content that is not read: its code, what it is, what to do.

use crate::finding::Worded;

use super::package::ContentKind as Kind;
use super::remedies::{ASK_FOR_ORIGINAL, REMOVE_PASSWORD, SAVE_AS_DOCX};

/// What is said of content that is not read.
pub(super) struct Unsupported {
    pub(super) code: &'static str,
    pub(super) what: Worded,
    pub(super) remedy: Worded,
}

const CLOSE_AND_CONVERT: Worded = Worded {
    zh: "关闭正在编辑的文件，转换文件本身。",
    en: "close the file that is being edited, and convert that.",
};

pub(super) fn unsupported(content: Kind) -> Unsupported {
    let say = |code, zh, en, remedy| Unsupported { code, what: Worded { zh, en }, remedy };
    match content {
        Kind::Pdf => say(
            "fixed-layout",
            "是 PDF（版式文件），不含可编辑文字结构",
            "a PDF: fixed layout without the structure of text",
            ASK_FOR_ORIGINAL,
        ),
        Kind::Ofd => say(
            "fixed-layout",
            "是 OFD（版式文件），不含可编辑文字结构",
            "an OFD: fixed layout without the structure of text",
            ASK_FOR_ORIGINAL,
        ),
        Kind::Picture(_) => {
            say("fixed-layout", "是图片，不含文字", "a picture: it holds no text", ASK_FOR_ORIGINAL)
        }
        Kind::EncryptedOffice => {
            say("encrypted", "文件设有打开密码", "protected by a password", REMOVE_PASSWORD)
        }
        Kind::LegacyWord => say(
            "legacy-word",
            "旧版 Word/WPS 文件（.doc/.wps），暂不能直接读",
            "an old Word or WPS file (.doc, .wps), which is not read directly",
            SAVE_AS_DOCX,
        ),
        Kind::LockFile => say(
            "lock-file",
            "是 WPS/Word 的临时锁文件",
            "a lock file of WPS or Word",
            CLOSE_AND_CONVERT,
        ),
        other => by_format(other),
    }
}

/// Other formats of text, and what is none at all.
fn by_format(content: Kind) -> Unsupported {
    let say = |code, zh, en, remedy| Unsupported { code, what: Worded { zh, en }, remedy };
    match content {
        Kind::Rtf => say(
            "rich-text",
            "是 RTF 文件，暂不能直接读",
            "an RTF file, which is not read directly",
            SAVE_AS_DOCX,
        ),
        Kind::Html | Kind::Mhtml => say("web-page", "是网页", "a web page", SAVE_AS_DOCX),
        Kind::WordXml | Kind::OpenDocument => say(
            "unsupported-format",
            "是 Word XML 或 OpenDocument 文件，暂不能直接读",
            "Word XML or OpenDocument, which is not read directly",
            SAVE_AS_DOCX,
        ),
        Kind::LegacyWorkbook => say(
            "unsupported-format",
            "是旧版 Excel/WPS 工作簿（.xls/.et），暂不能直接读",
            "an old workbook (.xls, .et), which is not read directly",
            super::remedies::SAVE_TABLE,
        ),
        _ => say(
            "unsupported-format",
            "不是文本，也不是 Word 文件（.docx）",
            "neither text nor a Word document",
            ASK_FOR_ORIGINAL,
        ),
    }
}
