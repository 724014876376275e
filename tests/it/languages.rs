//! What the command says of its inputs, in either language.

use std::path::Path;

use crate::cli::{refused, run, sample, zhineng};
use crate::support::{SAMPLE, root};

/// Runs the command with its messages in English.
fn english(folder: &Path, words: &[&str]) -> (i32, String, String) {
    run(folder, &[&["--lang", "en"], words].concat())
}

#[test]
fn check_says_in_english_what_it_says_in_chinese() {
    let words = ["check", "--no-config", "--verbose", "samples/txt/minhang-2025-17.txt"];
    let (code, out, _) = english(&root(), &words);
    assert_eq!(code, 0);
    let expected = "\
闵科委〔2025〕17号: 14 departments, 135 duties — samples/txt/minhang-2025-17.txt

warning: converter residue (converter-residue): 1
  line 26  办公室 (heading)
     │ [bookmark: _GoBack]办公室职能
     │ ^^^^^^^^^^^^^^^^^^^ a bookmark turned into text: not part of the notice, left out

warning: catch-alls not worded alike (catch-all-wording): 1
  line 170  科技服务科, item 12
     │ 12.完成领导和上级部门交办的其他工作。
     │              ^^^^^^^^ 13 other departments say “上级”

30 hints (--hints lists them)
  trailing blank 12, blank after the number 11 (all in 生物医药科（创新发展科）), duties nearly the same 3 (all in 党群工作部), odd indent 2, same duty in two departments 2 (all in 党群工作部)

numbers: consecutive in all 14 departments
document number: of the year of signature
dates: signed 2025-02-13 ≤ printed 2025-02-18
title of the issued text: as the notice's title says
conclusion: no errors; warnings to confirm: 2
";
    assert_eq!(out, expected);
}

/// Duties with even numbers alone.
fn even_numbers(count: usize) -> String {
    (1..=count).fold(String::new(), |text, it| text + &format!("{}.负责第{it}项；\n", 2 * it))
}

/// The words of the command, its exit code, and lines that it prints in Chinese and in English.
type Case<'a> = (&'a [&'a str], i32, &'a [&'a str], &'a [&'a str]);

const HOW_IT_STANDS: &[Case] = &[
    (
        &["other.txt", "--verbose"],
        0,
        &[
            "文号与年份　闵科委〔2024〕17号与成文日期 2025-02-13 不同年",
            "日期先后　成文 2025-02-13 > 印发 2025-02-01",
            "被印发文件标题　与标题中《》内不一致",
        ],
        &[
            "document number: not of the year of 2025-02-13",
            "dates: signed 2025-02-13 > printed 2025-02-01",
            "title of the issued text: not as the notice's title says",
        ],
    ),
    (
        &["gap.txt"],
        1,
        &["项号　1 处不连续", "结论　1 处错误必须改正"],
        &[
            "  line 3  办公室, item 3",
            "     │ ^^ item 1 is followed by item 3: 2 missing",
            "numbers: 1 faults",
            "conclusion: errors to mend: 1",
        ],
    ),
    (
        &["gap-and-mark.txt"],
        1,
        &["结论　1 处错误必须改正；1 处警告请确认"],
        &["conclusion: errors to mend: 1; warnings to confirm: 1"],
    ),
    (
        &["gaps.txt"],
        1,
        &["错误　缺号　number-gap　11 处", "  另有 1 处"],
        &["error: missing number (number-gap): 11", "  and 1 more"],
    ),
    (
        &["right.txt", "--fail-on", "hint"],
        0,
        &["结论　没有错误和警告"],
        &["conclusion: no errors and no warnings"],
    ),
    (
        &["draft.txt"],
        0,
        &["草稿不检查：发文字号、成文日期、印发日期、占位符（加 --final 按定稿检查）"],
        &["a draft: document number, dates and placeholders are not checked (--final checks them)"],
    ),
    (
        &["draft.txt", "--final", "--fail-on", "warning"],
        1,
        &["按定稿检查（--final）"],
        &["checked as a finished notice (--final)"],
    ),
];

#[test]
fn check_says_of_every_notice_how_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let other_year = SAMPLE
        .replace("〔2025〕17号", "〔2024〕17号")
        .replace("2025年2月18日", "2025年2月1日")
        .replace("印发《闵行区科委科协", "印发《闵行区科委");
    write("other.txt", &other_year);
    write("gap.txt", "办公室职能\n1.负责机要；\n3.负责保密。\n");
    write("gap-and-mark.txt", "办公室职能\n1.负责机要；\n3.负责保密；\n");
    write("right.txt", "办公室职能\n1.负责机要；\n2.负责保密。\n");
    write("gaps.txt", &format!("办公室职能\n{}", even_numbers(12)));
    let draft = root().join("samples/txt/draft-blank-serial.txt");
    std::fs::copy(draft, folder.path().join("draft.txt")).unwrap();
    for (words, exit, zh, en) in HOW_IT_STANDS {
        for (lang, says) in [("zh", zh), ("en", en)] {
            let (code, out, error) =
                run(folder.path(), &[&["--lang", lang, "check"], *words].concat());
            assert_eq!(code, *exit, "{words:?}: {out}{error}");
            for line in *says {
                assert!(out.lines().any(|it| it == *line), "{line} is not in: {out}");
            }
        }
    }
}

#[test]
fn a_receipt_lists_five_errors_and_says_how_many_there_are_more() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!("某教〔2024〕　号\n某县教育局科室职能\n办公室职能\n{}", even_numbers(8));
    std::fs::write(folder.path().join("a.txt"), text).unwrap();
    let words = ["convert", "a.txt", "-t", "json"];
    let (_, _, error) = run(folder.path(), &words);
    assert!(error.starts_with("草稿　某教〔2024〕") && error.ends_with("另有 3 处\n"), "{error}");
    let (_, _, error) = english(folder.path(), &words);
    assert!(error.starts_with("draft 某教〔2024〕") && error.ends_with("and 3 more\n"), "{error}");
    let listed = error.lines().filter(|it| it.starts_with("error: number-")).count();
    assert_eq!(listed, 5, "{error}");
    let (_, _, error) = english(folder.path(), &[&words[..], &["--verbose"]].concat());
    assert_eq!(error.matches("error: number-").count(), 8, "{error}");
    for (lang, says) in
        [("zh", "a.txt　未变，没有重做\n"), ("en", "a.txt: unchanged, not done again\n")]
    {
        let words = [&["--lang", lang], &words[..], &["--resume"]].concat();
        run(folder.path(), &words);
        assert_eq!(run(folder.path(), &words).2, says);
    }
    for output in ["-", "strict"] {
        let (code, out, error) =
            english(folder.path(), &[&words[..], &["--strict", "-o", output]].concat());
        assert_eq!((code, out.as_str()), (3, ""));
        assert!(error.starts_with("a.txt: 8 errors: not written. [strict]\nnext: "), "{error}");
        assert_eq!(error.matches("\nerror: number-").count(), 5, "{error}");
    }
}

#[test]
fn what_was_mended_is_told_and_standard_input_comes_out_mended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, SAMPLE).unwrap();
    let words = ["check", "--fix", "a.txt"];
    let (code, _, error) = english(folder.path(), &words);
    assert_eq!(code, 0);
    let says = "a.txt: 26 mended\n  warning: converter-residue: 办公室: a bookmark turned into text: not part of the notice, left out (line 26)\n";
    assert!(error.starts_with(says), "{error}");
    assert_eq!(english(folder.path(), &words).2, "a.txt: nothing to mend\n");
    let output =
        zhineng(folder.path()).args(["check", "--fix", "-"]).write_stdin(SAMPLE).output().unwrap();
    assert!(output.stdout == std::fs::read(&path).unwrap());
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("-：已改正 26 处\n"));
    let word = root().join("samples/docx/number-double.docx");
    let (code, _, error) = english(folder.path(), &["check", "--fix", word.to_str().unwrap()]);
    assert_eq!(code, 3);
    let says =
        ": --fix mends text files alone, whose bytes can be made again. [not-mended]\nnext: ";
    assert!(error.contains(says), "{error}");
}

