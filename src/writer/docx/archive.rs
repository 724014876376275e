//! Packs the finished parts: compressed, in a fixed order, with fixed times.

use std::io::{Cursor, Write};

use docx_rs::XMLDocx;
use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::notice::Notice;
use crate::writer::characters::for_xml;
use crate::writer::{DEFLATE_LEVEL, WriteError};

use super::finish;
use super::fonts::Fonts;

/// The document's settings: mirrored pages with their own footers, and Word 2013's layout.
const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="420"/>"#,
    r#"<w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/>"#,
    r#"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"#,
    r#"<w:ulTrailSpace/><w:adjustLineHeightInTable/><w:useFELayout/>"#,
    r#"<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>"#,
    r#"</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>"#,
);

const APPLICATION: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">"#,
    r#"<Application>zhineng</Application></Properties>"#,
);

/// The main part.
const DOCUMENT: &str = "word/document.xml";

/// Comments, which come as they are to be packed.
const COMMENTS: &str = "word/comments.xml";

/// The archive of a document, `body` put into its main part.
pub(super) fn pack(
    parts: XMLDocx,
    body: &[u8],
    notice: &Notice,
    fonts: &Fonts,
    comments: Option<Vec<u8>>,
) -> Result<Vec<u8>, WriteError> {
    let has_lists = memchr::memmem::find(body, b"<w:numPr>").is_some();
    let footers = parts.footers.into_iter().enumerate();
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), parts.content_type),
        ("_rels/.rels".to_owned(), parts.rels),
        ("docProps/app.xml".to_owned(), APPLICATION.into()),
        ("docProps/core.xml".to_owned(), core_properties(notice)),
        ("word/_rels/document.xml.rels".to_owned(), parts.document_rels),
        (DOCUMENT.to_owned(), parts.document),
        ("word/styles.xml".to_owned(), parts.styles),
        ("word/settings.xml".to_owned(), SETTINGS.into()),
        ("word/fontTable.xml".to_owned(), font_table(fonts)),
    ];
    if has_lists {
        files.push(("word/numbering.xml".to_owned(), parts.numberings));
    }
    files.extend(comments.map(|it| (COMMENTS.to_owned(), it)));
    files.extend(footers.map(|(at, footer)| (format!("word/footer{}.xml", at + 1), footer)));
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(DEFLATE_LEVEL.into()))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, part) in files {
        archive.start_file(&name, options).map_err(|error| unpacked(&error))?;
        let part = if name == COMMENTS { part } else { finish::part(&part, &names)? };
        match split_at_body(&part).filter(|_| name == DOCUMENT) {
            Some((before, behind)) => {
                [before, body, behind].iter().try_for_each(|it| archive.write_all(it))?;
            }
            None => archive.write_all(&part)?,
        }
    }
    Ok(archive.finish().map_err(|error| unpacked(&error))?.into_inner())
}

/// Where the paragraphs of a document come, its last section's properties behind them.
fn split_at_body(document: &[u8]) -> Option<(&[u8], &[u8])> {
    const BODY: &[u8] = b"<w:body>";
    document.split_at_checked(memchr::memmem::find(document, BODY)? + BODY.len())
}

fn unpacked(error: &zip::result::ZipError) -> WriteError {
    WriteError::Document(error.to_string())
}

/// Title and author of the notice; no times, which would be the clock's.
fn core_properties(notice: &Notice) -> Vec<u8> {
    let title = for_xml(notice.title().unwrap_or_default());
    let issuers = notice.header.issuers.join("、");
    let author = for_xml(&issuers);
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" "#,
            r#"xmlns:dc="http://purl.org/dc/elements/1.1/">"#,
            r#"<dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>"#,
        ),
        escape(title),
        escape(author),
    )
    .into_bytes()
}

/// The fonts used: Word takes the alternative where the first is not installed.
fn font_table(fonts: &Fonts) -> Vec<u8> {
    let fonts = fonts.table().map(|(name, other)| {
        format!(
            r#"<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>"#
        )
    });
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:fonts>"#,
        ),
        fonts.collect::<String>()
    )
    .into_bytes()
}
