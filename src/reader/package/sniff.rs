//! What a file is, by its bytes: never by its name.
//!
//! Files are often named for what they should be: a `.docx` can be an old binary document, a web
//! page or a picture.

use std::fmt;

use super::directory::{self, Directory};
use super::ending::END;
use super::error::PackageError;
use super::name;
use super::ole;
use crate::reader::limits;

/// The kind of a file's content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ContentKind {
    /// No bytes.
    Empty,
    /// A Word document in Office Open XML (.docx, .docm, .dotx).
    Docx,
    /// A workbook in Office Open XML (.xlsx, .xlsm).
    Xlsx,
    /// Slides in Office Open XML (.pptx).
    Pptx,
    /// Another Office Open XML package.
    OtherOoxml,
    /// An Office file protected by a password: an OLE container with the encrypted package.
    EncryptedOffice,
    /// A binary Word or WPS document (.doc, .wps).
    LegacyWord,
    /// A binary workbook (.xls, .et).
    LegacyWorkbook,
    /// Binary slides (.ppt, .dps).
    LegacySlides,
    /// Another OLE compound file, or one whose directory cannot be read.
    OtherOle,
    /// Rich Text Format.
    Rtf,
    /// A web page.
    Html,
    /// A web page saved with its pictures (.mht).
    Mhtml,
    /// A Word document in one XML file (Word 2003, or a flat package).
    WordXml,
    /// JSON: an object.
    Json,
    /// A table of duties as CSV: one of the first lines names the column 职责内容.
    Csv,
    /// PDF.
    Pdf,
    /// OFD, the national standard for fixed layout (GB/T 33190).
    Ofd,
    /// A picture.
    Picture(Picture),
    /// An `OpenDocument` file (.odt, .ods).
    OpenDocument,
    /// A zip archive of something else.
    OtherZip,
    /// The beginning of a zip archive, its directory missing.
    TruncatedZip,
    /// A zip archive whose directory cannot be read.
    DamagedZip,
    /// Another kind of archive: RAR, 7z, gzip.
    OtherArchive,
    /// The note of who has a file open, which Word and WPS leave beside it (`~$…`).
    LockFile,
    /// None of these: plain text in any encoding is one.
    Unknown,
}

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Picture {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
    /// GIF.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// TIFF.
    Tiff,
}

/// Tells what a file is. Takes the whole file: the contents of an archive stand at its end.
///
/// Nothing is inflated, and a file of any size costs at most the reading of its directory.
#[must_use]
pub fn sniff(bytes: &[u8]) -> ContentKind {
    if let Some(kind) = without_directory(bytes) {
        return kind;
    }
    match directory::read(bytes) {
        Ok(directory) => of_directory(&directory),
        Err(PackageError::TruncatedArchive) => ContentKind::TruncatedZip,
        Err(_) => ContentKind::DamagedZip,
    }
}

/// The kind, unless it is a zip archive.
pub(super) fn without_directory(bytes: &[u8]) -> Option<ContentKind> {
    if bytes.is_empty() {
        return Some(ContentKind::Empty);
    }
    // An entry; the end record of an archive without entries; the mark of a split archive.
    if [b"PK\x03\x04", END, b"PK\x07\x08"].iter().any(|&magic| bytes.starts_with(magic)) {
        return None;
    }
    if bytes.starts_with(ole::MAGIC) {
        return Some(ole::kind(bytes));
    }
    let kind = picture(bytes).map(ContentKind::Picture);
    let kind = kind.or_else(|| other_archive(bytes)).or_else(|| lock_file(bytes));
    Some(kind.unwrap_or_else(|| of_text(bytes)))
}

