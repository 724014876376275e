//! Files that are no package, told by their bytes.

use super::super::{ContentKind, PackageError, Picture, sniff};
use super::archive::{Archive, Item, put16, put32};
use super::{refused, sound};

/// A compound file whose directory has these entries: names, and the depth at which they stand
/// (1: under the root). The directory is spread over several sectors, last before first.
pub(super) fn compound(names: &[(&str, u8)]) -> Vec<u8> {
    let mut entries = vec![entry("Root Entry", 5, None, Some(1))];
    for (place, &(name, depth)) in (1_u32..).zip(names) {
        // A chain of right siblings; the deeper entries hang below the one before.
        let follower = names.iter().zip(1_u32..).skip(entries.len());
        let next = follower.clone().find(|((_, other), _)| *other == depth).map(|(_, at)| at);
        let child = names.get(entries.len()).filter(|(_, other)| *other > depth);
        let kind = if child.is_some() { 1 } else { 2 };
        entries.push(entry(name, kind, next, child.map(|_| place + 1)));
    }
    let directory: Vec<Vec<u8>> = entries.chunks(4).map(<[_]>::concat).collect();
    let sectors = u32::try_from(directory.len()).unwrap();
    let mut file = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    file.resize(24, 0);
    put16(&mut file, &[0x3e, 3, 0xfffe, 9, 6, 0, 0, 0]);
    put32(&mut file, &[0, 1, sectors, 0, 4096, 0xffff_fffe, 0, 0xffff_fffe, 0, 0]);
    file.resize(512, 0xff);
    // Sector 0: the allocation table, in which each directory sector's successor is the one before.
    let mut table = Vec::new();
    put32(&mut table, &[0xffff_fffd, 0xffff_fffe]);
    put32(&mut table, &(1..sectors).collect::<Vec<_>>());
    table.resize(512, 0xff);
    file.extend(table);
    for sector in directory.iter().rev() {
        file.extend(sector);
        file.resize(file.len().next_multiple_of(512), 0);
    }
    file
}

fn entry(name: &str, kind: u8, right: Option<u32>, child: Option<u32>) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(out.len() + 2).unwrap();
    out.resize(64, 0);
    put16(&mut out, &[length]);
    out.extend([kind, 1]);
    put32(&mut out, &[u32::MAX, right.unwrap_or(u32::MAX), child.unwrap_or(u32::MAX)]);
    out.resize(128, 0);
    out
}

pub(super) fn encrypted() -> Vec<u8> {
    compound(&[
        ("\u{6}DataSpaces", 1),
        ("Version", 2),
        ("DataSpaceMap", 2),
        ("DataSpaceInfo", 2),
        ("StrongEncryptionDataSpace", 2),
        ("EncryptionInfo", 1),
        ("EncryptedPackage", 1),
    ])
}

#[test]
fn compound_files_are_told_apart_by_the_streams_at_the_top() {
    assert_eq!(refused(&encrypted(), "encrypted"), PackageError::Encrypted);
    refused(&compound(&[("1Table", 1), ("Data", 1), ("WordDocument", 1)]), "legacy-word");
    let workbook_with_a_document_inside =
        compound(&[("MBD0001", 1), ("WordDocument", 2), ("Workbook", 1)]);
    let error = refused(&workbook_with_a_document_inside, "other-ole");
    assert_eq!(error, PackageError::OtherOle { kind: ContentKind::LegacyWorkbook });
    let slides = compound(&[("PowerPoint Document", 1)]);
    assert_eq!(sniff(&slides), ContentKind::LegacySlides);
    assert_eq!(sniff(&compound(&[("x", 1)])), ContentKind::OtherOle);
}

#[test]
fn a_compound_file_cut_anywhere_is_still_one() {
    let file = encrypted();
    for length in 8..file.len() {
        let code = super::super::Package::open(&file[..length]).unwrap_err().code();
        assert!(["encrypted", "other-ole"].contains(&code), "{length}: {code}");
    }
}

#[test]
fn a_compound_file_whose_chain_goes_in_circles_ends() {
    let mut file = encrypted();
    // The allocation table: every sector is followed by sector 1.
    for place in 0..128 {
        file[512 + place * 4..][..4].copy_from_slice(&1_u32.to_le_bytes());
    }
    // Every directory entry's sibling and child is itself.
    for at in (1024..file.len()).step_by(128) {
        let place = u32::try_from((at - 1024) / 128).unwrap().to_le_bytes();
        file[at + 68..at + 80].copy_from_slice(&[place; 3].concat());
    }
    refused(&file, "other-ole");
    // The list of the table's sectors goes in circles, too.
    file[68..72].copy_from_slice(&0_u32.to_le_bytes());
    refused(&file, "other-ole");
}

