//! Why an input was not converted, and what to do next.

use std::io;
use std::path::{Path, PathBuf};

use crate::finding::render::printable;
use crate::finding::{Language, Severity, Worded};
use crate::pipeline::Refusal;
use crate::sourced::Sourced;
use crate::writer::WriteError;

/// Why an input was not converted, or not whole.
#[derive(Debug)]
pub enum Failure {
    /// It is missing, or may not be read.
    Unreadable(io::ErrorKind, String),
    /// It gives no notice.
    Refused(Refusal),
    /// The notice has errors, and the plan is strict.
    Strict(Box<Sourced>),
    /// Another input of the run, or its report, would have the same file.
    Collision(PathBuf),
    /// An output would overwrite an input.
    Overwrites(PathBuf),
    /// Someone has changed these outputs since they were written; all others were written.
    Edited(Vec<PathBuf>),
    /// The report would replace a file of its name that is no report.
    Foreign(PathBuf),
    /// Another run, named here, holds the output folder.
    Held(PathBuf, String),
    /// An output could not be made or written.
    Unwritten(PathBuf, WriteError),
    /// The program failed on it.
    Fault(String),
}

/// What the failure of an input means for the run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blame {
    /// The command was wrong.
    Usage,
    /// The input is to blame.
    Input,
    /// The output is.
    Output,
    /// The program is.
    Program,
}

impl Failure {
    pub(super) fn unreadable(error: &io::Error) -> Self {
        Self::Unreadable(error.kind(), error.to_string())
    }

    pub(super) fn unwritten(path: &Path, error: impl Into<WriteError>) -> Self {
        Self::Unwritten(path.to_path_buf(), error.into())
    }

