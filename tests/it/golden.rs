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

/// A folder with one small notice, blessed in these forms, and its next wording in its place.
fn amended(old: &str, new: &str, forms: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("samples")).unwrap();
    sample(folder.path(), old);
    assert_eq!(golden(folder.path(), &["bless", "-t", forms]).0, 0);
    sample(folder.path(), new);
    folder
}

/// What the check says in either language, without what it says of the files.
fn told(folder: &Path) -> [String; 2] {
    ["zh", "en"].map(|lang| {
        let (exit, text) = golden(folder, &["check", "--lang", lang]);
        assert_eq!(exit, 1, "{text}");
        let of_file = |it: &&str| it.starts_with("  golden/");
        text.split_inclusive('\n').filter(|it| !of_file(it)).collect()
    })
}

const SMALL: &str = "\
000012
机密★1年
特急
某县教育局文件
某教〔2024〕5号　　　　签发人：张三
关于印发《某县教育局科室职能》的通知
各科室：
现将《某县教育局科室职能》印发给你们，请遵照执行。
某县教育局
2024年3月5日
（此件公开发布）
抄送：县委办公室。
某县教育局办公室　2024年3月6日印发
某县教育局科室职能
主要职责
1.贯彻教育方针。
一、内设机构
（一）办公室
主要职责：
1.负责文电；
2.负责档案；
3.负责保密。
（二）人事科（挂教师科牌子）
1.负责人事管理；
2.负责培训。
（三）信息科
1.负责网络。
编制：行政编制12名。
";

#[test]
fn every_kind_of_change_is_told_in_both_languages() {
    let new = SMALL
        .replace("2.负责档案；\n3.负责保密。", "2.负责保密。")
        .replace("2.负责培训。", "2.负责培训。\n3.负责档案。\n4.负责离退休。")
        .replace("人事科（挂教师科牌子）", "人事教育科（挂教师科牌子）")
        .replace("信息科\n1.负责网络。", "法规科\n1.负责普法和网络安全。");
    let [zh, en] = told(amended(SMALL, &new, "findings").path());
    let expected = "\
samples/2025.txt　通知内容变了
  办公室　第2项　仅项号变动　3.负责保密。 → 2.负责保密。（第21行）
  部门　更名　人事科（挂教师科牌子） → 人事教育科（挂教师科牌子）（第22行）
  部门　新设　法规科（第27行）
  部门　撤销　信息科
  人事教育科（挂教师科牌子）　第3项　划转　办公室 2.负责档案； → 3.负责档案。（第25行）
  人事教育科（挂教师科牌子）　第4项　新增　4.负责离退休。（第26行）
  法规科　第1项　新增　1.负责普法和网络安全。（第28行）
  信息科　第1项　删除　1.负责网络。
  检查结果　新增　警告　end-mark　人事教育科（挂教师科牌子）　这里是“；”，应为“。”（第23行）
  检查结果　位置变了　警告　unclaimed-text　这段文字没有归到任何一项；原样保留在“未归类”中（第29行）
1 个样例，1 处不一致；逐条看过、确认无误后运行 zhineng golden bless
";
    assert_eq!(zh, expected);
    let expected = "\
samples/2025.txt: the notice changed
  办公室  item 2  renumbered  3.负责保密。 → 2.负责保密。 (line 21)
  department  renamed  人事科（挂教师科牌子） → 人事教育科（挂教师科牌子） (line 22)
  department  set up  法规科 (line 27)
  department  abolished  信息科
  人事教育科（挂教师科牌子）  item 3  moved  办公室 2.负责档案； → 3.负责档案。 (line 25)
  人事教育科（挂教师科牌子）  item 4  added  4.负责离退休。 (line 26)
  法规科  item 1  added  1.负责普法和网络安全。 (line 28)
  信息科  item 1  removed  1.负责网络。
  finding  new  warning  end-mark  人事教育科（挂教师科牌子）  这里是“；”，应为“。” (line 23)
  finding  moved  warning  unclaimed-text  这段文字没有归到任何一项；原样保留在“未归类”中 (line 29)
1 samples, 1 mismatches; once read and found right, run zhineng golden bless
";
    assert_eq!(en, expected);
}

#[test]
fn twenty_changes_are_listed_and_the_rest_is_counted() {
    let year = |word: &str| {
        let duties =
            (1..=24).fold(String::new(), |text, it| text + &format!("负责第{it}{word}；\n"));
        SMALL.replace("1.负责网络。\n", &duties)
    };
    let [zh, en] = told(amended(&year("号机房"), &year("号网站"), "findings").path());
    // Without numbers, none is another one reworded.
    assert!(zh.contains("\n  信息科　新增　负责第20号网站；（第46行）\n  另有 28 处\n"), "{zh}");
    assert!(en.contains("\n  信息科  added  负责第20号网站； (line 46)\n  and 28 more\n"), "{en}");
}

