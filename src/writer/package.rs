//! The archive of a workbook or a document: its parts in a fixed order, deflated, with fixed times.
//!
//! Thousands of small parts are packed: one compressor serves all parts that a thread packs, and a
//! part that is the same in many archives is packed once and copied.

use std::cell::RefCell;
use std::io;

use flate2::{Compress, Compression, FlushCompress, Status};

use super::WriteError;

/// How hard parts are compressed. The usual 6 takes four times as long over a workbook of 135
/// duties, more than all else together; at 1 it has 34 KB instead of 24.
const LEVEL: u32 = 1;

/// 1 January 1980, the first day that an archive can name: no clock is asked.
const DATE: u16 = 1 << 5 | 1;
/// What unpacks a part: version 2.0, for deflating.
const VERSION: u16 = 20;
/// Where it was packed: on Unix, whose rights follow.
const UNIX: u16 = 3 << 8;
/// A plain file that everyone may read.
const RIGHTS: u32 = 0o100_644 << 16;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const DEFLATED: u16 = 8;

/// A part, packed.
#[derive(Debug)]
pub(super) struct Packed {
    name: String,
    checksum: u32,
    size: u32,
    data: Vec<u8>,
}

thread_local! {
    /// To set one up takes as long as to pack a small part.
    static COMPRESSOR: RefCell<Compress> =
        RefCell::new(Compress::new(Compression::new(LEVEL), false));
}

impl Packed {
    /// A part of these pieces, one after the other.
    ///
    /// # Errors
    /// If it is larger than the 4 GiB that an archive takes.
    pub(super) fn new(name: &str, pieces: &[&[u8]]) -> Result<Self, WriteError> {
        let mut checksum = crc32fast::Hasher::new();
        pieces.iter().for_each(|piece| checksum.update(piece));
        let size = small(pieces.iter().map(|piece| piece.len()).sum())?;
        let data = COMPRESSOR.with_borrow_mut(|it| deflate(it, pieces))?;
        Ok(Self { name: name.to_owned(), checksum: checksum.finalize(), size, data })
    }
}

fn deflate(compressor: &mut Compress, pieces: &[&[u8]]) -> io::Result<Vec<u8>> {
    compressor.reset();
    let all: usize = pieces.iter().map(|piece| piece.len()).sum();
    let mut out = Vec::with_capacity(all / 3 + 64);
    for piece in pieces {
        feed(compressor, piece, FlushCompress::None, &mut out)?;
    }
    feed(compressor, &[], FlushCompress::Finish, &mut out)?;
    Ok(out)
}

fn feed(
    compressor: &mut Compress,
    mut piece: &[u8],
    flush: FlushCompress,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    loop {
        let before = compressor.total_in();
        let status = compressor.compress_vec(piece, out, flush)?;
        let taken = usize::try_from(compressor.total_in() - before).unwrap_or(usize::MAX);
        piece = piece.get(taken..).unwrap_or_default();
        let is_done = match flush {
            FlushCompress::Finish => status == Status::StreamEnd,
            _ => piece.is_empty() && out.len() < out.capacity(),
        };
        if is_done {
            return Ok(());
        }
        out.reserve(out.len().max(1 << 10));
    }
}

/// An archive in the making.
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    parts: u16,
}

impl Archive {
    pub(super) fn new() -> Self {
        let (bytes, directory) = (Vec::with_capacity(1 << 15), Vec::with_capacity(1 << 11));
        Self { bytes, directory, parts: 0 }
    }

    /// Packs a part and adds it.
    ///
    /// # Errors
    /// If it is larger than an archive takes.
    pub(super) fn add(&mut self, name: &str, pieces: &[&[u8]]) -> Result<(), WriteError> {
        self.copy(&Packed::new(name, pieces)?)
    }

