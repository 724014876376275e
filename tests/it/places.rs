//! Where the command puts what it makes, how, and what it leaves where it cannot.

use crate::cli::{next_year, run, sample, zhineng};
use crate::support::SAMPLE;

#[test]
fn the_options_of_the_forms_are_taken() {
    let folder = tempfile::tempdir().unwrap();
    let convert = |form: &str, words: &[&str]| {
        let sample = sample();
        let words = [&["convert", "-t", form, "-o", "-", &sample], words].concat();
        zhineng(folder.path()).args(words).output().unwrap().stdout
    };
    let marked = convert("csv", &[]);
    let plain = convert("csv", &["--csv-encoding", "utf-8"]);
    assert_eq!(marked, [b"\xef\xbb\xbf", plain.as_slice()].concat());
    let gb18030 = convert("csv", &["--csv-encoding", "gb18030"]);
    let (text, _, wrong) = encoding_rs::GB18030.decode(&gb18030);
    assert!(!wrong && text.as_bytes() == plain);
    let document = |words: &[&str]| {
        let bytes = convert("docx", words);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = |name| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
        part("word/document.xml") + &part("word/styles.xml")
    };
    for (words, has, lacks) in [
        (["--fonts", "gb2312"], "方正小标宋简体", "华文中宋"),
        (["--fonts", "windows"], "华文中宋", "方正小标宋简体"),
        (["--fonts", "fangzheng"], "方正仿宋_GBK", "华文中宋"),
        (["--numbers", "literal"], "11.负责承担区科技动员办公室工作；", "<w:numPr>"),
        (["--numbers", "automatic"], "<w:numPr>", "11.负责承担区科技动员办公室工作；"),
    ] {
        let document = document(&words);
        assert!(document.contains(has) && !document.contains(lacks), "{words:?}");
    }
}

/// The words behind `diff a.txt`, the exit code, what standard output starts with, the files that
/// are made, what is said.
type Case<'a> = (&'a [&'a str], i32, &'a str, &'a [&'a str], &'a [&'a str]);

const PLACES: &[Case] = &[
    (
        &["b.txt", "-t", "json,html", "-o", "-"],
        2,
        "",
        &[],
        &["-o - 每次只能输出一种形式", "处理："],
    ),
    (&["b.txt", "-t", "docx", "-o", "-"], 1, "PK", &[], &[]),
    (&["b.txt", "-t", "html"], 1, "<!", &[], &[]),
    (&["b.txt", "-t", "json", "-o", "b.txt"], 2, "", &[], &["b.txt：", "[output-is-input]"]),
    (&["b.txt", "-t", "json", "-o", "a.txt"], 2, "", &[], &["a.txt 就是输入文件"]),
    (&["b.txt", "-t", "docx", "-o", "b.txt/"], 4, "", &[], &["[output-failed]", "处理："]),
    (&["b.txt", "-t", "docx"], 1, "", &["out/b-修订对照表.docx"], &["→ out/b-修订对照表.docx"]),
    (&["b.txt", "-o", "x/y.txt"], 1, "", &["x/y.txt"], &["→ x/y.txt"]),
    (&["b.txt", "-t", "human,json"], 1, "旧　", &["out/b-修订对照.json"], &[]),
    (
        &["b.txt", "-t", "human,json", "-o", "q"],
        1,
        "",
        &["q/b-修订对照.json", "q/b-修订对照.txt"],
        &["→ q/b-修订对照.json", "→ q/b-修订对照.txt"],
    ),
    (&["-", "-t", "clean", "-o", "q"], 1, "", &["q/新稿-清稿.docx"], &[]),
    (&["b.txt", "--columns", "序号，部门，序号"], 2, "", &[], &["“序号” stands twice"]),
    (&["b.txt", "--columns", "理由"], 2, "", &[], &["“理由” is no column", "修订前, 修订后"]),
    (&["b.txt", "--date", "2026-2-30"], 2, "", &[], &["a day such as 2026-02-11"]),
    (&["b.txt", "--date", "2026年"], 2, "", &[], &["a day such as 2026-02-11"]),
    (
        &["b.txt", "-t", "redline", "-o", "r.docx", "--date", "2026-2-3", "--author", "某局"],
        1,
        "",
        &["r.docx"],
        &["→ r.docx"],
    ),
];

