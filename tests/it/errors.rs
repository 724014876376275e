//! Every code with which something is refused or fails: what trips it, what is said of it in both
//! languages, and what to do next.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind};
use std::path::PathBuf;

use regex::Regex;
use zhineng::batch::Failure;
use zhineng::finding::Language;
use zhineng::pipeline::{self, Options};
use zhineng::writer::WriteError;

use crate::support::builder::{MAIN_TYPE, repacked, zipped};
use crate::support::hostile::hostile;
use crate::support::{SAMPLE, read, root, write};

/// The files that name codes.
const SOURCES: &[&str] = &[
    "src/batch/failure.rs",
    "src/pipeline.rs",
    "src/reader/error.rs",
    "src/reader/unsupported.rs",
    "src/reader/package/error.rs",
];

/// The codes that the program can give, from its own text.
fn codes() -> BTreeSet<String> {
    let given = Regex::new(r#"(?:=> |say\(\s*)"([a-z0-9]+(?:-[a-z0-9]+)*)""#).unwrap();
    let mut codes = BTreeSet::new();
    for path in SOURCES {
        let text = std::fs::read_to_string(root().join(path)).unwrap();
        // What stands after the codes is words.
        codes.extend(given.captures_iter(&text).map(|it| it[1].to_owned()));
    }
    codes
}

fn refused(bytes: &[u8], format: Option<&str>) -> Failure {
    let options = Options { format: format.map(str::to_owned), ..Options::default() };
    let sourced = pipeline::run(bytes, &options).map(|it| it.notice.kind);
    Failure::Refused(sourced.expect_err("it was read"))
}

/// A sound archive with bytes of its records changed: those of the signature `P K a b`, at
/// `offset` from it.
fn patched(changes: &[([u8; 2], usize, u8)]) -> Vec<u8> {
    let entries = ["[Content_Types].xml", "word/document.xml"];
    let mut bytes =
        zipped(&entries.map(|name| (name.to_owned(), format!("<x>{MAIN_TYPE}</x>").into_bytes())));
    for (signature, offset, value) in changes {
        let wanted = [b'P', b'K', signature[0], signature[1]];
        let places: Vec<usize> =
            (0..bytes.len() - 4).filter(|at| bytes[*at..*at + 4] == wanted).collect();
        assert!(!places.is_empty());
        places.into_iter().for_each(|at| bytes[at + offset] = *value);
    }
    bytes
}

/// Inputs that are refused.
fn inputs() -> Vec<Failure> {
    let many = |count: usize| -> Vec<(String, Vec<u8>)> {
        (0..count).map(|at| (format!("x/{at}.xml"), Vec::new())).collect()
    };
    let (local, central, end) = ([3, 4], [1, 2], [5, 6]);
    let ole: Vec<u8> =
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain(vec![0; 2_000]).collect();
    let noise: Vec<u8> = (0..4096_u32).map(|i| ((i * 7919) >> 3).to_le_bytes()[0]).collect();
    let broken_off = repacked(&write(&read(SAMPLE.as_bytes()), "xlsx"), |name, part| {
        let kept = if name.contains("worksheets/sheet") { part.len() / 2 } else { part.len() };
        part[..kept].to_vec()
    });
    let mut failures: Vec<Failure> = hostile()
        .into_iter()
        .filter(|(name, _)| name.ends_with("--errors"))
        .map(|(_, bytes)| refused(&bytes, None))
        .collect();
    failures.extend([
        refused(b"", Some("docx")),
        refused(&ole, Some("docx")),
        refused(b"{\\rtf1 x}", Some("docx")),
        refused(b"{\\rtf1 x}", None),
        refused(b"%PDF-1.7\n", None),
        refused(b"<!DOCTYPE html><html></html>", None),
        refused(b"<!DOCTYPE html><html></html>", Some("docx")),
        refused(b"Rar!\x1a\x07\x01\0", None),
        refused(&zipped(&many(4_097)), Some("docx")),
        refused(&patched(&[(local, 8, 12), (central, 10, 12)]), Some("docx")),
        refused(&patched(&[(local, 6, 1), (central, 8, 1)]), Some("docx")),
        refused(&patched(&[(end, 4, 1)]), Some("docx")),
        refused(&noise, Some("txt")),
        refused(b"{", Some("json")),
        refused(b"{\"a\": 1}", Some("json")),
        refused(b"{\"schema\": \"zhineng/notice@2\"}", Some("json")),
        refused("甲,乙\n1,2\n".as_bytes(), Some("csv")),
        refused(&broken_off, Some("xlsx")),
        refused(&std::fs::read(root().join("samples/txt/refused-regulation.txt")).unwrap(), None),
    ]);
    failures
}

/// What goes wrong around inputs.
fn failures() -> Vec<Failure> {
    let path = || PathBuf::from("out/a.docx");
    let too_long =
        || WriteError::CellTooLong { excerpt: "负责\u{1b}[31m".to_owned(), length: 40_000 };
    vec![
        Failure::Unreadable(ErrorKind::NotFound, "no such file".to_owned()),
        Failure::Unreadable(ErrorKind::PermissionDenied, "denied".to_owned()),
        Failure::Strict(Box::new(read("办公室职能\n1.甲；\n3.乙。\n".as_bytes()))),
        Failure::Collision(path()),
        Failure::Overwrites(path()),
        Failure::Edited(vec![path()]),
        Failure::Foreign(path()),
        Failure::Held(path(), "pid 7".to_owned()),
        Failure::Unwritten(path(), WriteError::Io(io::Error::from_raw_os_error(32))),
        Failure::Unwritten(path(), WriteError::Io(ErrorKind::StorageFull.into())),
        Failure::Unwritten(path(), too_long()),
        Failure::Unwritten(path(), WriteError::Document("no room".to_owned())),
        Failure::Fault("index out of bounds".to_owned()),
    ]
}

#[test]
fn every_error_code_has_a_cause_and_a_next_step_in_both_languages() {
    let mut walked = BTreeSet::new();
    let is_chinese = |text: &str| text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it));
    for failure in inputs().into_iter().chain(failures()) {
        let code = failure.code();
        let [zh, en] = [Language::Zh, Language::En]
            .map(|it| [failure.message(it), failure.cause(it), failure.remedy(it)]);
        for (zh, en) in zh.iter().zip(&en) {
            assert!(is_chinese(zh), "{code}: {zh}");
            // Names of columns and files are quoted as they are.
            let latin = en.chars().filter(char::is_ascii_alphabetic).count();
            assert!(latin > 5 && en.chars().count() < 2 * latin, "{code}: {en}");
            assert!(!zh.contains('\u{1b}') && !en.contains('\u{1b}'), "{code} steers the terminal");
        }
        walked.insert(code.to_owned());
    }
    let mut known = codes();
    // A file that is open in another program: a sharing violation, which Windows alone knows.
    if !cfg!(windows) {
        known.remove("output-busy");
    }
    assert_eq!(walked.symmetric_difference(&known).collect::<Vec<_>>(), Vec::<&String>::new());
}
