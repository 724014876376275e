//! Why a package was refused, or a part could not be read.
//!
//! Each error has a stable [`code`](PackageError::code) and carries what is needed to word it in
//! another language.

use std::fmt;
use std::io;

use thiserror::Error;

use super::sniff::ContentKind;
use crate::reader::limits::Limit;

/// Why a file is not taken as a package, or a part of it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PackageError {
    /// No bytes at all.
    #[error("the file is empty")]
    EmptyFile,
    /// An Office file that needs a password to open.
    #[error("the file is protected by a password")]
    Encrypted,
    /// The binary format of Word and WPS before DOCX.
    #[error("the file is a legacy Word document (.doc, .wps)")]
    LegacyWord,
    /// An OLE compound file that holds no Word document.
    #[error("the file is {kind}")]
    OtherOle {
        /// What it holds, as far as its directory says.
        kind: ContentKind,
    },
    /// Rich Text Format.
    #[error("the file is in Rich Text Format (RTF)")]
    RichText,
    /// A page's picture, without a text structure that can be edited.
    #[error("the file is {kind}: a fixed layout without editable text")]
    FixedLayout {
        /// PDF, OFD or which picture.
        kind: ContentKind,
    },
    /// Some other file; a zip archive without `[Content_Types].xml` is one.
    #[error("the file is no Office Open XML package but {kind}")]
    NotOoxml {
        /// What it is, as far as its bytes say.
        kind: ContentKind,
    },
    /// It begins as a zip archive, and its end is missing.
    #[error("the archive is cut off: its directory, which stands at the end, is missing")]
    TruncatedArchive,
    /// The directory of the archive contradicts itself or the file.
    #[error("the archive is damaged: {flaw}")]
    DamagedArchive {
        /// What is wrong.
        flaw: Flaw,
    },
    /// One entry is broken. Shares the code of [`PackageError::DamagedArchive`].
    #[error("the archive is damaged at the entry {}: {flaw}", Quoted(name))]
    DamagedEntry {
        /// The entry's name.
        name: String,
        /// What is wrong.
        flaw: Flaw,
    },
    /// Two programs could read different contents from the archive.
    #[error("the archive can be read in two ways: {doubt}{}", QuotedList(names))]
    AmbiguousArchive {
        /// Where the readings part.
        doubt: Doubt,
        /// The names concerned: none, one, or the two that clash.
        names: Vec<String>,
    },
    /// Two entries claim the same bytes, or one claims bytes of the directory.
    #[error("the entry {} overlaps {}", Quoted(first), Quoted::or_directory(second.as_deref()))]
    OverlappingEntries {
        /// The entry that begins first.
        first: String,
        /// The entry it runs into; `None`: the directory.
        second: Option<String>,
    },
    /// A limit on size was passed.
    #[error("{}", describe_too_large(*limit, name.as_deref()))]
    TooLarge {
        /// Which limit; [`Limit::bytes`] is its value.
        limit: Limit,
        /// The part at fault; `None`: the file.
        name: Option<String>,
    },
    /// The directory lists too many entries.
    #[error("the archive lists {count} entries, more than {limit}")]
    TooManyEntries {
        /// How many it says it has.
        count: u64,
        /// [`crate::reader::limits::ENTRIES`].
        limit: u64,
    },
    /// An entry packed with something else than deflate.
    #[error("the entry {} is packed with method {method}, which is not supported", Quoted(name))]
    UnsupportedCompression {
        /// The entry's name.
        name: String,
        /// The zip format's number of the method.
        method: u16,
    },
    /// An entry encrypted by the zip program, not by Office.
    #[error("the entry {} is encrypted", Quoted(name))]
    EncryptedEntry {
        /// The entry's name.
        name: String,
    },
    /// One volume of an archive spread over several files.
    #[error("the archive is spread over several files")]
    SplitArchive,
}

