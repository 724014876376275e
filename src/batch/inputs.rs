//! The inputs that the words of a command mean, in a stable order.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

/// An input and where its outputs go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file; `-` is standard input.
    pub path: PathBuf,
    /// Where its outputs stand below the output folder, without an ending.
    pub stem: PathBuf,
}

/// The inputs found, and what was skipped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inputs {
    /// The files, in the order named; those of a folder by name.
    pub files: Vec<Input>,
    /// Lock files of Word and WPS (`~$…`) that were named or met.
    pub locks: Vec<PathBuf>,
    /// Whether a folder was among the words.
    pub has_folder: bool,
    /// The files found: one that is named twice is one input.
    known: BTreeSet<PathBuf>,
}

/// Why a word of the command gives no inputs.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// There is nothing of this name, or it may not be read.
    #[error("{path}: {error}")]
    Missing {
        /// The word.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// No file is among what was named.
    #[error("no input in {0}")]
    Nothing(PathBuf),
}

impl Inputs {
    /// Finds the inputs that `words` name. Folders are walked, links, hidden and lock files
    /// skipped; an inner folder is kept in the stems. `keep_extension` keeps a file's ending in
    /// its stem.
    ///
    /// # Errors
    /// If a word names nothing, or a folder holds no file.
    pub fn find(words: &[PathBuf], keep_extension: bool) -> Result<Self, InputError> {
        let mut inputs = Self::default();
        for word in words {
            inputs.add(word, keep_extension)?;
        }
        Ok(inputs)
    }

    fn add(&mut self, word: &Path, keep_extension: bool) -> Result<(), InputError> {
        if word.as_os_str() == "-" {
            self.files.push(Input { path: word.into(), stem: "stdin".into() });
            return Ok(());
        }
        let missing = |error: io::Error| InputError::Missing { path: word.into(), error };
        let metadata = std::fs::metadata(word).map_err(missing)?;
        if !metadata.is_dir() {
            let name = Path::new(word.file_name().unwrap_or(word.as_os_str()));
            self.add_file(word, name, keep_extension);
            return Ok(());
        }
        self.has_folder = true;
        let before = self.files.len() + self.locks.len();
        let walk = WalkDir::new(word).sort_by_file_name().follow_links(false);
        for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry))
        {
            let entry = entry.map_err(|error| missing(error.into()))?;
            if entry.file_type().is_file() {
                let inner = entry.path().strip_prefix(word).unwrap_or(entry.path());
                self.add_file(entry.path(), inner, keep_extension);
            }
        }
        if self.files.len() + self.locks.len() == before {
            return Err(InputError::Nothing(word.into()));
        }
        Ok(())
    }

    fn add_file(&mut self, path: &Path, name: &Path, keep_extension: bool) {
        if is_lock(name.file_name()) {
            self.locks.push(path.into());
            return;
        }
        if !self.known.insert(path.into()) {
            return;
        }
        let stem = if keep_extension { name.to_path_buf() } else { name.with_extension("") };
        self.files.push(Input { path: path.into(), stem });
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn is_lock(name: Option<&OsStr>) -> bool {
    name.is_some_and(|name| name.as_encoded_bytes().starts_with(b"~$"))
}
