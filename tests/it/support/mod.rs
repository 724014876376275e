//! What several tests need.

pub(crate) mod builder;
pub(crate) mod forms;
pub(crate) mod hostile;
pub(crate) mod small;

use std::path::PathBuf;

use zhineng::pipeline::{self, Options};
use zhineng::{Sourced, writer};

/// The real notice.
pub(crate) const SAMPLE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/txt/minhang-2025-17.txt"));

/// How many duties each department of the real notice has.
pub(crate) const COUNTS: [usize; 14] = [17, 14, 8, 7, 11, 11, 12, 10, 5, 5, 7, 7, 14, 7];

/// The project's folder.
pub(crate) fn root() -> PathBuf {
    env!("CARGO_MANIFEST_DIR").into()
}

/// Reads a notice that must be readable.
pub(crate) fn read(bytes: &[u8]) -> Sourced {
    pipeline::run(bytes, &Options::default()).expect("a notice")
}

/// Writes a notice in the form of this name.
pub(crate) fn write(sourced: &Sourced, form: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let writer = writer::find(form).expect("a form");
    writer.write(sourced, &writer::Options::default(), &mut bytes).expect("written");
    bytes
}

/// Writes a notice as a document laid out so.
pub(crate) fn write_docx(sourced: &Sourced, docx: writer::DocxOptions) -> Vec<u8> {
    let mut bytes = Vec::new();
    let options = writer::Options { docx, ..writer::Options::default() };
    writer::find("docx").expect("a form").write(sourced, &options, &mut bytes).expect("written");
    bytes
}

/// Every sample, in order.
pub(crate) fn samples() -> Vec<PathBuf> {
    let mut samples: Vec<PathBuf> = walkdir::WalkDir::new(root().join("samples"))
        .into_iter()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.file_type().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect();
    samples.sort();
    assert!(!samples.is_empty());
    samples
}

/// A small generator of numbers: the same ones for the same seed (`SplitMix64`).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }
}

/// The bytes after up to nine random edits: a byte changed, a stretch removed or repeated, the
/// rest cut off.
pub(crate) fn mutated(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(8) {
        let at = random.below(bytes.len());
        let length = random.below(200).min(bytes.len() - at);
        match random.below(4) {
            0 => bytes[at] = u8::try_from(random.below(256)).unwrap(),
            1 => drop(bytes.drain(at..at + length)),
            2 => {
                let part = bytes[at..at + length].to_vec();
                let to = random.below(bytes.len());
                bytes.splice(to..to, part);
            }
            _ => bytes.truncate(at.max(1)),
        }
        if bytes.is_empty() {
            bytes.push(b'\n');
        }
    }
    bytes
}
