//! What we write, we read back to the same notice: every sample in every form.

use zhineng::Sourced;
use zhineng::pipeline::{self, Options};
use zhineng::writer::{DocxOptions, Numbers};

use crate::support::{SAMPLE, read, samples, write, write_docx};

/// The forms that hold the whole notice.
pub(crate) const EXACT: [&str; 4] = ["json", "xlsx", "docx", "txt"];

/// Fails unless `sourced`, written in this form, reads back as the same notice.
#[track_caller]
pub(crate) fn reads_back(sourced: &Sourced, form: &str, about: &str) {
    check(sourced, &write(sourced, form), form, about);
}

/// The same for a document whose numbers Word computes.
#[track_caller]
pub(crate) fn reads_back_automatic(sourced: &Sourced, about: &str) {
    let automatic = DocxOptions { numbers: Numbers::Automatic, ..DocxOptions::default() };
    check(sourced, &write_docx(sourced, automatic), "docx with automatic numbers", about);
}

#[track_caller]
fn check(sourced: &Sourced, bytes: &[u8], form: &str, about: &str) {
    let again = read(bytes).notice;
    if again != sourced.notice {
        let lines = |notice| serde_json::to_string_pretty(notice).unwrap();
        let (found, expected) = (lines(&again), lines(&sourced.notice));
        let odd = found.lines().zip(expected.lines()).find(|(one, other)| one != other);
        panic!("{about}\nour own {form}, found and expected: {odd:#?}");
    }
}

/// Texts that a page cannot hold as they are: what no field claims stands where it stood, and is
/// read as something else once the page around it is gone.
fn is_page_exact(sourced: &Sourced) -> bool {
    sourced.notice.unparsed.is_empty()
}

#[test]
fn every_sample_reads_back_from_every_form() {
    let mut count = 0;
    for sample in samples() {
        let Ok(sourced) = pipeline::run(&std::fs::read(&sample).unwrap(), &Options::default())
        else {
            continue;
        };
        let is_docx = sample.extension().is_some_and(|it| it == "docx");
        for form in EXACT {
            let is_page = matches!(form, "docx" | "txt");
            if is_page && (is_docx || !is_page_exact(&sourced)) {
                continue;
            }
            let about = sample.display().to_string();
            reads_back(&sourced, form, &about);
            if form == "docx" {
                reads_back_automatic(&sourced, &about);
            }
            count += 1;
        }
    }
    assert!(count > 600, "{count}");
}

#[test]
fn a_csv_gives_back_departments_and_duties() {
    let sourced = read(SAMPLE.as_bytes());
    let again = read(&write(&sourced, "csv")).notice;
    let outline = |notice: &zhineng::Notice| -> Vec<_> {
        notice.departments.iter().map(|it| (it.name.clone(), it.duties.clone())).collect()
    };
    assert_eq!(outline(&again), outline(&sourced.notice));
    assert_eq!(again.document_id, sourced.notice.document_id);
    let date = |notice: &zhineng::Notice| notice.header.issued_on.as_ref().unwrap().date;
    assert_eq!(date(&again), date(&sourced.notice));
}

#[test]
fn places_say_where_each_node_is_in_our_own_forms() {
    let sourced = read(SAMPLE.as_bytes());
    let json: serde_json::Value = serde_json::from_slice(&write(&sourced, "json")).unwrap();
    let again = read(&write(&sourced, "json"));
    for (node, place) in again.nodes() {
        let zhineng::document::Place::Pointer { pointer } = place else { panic!("{place:?}") };
        let value = json.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
        assert!(value.to_string().contains(node.text), "{pointer}: {}", node.text);
    }
    let again = read(&write(&sourced, "xlsx"));
    let duty = again.nodes().find(|(node, _)| node.id == "D02-001").unwrap().1.clone();
    let expected =
        zhineng::document::Place::Cell { sheet: "职责台账".into(), row: 19, column: 4 };
    assert_eq!(duty, expected);
}
