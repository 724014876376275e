//! Goldens as a repository of yearly notices meets them.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::SAMPLE;

fn golden(folder: &Path, words: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_zhineng"))
        .current_dir(folder)
        .env("LANG", "zh_CN.UTF-8")
        .env_remove("LC_ALL")
        .env_remove("CI")
        .arg("golden")
        .args(words)
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(text).unwrap())
}

/// A folder with one sample, blessed in these forms.
fn blessed(forms: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("samples")).unwrap();
    sample(folder.path(), SAMPLE);
    assert_eq!(golden(folder.path(), &["bless", "-t", forms]).0, 0);
    assert_eq!(golden(folder.path(), &["check", "-t", forms]).0, 0);
    folder
}

fn sample(folder: &Path, text: &str) {
    std::fs::write(folder.join("samples/2025.txt"), text).unwrap();
}

/// The sample with an edit, and what the check says of it.
#[track_caller]
fn check(old: &str, new: &str, says: &[&str]) {
    let folder = blessed("findings");
    sample(folder.path(), &SAMPLE.replacen(old, new, 1));
    let (exit, text) = golden(folder.path(), &["check"]);
    assert_eq!(exit, 1, "{text}");
    for words in says {
        assert!(text.contains(words), "{words} is not in: {text}");
    }
    assert!(text.ends_with("确认无误后运行 zhineng golden bless\n"), "{text}");
    assert_eq!(golden(folder.path(), &["bless"]).0, 0);
    assert_eq!(golden(folder.path(), &["check"]).0, 0);
}

#[test]
fn a_change_of_the_notice_is_named() {
    check(
        "负责政务公开",
        "负责党务公开",
        &[
            "samples/2025.txt　通知内容变了\n  办公室　第3项　修改　3.负责政务公开",
            " → 3.负责党务公开",
            "（第30行）",
            "golden/2025/notice.json　从第",
        ],
    );
    check("财务科职能", "财务管理科职能", &["部门　更名　财务科 → 财务管理科"]);
    check(
        "闵科委〔2025〕17号",
        "闵科委〔2025〕18号",
        &["发文字号　修改　闵科委〔2025〕17号 → 闵科委〔2025〕18号"],
    );
    check("3.负责政务公开", "4.负责政务公开", &["第4项　仅项号变动", "检查结果　新增　错误"]);
    check(
        "关于印发",
        "\n关于印发",
        &["检查结果变了，通知内容未变", "检查结果　位置变了　警告　converter-residue"],
    );
}

#[test]
fn a_change_of_the_programs_words_is_told_from_one_of_the_notice() {
    let folder = blessed("findings");
    let put = |name: &str, old: &str, new: &str| {
        let path = folder.path().join("golden/2025").join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(old));
        std::fs::write(path, text.replacen(old, new, 1)).unwrap();
    };
    put("findings.json", "书签转成的文字", "书签留下的文字");
    let (exit, text) = golden(folder.path(), &["check"]);
    assert_eq!(exit, 1);
    assert!(text.starts_with("samples/2025.txt　只是程序的措辞或推算变了，通知内容未变\n  检查结果　措辞变了　警告　converter-residue"), "{text}");
    golden(folder.path(), &["bless"]);
    put("notice.json", "\"catch_all\": true", "\"catch_all\": false");
    let (_, text) = golden(folder.path(), &["check"]);
    assert!(text.contains("只是程序的措辞或推算变了，通知内容未变（catch_all）"), "{text}");
}

#[test]
fn line_ends_alone_are_said() {
    let folder = blessed("csv,txt");
    for name in ["notice.json", "findings.json"] {
        let path = folder.path().join("golden/2025").join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, text.replace('\n', "\r\n")).unwrap();
    }
    let (exit, text) = golden(folder.path(), &["check"]);
    assert_eq!(exit, 1);
    assert!(text.starts_with("samples/2025.txt　仅换行符不同"), "{text}");
    assert_eq!(text.lines().count(), 2, "{text}");
}

#[test]
fn workbooks_and_documents_are_compared_part_by_part() {
    let folder = blessed("xlsx,docx");
    sample(folder.path(), &SAMPLE.replacen("负责政务公开", "负责党务公开", 1));
    let (_, text) = golden(folder.path(), &["check"]);
    assert!(text.contains("golden/2025/notice.docx　其中 word/document.xml 从第"), "{text}");
    assert!(text.contains("golden/2025/notice.xlsx　其中 "), "{text}");
    sample(folder.path(), SAMPLE);
    // The same parts, packed otherwise.
    let path = folder.path().join("golden/2025/notice.xlsx");
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        out.start_file(part.name(), stored).unwrap();
        std::io::copy(&mut part, &mut out).unwrap();
    }
    std::fs::write(&path, out.finish().unwrap().into_inner()).unwrap();
    assert_eq!(golden(folder.path(), &["check", "-t", "xlsx"]).0, 0);
}