/// The kind of a zip archive, by the names in it.
pub(super) fn of_directory(directory: &Directory<'_>) -> ContentKind {
    let keys: Vec<String> =
        directory.records.iter().map(|record| name::key(&record.name)).collect();
    let has = |wanted: &str| keys.iter().any(|key| key == wanted);
    let has_folder = |folder: &str| keys.iter().any(|key| key.starts_with(folder));
    if has("[content_types].xml") {
        return match () {
            () if has_folder("word/") => ContentKind::Docx,
            () if has_folder("xl/") => ContentKind::Xlsx,
            () if has_folder("ppt/") => ContentKind::Pptx,
            () => ContentKind::OtherOoxml,
        };
    }
    if has("ofd.xml") {
        ContentKind::Ofd
    } else if has("content.xml") && has("meta-inf/manifest.xml") {
        ContentKind::OpenDocument
    } else {
        ContentKind::OtherZip
    }
}

fn picture(bytes: &[u8]) -> Option<Picture> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"\x89PNG\r\n\x1a\n") {
        Some(Picture::Png)
    } else if begins(b"\xff\xd8\xff") {
        Some(Picture::Jpeg)
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Some(Picture::Gif)
    } else if begins(b"II*\0") || begins(b"MM\0*") {
        Some(Picture::Tiff)
    } else if begins(b"BM") && bytes.get(6..10) == Some(&[0; 4]) && has_bitmap_header(bytes) {
        Some(Picture::Bmp)
    } else {
        None
    }
}

/// `BM` alone could begin a text; the length of the second header is one of a few.
fn has_bitmap_header(bytes: &[u8]) -> bool {
    const LENGTHS: [u8; 7] = [12, 40, 52, 56, 64, 108, 124];
    matches!(bytes.get(14..18), Some([length, 0, 0, 0]) if LENGTHS.contains(length))
}

fn other_archive(bytes: &[u8]) -> Option<ContentKind> {
    let magics: [&[u8]; 3] = [b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08"];
    let found = magics.iter().any(|magic| bytes.starts_with(magic));
    found.then_some(ContentKind::OtherArchive)
}

/// Formats that begin with text; a byte order mark and blanks may stand before.
/// 162 or 165 bytes: a name of up to 53 bytes after its length, then the same name in UTF-16
/// after its length again, at byte 54.
fn lock_file(bytes: &[u8]) -> Option<ContentKind> {
    let length = bytes.first().filter(|length| (1..54).contains(*length))?;
    let is_one = matches!(bytes.len(), 162 | 165) && bytes.get(54..56) == Some(&[*length, 0]);
    is_one.then_some(ContentKind::LockFile)
}

fn of_text(bytes: &[u8]) -> ContentKind {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let head = text.get(..limits::HEAD_BYTES).unwrap_or(text);
    let begins = |magic: &[u8]| {
        head.get(..magic.len()).is_some_and(|start| start.eq_ignore_ascii_case(magic))
    };
    let holds = |needle: &[u8]| head.windows(needle.len()).any(|window| window == needle);
    if is_json(head) {
        ContentKind::Json
    } else if is_ledger(head) {
        ContentKind::Csv
    } else if begins(b"%PDF") {
        ContentKind::Pdf
    } else if begins(b"{\\rtf") {
        ContentKind::Rtf
    } else if begins(b"MIME-Version:") {
        ContentKind::Mhtml
    } else if begins(b"<?xml")
        && (holds(b"Word.Document") || holds(b"/2003/wordml") || holds(b"/2006/xmlPackage"))
    {
        ContentKind::WordXml
    } else if begins(b"<!doctype html")
        || begins(b"<html")
        || begins(b"<?xml") && (holds(b"<html") || holds(b"<!DOCTYPE html"))
    {
        ContentKind::Html
    } else {
        ContentKind::Unknown
    }
}

/// A brace, and a key or the other brace: no notice begins so.
fn is_json(head: &[u8]) -> bool {
    let inner = head.strip_prefix(b"{").map(<[u8]>::trim_ascii_start);
    inner.is_some_and(|it| matches!(it.first(), Some(b'"' | b'}')))
}

/// A first line of fields parted by commas, one of them 职责内容 (in UTF-8 or GB18030), or those of
/// the English heads.
fn is_ledger(head: &[u8]) -> bool {
    const GB18030: &[u8] = b"\xd6\xb0\xd4\xf0\xc4\xda\xc8\xdd";
    let first = head.split(|byte| matches!(byte, b'\r' | b'\n')).next().unwrap_or_default();
    let mut fields = first.split(|byte| *byte == b',').map(<[u8]>::trim_ascii);
    let has = |name: &[u8]| {
        let quoted =
            |it: &[u8]| it.strip_prefix(b"\"").and_then(|it| it.strip_suffix(b"\"")) == Some(name);
        fields.clone().any(|it| it == name || quoted(it))
    };
    let is_named = has("职责内容".as_bytes()) || has(GB18030) || has(b"department") && has(b"text");
    is_named && fields.nth(1).is_some()
}

impl ContentKind {
    /// The kind's stable name, in kebab case.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::OtherOoxml => "other-ooxml",
            Self::EncryptedOffice => "encrypted-office",
            Self::LegacyWord => "legacy-word",
            Self::LegacyWorkbook => "legacy-workbook",
            Self::LegacySlides => "legacy-slides",
            Self::OtherOle => "other-ole",
            Self::Rtf => "rtf",
            Self::Html => "html",
            Self::Mhtml => "mhtml",
            Self::WordXml => "word-xml",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Pdf => "pdf",
            Self::Ofd => "ofd",
            Self::Picture(Picture::Png) => "png",
            Self::Picture(Picture::Jpeg) => "jpeg",
            Self::Picture(Picture::Gif) => "gif",
            Self::Picture(Picture::Bmp) => "bmp",
            Self::Picture(Picture::Tiff) => "tiff",
            Self::OpenDocument => "open-document",
            Self::OtherZip => "other-zip",
            Self::TruncatedZip => "truncated-zip",
            Self::DamagedZip => "damaged-zip",
            Self::OtherArchive => "other-archive",
            Self::LockFile => "lock-file",
            Self::Unknown => "unknown",
        }
    }
}

