//! Reading a large Word document, beside its floor in the same run: inflating the main part and
//! one event pass of `quick-xml` over it. Ratios count; times are the machine's.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    missing_docs,
    reason = "a benchmark prints its result, and fails by panicking"
)]

use std::hint::black_box;
use std::io::{BufReader, Cursor, Write};
use std::time::{Duration, Instant};

use quick_xml::events::Event;
use zhineng::reader;

/// Best of so many runs.
const RUNS: usize = 7;

fn main() {
    let (docx, _) = document(50_000);
    let (held, peak) = memory(|| reader::read(&docx, Some("docx")).unwrap());
    println!(
        "50000 paragraphs: the page takes {held} MiB, reading it {peak} MiB more at its peak\n"
    );
    println!("paragraphs       XML      floor       read   ratio");
    for paragraphs in [12_500, 25_000, 50_000] {
        let (docx, size) = document(paragraphs);
        let floor = best(|| floor(&docx));
        let read = best(|| drop(black_box(reader::read(&docx, Some("docx")).unwrap())));
        let ratio = read.as_secs_f64() / floor.as_secs_f64();
        println!(
            "{paragraphs:>10}  {:>5} MB  {floor:>9.1?}  {read:>9.1?}  {ratio:>6.2}",
            size / 1_000_000
        );
    }
}

/// What a result takes, and how much more the making of it took at its peak, in MiB (Linux only).
fn memory<T>(make: impl Fn() -> T) -> (u64, u64) {
    let before = status("VmRSS");
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let result = black_box(make());
    let held = status("VmRSS");
    let peak = status("VmHWM");
    drop(result);
    (held.saturating_sub(before) >> 10, peak.saturating_sub(held) >> 10)
}

/// A line of the process's status, in KiB.
fn status(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.and_then(|it| it.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

fn best(mut run: impl FnMut()) -> Duration {
    (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            run();
            started.elapsed()
        })
        .min()
        .unwrap()
}

fn floor(docx: &[u8]) {
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
    black_box(events);
}

/// A document whose paragraphs look as Word writes them: properties, several runs, automatic
/// numbers; about 900 bytes of XML each.
fn document(paragraphs: usize) -> (Vec<u8>, usize) {
    let mut xml = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#,
    ));
    for index in 0..paragraphs {
        if index % 20 == 0 {
            xml.push_str(&paragraph("", &[&format!("第{index}科"), "职能"]));
        } else {
            let list = r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>"#;
            xml.push_str(&paragraph(
                list,
                &["负责科技发展规划的", "编制和组织实施，", "承担相关统计工作；"],
            ));
        }
    }
    xml.push_str("</w:body></w:document>");
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
        ("word/document.xml", &xml),
        ("word/numbering.xml", numbering),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(part.as_bytes()).unwrap();
    }
    (zip.finish().unwrap().into_inner(), xml.len())
}

fn paragraph(list: &str, runs: &[&str]) -> String {
    let fonts = r#"<w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>"#;
    let run = |text: &&str| format!("<w:r w:rsidR=\"00A12B3C\">{fonts}<w:t>{text}</w:t></w:r>");
    let runs = runs.iter().map(run).collect::<Vec<_>>().concat();
    format!(
        r#"<w:p w:rsidR="00A12B3C" w:rsidRDefault="00A12B3C"><w:pPr>{list}<w:spacing w:line="579" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="640"/>{fonts}</w:pPr>{runs}</w:p>"#
    )
}
