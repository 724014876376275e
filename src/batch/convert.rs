//! Converts inputs side by side; what becomes of one never stops another.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::finding::{Finding, Severity};
use crate::pipeline::{self, Refusal};
use crate::sourced::Sourced;
use crate::writer::{self, WriteError, Writer};

use super::{Input, load, write_whole};

/// What to make, and where.
pub struct Plan<'a> {
    /// How inputs are read.
    pub reading: pipeline::Options,
    /// How outputs are made.
    pub writing: writer::Options,
    /// The forms to write.
    pub forms: Vec<&'a dyn Writer>,
    /// The folder for the outputs.
    pub folder: PathBuf,
    /// Whether a notice with errors is refused.
    pub strict: bool,
    /// How many inputs are converted at a time; 0 is one a core.
    pub jobs: usize,
}

/// What became of one input.
#[derive(Debug)]
pub struct Outcome {
    /// The input.
    pub input: Input,
    /// Its notice, or why there is none.
    pub result: Result<Converted, Failure>,
}

/// A notice whose outputs were written.
#[derive(Debug)]
pub struct Converted {
    /// The notice.
    pub sourced: Sourced,
    /// What the writers had to change, each change once.
    pub changed: Vec<Finding>,
    /// The files written.
    pub outputs: Vec<PathBuf>,
}

/// Why an input was not converted.
#[derive(Debug)]
pub enum Failure {
    /// It is missing, or may not be read.
    Unreadable(io::ErrorKind, String),
    /// It gives no notice.
    Refused(Refusal),
    /// The notice has errors, and the plan is strict.
    Strict(Box<Sourced>),
    /// Another input of the run would write the same files.
    Collision(PathBuf),
    /// An output would overwrite the input.
    Overwrites(PathBuf),
    /// An output could not be made or written.
    Unwritten(PathBuf, WriteError),
}

impl Failure {
    pub(super) fn unreadable(error: &io::Error) -> Self {
        Self::Unreadable(error.kind(), error.to_string())
    }

    /// The stable code of the failure.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(io::ErrorKind::NotFound, _) => "missing",
            Self::Unreadable(..) => "unreadable",
            Self::Refused(refusal) => refusal.code(),
            Self::Strict(_) => "strict",
            Self::Collision(_) => "name-collision",
            Self::Overwrites(_) => "output-is-input",
            Self::Unwritten(..) => "output-failed",
        }
    }
}

/// Converts all inputs. The outcomes come in the order of the inputs.
///
/// # Errors
/// If the threads cannot be started.
pub fn convert_all(
    inputs: &[Input],
    plan: &Plan,
) -> Result<Vec<Outcome>, rayon::ThreadPoolBuildError> {
    let mut writers: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for input in inputs {
        writers.entry(&input.stem).or_default().push(&input.path);
    }
    let rival = |input: &Input| {
        let others = writers.get(input.stem.as_path())?.iter();
        others.enumerate().find(|(at, path)| *at > 0 || **path != input.path).map(|(_, it)| *it)
    };
    let convert_one = |input: &Input| {
        let result = match rival(input) {
            Some(other) => Err(Failure::Collision(other.to_path_buf())),
            None => convert(input, plan),
        };
        Outcome { input: input.clone(), result }
    };
    let pool = rayon::ThreadPoolBuilder::new().num_threads(plan.jobs).build()?;
    Ok(pool.install(|| inputs.par_iter().map(convert_one).collect()))
}

fn convert(input: &Input, plan: &Plan) -> Result<Converted, Failure> {
    let bytes = load(&input.path)?;
    let sourced = pipeline::run(&bytes, &plan.reading).map_err(Failure::Refused)?;
    if plan.strict && sourced.count(Severity::Error) > 0 {
        return Err(Failure::Strict(Box::new(sourced)));
    }
    let mut made = Vec::with_capacity(plan.forms.len());
    let mut all_changes: Vec<Finding> = Vec::new();
    for form in &plan.forms {
        let path = output(&plan.folder, &input.stem, form.name());
        if is_same_file(&path, &input.path) {
            return Err(Failure::Overwrites(path));
        }
        let mut bytes = Vec::new();
        let written = form.write(&sourced, &plan.writing, &mut bytes);
        let changes = written.map_err(|error| Failure::Unwritten(path.clone(), error))?;
        all_changes.extend(changes);
        made.push((path, bytes));
    }
    let mut outputs = Vec::with_capacity(made.len());
    for (path, bytes) in made {
        write_whole(&path, &bytes)
            .map_err(|error| Failure::Unwritten(path.clone(), error.into()))?;
        outputs.push(path);
    }
    let mut changed: Vec<Finding> = Vec::new();
    for change in all_changes {
        if !changed.contains(&change) {
            changed.push(change);
        }
    }
    Ok(Converted { sourced, changed, outputs })
}

/// `folder/stem.ending`; a dot in the stem stays.
fn output(folder: &Path, stem: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = folder.join(stem).into_os_string();
    name.push(".");
    name.push(ending);
    name.into()
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
