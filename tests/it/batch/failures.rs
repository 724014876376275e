//! Places that cannot be written, and folders that another run holds.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{docx, notice, outputs, report, run, tree, write, zhineng};
use crate::support::{SAMPLE, say};

/// Mounts a file system at `place`; `None` where this is not allowed, which is said.
fn mount(place: &Path, options: &str) -> Option<Mounted> {
    std::fs::create_dir_all(place).unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", options, "tmpfs"])
        .arg(place)
        .stderr(Stdio::null())
        .status();
    if !mounted.is_ok_and(|it| it.success()) {
        say(&format!("mounting is not allowed here: not tested with {options}"));
        return None;
    }
    Some(Mounted(place.to_owned()))
}

struct Mounted(std::path::PathBuf);

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_leaves_every_output_old_or_new() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..40 {
        write(folder.path().join(format!("in/{number:02}.docx")), docx());
        write(folder.path().join(format!("in/{number:02}a.txt")), SAMPLE);
    }
    run(folder.path(), &["convert", "in", "-o", "whole"]);
    let whole = outputs(&folder.path().join("whole"));
    let Some(disk) = mount(&folder.path().join("out"), "size=600k") else { return };
    write(disk.0.join("00.json"), "old");
    let (exit, error) = run(folder.path(), &["convert", "in", "--overwrite"]);
    assert_eq!(exit, 4, "{error}");
    assert!(error.contains("磁盘已满") && error.contains("[output-failed]"), "{error}");
    assert!(error.contains("没有写"), "{error}");
    let left = outputs(&disk.0);
    assert!(left.len() > 3 && left.len() < whole.len());
    for (path, bytes) in left {
        assert!(whole.get(&path) == Some(&bytes) || bytes == b"old", "{} is torn", path.display());
    }
    drop(disk);
}

#[test]
fn a_failed_write_keeps_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("in/a.txt"), notice(1));
    run(folder.path(), &["convert", "in", "-t", "json"]);
    let before = outputs(&folder.path().join("out"));
    write(folder.path().join("in/a.txt"), SAMPLE);
    // What the limit on the size of files makes of a large write: an error, or an end by a signal.
    let words = "ulimit -f 8; trap '' XFSZ; exec \"$0\" convert in -t json,docx,xlsx";
    let output = Command::new("sh")
        .args(["-c", words, env!("CARGO_BIN_EXE_zhineng")])
        .current_dir(folder.path())
        .env("LANG", "zh_CN.UTF-8")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(4), "{output:?}");
    let after = outputs(&folder.path().join("out"));
    assert_eq!(after[Path::new("a.json")], before[Path::new("a.json")]);
    assert!(!after.keys().any(|it| zhineng::batch::is_temporary(it)), "{:?}", after.keys());
}

#[test]
fn a_folder_that_may_not_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("in/a.txt"), notice(1));
    let Some(disk) = mount(&folder.path().join("out"), "ro,size=100k") else { return };
    for words in [["convert", "in"], ["convert", "in/a.txt"]] {
        let (exit, error) = run(folder.path(), &words);
        assert_eq!(exit, 4, "{error}");
        assert!(error.contains("没有写入权限") && error.contains("处理："), "{error}");
    }
    assert_eq!(tree(&disk.0).len(), 0);
}

#[test]
fn a_folder_in_the_place_of_an_output_is_told() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("in/a.txt"), notice(1));
    write(folder.path().join("in/b.txt"), notice(2));
    write(folder.path().join("out/a.json/x"), "x");
    let (exit, error) = run(folder.path(), &["convert", "in", "-t", "json,csv"]);
    assert_eq!(exit, 4, "{error}");
    assert!(error.contains("这里有一个同名的文件夹"), "{error}");
    let names: Vec<_> = outputs(&folder.path().join("out")).into_keys().collect();
    let expected = ["a.csv", "a.json/x", "b.csv", "b.json", "report.json"];
    assert_eq!(names, expected.map(std::path::PathBuf::from));
    assert_eq!(report(folder.path())["inputs"][0]["error"]["code"], "output-failed");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("in/a.txt"), notice(1));
    write(folder.path().join("out"), "here");
    let (exit, error) = run(folder.path(), &["convert", "in"]);
    assert_eq!(exit, 4);
    assert!(error.starts_with("out 不是文件夹，不能写入。[output-failed]\n处理："), "{error}");
    assert_eq!(std::fs::read(folder.path().join("out")).unwrap(), b"here");
}

#[test]
fn a_name_that_is_too_long_is_told_and_the_others_are_converted() {
    let folder = tempfile::tempdir().unwrap();
    // 255 bytes with `.txt`, and one more with `.json`.
    let long = format!("{}aa", "职".repeat(83));
    write(folder.path().join(format!("in/{long}.txt")), notice(1));
    write(folder.path().join("in/b.txt"), notice(2));
    let (exit, error) = run(folder.path(), &["convert", "in", "-t", "json,csv"]);
    assert_eq!(exit, 4, "{error}");
    assert!(error.contains("文件名太长") && error.contains("改短"), "{error}");
    let names = outputs(&folder.path().join("out"));
    assert_eq!(names.len(), 4, "{:?}", names.keys());
    assert!(names.contains_key(Path::new(&format!("{long}.csv"))));
}

#[test]
fn the_second_run_into_a_folder_is_told_who_holds_it() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("in/a.txt"), notice(1));
    // A run that waits for its list holds nothing yet; one that converts a pipe does.
    let fifo = folder.path().join("in/pipe");
    assert!(Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let mut first = zhineng(folder.path())
        .args(["convert", "in", "in/pipe", "-t", "json"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let holder = folder.path().join("out/.zhineng/holder");
    while !holder.exists() || std::fs::read(&holder).unwrap().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    for words in [["convert", "in"], ["convert", "in/a.txt"]] {
        let (exit, error) = run(folder.path(), &words);
        assert_eq!(exit, 4, "{error}");
        let pid = format!("pid {}, zhineng convert in in/pipe", first.id());
        assert!(error.contains("[output-held]") && error.contains(&pid), "{error}");
    }
    write(&fifo, notice(2));
    assert_eq!(first.wait().unwrap().code(), Some(0));
    assert_eq!(run(folder.path(), &["convert", "in", "-t", "json"]).0, 0);
}

#[test]
fn runs_over_one_input_each_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let children: Vec<_> = (0..8)
        .map(|number| {
            write(folder.path().join(format!("{number}.txt")), notice(number));
            let words = ["convert", "-t", "json,csv", &format!("{number}.txt")];
            zhineng(folder.path()).args(words).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    children.into_iter().for_each(|mut it| assert!(it.wait().unwrap().success()));
    assert_eq!(outputs(&folder.path().join("out")).len(), 16);
    // All are known for ours.
    for number in 0..8 {
        write(folder.path().join(format!("{number}.txt")), notice(number + 20));
        let words = ["convert", "-t", "json", &format!("{number}.txt")];
        assert_eq!(run(folder.path(), &words).0, 0);
    }
}
