//! The checks an archive must pass before a part of it is read.
//!
//! In: the bytes and the directory. Out: the entries, each with its data's range. Nothing is
//! inflated here.
//!
//! Refused: entries that overlap each other or the directory; names that name one part; a local
//! header that contradicts the directory; encryption; methods other than stored and deflate; sizes
//! that cannot be right; anything before the first entry. Bytes between entries that none claims
//! are left alone: programs that update an archive in place leave such gaps.

use std::collections::BTreeMap;
use std::ops::Range;

use super::directory::{Directory, Record};
use super::error::{Doubt, Flaw, PackageError};
use super::extra::{self, FULL, Sizes, ambiguous, damaged};
use super::field::{slice_at, u16_at, u32_at};
use super::name;
use crate::reader::limits::{self, Limit};

/// `PK` 3 4: the local header of an entry.
const LOCAL: u32 = 0x0403_4b50;
const LOCAL_LENGTH: usize = 30;

/// Encrypted data, strong encryption, a masked directory.
const ENCRYPTED: u16 = 1 << 0 | 1 << 6 | 1 << 13;
/// Sizes and checksum follow the data; the local header may leave them out.
const SIZES_FOLLOW: u16 = 1 << 3;

/// How an entry is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Stored,
    Deflated,
}

/// One entry that passed.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) name: String,
    pub(super) method: Method,
    pub(super) checksum: u32,
    /// Bytes it says it inflates to.
    pub(super) size: u64,
    pub(super) data: &'a [u8],
}

/// The entries in the order of the directory, and the place of each by the key of its name.
pub(super) type Entries<'a> = (Vec<Entry<'a>>, BTreeMap<String, usize>);

pub(super) fn pass<'a>(
    bytes: &'a [u8],
    directory: Directory<'a>,
) -> Result<Entries<'a>, PackageError> {
    let mut entries = Vec::with_capacity(directory.records.len());
    let mut claims = Vec::with_capacity(directory.records.len());
    for record in directory.records {
        let method = check_record(&record)?;
        let claim = check_local(bytes, directory.start, &record)?;
        let data = bytes.get(claim.data.clone()).unwrap_or_default();
        let Record { name, checksum, size, .. } = record;
        entries.push(Entry { name, method, checksum, size, data });
        claims.push(claim);
    }
    let places = index(&entries)?;
    check_overlaps(&entries, &claims)?;
    Ok((entries, places))
}

/// What the directory alone tells of an entry.
fn check_record(record: &Record<'_>) -> Result<Method, PackageError> {
    if record.flags & ENCRYPTED != 0 {
        return Err(PackageError::EncryptedEntry { name: record.name.clone() });
    }
    if record.size > limits::DECLARED_BYTES {
        let name = Some(record.name.clone());
        return Err(PackageError::TooLarge { limit: Limit::DeclaredBytes, name });
    }
    match record.method {
        0 if record.packed != record.size => Err(damaged(Flaw::Size, &record.name)),
        0 => Ok(Method::Stored),
        8 => Ok(Method::Deflated),
        method => Err(PackageError::UnsupportedCompression { name: record.name.clone(), method }),
    }
}

/// The bytes an entry claims: its local header from `start` on, then its data.
struct Claim {
    start: usize,
    data: Range<usize>,
}

