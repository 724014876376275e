//! A small zip writer that can lie about everything it writes.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// One entry. What the local header says is what the directory says, unless set apart.
#[derive(Clone)]
pub(super) struct Item {
    pub(super) name: Vec<u8>,
    pub(super) local_name: Option<Vec<u8>>,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) local_method: Option<u16>,
    pub(super) checksum: u32,
    pub(super) packed: u32,
    pub(super) size: u32,
    pub(super) local_sizes: Option<(u32, u32)>,
    pub(super) extra: Vec<u8>,
    pub(super) local_extra: Vec<u8>,
    pub(super) disk: u16,
    /// Instead of where the entry is.
    pub(super) header_at: Option<u32>,
    pub(super) data: Vec<u8>,
    /// Bytes written after the data, which belong to no entry.
    pub(super) after: Vec<u8>,
}

impl Item {
    pub(super) fn stored(name: &str, content: &[u8]) -> Self {
        Self::packed(name, 0, content.to_vec(), content)
    }

    pub(super) fn deflated(name: &str, content: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        Self::packed(name, 8, encoder.finish().unwrap(), content)
    }

    fn packed(name: &str, method: u16, data: Vec<u8>, content: &[u8]) -> Self {
        let mut crc = Crc::new();
        crc.update(content);
        Self {
            name: name.as_bytes().to_vec(),
            local_name: None,
            flags: 0,
            method,
            local_method: None,
            checksum: crc.sum(),
            packed: u32::try_from(data.len()).unwrap(),
            size: u32::try_from(content.len()).unwrap(),
            local_sizes: None,
            extra: Vec::new(),
            local_extra: Vec::new(),
            disk: 0,
            header_at: None,
            data,
            after: Vec::new(),
        }
    }

    /// The sizes stand behind the data, as streaming writers put them.
    pub(super) fn streamed(mut self) -> Self {
        self.flags |= 1 << 3;
        self.local_sizes = Some((0, 0));
        self.after = b"PK\x07\x08".to_vec();
        for number in [self.checksum, self.packed, self.size] {
            self.after.extend(number.to_le_bytes());
        }
        self
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn local(&self) -> Vec<u8> {
        let (packed, size) = self.local_sizes.unwrap_or((self.packed, self.size));
        let checksum = if self.flags & 1 << 3 == 0 { self.checksum } else { 0 };
        let name = self.local_name.as_ref().unwrap_or(&self.name);
        let mut out = b"PK\x03\x04\x14\0".to_vec();
        put16(&mut out, &[self.flags, self.local_method.unwrap_or(self.method), 0, 33]);
        put32(&mut out, &[checksum, packed, size]);
        put16(&mut out, &[length16(name), length16(&self.local_extra)]);
        [out, name.clone(), self.local_extra.clone(), self.data.clone(), self.after.clone()]
            .concat()
    }

    fn central(&self, at: u32) -> Vec<u8> {
        let mut out = b"PK\x01\x02\x14\0\x14\0".to_vec();
        put16(&mut out, &[self.flags, self.method, 0, 33]);
        put32(&mut out, &[self.checksum, self.packed, self.size]);
        put16(&mut out, &[length16(&self.name), length16(&self.extra), 0, self.disk, 0]);
        put32(&mut out, &[0, self.header_at.unwrap_or(at)]);
        [out, self.name.clone(), self.extra.clone()].concat()
    }
}

/// A whole archive.
#[derive(Clone, Default)]
pub(super) struct Archive {
    pub(super) before: Vec<u8>,
    pub(super) items: Vec<Item>,
    pub(super) comment: Vec<u8>,
    pub(super) after: Vec<u8>,
    /// Instead of the number of entries.
    pub(super) count: Option<u16>,
    pub(super) disk: u16,
    /// Writes zip64 end records, and leaves the plain one open.
    pub(super) zip64: bool,
    /// Offsets count from the first entry, not from the start of the file.
    pub(super) relative: bool,
}

impl Archive {
    pub(super) fn new(items: impl IntoIterator<Item = Item>) -> Self {
        Self { items: items.into_iter().collect(), ..Self::default() }
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    /// With one more entry.
    pub(super) fn and(mut self, item: Item) -> Self {
        self.items.push(item);
        self
    }

    pub(super) fn build(&self) -> Vec<u8> {
        let mut out = self.before.clone();
        let base = if self.relative { length32(&out) } else { 0 };
        let mut central = Vec::new();
        for item in &self.items {
            central.extend(item.central(length32(&out) - base));
            out.extend(item.local());
        }
        let offset = length32(&out) - base;
        let size = length32(&central);
        out.extend(central);
        let count = self.count.unwrap_or_else(|| u16::try_from(self.items.len()).unwrap());
        if self.zip64 {
            end_64(&mut out, count, size, offset);
        }
        out.extend(b"PK\x05\x06");
        if self.zip64 {
            put16(&mut out, &[0xffff; 4]);
            put32(&mut out, &[0xffff_ffff; 2]);
        } else {
            put16(&mut out, &[self.disk, self.disk, count, count]);
            put32(&mut out, &[size, offset]);
        }
        put16(&mut out, &[length16(&self.comment)]);
        out.extend(&self.comment);
        out.extend(&self.after);
        out
    }
}

fn end_64(out: &mut Vec<u8>, count: u16, size: u32, offset: u32) {
    let at = u64::from(length32(out));
    out.extend(b"PK\x06\x06");
    put64(out, &[44]);
    put16(out, &[45, 45]);
    put32(out, &[0, 0]);
    put64(out, &[count.into(), count.into(), size.into(), offset.into()]);
    out.extend(b"PK\x06\x07");
    put32(out, &[0]);
    put64(out, &[at]);
    put32(out, &[1]);
}

/// An extra field.
pub(super) fn field(tag: u16, data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    put16(&mut out, &[tag, length16(data)]);
    [&out, data].concat()
}

/// A zip64 extra field with these numbers.
pub(super) fn field_64(numbers: &[u64]) -> Vec<u8> {
    let mut data = Vec::new();
    put64(&mut data, numbers);
    field(1, &data)
}

pub(super) fn put16(out: &mut Vec<u8>, numbers: &[u16]) {
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

pub(super) fn put32(out: &mut Vec<u8>, numbers: &[u32]) {
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

pub(super) fn put64(out: &mut Vec<u8>, numbers: &[u64]) {
    out.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
}

fn length16(bytes: &[u8]) -> u16 {
    u16::try_from(bytes.len()).unwrap()
}

fn length32(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap()
}