#[test]
fn what_check_cannot_do_is_told_in_english() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("right.txt", "办公室职能\n1.负责机要；\n2.负责保密。\n");
    write("zhineng.toml", "");
    let (_, out, _) = english(folder.path(), &["check", "right.txt"]);
    assert!(out.contains("\nsettings: ") && out.contains("zhineng.toml\n"), "{out}");
    let (code, _, error) = english(folder.path(), &["check", "gone.txt", "right.txt"]);
    assert_eq!(code, 3);
    assert!(error.starts_with("gone.txt: no such file. [missing]\nnext: "), "{error}");
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    let (code, _, error) = english(folder.path(), &["check", "empty"]);
    assert_eq!(code, 3);
    assert!(error.starts_with("empty: no file to convert in this folder. [no-input]"), "{error}");
    let (code, _, error) =
        english(folder.path(), &["check", "--select", "number-gop", "right.txt"]);
    assert_eq!(code, 2);
    assert!(error.contains("number-gop; the nearest is number-gap.\nnext: "), "{error}");
}

#[test]
fn wrong_settings_are_told_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let table = [
        ("x = [", "第1行不合 TOML 写法（", "line 1: "),
        (
            "[vocabulary]\nunit_endings = 3\n",
            "“vocabulary.unit_endings”应当是一列词，如 [\"林场\"]",
            "`vocabulary.unit_endings` must be a list of words: [\"林场\"]",
        ),
        (
            "docx.fonts = \"x\"",
            "“docx.fonts”应当是\"gb2312\"、\"windows\" 或 \"fangzheng\"",
            "`docx.fonts` must be \"gb2312\", \"windows\" or \"fangzheng\"",
        ),
    ];
    for (text, zh, en) in table {
        std::fs::write(folder.path().join("zhineng.toml"), text).unwrap();
        refused(folder.path(), &["convert", &sample()], 2, &["zhineng.toml：", zh, "[settings]"]);
        let (code, _, error) = english(folder.path(), &["convert", &sample()]);
        assert_eq!(code, 2);
        assert!(error.contains(en) && error.contains(" [settings]\nnext: mend"), "{error}");
    }
    let (_, _, error) = english(folder.path(), &["check", &sample(), "--config", "gone.toml"]);
    assert!(error.starts_with("gone.toml: cannot be read ("), "{error}");
}
