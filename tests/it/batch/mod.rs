//! Runs over many inputs: what they leave behind, whatever happens to them.

mod combined;
mod failures;
mod kills;
mod names;
mod report;
mod stream;
mod thousands;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::support::SAMPLE;

/// The command, in a folder, with Chinese messages.
fn zhineng(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhineng"));
    command.current_dir(folder).env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL").env_remove("CI");
    command
}

/// A folder for much writing: in memory where the machine has such a disk.
fn roomy() -> tempfile::TempDir {
    let shared = Path::new("/dev/shm");
    let folder = if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() };
    folder.unwrap()
}

/// Runs the command; gives its exit code and standard error.
fn run(folder: &Path, words: &[&str]) -> (i32, String) {
    ended(&zhineng(folder).args(words).output().unwrap())
}

fn ended(output: &Output) -> (i32, String) {
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.code().expect("an exit code"), error)
}

fn write(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.as_ref().parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// A small notice; `number` tells it from others.
fn notice(number: usize) -> String {
    format!(
        "某县教育局\n某教〔2024〕{}号\n关于印发《某县教育局科室职能》的通知\n各科室：\n现将《某县教育局科室职能》印发给你们。\n某县教育局\n2024年3月5日\n某县教育局科室职能\n办公室职能\n1.负责第{number}号文电；\n2.完成领导交办的其他工作。\n人事科职能\n1.负责人事管理；\n2.负责第{number}号档案。\n",
        number + 1
    )
}

/// Every file below a folder, hidden ones too, by its path in it.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    if !folder.exists() {
        return BTreeMap::new();
    }
    let files = walkdir::WalkDir::new(folder).into_iter().map(|it| it.unwrap());
    let files = files.filter(|it| it.file_type().is_file());
    files
        .map(|it| {
            let inner = it.path().strip_prefix(folder).unwrap().to_owned();
            (inner, std::fs::read(it.path()).unwrap())
        })
        .collect()
}

/// The same without the program's own notes.
fn outputs(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut tree = tree(folder);
    tree.retain(|path, _| !path.starts_with(".zhineng"));
    tree
}

/// The report in the folder `out`.
fn report(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&std::fs::read(folder.join("out/report.json")).unwrap()).unwrap()
}

/// A DOCX of the real notice.
fn docx() -> Vec<u8> {
    crate::support::write(&crate::support::read(SAMPLE.as_bytes()), "docx")
}
