//! The command as its users meet it: what it prints, what it writes, how it ends.

use std::path::Path;

use assert_cmd::Command;
use zhineng::finding::catalogue::CODES;

use crate::support::{SAMPLE, root};

pub(crate) fn zhineng(folder: &Path) -> Command {
    let mut command = Command::cargo_bin("zhineng").unwrap();
    command.current_dir(folder).env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL");
    command
}

pub(crate) fn sample() -> String {
    root().join("samples/txt/minhang-2025-17.txt").to_str().unwrap().to_owned()
}

/// Runs the command; gives its exit code, standard output and standard error.
pub(crate) fn run(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let output = zhineng(folder).args(words).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[track_caller]
pub(crate) fn refused(folder: &Path, words: &[&str], exit: i32, says: &[&str]) {
    let (code, out, error) = run(folder, words);
    assert_eq!(code, exit, "{error}");
    assert_eq!(out, "");
    for words in says {
        assert!(error.contains(words), "{words} is not in: {error}");
    }
    assert!(error.contains("处理："), "{error}");
    assert!(!folder.join("out").exists(), "something was written");
}

#[test]
fn a_conversion_prints_its_receipt() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, error) = run(folder.path(), &["convert", &sample()]);
    assert_eq!((code, out.as_str()), (0, ""));
    let lines: Vec<&str> = error.lines().collect();
    assert_eq!(
        lines[0],
        "闵科委〔2025〕17号　14 个部门　135 项职责　→ out/minhang-2025-17.{json,csv,xlsx,docx}"
    );
    assert_eq!(
        lines[1],
        "核对　原文 4,623 字 ＝ 读入 4,605 ＋ 转换残留 18（第26行 [bookmark: _GoBack]）；未归类 0"
    );
    assert!(lines[2].starts_with("检查　错误 0　警告 2　提示 30"));
    assert_eq!(lines.len(), 3);
    let shown = |it: &std::fs::DirEntry| !it.file_name().to_str().unwrap().starts_with('.');
    let outputs = std::fs::read_dir(folder.path().join("out")).unwrap();
    assert_eq!(outputs.filter(|it| shown(it.as_ref().unwrap())).count(), 4);
}

#[test]
fn an_error_is_listed_and_strict_refuses() {
    let folder = tempfile::tempdir().unwrap();
    let lines: Vec<&str> = SAMPLE.split('\n').collect();
    let without: Vec<&str> =
        lines.iter().copied().filter(|it| !it.starts_with("3.负责政务公开")).collect();
    std::fs::write(folder.path().join("a.txt"), without.join("\n")).unwrap();
    refused(
        folder.path(),
        &["convert", "--strict", "a.txt"],
        3,
        &["a.txt", "[strict]", "number-gap"],
    );
    let (code, _, error) = run(folder.path(), &["a.txt"]);
    assert_eq!(code, 0);
    let last = error.lines().last().unwrap();
    assert_eq!(last, "错误　number-gap　办公室　第2项之后是第4项，缺第3项（第30行）");
    let (code, out, _) = run(folder.path(), &["check", "a.txt"]);
    assert_eq!(code, 1);
    assert!(out.contains("第30行　办公室 第4项"), "{out}");
    assert!(out.ends_with("结论　1 处错误必须改正；2 处警告请确认\n"), "{out}");
}

#[test]
fn check_shows_the_line_and_says_what_was_verified() {
    let (code, out, _) =
        run(&root(), &["check", "--no-config", "--verbose", "samples/txt/minhang-2025-17.txt"]);
    assert_eq!(code, 0);
    let expected = "\
闵科委〔2025〕17号　14 个部门　135 项职责　samples/txt/minhang-2025-17.txt

警告　转换残留　converter-residue　1 处
  第26行　办公室（标题）
     │ [bookmark: _GoBack]办公室职能
     │ ^^^^^^^^^^^^^^^^^^^ 书签转成的文字，不是正文；转换时已清除

警告　兜底职责措辞不一致　catch-all-wording　1 处
  第170行　科技服务科 第12项
     │ 12.完成领导和上级部门交办的其他工作。
     │              ^^^^^^^^ 其余13个部门写作“上级”

提示 30 处（加 --hints 逐条列出）
  行尾空格 12　序数后空格 11（均在生物医药科（创新发展科））　职责大致相同 3（均在党群工作部）　行首空格 2　两个部门职责完全相同 2（均在党群工作部）

项号　14 个部门全部连续，无缺号、重号
文号与年份　闵科委〔2025〕17号与成文日期同年
日期先后　成文 2025-02-13 ≤ 印发 2025-02-18
被印发文件标题　与标题中《》内一致
结论　没有错误；2 处警告请确认
";
    assert_eq!(out, expected);
}

