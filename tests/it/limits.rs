//! Every limit, one below it, at it and one above it; and its row in the README. Those of the zip
//! gate are tried where it is: `reader/package/tests`.

use zhineng::notice::{Department, Duty, Notice, Vocabulary};
use zhineng::pipeline::{self, Options};
use zhineng::reader::{self, limits};

use crate::support::builder::{MAIN_TYPE, zipped};
use crate::support::{read, root, write};

/// What comes of an input: nothing, or the code with which it is refused.
fn refusal(bytes: &[u8], format: &str) -> Option<&'static str> {
    reader::read(bytes, Some(format)).err().map(|error| error.code())
}

/// At the limit and below all is well; above it the code says what is wrong.
#[track_caller]
fn tried(limit: usize, code: &'static str, outcome: impl Fn(usize) -> Option<&'static str>) {
    assert_eq!([limit - 1, limit, limit + 1].map(outcome), [None, None, Some(code)], "{code}");
}

/// A document with this in its body: two elements, one prefix and one paragraph around it.
fn body(content: &str) -> Vec<u8> {
    let types = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>"#
    );
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>办公室职能</w:t></w:r></w:p>{content}</w:body></w:document>"#
    );
    zipped(&[
        ("[Content_Types].xml".to_owned(), types.into_bytes()),
        ("word/document.xml".to_owned(), document.into_bytes()),
    ])
}

#[test]
fn a_text_has_so_many_bytes() {
    tried(limits::TEXT_BYTES, "too-large", |bytes| refusal(&vec![b'a'; bytes], "txt"));
}

#[test]
fn elements_are_nested_so_deep() {
    // The document and its body are the first two.
    tried(limits::ELEMENTS_DEEP - 2, "too-deep", |deep| {
        refusal(&body(&format!("{}{}", "<w:x>".repeat(deep), "</w:x>".repeat(deep))), "docx")
    });
}

#[test]
fn an_element_has_so_many_attributes() {
    tried(limits::ATTRIBUTES, "too-many-attributes", |count| {
        let attributes: Vec<String> = (0..count).map(|at| format!(" a{at}=\"\"")).collect();
        refusal(&body(&format!("<w:x{}/>", attributes.concat())), "docx")
    });
}

#[test]
fn so_many_prefixes_are_bound_at_a_time() {
    // `w` is the first.
    tried(limits::PREFIXES - 1, "too-many-attributes", |count| {
        let bindings: Vec<String> =
            (0..count).map(|at| format!(" xmlns:a{at}=\"urn:{at}\"")).collect();
        refusal(&body(&format!("<w:x{}/>", bindings.concat())), "docx")
    });
}

/// Levels below are levels of a list no more: each too deep is a finding at its cell.
#[test]
fn a_table_has_so_many_levels() {
    for form in ["csv", "xlsx"] {
        tried(limits::LEVELS, "level-too-deep", |levels| {
            let mut duties = Vec::new();
            for level in (1..=levels).rev() {
                let text = format!("负责第{level}层工作；");
                duties = vec![Duty {
                    number: Some(1),
                    marker: Some("1.".into()),
                    text,
                    children: duties,
                    ..Duty::default()
                }];
            }
            let department = Department {
                name: Some("办公室".into()),
                heading: Some("办公室职能".into()),
                duties,
                ..Department::default()
            };
            let mut notice = Notice { departments: vec![department], ..Notice::default() };
            notice.derive(&Vocabulary::default());
            let bytes = write(&read(&serde_json::to_vec(&notice).unwrap()), form);
            let again = read(&bytes);
            let found = again.findings.iter().find(|it| it.code.name == "level-too-deep");
            found.map(|it| it.code.name)
        });
    }
}

#[test]
fn a_cell_holds_so_many_characters() {
    use zhineng::writer::{self, WriteError};
    tried(32_767, "cell-too-long", |length| {
        let text = format!("办公室职能\n1.{}\n", "负".repeat(length));
        let sourced = read(text.as_bytes());
        let mut bytes = Vec::new();
        let writer = writer::find("xlsx").unwrap();
        match writer.write(&sourced, &writer::Options::default(), &mut bytes) {
            Err(WriteError::CellTooLong { length: found, .. }) if found == length => {
                Some("cell-too-long")
            }
            other => {
                other.unwrap();
                None
            }
        }
    });
}

#[test]
fn a_heading_has_so_many_characters_and_a_number_so_many_digits() {
    let departments = |text: &str| {
        let options = Options { force: true, ..Options::default() };
        pipeline::run(text.as_bytes(), &options).unwrap().notice.departments.len()
    };
    tried(40, "no-heading", |length| {
        let heading = format!("{}科职能", "甲".repeat(length - 3));
        let text = format!("{heading}\n1.负责文秘；\n2.负责档案。\n乙科职能\n1.负责工会。\n");
        (departments(&text) == 1).then_some("no-heading")
    });
    tried(4, "no-number", |digits| {
        let text = format!("办公室职能\n{}.负责文秘。\n", "1".repeat(digits));
        let options = Options { force: true, ..Options::default() };
        let notice = pipeline::run(text.as_bytes(), &options).unwrap().notice;
        let number = notice.departments[0].duties.first().and_then(|it| it.number);
        number.is_none().then_some("no-number")
    });
}

#[test]
fn every_limit_is_in_the_readme() {
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let table = page.split("## Limits").nth(1).unwrap().split("\n## ").next().unwrap();
    let mib = |bytes: u64| format!("{} MiB", bytes >> 20);
    for row in [
        mib(limits::FILE_BYTES),
        mib(limits::TEXT_BYTES as u64),
        mib(limits::PART_BYTES),
        mib(limits::TOTAL_BYTES),
        "4,096 entries".to_owned(),
        "4,096 attributes".to_owned(),
        format!("{} deep", limits::ELEMENTS_DEEP),
        format!("{} prefixes", limits::PREFIXES),
        format!("duties in a workbook or a CSV | {};", limits::LEVELS),
        "32,767 characters".to_owned(),
        "40 characters".to_owned(),
        "4 digits".to_owned(),
    ] {
        assert!(table.contains(&row), "{row}");
    }
    assert_eq!((limits::ENTRIES, limits::ATTRIBUTES), (4_096, 4_096));
}
