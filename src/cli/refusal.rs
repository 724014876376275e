//! Says why an input was not converted, and what to do next.

use std::io;
use std::path::Path;

use crate::batch::{Failure, InputError};
use crate::finding::render::printable;
use crate::finding::{Language, Severity};
use crate::writer::WriteError;

use super::Exit;

/// The name of a file as it can be printed.
pub(super) fn name(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// What went wrong with `path`: one line, what was looked for, what to do.
pub(super) fn lines(path: &Path, failure: &Failure, language: Language) -> String {
    let (sentence, remedy) = (sentence(failure, language), remedy(failure, language));
    let name = name(path);
    let code = failure.code();
    let searched = match failure {
        Failure::Refused(refusal) => refusal.searched(language).map(|it| it + "\n"),
        _ => None,
    };
    let searched = searched.unwrap_or_default();
    match language {
        Language::Zh => format!("{name}：{sentence}。[{code}]\n{searched}处理：{remedy}"),
        Language::En => format!("{name}: {sentence}. [{code}]\n{searched}next: {remedy}"),
    }
}

/// The exit code of a failure.
pub(super) fn exit(failure: &Failure) -> Exit {
    match failure {
        Failure::Unwritten(..) => Exit::Output,
        Failure::Collision(_) | Failure::Overwrites(_) => Exit::Usage,
        _ => Exit::Input,
    }
}

/// What went wrong, without the file: the cause under which failures are summed up.
pub(super) fn sentence(failure: &Failure, language: Language) -> String {
    let zh = language == Language::Zh;
    match failure {
        Failure::Unreadable(io::ErrorKind::NotFound, _) if zh => "没有这个文件".into(),
        Failure::Unreadable(io::ErrorKind::NotFound, _) => "no such file".into(),
        Failure::Unreadable(_, error) if zh => format!("读不了（{error}）"),
        Failure::Unreadable(_, error) => format!("cannot be read ({error})"),
        Failure::Refused(refusal) => refusal.message(language),
        Failure::Strict(sourced) => {
            let errors = sourced.count(Severity::Error);
            if zh {
                format!("有 {errors} 处错误，没有写出")
            } else {
                format!("{errors} errors: not written")
            }
        }
        Failure::Collision(other) if zh => format!("输出会与 {} 的同名", name(other)),
        Failure::Collision(other) => {
            format!("its outputs would have the names of those of {}", name(other))
        }
        Failure::Overwrites(path) if zh => format!("输出 {} 就是输入文件", name(path)),
        Failure::Overwrites(path) => format!("the output {} is the input itself", name(path)),
        Failure::Unwritten(path, WriteError::Io(error)) if is_no_folder(error) => {
            let folder = name(path.parent().unwrap_or(path));
            if zh {
                format!("{folder} 不是文件夹，不能写入")
            } else {
                format!("{folder} is not a folder: nothing can be written in it")
            }
        }
        Failure::Unwritten(path, WriteError::Io(error)) if zh => {
            format!("{} 写不进去（{error}）", name(path))
        }
        Failure::Unwritten(path, WriteError::Io(error)) => {
            format!("{} cannot be written ({error})", name(path))
        }
        Failure::Unwritten(path, WriteError::CellTooLong { excerpt, length }) if zh => format!(
            "{} 没有写：“{}…”有 {length} 字，超过单元格的 32,767 字",
            name(path),
            printable(excerpt)
        ),
        Failure::Unwritten(path, error) => format!("{}: {error}", name(path)),
    }
}

fn is_no_folder(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory)
}

fn remedy(failure: &Failure, language: Language) -> String {
    let (zh, en) = match failure {
        Failure::Refused(refusal) => return refusal.remedy(language).to_owned(),
        Failure::Unreadable(..) => (
            "检查文件名和读取权限；文件夹名含空格时要加引号。",
            "check the name and the permission to read it; quote names with blanks.",
        ),
        Failure::Strict(_) => (
            "改正错误后再转换；或去掉 --strict。",
            "mend the errors and convert again; or leave out --strict.",
        ),
        Failure::Collision(_) => (
            "加 --keep-extension（输出名为 a.docx.json）；或分别转换到不同文件夹。",
            "add --keep-extension (a.docx.json); or convert them into different folders.",
        ),
        Failure::Overwrites(_) => ("用 -o 指定另一个文件夹。", "name another folder with -o."),
        Failure::Unwritten(_, WriteError::CellTooLong { .. }) => (
            "用 -t json,csv,docx 转换；或检查这一项是否漏了换行。",
            "convert with -t json,csv,docx; or see whether the item lacks line ends.",
        ),
        Failure::Unwritten(_, WriteError::Io(error)) if is_no_folder(error) => {
            ("用 -o 指定一个文件夹。", "name a folder with -o.")
        }
        Failure::Unwritten(..) => (
            "检查输出文件夹的写入权限和磁盘空间；文件若在 Excel 或 WPS 中打开，请先关闭。",
            "check the permission to write there and the space on the disk; close the file if Excel or WPS has it open.",
        ),
    };
    if language == Language::Zh { zh.to_owned() } else { en.to_owned() }
}

/// What is wrong with a word of the command.
pub(super) fn input_error(error: &InputError, language: Language) -> String {
    match error {
        InputError::Missing { path, error } => {
            let failure = Failure::Unreadable(error.kind(), error.to_string());
            lines(path, &failure, language)
        }
        InputError::Nothing(path) if language == Language::Zh => format!(
            "{}：文件夹里没有可以转换的文件。[no-input]\n处理：检查文件夹名；隐藏文件、链接和 ~$ 锁文件不算。",
            name(path)
        ),
        InputError::Nothing(path) => format!(
            "{}: no file to convert in this folder. [no-input]\nnext: check its name; hidden files, links and ~$ lock files do not count.",
            name(path)
        ),
    }
}

/// That a lock file was skipped.
pub(super) fn lock(path: &Path, language: Language) -> String {
    match language {
        Language::Zh => format!("{}：这是 WPS/Word 的临时锁文件，已跳过。[lock-file]", name(path)),
        Language::En => format!("{}: a lock file of WPS or Word: skipped. [lock-file]", name(path)),
    }
}