/// What the file is, with its article, to follow "the file is".
impl fmt::Display for ContentKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "empty",
            Self::Docx => "a Word document (DOCX)",
            Self::Xlsx => "a workbook (XLSX)",
            Self::Pptx => "slides (PPTX)",
            Self::OtherOoxml => "an Office Open XML package of another kind",
            Self::EncryptedOffice => "an Office file protected by a password",
            Self::LegacyWord => "a legacy Word document (.doc, .wps)",
            Self::LegacyWorkbook => "a legacy workbook (.xls, .et)",
            Self::LegacySlides => "legacy slides (.ppt, .dps)",
            Self::OtherOle => "an OLE compound file without a Word document",
            Self::Rtf => "a text in Rich Text Format (RTF)",
            Self::Html => "a web page (HTML)",
            Self::Mhtml => "a saved web page (MHTML)",
            Self::WordXml => "a Word document in one XML file",
            Self::Json => "JSON",
            Self::Csv => "a table (CSV)",
            Self::Pdf => "a PDF",
            Self::Ofd => "an OFD",
            Self::Picture(Picture::Png) => "a picture (PNG)",
            Self::Picture(Picture::Jpeg) => "a picture (JPEG)",
            Self::Picture(Picture::Gif) => "a picture (GIF)",
            Self::Picture(Picture::Bmp) => "a picture (BMP)",
            Self::Picture(Picture::Tiff) => "a picture (TIFF)",
            Self::OpenDocument => "an OpenDocument file",
            Self::OtherZip => "a zip archive of something else",
            Self::TruncatedZip => "a zip archive cut off",
            Self::DamagedZip => "a zip archive that is damaged",
            Self::OtherArchive => "an archive of another kind",
            Self::LockFile => "a lock file of Word or WPS",
            Self::Unknown => "something else",
        })
    }
}
