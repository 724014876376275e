//! ZIP archives field by field, so that their fields can lie. Nothing is compressed.

const LOCAL: u32 = 0x0403_4B50;
const CENTRAL: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;
/// Names are UTF-8.
const FLAGS: u16 = 0x0800;
const VERSION: u16 = 20;
/// The first of January 1980, midnight.
const DATE: u16 = 0x0021;

/// What the archive says of one entry, and the bytes it holds.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) local_name: String,
    pub(super) central_name: String,
    /// Extra fields, in the local header and the directory alike.
    pub(super) extra: Vec<u8>,
    pub(super) method: u16,
    pub(super) checksum: u32,
    pub(super) size: u32,
    pub(super) bytes: Vec<u8>,
}

impl Entry {
    /// An entry that tells the truth.
    pub(super) fn stored(name: &str, bytes: &[u8]) -> Self {
        Self {
            local_name: name.to_owned(),
            central_name: name.to_owned(),
            extra: Vec::new(),
            method: 0,
            checksum: crc32(bytes),
            size: length(bytes),
            bytes: bytes.to_vec(),
        }
    }

    /// The local header with the bytes after it.
    pub(super) fn local(&self) -> Vec<u8> {
        let mut out = LOCAL.to_le_bytes().to_vec();
        out.extend(self.common(&self.local_name));
        out.extend(self.local_name.bytes());
        out.extend(&self.extra);
        out.extend(&self.bytes);
        out
    }

    fn central(&self, offset: u32) -> Vec<u8> {
        let mut out = CENTRAL.to_le_bytes().to_vec();
        out.extend(VERSION.to_le_bytes());
        out.extend(self.common(&self.central_name));
        // No comment, first disk, no attributes.
        out.extend([0; 10]);
        out.extend(offset.to_le_bytes());
        out.extend(self.central_name.bytes());
        out.extend(&self.extra);
        out
    }

    /// The fields both headers share, from the version needed to the length of the extra fields.
    fn common(&self, name: &str) -> Vec<u8> {
        let mut out = Vec::new();
        for field in [VERSION, FLAGS, self.method, 0, DATE] {
            out.extend(field.to_le_bytes());
        }
        for field in [self.checksum, length(&self.bytes), self.size] {
            out.extend(field.to_le_bytes());
        }
        for field in [short(name.as_bytes()), short(&self.extra)] {
            out.extend(field.to_le_bytes());
        }
        out
    }
}

/// An archive of these entries, one after another.
pub(super) fn archive(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut placed = Vec::new();
    for entry in entries {
        placed.push((entry, length(&bytes)));
        bytes.extend(entry.local());
    }
    closed(bytes, &placed)
}

/// The bytes of entries with a directory behind them that places each where it is told.
pub(super) fn closed(mut bytes: Vec<u8>, placed: &[(&Entry, u32)]) -> Vec<u8> {
    let start = length(&bytes);
    for (entry, offset) in placed {
        bytes.extend(entry.central(*offset));
    }
    let size = length(&bytes) - start;
    let count = u16::try_from(placed.len()).unwrap();
    bytes.extend(END.to_le_bytes());
    for field in [0, 0, count, count] {
        bytes.extend(field.to_le_bytes());
    }
    for field in [size, start] {
        bytes.extend(field.to_le_bytes());
    }
    // No comment.
    bytes.extend([0, 0]);
    bytes
}

/// One extra field.
pub(super) fn extra_field(id: u16, content: &[u8]) -> Vec<u8> {
    let mut out = id.to_le_bytes().to_vec();
    out.extend(short(content).to_le_bytes());
    out.extend(content);
    out
}

/// The checksum of ZIP.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xEDB8_8320 * (crc & 1));
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap()
}

fn short(bytes: &[u8]) -> u16 {
    u16::try_from(bytes.len()).unwrap()
}
