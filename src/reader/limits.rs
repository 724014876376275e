//! Every limit on what is read, in one place.
//!
//! Files written by Word stay far below them: over 2,444 real files the largest main part held
//! 12.6 MB and the longest directory 291 entries. There is no limit on the ratio of inflated to
//! stored bytes: pictures in real files reach 362:1.

use super::package::PackageError;

/// Bytes a whole file may have: 512 MiB.
pub const FILE_BYTES: u64 = 512 << 20;

/// Entries a zip directory may list.
pub const ENTRIES: u64 = 4_096;

/// Bytes one part may inflate to, counted while it inflates: 64 MiB.
pub const PART_BYTES: u64 = 64 << 20;

/// Bytes all the parts read from one package may inflate to together: 256 MiB. A part that is
/// read twice counts twice.
pub const TOTAL_BYTES: u64 = 256 << 20;

/// Bytes an entry may say that it inflates to, whether it is read or not: the most that an entry
/// without a zip64 field can say, two bytes less than 4 GiB (one more means: see the zip64 field).
pub const DECLARED_BYTES: u64 = (4 << 30) - 2;

/// Bytes of a zip comment, its largest by the format; what lies after the directory is searched
/// no further than this.
pub(super) const COMMENT_BYTES: usize = 65_535;

/// Bytes of a part that is read whole before its markup is: 1 MiB. Larger ones are streamed.
pub(super) const WHOLE_BYTES: u64 = 1 << 20;

/// Bytes a streamed part holds in memory at a time. Fewer cost time: the inflater keeps a copy of
/// its last 32 KiB whenever it stops.
pub(super) const BUFFER_BYTES: usize = 128 << 10;

/// Bytes of the buffer of a part that says it is smaller.
pub(super) const SMALL_BUFFER_BYTES: usize = 8 << 10;

/// Most bytes that one byte of a deflate stream can become. It bounds what is set aside for a
/// part that declares more than it can hold.
pub(super) const DEFLATE_RATIO: u64 = 1_032;

/// Sectors of an OLE compound file's directory that are looked at.
pub(super) const OLE_DIRECTORY_SECTORS: usize = 1_024;

/// Bytes at the head of a text-like file in which its kind is looked for.
pub(super) const HEAD_BYTES: usize = 4_096;

/// Bytes a text may have: 64 MiB.
pub const TEXT_BYTES: usize = 64 << 20;

/// How deep the elements of a part may be nested. Of 2,444 real files the deepest reached 29.
pub const ELEMENTS_DEEP: usize = 256;

/// Attributes one element may have.
pub const ATTRIBUTES: usize = 4_096;

/// Prefixes of namespaces that may be bound at a time. Word binds about 40.
pub const PREFIXES: usize = 256;

/// Columns of a sheet that are looked at; those beyond are the user's own.
pub(super) const COLUMNS: u32 = 256;

/// Levels of duties under duties in a workbook or a CSV.
pub const LEVELS: usize = 9;

/// Refuses a file by its length alone, so that a caller need not read it first.
///
/// # Errors
///
/// [`PackageError::TooLarge`] when `bytes` is over [`FILE_BYTES`].
pub fn check_file_length(bytes: u64) -> Result<(), PackageError> {
    if bytes > FILE_BYTES {
        return Err(PackageError::TooLarge { limit: Limit::FileBytes, name: None });
    }
    Ok(())
}

/// Which limit on size was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// The file as a whole: [`FILE_BYTES`].
    FileBytes,
    /// What an entry says of itself: [`DECLARED_BYTES`].
    DeclaredBytes,
    /// One part, inflated: [`PART_BYTES`].
    PartBytes,
    /// All parts read so far, inflated: [`TOTAL_BYTES`].
    TotalBytes,
}

impl Limit {
    /// The limit's value in bytes; that many are still allowed.
    #[must_use]
    pub fn bytes(self) -> u64 {
        match self {
            Self::FileBytes => FILE_BYTES,
            Self::DeclaredBytes => DECLARED_BYTES,
            Self::PartBytes => PART_BYTES,
            Self::TotalBytes => TOTAL_BYTES,
        }
    }
}
