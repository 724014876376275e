//! Inputs that cannot be read: what the file is, and what to do.

use crate::finding::{Language, Worded};

use super::package::{ContentKind, PackageError};

/// Why an input was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is no text in any encoding that is read.
    #[error("not text in UTF-8, GB18030, Big5 or UTF-16")]
    NotText,
    /// It is larger than is read, in bytes.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The limit in bytes.
        limit: u64,
    },
    /// It is of a kind that is not read.
    #[error("{0:?} is not read")]
    Unsupported(ContentKind),
    /// Its package is refused.
    #[error(transparent)]
    Package(#[from] PackageError),
}

const SAVE_AS_DOCX: Worded = Worded {
    zh: "用 WPS 或 Word 打开，另存为“Word 文档（*.docx）”后再转换。",
    en: "open it in WPS or Word, save it as a Word document (*.docx), and convert that.",
};

const ASK_FOR_ORIGINAL: Worded = Worded {
    zh: "向来文单位索取 .docx 或文本文件；或用 WPS 转成 Word 后核对再转换。",
    en: "ask the sender for the .docx or text; or turn it into Word with WPS, proof-read it, and convert that.",
};

const REMOVE_PASSWORD: Worded = Worded {
    zh: "用 WPS 或 Word 打开，取消密码后另存。",
    en: "open it in WPS or Word, take the password off, and save it.",
};

const GET_AGAIN: Worded = Worded {
    zh: "重新传送或下载这个文件；若仍打不开，请向来文单位索取。",
    en: "transfer the file again; if it still fails, ask the sender for it.",
};

const SAVE_AS_TEXT: Worded = Worded {
    zh: "用记事本或 WPS 打开，另存为 UTF-8 文本（*.txt）或 .docx。",
    en: "open it and save it as UTF-8 text (*.txt) or as .docx.",
};

impl ReadError {
    /// The stable code of the refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty-file",
            Self::NotText => "not-text",
            Self::TooLarge { .. } => "too-large",
            Self::Unsupported(content) => unsupported(*content).0,
            Self::Package(error) => error.code(),
        }
    }

    /// What the file is, in one sentence without the closing mark.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let worded = match self {
            Self::Empty => Worded { zh: "文件是空的", en: "the file is empty" },
            Self::NotText => Worded {
                zh: "不是文本：用 UTF-8、GB18030、Big5、UTF-16 都读不通",
                en: "not text: neither UTF-8 nor GB18030, Big5 or UTF-16",
            },
            Self::TooLarge { limit } => {
                return match language {
                    Language::Zh => format!("文件太大，超过 {} MiB", limit >> 20),
                    Language::En => format!("the file is larger than {} MiB", limit >> 20),
                };
            }
            Self::Unsupported(content) => unsupported(*content).1,
            Self::Package(error) => return package_message(error, language),
        };
        worded.by(language).to_owned()
    }

    /// What to do next.
    #[must_use]
    pub fn remedy(&self, language: Language) -> &'static str {
        let worded = match self {
            Self::Empty => GET_AGAIN,
            Self::NotText | Self::TooLarge { .. } => SAVE_AS_TEXT,
            Self::Unsupported(content) => unsupported(*content).2,
            Self::Package(error) => package_remedy(error),
        };
        worded.by(language)
    }
}

/// Code, sentence and remedy for content that is not read.
fn unsupported(content: ContentKind) -> (&'static str, Worded, Worded) {
    use ContentKind as Kind;
    let fixed = |zh, en| ("fixed-layout", Worded { zh, en }, ASK_FOR_ORIGINAL);
    let legacy = |code, zh, en| (code, Worded { zh, en }, SAVE_AS_DOCX);
    match content {
        Kind::Pdf => fixed(
            "是 PDF（版式文件），不含可编辑文字结构",
            "a PDF: fixed layout without the structure of text",
        ),
        Kind::Ofd => fixed(
            "是 OFD（版式文件），不含可编辑文字结构",
            "an OFD: fixed layout without the structure of text",
        ),
        Kind::Picture(_) => fixed("是图片，不含文字", "a picture: it holds no text"),
        Kind::EncryptedOffice => (
            "encrypted",
            Worded { zh: "文件设有打开密码", en: "protected by a password" },
            REMOVE_PASSWORD,
        ),
        Kind::LegacyWord => legacy(
            "legacy-word",
            "旧版 Word/WPS 文件（.doc/.wps），暂不能直接读",
            "an old Word or WPS file (.doc, .wps), which is not read directly",
        ),
        Kind::Rtf => {
            legacy("rtf", "RTF 文件，暂不能直接读", "an RTF file, which is not read directly")
        }
        Kind::TruncatedZip => (
            "truncated-archive",
            Worded {
                zh: "文件损坏（压缩包不完整）",
                en: "damaged: the archive ends before its directory",
            },
            GET_AGAIN,
        ),
        Kind::DamagedZip => (
            "damaged-archive",
            Worded {
                zh: "文件损坏（压缩包目录读不通）",
                en: "damaged: the archive's directory cannot be read",
            },
            GET_AGAIN,
        ),
        _ => legacy("unsupported-format", "这种格式不能读", "a format that is not read"),
    }
}

fn package_message(error: &PackageError, language: Language) -> String {
    match language {
        Language::Zh => format!("文件不能读：{error}"),
        Language::En => error.to_string(),
    }
}

fn package_remedy(error: &PackageError) -> Worded {
    match error.code() {
        "encrypted" => REMOVE_PASSWORD,
        "fixed-layout" => ASK_FOR_ORIGINAL,
        "truncated-archive" | "damaged-archive" | "empty-file" => GET_AGAIN,
        _ => SAVE_AS_DOCX,
    }
}
