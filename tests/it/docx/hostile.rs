//! Hostile and broken files: each ends quickly with its own code, or is read all the same.

use std::time::{Duration, Instant};

use zhineng::pipeline::{self, Options};

use crate::support::builder;
use crate::support::forms::forms;
use crate::support::hostile::hostile;
use crate::support::small::small;
use crate::support::{Random, mutated};

/// The code of each file that is refused.
const CODES: &[(&str, &str)] = &[
    ("truncated--errors", "truncated-archive"),
    ("bit-flipped-crc--errors", "damaged-archive"),
    ("missing-document-part--errors", "missing-part"),
    ("unclosed-element--errors", "malformed-xml"),
    ("deep-nesting--errors", "too-deep"),
    ("zip-bomb--errors", "too-large"),
    ("overlapping-entries--errors", "overlapping-entries"),
    ("duplicate-names--errors", "ambiguous-archive"),
    ("case-twin-names--errors", "ambiguous-archive"),
    ("local-name-differs--errors", "ambiguous-archive"),
    ("unicode-path-0x7075--errors", "ambiguous-archive"),
    ("doctype--errors", "doctype"),
    ("many-attributes--errors", "too-many-attributes"),
    ("declared-4gib--errors", "too-large"),
    ("ole-encrypted--errors", "encrypted"),
    ("ole-legacy--errors", "legacy-word"),
    ("empty--errors", "empty-file"),
    ("lock-file--errors", "lock-file"),
];

/// Longest stay, in a build without optimisation of the program itself. Not a measure of speed:
/// a file that costs quadratic time or more stays for minutes.
const LONGEST: Duration = Duration::from_secs(5);

/// The hostile files that are small enough to be samples.
pub(super) fn kept() -> Vec<(&'static str, Vec<u8>)> {
    hostile().into_iter().filter(|(_, bytes)| bytes.len() < 10_000).collect()
}

#[test]
fn hostile_files_end_with_their_code() {
    for (name, bytes) in hostile() {
        let started = Instant::now();
        let result = pipeline::run(&bytes, &Options::default());
        assert!(started.elapsed() < LONGEST, "{name} took {:?}", started.elapsed());
        match result {
            Ok(sourced) => {
                assert!(name.ends_with("--recovers"), "{name} was read");
                assert!(!sourced.findings.is_empty(), "{name} was read without a word");
            }
            Err(refusal) => {
                let expected = CODES.iter().find(|(known, _)| *known == name);
                assert_eq!(
                    expected.map(|(_, code)| *code),
                    Some(refusal.code()),
                    "{name}: {refusal}"
                );
            }
        }
    }
}

#[test]
fn mutated_documents_never_panic() {
    let cases = std::env::var("ZHINENG_DOCX_MUTATIONS").ok().and_then(|it| it.parse().ok());
    let seeds = [small(), forms()].concat();
    let options = Options { force: true, ..Options::default() };
    for seed in 0..cases.unwrap_or(5000_u64) {
        let mut random = Random::new(seed);
        let (name, bytes) = &seeds[random.below(seeds.len())];
        let bytes = if seed % 2 == 0 {
            mutated(bytes, &mut random)
        } else {
            with_mutated_markup(bytes, &mut random)
        };
        let started = Instant::now();
        if let Ok(sourced) = pipeline::run(&bytes, &options) {
            let receipt = sourced.receipt().unwrap();
            assert!(receipt.balances(), "seed {seed}, {name}: {receipt:?}");
        }
        assert!(started.elapsed() < LONGEST, "seed {seed}, {name}");
    }
}

/// The document with mutated XML in a sound archive: most random bytes die at the zip layer.
fn with_mutated_markup(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let parts = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap().len();
    let target = random.below(parts);
    let mut at = 0..;
    builder::repacked(bytes, |name, part| {
        let hit = at.next() == Some(target) || name.ends_with("document.xml");
        if hit { mutated_markup(&part, random) } else { part }
    })
}

/// Exchanges, repeats and removes whole tags, so that much of it stays well-formed.
fn mutated_markup(part: &[u8], random: &mut Random) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(part) else { return mutated(part, random) };
    let mut tags: Vec<String> = text.split_inclusive('>').map(str::to_owned).collect();
    for _ in 0..=random.below(4) {
        let (one, other) = (random.below(tags.len()), random.below(tags.len()));
        match random.below(4) {
            0 => tags.swap(one, other),
            1 => tags.insert(one, tags[other].clone()),
            2 => tags[one] = tags[one].replacen("val=\"", "val=\"9", 1),
            _ => tags[one] = tags[one].replacen("w:", "w:del", 1),
        }
    }
    tags.concat().into_bytes()
}
