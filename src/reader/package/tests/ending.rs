//! Archives that lie about where their directory is, and how long.

use super::super::{Doubt, Flaw, Package, PackageError};
use super::archive::{Archive, Item, field, field_64};
use super::{MAIN, accepted, ambiguous, damaged, refused, sound, with_main};

#[test]
fn the_number_of_entries() {
    let with = |count: usize| {
        let more = (1..count).map(|n| Item::stored(&format!("word/{n}.xml"), b""));
        let types = [Item::stored("[Content_Types].xml", b"")];
        Archive::new(types.into_iter().chain(more)).build()
    };
    assert_eq!(Package::open(&with(4_096)).unwrap().names().count(), 4_096);
    let error = refused(&with(4_097), "too-many-entries");
    assert_eq!(error, PackageError::TooManyEntries { count: 4_097, limit: 4_096 });
    for count in [0, 2, 4] {
        damaged(&sound().with(|archive| archive.count = Some(count)).build(), Flaw::EntryCount);
    }
}

#[test]
fn several_disks() {
    refused(&sound().with(|archive| archive.disk = 1).build(), "split-archive");
    refused(&with_main(|item| item.disk = 1), "split-archive");
    refused(&with_main(|item| item.disk = 0xffff), "split-archive");
}

#[test]
fn zip64() {
    let archive = sound().with(|archive| archive.zip64 = true);
    accepted(&archive.build());
    let in_order = |item: &mut Item| {
        item.extra = field_64(&[item.size.into(), item.packed.into()]);
        (item.size, item.packed) = (u32::MAX, u32::MAX);
        item.local_extra = item.extra.clone();
    };
    accepted(&with_main(in_order));
    let locally_other = |item: &mut Item| {
        item.local_sizes = Some((u32::MAX, u32::MAX));
        item.local_extra = field_64(&[7, item.packed.into()]);
    };
    ambiguous(&with_main(locally_other), Doubt::LocalHeader, &[MAIN]);
    let always_three = |item: &mut Item| {
        item.extra = field_64(&[item.size.into(), item.packed.into(), 0]);
    };
    ambiguous(&with_main(always_three), Doubt::Zip64, &[MAIN]);
    let twice = |item: &mut Item| item.extra = [field_64(&[1]), field_64(&[2])].concat();
    ambiguous(&with_main(twice), Doubt::Zip64, &[MAIN]);
    let too_short = |item: &mut Item| {
        item.size = u32::MAX;
        item.extra = field(1, b"1234567");
    };
    damaged(&with_main(too_short), Flaw::Zip64);
    let huge = |item: &mut Item| {
        item.packed = u32::MAX;
        item.extra = field_64(&[u64::MAX]);
    };
    damaged(&with_main(huge), Flaw::DataPlace);

    let bytes = archive.build();
    let locator = bytes.len() - 22 - 20;
    let changed = |at: usize, number: u64| {
        let mut bytes = bytes.clone();
        bytes[at..at + 8].copy_from_slice(&number.to_le_bytes());
        bytes
    };
    for wrong in [0, 1, u64::MAX, u64::MAX - 3] {
        damaged(&changed(locator + 8, wrong), Flaw::Zip64);
        damaged(&changed(locator - 52, wrong), Flaw::Zip64);
    }
    ambiguous(&changed(locator - 8, 0), Doubt::LeadingBytes, &[]);
    for wrong in [1 << 20, u64::MAX] {
        damaged(&changed(locator - 8, wrong), Flaw::DirectoryPlace);
        damaged(&changed(locator - 16, wrong), Flaw::DirectoryPlace);
    }
    refused(&changed(locator + 16, 2 | 0x0605_4b50 << 32), "split-archive");
    refused(&changed(locator - 24, u64::MAX), "split-archive");
    let mut contradicting = bytes.clone();
    contradicting[locator + 28..locator + 32].copy_from_slice(&[7, 0, 7, 0]);
    ambiguous(&contradicting, Doubt::Zip64, &[]);
}

#[test]
fn data_in_front() {
    let program = |relative: bool| {
        sound().with(|archive| {
            archive.before = b"PK\x03\x04 and then some program".to_vec();
            archive.relative = relative;
        })
    };
    ambiguous(&program(true).build(), Doubt::LeadingBytes, &[]);
    ambiguous(&program(false).build(), Doubt::LeadingBytes, &[]);
    // Two archives one after the other: read from the front, it is the first.
    let two = sound().with(|archive| {
        archive.before = sound().build();
        archive.relative = true;
    });
    ambiguous(&two.build(), Doubt::LeadingBytes, &[]);
    refused(&sound().with(|archive| archive.before = b"MZ".to_vec()).build(), "not-ooxml");
}

#[test]
fn data_behind_and_between() {
    accepted(&sound().with(|archive| archive.comment = b"made by something".to_vec()).build());
    accepted(&sound().with(|archive| archive.after = vec![0; 512]).build());
    accepted(&sound().with(|archive| archive.after = vec![0; 65_535]).build());
    accepted(&with_main(|item| item.after = b"PK\x03\x04 a deleted entry".to_vec()));
    refused(&sound().with(|archive| archive.after = vec![0; 65_536]).build(), "truncated-archive");
}

#[test]
fn more_than_one_end_record() {
    // The comment is an archive's end record itself.
    let empty = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    ambiguous(
        &sound().with(|archive| archive.comment.clone_from(&empty)).build(),
        Doubt::TwoEndings,
        &[],
    );
    // The one in the comment does not reach the end, but is the last.
    let comment = [&empty[..], b" and more"].concat();
    ambiguous(&sound().with(|archive| archive.comment = comment).build(), Doubt::TwoEndings, &[]);
    let stray = sound().with(|archive| archive.after = sound().build()).build();
    ambiguous(&stray, Doubt::LeadingBytes, &[]);
}
