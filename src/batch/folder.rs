//! The output folder: who holds it, and what was written into it.
//!
//! Below it, in `.zhineng`: `lock`, held while a run lasts; `holder`, who that is; `written`, the
//! hash of every output as `sha256sum` prints it, by which a file that someone has edited is told
//! from one that is ours; `journal`, while a run with a report lasts.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, TryLockError};
use std::io::{self, BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::hash::Hash;
use super::whole::{Growing, sweep, write_whole};

/// The folder of the program's own notes.
pub(super) const NOTES: &str = ".zhineng";

/// How a run holds the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hold {
    /// With others that convert one input each.
    Shared,
    /// Alone.
    Alone,
}

/// Why a folder cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FolderError {
    /// Another run holds it: who.
    Held(String),
    /// It cannot be made or written.
    Io(io::ErrorKind, String),
}

impl From<io::Error> for FolderError {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind(), error.to_string())
    }
}

/// The folder for the outputs. It is made and held when the first output is ready.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    hold: Hold,
    holder: String,
    opened: OnceLock<Result<Opened, FolderError>>,
}

/// A folder that is held.
#[derive(Debug)]
pub(super) struct Opened {
    path: PathBuf,
    hold: Hold,
    /// Held for as long as it is open.
    _lock: File,
    /// Output and hash, each cut to 64 bits, in order.
    known: Vec<(u64, u64)>,
    written: Mutex<File>,
    swept: Mutex<BTreeSet<PathBuf>>,
}

impl Folder {
    pub(super) fn new(path: &Path, hold: Hold, holder: &str) -> Self {
        Self { path: path.into(), hold, holder: holder.into(), opened: OnceLock::new() }
    }

    /// The folder, made and held now if it was not yet.
    pub(super) fn open(&self) -> Result<&Opened, FolderError> {
        let opened = self.opened.get_or_init(|| Opened::new(&self.path, self.hold, &self.holder));
        opened.as_ref().map_err(Clone::clone)
    }

    /// The folder, where it is held already.
    pub(super) fn opened(&self) -> Option<&Opened> {
        self.opened.get()?.as_ref().ok()
    }

    /// The file for the journal of a run.
    pub(super) fn journal(&self) -> PathBuf {
        self.path.join(NOTES).join("journal")
    }
}

