//! Many inputs: finds them, converts them side by side, writes each output whole or not at all.

mod convert;
mod inputs;
mod whole;

pub use convert::{Converted, Failure, Outcome, Plan, convert_all};
pub use inputs::{Input, InputError, Inputs};
pub use whole::write_whole;

use std::io::Read;
use std::path::Path;

use crate::reader::ReadError;
use crate::reader::package::limits::FILE_BYTES;

/// The bytes of an input; `-` is standard input.
///
/// # Errors
/// If it cannot be opened or read, or is too large.
pub fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() == "-" {
        return read_bounded(std::io::stdin().lock());
    }
    #[allow(clippy::disallowed_methods, reason = "batch touches the disk")]
    let file = std::fs::File::open(path).map_err(|error| Failure::unreadable(&error))?;
    if file.metadata().is_ok_and(|it| it.len() > FILE_BYTES) {
        return Err(too_large());
    }
    read_bounded(file)
}

fn read_bounded(input: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    input
        .take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::unreadable(&error))?;
    if bytes.len() as u64 > FILE_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> Failure {
    Failure::Refused(ReadError::TooLarge { limit: FILE_BYTES }.into())
}
