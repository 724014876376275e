//! The archive of a workbook or a document: its parts in a fixed order, deflated, with fixed times.

use std::io::{Cursor, Write};
use std::sync::Arc;

use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::WriteError;

/// How hard parts are compressed. At the usual 6 deflating alone took a third of the time; at 2 it
/// takes a quarter of that, and the files are an eighth larger.
const LEVEL: i64 = 2;

/// An archive in the making.
pub(super) struct Archive(ZipWriter<Cursor<Vec<u8>>>);

impl Archive {
    pub(super) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::with_capacity(1 << 15))))
    }

    /// Adds a part: its pieces, one after the other.
    pub(super) fn add(&mut self, name: &str, pieces: &[&[u8]]) -> Result<(), WriteError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options)?;
        Ok(pieces.iter().try_for_each(|piece| self.0.write_all(piece))?)
    }

    /// Adds a part that is packed already.
    pub(super) fn copy(&mut self, parts: &mut Packed, place: usize) -> Result<(), WriteError> {
        Ok(self.0.raw_copy_file(parts.0.by_index_raw(place)?)?)
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, WriteError> {
        Ok(self.0.finish()?.into_inner())
    }
}

/// Parts packed once for many archives.
#[derive(Debug, Clone)]
pub(super) struct Packed(ZipArchive<Cursor<Arc<[u8]>>>);

impl Packed {
    /// The parts of a finished archive.
    pub(super) fn new(archive: Archive) -> Result<Self, WriteError> {
        Ok(Self(ZipArchive::new(Cursor::new(archive.finish()?.into()))?))
    }
}

impl From<ZipError> for WriteError {
    fn from(error: ZipError) -> Self {
        match error {
            ZipError::Io(error) => Self::Io(error),
            error => Self::Document(error.to_string()),
        }
    }
}