    /// Adds a part that is packed already.
    ///
    /// # Errors
    /// If the archive is larger than 4 GiB then.
    pub(super) fn copy(&mut self, part: &Packed) -> Result<(), WriteError> {
        let start = small(self.bytes.len())?;
        let name = u16::try_from(part.name.len()).map_err(|_| too_large())?;
        let mut fields = Vec::with_capacity(30);
        for field in [VERSION, 0, DEFLATED, 0, DATE] {
            fields.extend_from_slice(&field.to_le_bytes());
        }
        for field in [part.checksum, small(part.data.len())?, part.size] {
            fields.extend_from_slice(&field.to_le_bytes());
        }
        fields.extend_from_slice(&name.to_le_bytes());
        fields.extend_from_slice(&0_u16.to_le_bytes());

        self.bytes.extend_from_slice(&LOCAL.to_le_bytes());
        self.bytes.extend_from_slice(&fields);
        self.bytes.extend_from_slice(part.name.as_bytes());
        self.bytes.extend_from_slice(&part.data);

        self.directory.extend_from_slice(&CENTRAL.to_le_bytes());
        self.directory.extend_from_slice(&(UNIX | VERSION).to_le_bytes());
        self.directory.extend_from_slice(&fields);
        // No comment, the first disk, nothing about the inside.
        self.directory.extend_from_slice(&[0; 6]);
        self.directory.extend_from_slice(&RIGHTS.to_le_bytes());
        self.directory.extend_from_slice(&start.to_le_bytes());
        self.directory.extend_from_slice(part.name.as_bytes());
        self.parts = self.parts.checked_add(1).ok_or_else(too_large)?;
        Ok(())
    }

    /// The archive.
    ///
    /// # Errors
    /// If it is larger than 4 GiB.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, WriteError> {
        let (start, length) = (small(self.bytes.len())?, small(self.directory.len())?);
        self.bytes.append(&mut self.directory);
        self.bytes.extend_from_slice(&END.to_le_bytes());
        // The first disk, which is the only one.
        self.bytes.extend_from_slice(&[0; 4]);
        for _ in 0..2 {
            self.bytes.extend_from_slice(&self.parts.to_le_bytes());
        }
        self.bytes.extend_from_slice(&length.to_le_bytes());
        self.bytes.extend_from_slice(&start.to_le_bytes());
        self.bytes.extend_from_slice(&0_u16.to_le_bytes());
        Ok(self.bytes)
    }
}

fn small(size: usize) -> Result<u32, WriteError> {
    u32::try_from(size).map_err(|_| too_large())
}

fn too_large() -> WriteError {
    WriteError::Document("it is larger than the 4 GiB of an archive".to_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::*;

    /// Another program's reading: names, contents, dates, rights.
    #[test]
    fn an_archive_is_read_as_it_was_packed() {
        let large: Vec<u8> =
            (0_u32..200_000).flat_map(|it| it.wrapping_mul(it).to_le_bytes()).collect();
        let same = Packed::new("b/same.xml", &[b"<same/>"]).unwrap();
        let mut archive = Archive::new();
        archive.add("a.xml", &[b"<a>", "负责".as_bytes(), b"</a>"]).unwrap();
        archive.copy(&same).unwrap();
        archive.add("large", &[&large]).unwrap();
        archive.add("empty", &[]).unwrap();
        let bytes = archive.finish().unwrap();

        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = Vec::new();
        for at in 0..read.len() {
            let mut part = read.by_index(at).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            assert_eq!(part.last_modified(), Some(zip::DateTime::default()));
            assert_eq!(part.unix_mode(), Some(0o100_644));
            parts.push((part.name().to_owned(), bytes));
        }
        let expected = [
            ("a.xml", "<a>负责</a>".as_bytes()),
            ("b/same.xml", b"<same/>"),
            ("large", &large),
            ("empty", b""),
        ];
        let expected = expected.map(|(name, bytes)| (name.to_owned(), bytes.to_vec()));
        assert_eq!(parts, expected);
    }
}
