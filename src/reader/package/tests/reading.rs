//! Parts: streaming, limits while inflating, damage.

use std::io::{BufRead, Read, Write};
use std::time::{Duration, Instant};

use super::super::{Flaw, Package, PackageError};
use super::archive::{Archive, Item};
use super::{MAIN, document, sound};
use crate::reader::limits::{self, Limit};

const MIB: usize = 1 << 20;

fn package_of(main: Item) -> Vec<u8> {
    Archive::new([Item::stored("[Content_Types].xml", b"<Types/>"), main]).build()
}

#[track_caller]
fn flaw_of(main: Item) -> Flaw {
    let bytes = package_of(main);
    let package = Package::open(&bytes).unwrap();
    let whole = package.read_part(MAIN).unwrap_err();
    let mut part = package.part(MAIN).unwrap().unwrap();
    let streamed = part.read_to_end(&mut Vec::new()).unwrap_err();
    assert_eq!(PackageError::inside(&streamed), Some(&whole));
    let again = part.read(&mut [0; 9]).unwrap_err();
    assert_eq!(PackageError::inside(&again), Some(&whole), "an error stays");
    assert_eq!(package.part(MAIN).unwrap().unwrap().finish(), Err(whole.clone()));
    match whole {
        PackageError::DamagedEntry { name, flaw } => {
            assert_eq!(name, MAIN);
            flaw
        }
        other => panic!("{other}"),
    }
}

#[test]
fn every_way_of_reading_gives_the_same() {
    let content = document().repeat(20);
    for item in [Item::deflated(MAIN, &content), Item::stored(MAIN, &content)] {
        let bytes = package_of(item);
        let package = Package::open(&bytes).unwrap();
        let open = || package.part(MAIN).unwrap().unwrap();
        assert_eq!(open().read_whole().unwrap(), content);
        for step in [1, 7, 4_096, 8_192, 100_000, 200_000] {
            let (mut part, mut room, mut read) = (open(), vec![0_u8; step], Vec::<u8>::new());
            while let count @ 1.. = part.read(&mut room).unwrap() {
                read.extend(&room[..count]);
            }
            assert!(read == content, "steps of {step}");
        }
        let mut part = open();
        let mut first = Vec::new();
        part.read_until(b'>', &mut first).unwrap();
        assert_eq!(first, b"<w:p>");
        assert_eq!([first, part.read_whole().unwrap()].concat(), content);
        assert_eq!(open().finish(), Ok(()));
    }
}

#[test]
fn two_parts_open_at_once() {
    let bytes = sound().build();
    let package = Package::open(&bytes).unwrap();
    let mut one = package.part(MAIN).unwrap().unwrap();
    let mut two = package.part("[Content_Types].xml").unwrap().unwrap();
    one.fill_buf().unwrap();
    assert_eq!(two.fill_buf().unwrap(), b"<Types/>");
    assert_eq!((one.name(), two.declared_size()), (MAIN, 8));
}

#[test]
fn damaged_data() {
    let main = || Item::deflated(MAIN, &document());
    assert_eq!(flaw_of(main().with(|item| item.checksum ^= 1)), Flaw::Checksum);
    assert_eq!(flaw_of(Item::stored(MAIN, b"text").with(|item| item.checksum = 0)), Flaw::Checksum);
    assert_eq!(flaw_of(main().with(|item| item.size += 1)), Flaw::Size);
    assert_eq!(flaw_of(main().with(|item| item.size -= 1)), Flaw::Size);
    assert_eq!(flaw_of(main().with(|item| item.data[0] = 0xff)), Flaw::Stream);
    for length in [0, 1, 100] {
        let cut = main().with(|item| {
            item.data.truncate(length);
            item.packed = u32::try_from(length).unwrap();
        });
        assert_eq!(flaw_of(cut), Flaw::StreamCut, "{length}");
    }
}

/// Two hundred million spaces in 196 KB.
fn bomb() -> Item {
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    let mut crc = flate2::Crc::new();
    let blanks = vec![b' '; 1_000_000];
    for _ in 0..200 {
        encoder.write_all(&blanks).unwrap();
        crc.update(&blanks);
    }
    let data = encoder.finish().unwrap();
    assert!(data.len() < 250_000, "{}", data.len());
    Item::stored(MAIN, &data).with(|item| {
        item.method = 8;
        item.size = 200_000_000;
        item.checksum = crc.sum();
    })
}

#[test]
fn a_bomb_ends_at_the_limit_whatever_it_says() {
    let too_large = PackageError::TooLarge { limit: Limit::PartBytes, name: Some(MAIN.into()) };
    let sizes = [200_000_000, 10, 0, 60 << 20, u32::MAX - 1];
    for (size, item) in sizes.map(|size| (size, bomb().with(|item| item.size = size))) {
        let bytes = package_of(item);
        let start = Instant::now();
        let package = Package::open(&bytes).unwrap();
        let streamed = package.part(MAIN).and_then(|part| part.unwrap().finish());
        assert_eq!(streamed, Err(too_large.clone()), "{size}");
        assert_eq!(package.read_part(MAIN), Err(too_large.clone()), "{size}");
        assert!(start.elapsed() < Duration::from_secs(20), "{size}: {:?}", start.elapsed());
        let read = if u64::from(size) > limits::PART_BYTES { 0 } else { limits::PART_BYTES + 1 };
        assert_eq!(package.inflated_bytes(), 2 * read, "{size}");
    }
}

#[test]
fn exactly_the_limit_is_allowed() {
    let limit = usize::try_from(limits::PART_BYTES).unwrap();
    for (length, fits) in [(limit, true), (limit + 1, false)] {
        let bytes = package_of(Item::deflated(MAIN, &vec![b' '; length]));
        let package = Package::open(&bytes).unwrap();
        assert_eq!(package.read_part(MAIN).is_ok(), fits, "{length}");
    }
}

#[test]
fn all_parts_together_have_a_limit() {
    let part = Item::deflated("x", &vec![b' '; 60 * MIB]);
    let named = |n: usize| part.clone().with(|item| item.name = format!("word/{n}.xml").into());
    let types = Item::stored("[Content_Types].xml", b"");
    let bytes = Archive::new([types].into_iter().chain((0..6).map(named))).build();
    let package = Package::open(&bytes).unwrap();
    for n in 0..4 {
        assert_eq!(package.part(&format!("word/{n}.xml")).unwrap().unwrap().finish(), Ok(()));
    }
    for name in ["word/4.xml", "word/5.xml", "word/0.xml"] {
        let error = package.read_part(name).unwrap_err();
        let limit = Limit::TotalBytes;
        assert_eq!(error, PackageError::TooLarge { limit, name: Some(name.into()) });
    }
    assert!(package.read_part("[Content_Types].xml").is_ok_and(|part| part.is_some()));
}

/// A real picture of one colour: the ratio alone never refuses.
#[test]
fn a_high_ratio_is_no_fault() {
    let content = vec![0; 20 * MIB];
    let item = Item::deflated(MAIN, &content);
    assert!(content.len() / item.data.len() > 900);
    let bytes = package_of(item);
    assert!(Package::open(&bytes).unwrap().read_part(MAIN).unwrap().unwrap() == content);
}
