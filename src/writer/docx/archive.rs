//! The finished parts, and the archive of them.
//!
//! Documents of one layout differ in their body and their properties alone: all else is finished
//! and packed once.

use docx_rs::XMLDocx;
use quick_xml::escape::escape;

use crate::notice::Notice;
use crate::writer::WriteError;
use crate::writer::characters::for_xml;
use crate::writer::package::{Archive, Packed};

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

/// Title and author.
const PROPERTIES: &str = "docProps/core.xml";

/// A document but for its body and its properties.
#[derive(Debug)]
pub(super) struct Shell {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    /// The same whatever the document holds.
    Same(Packed),
    /// What stands around the body.
    Document([Vec<u8>; 2]),
    Properties,
    Comments,
}

impl Shell {
    /// Finishes these parts; those of lists and of comments where there are some.
    pub(super) fn new(
        parts: XMLDocx,
        fonts: &Fonts,
        has_lists: bool,
        has_comments: bool,
    ) -> Result<Self, WriteError> {
        let footers = parts.footers.into_iter().enumerate();
        let mut files = vec![
            ("[Content_Types].xml".to_owned(), parts.content_type),
            ("_rels/.rels".to_owned(), parts.rels),
            ("docProps/app.xml".to_owned(), APPLICATION.into()),
            (PROPERTIES.to_owned(), Vec::new()),
            ("word/_rels/document.xml.rels".to_owned(), parts.document_rels),
            (DOCUMENT.to_owned(), parts.document),
            ("word/styles.xml".to_owned(), parts.styles),
            ("word/settings.xml".to_owned(), SETTINGS.into()),
            ("word/fontTable.xml".to_owned(), font_table(fonts)),
        ];
        if has_lists {
            files.push(("word/numbering.xml".to_owned(), parts.numberings));
        }
        if has_comments {
            files.push((COMMENTS.to_owned(), Vec::new()));
        }
        files.extend(footers.map(|(at, footer)| (format!("word/footer{}.xml", at + 1), footer)));
        let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
        let part = |(name, xml): (String, Vec<u8>)| {
            Ok(match name.as_str() {
                PROPERTIES => Part::Properties,
                COMMENTS => Part::Comments,
                DOCUMENT => Part::Document(around_body(finish::part(&xml, &names)?)),
                _ => Part::Same(Packed::new(&name, &[&finish::part(&xml, &names)?])?),
            })
        };
        let parts: Result<_, WriteError> = files.into_iter().map(part).collect();
        Ok(Self { parts: parts? })
    }

    /// The archive of a document of this body.
    pub(super) fn fill(
        &self,
        body: &[u8],
        notice: &Notice,
        comments: &[u8],
    ) -> Result<Vec<u8>, WriteError> {
        let mut archive = Archive::new();
        for part in &self.parts {
            match part {
                Part::Same(part) => archive.copy(part)?,
                Part::Document([before, behind]) => {
                    archive.add(DOCUMENT, &[before, body, behind])?;
                }
                Part::Properties => archive.add(PROPERTIES, &[&core_properties(notice)])?,
                Part::Comments => archive.add(COMMENTS, &[comments])?,
            }
        }
        archive.finish()
    }
}

/// Whether Word numbers some of the paragraphs.
pub(super) fn has_lists(body: &[u8]) -> bool {
    memchr::memmem::find(body, b"<w:numPr>").is_some()
}

/// A document parted where its paragraphs come, its last section's properties behind them.
fn around_body(mut document: Vec<u8>) -> [Vec<u8>; 2] {
    const BODY: &[u8] = b"<w:body>";
    let start = memchr::memmem::find(&document, BODY).map_or(document.len(), |at| at + BODY.len());
    let behind = document.split_off(start);
    [document, behind]
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