/// What an amendment is told by: field in either language, what happened to it, its words.
type Told<'a> = (&'a str, &'a str, [&'a str; 2], &'a str);

const ADDED: [&str; 2] = ["新增", "added"];
const REMOVED: [&str; 2] = ["删除", "removed"];
const CHANGED: [&str; 2] = ["修改", "changed"];

const HEADER: &[Told] = &[
    ("签发人", "approvers", CHANGED, "签发人：张三 → 签发人：李四"),
    (
        "正文",
        "body",
        CHANGED,
        "现将《某县教育局科室职能》印发给你们，请遵照执行。 → 现将《某县教育局各科室职能》印发给你们，请认真执行。",
    ),
    ("份号", "copy_number", CHANGED, "000012 → 000013"),
    ("发文字号", "document_number", CHANGED, "某教〔2024〕5号 → 某教〔2024〕6号"),
    ("印发机关和印发日期", "imprint.office", CHANGED, "某县教育局办公室 → 某县教育委员会办公室"),
    ("成文日期", "issued_on", CHANGED, "2024年3月5日 → 2024年3月4日"),
    ("发文机关标志", "issuers", CHANGED, "某县教育局文件 → 某县教育委员会文件"),
    ("主送机关", "recipients", CHANGED, "各科室： → 各学校："),
    ("密级和保密期限", "secrecy", CHANGED, "机密★1年 → 秘密★1年"),
    ("发文机关署名", "signatories", CHANGED, "某县教育局 → 某县教育委员会"),
    (
        "标题",
        "title",
        CHANGED,
        "关于印发《某县教育局科室职能》的通知 → 关于印发《某县教育局各科室职能》的通知",
    ),
    ("紧急程度", "urgency", REMOVED, "特急"),
    ("被印发文件标题", "issued_text.title", CHANGED, "某县教育局科室职能 → 某县教育局各科室职能"),
];

const REST: &[Told] = &[
    ("本机关　职责引语", "本机关  lead_in", CHANGED, "主要职责 → 主要工作职责"),
    ("办公室　职责引语", "办公室  lead_in", CHANGED, "主要职责： → 主要职责是："),
    ("办公室　标题序数", "办公室  marker", CHANGED, "（一） → （四）"),
    ("办公室　上级标题", "办公室  section", CHANGED, "一、内设机构 → 二、机构"),
    ("办公室　部门标题", "办公室  heading", CHANGED, "办公室 → 办公室职责"),
    ("部门", "department", ["更名", "renamed"], "人事科（挂教师科牌子） → 人事科（挂师资科牌子）"),
    ("人事科（挂师资科牌子）　别名", "人事科（挂师资科牌子）  aliases", CHANGED, "教师科 → 师资科"),
    (
        "人事科（挂师资科牌子）　上级标题",
        "人事科（挂师资科牌子）  section",
        CHANGED,
        "一、内设机构 → 二、机构",
    ),
    ("信息科　上级标题", "信息科  section", CHANGED, "一、内设机构 → 二、机构"),
    ("注", "notes", REMOVED, "抄送：县委办公室。"),
    ("注", "notes", ADDED, "抄送：县政府办公室。"),
    ("注", "notes", REMOVED, "（此件公开发布）"),
    ("未归类", "unparsed", REMOVED, "编制：行政编制12名。"),
    ("未归类", "unparsed", ADDED, "编制：行政编制14名。"),
];

#[test]
fn each_field_of_a_notice_is_told_by_its_name() {
    let header = SMALL
        .replace("000012", "000013")
        .replace("机密★1年", "秘密★1年")
        .replace("特急\n", "")
        .replace("某县教育局文件", "某县教育委员会文件")
        .replace("5号", "6号")
        .replace("张三", "李四")
        .replace("某县教育局科室职能", "某县教育局各科室职能")
        .replace("各科室：", "各学校：")
        .replace("遵照", "认真")
        .replace("某县教育局\n2024年3月5日", "某县教育委员会\n2024年3月4日")
        .replace("某县教育局办公室", "某县教育委员会办公室");
    let rest = SMALL
        .replace("（此件公开发布）\n", "")
        .replace("县委办", "县政府办")
        .replace("主要职责\n1.", "主要工作职责\n1.")
        .replace("一、内设机构", "二、机构")
        .replace("（一）办公室\n主要职责：", "（四）办公室职责\n主要职责是：")
        .replace("教师科", "师资科")
        .replace("12名", "14名");
    for (new, fields) in [(header, HEADER), (rest, REST)] {
        let [zh, en] = told(amended(SMALL, &new, "findings").path());
        let lines = |text: &str| -> Vec<String> {
            let of_notice = |it: &&str| it.starts_with("  ") && !it.contains("unclaimed-text");
            let text = text.replace("（第22行）", "").replace(" (line 22)", "");
            text.lines().filter(of_notice).map(str::to_owned).collect()
        };
        let expected = |at: usize, gap: &str| -> Vec<String> {
            let line = |(zh, en, verb, words): &Told| {
                format!("  {}{gap}{}{gap}{words}", [zh, en][at], verb[at])
            };
            fields.iter().map(line).collect()
        };
        assert_eq!(lines(&zh), expected(0, "　"));
        assert_eq!(lines(&en), expected(1, "  "));
    }
}

