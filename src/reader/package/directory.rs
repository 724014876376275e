//! The central directory: what the archive says it holds.
//!
//! In: all bytes of the file. Out: one [`Record`] an entry, in the order of the directory, numbers
//! of zip64 fields filled in. It does not look at the local headers, and judges nothing beyond the
//! directory's own form: see [`super::gate`].

use super::ending;
use super::error::{Doubt, Flaw, PackageError};
use super::extra;
use super::field::{slice_at, u16_at, u32_at};
use super::name;

/// `PK` 1 2: an entry of the directory.
const RECORD: u32 = 0x0201_4b50;
const RECORD_LENGTH: usize = 46;

#[derive(Debug)]
pub(super) struct Directory<'a> {
    /// Where in the file it begins; entries' data ends before.
    pub(super) start: usize,
    pub(super) records: Vec<Record<'a>>,
}

/// One entry, as the directory has it.
#[derive(Debug)]
pub(super) struct Record<'a> {
    pub(super) name: String,
    pub(super) raw_name: &'a [u8],
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) checksum: u32,
    /// Bytes in the archive.
    pub(super) packed: u64,
    /// Bytes it says it inflates to.
    pub(super) size: u64,
    /// Where in the file its local header begins.
    pub(super) header_at: u64,
}

/// Reads the whole directory.
pub(super) fn read(bytes: &[u8]) -> Result<Directory<'_>, PackageError> {
    let ending = ending::find(bytes)?;
    let miscounted = PackageError::DamagedArchive { flaw: Flaw::EntryCount };
    let mut rest = bytes.get(ending.start..ending.end).unwrap_or_default();
    // Room for what can be there, not for what the end record says.
    let mut records = Vec::with_capacity(ending.count.min(rest.len() / RECORD_LENGTH));
    for _ in 0..ending.count {
        let (raw, after) = split_record(rest).ok_or_else(|| miscounted.clone())?;
        records.push(raw.into_record()?);
        rest = after;
    }
    if !rest.is_empty() {
        return Err(miscounted);
    }
    Ok(Directory { start: ending.start, records })
}

/// One entry's bytes, in their fields.
struct RawRecord<'a> {
    flags: u16,
    method: u16,
    checksum: u32,
    packed: u32,
    size: u32,
    disk: u16,
    header_at: u32,
    name: &'a [u8],
    extra: &'a [u8],
}

/// The entry that `rest` begins with, and what follows it.
fn split_record(rest: &[u8]) -> Option<(RawRecord<'_>, &[u8])> {
    if u32_at(rest, 0)? != RECORD {
        return None;
    }
    let name_length = usize::from(u16_at(rest, 28)?);
    let extra_length = usize::from(u16_at(rest, 30)?);
    let comment_length = usize::from(u16_at(rest, 32)?);
    let extra_at = RECORD_LENGTH + name_length;
    let record = RawRecord {
        flags: u16_at(rest, 8)?,
        method: u16_at(rest, 10)?,
        checksum: u32_at(rest, 16)?,
        packed: u32_at(rest, 20)?,
        size: u32_at(rest, 24)?,
        disk: u16_at(rest, 34)?,
        header_at: u32_at(rest, 42)?,
        name: slice_at(rest, RECORD_LENGTH, name_length)?,
        extra: slice_at(rest, extra_at, extra_length)?,
    };
    Some((record, rest.get(extra_at + extra_length + comment_length..)?))
}

impl<'a> RawRecord<'a> {
    fn into_record(self) -> Result<Record<'a>, PackageError> {
        let name = name::decode(self.name);
        if self.name.contains(&0) {
            return Err(extra::ambiguous(Doubt::NulInName, &name));
        }
        extra::check(self.extra, self.name, &name)?;
        let plain = extra::Sizes {
            size: u64::from(self.size),
            packed: u64::from(self.packed),
            header_at: u64::from(self.header_at),
            disk: u32::from(self.disk),
        };
        let full = extra::extend(plain, self.extra, &name)?;
        if full.disk != 0 {
            return Err(PackageError::SplitArchive);
        }
        Ok(Record {
            name,
            raw_name: self.name,
            flags: self.flags,
            method: self.method,
            checksum: self.checksum,
            packed: full.packed,
            size: full.size,
            header_at: full.header_at,
        })
    }
}