impl Opened {
    fn new(path: &Path, hold: Hold, holder: &str) -> Result<Self, FolderError> {
        let notes = path.join(NOTES);
        std::fs::create_dir_all(&notes)?;
        let mut options = File::options();
        let lock = options.create(true).truncate(false).write(true).open(notes.join("lock"))?;
        let locked = match hold {
            Hold::Alone => lock.try_lock(),
            Hold::Shared => lock.try_lock_shared(),
        };
        match locked {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let holder = std::fs::read_to_string(notes.join("holder")).unwrap_or_default();
                return Err(FolderError::Held(holder.trim().to_owned()));
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        if hold == Hold::Alone {
            write_whole(&notes.join("holder"), holder.as_bytes())?;
        }
        let record = notes.join("written");
        let known = known(&record)?;
        let mut written = File::options().create(true).read(true).append(true).open(record)?;
        end_line(&mut written)?;
        let (written, swept) = (Mutex::new(written), Mutex::default());
        Ok(Self { path: path.into(), hold, _lock: lock, known, written, swept })
    }

    /// Whether this program wrote these bytes to `output`.
    pub(super) fn wrote(&self, output: &Path, hash: Hash) -> bool {
        self.known.binary_search(&(self.key(output), hash.short())).is_ok()
    }

    /// Notes that what stands at `output` is what this program writes there.
    pub(super) fn adopt(&self, output: &Path, hash: Hash) -> io::Result<()> {
        if self.wrote(output, hash) { Ok(()) } else { self.note(output, hash) }
    }

    /// Writes an output whole or not at all, and notes its hash.
    ///
    /// The note is made first: a run that is killed in between leaves the old file or the new
    /// one, and both are known for ours.
    pub(super) fn write(
        &self,
        output: &Path,
        bytes: &[u8],
        hash: Hash,
        before: Option<Hash>,
    ) -> io::Result<()> {
        if let Some(parent) = output.parent().filter(|_| self.hold == Hold::Alone) {
            self.sweep(parent);
        }
        self.noting(output, hash, before, || write_whole(output, bytes))
    }

    /// Puts a large file in its place, and notes its hash.
    pub(super) fn commit(
        &self,
        output: &Path,
        growing: Growing,
        hash: Hash,
        before: Option<Hash>,
    ) -> io::Result<()> {
        self.noting(output, hash, before, || growing.commit())
    }

    fn noting(
        &self,
        output: &Path,
        hash: Hash,
        before: Option<Hash>,
        put: impl FnOnce() -> io::Result<()>,
    ) -> io::Result<()> {
        self.note(output, hash)?;
        put().inspect_err(|_| {
            // The place holds what it held: its hash is the last that is noted, again.
            let _ = before.map(|before| self.note(output, before));
        })
    }

    fn note(&self, output: &Path, hash: Hash) -> io::Result<()> {
        let mut line = format!("{hash}  ").into_bytes();
        line.extend(self.name(output).as_os_str().as_encoded_bytes());
        if line.contains(&b'\n') {
            return Ok(()); // Not noted: such a file is taken for edited when it changes.
        }
        line.push(b'\n');
        self.written.lock().unwrap_or_else(PoisonError::into_inner).write_all(&line)
    }

    /// The output as it is noted: below the folder where it stands there.
    fn name<'a>(&self, output: &'a Path) -> &'a Path {
        output.strip_prefix(&self.path).unwrap_or(output)
    }

    fn key(&self, output: &Path) -> u64 {
        Hash::of(self.name(output).as_os_str().as_encoded_bytes()).short()
    }

    /// Clears a folder of the temporaries of killed runs, once, before anything is written there.
    fn sweep(&self, folder: &Path) {
        let mut swept = self.swept.lock().unwrap_or_else(PoisonError::into_inner);
        if swept.insert(folder.into()) {
            sweep(folder);
        }
    }

    /// Ends the run's hold in words, and keeps the last note of each output alone, where the notes have grown to twice as many.
    pub(super) fn tidy(&self) -> io::Result<()> {
        if self.hold != Hold::Alone {
            return Ok(());
        }
        let notes = self.path.join(NOTES);
        let _ = std::fs::remove_file(notes.join("holder"));
        let path = notes.join("written");
        let (mut last, mut lines) = (BTreeMap::new(), 0_u64);
        each_note(&path, |key, _, _| {
            last.insert(key, lines);
            lines += 1;
            Ok(())
        })?;
        if lines <= 2 * last.len() as u64 {
            return Ok(());
        }
        let growing = Growing::new(&path)?;
        let (mut out, mut line) = (BufWriter::new(&growing.file), 0_u64);
        each_note(&path, |key, _, bytes| {
            if last.get(&key) == Some(&line) {
                out.write_all(bytes)?;
            }
            line += 1;
            Ok(())
        })?;
        out.flush()?;
        drop(out);
        growing.commit()
    }
}

/// Output and hash of every note, each cut to 64 bits, in order.
fn known(path: &Path) -> io::Result<Vec<(u64, u64)>> {
    let mut known = Vec::new();
    each_note(path, |key, hash, _| {
        known.push((key, hash));
        Ok(())
    })?;
    known.sort_unstable();
    Ok(known)
}

/// Hands over output, hash and line of each note; a line that is torn or is none is left out.
fn each_note(
    path: &Path,
    mut take: impl FnMut(u64, u64, &[u8]) -> io::Result<()>,
) -> io::Result<()> {
    #[allow(clippy::disallowed_methods, reason = "batch touches the disk")]
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error),
    };
    let (mut lines, mut line) = (BufReader::new(file), Vec::new());
    while lines.read_until(b'\n', &mut line)? > 0 {
        let note = line.strip_suffix(b"\n").and_then(|it| it.split_at_checked(66));
        if let Some((hash, name)) = note {
            let hash = hash.get(..16).and_then(|it| std::str::from_utf8(it).ok());
            if let Some(hash) = hash.and_then(|it| u64::from_str_radix(it, 16).ok()) {
                take(Hash::of(name).short(), hash, &line)?;
            }
        }
        line.clear();
    }
    Ok(())
}

/// Ends the last line of a file that a killed run left torn.
pub(super) fn end_line(file: &mut File) -> io::Result<()> {
    use std::io::{Read, Seek, SeekFrom};
    if file.metadata()?.len() == 0 {
        return Ok(());
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    file.seek(SeekFrom::End(0))?;
    if last == *b"\n" { Ok(()) } else { file.write_all(b"\n") }
}
