//! The gate, from bytes to parts: archives are built by hand, so that they can lie.

mod archive;
mod content;
mod ending;
mod gate;
mod mutation;
mod reading;

use super::{Doubt, Flaw, Package, PackageError};
use archive::{Archive, Item};

/// The main part of [`sound`].
const MAIN: &str = "word/document.xml";

/// A small sound package: content types, a main part, a stored picture.
fn sound() -> Archive {
    Archive::new([
        Item::deflated("[Content_Types].xml", b"<Types/>"),
        Item::deflated("word/document.xml", &document()),
        Item::stored("word/media/image1.png", b"\x89PNG\r\n\x1a\n..."),
    ])
}

/// Some XML that deflate has work with.
fn document() -> Vec<u8> {
    let paragraphs =
        (1..400).map(|n| format!("<w:p><w:t>{n}.负责第{}项工作；</w:t></w:p>", n * 7919));
    paragraphs.collect::<String>().into_bytes()
}

/// The error with which `bytes` are refused, and that its code is `code`.
#[track_caller]
fn refused(bytes: &[u8], code: &str) -> PackageError {
    let error = Package::open(bytes).map(|_| ()).expect_err("the package was accepted");
    assert_eq!(error.code(), code, "{error}");
    error
}

/// The sound package with its main part changed.
fn with_main(change: impl FnOnce(&mut Item)) -> Vec<u8> {
    sound().with(|archive| change(&mut archive.items[1])).build()
}

#[track_caller]
fn accepted(bytes: &[u8]) {
    let package = Package::open(bytes).unwrap();
    assert_eq!(package.read_part(MAIN).unwrap().unwrap(), document());
}

#[track_caller]
fn ambiguous(bytes: &[u8], expected: Doubt, names: &[&str]) {
    let PackageError::AmbiguousArchive { doubt, names: found } =
        refused(bytes, "ambiguous-archive")
    else {
        panic!("another error")
    };
    assert_eq!((doubt, found.iter().map(String::as_str).collect()), (expected, names.to_vec()));
}

#[track_caller]
fn damaged(bytes: &[u8], expected: Flaw) {
    match refused(bytes, "damaged-archive") {
        PackageError::DamagedArchive { flaw } => assert_eq!(flaw, expected),
        PackageError::DamagedEntry { flaw, name } => {
            assert_eq!((flaw, name.as_str()), (expected, MAIN));
        }
        other => panic!("{other}"),
    }
}

#[test]
fn a_sound_package_is_read() {
    let bytes = sound().build();
    let package = Package::open(&bytes).unwrap();
    let names: Vec<&str> = package.names().collect();
    assert_eq!(names, ["[Content_Types].xml", "word/document.xml", "word/media/image1.png"]);
    assert_eq!(package.kind(), super::ContentKind::Docx);
    assert!(package.contains("/Word/Document.xml"));
    assert!(!package.contains("word/styles.xml"));
    assert_eq!(package.read_part("word/document.xml").unwrap().unwrap(), document());
    assert_eq!(package.read_part("/WORD\\media/image1.png").unwrap().unwrap().len(), 11);
    assert!(package.read_part("word/styles.xml").unwrap().is_none());
    assert!(package.part("word/styles.xml").unwrap().is_none());
    assert_eq!(package.inflated_bytes(), u64::try_from(document().len() + 11).unwrap());
}

#[test]
fn a_package_of_another_writer_is_read() {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for large in [false, true] {
        let name = if large { "word/document.xml" } else { "[Content_Types].xml" };
        let options = zip::write::SimpleFileOptions::default().large_file(large);
        writer.start_file(name, options).unwrap();
        writer.write_all(&document()).unwrap();
    }
    writer.add_directory("word/media", zip::write::SimpleFileOptions::default()).unwrap();
    let _ = writer.set_comment("a comment");
    let bytes = writer.finish().unwrap().into_inner();
    let package = Package::open(&bytes).unwrap();
    assert_eq!(package.names().last(), Some("word/media/"));
    assert_eq!(package.read_part("word/document.xml").unwrap().unwrap(), document());
    assert_eq!(package.read_part("word/media/").unwrap().unwrap(), b"");
}
