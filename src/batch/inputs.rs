//! The inputs that the words of a command mean, in a stable order.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::io;
use std::path::{Component, Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};
use walkdir::{DirEntry, WalkDir};

use super::folder::NOTES;
use super::hash::Hash;

/// An input and where its outputs go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file; `-` is standard input.
    pub path: PathBuf,
    /// Where it stands below the folder that was named; its own name where it was named itself.
    pub name: PathBuf,
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
    /// Whether a folder, a pattern or a list was among the words.
    pub has_many: bool,
    /// The files found, each cut to 64 bits: one that is named twice is one input.
    known: BTreeSet<u64>,
    keep_extension: bool,
}

/// Why a word of the command gives no inputs.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// A list of names cannot be read.
    #[error("{path}: {error}")]
    List {
        /// The list.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// No file is among what was named.
    #[error("no input in {0}")]
    Nothing(PathBuf),
    /// A pattern is wrong.
    #[error("{path}: {message}")]
    Pattern {
        /// The pattern.
        path: PathBuf,
        /// What is wrong with it.
        message: String,
    },
}

impl Inputs {
    /// Finds the inputs that `words` name. Folders are walked, links, hidden and lock files and
    /// inner folders of outputs skipped; a word with `*`, `?` or `[…]` that is no file's name is a pattern over the folder
    /// before them, walked alike; an inner folder is kept in the stems. `keep_extension` keeps a
    /// file's ending in its stem. What is not there is an input all the same, which fails.
    ///
    /// # Errors
    /// If a folder or a pattern gives no file, or a pattern is wrong.
    pub fn find(words: &[PathBuf], keep_extension: bool) -> Result<Self, InputError> {
        let mut inputs = Self { keep_extension, ..Self::default() };
        for word in words {
            inputs.add(word)?;
        }
        Ok(inputs)
    }

    /// Adds the names of a list. Outputs are mirrored as the names stand: `2024/a.txt` goes to
    /// `DIR/2024/a.json`; a root and `..` are left out of it.
    ///
    /// # Errors
    /// If the list cannot be read.
    pub fn add_listed(
        &mut self,
        list: &Path,
        names: impl Iterator<Item = io::Result<PathBuf>>,
    ) -> Result<(), InputError> {
        self.has_many = true;
        for path in names {
            let path = path.map_err(|error| InputError::List { path: list.into(), error })?;
            self.add_file(&path, &inner(&path));
        }
        Ok(())
    }

    fn add(&mut self, word: &Path) -> Result<(), InputError> {
        if word.as_os_str() == "-" {
            let (path, name) = (word.to_path_buf(), PathBuf::from("stdin"));
            self.files.push(Input { path, stem: name.clone(), name });
            return Ok(());
        }
        match std::fs::metadata(word) {
            Ok(metadata) if metadata.is_dir() => self.walk(word, word, None),
            Err(error) if error.kind() == io::ErrorKind::NotFound && is_pattern(word) => {
                let (folder, matcher) = pattern(word)?;
                self.walk(word, &folder, Some(&matcher))
            }
            _ => {
                let name = Path::new(word.file_name().unwrap_or(word.as_os_str()));
                self.add_file(word, name);
                Ok(())
            }
        }
    }

    fn walk(
        &mut self,
        word: &Path,
        folder: &Path,
        matcher: Option<&GlobMatcher>,
    ) -> Result<(), InputError> {
        self.has_many = true;
        let mut is_empty = true;
        let walk = WalkDir::new(folder).sort_by_file_name().follow_links(false);
        let is_walked =
            |entry: &DirEntry| entry.depth() == 0 || !is_hidden(entry) && !is_made(entry);
        for entry in walk.into_iter().filter_entry(is_walked) {
            // A folder that may not be read is an input that fails: nothing is left out silently.
            let (path, is_file) = match &entry {
                Ok(entry) => (entry.path(), entry.file_type().is_file()),
                Err(error) => (error.path().unwrap_or(folder), true),
            };
            let name = path.strip_prefix(folder).unwrap_or(path);
            if is_file && matcher.is_none_or(|it| it.is_match(name)) {
                is_empty = false;
                self.add_file(path, name);
            }
        }
        if is_empty {
            return Err(InputError::Nothing(word.into()));
        }
        Ok(())
    }

    fn add_file(&mut self, path: &Path, name: &Path) {
        if is_lock(name.file_name()) {
            self.locks.push(path.into());
            return;
        }
        if !self.known.insert(identity(path)) {
            return;
        }
        let stem = if self.keep_extension { name.to_path_buf() } else { name.with_extension("") };
        self.files.push(Input { path: path.into(), name: name.into(), stem });
    }
}

/// What tells a file from others, however its folder is spelled; a link is not its target.
fn identity(path: &Path) -> u64 {
    let parent = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let parent = parent.canonicalize().unwrap_or_else(|_| parent.into());
    let path = parent.join(path.file_name().unwrap_or_default());
    Hash::of(path.as_os_str().as_encoded_bytes()).short()
}

