//! What the README says of forms holds for the samples.

use std::collections::BTreeSet;

use zhineng::Sourced;
use zhineng::finding::Severity;
use zhineng::pipeline::{self, Options, Refusal};

use crate::support::root;

/// A row of the tables of forms.
struct Row {
    form: String,
    sample: String,
}

fn rows() -> Vec<Row> {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let section = readme.split("\n## ").find(|it| it.starts_with("Forms\n")).unwrap();
    let rows: Vec<Row> = section
        .lines()
        .filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.rsplit_once(" | "))
        .filter(|(_, sample)| *sample != "sample")
        .map(|(form, sample)| Row { form: form.to_owned(), sample: sample.to_owned() })
        .collect();
    assert!(rows.len() > 100);
    rows
}

fn read(sample: &str) -> Result<Sourced, Refusal> {
    let path = root().join("samples/txt").join(format!("{sample}.txt"));
    pipeline::run(&std::fs::read(&path).expect(sample), &Options::default())
}

#[test]
fn every_sample_has_its_row() {
    let named: BTreeSet<String> = rows().into_iter().map(|row| row.sample).collect();
    let present: BTreeSet<String> = std::fs::read_dir(root().join("samples/txt"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| !name.starts_with("minhang-"))
        .collect();
    assert_eq!(named, present);
    assert_eq!(named.len(), rows().len(), "a sample has two rows");
}

#[test]
fn correct_forms_are_read_without_alarm_and_faults_are_reported() {
    for Row { form, sample } in rows() {
        if sample.starts_with("refused-") {
            assert!(matches!(read(&sample), Err(Refusal::NotANotice { .. })), "{sample}");
            continue;
        }
        let sourced = read(&sample).unwrap_or_else(|error| panic!("{sample}: {error}"));
        let (errors, warnings) = (sourced.count(Severity::Error), sourced.count(Severity::Warning));
        let found: Vec<&str> = sourced.findings.iter().map(|it| it.code.name).collect();
        match () {
            () if form.ends_with("(fault)") => assert!(errors + warnings > 0, "{sample}"),
            () if form.ends_with("(warning)") => assert!(errors == 0 && warnings > 0, "{sample}"),
            () => assert!(errors + warnings == 0, "{sample}: {found:?}"),
        }
        assert_eq!(sourced.notice.unparsed, [], "{sample}");
    }
}

/// A form quoted in full stands in its sample just so.
#[test]
fn samples_hold_the_forms_that_their_rows_quote() {
    let mut found = 0;
    for Row { form, sample } in rows() {
        let Ok(sourced) = read(&sample) else { continue };
        let page = sourced.page.as_ref().unwrap();
        let text: Vec<String> = page.lines().iter().map(|line| line.text.clone()).collect();
        let text = text.join("\n");
        let spans = form.split('`').skip(1).step_by(2);
        let is_whole =
            |quote: &&str| !quote.contains(['…', 'X', 'Y', '/']) && !quote.contains("duties");
        for quote in spans.filter(is_whole) {
            assert!(text.contains(quote), "{sample} holds no {quote}");
            found += 1;
        }
    }
    assert!(found > 60, "{found}");
}

/// The table of what reads back names the forms that the round trips hold.
#[test]
fn forms_that_read_back_are_the_ones_named() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let (_, table) = readme.split_once("| form | reads back | |\n").unwrap();
    let rows = table.lines().skip(1).map_while(|line| line.strip_prefix("| `"));
    let (mut whole, mut part) = (Vec::new(), Vec::new());
    for row in rows {
        let (form, rest) = row.split_once("` | ").unwrap();
        if rest.starts_with("the whole notice") { &mut whole } else { &mut part }.push(form);
    }
    assert_eq!(whole, crate::roundtrip::EXACT);
    assert_eq!(part, ["csv"]);
}
