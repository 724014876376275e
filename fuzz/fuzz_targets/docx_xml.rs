//! Any bytes as the main part, the styles or the numbering of a sound package: random bytes would
//! die at the zip layer. The program must end, without a panic, and its receipt must balance.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zhineng::pipeline::{self, Options};
use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"#;

/// What parts the input into document, styles and numbering.
const SEAM: &[u8] = b"<!--seam-->";

fuzz_target!(|input: &[u8]| {
    let mut parts = split(input).into_iter();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut add = |name: &str, part: &[u8]| {
        archive.start_file(name, options).expect("an entry");
        archive.write_all(part).expect("its bytes");
    };
    add("[Content_Types].xml", TYPES.as_bytes());
    for name in ["word/document.xml", "word/styles.xml", "word/numbering.xml"] {
        if let Some(part) = parts.next() {
            add(name, part);
        }
    }
    let docx = archive.finish().expect("an archive").into_inner();
    let options = Options { force: true, ..Options::default() };
    if let Ok(sourced) = pipeline::run(&docx, &options) {
        let receipt = sourced.receipt().expect("a page");
        assert!(receipt.balances(), "{receipt:?}");
        assert_eq!(sourced.places.len(), sourced.notice.walk().len());
    }
});

fn split(input: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = input;
    while let Some(at) = rest.windows(SEAM.len()).position(|window| window == SEAM) {
        parts.push(&rest[..at]);
        rest = &rest[at + SEAM.len()..];
    }
    parts.push(rest);
    parts
}
