//! The extra fields of an entry: zip64 numbers (0x0001) and the Unicode path (0x7075).
//!
//! All others are skipped. A field that runs over its end is an error; fewer than four bytes after
//! the last field are padding.

use super::error::{Doubt, Flaw, PackageError};
use super::field::{slice_at, u16_at, u32_at, u64_at};

const ZIP64: u16 = 0x0001;
const UNICODE_PATH: u16 = 0x7075;
/// A Unicode path begins with a version (one byte) and a checksum of the plain name (four).
const UNICODE_PATH_HEAD: usize = 5;

/// The plain field says: see the zip64 field.
pub(super) const FULL: u64 = 0xffff_ffff;
const FULL_DISK: u32 = 0xffff;

/// Walks the fields: each has its well-formed length, and a Unicode path is the plain name.
pub(super) fn check(extra: &[u8], raw_name: &[u8], name: &str) -> Result<(), PackageError> {
    for field in fields(extra) {
        let (tag, data) = field.map_err(|flaw| damaged(flaw, name))?;
        if tag == UNICODE_PATH && data.get(UNICODE_PATH_HEAD..) != Some(raw_name) {
            return Err(ambiguous(Doubt::UnicodePath, name));
        }
    }
    Ok(())
}

/// The numbers that a zip64 field can replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sizes {
    pub(super) size: u64,
    pub(super) packed: u64,
    pub(super) header_at: u64,
    pub(super) disk: u32,
}

/// Fills in the numbers that the plain fields leave to the zip64 field.
///
/// By the format, the field holds only numbers that do not fit. Some writers put in the three long
/// ones always, and some readers take them by their place as soon as three are there: then both
/// readings must come to the same.
pub(super) fn extend(plain: Sizes, extra: &[u8], name: &str) -> Result<Sizes, PackageError> {
    let mut found = fields(extra).flatten().filter(|&(tag, _)| tag == ZIP64);
    let data = found.next().map(|(_, data)| data);
    if found.next().is_some() {
        return Err(ambiguous(Doubt::Zip64, name));
    }
    // Without the field, the plain numbers stand, and are judged as they are.
    let Some(data) = data else { return Ok(plain) };
    let in_order = fill(plain, data).ok_or_else(|| damaged(Flaw::Zip64, name))?;
    let left_open = Sizes { size: FULL, packed: FULL, header_at: FULL, disk: 0 };
    let numbers = |sizes: Sizes| (sizes.size, sizes.packed, sizes.header_at);
    match fill(left_open, data) {
        Some(by_place) if numbers(by_place) != numbers(in_order) => {
            Err(ambiguous(Doubt::Zip64, name))
        }
        _ => Ok(in_order),
    }
}

/// The numbers with those filled in that a zip64 field in `extra` has, where it has enough.
pub(super) fn fill_leniently(plain: Sizes, extra: &[u8]) -> Sizes {
    let mut found = fields(extra).flatten().filter(|&(tag, _)| tag == ZIP64);
    found.next().and_then(|(_, data)| fill(plain, data)).unwrap_or(plain)
}

/// Takes the numbers that are missing in `plain` one after the other. `None`: too few.
fn fill(plain: Sizes, data: &[u8]) -> Option<Sizes> {
    let mut at = 0;
    let mut next = |value: u64| {
        if value != FULL {
            return Some(value);
        }
        let long = u64_at(data, at)?;
        at += 8;
        Some(long)
    };
    let (size, packed) = (next(plain.size)?, next(plain.packed)?);
    let header_at = next(plain.header_at)?;
    let disk = if plain.disk == FULL_DISK { u32_at(data, at)? } else { plain.disk };
    Some(Sizes { size, packed, header_at, disk })
}

/// Tag and data of each field, up to the first that is malformed.
fn fields(extra: &[u8]) -> impl Iterator<Item = Result<(u16, &[u8]), Flaw>> {
    let mut rest = Some(extra);
    std::iter::from_fn(move || {
        let bytes = rest.take()?;
        let tag = u16_at(bytes, 0)?;
        let length = usize::from(u16_at(bytes, 2)?);
        let Some(data) = slice_at(bytes, 4, length) else { return Some(Err(Flaw::ExtraField)) };
        rest = bytes.get(4 + length..);
        Some(Ok((tag, data)))
    })
}

pub(super) fn ambiguous(doubt: Doubt, name: &str) -> PackageError {
    PackageError::AmbiguousArchive { doubt, names: vec![name.to_owned()] }
}

pub(super) fn damaged(flaw: Flaw, name: &str) -> PackageError {
    PackageError::DamagedEntry { name: name.to_owned(), flaw }
}