#[test]
fn files_with_a_text_or_a_mark_at_the_head() {
    let bmp = [&b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"[..], &[0; 40]].concat();
    let cases: [(&[u8], ContentKind, &str); 20] = [
        (b"", ContentKind::Empty, "empty-file"),
        (b"{\\rtf1\\ansi", ContentKind::Rtf, "rich-text"),
        (b"%PDF-1.7\n", ContentKind::Pdf, "fixed-layout"),
        (b"\xef\xbb\xbf\r\n%PDF-1.4", ContentKind::Pdf, "fixed-layout"),
        (b"\x89PNG\r\n\x1a\n", ContentKind::Picture(Picture::Png), "fixed-layout"),
        (b"\xff\xd8\xff\xe0", ContentKind::Picture(Picture::Jpeg), "fixed-layout"),
        (b"GIF89a", ContentKind::Picture(Picture::Gif), "fixed-layout"),
        (&bmp, ContentKind::Picture(Picture::Bmp), "fixed-layout"),
        (b"II*\0\x08\0", ContentKind::Picture(Picture::Tiff), "fixed-layout"),
        (b"MM\0*", ContentKind::Picture(Picture::Tiff), "fixed-layout"),
        (b"<html xmlns:w=\"x\">", ContentKind::Html, "not-ooxml"),
        (b"<!DOCTYPE HTML>", ContentKind::Html, "not-ooxml"),
        (b"<?xml version=\"1.0\"?><html>", ContentKind::Html, "not-ooxml"),
        (b"MIME-Version: 1.0", ContentKind::Mhtml, "not-ooxml"),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>",
            ContentKind::WordXml,
            "not-ooxml",
        ),
        (b"Rar!\x1a\x07\x01\0", ContentKind::OtherArchive, "not-ooxml"),
        (b"BM is no picture, this is a text", ContentKind::Unknown, "not-ooxml"),
        ("一、主要职责".as_bytes(), ContentKind::Unknown, "not-ooxml"),
        (b"PK", ContentKind::Unknown, "not-ooxml"),
        (b"MZ\x90\0PK\x03\x04", ContentKind::Unknown, "not-ooxml"),
    ];
    for (bytes, kind, code) in cases {
        assert_eq!(sniff(bytes), kind, "{bytes:?}");
        refused(bytes, code);
    }
}

#[test]
fn archives_of_something_else() {
    let of =
        |names: &[&str]| Archive::new(names.iter().map(|name| Item::stored(name, b"x"))).build();
    let ofd = of(&["OFD.xml", "Doc_0/Document.xml"]);
    let error = refused(&ofd, "fixed-layout");
    assert_eq!(error, PackageError::FixedLayout { kind: ContentKind::Ofd });
    refused(&of(&["notice.txt"]), "not-ooxml");
    refused(&of(&[]), "not-ooxml");
    let odt = of(&["mimetype", "content.xml", "META-INF/manifest.xml"]);
    assert_eq!(sniff(&odt), ContentKind::OpenDocument);
    for (folder, kind) in [
        ("word/document.xml", ContentKind::Docx),
        ("xl/workbook.xml", ContentKind::Xlsx),
        ("ppt/presentation.xml", ContentKind::Pptx),
        ("visio/document.xml", ContentKind::OtherOoxml),
    ] {
        assert_eq!(sniff(&of(&["[Content_Types].xml", folder])), kind);
    }
}

#[test]
fn an_archive_without_its_end_is_cut_off() {
    let bytes = sound().build();
    assert_eq!(sniff(&bytes), ContentKind::Docx);
    for length in (4..bytes.len()).rev().step_by(7) {
        refused(&bytes[..length], "truncated-archive");
        assert_eq!(sniff(&bytes[..length]), ContentKind::TruncatedZip);
    }
}

/// The end record of a workbook inside the document is not the document's.
#[test]
fn an_archive_cut_off_behind_an_archive_inside() {
    let inner = sound().build();
    let embedded = Item::stored("word/embeddings/sheet.xlsx", &inner);
    let outer = sound().and(embedded).and(Item::stored("word/z.xml", b"zzzz"));
    let bytes = outer.build();
    assert!(super::super::Package::open(&bytes).is_ok());
    let inner_at = bytes.windows(inner.len()).position(|window| window == inner).unwrap();
    for length in inner_at + inner.len() + 1..bytes.len() {
        refused(&bytes[..length], "truncated-archive");
    }
}

#[test]
fn every_kind_has_a_name_of_its_own() {
    let kinds = [ContentKind::Empty, ContentKind::Ofd, ContentKind::Picture(Picture::Bmp)];
    assert_eq!(kinds.map(ContentKind::code), ["empty", "ofd", "bmp"]);
    assert_eq!(ContentKind::Pdf.to_string(), "a PDF");
}
