//! A comparison for people, for the annotations of GitHub, and for programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::render::printable;
use crate::finding::{Language, Worded};

use super::{
    Change, ChangeKind, Checked, Difference, FileMismatch, FindingChange, FindingChangeKind,
    Mismatch, MismatchKind, PartMismatch, Subject,
};

/// How many changes of one sample are listed for people.
const LISTED: usize = 20;
/// How many annotations GitHub shows of one step.
const ANNOTATIONS: usize = 10;

/// What `golden check -t json` prints.
#[derive(Debug, Serialize, JsonSchema)]
pub struct GoldenReport {
    /// Names this format and its version.
    pub schema: GoldenSchema,
    /// How many samples there are.
    pub samples: usize,
    /// What does not match.
    pub mismatches: Vec<MismatchRecord>,
}

/// The name of the format: one value a major version.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub enum GoldenSchema {
    /// Version 1.
    #[serde(rename = "zhineng/golden@1")]
    V1,
}

/// How a sample and its golden disagree.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MismatchRecord {
    /// What kind of disagreement it is.
    pub kind: MismatchKind,
    /// The sample.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sample: Option<String>,
    /// Its folder of goldens, or the file that should not be there.
    pub golden: String,
    /// What changed in the notice.
    pub changes: Vec<Change>,
    /// The derived keys whose values changed.
    pub derived: Vec<String>,
    /// What changed in the findings.
    pub findings: Vec<FindingChange>,
    /// The files that differ.
    pub files: Vec<FileRecord>,
}

/// A file that differs.
#[derive(Debug, Serialize, JsonSchema)]
pub struct FileRecord {
    /// The file.
    pub path: String,
    /// `missing`, `surplus`, `line-ends`, `line` or `parts`.
    pub difference: &'static str,
    /// The first line that differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The parts that differ; none where it is no package.
    pub parts: Vec<PartMismatch>,
}

impl GoldenReport {
    /// The record of a comparison.
    #[must_use]
    pub fn new(checked: &Checked) -> Self {
        let mismatches = checked.mismatches.iter().map(|it| MismatchRecord {
            kind: it.kind,
            sample: it.sample.as_ref().map(|it| it.to_string_lossy().into_owned()),
            golden: it.golden.to_string_lossy().into_owned(),
            changes: it.changes.clone(),
            derived: it.derived.clone(),
            findings: it.findings.clone(),
            files: it.files.iter().map(record).collect(),
        });
        Self {
            schema: GoldenSchema::V1,
            samples: checked.samples,
            mismatches: mismatches.collect(),
        }
    }
}

fn record(file: &FileMismatch) -> FileRecord {
    let path = file.path.to_string_lossy().into_owned();
    let (difference, line, parts) = match &file.difference {
        Difference::Missing => ("missing", None, Vec::new()),
        Difference::Surplus => ("surplus", None, Vec::new()),
        Difference::LineEnds => ("line-ends", None, Vec::new()),
        Difference::Line(line) => ("line", Some(*line), Vec::new()),
        Difference::Parts(parts) => ("parts", None, parts.clone()),
    };
    FileRecord { path, difference, line, parts }
}

/// The comparison for people: sample by sample what changed in the notice, in the findings, in
/// the bytes; at the end how many, and what to do next.
#[must_use]
pub fn human(checked: &Checked, language: Language) -> String {
    let mut lines = Vec::new();
    for mismatch in &checked.mismatches {
        lines.push(head(mismatch, language));
        let changes = mismatch.changes.iter().map(|it| change(it, language));
        let findings = mismatch.findings.iter().map(|it| finding(it, language));
        let all: Vec<String> = changes.chain(findings).collect();
        lines.extend(all.iter().take(LISTED).map(|it| format!("  {it}")));
        if all.len() > LISTED {
            let rest = all.len() - LISTED;
            lines.push(match language {
                Language::Zh => format!("  另有 {rest} 处"),
                Language::En => format!("  and {rest} more"),
            });
        }
        lines.extend(files(mismatch, language).into_iter().map(|it| format!("  {it}")));
    }
    lines.push(conclusion(checked, language));
    lines.join("\n") + "\n"
}

