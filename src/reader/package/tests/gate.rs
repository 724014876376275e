//! Archives that lie: each is refused, with its own code.

use super::super::{Doubt, Flaw, Package, PackageError};
use super::archive::{Archive, Item, field, field_64};
use super::{MAIN, accepted, ambiguous, damaged, refused, sound, with_main};
use crate::reader::limits::{self, Limit, check_file_length};

#[test]
fn names_that_clash() {
    let twice = sound().and(Item::stored(MAIN, b"other"));
    ambiguous(&twice.build(), Doubt::SameName, &[MAIN, MAIN]);
    for alike in ["Word/Document.xml", "/word/document.xml", "word\\document.xml"] {
        let both = sound().and(Item::stored(alike, b"other"));
        ambiguous(&both.build(), Doubt::AlikeNames, &[MAIN, alike]);
    }
    let cut = "word/document.xml\0.png";
    ambiguous(&sound().and(Item::stored(cut, b"x")).build(), Doubt::NulInName, &[cut]);
}

#[test]
fn local_headers_that_contradict_the_directory() {
    let bytes = with_main(|item| item.local_name = Some(b"word/documenu.xml".to_vec()));
    ambiguous(&bytes, Doubt::LocalName, &[MAIN, "word/documenu.xml"]);
    ambiguous(&with_main(|item| item.local_method = Some(0)), Doubt::LocalHeader, &[MAIN]);
    let size = |item: &mut Item| item.local_sizes = Some((item.packed, item.size - 1));
    ambiguous(&with_main(size), Doubt::LocalHeader, &[MAIN]);
    accepted(&with_main(|item| item.local_sizes = Some((0, 0))));
    accepted(&with_main(|item| item.local_sizes = Some((u32::MAX, u32::MAX))));
    accepted(&with_main(|item| *item = item.clone().streamed()));
}

#[test]
fn unicode_paths() {
    let path = |name: &str| field(0x7075, &[&[1, 0, 0, 0, 0], name.as_bytes()].concat());
    accepted(&with_main(|item| item.extra = path(MAIN)));
    let bytes = with_main(|item| item.extra = path("word/other.xml"));
    ambiguous(&bytes, Doubt::UnicodePath, &[MAIN]);
    let bytes = with_main(|item| item.local_extra = path("word/other.xml"));
    ambiguous(&bytes, Doubt::UnicodePath, &[MAIN]);
    let behind_another = [field(0x5455, &[3; 9]), path("word/other.xml")].concat();
    ambiguous(&with_main(|item| item.extra = behind_another), Doubt::UnicodePath, &[MAIN]);
    ambiguous(&with_main(|item| item.extra = field(0x7075, b"")), Doubt::UnicodePath, &[MAIN]);
}

#[test]
fn extra_fields_that_run_over() {
    damaged(&with_main(|item| item.extra = b"\x55\x54\x09\0abc".to_vec()), Flaw::ExtraField);
    damaged(&with_main(|item| item.local_extra = b"ab\x01\0".to_vec()), Flaw::ExtraField);
    accepted(&with_main(|item| item.local_extra = vec![0; 3]));
}

#[test]
fn entries_that_overlap() {
    let bytes = sound().with(|archive| archive.items[2].header_at = Some(0)).build();
    ambiguous(&bytes, Doubt::LocalName, &["word/media/image1.png", "[Content_Types].xml"]);

    // A second entry inside the data of the first, with a header of its own.
    let inner = Archive::new([Item::stored("word/a.xml", b"inner")]).build();
    let carrier = Item::stored("word/carrier.bin", &inner);
    let at = u32::try_from(
        sound().items.iter().fold(0, |sum, item| sum + 30 + item.name.len() + item.data.len()),
    )
    .unwrap();
    let hidden = Item::stored("word/a.xml", b"inner").with(|item| {
        item.header_at = Some(at + 30 + u32::try_from("word/carrier.bin".len()).unwrap());
    });
    let error = refused(&sound().and(carrier).and(hidden).build(), "overlapping-entries");
    let second = Some(String::from("word/a.xml"));
    assert_eq!(
        error,
        PackageError::OverlappingEntries { first: "word/carrier.bin".into(), second }
    );

    // One entry's data reaches over the next.
    let bytes = sound().with(|archive| {
        archive.items[0].packed += 10;
        archive.items[0].local_sizes = Some((0, 0));
    });
    refused(&bytes.build(), "overlapping-entries");
}