#[test]
fn a_comparison_goes_where_it_is_told() {
    let page = |duty: &str| format!("某局各科室职能\n\n办公室职能\n1.负责机要；\n2.{duty}\n");
    let (old, new) = (page("负责保密；"), page("负责文电；"));
    for (words, exit, starts, files, says) in PLACES {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("a.txt", &old), ("b.txt", &new)] {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let output = zhineng(folder.path())
            .args(["diff", "a.txt"])
            .args(*words)
            .write_stdin(new.as_bytes())
            .output()
            .unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(*exit), "{words:?}: {error}");
        assert!(output.stdout.starts_with(starts.as_bytes()), "{words:?}");
        assert!(!starts.is_empty() || output.stdout.is_empty(), "{words:?}");
        for words in *says {
            assert!(error.contains(words), "{words} is not in: {error}");
        }
        let mut found: Vec<String> = walkdir::WalkDir::new(folder.path())
            .into_iter()
            .map(|it| it.unwrap())
            .filter(|it| it.file_type().is_file())
            .map(|it| it.path().strip_prefix(folder.path()).unwrap().to_str().unwrap().to_owned())
            .collect();
        found.sort();
        let mut expected = [&["a.txt", "b.txt"], *files].concat();
        expected.sort_unstable();
        assert_eq!(found, expected, "{words:?}");
        assert_eq!(std::fs::read_to_string(folder.path().join("a.txt")).unwrap(), old);
        assert_eq!(std::fs::read_to_string(folder.path().join("b.txt")).unwrap(), new);
        if files.contains(&"r.docx") {
            let file = std::fs::File::open(folder.path().join("r.docx")).unwrap();
            let mut archive = zip::ZipArchive::new(file).unwrap();
            let part = archive.by_name("word/document.xml").unwrap();
            let document = std::io::read_to_string(part).unwrap();
            assert!(document.contains(r#"w:author="某局" w:date="2026-02-03T00:00:00Z""#));
        }
    }
}

/// A limit on the size of files makes an error of a large write.
#[cfg(unix)]
#[test]
fn what_cannot_be_written_whole_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let text = SAMPLE.replacen("；\n", ";\n", 1);
    for name in ["a.txt", "b.json"] {
        std::fs::write(folder.path().join(name), &text).unwrap();
    }
    let next_year = next_year();
    for words in [
        &["check", "--fix", "a.txt"][..],
        &["diff", "a.txt", &next_year, "-t", "json", "--all", "-o", "b.json"],
    ] {
        let output = std::process::Command::new("sh")
            .args([
                "-c",
                "ulimit -f 8; trap '' XFSZ; exec \"$0\" \"$@\"",
                env!("CARGO_BIN_EXE_zhineng"),
            ])
            .args(words)
            .current_dir(folder.path())
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .output()
            .unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(4), "{error}");
        assert!(error.contains("没有写成") && error.contains("[output-failed]"), "{error}");
        for name in ["a.txt", "b.json"] {
            assert_eq!(std::fs::read_to_string(folder.path().join(name)).unwrap(), text);
        }
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left over");
}

#[test]
fn a_duty_too_long_for_a_cell_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let page = |duty: &str| format!("某局各科室职能\n\n办公室职能\n1.负责机要；\n2.负责{duty}。\n");
    std::fs::write(folder.path().join("a.txt"), page("保密")).unwrap();
    let long = format!("\u{1b}[31m{}", "文".repeat(33_000));
    std::fs::write(folder.path().join("b.txt"), page(&long)).unwrap();
    for words in [
        &["convert", "b.txt", "-t", "json,xlsx"][..],
        &["diff", "a.txt", "b.txt", "-t", "html,xlsx", "-o", "out"],
    ] {
        for (lang, says) in [("zh", "超过单元格的 32,767 字。"), ("en", "a cell holds 32,767.")]
        {
            let (code, _, error) = run(folder.path(), &[&["--lang", lang], words].concat());
            assert_eq!(code, 4, "{error}");
            assert!(error.contains(says) && error.contains("[output-failed]"), "{error}");
            assert!(!error.contains('\u{1b}'), "{error}");
        }
    }
    // Of a notice all forms or none; of a comparison all that can be made.
    let files = std::fs::read_dir(folder.path().join("out")).unwrap();
    let names: Vec<_> = files.map(|it| it.unwrap().file_name()).collect();
    assert_eq!(names, ["b-修订对照.html"]);
}

/// `script` makes a terminal of a pipe.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_gets_colours_unless_it_wants_none_and_lines_of_its_width() {
    let command =
        format!("'{}' diff '{}' '{}'", env!("CARGO_BIN_EXE_zhineng"), sample(), next_year());
    let shown = |variables: &[(&str, &str)]| {
        let mut script = std::process::Command::new("script");
        script.args(["-qec", &command, "/dev/null"]).env("LANG", "zh_CN.UTF-8");
        for name in ["LC_ALL", "NO_COLOR", "COLUMNS"] {
            script.env_remove(name);
        }
        let output =
            script.envs(variables.iter().copied()).stdin(std::process::Stdio::null()).output();
        output.ok().map(|it| String::from_utf8_lossy(&it.stdout).replace("\r\n", "\n"))
    };
    let Some(colored) = shown(&[]).filter(|it| it.contains("要看的")) else {
        return crate::support::say("`script` shows nothing: colours of a terminal are not tested");
    };
    let edit = "        负责牵头协调街镇\u{1b}[31;9m考核工作\u{1b}[0m\u{1b}[32;4m科技工作考核\u{1b}[0m；\n";
    assert!(colored.contains(edit), "{colored}");
    let plain = shown(&[("NO_COLOR", "1")]).unwrap();
    assert!(plain.contains("        负责牵头协调街镇[-考核工作-]{+科技工作考核+}；\n"), "{plain}");
    assert!(!plain.contains('\u{1b}'), "{plain}");
    assert!(shown(&[("NO_COLOR", "")]).unwrap().contains('\u{1b}'), "an empty one is none");
    let long = "协同推进军民融合科技创新，承担推进军民融合双向技术转移转化工作；";
    assert!(plain.contains(&format!("        {long}\n")), "{plain}");
    let narrow = shown(&[("NO_COLOR", "1"), ("COLUMNS", "48")]).unwrap();
    // Forty columns behind the indent: twenty characters.
    let (first, rest) = long.split_at("文".len() * 20);
    assert!(narrow.contains(&format!("        {first}\n        {rest}\n")), "{narrow}");
}
