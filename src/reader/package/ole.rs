//! What an OLE compound file holds: the names at the top of its directory ([MS-CFB] 2).
//!
//! Old Word documents are such files, and so are new ones with a password. Only the directory is
//! read; a broken one gives the names found so far, perhaps none.

use super::field::{slice_at, u16_at, u32_at};
use super::sniff::ContentKind;
use crate::reader::limits;

/// What every compound file begins with.
pub(super) const MAGIC: &[u8; 8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Sector numbers from here on are marks: end of chain, free, and so on.
const LAST_SECTOR: u32 = 0xffff_fffa;
/// Sectors of the allocation table that the header lists itself.
const LISTED_IN_HEADER: usize = 109;
const ENTRY_LENGTH: usize = 128;

/// Tells the kinds apart by the names of the streams at the top.
pub(super) fn kind(bytes: &[u8]) -> ContentKind {
    let names = CompoundFile::open(bytes).map(|file| file.top_names()).unwrap_or_default();
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    if has("EncryptedPackage") {
        ContentKind::EncryptedOffice
    } else if has("WordDocument") {
        ContentKind::LegacyWord
    } else if has("Workbook") || has("Book") {
        ContentKind::LegacyWorkbook
    } else if has("PowerPoint Document") {
        ContentKind::LegacySlides
    } else {
        ContentKind::OtherOle
    }
}

struct CompoundFile<'a> {
    bytes: &'a [u8],
    /// Bytes a sector has, as a power of two: 9 or 12.
    shift: u32,
    /// The sectors of the allocation table, in order.
    table: Vec<u32>,
}

impl<'a> CompoundFile<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u32::from(u16_at(bytes, 30)?);
        if shift != 9 && shift != 12 {
            return None;
        }
        let mut file = Self { bytes, shift, table: Vec::new() };
        file.table = file.list_table()?;
        Some(file)
    }

    fn sector_length(&self) -> usize {
        1 << self.shift
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let length = self.sector_length();
        let start = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(length)?;
        slice_at(self.bytes, start, length)
    }

    /// The allocation table's sectors: those in the header, then those in the sectors it names.
    fn list_table(&self) -> Option<Vec<u32>> {
        let listed = |bytes: &[u8], at: usize, count: usize| -> Vec<u32> {
            let numbers = (0..count).map_while(|place| u32_at(bytes, at + place * 4));
            numbers.take_while(|&number| number < LAST_SECTOR).collect()
        };
        let mut table = listed(self.bytes, 76, LISTED_IN_HEADER);
        let per_sector = self.sector_length() / 4;
        let possible = self.bytes.len() / self.sector_length() / per_sector + 1;
        let mut next = u32_at(self.bytes, 68)?;
        while table.len() < possible {
            let Some(sector) = Some(next).filter(|&n| n < LAST_SECTOR).and_then(|n| self.sector(n))
            else {
                break;
            };
            let more = listed(sector, 0, per_sector - 1);
            if more.is_empty() {
                break;
            }
            table.extend(more);
            next = u32_at(sector, self.sector_length() - 4)?;
        }
        Some(table)
    }

    /// The sector that follows in a chain.
    fn after(&self, number: u32) -> Option<u32> {
        let per_sector = self.sector_length() / 4;
        let number = usize::try_from(number).ok()?;
        let table_sector = self.sector(*self.table.get(number / per_sector)?)?;
        u32_at(table_sector, number % per_sector * 4)
    }

    fn entries(&self) -> Vec<&'a [u8]> {
        let mut entries = Vec::new();
        let mut next = u32_at(self.bytes, 48);
        for _ in 0..limits::OLE_DIRECTORY_SECTORS {
            let Some(number) = next.filter(|&number| number < LAST_SECTOR) else { break };
            let Some(sector) = self.sector(number) else { break };
            entries.extend(sector.chunks_exact(ENTRY_LENGTH));
            next = self.after(number);
        }
        entries
    }

    /// The names under the root; all names, where the tree under the root is broken.
    fn top_names(&self) -> Vec<String> {
        let entries = self.entries();
        let child = |entry: &[u8], at: usize| u32_at(entry, at).map(usize::try_from)?.ok();
        let mut seen = vec![false; entries.len()];
        let mut waiting: Vec<usize> =
            entries.first().and_then(|root| child(root, 76)).into_iter().collect();
        let mut names = Vec::new();
        while let Some(place) = waiting.pop() {
            let (Some(entry), Some(seen)) = (entries.get(place), seen.get_mut(place)) else {
                continue;
            };
            if std::mem::replace(seen, true) {
                continue;
            }
            names.push(entry_name(entry));
            waiting.extend([68, 72].into_iter().filter_map(|at| child(entry, at)));
        }
        if names.is_empty() {
            names.extend(entries.iter().map(|entry| entry_name(entry)));
        }
        names
    }
}

/// A directory entry's name: UTF-16, its length in bytes counting a final NUL.
fn entry_name(entry: &[u8]) -> String {
    let length = usize::from(u16_at(entry, 64).unwrap_or_default()).min(64);
    let units = (0..length.saturating_sub(2)).step_by(2).filter_map(|at| u16_at(entry, at));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}