#[test]
fn entries_that_overlap_the_directory() {
    let bytes = sound().with(|archive| {
        archive.items[2].packed += 1;
        archive.items[2].size += 1;
    });
    let error = refused(&bytes.build(), "overlapping-entries");
    let first = String::from("word/media/image1.png");
    assert_eq!(error, PackageError::OverlappingEntries { first, second: None });
}

#[test]
fn data_or_headers_out_of_the_file() {
    damaged(&with_main(|item| item.packed = 1 << 30), Flaw::DataPlace);
    damaged(&with_main(|item| item.header_at = Some(1 << 30)), Flaw::LocalHeader);
    damaged(&with_main(|item| item.header_at = Some(7)), Flaw::LocalHeader);
    damaged(
        &with_main(|item| {
            item.header_at = Some(u32::MAX);
            item.extra = field_64(&[u64::MAX - 10]);
        }),
        Flaw::LocalHeader,
    );
}

#[test]
fn encryption_and_methods() {
    let encrypted = |flag: u16| with_main(|item| item.flags |= flag);
    for flag in [1, 1 << 6, 1 << 13] {
        let error = refused(&encrypted(flag), "encrypted-entry");
        assert_eq!(error, PackageError::EncryptedEntry { name: MAIN.into() });
    }
    for method in [1, 9, 12, 14, 93, 99, 65_535] {
        let error = refused(&with_main(|item| item.method = method), "unsupported-compression");
        assert_eq!(error, PackageError::UnsupportedCompression { name: MAIN.into(), method });
    }
    let stored = |item: &mut Item| item.method = 0;
    damaged(&with_main(stored), Flaw::Size);
}

#[test]
fn sizes_over_a_limit() {
    let four_gib = |item: &mut Item| {
        item.size = u32::MAX;
        item.extra = field_64(&[4 << 30]);
    };
    let error = refused(&with_main(four_gib), "too-large");
    let name = Some(String::from(MAIN));
    let limit = Limit::DeclaredBytes;
    assert_eq!(error, PackageError::TooLarge { limit, name });
    // Without a zip64 field, as some bombs have it.
    refused(&with_main(|item| item.size = u32::MAX), "too-large");

    let bytes = with_main(|item| item.size = u32::MAX - 1);
    let package = Package::open(&bytes).expect("an entry that is not read may be large");
    let error = package.read_part(MAIN).unwrap_err();
    assert!(matches!(error, PackageError::TooLarge { limit: Limit::PartBytes, .. }));
    assert_eq!(package.inflated_bytes(), 0);

    assert!(check_file_length(limits::FILE_BYTES).is_ok());
    let error = check_file_length(limits::FILE_BYTES + 1).unwrap_err();
    assert_eq!(error.to_string(), "the file is larger than 536870912 bytes");
}

#[test]
fn a_file_over_the_limit() {
    let mut bytes = vec![0; usize::try_from(limits::FILE_BYTES).unwrap() + 1];
    bytes[..4].copy_from_slice(b"PK\x03\x04");
    refused(&bytes, "too-large");
}

#[test]
fn names_in_messages_are_quoted_and_cut() {
    let name = format!("word/\u{202e}\u{1b}[2J{}", "长".repeat(20_000));
    let bytes = sound().and(Item::stored(&name, b"x").with(|item| item.method = 12)).build();
    let text = refused(&bytes, "unsupported-compression").to_string();
    assert!(text.contains(r"word/\u{202e}\u{1b}[2J长长"), "{text}");
    assert!(text.chars().count() < 240, "{text}");
    let names = vec![String::from("a"), String::from("A")];
    let error = PackageError::AmbiguousArchive { doubt: Doubt::AlikeNames, names };
    let text = "the archive can be read in two ways: two entries have names that name one part: \
                \"a\", \"A\"";
    assert_eq!(error.to_string(), text);
}

#[test]
fn names_that_are_no_text() {
    let item = Item::stored("x", b"x").with(|item| item.name = b"word/media/\xd6\xd0.png".to_vec());
    let bytes = sound().and(item).build();
    let package = Package::open(&bytes).unwrap();
    assert_eq!(package.names().last(), Some("word/media/%D6%D0.png"));
    assert!(package.contains("word/media/%D6%D0.png"));
}
