//! Workbooks and documents, part by part: how tightly a package is packed is no difference.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use schemars::JsonSchema;
use serde::Serialize;
use zip::ZipArchive;

/// A part of a package that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PartMismatch {
    /// Its name in the package.
    pub part: String,
    /// The character from which it differs, from 1; absent where one side lacks the part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub character: Option<usize>,
}

/// The parts that differ; `None` where one side is no package.
pub(super) fn compare(golden: &[u8], given: &[u8]) -> Option<Vec<PartMismatch>> {
    let (mut golden, given) = (parts(golden)?, parts(given)?);
    let mut mismatches = Vec::new();
    for (part, bytes) in given {
        match golden.remove(&part) {
            Some(same) if same == bytes => {}
            Some(other) => {
                let (one, other) =
                    (String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&other));
                let same = one.chars().zip(other.chars()).take_while(|(one, other)| one == other);
                mismatches.push(PartMismatch { character: Some(1 + same.count()), part });
            }
            None => mismatches.push(PartMismatch { part, character: None }),
        }
    }
    mismatches.extend(golden.into_keys().map(|part| PartMismatch { part, character: None }));
    Some(mismatches)
}

fn parts(package: &[u8]) -> Option<BTreeMap<String, Vec<u8>>> {
    let mut archive = ZipArchive::new(Cursor::new(package)).ok()?;
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        parts.insert(entry.name().to_owned(), bytes);
    }
    Some(parts)
}