#[test]
fn check_names_paragraph_department_and_duty_of_a_word_file() {
    let (code, out, _) = run(&root(), &["check", "samples/docx/number-double.docx"]);
    assert_eq!(code, 1);
    let expected = "\
  第3段　办公室 第2项
     │ 2.2.负责政务公开和信访工作；
     │ ^^^^ 自动编号“2.”之后又手打了“2.”
";
    assert!(out.contains(expected), "{out}");
}

/// In both languages: every kind of finding, and each of them in full.
#[test]
fn rules_lists_what_explain_explains() {
    let folder = tempfile::tempdir().unwrap();
    for (language, mended) in [("zh", "check --fix 自动改正"), ("en", "Mended by check --fix")]
    {
        let (code, list, _) = run(folder.path(), &["--lang", language, "rules"]);
        assert_eq!((code, list.lines().count()), (0, CODES.len()));
        for (line, known) in list.lines().zip(CODES) {
            assert!(line.starts_with(known.name), "{line}");
        }
        for known in [CODES.iter().find(|it| it.mechanical), CODES.iter().find(|it| !it.mechanical)]
        {
            let known = known.unwrap();
            let (code, out, _) = run(folder.path(), &["--lang", language, "explain", known.name]);
            assert_eq!((code, out.contains(mended)), (0, known.mechanical), "{out}");
        }
        let (code, _, error) = run(folder.path(), &["--lang", language, "explain", "no-such"]);
        assert!(
            code == 2 && error.contains("no-such") && error.contains("zhineng rules"),
            "{error}"
        );
    }
}

#[test]
fn messages_come_in_english_too() {
    let folder = tempfile::tempdir().unwrap();
    let (_, _, error) = run(folder.path(), &["--lang", "en", "convert", &sample()]);
    assert!(error.contains("14 departments, 135 duties → out/"), "{error}");
    assert!(error.contains("4,623 characters = 4,605 held + 18 residue"), "{error}");
    let (_, out, _) = run(folder.path(), &["--lang", "en", "explain", "number-gap"]);
    assert!(out.contains("Why\n"), "{out}");
}

#[test]
fn one_form_goes_to_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(folder.path(), &["convert", "-t", "json", "-o", "-", &sample()]);
    assert_eq!(code, 0);
    assert!(out.starts_with("{\n  \"schema\": \"zhineng/notice@1\""));
    let output = zhineng(folder.path())
        .args(["convert", "-t", "json", "-o", "-", "-"])
        .write_stdin(SAMPLE)
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), out);
    let (code, _, _) = run(folder.path(), &["convert", "-o", "-", &sample()]);
    assert_eq!(code, 2);
}

#[test]
fn what_is_no_notice_is_refused_by_name_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let check = |name: &str, code: &str| {
        refused(folder.path(), &["convert", name], 3, &[name, code]);
    };
    write("空.txt", b"");
    check("空.txt", "[empty-file]");
    write("blank.txt", b" \n\n");
    check("blank.txt", "[empty-file]");
    write("图.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    check("图.png", "[fixed-layout]");
    write("named.txt", b"%PDF-1.7\n");
    check("named.txt", "[fixed-layout]");
    write("信.txt", "你好，今天下午三点开会。\n".as_bytes());
    check("信.txt", "[not-a-notice]");
    check("没有.txt", "[missing]");
    std::fs::create_dir(folder.path().join("无")).unwrap();
    check("无", "[no-input]");
}

#[test]
fn a_folder_without_notices_is_summed_up() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("年度");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("a.txt"), "你好。\n").unwrap();
    std::fs::write(inner.join("b.png"), b"\x89PNG\r\n\x1a\n").unwrap();
    std::fs::write(inner.join("~$c.docx"), b"lock").unwrap();
    std::fs::write(inner.join(".hidden"), b"x").unwrap();
    let (code, _, error) = run(folder.path(), &["convert", "年度"]);
    assert_eq!(code, 3);
    assert!(error.contains("转换 2 个文件　成功 0　不是职能通知 1　读不了 1"), "{error}");
    assert!(error.contains("[lock-file]") && error.contains("[fixed-layout]"), "{error}");
    let shown =
        std::fs::read_dir(folder.path().join("out")).unwrap().map(|it| it.unwrap().file_name());
    assert_eq!(shown.filter(|it| it != ".zhineng").collect::<Vec<_>>(), ["report.json"]);
}

#[test]
fn a_folder_is_mirrored_and_one_bad_file_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("in/2025");
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::write(inner.join("a.txt"), SAMPLE).unwrap();
    std::fs::write(inner.join("b.txt"), b"").unwrap();
    let (code, _, error) = run(folder.path(), &["convert", "-t", "json", "in"]);
    assert_eq!(code, 3);
    assert!(error.contains("成功 1"), "{error}");
    assert!(folder.path().join("out/2025/a.json").exists());
}

