//! Says why an input was not converted, and what to do next.

use std::path::Path;

use crate::batch::{Blame, Failure, InputError};
use crate::finding::Language;
use crate::finding::render::printable;

use super::Exit;

/// The name of a file as it can be printed.
pub(super) fn name(path: &Path) -> String {
    printable(&path.to_string_lossy()).into_owned()
}

/// What went wrong with `path`: one line, what was looked for, what to do.
pub(super) fn lines(path: &Path, failure: &Failure, language: Language) -> String {
    let said = of_run(failure, language);
    match language {
        Language::Zh => format!("{}：{said}", name(path)),
        Language::En => format!("{}: {said}", name(path)),
    }
}

/// What went wrong with the run as a whole.
pub(super) fn of_run(failure: &Failure, language: Language) -> String {
    let (message, remedy) = (failure.message(language), failure.remedy(language));
    let code = failure.code();
    let searched = match failure {
        Failure::Refused(refusal) => refusal.searched(language).map(|it| it + "\n"),
        _ => None,
    };
    let searched = searched.unwrap_or_default();
    match language {
        Language::Zh => format!("{message}。[{code}]\n{searched}处理：{remedy}"),
        Language::En => format!("{message}. [{code}]\n{searched}next: {remedy}"),
    }
}

/// The exit code of a failure.
pub(super) fn exit(failure: &Failure) -> Exit {
    match failure.blame() {
        Blame::Usage => Exit::Usage,
        Blame::Input => Exit::Input,
        Blame::Output => Exit::Output,
        Blame::Program => Exit::Fault,
    }
}

/// What is wrong with a word of the command.
pub(super) fn input_error(error: &InputError, language: Language) -> String {
    let zh = language == Language::Zh;
    match error {
        InputError::List { path, error } => {
            let failure = Failure::Unreadable(error.kind(), error.to_string());
            lines(path, &failure, language)
        }
        InputError::Pattern { path, message } if zh => format!(
            "{}：通配符写法不对（{message}）。[pattern]\n处理：* 代表任意字符，? 代表一个字符，** 代表各级文件夹，[12] 代表其中一个字符。",
            name(path)
        ),
        InputError::Pattern { path, message } => format!(
            "{}: a wrong pattern ({message}). [pattern]\nnext: * is any characters, ? one, ** any folders, [12] one of those.",
            name(path)
        ),
        InputError::Nothing(path) if zh => format!(
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