fn check_local(
    bytes: &[u8],
    directory_start: usize,
    record: &Record<'_>,
) -> Result<Claim, PackageError> {
    let name = record.name.as_str();
    let missing = || damaged(Flaw::LocalHeader, name);
    let start = usize::try_from(record.header_at).map_err(|_| missing())?;
    let header = bytes.get(start..).and_then(LocalHeader::read).ok_or_else(missing)?;
    if header.flags & ENCRYPTED != 0 {
        return Err(PackageError::EncryptedEntry { name: name.to_owned() });
    }
    if header.name != record.raw_name {
        let names = vec![name.to_owned(), name::decode(header.name)];
        return Err(PackageError::AmbiguousArchive { doubt: Doubt::LocalName, names });
    }
    extra::check(header.extra, record.raw_name, name)?;
    if !header.agrees(record) {
        return Err(ambiguous(Doubt::LocalHeader, name));
    }
    let beyond = || damaged(Flaw::DataPlace, name);
    let data_start = start.checked_add(header.length()).ok_or_else(beyond)?;
    let packed = usize::try_from(record.packed).map_err(|_| beyond())?;
    let data_end = data_start.checked_add(packed).ok_or_else(beyond)?;
    if data_end > bytes.len() {
        return Err(beyond());
    }
    if data_end > directory_start {
        return Err(PackageError::OverlappingEntries { first: name.to_owned(), second: None });
    }
    Ok(Claim { start, data: data_start..data_end })
}

struct LocalHeader<'a> {
    flags: u16,
    method: u16,
    checksum: u32,
    packed: u32,
    size: u32,
    name: &'a [u8],
    extra: &'a [u8],
}

impl<'a> LocalHeader<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        if u32_at(bytes, 0)? != LOCAL {
            return None;
        }
        let name_length = usize::from(u16_at(bytes, 26)?);
        let extra_length = usize::from(u16_at(bytes, 28)?);
        Some(Self {
            flags: u16_at(bytes, 6)?,
            method: u16_at(bytes, 8)?,
            checksum: u32_at(bytes, 14)?,
            packed: u32_at(bytes, 18)?,
            size: u32_at(bytes, 22)?,
            name: slice_at(bytes, LOCAL_LENGTH, name_length)?,
            extra: slice_at(bytes, LOCAL_LENGTH + name_length, extra_length)?,
        })
    }

    fn length(&self) -> usize {
        LOCAL_LENGTH + self.name.len() + self.extra.len()
    }

    /// Whether a reader that goes by the local header sees the same. Numbers left open (zero, or
    /// all bits set) and those of entries whose sizes follow the data say nothing.
    fn agrees(&self, record: &Record<'_>) -> bool {
        let plain = Sizes {
            size: u64::from(self.size),
            packed: u64::from(self.packed),
            header_at: 0,
            disk: 0,
        };
        let local = extra::fill_leniently(plain, self.extra);
        let same = |local: u64, central: u64| local == 0 || local == FULL || local == central;
        let checksum = self.checksum == 0 || self.checksum == record.checksum;
        let sizes = same(local.packed, record.packed) && same(local.size, record.size);
        let follow = self.flags & SIZES_FOLLOW != 0;
        self.method == record.method && (follow || sizes && checksum)
    }
}

/// Finds two names that name one part.
fn index(entries: &[Entry<'_>]) -> Result<BTreeMap<String, usize>, PackageError> {
    let mut places = BTreeMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let Some(earlier) = places.insert(name::key(&entry.name), place) else { continue };
        let first = entries.get(earlier).map_or_else(String::new, |entry| entry.name.clone());
        let same = first == entry.name;
        let doubt = if same { Doubt::SameName } else { Doubt::AlikeNames };
        let names = vec![first, entry.name.clone()];
        return Err(PackageError::AmbiguousArchive { doubt, names });
    }
    Ok(places)
}

fn check_overlaps(entries: &[Entry<'_>], claims: &[Claim]) -> Result<(), PackageError> {
    let mut placed: Vec<_> = entries.iter().zip(claims).collect();
    placed.sort_by_key(|(_, claim)| claim.start);
    if placed.first().is_some_and(|(_, claim)| claim.start != 0) {
        return Err(PackageError::AmbiguousArchive {
            doubt: Doubt::LeadingBytes,
            names: Vec::new(),
        });
    }
    for ((entry, claim), (next_entry, next)) in placed.iter().zip(placed.iter().skip(1)) {
        if claim.data.end > next.start {
            return Err(PackageError::OverlappingEntries {
                first: entry.name.clone(),
                second: Some(next_entry.name.clone()),
            });
        }
    }
    Ok(())
}