#[test]
fn what_stands_alone_fails_and_bless_touches_nothing_else() {
    let folder = blessed("findings");
    let path = |name: &str| folder.path().join(name);
    let modified = |name: &str| std::fs::metadata(path(name)).unwrap().modified().unwrap();
    let before = modified("golden/2025/notice.json");
    std::fs::write(path("golden/README.md"), "ours").unwrap();
    std::fs::write(path("golden/2025/notes.txt"), "ours").unwrap();
    std::fs::write(path("samples/2026.txt"), SAMPLE).unwrap();
    std::fs::create_dir(path("golden/2024")).unwrap();
    std::fs::write(path("golden/2024/notice.json"), "{}").unwrap();
    std::fs::write(path("golden/.zhineng-x.tmp"), "").unwrap();
    std::fs::write(path("samples/.zhineng-y.tmp"), "").unwrap();
    let (exit, text) = golden(folder.path(), &["check"]);
    assert_eq!(exit, 1);
    for says in [
        "samples/2026.txt　缺基准",
        "golden/2024/notice.json　没有对应的样例",
        "golden/.zhineng-x.tmp　中断的运行留下的临时文件",
        "samples/.zhineng-y.tmp　中断",
        "2 个样例，4 处不一致",
    ] {
        assert!(text.contains(says), "{says} is not in: {text}");
    }
    let (exit, text) = golden(folder.path(), &["bless"]);
    assert_eq!(exit, 1, "the temporary among the samples is not its to remove: {text}");
    assert!(
        text.contains("写　golden/2026/notice.json")
            && text.contains("删　golden/2024/notice.json"),
        "{text}"
    );
    assert!(text.contains("写了 2 个基准文件，删了 2 个，其余未动"), "{text}");
    assert!(!path("golden/2024").exists() && path("samples/.zhineng-y.tmp").exists());
    assert!(path("golden/README.md").exists() && path("golden/2025/notes.txt").exists());
    assert_eq!(modified("golden/2025/notice.json"), before);
    std::fs::remove_file(path("samples/.zhineng-y.tmp")).unwrap();
    assert_eq!(golden(folder.path(), &["check"]).0, 0);
    assert!(golden(folder.path(), &["bless"]).1.contains("什么也没有写"));
}

#[test]
fn samples_with_the_same_goldens_are_told() {
    let folder = blessed("findings");
    std::fs::write(folder.path().join("samples/2025.md"), SAMPLE).unwrap();
    let (exit, text) = golden(folder.path(), &["check"]);
    assert_eq!(exit, 1);
    assert!(text.contains("与另一个样例的基准同名"), "{text}");
    assert!(text.contains("samples/2025.md") && text.contains("samples/2025.txt"), "{text}");
}

#[test]
fn what_is_refused_now_is_told() {
    let folder = blessed("findings");
    sample(folder.path(), "今天下午三点开会。\n");
    let (_, text) = golden(folder.path(), &["check"]);
    assert!(text.starts_with("samples/2025.txt　原来能读，现在读不了\n"), "{text}");
    golden(folder.path(), &["bless"]);
    assert!(!folder.path().join("golden/2025/notice.json").exists());
    sample(folder.path(), SAMPLE);
    assert!(golden(folder.path(), &["check"]).1.contains("原来读不了，现在能读"));
}

#[test]
fn bless_refuses_in_ci() {
    let folder = blessed("findings");
    sample(folder.path(), &SAMPLE.replacen("负责政务公开", "负责党务公开", 1));
    let before = std::fs::read(folder.path().join("golden/2025/notice.json")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_zhineng"))
        .current_dir(folder.path())
        .env("CI", "true")
        .args(["golden", "bless"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(folder.path().join("golden/2025/notice.json")).unwrap(), before);
}

#[test]
fn the_report_comes_for_programs_and_for_github() {
    let folder = blessed("findings");
    sample(folder.path(), &SAMPLE.replacen("负责政务公开", "负责100%公开", 1));
    let (_, text) = golden(folder.path(), &["check", "-t", "github"]);
    let first = text.lines().next().unwrap();
    assert!(
        first.starts_with("::error file=samples/2025.txt,line=30::办公室　第3项　修改"),
        "{text}"
    );
    assert!(first.contains("负责100%25公开"), "{text}");
    let (_, text) = golden(folder.path(), &["check", "-t", "json"]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let change = &report["mismatches"][0]["changes"][0];
    assert_eq!(
        (&change["kind"], &change["department"], &change["number"]),
        (&"changed".into(), &"办公室".into(), &3.into())
    );
    let schema =
        Command::new(env!("CARGO_BIN_EXE_zhineng")).args(["schema", "golden"]).output().unwrap();
    jsonschema::validate(&serde_json::from_slice(&schema.stdout).unwrap(), &report).unwrap();
}
