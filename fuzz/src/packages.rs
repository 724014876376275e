//! Sound packages around foreign parts: random bytes would die at the zip layer.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::write::SimpleFileOptions;

/// What parts an input into the parts of a package.
pub const SEAM: &str = "<!--seam-->";

const WORD_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>"#;

/// A document of these parts; each may be missing.
#[must_use]
pub fn docx(document: &[u8], styles: Option<&[u8]>, numbering: Option<&[u8]>) -> Vec<u8> {
    let mut parts: Vec<(&str, &[u8])> =
        vec![("[Content_Types].xml", WORD_TYPES.as_bytes()), ("word/document.xml", document)];
    parts.extend(styles.map(|it| ("word/styles.xml", it)));
    parts.extend(numbering.map(|it| ("word/numbering.xml", it)));
    package(&parts)
}

/// A body whose paragraphs are of every level of four lists, and of eight styles.
#[must_use]
pub fn listed_body() -> String {
    let mut body = String::new();
    for list in 0..4 {
        for level in [0, 0, 1, 2, 1, 0, 8, 0] {
            body.push_str(&format!(
                r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>负责甲{list}{level}工作；</w:t></w:r></w:p>"#
            ));
        }
    }
    for style in 0..8 {
        body.push_str(&format!(
            r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:rPr><w:rStyle w:val="a{style}"/></w:rPr><w:t>负责乙{style}工作；</w:t></w:r></w:p>"#
        ));
    }
    format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>办公室职能</w:t></w:r></w:p>{body}</w:body></w:document>"#
    )
}

const SHEET_TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet3.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#;
const SHEET_ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const WORKBOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="职责台账" sheetId="1" r:id="rId1"/><sheet name="部门" sheetId="2" r:id="rId2"/><sheet name="文件信息" sheetId="3" r:id="rId3"/></sheets></workbook>"#;
const WORKBOOK_LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet3.xml"/><Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId5" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

/// A workbook: ledger, departments, particulars, shared strings, styles; each may be missing.
#[must_use]
pub fn xlsx(parts: &[&[u8]]) -> Vec<u8> {
    let names = [
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/sheet2.xml",
        "xl/worksheets/sheet3.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ];
    let mut all: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", SHEET_TYPES.as_bytes()),
        ("_rels/.rels", SHEET_ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", WORKBOOK_LINKS.as_bytes()),
    ];
    all.extend(names.into_iter().zip(parts.iter().copied()));
    package(&all)
}

/// The pieces between the seams.
#[must_use]
pub fn split(input: &[u8]) -> Vec<&[u8]> {
    let seam = SEAM.as_bytes();
    let mut parts = Vec::new();
    let mut rest = input;
    while let Some(at) = rest.windows(seam.len()).position(|window| window == seam) {
        parts.push(&rest[..at]);
        rest = &rest[at + seam.len()..];
    }
    parts.push(rest);
    parts
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        archive.start_file(*name, options).expect("an entry");
        archive.write_all(part).expect("its bytes");
    }
    archive.finish().expect("an archive").into_inner()
}