    /// The stable code of the failure.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(io::ErrorKind::NotFound, _) => "missing",
            Self::Unreadable(..) => "unreadable",
            Self::Refused(refusal) => refusal.code(),
            Self::Strict(_) => "strict",
            Self::Collision(_) => "name-collision",
            Self::Overwrites(_) => "output-is-input",
            Self::Edited(_) => "output-edited",
            Self::Foreign(_) => "output-foreign",
            Self::Held(..) => "output-held",
            Self::Unwritten(_, WriteError::Io(error)) if is_busy(error) => "output-busy",
            Self::Unwritten(..) => "output-failed",
            Self::Fault(_) => "fault",
        }
    }

    /// Who is to blame: it decides how the run ends.
    #[must_use]
    pub fn blame(&self) -> Blame {
        match self {
            Self::Unreadable(..) | Self::Refused(_) | Self::Strict(_) => Blame::Input,
            Self::Collision(_) | Self::Overwrites(_) => Blame::Usage,
            Self::Edited(_) | Self::Foreign(_) | Self::Held(..) | Self::Unwritten(..) => {
                Blame::Output
            }
            Self::Fault(_) => Blame::Program,
        }
    }

    /// What went wrong, in one sentence without the closing mark.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let zh = language == Language::Zh;
        match self {
            Self::Unreadable(io::ErrorKind::NotFound, _) => self.cause(language),
            Self::Unreadable(_, error) if zh => format!("读不了（{error}）"),
            Self::Unreadable(_, error) => format!("cannot be read ({error})"),
            Self::Refused(refusal) => refusal.message(language),
            Self::Strict(sourced) => {
                let errors = sourced.count(Severity::Error);
                if zh {
                    format!("有 {errors} 处错误，没有写出")
                } else {
                    format!("{errors} errors: not written")
                }
            }
            Self::Collision(other) if zh => format!("输出会与 {} 的同名", shown(other)),
            Self::Collision(other) => {
                format!("its outputs would have the names of those of {}", shown(other))
            }
            Self::Overwrites(path) if zh => format!("输出 {} 就是输入文件", shown(path)),
            Self::Overwrites(path) => format!("the output {} is an input itself", shown(path)),
            Self::Edited(paths) if zh => {
                format!("{} 在上次转换后被人改过，没有覆盖", list(paths, "、"))
            }
            Self::Edited(paths) => {
                format!("{} changed since it was written: not overwritten", list(paths, ", "))
            }
            Self::Foreign(path) if zh => format!("{} 不是本程序的报告，没有覆盖", shown(path)),
            Self::Foreign(path) => {
                format!("{} is no report of this program: not overwritten", shown(path))
            }
            Self::Held(folder, holder) if zh => {
                format!("{} 正被另一次转换占用{}", shown(folder), bracketed(holder, "（", "）"))
            }
            Self::Held(folder, holder) => {
                format!(
                    "{} is in use by another run{}",
                    shown(folder),
                    bracketed(holder, " (", ")")
                )
            }
            Self::Unwritten(path, error) => unwritten(path, error, language),
            Self::Fault(panic) if zh => format!("程序出错（{}）", printable(panic)),
            Self::Fault(panic) => format!("the program failed on it ({})", printable(panic)),
        }
    }

    /// The same without the names of files: what failures are summed up by.
    #[must_use]
    pub fn cause(&self, language: Language) -> String {
        let worded = match self {
            Self::Unreadable(io::ErrorKind::NotFound, _) => {
                Worded { zh: "没有这个文件", en: "no such file" }
            }
            Self::Unreadable(..) => Worded { zh: "读不了", en: "cannot be read" },
            Self::Refused(refusal) => return refusal.message(language),
            Self::Strict(_) => {
                Worded { zh: "有错误，没有写出", en: "has errors: not written" }
            }
            Self::Collision(_) => Worded { zh: "输出同名", en: "outputs of the same name" },
            Self::Overwrites(_) => {
                Worded { zh: "输出就是输入文件", en: "the output is an input" }
            }
            Self::Edited(_) => Worded {
                zh: "输出在上次转换后被人改过，没有覆盖",
                en: "the output changed since it was written: not overwritten",
            },
            Self::Foreign(_) => Worded {
                zh: "同名文件不是本程序的报告，没有覆盖",
                en: "a file of this name is no report: not overwritten",
            },
            Self::Held(..) => Worded {
                zh: "输出文件夹正被另一次转换占用",
                en: "the output folder is in use",
            },
            Self::Unwritten(_, WriteError::Io(error)) => io_cause(error),
            Self::Unwritten(..) => Worded { zh: "没有写成", en: "not written" },
            Self::Fault(_) => Worded { zh: "程序出错", en: "the program failed" },
        };
        worded.by(language).to_owned()
    }

    /// What to do next.
    #[must_use]
    pub fn remedy(&self, language: Language) -> String {
        let worded = match self {
            Self::Refused(refusal) => return refusal.remedy(language).to_owned(),
            Self::Edited(paths) => return edited_remedy(paths, language),
            Self::Unwritten(_, WriteError::Io(error)) => io_remedy(error),
            Self::Unreadable(..) => Worded {
                zh: "检查文件名和读取权限；文件夹名含空格时要加引号。",
                en: "check the name and the permission to read it; quote names with blanks.",
            },
            Self::Strict(_) => Worded {
                zh: "改正错误后再转换；或去掉 --strict。",
                en: "mend the errors and convert again; or leave out --strict.",
            },
            Self::Collision(_) => Worded {
                zh: "加 --keep-extension（输出名为 a.docx.json）；或分别转换到不同文件夹。",
                en: "add --keep-extension (a.docx.json); or convert them into different folders.",
            },
            Self::Overwrites(_) => Worded {
                zh: "用 -o 指定另一个文件夹。",
                en: "name another folder with -o.",
            },
            Self::Foreign(_) => Worded {
                zh: "移走或改名这个文件；或用 -o 指定另一个文件夹。",
                en: "move or rename that file; or name another folder with -o.",
            },
            Self::Held(..) => Worded {
                zh: "等那一次结束；或用 -o 指定另一个文件夹。",
                en: "wait until it ends; or name another folder with -o.",
            },
            Self::Unwritten(_, WriteError::CellTooLong { .. }) => Worded {
                zh: "用 -t json,csv,docx 转换；或检查这一项是否漏了换行。",
                en: "convert with -t json,csv,docx; or see whether the item lacks line ends.",
            },
            Self::Unwritten(..) => WRITE_REMEDY,
            Self::Fault(_) => Worded {
                zh: "其余文件照常转换；请把这个文件和以上文字发给我们。",
                en: "the other files are converted; send us this file and the words above.",
            },
        };
        worded.by(language).to_owned()
    }
}

const WRITE_REMEDY: Worded = Worded {
    zh: "检查输出文件夹的写入权限和磁盘空间；文件若在 Excel 或 WPS 中打开，请先关闭。",
    en: "check the permission to write there and the space on the disk; close the file if Excel or WPS has it open.",
};