/// Sample and kind, in a line.
fn head(mismatch: &Mismatch, language: Language) -> String {
    let path = mismatch.sample.as_ref().unwrap_or(&mismatch.golden);
    let path = path.to_string_lossy();
    let (path, kind) = (printable(&path), word(mismatch.kind).by(language));
    let derived = printable(&mismatch.derived.join(", ")).into_owned();
    let derived = match (mismatch.kind, language) {
        (MismatchKind::Wording, _) if derived.is_empty() => derived,
        (MismatchKind::Wording, Language::Zh) => format!("（{derived}）"),
        (MismatchKind::Wording, Language::En) => format!(" ({derived})"),
        _ => String::new(),
    };
    match language {
        Language::Zh => format!("{path}　{kind}{derived}"),
        Language::En => format!("{path}: {kind}{derived}"),
    }
}

fn word(kind: MismatchKind) -> Worded {
    match kind {
        MismatchKind::Unreadable => {
            Worded { zh: "样例读不了", en: "the sample cannot be read" }
        }
        MismatchKind::Collision => Worded {
            zh: "与另一个样例的基准同名，请改名或分放两个文件夹",
            en: "another sample has the same goldens: rename one, or put them into two folders",
        },
        MismatchKind::Missing => Worded { zh: "缺基准", en: "has no golden" },
        MismatchKind::Refused => {
            Worded { zh: "原来能读，现在读不了", en: "gave a notice, and is refused now" }
        }
        MismatchKind::Accepted => Worded {
            zh: "原来读不了，现在能读",
            en: "was refused, and gives a notice now",
        },
        MismatchKind::Notice => Worded { zh: "通知内容变了", en: "the notice changed" },
        MismatchKind::Findings => Worded {
            zh: "检查结果变了，通知内容未变",
            en: "the findings changed, the notice did not",
        },
        MismatchKind::Wording => Worded {
            zh: "只是程序的措辞或推算变了，通知内容未变",
            en: "only what the program says or derives changed, the notice did not",
        },
        MismatchKind::Form => Worded {
            zh: "通知内容未变，生成的文件变了",
            en: "the notice is the same, a file made of it is not",
        },
        MismatchKind::LineEnds => Worded {
            zh: "仅换行符不同（在 .gitattributes 里写 -text，使 git 不改换行符）",
            en: "line ends alone differ (-text in .gitattributes keeps git from changing them)",
        },
        MismatchKind::Orphan => Worded { zh: "没有对应的样例", en: "no sample gives it" },
        MismatchKind::LeftOver => Worded {
            zh: "中断的运行留下的临时文件",
            en: "a temporary file that a killed run left",
        },
    }
}

/// `办公室　第3项　修改　3.负责… → 3.负责…（第30行）`
fn change(change: &Change, language: Language) -> String {
    let zh = language == Language::Zh;
    let mut parts: Vec<String> = Vec::new();
    let is_named = change.subject != Subject::Department;
    parts.extend(change.department.as_deref().filter(|_| is_named).map(|it| printable(it).into()));
    match (&change.subject, change.number) {
        (Subject::Duty, Some(number)) if zh => parts.push(format!("第{number}项")),
        (Subject::Duty, Some(number)) => parts.push(format!("item {number}")),
        (Subject::Duty, None) => {}
        (Subject::Department, _) => {
            parts.push(Worded { zh: "部门", en: "department" }.by(language).into());
        }
        (Subject::Field(key), _) => parts.push(field(key, language)),
    }
    parts.push(verb(change, language).to_owned());
    parts.push(words(change.old.as_deref(), change.new.as_deref()));
    let line = match (change.line, language) {
        (Some(line), Language::Zh) => format!("（第{line}行）"),
        (Some(line), Language::En) => format!(" (line {line})"),
        (None, _) => String::new(),
    };
    parts.join(if zh { "　" } else { "  " }) + &line
}

