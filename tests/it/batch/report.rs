//! `report.json`, `--resume`, `--fail-fast`, `--overwrite`.

use std::path::Path;

use serde_json::{Value, json};

use super::{notice, outputs, report, run, tree, write, zhineng};

fn folder(count: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..count {
        write(folder.path().join(format!("in/{number:03}.txt")), notice(number));
    }
    folder
}

fn inputs(report: &Value) -> Vec<(String, String)> {
    let text = |it: &Value| it.as_str().unwrap().to_owned();
    let inputs = report["inputs"].as_array().unwrap().iter();
    inputs.map(|it| (text(&it["path"]), text(&it["outcome"]))).collect()
}

#[test]
fn the_report_accounts_for_every_input_in_order() {
    let folder = folder(3);
    write(folder.path().join("in/001a.txt"), "你好。\n");
    write(folder.path().join("in/001b.txt"), "");
    let (exit, error) = run(folder.path(), &["convert", "in", "-t", "json,csv"]);
    assert_eq!(exit, 3, "{error}");
    assert!(error.starts_with("转换 5 个文件　成功 3　不是职能通知 1　读不了 1　用时"), "{error}");
    assert!(error.contains("\n成功的 3 个：6 个部门　12 项职责　错误 0（0 个文件）"), "{error}");
    assert!(error.ends_with("逐个文件的结果　out/report.json\n"), "{error}");
    let report = report(folder.path());
    let expected = [
        ("in/000.txt", "converted"),
        ("in/001.txt", "converted"),
        ("in/001a.txt", "refused"),
        ("in/001b.txt", "refused"),
        ("in/002.txt", "converted"),
    ];
    let expected = expected.map(|(path, outcome)| (path.to_owned(), outcome.to_owned()));
    assert_eq!(inputs(&report), expected);
    assert_eq!(report["inputs"][2]["error"]["code"], "not-a-notice");
    assert_eq!(report["summary"]["converted"], 3);
    for output in report["inputs"][0]["outputs"].as_array().unwrap() {
        let path = folder.path().join("out").join(output["path"].as_str().unwrap());
        let hash = zhineng::batch::Hash::of_file(&path).unwrap().to_string();
        assert_eq!(output["sha256"], json!(hash));
    }
    let schema = zhineng(folder.path()).args(["schema", "report"]).output().unwrap();
    let schema: Value = serde_json::from_slice(&schema.stdout).unwrap();
    jsonschema::validate(&schema, &report).unwrap();
}

#[test]
fn a_run_is_summed_up_in_english_too() {
    let folder = folder(3);
    write(folder.path().join("in/001.txt"), notice(1).replace("1.负责人事", "1.=负责人事"));
    write(folder.path().join("in/a.txt"), "你好。\n");
    write(folder.path().join("in/b.txt"), "");
    write(folder.path().join("out/002.json/x"), "x");
    let words = ["--lang", "en", "convert", "in", "-t", "json,csv", "--combined", "all.csv"];
    for (again, kept) in [(false, ""), (true, " (2 unchanged, not done again)")] {
        let resume: &[&str] = if again { &["--resume"] } else { &[] };
        let (exit, error) = run(folder.path(), &[&words[..], resume].concat());
        assert_eq!(exit, 4, "{error}");
        let (head, rest) = error.split_once("; ").unwrap();
        assert_eq!(
            head,
            format!("5 files: 2 converted{kept}, 1 not notices, 1 not readable, 1 not written")
        );
        let (_, rest) = rest.split_once('\n').unwrap();
        let expected = "\
converted: 4 departments, 8 duties, 0 errors in 0 files, 0 warnings, 0 texts unclaimed
not notices
   1  not a notice of functions: if it is one all the same, add --force to read it as plain items. [not-a-notice]
not readable
   1  the file is empty: transfer the file again; if it still fails, ask the sender for it. [empty-file]
not written
   1  not written: a folder has this name: move or rename that folder; or name another one with -o. [output-failed]
table of all: all.csv
1 cells of the table would run as formulas: an apostrophe was put in front [csv-guarded]
file by file: out/report.json
";
        assert_eq!(rest, expected);
    }
}

#[test]
fn the_report_depends_on_inputs_and_options_alone() {
    let folder = folder(20);
    run(folder.path(), &["convert", "in", "-t", "json", "-j", "1"]);
    let first = outputs(&folder.path().join("out"));
    std::fs::remove_dir_all(folder.path().join("out")).unwrap();
    let english = zhineng(folder.path())
        .env("LANG", "en_US.UTF-8")
        .env("TZ", "Asia/Tokyo")
        .args(["convert", "in", "-t", "json", "-j", "4"])
        .output()
        .unwrap();
    assert!(english.status.success());
    assert_eq!(outputs(&folder.path().join("out")), first);
}

