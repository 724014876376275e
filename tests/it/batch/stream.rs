//! `-t ndjson -o -`: a line an input.

use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

use serde_json::Value;

use super::{notice, run, write, zhineng};

#[test]
fn a_line_an_input_in_order() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..60 {
        write(folder.path().join(format!("in/{number:02}.txt")), notice(number));
    }
    write(folder.path().join("in/30.txt"), "你好。\n");
    let names: Vec<String> = (0..61).rev().map(|number| format!("in/{number:02}.txt")).collect();
    write(folder.path().join("list"), names.join("\r\n"));
    let words = ["convert", "-t", "ndjson", "-o", "-", "--files-from", "list"];
    let output = zhineng(folder.path()).args(words).output().unwrap();
    assert_eq!(output.status.code(), Some(3));
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let paths: Vec<&str> = lines.iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths, names);
    assert_eq!(
        (&lines[0]["outcome"], &lines[0]["error"]["code"]),
        (&"failed".into(), &"missing".into())
    );
    assert_eq!(lines[30]["outcome"], "refused");
    assert_eq!(lines[1]["notice"]["departments"][0]["duties"][0]["text"], "负责第59号文电；");
    let schema = zhineng(folder.path()).args(["schema", "envelope"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    lines.iter().for_each(|line| jsonschema::validate(&schema, line).unwrap());
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_line_comes_before_the_next_name_is_given() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("a.txt"), notice(1));
    let mut child = zhineng(folder.path())
        .args(["convert", "-t", "ndjson", "-o", "-", "--files-from", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut names = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    for _ in 0..100 {
        writeln!(names, "a.txt").unwrap();
        names.flush().unwrap();
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        assert!(line.starts_with("{\"path\":\"a.txt\",\"sha256\":\""), "{line}");
    }
    drop(names);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_goes_away_ends_the_stream_quietly() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("a.txt"), notice(1));
    let mut child = zhineng(folder.path())
        .args(["convert", "-t", "ndjson", "-o", "-", "--files-from", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut names = child.stdin.take().unwrap();
    drop(child.stdout.take());
    // An endless list: it ends because the program no longer reads it.
    while writeln!(names, "a.txt").is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{output:?}");
    assert_eq!(output.stderr, b"");
}

#[test]
fn other_uses_are_told() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path().join("a.txt"), notice(1));
    for words in [
        &["convert", "a.txt", "-t", "ndjson"][..],
        &["convert", "a.txt", "-t", "ndjson,json", "-o", "-"],
    ] {
        let (exit, error) = run(folder.path(), words);
        assert_eq!(exit, 2);
        assert!(error.contains("处理：加 -o -"), "{error}");
    }
    let (exit, error) =
        run(folder.path(), &["convert", "-t", "ndjson", "-o", "-", "--files-from", "无"]);
    assert_eq!(exit, 3);
    assert!(error.contains("[missing]"), "{error}");
}
