//! Broken in a thousand ways: never a panic, never long, and never another content than the `zip`
//! crate reads from the same bytes.

use std::io::{Cursor, Read};
use std::time::{Duration, Instant};

use super::super::{Package, PackageError, sniff};
use super::archive::{Archive, Item, field, field_64};
use super::{content, document, sound};

/// xorshift64*: the same numbers in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap()).unwrap()
    }
}

/// Sound archives of several makes, and a compound file.
fn seeds() -> Vec<Vec<u8>> {
    let mut checksum = flate2::Crc::new();
    checksum.update(b"word/a.xml");
    let path = [&[1], &checksum.sum().to_le_bytes()[..], b"word/a.xml"].concat();
    let extra = [field(0x5455, &[1, 0, 0, 0, 0]), field(0x7075, &path)].concat();
    let long = Item::deflated("word/b.xml", &document()).with(|item| {
        item.extra = field_64(&[item.size.into(), item.packed.into()]);
        (item.size, item.packed) = (u32::MAX, u32::MAX);
        item.local_extra.clone_from(&item.extra);
    });
    let rich = Archive::new([
        Item::deflated("[Content_Types].xml", b"<Types/>").streamed(),
        Item::deflated("word/document.xml", &document()).streamed(),
        Item::stored("word/a.xml", b"text").with(|item| item.extra = extra),
        Item::stored("word/embeddings/sheet.xlsx", &sound().build()),
        long,
    ])
    .with(|archive| {
        archive.zip64 = true;
        archive.comment = b"a comment".to_vec();
    });
    vec![sound().build(), rich.build(), content::encrypted()]
}

/// Opens and reads everything that can be read; says how many parts were sound.
fn read_all(bytes: &[u8]) -> Result<usize, PackageError> {
    let _ = sniff(bytes);
    let package = Package::open(bytes)?;
    let names: Vec<String> = package.names().map(String::from).collect();
    let whole: Vec<_> = names.iter().map(|name| package.read_part(name)).collect();
    let mut second = zip::ZipArchive::new(Cursor::new(bytes)).ok();
    // Where the directory holds a field that the `zip` crate refuses, it goes on to the end record
    // of the workbook inside, and takes that for the file: one reason for a reading of our own.
    let start = u64::try_from(super::super::directory::read(bytes).unwrap().start).unwrap();
    second = second.filter(|second| second.central_directory_start() == start);
    if let Some(second) = &second {
        assert_eq!((second.len(), second.offset()), (names.len(), 0));
    }
    for (place, (name, ours)) in names.iter().zip(&whole).enumerate() {
        let streamed = package.part(name).map(|part| part.unwrap().finish());
        assert_eq!(streamed.and_then(|end| end).err(), ours.as_ref().err().cloned());
        let (Ok(ours), Some(second)) = (ours, &mut second) else { continue };
        let Ok(mut theirs) = second.by_index(place) else { continue };
        assert_eq!(super::super::name::decode(theirs.name_raw()), *name);
        let mut content = Vec::new();
        if theirs.read_to_end(&mut content).is_ok() {
            assert!(ours.as_ref() == Some(&content), "{name} has two contents");
        }
    }
    Ok(whole.iter().filter(|part| part.is_ok()).count())
}

#[track_caller]
fn read_in_time(bytes: &[u8], what: &str) -> Result<usize, PackageError> {
    let start = Instant::now();
    let result = read_all(bytes);
    assert!(start.elapsed() < Duration::from_secs(5), "{what}: {:?}", start.elapsed());
    if let Err(error) = &result {
        assert!(!error.to_string().is_empty());
    }
    result
}

/// One to four changes: bits, numbers, cuts, pieces moved or taken from another seed.
fn mutate(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..=random.below(4) {
        let length = bytes.len();
        // Half of the changes hit the directory, where most decisions are made.
        let from = if random.below(2) == 0 { length.saturating_sub(600) } else { 0 };
        let at = from + random.below(length - from);
        match random.below(6) {
            0 if at < length => bytes[at] ^= 1 << random.below(8),
            1 => {
                let numbers: [&[u8]; 5] =
                    [&[0; 4], &[0xff; 4], &[0xff; 8], &[0, 0, 0, 0x80], &[0xff, 0xff]];
                let number = numbers[random.below(5)];
                let end = (at + number.len()).min(length);
                bytes[at..end].copy_from_slice(&number[..end - at]);
            }
            2 if random.below(4) == 0 => bytes.truncate(at),
            3 => {
                let start = random.below(other.len());
                let piece = &other[start..(start + random.below(200)).min(other.len())];
                let end = if random.below(2) == 0 { at } else { (at + piece.len()).min(length) };
                bytes.splice(at..end, piece.iter().copied());
            }
            4 => {
                let end = (at + random.below(60)).min(length);
                bytes.drain(at..end);
            }
            _ => {
                let magics = [b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06", b"PK\x06\x07"];
                bytes.splice(at..at, magics[random.below(4)].iter().copied());
            }
        }
    }
}

#[test]
fn mutated_files_are_refused_or_read_and_never_panic() {
    let seeds = seeds();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut accepted = 0;
    for round in 0..3_000 {
        let mut bytes = seeds[round % seeds.len()].clone();
        let other = &seeds[random.below(seeds.len())];
        mutate(&mut bytes, other, &mut random);
        accepted += usize::from(read_in_time(&bytes, &format!("round {round}")).is_ok());
    }
    assert!(accepted > 100, "the mutations are too coarse to reach the parts: {accepted}");
}

/// One field of the directory or the end record after the other, changed alone.
#[test]
fn every_byte_of_the_directory_changed() {
    for seed in &seeds()[..2] {
        for at in seed.len().saturating_sub(700)..seed.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let mut bytes = seed.clone();
                bytes[at] = value;
                let _ = read_in_time(&bytes, &format!("byte {at} = {value}"));
            }
        }
    }
}

#[test]
fn files_cut_off_anywhere() {
    for (place, seed) in seeds().iter().enumerate() {
        let whole = read_in_time(seed, "whole");
        assert_eq!(whole.is_ok(), place < 2, "{whole:?}");
        for length in (0..seed.len()).step_by(97).chain(seed.len() - 100..seed.len()) {
            let result = read_in_time(&seed[..length], &format!("cut at {length}"));
            assert!(result.is_err(), "seed {place}, cut at {length}");
        }
    }
}