#[test]
fn names_that_collide_are_refused_and_can_be_kept_apart() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), SAMPLE).unwrap();
    std::fs::write(folder.path().join("a.text"), SAMPLE).unwrap();
    let words = ["convert", "a.txt", "a.text"];
    refused(folder.path(), &words, 2, &["a.txt", "a.text", "[name-collision]", "--keep-extension"]);
    let (code, ..) = run(folder.path(), &["convert", "--keep-extension", "a.txt", "a.text"]);
    assert_eq!(code, 0);
    assert!(folder.path().join("out/a.text.docx").exists());
}

#[test]
fn an_output_that_cannot_be_written_is_an_error_and_the_input_is_safe() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), b"here").unwrap();
    let (code, _, error) = run(folder.path(), &["convert", "-o", "file", &sample()]);
    assert_eq!(code, 4, "{error}");
    assert!(error.contains("[output-failed]") && error.contains("处理："), "{error}");
    assert_eq!(std::fs::read(folder.path().join("file")).unwrap(), b"here");
    std::fs::write(folder.path().join("x.json"), SAMPLE).unwrap();
    let (code, _, error) = run(folder.path(), &["convert", "-o", ".", "-f", "txt", "x.json"]);
    assert_eq!(code, 2, "{error}");
    assert_eq!(std::fs::read_to_string(folder.path().join("x.json")).unwrap(), SAMPLE);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(names.len(), 2, "nothing is left over");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf8_is_converted() {
    use std::os::unix::ffi::OsStrExt;
    let folder = tempfile::tempdir().unwrap();
    let name = std::ffi::OsStr::from_bytes(b"\xd6\xb0\xc4\xdc.txt");
    std::fs::write(folder.path().join(name), SAMPLE).unwrap();
    zhineng(folder.path()).args(["convert", "-t", "csv"]).arg(name).assert().success();
    let output = std::ffi::OsStr::from_bytes(b"out/\xd6\xb0\xc4\xdc.csv");
    assert!(folder.path().join(output).exists());
}

#[test]
fn wrong_words_are_a_usage_error() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["explain", "no-such-code"]).0, 2);
    assert_eq!(run(folder.path(), &["convert", "-t", "odt", &sample()]).0, 2);
    assert_eq!(run(folder.path(), &["convert"]).0, 2);
}

#[test]
fn an_office_adds_its_own_words() {
    let folder = tempfile::tempdir().unwrap();
    let text = "甲县乙局内设科室职责\n一、造纸坊\n1.负责造纸。\n二、印刷坊\n1.负责印刷。\n";
    std::fs::write(folder.path().join("notice.txt"), text).unwrap();
    let names = |folder: &Path, words: &[&str]| {
        let (code, out, error) = run(folder, words);
        assert_eq!(code, 0, "{error}");
        let notice: serde_json::Value = serde_json::from_str(&out).unwrap();
        notice["departments"].as_array().unwrap().len()
    };
    let words = ["convert", "notice.txt", "-t", "json", "-o", "-"];
    assert_eq!(names(folder.path(), &words), 0);
    std::fs::write(folder.path().join("zhineng.toml"), "[vocabulary]\nunit_endings = [\"坊\"]\n")
        .unwrap();
    assert_eq!(names(folder.path(), &words), 2);
    assert_eq!(names(folder.path(), &[&words[..], &["--no-config"]].concat()), 0);
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).unwrap();
    assert_eq!(names(&inner, &["convert", "../notice.txt", "-t", "json", "-o", "-"]), 2);
}

#[test]
fn wrong_settings_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("zhineng.toml"), "[vocabulary]\nunit_ending = []\n").unwrap();
    let says = ["zhineng.toml", "vocabulary.unit_ending", "最接近的是“vocabulary.unit_endings”"];
    refused(folder.path(), &["convert", &sample()], 2, &says);
    refused(folder.path(), &["convert", &sample(), "--config", "gone.toml"], 2, &["gone.toml"]);
}

#[test]
fn a_text_of_another_family_is_refused_with_what_was_looked_for() {
    let folder = tempfile::tempdir().unwrap();
    let text = "甲县公园管理办法\n第一条 为了规范公园管理，制定本办法。\n第二条 本办法适用于全县公园。\n第三条 本办法自发布之日起施行。\n";
    std::fs::write(folder.path().join("rule.txt"), text).unwrap();
    let says = ["不像职能通知", "部门标题（…职能／…职责／科室名）0 处", "编号条目 3 条", "--force"];
    refused(folder.path(), &["convert", "rule.txt"], 3, &says);
    let (code, _, error) = run(folder.path(), &["convert", "rule.txt", "--force"]);
    assert_eq!(code, 0, "{error}");
}