/// A listed name without its root, `.` and `..`.
fn inner(path: &Path) -> PathBuf {
    path.components().filter(|it| matches!(it, Component::Normal(_))).collect()
}

fn is_pattern(word: &Path) -> bool {
    word.as_os_str().as_encoded_bytes().iter().any(|byte| b"*?[".contains(byte))
}

/// The folder before the first part with a wildcard, and what the rest matches below it.
fn pattern(word: &Path) -> Result<(PathBuf, GlobMatcher), InputError> {
    let mut parts = word.components();
    let mut folder = PathBuf::new();
    let mut rest = parts.as_path();
    while let Some(part) = parts.next() {
        if is_pattern(Path::new(part.as_os_str())) {
            break;
        }
        folder.push(part);
        rest = parts.as_path();
    }
    if folder.as_os_str().is_empty() {
        folder.push(".");
    }
    let wrong = |message: String| InputError::Pattern { path: word.into(), message };
    let rest = rest.to_str().ok_or_else(|| wrong("UTF-8?".into()))?;
    let glob = GlobBuilder::new(rest).literal_separator(true).build();
    let matcher = glob.map_err(|error| wrong(error.kind().to_string()))?.compile_matcher();
    Ok((folder, matcher))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// Whether it is a folder of outputs: `convert .` a second time does not take them for inputs.
fn is_made(entry: &DirEntry) -> bool {
    entry.file_type().is_dir() && entry.path().join(NOTES).is_dir()
}

fn is_lock(name: Option<&OsStr>) -> bool {
    name.is_some_and(|name| name.as_encoded_bytes().starts_with(b"~$"))
}

/// The inputs of a run by what they would write, and by where they are.
#[derive(Debug)]
pub(super) struct Rivals<'a> {
    inputs: &'a [Input],
    /// The stem, cut to 64 bits, and the input; in order.
    stems: Vec<(u64, usize)>,
    /// Where each input really is, cut to 64 bits; in order.
    places: Vec<u64>,
}

impl<'a> Rivals<'a> {
    pub(super) fn new(inputs: &'a [Input]) -> Self {
        let mut stems: Vec<(u64, usize)> =
            inputs.iter().enumerate().map(|(at, input)| (stem_key(input), at)).collect();
        let mut places: Vec<u64> = inputs.iter().filter_map(|it| place(&it.path)).collect();
        stems.sort_unstable();
        places.sort_unstable();
        Self { inputs, stems, places }
    }

    /// Another input that would write the same files: the first one, for the first the second.
    pub(super) fn of(&self, input: &Input) -> Option<&'a Path> {
        let key = stem_key(input);
        let start = self.stems.partition_point(|(known, _)| *known < key);
        let same = self.stems.get(start..)?.iter().take_while(|(known, _)| *known == key);
        let others = same.filter_map(|(_, at)| self.inputs.get(*at));
        others
            .enumerate()
            .find(|(at, it)| *at > 0 || it.path != input.path)
            .map(|(_, it)| &*it.path)
    }

    /// Whether what stands at `path` is an input.
    pub(super) fn is_input(&self, path: &Path) -> bool {
        place(path).is_some_and(|it| self.places.binary_search(&it).is_ok())
    }
}

/// Stems that differ in case alone are one where the file system takes them for one.
fn stem_key(input: &Input) -> u64 {
    let folds = cfg!(any(windows, target_os = "macos"));
    let folded = folds.then(|| input.stem.to_string_lossy().to_lowercase());
    let bytes = folded.as_deref().map_or(input.stem.as_os_str().as_encoded_bytes(), str::as_bytes);
    Hash::of(bytes).short()
}

fn place(path: &Path) -> Option<u64> {
    let path = path.canonicalize().ok()?;
    Some(Hash::of(path.as_os_str().as_encoded_bytes()).short())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_is_a_folder_and_what_matches_below_it() {
        let check = |word: &str, folder: &str, name: &str, matches: bool| {
            let (found, matcher) = pattern(Path::new(word)).unwrap();
            assert_eq!((found.as_path(), matcher.is_match(name)), (Path::new(folder), matches));
        };
        check("年度/*.docx", "年度", "a.docx", true);
        check("年度/*.docx", "年度", "2024/a.docx", false);
        check("年度/**/*.docx", "年度", "2024/a.docx", true);
        check("*/通知?.txt", ".", "2024/通知1.txt", true);
        check("/data/20[12]*/a.txt", "/data", "2024/a.txt", true);
    }

    #[test]
    fn a_listed_name_is_mirrored_below_the_output_folder() {
        assert_eq!(inner(Path::new("./2024/a.txt")), Path::new("2024/a.txt"));
        assert_eq!(inner(Path::new("/data/../a.txt")), Path::new("data/a.txt"));
    }
}
