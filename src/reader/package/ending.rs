//! Where a zip archive's directory lies, by the end record at the end of the file.
//!
//! In: all bytes of the file. Out: the directory's range and its number of entries. It does not
//! look at the entries.
//!
//! The end record must say where the directory is, counted from the start of the file, and the
//! directory must end where the end record (with zip64, its long form) begins. A file of which
//! programs could choose different end records is refused. Bytes after the end record are
//! accepted, as far as a zip comment could reach: some download systems pad files, and no reader
//! sees other entries for it.

use super::error::{Doubt, Flaw, PackageError};
use super::field::{u16_at, u32_at, u64_at};
use crate::reader::limits;

/// `PK` 5 6: the end record.
pub(super) const END: &[u8; 4] = b"PK\x05\x06";
/// `PK` 6 7: where the zip64 end record is.
const LOCATOR_64: u32 = 0x0706_4b50;
/// `PK` 6 6: the zip64 end record.
const END_64: u32 = 0x0606_4b50;

/// A number that does not fit says so: see the zip64 end record.
const FULL_16: u64 = 0xffff;
const FULL_32: u64 = 0xffff_ffff;

const END_LENGTH: usize = 22;
const LOCATOR_64_LENGTH: usize = 20;
const END_64_LENGTH: usize = 56;

/// The directory's place: bytes `start..end` of the file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending {
    pub(super) start: usize,
    pub(super) end: usize,
    /// At most [`limits::ENTRIES`].
    pub(super) count: usize,
}

pub(super) fn find(bytes: &[u8]) -> Result<Ending, PackageError> {
    let chosen = choose(bytes)?;
    let (totals, end) = read_totals(bytes, chosen.at).ok_or(PackageError::TruncatedArchive)??;
    if totals.disk != 0 || totals.directory_disk != 0 || totals.here != totals.count {
        return Err(PackageError::SplitArchive);
    }
    if totals.count > limits::ENTRIES {
        return Err(PackageError::TooManyEntries { count: totals.count, limit: limits::ENTRIES });
    }
    let misplaced = PackageError::DamagedArchive { flaw: Flaw::DirectoryPlace };
    let (Ok(size), Ok(offset)) = (usize::try_from(totals.size), usize::try_from(totals.offset))
    else {
        return Err(misplaced);
    };
    let Some(start) = end.checked_sub(size) else { return Err(misplaced) };
    if start != offset {
        // The record of an archive inside this one (a spreadsheet in a document), the outer end cut off.
        if !chosen.reaches_end {
            return Err(PackageError::TruncatedArchive);
        }
        return Err(if start > offset { ambiguous(Doubt::LeadingBytes) } else { misplaced });
    }
    let count = usize::try_from(totals.count).map_err(|_| misplaced)?;
    Ok(Ending { start, end, count })
}

struct Chosen {
    at: usize,
    /// Its comment ends where the file ends.
    reaches_end: bool,
}

/// The end record that every reader chooses: the last signature in the file, which no other record
/// that reaches the end of the file may contest.
fn choose(bytes: &[u8]) -> Result<Chosen, PackageError> {
    let first = bytes.len().saturating_sub(END_LENGTH + limits::COMMENT_BYTES);
    let tail = bytes.get(first..).unwrap_or_default();
    let mut last = None;
    let mut reaching = Vec::new();
    for at in memchr::memmem::find_iter(tail, END) {
        let Some(comment) = u16_at(tail, at + END_LENGTH - 2) else { break };
        let record_end = at + END_LENGTH + usize::from(comment);
        last = Some((at, record_end));
        if record_end == tail.len() {
            reaching.push(at);
        }
    }
    let Some((at, record_end)) = last else { return Err(PackageError::TruncatedArchive) };
    if reaching.iter().any(|&other| other != at) {
        return Err(ambiguous(Doubt::TwoEndings));
    }
    if record_end > tail.len() {
        return Err(PackageError::TruncatedArchive);
    }
    Ok(Chosen { at: first + at, reaches_end: record_end == tail.len() })
}

struct Totals {
    disk: u64,
    directory_disk: u64,
    here: u64,
    count: u64,
    size: u64,
    offset: u64,
}

/// The numbers of the end record at `at`, with those of its zip64 form, and where the directory
/// must end. `None`: the file ends before the record does.
fn read_totals(bytes: &[u8], at: usize) -> Option<Result<(Totals, usize), PackageError>> {
    let short = |place: usize| Some(u64::from(u16_at(bytes, at.checked_add(place)?)?));
    let long = |place: usize| Some(u64::from(u32_at(bytes, at.checked_add(place)?)?));
    let totals = Totals {
        disk: short(4)?,
        directory_disk: short(6)?,
        here: short(8)?,
        count: short(10)?,
        size: long(12)?,
        offset: long(16)?,
    };
    let locator = at.checked_sub(LOCATOR_64_LENGTH);
    match locator.filter(|&place| u32_at(bytes, place) == Some(LOCATOR_64)) {
        None => Some(Ok((totals, at))),
        Some(locator) => Some(extend(bytes, &totals, locator)),
    }
}

/// Replaces the numbers that do not fit by those of the zip64 end record.
fn extend(bytes: &[u8], plain: &Totals, locator: usize) -> Result<(Totals, usize), PackageError> {
    let broken = PackageError::DamagedArchive { flaw: Flaw::Zip64 };
    let (at, long) = read_end_64(bytes, locator).ok_or(broken)?;
    if u32_at(bytes, locator + 16).is_none_or(|disks| disks > 1) {
        return Err(PackageError::SplitArchive);
    }
    let pick = |plain: u64, full: u64, long: u64| {
        if plain == full || plain == long { Ok(long) } else { Err(ambiguous(Doubt::Zip64)) }
    };
    let totals = Totals {
        disk: pick(plain.disk, FULL_16, long.disk)?,
        directory_disk: pick(plain.directory_disk, FULL_16, long.directory_disk)?,
        here: pick(plain.here, FULL_16, long.here)?,
        count: pick(plain.count, FULL_16, long.count)?,
        size: pick(plain.size, FULL_32, long.size)?,
        offset: pick(plain.offset, FULL_32, long.offset)?,
    };
    Ok((totals, at))
}

/// The zip64 end record that the locator points to, which must end where the locator begins.
fn read_end_64(bytes: &[u8], locator: usize) -> Option<(usize, Totals)> {
    let at = usize::try_from(u64_at(bytes, locator.checked_add(8)?)?).ok()?;
    let length = usize::try_from(u64_at(bytes, at.checked_add(4)?)?).ok()?.checked_add(12)?;
    let ends_at_locator = at.checked_add(length)? == locator && length >= END_64_LENGTH;
    if u32_at(bytes, at)? != END_64 || !ends_at_locator {
        return None;
    }
    let record = bytes.get(at..locator)?;
    let totals = Totals {
        disk: u64::from(u32_at(record, 16)?),
        directory_disk: u64::from(u32_at(record, 20)?),
        here: u64_at(record, 24)?,
        count: u64_at(record, 32)?,
        size: u64_at(record, 40)?,
        offset: u64_at(record, 48)?,
    };
    Some((at, totals))
}

fn ambiguous(doubt: Doubt) -> PackageError {
    PackageError::AmbiguousArchive { doubt, names: Vec::new() }
}
