//! Automatic numbers: the markers of the small samples, as Word shows them.

use zhineng::notice::Duty;
use zhineng::pipeline::{self, Options};

use crate::support::small::small;

/// The markers of all duties, department by department, nested ones after the one above them.
#[track_caller]
fn check(name: &str, expected: &[&str]) {
    let (_, bytes) = small().into_iter().find(|(it, _)| *it == name).expect("a sample");
    let options = Options { force: true, ..Options::default() };
    let notice = pipeline::run(&bytes, &options).expect("a notice").notice;
    let mut markers = Vec::new();
    for department in &notice.departments {
        collect(&department.duties, &mut markers);
    }
    assert_eq!(markers, expected, "{name}");
}

fn collect(duties: &[Duty], markers: &mut Vec<String>) {
    for duty in duties {
        markers.push(duty.marker.clone().unwrap_or_default());
        collect(&duty.children, markers);
    }
}

#[track_caller]
fn finds(name: &str, expected: &[&str]) {
    let (_, bytes) = small().into_iter().find(|(it, _)| *it == name).expect("a sample");
    let options = Options { force: true, ..Options::default() };
    let sourced = pipeline::run(&bytes, &options).expect("a notice");
    let codes: Vec<&str> = sourced.findings.iter().map(|it| it.code.name).collect();
    assert_eq!(codes, expected, "{name}");
}

#[test]
fn lists_count_as_word_counts() {
    check("shared-counter", &["1.", "2.", "3.", "4.", "5.", "8.", "9."]);
    check("start-override", &["1.", "2.", "3.", "1.", "2."]);
    check("level-override", &["1.", "2.", "3.", "（一）", "（二）"]);
    check("level-only", &["1.", "（1）", "（2）", "2.", "1.", "2."]);
    check("lvl-restart-zero", &["1.", "2.", "3.", "4.", "5."]);
    check("lvl-restart-n", &["（一）", "1.", "2.", "（二）", "3.", "（一）", "1."]);
    check("num-style-link", &["一、", "二、", "三、"]);
    check("no-start", &["0.", "1.", "2."]);
    check("custom-num-fmt", &["01.", "02.", "03."]);
    check("suff-space", &["1.", "2.", "3."]);
    check("suff-nothing", &["1.", "2.", "3."]);
    check("bullet", &["●", "●", "●"]);
    check("is-lgl", &["1.1", "1.2", "2.1"]);
}

#[test]
fn hidden_and_deleted_paragraphs_count_as_word_counts_them() {
    check("hidden-numbered-paragraph", &["1.", "3.", "1.", "2."]);
    check("deleted-runs-only", &["1.", "2.", "3.", "1.", "2."]);
}

#[test]
fn what_is_odd_is_reported() {
    finds("number-double", &["number-double"]);
    finds("mixed-auto-typed", &["number-source-mixed"]);
    finds("unknown-num-fmt", &["number-format-unknown"; 3]);
    finds("hidden-text", &["hidden-text"]);
    finds("alt-chunk", &["text-not-read", "number-gap"]);
    finds("embedded-object", &["object-not-read"]);
}
