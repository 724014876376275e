//! The gate to an Office Open XML package (DOCX, XLSX): from the bytes of a file to its parts by
//! name.
//!
//! In: a whole file in memory. Out: the parts that are asked for, inflated as they are read. No
//! XML is looked at, and nothing is written anywhere.
//!
//! The file is not trusted. There is one reading of the archive, our own: a reader that takes one
//! of two entries of the same name, or searches for another end record, shows contents that other
//! programs do not. What could be read in two ways is refused, as are overlapping entries,
//! encryption and sizes over the [`limits`]. A file that is no zip archive is named by its
//! contents: see [`sniff()`].
//!
//! ```text
//! sniff → ending (where the directory is) → directory → gate (entries that agree) → part
//! ```
//!
//! What is accepted on purpose, because no reader sees other contents for it: gaps between entries,
//! bytes after the end record, zip64 fields in small files, names that are no UTF-8, a high ratio
//! of inflated to stored bytes.

mod directory;
mod ending;
mod error;
mod extra;
mod field;
mod gate;
mod name;
mod ole;
mod part;
mod sniff;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::collections::BTreeMap;

pub use error::{Doubt, Flaw, PackageError};
pub use part::Part;
pub use sniff::{ContentKind, Picture, sniff};

use crate::reader::limits;

use gate::Entry;
use part::Shared;

/// An archive that passed the gate.
///
/// Every Office Open XML package passes, also slides; [`Package::kind`] tells which it is.
#[derive(Debug)]
pub struct Package<'a> {
    kind: ContentKind,
    entries: Vec<Entry<'a>>,
    /// Of each entry, its bytes, where it was read whole.
    whole: Vec<OnceCell<Vec<u8>>>,
    /// The place in `entries`, by the key of the name.
    places: BTreeMap<String, usize>,
    shared: Shared,
}

impl<'a> Package<'a> {
    /// Checks the file, and finds its entries. Nothing is inflated.
    ///
    /// # Errors
    ///
    /// What the file is instead, or what is wrong with its archive. An entry is refused whether it
    /// would be read or not.
    pub fn open(bytes: &'a [u8]) -> Result<Self, PackageError> {
        limits::check_file_length(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
        if let Some(kind) = sniff::without_directory(bytes) {
            return Err(refuse(kind));
        }
        let directory = directory::read(bytes)?;
        let kind = sniff::of_directory(&directory);
        if !is_ooxml(kind) {
            return Err(refuse(kind));
        }
        let (entries, places) = gate::pass(bytes, directory)?;
        let whole = entries.iter().map(|_| OnceCell::new()).collect();
        Ok(Self { kind, entries, whole, places, shared: Shared::default() })
    }

    /// Which kind of package it is, by the folders in it: DOCX, XLSX, PPTX or another.
    #[must_use]
    pub fn kind(&self) -> ContentKind {
        self.kind
    }

    /// All names as the archive has them, in the order of its directory. Folders have entries of
    /// their own in some archives; their names end in `/`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// Whether there is such a part. Names are compared without regard to ASCII case; a `/` in
    /// front may be left out.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// Opens a part for reading; `None`: there is none of that name. Several parts can be open at
    /// once.
    ///
    /// # Errors
    ///
    /// [`PackageError::TooLarge`] when the part declares more than [`limits::PART_BYTES`].
    pub fn part(&self, name: &str) -> Result<Option<Part<'_>>, PackageError> {
        self.entry(name).map(|entry| Part::new(entry, &self.shared)).transpose()
    }

    /// Reads a part whole; `None`: there is none of that name.
    ///
    /// # Errors
    ///
    /// [`PackageError::TooLarge`] when a limit is passed, [`PackageError::DamagedEntry`] when the
    /// part's data is corrupt, cut off, or does not match its checksum or length.
    pub fn read_part(&self, name: &str) -> Result<Option<Vec<u8>>, PackageError> {
        self.part(name)?.map(Part::read_whole).transpose()
    }

    /// A small part, whole; `None`: there is none of that name, or it says that it is larger than
    /// [`limits::WHOLE_BYTES`].
    ///
    /// # Errors
    ///
    /// As [`Package::read_part`].
    pub(in crate::reader) fn small_part(&self, name: &str) -> Result<Option<&[u8]>, PackageError> {
        let place = self.places.get(&name::key(name)).copied();
        let found = place.and_then(|it| Some((self.entries.get(it)?, self.whole.get(it)?)));
        let Some((entry, whole)) = found.filter(|(it, _)| it.size <= limits::WHOLE_BYTES) else {
            return Ok(None);
        };
        if let Some(bytes) = whole.get() {
            return Ok(Some(bytes));
        }
        let bytes = Part::new(entry, &self.shared)?.read_whole()?;
        Ok(Some(whole.get_or_init(|| bytes)))
    }

    /// Bytes inflated so far, by all the parts read.
    #[must_use]
    pub fn inflated_bytes(&self) -> u64 {
        self.shared.inflated.get()
    }

    fn entry(&self, name: &str) -> Option<&Entry<'a>> {
        self.entries.get(*self.places.get(&name::key(name))?)
    }
}

fn is_ooxml(kind: ContentKind) -> bool {
    use ContentKind::{Docx, OtherOoxml, Pptx, Xlsx};
    matches!(kind, Docx | Xlsx | Pptx | OtherOoxml)
}

/// The error for a file that is no package.
fn refuse(kind: ContentKind) -> PackageError {
    use ContentKind as Kind;
    match kind {
        Kind::Empty => PackageError::EmptyFile,
        Kind::EncryptedOffice => PackageError::Encrypted,
        Kind::LegacyWord => PackageError::LegacyWord,
        Kind::LegacyWorkbook | Kind::LegacySlides | Kind::OtherOle => {
            PackageError::OtherOle { kind }
        }
        Kind::Rtf => PackageError::RichText,
        Kind::Pdf | Kind::Ofd | Kind::Picture(_) => PackageError::FixedLayout { kind },
        _ => PackageError::NotOoxml { kind },
    }
}