pub(crate) fn next_year() -> String {
    root().join("samples/txt/minhang-2026-9.txt").to_str().unwrap().to_owned()
}

#[test]
fn two_years_are_compared() {
    let folder = tempfile::tempdir().unwrap();
    let (code, out, _) = run(folder.path(), &["diff", &sample(), &next_year()]);
    assert_eq!(code, 1);
    for line in [
        "旧　闵科委〔2025〕17号　2025年2月13日　minhang-2025-17.txt　14 个部门　135 项",
        "要看的 7 处　新增 1　删除 1　划转 2（1 项同时修改）　修改 2　部门更名 1",
        "  更名　财务科 → 财务管理科（7 项职责全部沿用）",
        "  划入　第17项　来自 科技服务科 原第11项",
        "  划入并修改　第11项　来自 党群科 原第9项",
        "        负责牵头协调街镇[-考核工作-]{+科技工作考核+}；",
        "  印发日期　2025年2月18日 → 2026年2月13日",
    ] {
        assert!(out.lines().any(|it| it == line), "{line} is not in\n{out}");
    }
    let (code, out, _) = run(folder.path(), &["diff", &sample(), &sample()]);
    assert_eq!((code, out.as_str()), (0, "两份文件内容相同（135 项）。\n"));
    assert_eq!(run(folder.path(), &["diff", &sample(), &next_year(), "--exit-zero"]).0, 0);
    assert_eq!(run(folder.path(), &["diff", &sample(), "没有.txt"]).0, 3);
    assert_eq!(run(folder.path(), &["diff", "-", "-"]).0, 2);
    let (_, out, _) = run(folder.path(), &["diff", &sample(), &next_year(), "--both-sides"]);
    assert!(out.contains("  划出　原第11项　去往 办公室 第17项\n"), "{out}");
    let (_, out, _) = run(folder.path(), &["--lang", "en", "diff", &sample(), &next_year()]);
    assert!(out.contains("  taken over: item 17, from 科技服务科 old item 11\n"), "{out}");
}

#[test]
fn numbers_alone_can_be_ignored() {
    let folder = tempfile::tempdir().unwrap();
    let page =
        |first: &str| format!("某局各科室职能\n\n办公室职能\n{first}1.负责机要；\n2.负责保密；\n");
    std::fs::write(folder.path().join("a.txt"), page("")).unwrap();
    let shifted = page("").replace("2.", "3.").replace("1.", "2.");
    std::fs::write(folder.path().join("b.txt"), shifted).unwrap();
    assert_eq!(run(folder.path(), &["diff", "a.txt", "b.txt"]).0, 1);
    let (code, out, _) = run(folder.path(), &["diff", "a.txt", "b.txt", "--ignore", "renumbered"]);
    assert_eq!((code, out.as_str()), (0, "两份文件内容相同（2 项）。\n"));
}

#[test]
fn several_forms_go_into_a_folder_by_their_names() {
    let folder = tempfile::tempdir().unwrap();
    let forms = "json,html,xlsx,docx,redline,clean";
    let (code, _, error) =
        run(folder.path(), &["diff", &sample(), &next_year(), "-t", forms, "-o", "送审/"]);
    assert_eq!(code, 1, "{error}");
    let mut names: Vec<String> = std::fs::read_dir(folder.path().join("送审"))
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    let mut expected = [
        "修订对照.html",
        "修订对照.json",
        "修订对照表.docx",
        "修订对照表.xlsx",
        "清稿.docx",
        "花脸稿.docx",
    ]
    .map(|it| format!("minhang-2026-9-{it}"));
    expected.sort();
    assert_eq!(names, expected);
    let json = std::fs::read(folder.path().join("送审/minhang-2026-9-修订对照.json")).unwrap();
    let (_, schema, _) = run(folder.path(), &["schema", "changes"]);
    let schema: serde_json::Value = serde_json::from_str(&schema).unwrap();
    let changes: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert!(jsonschema::is_valid(&schema, &changes));
    assert_eq!(changes["duties"].as_array().unwrap().len(), 16);
    assert_eq!(changes["base"], "old");
}

#[test]
fn a_notice_is_compared_in_any_form_that_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let (_, _, error) = run(folder.path(), &[&sample(), "-t", "json,docx,xlsx"]);
    for form in ["json", "docx", "xlsx"] {
        let other = format!("out/minhang-2025-17.{form}");
        let (code, out, _) = run(folder.path(), &["diff", &other, &sample()]);
        assert_eq!((code, out.as_str()), (0, "两份文件内容相同（135 项）。\n"), "{form} {error}");
    }
}
