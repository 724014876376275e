//! What the benchmarks share: inputs, floors, clocks.

#![allow(
    dead_code,
    unreachable_pub,
    missing_docs,
    clippy::unwrap_used,
    reason = "each benchmark takes what it needs, and fails by panicking"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::{BufReader, Cursor, Read, Write};
use std::time::{Duration, Instant};

use mimalloc::MiMalloc;
use quick_xml::events::Event;

/// The program's own.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The least time of several runs: what other load adds is not the program's.
pub fn least<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let times = (0..runs).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    });
    times.min().unwrap()
}

/// One over the other.
pub fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// A folder where there is a disk in memory: the disk's own time is left out of account.
pub fn folder() -> tempfile::TempDir {
    let shared = std::path::Path::new("/dev/shm");
    if shared.is_dir() { tempfile::tempdir_in(shared) } else { tempfile::tempdir() }.unwrap()
}

/// The notice of 135 duties, the `number`-th of its own wording.
pub fn notice(number: usize) -> String {
    let sample = include_str!("../../samples/txt/minhang-2025-17.txt");
    sample.replacen("负责", &format!("负责第{number}号"), 20)
}

/// The floor of reading text: validating UTF-8 and splitting lines.
pub fn lines(bytes: &[u8]) -> usize {
    std::str::from_utf8(black_box(bytes)).unwrap().lines().map(|line| black_box(line).len()).sum()
}

/// The floor of writing: compressing the bytes.
pub fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder =
        flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// What an output holds: the parts of a package one by one, other forms as they are.
pub fn inflated(bytes: &[u8]) -> Vec<Vec<u8>> {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return vec![bytes.to_vec()];
    };
    let names = 0..archive.len();
    names
        .map(|at| {
            let mut part = Vec::new();
            archive.by_index(at).unwrap().read_to_end(&mut part).unwrap();
            part
        })
        .collect()
}

/// The floor of reading a Word document: inflating the main part and one pass over its events.
pub fn event_pass(docx: &[u8]) -> usize {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).unwrap();
    let part = archive.by_name("word/document.xml").unwrap();
    let mut xml = quick_xml::Reader::from_reader(BufReader::with_capacity(128 << 10, part));
    let mut buffer = Vec::new();
    let mut events = 0_usize;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).unwrap() {
            Event::Eof => break,
            _ => events += 1,
        }
    }
    events
}

/// The plain text of a page of duties.
pub fn page(departments: usize, duties: usize) -> String {
    let mut text = String::from("云桥市科技局各科室职能\n");
    for department in 1..=departments {
        let _ = writeln!(text, "\n第{department}科职能");
        for duty in 1..=duties {
            let end = if duty == duties { '。' } else { '；' };
            let _ = writeln!(
                text,
                "{duty}.负责第{department}类科技项目的申报、评审、立项和验收，做好第{duty}批资金的拨付和监督{end}"
            );
        }
    }
    text
}

/// A Word document, and how many bytes its main part has.
pub struct Document {
    pub bytes: Vec<u8>,
    pub xml: usize,
}

/// A document whose paragraphs look as Word writes them: properties, several runs, automatic
/// numbers; about 900 bytes of XML each.
pub fn document(paragraphs: usize) -> Document {
    document_of(paragraphs, 3)
}

/// The same with so many runs a paragraph.
pub fn document_of(paragraphs: usize, runs: usize) -> Document {
    let words: Vec<&str> = ["负责科技发展规划的", "编制和组织实施，", "承担相关统计工作；"]
        .into_iter()
        .cycle()
        .take(runs)
        .collect();
    let mut body = String::new();
    for index in 0..paragraphs {
        if index % 20 == 0 {
            body.push_str(&paragraph("", &[&format!("第{index}科"), "职能"]));
        } else {
            let list = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#;
            body.push_str(&paragraph(list, &words));
        }
    }
    Document { bytes: package(&body), xml: body.len() }
}

/// A package around the inside of a body.
pub fn package(body: &str) -> Vec<u8> {
    let document = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>"#
    );
    let numbering = concat!(
        r#"<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
        r#"<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>"#,
        r#"<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#,
    );
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let lists = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
    let types = format!(
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{main}"/><Override PartName="/word/numbering.xml" ContentType="{lists}"/></Types>"#
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", types.as_str()),
        ("word/document.xml", document.as_str()),
        ("word/numbering.xml", numbering),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn paragraph(list: &str, runs: &[&str]) -> String {
    let fonts = r#"<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>"#;
    let run = |text: &&str| format!("<w:r w:rsidR=\"00A12B3C\">{fonts}<w:t>{text}</w:t></w:r>");
    let runs = runs.iter().map(run).collect::<Vec<_>>().concat();
    format!(
        r#"<w:p w:rsidR="00A12B3C" w:rsidRDefault="00A12B3C"><w:pPr>{list}<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>{fonts}</w:pPr>{runs}</w:p>"#
    )
}