fn words(old: Option<&str>, new: Option<&str>) -> String {
    match (old.map(printable), new.map(printable)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(one), None) | (None, Some(one)) => one.into_owned(),
        (None, None) => String::new(),
    }
}

fn verb(change: &Change, language: Language) -> &'static str {
    let is_department = change.subject == Subject::Department;
    let word = match change.kind {
        ChangeKind::Added if is_department => Worded { zh: "新设", en: "set up" },
        ChangeKind::Removed if is_department => Worded { zh: "撤销", en: "abolished" },
        ChangeKind::Added => Worded { zh: "新增", en: "added" },
        ChangeKind::Removed => Worded { zh: "删除", en: "removed" },
        ChangeKind::Changed => Worded { zh: "修改", en: "changed" },
        ChangeKind::Renamed => Worded { zh: "更名", en: "renamed" },
        ChangeKind::Renumbered => Worded { zh: "仅项号变动", en: "renumbered" },
        ChangeKind::Moved => Worded { zh: "划转", en: "moved" },
    };
    word.by(language)
}

/// The trade's word for a field of the notice.
fn field(key: &str, language: Language) -> String {
    let zh = match key.split('.').next().unwrap_or(key) {
        "kind" => "文件类别",
        "copy_number" => "份号",
        "secrecy" => "密级和保密期限",
        "urgency" => "紧急程度",
        "issuers" => "发文机关标志",
        "document_number" => "发文字号",
        "approvers" => "签发人",
        "title" => "标题",
        "recipients" => "主送机关",
        "body" => "正文",
        "signatories" => "发文机关署名",
        "issued_on" => "成文日期",
        "disclosure" => "公开属性",
        "imprint" => "印发机关和印发日期",
        "issued_text" => "被印发文件标题",
        "heading" => "部门标题",
        "aliases" => "别名",
        "parent" => "上级部门",
        "section" => "上级标题",
        "lead_in" => "职责引语",
        "marker" | "number" => "标题序数",
        "notes" => "注",
        "unparsed" => "未归类",
        _ => key,
    };
    if language == Language::Zh { zh.to_owned() } else { key.to_owned() }
}

/// `检查结果　新增　错误　number-gap　办公室　第2项之后是第4项（第30行）`
fn finding(finding: &FindingChange, language: Language) -> String {
    let verb = match finding.kind {
        FindingChangeKind::Added => Worded { zh: "新增", en: "new" },
        FindingChangeKind::Removed => Worded { zh: "消失", en: "gone" },
        FindingChangeKind::Moved => Worded { zh: "位置变了", en: "moved" },
        FindingChangeKind::Reworded => Worded { zh: "措辞变了", en: "reworded" },
    };
    let severity = match (finding.severity.as_str(), language) {
        ("error", Language::Zh) => "错误",
        ("warning", Language::Zh) => "警告",
        ("hint", Language::Zh) => "提示",
        (other, _) => other,
    };
    let same = finding.old == finding.new;
    let old = finding.old.as_deref().filter(|_| !same);
    let words = words(old, finding.new.as_deref());
    let department = finding.department.as_deref().map(printable).unwrap_or_default();
    let place = match (finding.line, language) {
        (Some(line), Language::Zh) => format!("（第{line}行）"),
        (Some(line), Language::En) => format!(" (line {line})"),
        (None, _) => String::new(),
    };
    let head = Worded { zh: "检查结果", en: "finding" }.by(language);
    let gap = if language == Language::Zh { "　" } else { "  " };
    let parts = [head, verb.by(language), severity, &finding.code, &department, &words];
    parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join(gap) + &place
}

/// Where the bytes differ. A change of line ends alone is said in the head.
fn files(mismatch: &Mismatch, language: Language) -> Vec<String> {
    let shown = mismatch.files.iter().filter(|it| {
        mismatch.kind != MismatchKind::LineEnds || it.difference != Difference::LineEnds
    });
    shown.map(|it| file(it, mismatch.kind, language)).collect()
}

