//! Many inputs: finds them, converts them side by side, writes each output whole or not at all.
//!
//! In: the words of a command and a [`Plan`]. Out: files, `report.json`, one table of all. What
//! becomes of one input never stops another; no more than a few inputs are in memory at a time;
//! no output depends on the order in which threads come to their work.

mod convert;
mod failure;
mod folder;
mod hash;
mod in_order;
mod inputs;
mod journal;
mod list;
mod record;
mod run;
mod stream;
mod whole;

pub use convert::{Converted, Done, Outcome};
pub use failure::{Blame, Failure};
pub use hash::Hash;
pub use inputs::{Input, InputError, Inputs};
pub use list::Names;
pub use record::{
    ErrorRecord, Figures, OutcomeKind, OutputRecord, Record, Report, ReportSchema, Tally,
};
pub use run::{Plan, REPORT, Ran, run};
pub use stream::{Envelope, EnvelopeOptions, stream};
pub use whole::{is_temporary, write_whole};

use std::io::Read;
use std::path::Path;

use crate::reader::ReadError;
use crate::reader::limits::FILE_BYTES;
/// The bytes of an input; `-` is standard input.
///
/// # Errors
/// If it cannot be opened or read, or is too large.
pub fn load(path: &Path) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() == "-" {
        return read_bounded(std::io::stdin().lock(), 0);
    }
    #[allow(clippy::disallowed_methods, reason = "batch touches the disk")]
    let file = std::fs::File::open(path).map_err(|error| Failure::unreadable(&error))?;
    let length = file.metadata().map_or(0, |it| it.len());
    if length > FILE_BYTES {
        return Err(too_large());
    }
    read_bounded(file, usize::try_from(length).unwrap_or_default())
}

/// The bytes of an input of about this length.
fn read_bounded(input: impl Read, length: usize) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::with_capacity(length + 1);
    input
        .take(FILE_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::unreadable(&error))?;
    if bytes.len() as u64 > FILE_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> Failure {
    Failure::Refused(ReadError::TooLarge { limit: FILE_BYTES }.into())
}
