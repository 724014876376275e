//! One input: read, checked, and written in every form that the plan names.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::finding::{Finding, Severity};
use crate::pipeline;
use crate::sourced::Sourced;
use crate::writer::WriteError;

use super::failure::Failure;
use super::folder::{Folder, FolderError, Opened};
use super::hash::Hash;
use super::inputs::Rivals;
use super::journal::Earlier;
use super::record::{OutcomeKind, OutputRecord, Record};
use super::{Input, Plan, load};

/// What became of one input.
#[derive(Debug)]
pub struct Outcome {
    /// The input.
    pub input: Input,
    /// What the report says of it.
    pub record: Record,
    /// The same as the line that an earlier run wrote, where it is taken over from there.
    pub(super) line: Option<String>,
    /// Its notice, or why there is none.
    pub result: Result<Done, Failure>,
}

/// How an input came to be done.
#[derive(Debug)]
pub enum Done {
    /// It was converted.
    Made(Box<Converted>),
    /// An earlier run had converted it, and nothing has changed. The notice is there where the
    /// combined table needs it.
    Kept(Option<Box<Sourced>>),
}

/// A notice whose outputs were written.
#[derive(Debug)]
pub struct Converted {
    /// The notice.
    pub sourced: Sourced,
    /// What the writers had to change, each change once.
    pub changed: Vec<Finding>,
    /// The files that stand for it.
    pub outputs: Vec<PathBuf>,
}

/// What every input of a run is converted with.
pub(super) struct Job<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) folder: &'a Folder,
    pub(super) earlier: &'a Earlier,
    pub(super) rivals: &'a Rivals<'a>,
    /// The run's report, which no output may replace.
    pub(super) report: Option<&'a Path>,
}

/// Converts one input. A fault of the program on it is an outcome like others.
pub(super) fn convert(input: &Input, job: &Job) -> Outcome {
    let mut record = Record::pending(&input.path);
    let mut line = None;
    let attempted = catch_unwind(AssertUnwindSafe(|| attempt(input, job, &mut record, &mut line)));
    let result = attempted.unwrap_or_else(|panic| Err(Failure::Fault(said(panic.as_ref()))));
    match &result {
        Ok(_) => record.outcome = OutcomeKind::Converted,
        Err(failure) => record.fail(failure, job.plan.language),
    }
    Outcome { input: input.clone(), record, line, result }
}

fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("?").to_owned()
}

fn attempt(
    input: &Input,
    job: &Job,
    record: &mut Record,
    line: &mut Option<String>,
) -> Result<Done, Failure> {
    let plan = job.plan;
    if let Some(rival) = job.rivals.of(input) {
        return Err(Failure::Collision(rival.to_path_buf()));
    }
    let paths: Vec<PathBuf> =
        plan.forms.iter().map(|form| output(&plan.folder, &input.stem, form.name())).collect();
    if let Some(report) = job.report.filter(|it| paths.iter().any(|path| path == it)) {
        return Err(Failure::Collision(report.to_path_buf()));
    }
    let bytes = load(&input.path)?;
    let hash = Hash::of(&bytes);
    if let Some((kept, its_line)) = kept(input, hash, &paths, job) {
        let read = plan.combined.is_some();
        let sourced = read.then(|| pipeline::run(&bytes, &plan.reading)).transpose();
        (*record, *line) = (kept, Some(its_line));
        return Ok(Done::Kept(sourced.map_err(Failure::Refused)?.map(Box::new)));
    }
    record.sha256 = Some(hash.to_string());
    let sourced = pipeline::run(&bytes, &plan.reading).map_err(Failure::Refused)?;
    drop(bytes);
    record.read(hash, &sourced, plan.language);
    if plan.strict && sourced.count(Severity::Error) > 0 {
        return Err(Failure::Strict(Box::new(sourced)));
    }
    if let Some(path) = paths.iter().find(|path| job.rivals.is_input(path)) {
        return Err(Failure::Overwrites(path.clone()));
    }
    let (made, changed) = make(&sourced, paths, plan)?;
    let outputs = if made.is_empty() { Vec::new() } else { put(made, job, record)? };
    Ok(Done::Made(Box::new(Converted { sourced, changed, outputs })))
}

