//! Findings for GitHub and code scanning, and what the options of `check` do.

use std::path::Path;

use serde_json::Value;

use crate::support::{SAMPLE, clean, root};

fn run(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let mut command = assert_cmd::Command::cargo_bin("zhineng").unwrap();
    let output = command.current_dir(folder).args(["--lang", "zh"]).args(words).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn sarif(folder: &Path, file: &str) -> Value {
    let (code, out, error) = run(folder, &["check", "-t", "sarif", file]);
    assert!(code <= 1, "{error}");
    serde_json::from_str(&out).unwrap()
}

#[test]
fn sarif_has_the_rules_used_and_a_region_for_each_result() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("年 度.txt"), SAMPLE).unwrap();
    let log = sarif(folder.path(), "年 度.txt");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert_eq!((rules.len(), results.len()), (7, 32));
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "%E5%B9%B4%20%E5%BA%A6.txt");
        let region = &location["region"];
        let number = |key: &str| region[key].as_u64().unwrap();
        assert!(number("startLine") >= 1 && number("endColumn") > number("startColumn"));
    }
    let mended = results.iter().filter(|it| it.get("fixes").is_some()).count();
    assert_eq!(mended, 26);
    let log = sarif(&root(), "samples/docx/number-double.docx");
    let location = &log["runs"][0]["results"][0]["locations"][0];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "办公室/2/第3段");
    assert!(location["physicalLocation"].get("region").is_none());
}

#[test]
fn github_gets_one_command_a_finding() {
    let (_, out, _) = run(&root(), &["check", "-t", "github", "samples/txt/minhang-2025-17.txt"]);
    assert_eq!(out.lines().count(), 32);
    assert!(
        out.lines().all(|it| it.starts_with("::warning file=") || it.starts_with("::notice file="))
    );
    assert!(out.contains(
        "::warning file=samples/txt/minhang-2025-17.txt,line=170,col=9,endLine=170,endColumn=13,title=兜底职责措辞不一致 (catch-all-wording)::科技服务科 第12项：其余13个部门写作“上级”\n"
    ), "{out}");
}

#[test]
fn findings_are_chosen_and_the_level_that_fails_too() {
    let sample = root().join("samples/txt/minhang-2025-17.txt");
    let sample = sample.to_str().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let check = |words: &[&str]| run(folder.path(), &[&["check", sample], words].concat());
    let count = |words: &[&str]| {
        let (_, out, _) = check(&[&["-t", "json"], words].concat());
        let found: Value = serde_json::from_str(&out).unwrap();
        found["findings"].as_array().unwrap().len()
    };
    assert_eq!(count(&[]), 32);
    assert_eq!(count(&["--select", "blank-leading,blank-trailing"]), 14);
    assert_eq!(count(&["--ignore", "blank-trailing"]), 20);
    assert_eq!(check(&["--fail-on", "warning"]).0, 1);
    assert_eq!(check(&["--fail-on", "warning", "--exit-zero"]).0, 0);
    assert_eq!(
        check(&["--fail-on", "warning", "--ignore", "converter-residue,catch-all-wording"]).0,
        0
    );
    let (code, _, error) = check(&["--ignore", "blank-tailing"]);
    assert_eq!(code, 2);
    assert!(error.contains("blank-trailing"), "{error}");
    let (_, out, _) = check(&["--hints"]);
    assert!(out.contains("第159行　科技服务科 第1项"), "{out}");
    std::fs::write(folder.path().join("zhineng.toml"), "levels.blank-trailing = \"off\"\n")
        .unwrap();
    assert_eq!(count(&[]), 20);
    assert_eq!(count(&["--no-config"]), 32);
    let (_, out, _) = check(&[]);
    assert!(out.contains("设置　") && out.contains("zhineng.toml"), "{out}");
}

#[test]
fn a_draft_is_spared_and_final_spares_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        clean().replace("〔2025〕17号", "[2025]　号").replace("负责依法行政", "负责××依法行政");
    std::fs::write(folder.path().join("稿.txt"), text).unwrap();
    let (code, out, _) = run(folder.path(), &["check", "稿.txt"]);
    assert_eq!(code, 0, "{out}");
    assert!(out.starts_with("草稿　") && out.contains("草稿不检查：发文字号、成文日期"), "{out}");
    let (_, out, _) = run(folder.path(), &["check", "--final", "稿.txt"]);
    assert!(out.contains("发文字号未编") && out.contains("“××”还没有填写"), "{out}");
}

/// A text in an encoding.
type Encode = fn(&str) -> Vec<u8>;

#[test]
fn fix_mends_the_file_in_its_encoding_and_diff_shows_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let text = clean()
        .replacen("；\n", ";\n", 1)
        .replace("〔2025〕17号", "(2025)第017号")
        .replace('\n', "\r\n");
    let right = clean().replace('\n', "\r\n");
    let gb18030 = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let utf16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect::<Vec<u8>>()
    };
    let with_mark = |text: &str| format!("\u{feff}{text}").into_bytes();
    let encodings: [Encode; 3] = [gb18030, utf16, with_mark];
    for encode in encodings {
        std::fs::write(&path, encode(&text)).unwrap();
        let (code, out, _) = run(folder.path(), &["check", "--diff", "a.txt"]);
        assert_eq!(code, 1);
        assert!(out.starts_with("--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n"), "{out}");
        assert!(
            out.contains("-闵科委(2025)第017号") && out.contains("+闵科委〔2025〕17号"),
            "{out}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), encode(&text), "--diff writes nothing");
        let (code, out, error) = run(folder.path(), &["check", "--fix", "a.txt"]);
        assert_eq!(code, 0, "{out}{error}");
        assert!(
            error.contains("a.txt：已改正 3 处") && error.contains("punctuation-half-width"),
            "{error}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), encode(&right));
        let (_, _, error) = run(folder.path(), &["check", "--fix", "a.txt"]);
        assert!(error.contains("没有可以自动改正的问题"), "{error}");
    }
    let word = root().join("samples/docx/number-double.docx");
    let (code, _, error) = run(folder.path(), &["check", "--fix", word.to_str().unwrap()]);
    assert_eq!(code, 3);
    assert!(error.contains("[not-mended]"), "{error}");
}

#[test]
fn what_an_input_holds_cannot_steer_the_terminal() {
    let folder = tempfile::tempdir().unwrap();
    let text = clean().replacen("1.负责", "1.\u{1b}[31m\u{202e}科普,", 1);
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    for form in ["human", "github"] {
        let (_, out, _) = run(folder.path(), &["check", "--hints", "-t", form, "a.txt"]);
        assert!(!out.contains(['\u{1b}', '\u{202e}']), "{out}");
    }
}
