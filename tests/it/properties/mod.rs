//! Random notices of the family, written as text and as Word files with automatic numbers, give
//! back what they were made from: header, departments, duties, numbers, levels.

mod docx;
mod markers;
mod model;
mod text;

use zhineng::Sourced;
use zhineng::finding::Severity;
use zhineng::notice::{Duty, Notice};
use zhineng::pipeline::{self, Options};

use crate::roundtrip::{EXACT, reads_back, reads_back_automatic};
use crate::support::{Random, read, write};
use model::Case;

/// How many notices are tried: 2,000, or as many as the variable says.
fn cases() -> u64 {
    std::env::var("ZHINENG_NOTICES").ok().and_then(|it| it.parse().ok()).unwrap_or(2000)
}

#[test]
fn random_notices_in_text_are_read_back() {
    (0..cases() / 2).for_each(|seed| {
        let mut random = Random::new(seed);
        let case = Case::random(&mut random, false);
        let (bytes, shown) = text::write(&case, &mut random);
        check(&case, &bytes, &format!("seed {seed}\n{shown}"));
    });
}

#[test]
fn random_notices_in_docx_are_read_back() {
    (0..cases().div_ceil(2)).for_each(|seed| {
        let mut random = Random::new(seed ^ 0x00d0_c400);
        let case = Case::random(&mut random, true);
        let about = format!("seed {seed}, {:?}, {:?}", case.heading, case.lists);
        check(&case, &docx::write(&case), &about);
    });
}

/// What we write in one form and read again can be written in any other.
#[test]
fn every_form_goes_over_into_every_other() {
    (0..50).for_each(|seed| {
        let mut random = Random::new(seed);
        let case = Case::random(&mut random, false);
        let sourced = read(&text::write(&case, &mut random).0);
        for first in EXACT {
            let between = read(&write(&sourced, first));
            EXACT.iter().for_each(|second| {
                reads_back(&between, second, &format!("seed {seed}: {first}, then {second}"));
            });
        }
    });
}

#[track_caller]
fn check(case: &Case, bytes: &[u8], about: &str) {
    let sourced = pipeline::run(bytes, &Options::default())
        .unwrap_or_else(|error| panic!("{error}: {about}"));
    let (found, expected) = (outline(&sourced.notice), case.outline());
    if found != expected {
        let odd = found.iter().zip(&expected).find(|(one, other)| one != other);
        panic!("{about}\nfound, expected: {odd:#?}\n{} and {} lines", found.len(), expected.len());
    }
    let receipt = sourced.receipt().unwrap();
    assert!(receipt.balances() && receipt.unclaimed == 0, "{about}\n{receipt:?}");
    assert_eq!(alarms(&sourced, case), Vec::<&str>::new(), "{about}");
    EXACT.iter().for_each(|form| reads_back(&sourced, form, about));
    reads_back_automatic(&sourced, about);
}

/// Errors and warnings; departments made without duties are no false alarms, nor are the joins of
/// wrapped lines, which are hints.
fn alarms(sourced: &Sourced, case: &Case) -> Vec<&'static str> {
    let severe = sourced.findings.iter().filter(|it| it.severity() != Severity::Hint);
    let has_empty = case.departments.iter().any(|it| it.duties.is_empty());
    severe
        .map(|it| it.code.name)
        .filter(|code| !(has_empty && *code == "department-empty"))
        .collect()
}

/// The notice, one line a field.
fn outline(notice: &Notice) -> Vec<String> {
    let header = &notice.header;
    let mut lines = Vec::new();
    let mut add = |name: &str, value: Option<String>| {
        lines.extend(value.map(|value| format!("{name} {value}")));
    };
    add("secrecy", header.secrecy.as_ref().map(|it| it.level.clone()));
    add("urgency", header.urgency.as_ref().map(|it| it.value.clone()));
    add("issuers", Some(header.issuers.join("|")));
    add(
        "number",
        header
            .document_number
            .as_ref()
            .map(|it| format!("{:?} {:?} {:?}", it.agency.as_deref(), it.year, it.serial)),
    );
    add("approvers", header.approvers.as_ref().map(|it| it.names.join("|")));
    add("title", header.title.clone());
    add("recipients", header.recipients.as_ref().map(|it| it.names.join("|")));
    header.body.iter().for_each(|it| add("body", Some(it.clone())));
    add("signatories", Some(header.signatories.join("|")));
    let date = header.issued_on.as_ref().and_then(|it| it.date);
    add("date", date.map(|it| it.to_string()));
    add("disclosure", header.disclosure.as_ref().map(|it| it.value.clone()));
    let imprint = header.imprint.as_ref();
    add("office", imprint.and_then(|it| it.office.clone()));
    add("issued", notice.issued_text.as_ref().map(|it| it.title.clone()));
    for department in &notice.departments {
        let marker = department.marker.as_deref().unwrap_or_default();
        let name = department.name.as_deref().unwrap_or_default();
        let number = department.number;
        let section = department.section.join("/");
        let aliases: Vec<&str> = department.aliases.iter().map(|it| it.name.as_str()).collect();
        add(
            "department",
            Some(format!("{section} {marker} {number:?} {name} {}", aliases.join("|"))),
        );
        add("lead_in", department.lead_in.clone());
        duties(&department.duties, 1, &mut add);
    }
    lines
}

fn duties(duties_: &[Duty], level: usize, add: &mut impl FnMut(&str, Option<String>)) {
    for duty in duties_ {
        let marker = duty.marker.as_deref().unwrap_or_default();
        add("duty", Some(format!("{level} {:?} {marker} {}", duty.number, duty.text)));
        duties(&duty.children, level + 1, add);
    }
}
