//! Archives that are damaged, that can be read in two ways, or that lie about their size.

use std::io::{self, Read};

use super::super::builder::{Docx, paragraph, plain, zipped_streams};
use super::raw_zip::{Entry, archive, closed, crc32, extra_field};
use super::{DOCUMENT, HEADING, sound};

/// Deflate, as a method of ZIP.
const DEFLATED: u16 = 8;

/// The second half is missing, and with it the directory.
pub(super) fn truncated() -> Vec<u8> {
    let mut bytes = sound().bytes();
    bytes.truncate(bytes.len() / 2);
    bytes
}

/// One bit of a heading is changed: the XML is still well-formed, but the checksum is not right.
pub(super) fn bit_flipped() -> Vec<u8> {
    changed(|entry| {
        let place = find(&entry.bytes, HEADING) + 2;
        *entry.bytes.get_mut(place).unwrap() ^= 1;
    })
}

/// The last entry lies inside the bytes of the one before it.
pub(super) fn overlapping_entries() -> Vec<u8> {
    let mut entries = stored();
    let inner = Entry::stored("word/media/inner.xml", b"<inner/>");
    entries.push(Entry::stored("word/media/outer.bin", &inner.local()));
    let mut bytes = Vec::new();
    let mut placed = Vec::new();
    for entry in &entries {
        placed.push((entry, u32::try_from(bytes.len()).unwrap()));
        bytes.extend(entry.local());
    }
    let inside = bytes.len() - inner.local().len();
    placed.push((&inner, u32::try_from(inside).unwrap()));
    closed(bytes, &placed)
}

/// Two main parts under one name, with different text.
pub(super) fn duplicate_names() -> Vec<u8> {
    twin(DOCUMENT)
}

/// Two main parts whose names differ in case alone.
pub(super) fn case_twin_names() -> Vec<u8> {
    twin("Word/Document.xml")
}

/// The directory and the entry itself do not agree on the main part's name.
pub(super) fn local_name_differs() -> Vec<u8> {
    changed(|entry| "word/settings.xml".clone_into(&mut entry.local_name))
}

/// An extra field gives the main part another name, for programs that look for it.
pub(super) fn unicode_path() -> Vec<u8> {
    changed(|entry| {
        let mut content = vec![1];
        content.extend(crc32(entry.central_name.as_bytes()).to_le_bytes());
        content.extend("word/正文.xml".bytes());
        entry.extra = extra_field(0x7075, &content);
    })
}

/// The main part says it inflates to 4 GiB less two bytes, the most a plain header can say.
pub(super) fn declared_4_gib() -> Vec<u8> {
    changed(|entry| {
        entry.bytes = deflated_without_compression(&entry.bytes);
        entry.method = DEFLATED;
        entry.size = u32::MAX - 1;
    })
}

/// 200 MB of one character in one paragraph, in some 200 KB; never held in memory as a whole.
pub(super) fn zip_bomb() -> Vec<u8> {
    const SIZE: u64 = 200_000_000;
    let entries = sound().entries();
    let streams = entries.iter().map(|(name, bytes)| {
        let place = if name == DOCUMENT { find(bytes, HEADING) } else { 0 };
        let size = if name == DOCUMENT { SIZE } else { 0 };
        let (before, after) = bytes.split_at(place);
        (name.as_str(), before.chain(io::repeat(b'a').take(size)).chain(after))
    });
    zipped_streams(streams)
}

/// The sound package, not compressed, with its main part's entry changed.
fn changed(change: impl FnOnce(&mut Entry)) -> Vec<u8> {
    let mut entries = stored();
    change(entries.iter_mut().find(|entry| entry.central_name == DOCUMENT).unwrap());
    archive(&entries)
}

/// The sound package with a second main part under this name.
fn twin(name: &str) -> Vec<u8> {
    let other = Docx::new(&paragraph(&plain("规划科职能"))).entries();
    let (_, bytes) = other.into_iter().find(|(name, _)| name == DOCUMENT).unwrap();
    let mut entries = stored();
    entries.push(Entry::stored(name, &bytes));
    archive(&entries)
}

fn stored() -> Vec<Entry> {
    sound().entries().iter().map(|(name, bytes)| Entry::stored(name, bytes)).collect()
}

/// A deflate stream of one block that holds the bytes as they are.
fn deflated_without_compression(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let mut stream = vec![1];
    stream.extend(length.to_le_bytes());
    stream.extend((!length).to_le_bytes());
    stream.extend(bytes);
    stream
}

fn find(bytes: &[u8], words: &str) -> usize {
    bytes.windows(words.len()).position(|part| part == words.as_bytes()).unwrap()
}
