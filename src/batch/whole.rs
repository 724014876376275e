//! Writes a file whole or not at all.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How the names of temporary files begin and end.
pub(super) const TEMPORARY: (&str, &str) = (".zhineng-", ".tmp");

/// Writes `bytes` to `path` by way of a sibling temporary file: written, synced, renamed, the
/// folder synced. Whatever fails, `path` is either what it was or the new file, whole.
///
/// # Errors
/// If the folder cannot be made or written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY.0).suffix(TEMPORARY.1);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder).or_else(|_| {
        std::fs::create_dir_all(folder)?;
        builder.tempfile_in(folder)
    })?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Whether a file bears the name of a temporary that a killed run leaves behind.
#[must_use]
pub fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.starts_with(TEMPORARY.0.as_bytes()) && name.ends_with(TEMPORARY.1.as_bytes())
}

/// Removes the temporaries that killed runs left in `folder`; one that grows is locked, and stays.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|it| is_temporary(&it.path())) {
        let is_file = entry.file_type().is_ok_and(|it| it.is_file());
        #[allow(clippy::disallowed_methods, reason = "opened to see whether it is locked")]
        let is_locked = || {
            let file = File::open(entry.path());
            file.is_ok_and(|it| matches!(it.try_lock(), Err(std::fs::TryLockError::WouldBlock)))
        };
        if is_file && !is_locked() {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A large file on its way: filled bit by bit beside its place, put there whole by
/// [`commit`](Self::commit), gone where it is dropped before.
#[derive(Debug)]
pub(super) struct Growing {
    pub(super) file: File,
    temporary: PathBuf,
    path: PathBuf,
    committed: bool,
}

impl Growing {
    /// Starts the file that is to stand at `path`. What a killed run left is taken over.
    ///
    /// # Errors
    /// If the folder cannot be made or written; `ResourceBusy` if another run writes this file.
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        let folder = folder_of(path);
        std::fs::create_dir_all(folder)?;
        let mut name = std::ffi::OsString::from(TEMPORARY.0);
        name.push(path.file_name().unwrap_or_default());
        name.push(TEMPORARY.1);
        let temporary = folder.join(name);
        let mut options = File::options();
        let file = options.create(true).truncate(false).read(true).write(true).open(&temporary)?;
        if matches!(file.try_lock(), Err(std::fs::TryLockError::WouldBlock)) {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        file.set_len(0)?;
        Ok(Self { file, temporary, path: path.into(), committed: false })
    }

    /// Where the file is until it is whole.
    pub(super) fn temporary(&self) -> &Path {
        &self.temporary
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// If it cannot be synced or renamed: then the place holds what it held.
    pub(super) fn commit(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        std::fs::rename(&self.temporary, &self.path)?;
        self.committed = true;
        sync_folder(folder_of(&self.path))
    }
}

impl Drop for Growing {
    fn drop(&mut self) {
        if !self.committed {
            let _ = std::fs::remove_file(&self.temporary);
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    #[allow(clippy::disallowed_methods, reason = "a folder is opened to be synced")]
    File::open(folder).and_then(|folder| folder.sync_all()).or_else(|error| {
        let unsupported =
            matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput);
        if unsupported { Ok(()) } else { Err(error) }
    })
}
