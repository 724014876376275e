//! `zhineng convert -t ndjson -o -`: a line an input, as they come.

use std::io;
use std::path::PathBuf;

use crate::batch::{self, EnvelopeOptions, InputError, Inputs};
use crate::finding::Language;
use crate::settings::Settings;

use super::args::Convert;
use super::summary::Causes;
use super::{Exit, convert, inputs, out, refusal};

/// The name of the form.
pub(super) const FORM: &str = "ndjson";

pub(super) fn run(
    args: &Convert,
    settings: Settings,
    (language, records): (Language, Language),
) -> anyhow::Result<Exit> {
    let options = EnvelopeOptions {
        reading: convert::reading_to_convert(args, settings),
        strict: args.strict,
        jobs: args.jobs,
        fail_fast: args.fail_fast,
        language: records,
    };
    let mut unread = None;
    let paths = match paths(args, &mut unread) {
        Ok(paths) => paths,
        Err(error) => {
            out::error(&refusal::input_error(&error, language));
            return Ok(Exit::Input);
        }
    };
    let (mut causes, mut exit) = (Causes::default(), Exit::Fine);
    let mut failed = |failure: &batch::Failure| {
        exit = exit.max(refusal::exit(failure));
        causes.add(failure, language);
    };
    let tally = batch::stream(paths, &options, &mut io::stdout(), &mut failed)?;
    if exit > Exit::Fine && tally.inputs > 1 {
        out::error(&causes.lines(language).join("\n"));
    }
    if let Some(error) = unread {
        out::error(&refusal::input_error(&error, language));
        exit = exit.max(Exit::Input);
    }
    Ok(exit)
}

/// The paths that the words mean, then those of the list as it is read. Every name gives a line,
/// also one that is there twice. A list that cannot be read to its end is told in `unread`.
fn paths<'a>(
    args: &Convert,
    unread: &'a mut Option<InputError>,
) -> Result<impl Iterator<Item = PathBuf> + 'a, InputError> {
    let named = Inputs::find(&args.reading.inputs, false)?;
    let list = args.reading.files_from.clone();
    let listed = list.as_ref().map(|it| inputs::names(it, args.reading.null)).transpose()?;
    let listed = listed.into_iter().flatten().map_while(move |name| {
        name.map_err(|error| {
            let path = list.clone().unwrap_or_default();
            *unread = Some(InputError::List { path, error });
        })
        .ok()
    });
    Ok(named.files.into_iter().map(|it| it.path).chain(listed))
}