/// The record of an earlier run, where input and outputs are still what it says.
fn kept(input: &Input, hash: Hash, paths: &[PathBuf], job: &Job) -> Option<(Record, String)> {
    let (record, line) = job.earlier.find(&input.path)?;
    let stands = |(path, output): (&PathBuf, &OutputRecord)| {
        output.path == below(&job.plan.folder, path)
            && Hash::of_file(path).is_ok_and(|it| it.to_string() == output.sha256)
    };
    let is_done = record.outcome == OutcomeKind::Converted
        && record.sha256 == Some(hash.to_string())
        && record.outputs.len() == paths.len()
        && paths.iter().zip(&record.outputs).all(stands);
    is_done.then_some((record, line))
}

type Made = Vec<(PathBuf, Vec<u8>)>;

/// Every form in memory, so that one that cannot be made leaves no others behind.
fn make(
    sourced: &Sourced,
    paths: Vec<PathBuf>,
    plan: &Plan,
) -> Result<(Made, Vec<Finding>), Failure> {
    let mut made = Vec::with_capacity(paths.len());
    let mut changed: Vec<Finding> = Vec::new();
    for (form, path) in plan.forms.iter().zip(paths) {
        let mut bytes = Vec::new();
        match form.write(sourced, &plan.writing, &mut bytes) {
            Ok(notes) => {
                for change in notes {
                    if !changed.contains(&change) {
                        changed.push(change);
                    }
                }
            }
            Err(error) => return Err(Failure::Unwritten(path, error)),
        }
        made.push((path, bytes));
    }
    Ok((made, changed))
}

/// Writes what was made. One output that must not or cannot be written stops no other.
fn put(made: Made, job: &Job, record: &mut Record) -> Result<Vec<PathBuf>, Failure> {
    let folder = &job.plan.folder;
    let opened = job.folder.open().map_err(|error| held(folder, error))?;
    let (mut outputs, mut edited, mut failed) = (Vec::new(), Vec::new(), None);
    for (path, bytes) in made {
        match place(&path, &bytes, job.plan.overwrite, opened) {
            Ok(Some(hash)) => {
                let sha256 = hash.to_string();
                record.outputs.push(OutputRecord { path: below(folder, &path), sha256 });
                outputs.push(path);
            }
            Ok(None) => edited.push(path),
            Err(error) => failed = failed.or(Some(Failure::unwritten(&path, error))),
        }
    }
    match failed {
        Some(failure) => Err(failure),
        None if !edited.is_empty() => Err(Failure::Edited(edited)),
        None => Ok(outputs),
    }
}

/// Puts one output in its place, and gives its hash; `None` where someone has changed what stands
/// there. What stands there already is not written again.
fn place(
    path: &Path,
    bytes: &[u8],
    overwrite: bool,
    folder: &Opened,
) -> std::io::Result<Option<Hash>> {
    let before = standing(path)?;
    let hash = Hash::of(bytes);
    match before {
        Some(same) if same == hash => folder.adopt(path, hash)?,
        Some(other) if !overwrite && !folder.wrote(path, other) => return Ok(None),
        before => folder.write(path, bytes, hash, before)?,
    }
    Ok(Some(hash))
}

/// The hash of what stands in a place; `None` where nothing does.
pub(super) fn standing(path: &Path) -> std::io::Result<Option<Hash>> {
    match Hash::of_file(path) {
        Ok(hash) => Ok(Some(hash)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Why a folder that cannot be used fails what was to be written there.
pub(super) fn held(folder: &Path, error: FolderError) -> Failure {
    match error {
        FolderError::Held(holder) => Failure::Held(folder.to_path_buf(), holder),
        FolderError::Io(kind, text) => {
            let error = std::io::Error::new(kind, text);
            Failure::Unwritten(folder.join(".zhineng"), WriteError::Io(error))
        }
    }
}

/// `folder/stem.ending`; a dot in the stem stays.
fn output(folder: &Path, stem: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = folder.join(stem).into_os_string();
    name.push(".");
    name.push(ending);
    name.into()
}

/// A path below the folder, its parts divided by `/` on every system.
fn below(folder: &Path, path: &Path) -> String {
    let inner = path.strip_prefix(folder).unwrap_or(path);
    inner.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