fn unwritten(path: &Path, error: &WriteError, language: Language) -> String {
    let zh = language == Language::Zh;
    match error {
        WriteError::CellTooLong { excerpt, length } => {
            let (path, excerpt) = (shown(path), printable(excerpt));
            if zh {
                format!("{path} 没有写：“{excerpt}…”有 {length} 字，超过单元格的 32,767 字")
            } else {
                format!(
                    "{path} not written: “{excerpt}…” has {length} characters, a cell holds 32,767"
                )
            }
        }
        WriteError::Io(error) if is_no_folder(error) => {
            let folder = shown(path.parent().unwrap_or(path));
            if zh {
                format!("{folder} 不是文件夹，不能写入")
            } else {
                format!("{folder} is no folder: nothing can be written there")
            }
        }
        WriteError::Io(error) if is_busy(error) && zh => {
            format!("{} 正被 WPS 或 Excel 打开，没有写入", shown(path))
        }
        WriteError::Io(error) => {
            let (path, cause) = (shown(path), io_cause(error).by(language));
            if zh {
                format!("{path} {cause}（{error}）")
            } else {
                format!("{path}: {cause} ({error})")
            }
        }
        error => {
            let (path, error) = (shown(path), error.to_string());
            let error = printable(&error);
            if zh {
                format!("{path} 没有写成（{error}）")
            } else {
                format!("{path}: {error}")
            }
        }
    }
}

fn io_cause(error: &io::Error) -> Worded {
    match error.kind() {
        _ if is_busy(error) => Worded {
            zh: "正被 WPS 或 Excel 打开，没有写入",
            en: "open in another program: not written",
        },
        _ if is_no_folder(error) => Worded {
            zh: "输出位置不是文件夹",
            en: "the place for the outputs is no folder",
        },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            Worded { zh: "没有写成：磁盘已满", en: "not written: the disk is full" }
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Worded {
            zh: "没有写成：没有写入权限",
            en: "not written: no permission to write there",
        },
        io::ErrorKind::InvalidFilename => {
            Worded { zh: "没有写成：文件名太长", en: "not written: the name is too long" }
        }
        io::ErrorKind::IsADirectory => Worded {
            zh: "没有写成：这里有一个同名的文件夹",
            en: "not written: a folder has this name",
        },
        _ => Worded { zh: "没有写成", en: "not written" },
    }
}

fn io_remedy(error: &io::Error) -> Worded {
    match error.kind() {
        _ if is_busy(error) => Worded {
            zh: "关闭该文件后重试；其余文件已写好。",
            en: "close it and try again; the other files were written.",
        },
        _ if is_no_folder(error) => {
            Worded { zh: "用 -o 指定一个文件夹。", en: "name a folder with -o." }
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Worded {
            zh: "腾出空间后加 --resume 再运行，已写好的不重做。",
            en: "make room and run again with --resume: what is written is not made again.",
        },
        io::ErrorKind::InvalidFilename => {
            Worded { zh: "把输入文件的名称改短。", en: "give the input a shorter name." }
        }
        io::ErrorKind::IsADirectory => Worded {
            zh: "移走或改名这个文件夹；或用 -o 指定另一个文件夹。",
            en: "move or rename that folder; or name another one with -o.",
        },
        _ => WRITE_REMEDY,
    }
}

fn edited_remedy(paths: &[PathBuf], language: Language) -> String {
    let first = paths.first().map(|it| shown(it)).unwrap_or_default();
    match language {
        Language::Zh => {
            format!("要保留改动，先把 {first} 另存；要覆盖，加 --overwrite。其余文件已写好。")
        }
        Language::En => format!(
            "to keep the changes, save {first} under another name; to overwrite it, add --overwrite. All other files were written."
        ),
    }
}

fn is_no_folder(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory)
}

/// A sharing or lock violation of Windows: a program has the file open.
fn is_busy(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

fn bracketed(words: &str, open: &str, close: &str) -> String {
    if words.is_empty() { String::new() } else { format!("{open}{}{close}", printable(words)) }
}

fn list(paths: &[PathBuf], comma: &str) -> String {
    paths.iter().map(|it| shown(it)).collect::<Vec<_>>().join(comma)
}

fn shown(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}
