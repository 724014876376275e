//! Which golden belongs to which sample, and which to none.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::batch::is_temporary;
use crate::writer::WRITERS;

/// A sample and where its goldens are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sample {
    /// The file.
    pub(super) path: PathBuf,
    /// Its path below the folder of samples, its parts divided by `/`.
    pub(super) name: String,
    /// The folder of its goldens.
    pub(super) case: PathBuf,
    /// The goldens that are there.
    pub(super) present: BTreeSet<PathBuf>,
    /// Another sample with the same folder.
    pub(super) rival: Option<PathBuf>,
}

/// The two folders.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) samples: Vec<Sample>,
    /// Goldens that no sample gives.
    pub(super) orphans: Vec<PathBuf>,
    /// Temporaries of killed runs, in either folder.
    pub(super) left_over: Vec<PathBuf>,
}

impl Layout {
    /// Reads both folders; one that is missing is empty.
    pub(super) fn read(samples: &Path, golden: &Path) -> io::Result<Self> {
        let mut layout = Self::default();
        let mut goldens: BTreeMap<PathBuf, BTreeSet<PathBuf>> = BTreeMap::new();
        for path in files(golden)? {
            let case = path.parent().unwrap_or(golden).to_path_buf();
            if is_temporary(&path) {
                layout.left_over.push(path);
            } else if is_golden(&path) {
                goldens.entry(case).or_default().insert(path);
            }
        }
        let mut first: BTreeMap<PathBuf, PathBuf> = BTreeMap::new();
        // Goldens may stand in the same folder as their samples, or below it.
        let is_sample =
            |path: &PathBuf| !(is_hidden(path) || path.starts_with(golden) && is_golden(path));
        let (temporary, paths): (Vec<_>, Vec<_>) =
            files(samples)?.into_iter().partition(|it| is_temporary(it));
        layout.left_over.extend(temporary.into_iter().filter(|it| !it.starts_with(golden)));
        for path in paths.into_iter().filter(is_sample) {
            let inner = path.strip_prefix(samples).unwrap_or(&path);
            let case = golden.join(inner.with_extension(""));
            let name: Vec<_> = inner.iter().map(|part| part.to_string_lossy()).collect();
            let name = name.join("/");
            let rival = first.get(&case).cloned();
            first.entry(case.clone()).or_insert_with(|| path.clone());
            let present = goldens.get(&case).cloned().unwrap_or_default();
            layout.samples.push(Sample { path, name, case, present, rival });
        }
        let orphaned = goldens.into_iter().filter(|(case, _)| !first.contains_key(case));
        layout.orphans = orphaned.flat_map(|(_, files)| files).collect();
        Ok(layout)
    }
}

/// Whether a file bears a name that goldens have.
fn is_golden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let is_form = |form: &str| WRITERS.iter().any(|it| it.name() == form);
    matches!(&*name, "findings.json" | "refusal.json")
        || name.strip_prefix("notice.").is_some_and(is_form)
}

/// Hidden files and the lock files of Word and WPS are no samples.
fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"~$")
}

/// The files below a folder, in order; none where it is missing.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    let is_shown = |name: &std::ffi::OsStr| !name.as_encoded_bytes().starts_with(b".");
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let walk = walk
        .filter_entry(|it| it.depth() == 0 || !it.file_type().is_dir() || is_shown(it.file_name()));
    for entry in walk {
        let entry = entry?;
        if entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}