/// The same words, read otherwise: the value tells how.
#[test]
fn files_that_differ_are_told_in_both_languages_and_for_programs() {
    let forms = "csv,txt,xlsx";
    let folder = amended(SMALL, SMALL, forms);
    let path = |name: &str| folder.path().join("golden/2025").join(name);
    let notice = std::fs::read_to_string(path("notice.json")).unwrap();
    let other = notice.replace("\"date\": \"2024-03-05\"", "\"date\": \"2024-03-04\"");
    std::fs::write(path("notice.json"), other).unwrap();
    let values = "{\"date\":\"2024-03-04\",\"text\":\"2024年3月5日\"} → {\"date\":\"2024-03-05\",\"text\":\"2024年3月5日\"}";
    let [zh, en] = told(folder.path());
    assert!(zh.contains(&format!("\n  成文日期　修改　{values}\n")), "{zh}");
    assert!(en.contains(&format!("\n  issued_on  changed  {values}\n")), "{en}");
    std::fs::write(path("notice.json"), notice).unwrap();

    std::fs::remove_file(path("notice.csv")).unwrap();
    std::fs::write(path("refusal.json"), "{}").unwrap();
    let text = std::fs::read_to_string(path("notice.txt")).unwrap();
    std::fs::write(path("notice.txt"), text.replace('\n', "\r\n")).unwrap();
    let mut archive = zip::ZipWriter::new_append(
        std::fs::File::options().read(true).write(true).open(path("notice.xlsx")).unwrap(),
    )
    .unwrap();
    archive.start_file("x/y.xml", zip::write::SimpleFileOptions::default()).unwrap();
    archive.finish().unwrap();
    for (lang, says) in [
        (
            "zh",
            "\
samples/2025.txt　通知内容未变，生成的文件变了
  golden/2025/notice.csv　没有这个文件
  golden/2025/notice.txt　仅换行符不同
  golden/2025/notice.xlsx　其中 x/y.xml 只有一边有
  golden/2025/refusal.json　不该有这个文件
1 个样例，1 处不一致；逐条看过、确认无误后运行 zhineng golden bless
",
        ),
        (
            "en",
            "\
samples/2025.txt: the notice is the same, a file made of it is not
  golden/2025/notice.csv: not there
  golden/2025/notice.txt: line ends alone differ
  golden/2025/notice.xlsx: differs in x/y.xml on one side alone
  golden/2025/refusal.json: should not be there
1 samples, 1 mismatches; once read and found right, run zhineng golden bless
",
        ),
    ] {
        assert_eq!(golden(folder.path(), &["check", "--lang", lang, "-t", forms]).1, says);
        let (_, text) =
            golden(folder.path(), &["check", "--lang", lang, "-t", &format!("github,{forms}")]);
        let (words, conclusion) = says.trim_end().rsplit_once('\n').unwrap();
        let words = words.replace("\n  ", "%0A");
        assert_eq!(text, format!("::error file=samples/2025.txt::{words}\n{conclusion}\n"));
    }
    let (_, text) = golden(folder.path(), &["check", "-t", &format!("json,{forms}")]);
    let report: Value = serde_json::from_str(&text).unwrap();
    let files = report["mismatches"][0]["files"].as_array().unwrap();
    let differences: Vec<&Value> = files.iter().map(|it| &it["difference"]).collect();
    assert_eq!(differences, ["missing", "line-ends", "parts", "surplus"]);
    assert_eq!(files[2]["parts"][0]["part"], "x/y.xml");
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
    let (_, text) = golden(folder.path(), &["check", "--lang", "en"]);
    let says = "samples/2025.txt: only what the program says or derives changed, the notice did not (catch_all)\n";
    assert!(text.starts_with(says), "{text}");
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
