//! The next year of the real notice, made from it by a list of edits, and kept as a sample.

use crate::support::{SAMPLE, root};

/// A department's duties in the text of the notice.
struct Section {
    heading: String,
    duties: Vec<String>,
}

/// Where the text's departments begin.
fn parts() -> (Vec<String>, Vec<Section>) {
    let mut head = Vec::new();
    let mut sections: Vec<Section> = Vec::new();
    for line in SAMPLE.lines() {
        let is_heading = line.trim_end().ends_with("职能") && !line.contains("各部门");
        match sections.last_mut() {
            _ if is_heading => {
                let heading = line.trim_start_matches("[bookmark: _GoBack]").trim().to_owned();
                sections.push(Section { heading, duties: Vec::new() });
            }
            None => head.push(line.trim_end().to_owned()),
            Some(section) => section.duties.extend(words(line)),
        }
    }
    (head, sections)
}

/// A duty without its number.
fn words(line: &str) -> Option<String> {
    let (number, words) = line.trim().split_once('.')?;
    number.parse::<u32>().ok()?;
    Some(words.trim().to_owned())
}

/// The text of the next year.
pub(super) fn next_year() -> String {
    let (mut head, mut sections) = parts();
    let mut at = |name: &str| {
        let heading = format!("{name}职能");
        sections.iter().position(|it| it.heading == heading).unwrap()
    };
    let [office, party, strategy, results, service, museum, finance] =
        ["办公室", "党群科", "战略规划科", "成果转化科", "科技服务科", "科技馆", "财务科"]
            .map(&mut at);
    "财务管理科职能".clone_into(&mut sections[finance].heading);
    let mobilisation = take(&mut sections[service], 11, "负责承担区科技动员办公室工作；");
    insert(&mut sections[office], 17, &mobilisation);
    take(&mut sections[party], 9, "负责牵头协调街镇考核工作；");
    insert(&mut sections[service], 11, "负责牵头协调街镇科技工作考核；");
    reword(&mut sections[service], 12, "上级部门交办", "上级交办");
    reword(&mut sections[museum], 4, "信息化建设", "数字化转型");
    insert(&mut sections[strategy], 8, "负责统筹推进人工智能赋能科技创新相关工作；");
    take(
        &mut sections[results],
        8,
        "协同推进军民融合科技创新，承担推进军民融合双向技术转移转化工作；",
    );
    for (old, new) in [
        ("闵科委〔2025〕17号", "闵科委〔2026〕9号"),
        ("2025年2月13日", "2026年2月11日"),
        ("2025年2月18日", "2026年2月13日"),
    ] {
        let line = head.iter_mut().find(|line| line.contains(old)).unwrap();
        *line = line.replace(old, new);
    }
    print(&head, &sections)
}

fn take(section: &mut Section, number: usize, words: &str) -> String {
    let taken = section.duties.remove(number - 1);
    assert_eq!(taken, words);
    taken
}

fn insert(section: &mut Section, number: usize, words: &str) {
    section.duties.insert(number - 1, words.to_owned());
}

fn reword(section: &mut Section, number: usize, old: &str, new: &str) {
    let duty = &mut section.duties[number - 1];
    assert!(duty.contains(old));
    *duty = duty.replace(old, new);
}

fn print(head: &[String], sections: &[Section]) -> String {
    let mut lines: Vec<String> = head.to_vec();
    for Section { heading, duties } in sections {
        lines.push(heading.clone());
        for (index, words) in duties.iter().enumerate() {
            lines.push(format!("{}.{words}", index + 1));
        }
        lines.push(String::new());
    }
    lines.join("\n") + "\n"
}

/// `ZHINENG_BLESS=1` writes the sample anew.
#[test]
fn the_sample_is_what_the_edits_make() {
    let path = root().join("samples/txt/minhang-2026-9.txt");
    if std::env::var_os("ZHINENG_BLESS").is_some() {
        std::fs::write(&path, next_year()).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap() == next_year(), "the sample is out of date");
}
