//! Inputs as lines of JSON on a stream: one line an input, in order, as they come.

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::render::FindingRecord;
use crate::finding::{Language, Severity};
use crate::notice::Notice;
use crate::pipeline;

use super::failure::Failure;
use super::hash::Hash;
use super::in_order::in_order;
use super::load;
use super::record::{ErrorRecord, OutcomeKind, Record, Tally};

/// A line of `convert -t ndjson`: an input, and its notice or why there is none.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Envelope {
    /// The input.
    pub path: String,
    /// The bytes of its name in hexadecimal, where they are no UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_bytes: Option<String>,
    /// SHA-256 of its bytes; absent where it could not be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What became of it.
    pub outcome: OutcomeKind,
    /// Why it gives no notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorRecord>,
    /// What a careful reader would point at.
    pub findings: Vec<FindingRecord>,
    /// The notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
}

/// How envelopes are made.
#[derive(Debug, Clone)]
pub struct EnvelopeOptions {
    /// How inputs are read.
    pub reading: pipeline::Options,
    /// Whether a notice with errors is refused.
    pub strict: bool,
    /// How many inputs are converted at a time; 0 is one a core.
    pub jobs: usize,
    /// Whether the first failure ends the stream.
    pub fail_fast: bool,
    /// The language of the messages.
    pub language: Language,
}

/// One input, converted to its line.
struct Line {
    record: Record,
    failure: Option<Failure>,
    json: serde_json::Result<Vec<u8>>,
}

/// Writes a line an input to `out`, in the order of `inputs`, each as soon as it is ready and
/// those before it are written. No more than a few inputs are in memory. `failed` sees why an
/// input gives no notice.
///
/// # Errors
/// If `out` fails, or the threads cannot be started.
pub fn stream(
    inputs: impl Iterator<Item = PathBuf>,
    options: &EnvelopeOptions,
    out: &mut (dyn Write + Send),
    failed: &mut (dyn FnMut(&Failure) + Send),
) -> io::Result<Tally> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.jobs).build();
    let pool = pool.map_err(io::Error::other)?;
    let mut tally = Tally::default();
    let mut written = Ok(());
    in_order(
        &pool,
        inputs,
        &AtomicBool::new(false),
        |path| line(&path, options),
        |line: &mut Line| {
            if written.is_err() {
                return ControlFlow::Break(());
            }
            tally.add(&line.record);
            line.failure.iter().for_each(&mut *failed);
            written = match &line.json {
                Ok(json) => out.write_all(json),
                Err(error) => Err(io::Error::other(error.to_string())),
            };
            // Whoever reads the lines may wait for this one before it names the next input.
            written = std::mem::replace(&mut written, Ok(())).and_then(|()| out.flush());
            let ends = written.is_err() || options.fail_fast && line.failure.is_some();
            if ends { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    written.map(|()| tally)
}

fn line(path: &Path, options: &EnvelopeOptions) -> Line {
    let mut record = Record::pending(path);
    let read = std::panic::AssertUnwindSafe(|| read(path, options, &mut record));
    let read = std::panic::catch_unwind(read);
    let (notice, failure) = match read {
        Ok(Ok(notice)) => (Some(notice), None),
        Ok(Err(failure)) => (None, Some(failure)),
        Err(_) => (None, Some(Failure::Fault(path.to_string_lossy().into_owned()))),
    };
    match &failure {
        Some(failure) => record.fail(failure, options.language),
        None => record.outcome = OutcomeKind::Converted,
    }
    let envelope = Envelope {
        path: record.path.clone(),
        path_bytes: record.path_bytes.clone(),
        sha256: record.sha256.clone(),
        outcome: record.outcome,
        error: record.error.clone(),
        findings: std::mem::take(&mut record.findings),
        notice,
    };
    let json = serde_json::to_vec(&envelope).map(|mut json| {
        json.push(b'\n');
        json
    });
    Line { record, failure, json }
}

fn read(path: &Path, options: &EnvelopeOptions, record: &mut Record) -> Result<Notice, Failure> {
    let bytes = load(path)?;
    let hash = Hash::of(&bytes);
    record.sha256 = Some(hash.to_string());
    let sourced = pipeline::run(&bytes, &options.reading).map_err(Failure::Refused)?;
    record.read(hash, &sourced, options.language);
    if options.strict && sourced.count(Severity::Error) > 0 {
        return Err(Failure::Strict(Box::new(sourced)));
    }
    Ok(sourced.notice)
}
