//! The inputs that a command names: its words, then the list that it names.

use std::io::{self, BufRead, BufReader};
use std::path::Path;

use crate::batch::{InputError, Inputs, Names};
use crate::finding::Language;

use super::args::Reading;
use super::{Exit, out, refusal};

/// The inputs that the words and the list name; why there are none is printed.
pub(super) fn find(
    reading: &Reading,
    keep_extension: bool,
    language: Language,
) -> Result<Inputs, Exit> {
    let inputs = Inputs::find(&reading.inputs, keep_extension).and_then(|mut inputs| {
        if let Some(list) = &reading.files_from {
            inputs.add_listed(list, names(list, reading.null)?)?;
        }
        Ok(inputs)
    });
    let inputs = inputs.map_err(|error| {
        out::error(&refusal::input_error(&error, language));
        Exit::Input
    })?;
    inputs.locks.iter().for_each(|lock| out::error(&refusal::lock(lock, language)));
    Ok(inputs)
}

/// The names in the list, as they come; `-` is standard input.
pub(super) fn names(list: &Path, null: bool) -> Result<Names<Box<dyn BufRead>>, InputError> {
    if list.as_os_str() == "-" {
        return Ok(Names::new(Box::new(io::stdin().lock()), null));
    }
    #[allow(clippy::disallowed_methods, reason = "cli touches the disk")]
    let file =
        std::fs::File::open(list).map_err(|error| InputError::List { path: list.into(), error })?;
    Ok(Names::new(Box::new(BufReader::new(file)), null))
}
