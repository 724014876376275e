//! Writes a file whole or not at all.

use std::io::{self, Write};
use std::path::Path;

/// Writes `bytes` to `path` by way of a sibling temporary file: written, synced, renamed, the
/// folder synced. Whatever fails, `path` is either what it was or the new file, whole.
///
/// # Errors
/// If the folder cannot be made or written.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".zhineng-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    #[allow(clippy::disallowed_methods, reason = "a folder is opened to be synced")]
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).or_else(|error| {
        let unsupported =
            matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput);
        if unsupported { Ok(()) } else { Err(error) }
    })
}
