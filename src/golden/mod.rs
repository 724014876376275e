//! Goldens: what each sample must give, byte for byte.
//!
//! `samples/<format>/<case>.<ending>` has its golden in `golden/<format>/<case>/`: `notice.json`
//! and `findings.json`, or `refusal.json` where it gives no notice. Any other form whose file is
//! there (`notice.csv`, `notice.xlsx`, …) is kept too.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::batch::{self, Failure, write_whole};
use crate::finding::Language;
use crate::finding::render::{FindingRecord, Findings};
use crate::pipeline::{self, Options, Refusal};
use crate::writer;

/// How a golden and its sample disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The golden's file, or the folder that should be there or not.
    pub path: PathBuf,
    /// What is wrong with it.
    pub kind: MismatchKind,
}

/// What is wrong with a golden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MismatchKind {
    /// The sample gives other bytes, the first in this line (from 1).
    Differs {
        /// The line.
        line: usize,
    },
    /// The sample gives this file, and the golden lacks it.
    Missing,
    /// No sample gives this file.
    Orphan,
}

/// Compares every golden with what its sample gives.
///
/// # Errors
/// If a folder cannot be read.
pub fn check(samples: &Path, golden: &Path, options: &Options) -> io::Result<Vec<Mismatch>> {
    let expected = expected(samples, golden, options)?;
    let mut present = files(golden)?;
    let mut mismatches = Vec::new();
    for (path, bytes) in expected {
        let kind = if present.remove(&path) {
            let found = read(&path)?;
            (found != bytes)
                .then(|| MismatchKind::Differs { line: first_difference(&found, &bytes) })
        } else {
            Some(MismatchKind::Missing)
        };
        mismatches.extend(kind.map(|kind| Mismatch { path, kind }));
    }
    let orphans = present.into_iter();
    mismatches.extend(orphans.map(|path| Mismatch { path, kind: MismatchKind::Orphan }));
    Ok(mismatches)
}

/// Writes what the samples give where the goldens differ, and removes what no sample gives.
///
/// # Errors
/// If a folder cannot be read, or a golden cannot be written.
pub fn bless(samples: &Path, golden: &Path, options: &Options) -> io::Result<Vec<Mismatch>> {
    let mut expected = expected(samples, golden, options)?;
    let mismatches = check(samples, golden, options)?;
    for mismatch in &mismatches {
        match (&mismatch.kind, expected.remove(&mismatch.path)) {
            (MismatchKind::Orphan, _) => std::fs::remove_file(&mismatch.path)?,
            (_, Some(bytes)) => write_whole(&mismatch.path, &bytes)?,
            (_, None) => {}
        }
    }
    Ok(mismatches)
}

/// What a refused sample gives.
#[derive(Serialize)]
struct RefusalRecord {
    code: &'static str,
    message: String,
}

/// The files that the samples give, by path.
fn expected(
    samples: &Path,
    golden: &Path,
    options: &Options,
) -> io::Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut expected = BTreeMap::new();
    for sample in files(samples)? {
        let inner = sample.strip_prefix(samples).unwrap_or(&sample);
        let case = golden.join(inner.with_extension(""));
        for (name, bytes) in outputs(&sample, inner, &case, options)? {
            expected.insert(case.join(name), bytes);
        }
    }
    Ok(expected)
}

fn outputs(
    sample: &Path,
    inner: &Path,
    case: &Path,
    options: &Options,
) -> io::Result<Vec<(String, Vec<u8>)>> {
    let refused = |refusal: &Refusal| {
        let message = refusal.message(Language::Zh);
        json(&RefusalRecord { code: refusal.code(), message })
            .map(|it| vec![("refusal.json".into(), it)])
    };
    let bytes = match batch::load(sample) {
        Ok(bytes) => bytes,
        Err(Failure::Refused(refusal)) => return refused(&refusal),
        Err(_) => return Err(io::Error::other(format!("{} cannot be read", sample.display()))),
    };
    let sourced = match pipeline::run(&bytes, options) {
        Ok(sourced) => sourced,
        Err(refusal) => return refused(&refusal),
    };
    let path = inner.to_string_lossy().replace('\\', "/");
    let shown = sourced.shown();
    let records =
        shown.iter().map(|shown| FindingRecord::new(shown, &path, Language::Zh)).collect();
    let mut outputs = vec![("findings.json".to_owned(), json(&Findings::new(records))?)];
    for form in writer::WRITERS {
        let name = format!("notice.{}", form.name());
        if form.name() == "json" || case.join(&name).exists() {
            let mut bytes = Vec::new();
            form.write(&sourced, &writer::Options::default(), &mut bytes)
                .map_err(io::Error::other)?;
            outputs.push((name, bytes));
        }
    }
    Ok(outputs)
}

fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The files below a folder; none where it is missing.
fn files(folder: &Path) -> io::Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.insert(entry.into_path());
        }
    }
    Ok(files)
}

#[allow(clippy::disallowed_methods, reason = "golden touches the disk")]
fn read(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// The line in which two texts first differ, from 1.
fn first_difference(one: &[u8], other: &[u8]) -> usize {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other);
    1 + same.filter(|(byte, _)| **byte == b'\n').count()
}
