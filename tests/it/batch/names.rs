//! Names of inputs, and the names of outputs that they give.

use std::path::{Path, PathBuf};

use super::{notice, outputs, run, write};

/// The outputs in `out`, without the report.
fn made(folder: &Path) -> Vec<PathBuf> {
    let made = outputs(&folder.join("out")).into_keys();
    made.filter(|it| it != Path::new("report.json")).collect()
}

#[track_caller]
fn check(inputs: &[&str], words: &[&str], exit: i32, expected: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (number, name) in inputs.iter().enumerate() {
        write(folder.path().join(name), notice(number));
    }
    let (code, error) = run(folder.path(), &[&["convert", "-t", "json"], words].concat());
    assert_eq!(code, exit, "{error}");
    let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
    assert_eq!(made(folder.path()), expected, "{error}");
    error
}

#[test]
fn blanks_and_chinese_are_kept() {
    let inputs = ["年度 文件/2024 年/职能 （定稿）.txt"];
    check(&inputs, &["年度 文件"], 0, &["2024 年/职能 （定稿）.json"]);
    check(&["a.b.txt"], &["a.b.txt"], 0, &["a.b.json"]);
}

#[test]
fn names_that_collide_are_refused_and_the_others_converted() {
    let inputs = ["in/a.txt", "in/a.text", "in/b.txt"];
    let error = check(&inputs, &["in"], 2, &["b.json"]);
    assert!(error.contains("[name-collision]") && error.contains("--keep-extension"), "{error}");
    let kept = ["a.text.json", "a.txt.json", "b.txt.json"];
    check(&inputs, &["in", "--keep-extension"], 0, &kept);
    check(&["x/a.txt", "y/a.txt"], &["x", "y"], 2, &[]);
}

#[test]
fn an_output_never_takes_the_place_of_the_report() {
    let inputs = ["in/report.txt", "in/b.txt"];
    let error = check(&inputs, &["in"], 2, &["b.json"]);
    assert!(error.contains("[name-collision]"), "{error}");
    check(&inputs, &["in", "--keep-extension"], 0, &["b.txt.json", "report.txt.json"]);
}

#[test]
fn an_input_named_twice_is_one_input() {
    check(&["in/a.txt"], &["in", "./in", "in/a.txt"], 0, &["a.json"]);
}

#[test]
fn a_pattern_is_walked_like_a_folder() {
    let inputs = ["年度/2024/a.txt", "年度/2025/a.txt", "年度/2025/b.md", "年度/c.txt"];
    check(&inputs, &["年度/*/*.txt"], 0, &["2024/a.json", "2025/a.json"]);
    check(&inputs, &["年度/**/*.txt"], 0, &["2024/a.json", "2025/a.json", "c.json"]);
    check(&["a[1].txt"], &["a[1].txt"], 0, &["a[1].json"]);
    let error = check(&inputs, &["年度/*.docx"], 3, &[]);
    assert!(error.contains("[no-input]"), "{error}");
    let error = check(&inputs, &["年度/{a.txt"], 3, &[]);
    assert!(error.contains("[missing]"), "{error}");
    let error = check(&inputs, &["年度/[a.txt"], 3, &[]);
    assert!(error.contains("[pattern]"), "{error}");
}

#[test]
fn a_listed_file_is_mirrored_and_a_missing_one_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("2024/通知.txt"), notice(1));
    write(folder.path().join("2025/通知.txt"), notice(2));
    write(folder.path().join("list"), "2024/通知.txt\0./2025/通知.txt\0没有.txt\0");
    let words = ["convert", "-t", "json", "--files-from", "list", "--null"];
    let (exit, error) = run(folder.path(), &words);
    assert_eq!(exit, 3, "{error}");
    assert!(error.contains("成功 2") && error.contains("[missing]"), "{error}");
    assert_eq!(made(folder.path()), ["2024/通知.json", "2025/通知.json"].map(PathBuf::from));
}

#[test]
fn a_folder_of_outputs_is_no_input() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("a.txt"), notice(1));
    for _ in 0..2 {
        let (exit, error) = run(folder.path(), &["convert", ".", "-t", "json,txt"]);
        assert_eq!(exit, 0, "{error}");
        assert_eq!(made(folder.path()), ["a.json", "a.txt"].map(PathBuf::from));
    }
}

#[test]
fn lock_files_and_hidden_files_are_skipped() {
    let inputs = ["in/a.txt", "in/~$a.docx", "in/.a.txt.swp", "in/.git/b.txt"];
    let error = check(&inputs, &["in"], 0, &["a.json"]);
    assert!(error.contains("~$a.docx：这是 WPS/Word 的临时锁文件，已跳过。[lock-file]"), "{error}");
}

#[cfg(unix)]
#[test]
fn links_are_followed_where_named_and_skipped_where_met() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("far/a.txt"), notice(1));
    write(folder.path().join("in/b.txt"), notice(2));
    symlink("../far/a.txt", folder.path().join("in/link.txt")).unwrap();
    symlink("../far", folder.path().join("in/linked")).unwrap();
    symlink("..", folder.path().join("in/loop")).unwrap();
    run(folder.path(), &["convert", "-t", "json", "in"]);
    assert_eq!(made(folder.path()), [PathBuf::from("b.json")]);
    run(folder.path(), &["convert", "-t", "json", "in/link.txt"]);
    assert_eq!(made(folder.path()), ["b.json", "link.json"].map(PathBuf::from));
    // An output that is a link is replaced; what it pointed at stays.
    std::fs::remove_file(folder.path().join("out/b.json")).unwrap();
    symlink("../far/a.txt", folder.path().join("out/b.json")).unwrap();
    run(folder.path(), &["convert", "-t", "json", "in", "--overwrite"]);
    let far = std::fs::read_to_string(folder.path().join("far/a.txt")).unwrap();
    assert_eq!(far, notice(1));
    assert!(folder.path().join("out/b.json").symlink_metadata().unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_on_record() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    for (number, name) in [&b"\xd6\xb0.txt"[..], b"\xc4\xdc.txt"].iter().enumerate() {
        write(folder.path().join("in").join(std::ffi::OsStr::from_bytes(name)), notice(number));
    }
    let (exit, error) = run(folder.path(), &["convert", "-t", "json", "in"]);
    assert_eq!(exit, 0, "{error}");
    let report = super::report(folder.path());
    assert_eq!(report["inputs"][0]["path_bytes"], "696e2fc4dc2e747874");
    let (_, error) = run(folder.path(), &["convert", "-t", "json", "in", "--resume"]);
    assert!(error.contains("2 个未变"), "{error}");
}

#[test]
fn no_output_overwrites_another_input() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("x/a.txt"), notice(1));
    write(folder.path().join("in/sub/a.json"), notice(2));
    let words =
        ["convert", "-f", "txt", "-t", "json", "--overwrite", "-o", "in/sub", "x/a.txt", "in"];
    let (exit, error) = run(folder.path(), &words);
    assert_eq!(exit, 2, "{error}");
    assert!(error.contains("[output-is-input]"), "{error}");
    let kept = std::fs::read_to_string(folder.path().join("in/sub/a.json")).unwrap();
    assert_eq!(kept, notice(2));
}
