//! Files that are broken or mean harm. The name tells the outcome: `--errors` must be refused,
//! `--recovers` must be read, with findings.

mod archive;
mod container;
mod disguised;
mod markup;
mod raw_zip;

use super::builder::{Docx, Level, abstract_list, list, numbered, paragraph_with, plain};

/// Name and maker.
type Sample = (&'static str, fn() -> Vec<u8>);

const SAMPLES: &[Sample] = &[
    ("truncated--errors", archive::truncated),
    ("bit-flipped-crc--errors", archive::bit_flipped),
    ("overlapping-entries--errors", archive::overlapping_entries),
    ("duplicate-names--errors", archive::duplicate_names),
    ("case-twin-names--errors", archive::case_twin_names),
    ("local-name-differs--errors", archive::local_name_differs),
    ("unicode-path-0x7075--errors", archive::unicode_path),
    ("declared-4gib--errors", archive::declared_4_gib),
    ("zip-bomb--errors", archive::zip_bomb),
    ("missing-document-part--errors", markup::missing_document_part),
    ("unclosed-element--errors", markup::unclosed_element),
    ("deep-nesting--errors", markup::deep_nesting),
    ("doctype--errors", markup::doctype),
    ("many-attributes--errors", markup::many_attributes),
    ("ole-encrypted--errors", disguised::encrypted),
    ("ole-legacy--errors", disguised::legacy),
    ("lock-file--errors", disguised::lock_file),
    ("empty--errors", Vec::new),
    ("odd-level--recovers", markup::odd_level),
    ("bad-numbers--recovers", markup::bad_numbers),
];

const DOCUMENT: &str = "word/document.xml";
const HEADING: &str = "办公室职能";

/// Every file: its name in kebab case and its bytes. The zip bomb is made anew each time: 0.1 s.
pub(crate) fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    SAMPLES.iter().map(|(name, sample)| (*name, sample())).collect()
}

/// A sound document, to be broken.
fn sound() -> Docx {
    let duties = [
        "负责文电、会务、机要和档案工作；",
        "负责政务公开和信访工作；",
        "完成领导交办的其他工作。",
    ];
    let duties: String =
        duties.iter().map(|duty| paragraph_with(&numbered(1, 0), &plain(duty))).collect();
    let heading = paragraph_with("", &plain(HEADING));
    Docx::new(&(heading + &duties))
        .numbering(&abstract_list(1, &[Level::new(0, "decimal", "%1.")]), &list(1, 1, ""))
}

/// The sound document's entries with another main part.
fn entries_with(document: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut entries = sound().entries();
    for (name, bytes) in &mut entries {
        if name == DOCUMENT {
            *bytes = document.to_vec();
        }
    }
    entries
}