impl PackageError {
    /// The stable code, in kebab case.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty-file",
            Self::Encrypted => "encrypted",
            Self::LegacyWord => "legacy-word",
            Self::OtherOle { .. } => "other-ole",
            Self::RichText => "rich-text",
            Self::FixedLayout { .. } => "fixed-layout",
            Self::NotOoxml { .. } => "not-ooxml",
            Self::TruncatedArchive => "truncated-archive",
            Self::DamagedArchive { .. } | Self::DamagedEntry { .. } => "damaged-archive",
            Self::AmbiguousArchive { .. } => "ambiguous-archive",
            Self::OverlappingEntries { .. } => "overlapping-entries",
            Self::TooLarge { .. } => "too-large",
            Self::TooManyEntries { .. } => "too-many-entries",
            Self::UnsupportedCompression { .. } => "unsupported-compression",
            Self::EncryptedEntry { .. } => "encrypted-entry",
            Self::SplitArchive => "split-archive",
        }
    }

    /// The error inside an [`io::Error`] that reading a [`Part`](super::Part) returned.
    ///
    /// An XML parser hands on only the `io::Error`; this gets the typed one back.
    #[must_use]
    pub fn inside(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl From<PackageError> for io::Error {
    fn from(error: PackageError) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

/// What is wrong with a damaged archive or entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Flaw {
    /// The end record puts the directory where it is not.
    #[error("the directory is not where the end record puts it")]
    DirectoryPlace,
    /// The directory is shorter or longer than its entries.
    #[error("the directory does not hold the number of entries it should")]
    EntryCount,
    /// The zip64 records are incomplete or point nowhere.
    #[error("its zip64 fields are incomplete")]
    Zip64,
    /// An extra field runs over its end.
    #[error("an extra field is malformed")]
    ExtraField,
    /// No local header where the directory puts it.
    #[error("its local header is missing or cut off")]
    LocalHeader,
    /// The data would reach beyond the end of the file.
    #[error("its data reaches beyond the end of the file")]
    DataPlace,
    /// The deflate stream is corrupt.
    #[error("its compressed data is corrupt")]
    Stream,
    /// The deflate stream ends too early.
    #[error("its compressed data is cut off")]
    StreamCut,
    /// The checksum does not match.
    #[error("its checksum does not match")]
    Checksum,
    /// It holds more or fewer bytes than it says.
    #[error("it holds more or fewer bytes than it says")]
    Size,
}

/// Where two readings of one archive part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Doubt {
    /// Two entries have one name.
    #[error("two entries have the same name")]
    SameName,
    /// Two names differ only in case, in the slash, or by a leading slash.
    #[error("two entries have names that name one part")]
    AlikeNames,
    /// A name holds a NUL, where some programs end it.
    #[error("an entry's name holds a NUL character")]
    NulInName,
    /// The local header says another name than the directory.
    #[error("an entry's local header says another name than the directory")]
    LocalName,
    /// The local header says another method, size or checksum than the directory.
    #[error("an entry's local header contradicts the directory")]
    LocalHeader,
    /// The Unicode path field (0x7075) says another name.
    #[error("an entry's Unicode path field says another name")]
    UnicodePath,
    /// A zip64 field contradicts the plain field it extends.
    #[error("a zip64 field contradicts the plain one")]
    Zip64,
    /// More than one place looks like the end record.
    #[error("it has more than one end record")]
    TwoEndings,
    /// Something stands before the first entry: a program that unpacks itself, another archive.
    #[error("other data stands before its first entry")]
    LeadingBytes,
}

/// A name from the archive, safe to print: quoted, control and invisible characters escaped, cut
/// after [`Quoted::CHARACTERS`].
struct Quoted<'a>(&'a str);

impl Quoted<'_> {
    const CHARACTERS: usize = 120;

    fn or_directory(name: Option<&str>) -> String {
        name.map_or_else(|| String::from("the directory"), |name| format!("{}", Quoted(name)))
    }
}

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(Self::CHARACTERS) {
            Some((cut, _)) => write!(f, "{:?}…", self.0.get(..cut).unwrap_or_default()),
            None => write!(f, "{:?}", self.0),
        }
    }
}

struct QuotedList<'a>(&'a [String]);

impl fmt::Display for QuotedList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, name) in self.0.iter().enumerate() {
            let lead = if place == 0 { ": " } else { ", " };
            write!(f, "{lead}{}", Quoted(name))?;
        }
        Ok(())
    }
}

fn describe_too_large(limit: Limit, name: Option<&str>) -> String {
    let bytes = limit.bytes();
    let part = Quoted(name.unwrap_or_default());
    match limit {
        Limit::FileBytes => format!("the file is larger than {bytes} bytes"),
        Limit::DeclaredBytes => format!("the entry {part} says it holds more than {bytes} bytes"),
        Limit::PartBytes => format!("the part {part} inflates to more than {bytes} bytes"),
        Limit::TotalBytes => {
            format!("with the part {part}, the parts read inflate to more than {bytes} bytes")
        }
    }
}