fn file(file: &FileMismatch, kind: MismatchKind, language: Language) -> String {
    let path = file.path.to_string_lossy();
    let path = printable(&path);
    let how = match (&file.difference, language) {
        (Difference::Missing, Language::Zh) => "没有这个文件".to_owned(),
        (Difference::Missing, Language::En) => "not there".to_owned(),
        (Difference::Surplus, _) if kind == MismatchKind::Collision => String::new(),
        (Difference::Surplus, Language::Zh) => "不该有这个文件".to_owned(),
        (Difference::Surplus, Language::En) => "should not be there".to_owned(),
        (Difference::LineEnds, Language::Zh) => "仅换行符不同".to_owned(),
        (Difference::LineEnds, Language::En) => "line ends alone differ".to_owned(),
        (Difference::Line(line), Language::Zh) => format!("从第{line}行起不同"),
        (Difference::Line(line), Language::En) => format!("differs from line {line} on"),
        (Difference::Parts(parts), _) => parts_of(parts, language),
    };
    match language {
        _ if how.is_empty() => path.into_owned(),
        Language::Zh => format!("{path}　{how}"),
        Language::En => format!("{path}: {how}"),
    }
}

/// `其中 xl/worksheets/sheet1.xml 从第1,034字起不同`
fn parts_of(parts: &[PartMismatch], language: Language) -> String {
    let one = |it: &PartMismatch| match (it.character, language) {
        (Some(at), Language::Zh) => format!("{} 从第{at}个字符起不同", printable(&it.part)),
        (Some(at), Language::En) => format!("{} from character {at} on", printable(&it.part)),
        (None, Language::Zh) => format!("{} 只有一边有", printable(&it.part)),
        (None, Language::En) => format!("{} on one side alone", printable(&it.part)),
    };
    let parts: Vec<String> = parts.iter().map(one).collect();
    match language {
        Language::Zh => format!("其中 {}", parts.join("、")),
        Language::En => format!("differs in {}", parts.join(", ")),
    }
}

fn conclusion(checked: &Checked, language: Language) -> String {
    let (samples, count) = (checked.samples, checked.mismatches.len());
    match (count, language) {
        (0, Language::Zh) => format!("{samples} 个样例，基准全部一致"),
        (0, Language::En) => format!("{samples} samples: all goldens match"),
        (_, Language::Zh) => {
            format!(
                "{samples} 个样例，{count} 处不一致；逐条看过、确认无误后运行 zhineng golden bless"
            )
        }
        (_, Language::En) => format!(
            "{samples} samples, {count} mismatches; once read and found right, run zhineng golden bless"
        ),
    }
}

/// The comparison as annotations of a GitHub workflow: one a change, at its line of the sample.
#[must_use]
pub fn github(checked: &Checked, language: Language) -> String {
    let mut text = String::new();
    for annotation in checked.mismatches.iter().flat_map(|it| annotations(it, language)) {
        text += &annotation;
    }
    text + &conclusion(checked, language) + "\n"
}

fn annotations(mismatch: &Mismatch, language: Language) -> Vec<String> {
    let path = mismatch.sample.as_ref().unwrap_or(&mismatch.golden).to_string_lossy();
    let changes = mismatch.changes.iter().map(|it| (it.line.map(u64::from), change(it, language)));
    let findings = mismatch.findings.iter().map(|it| (it.line, finding(it, language)));
    let mut all: Vec<(Option<u64>, String)> = changes.chain(findings).collect();
    if all.is_empty() {
        let words = [vec![head(mismatch, language)], files(mismatch, language)].concat();
        all.push((None, words.join("\n")));
    }
    let level = if mismatch.kind == MismatchKind::Wording { "warning" } else { "error" };
    let one = |(line, words): (Option<u64>, String)| {
        let line = line.map(|line| format!(",line={line}")).unwrap_or_default();
        format!("::{level} file={}{line}::{}\n", property(&path), message(&words))
    };
    all.into_iter().take(ANNOTATIONS).map(one).collect()
}

/// A value of an annotation's properties.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