#[test]
fn resume_does_again_what_has_changed_and_nothing_else() {
    let folder = folder(6);
    let convert = |words: &[&str]| {
        run(folder.path(), &[&["convert", "in", "-t", "json,txt"], words].concat())
    };
    assert_eq!(convert(&[]).0, 0);
    let whole = tree(&folder.path().join("out"));
    let (_, error) = convert(&["--resume"]);
    assert!(error.contains("成功 6（6 个未变，没有重做）"), "{error}");
    assert_eq!(tree(&folder.path().join("out")), whole);

    write(folder.path().join("in/000.txt"), notice(77));
    std::fs::remove_file(folder.path().join("out/001.txt")).unwrap();
    let (exit, error) = convert(&["--resume"]);
    assert_eq!(exit, 0, "{error}");
    assert!(error.contains("成功 6（4 个未变，没有重做）"), "{error}");
    let after = outputs(&folder.path().join("out"));
    assert!(String::from_utf8_lossy(&after[Path::new("000.json")]).contains("第77号"));
    assert!(after.contains_key(Path::new("001.txt")));
    let (_, error) = convert(&["--resume", "--csv-header", "en"]);
    assert!(error.contains("成功 6　"), "other options, all again: {error}");
}

#[test]
fn an_output_that_someone_edited_is_not_overwritten() {
    let folder = folder(3);
    let convert = |words: &[&str]| {
        run(folder.path(), &[&["convert", "in", "-t", "json,csv"], words].concat())
    };
    convert(&[]);
    let edited = folder.path().join("out/001.csv");
    write(&edited, "my own");
    for words in [&[][..], &["--resume"]] {
        write(folder.path().join("in/001.txt"), notice(40));
        let (exit, error) = convert(words);
        assert_eq!(exit, 4, "{error}");
        assert!(error.contains("[output-edited]") && error.contains("--overwrite"), "{error}");
        assert_eq!(std::fs::read(&edited).unwrap(), b"my own");
        let json = std::fs::read_to_string(folder.path().join("out/001.json")).unwrap();
        assert!(json.contains("第40号"), "the other form is up to date");
        let record = &report(folder.path())["inputs"][1];
        assert_eq!(record["error"]["code"], "output-edited");
        assert_eq!(record["outputs"].as_array().unwrap().len(), 1);
    }
    let (exit, error) = convert(&["--overwrite"]);
    assert_eq!(exit, 0, "{error}");
    assert_ne!(std::fs::read(&edited).unwrap(), b"my own");
}

#[test]
fn an_output_of_ours_follows_its_input_whatever_run_wrote_it() {
    let folder = folder(1);
    let one = |words: &[&str]| run(folder.path(), &[&["convert", "in/000.txt"], words].concat());
    assert_eq!(one(&["-t", "json,csv"]).0, 0);
    write(folder.path().join("in/000.txt"), notice(50));
    assert_eq!(one(&["-t", "json"]).0, 0, "ours, and the input is new");
    assert_eq!(
        run(folder.path(), &["convert", "in"]).0,
        0,
        "by folder too, the CSV of two runs ago"
    );
    write(folder.path().join("out/000.csv"), "my own");
    let (exit, error) = one(&[]);
    assert_eq!(exit, 4);
    assert!(
        error.starts_with(
            "in/000.txt：out/000.csv 在上次转换后被人改过，没有覆盖。[output-edited]\n处理："
        ),
        "{error}"
    );
}

#[test]
fn a_file_that_was_there_before_is_not_ours() {
    let folder = folder(1);
    write(folder.path().join("out/000.json"), "{}");
    assert_eq!(run(folder.path(), &["convert", "in/000.txt", "-t", "json"]).0, 4);
    assert_eq!(std::fs::read(folder.path().join("out/000.json")).unwrap(), b"{}");
    write(folder.path().join("out/report.json"), "{}");
    let (exit, error) = run(folder.path(), &["convert", "in"]);
    assert_eq!(exit, 4);
    assert!(error.contains("[output-foreign]"), "{error}");
    assert_eq!(outputs(&folder.path().join("out")).len(), 2, "nothing was done");
}

#[test]
fn fail_fast_stops_and_names_the_rest_as_pending() {
    let folder = folder(200);
    write(folder.path().join("in/000.txt"), "");
    let (exit, error) =
        run(folder.path(), &["convert", "in", "-t", "json", "--fail-fast", "-j", "1"]);
    assert_eq!(exit, 3, "{error}");
    assert!(error.contains("--resume"), "{error}");
    let report = report(folder.path());
    assert_eq!(report["inputs"].as_array().unwrap().len(), 200);
    let pending = report["summary"]["pending"].as_u64().unwrap();
    assert!(pending > 100, "{pending}");
    write(folder.path().join("in/000.txt"), notice(0));
    let (exit, error) = run(folder.path(), &["convert", "in", "-t", "json", "--resume"]);
    assert_eq!(exit, 0, "{error}");
    assert_eq!(outputs(&folder.path().join("out")).len(), 201);
}

#[test]
fn a_run_of_another_version_of_an_input_keeps_what_failed_now() {
    let folder = folder(1);
    run(folder.path(), &["convert", "in", "-t", "json"]);
    let before = std::fs::read(folder.path().join("out/000.json")).unwrap();
    write(folder.path().join("in/000.txt"), "");
    assert_eq!(run(folder.path(), &["convert", "in", "-t", "json"]).0, 3);
    assert_eq!(std::fs::read(folder.path().join("out/000.json")).unwrap(), before);
}
