//! A run over many inputs: side by side, in order, on record.

use std::io::BufWriter;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::finding::Language;
use crate::pipeline;
use crate::writer::combined::{self, Source, Table};
use crate::writer::{self, WriteError, Writer};

use super::convert::{Done, Job, Outcome, convert, held, standing};
use super::failure::Failure;
use super::folder::{Folder, Hold};
use super::hash::Hash;
use super::in_order::in_order;
use super::inputs::{Input, Rivals};
use super::journal::{Earlier, Journal, is_ours};
use super::record::{Record, Tally};
use super::whole::Growing;

/// The name of the report in the output folder.
pub const REPORT: &str = "report.json";

/// What to make, and where.
#[allow(clippy::struct_excessive_bools, reason = "each is an option of the command")]
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
    /// Whether outputs that someone has changed are overwritten.
    pub overwrite: bool,
    /// Whether the run keeps a journal and leaves a report; then it has the folder for itself.
    pub report: bool,
    /// Whether what an earlier run did is taken over.
    pub resume: bool,
    /// Whether the first failure ends the run.
    pub fail_fast: bool,
    /// The file for all notices in one table; its ending is the form.
    pub combined: Option<PathBuf>,
    /// The language of the messages in the report.
    pub language: Language,
    /// Who the run is, for another that finds the folder held.
    pub holder: String,
}

/// How a run ended.
#[derive(Debug, Default)]
pub struct Ran {
    /// Its inputs, counted.
    pub tally: Tally,
    /// The report, where it left one.
    pub report: Option<PathBuf>,
    /// The combined table, where it was written.
    pub combined: Option<PathBuf>,
    /// How many cells of the combined table were guarded from being run as formulas.
    pub guarded: usize,
    /// What went wrong beside the inputs: the report or the table could not be written.
    pub failures: Vec<Failure>,
}

impl Plan<'_> {
    /// A hash of all that shapes the outputs.
    fn options(&self) -> Hash {
        let forms: Vec<&str> = self.forms.iter().map(|form| form.name()).collect();
        let (reading, writing) = (&self.reading, &self.writing);
        let all = format!("{reading:?} {writing:?} {forms:?} {} {:?}", self.strict, self.language);
        Hash::of(all.as_bytes())
    }
}

/// Converts all inputs. `each` sees the outcomes, in the order of the inputs, as they come; none
/// is kept. Once `stop` is set no further input is taken up; what is in hand is finished, and the
/// report names the rest as pending.
///
/// # Errors
/// If the folder cannot be held, or the report or the table cannot be begun: nothing was done.
pub fn run(
    inputs: &[Input],
    plan: &Plan,
    stop: &AtomicBool,
    each: &mut (dyn FnMut(&Outcome) + Send),
) -> Result<Ran, Failure> {
    let options = plan.options();
    let hold = if plan.report { Hold::Alone } else { Hold::Shared };
    let folder = Folder::new(&plan.folder, hold, &plan.holder);
    let report = plan.report.then(|| plan.folder.join(REPORT));
    let earlier = earlier(plan, &folder, report.as_deref(), options)?;
    let journal = report.as_ref().map(|_| Journal::new(&folder.journal(), options, plan.resume));
    let journal = journal.transpose().map_err(|it| Failure::unwritten(&folder.journal(), it))?;
    let growing = plan.combined.as_ref().map(|path| grow(path)).transpose()?;
    let table = growing.as_ref().map(|it| begin(it, plan)).transpose()?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(plan.jobs).build();
    let pool = pool.map_err(|error| Failure::Fault(error.to_string()))?;
    let rivals = Rivals::new(inputs);
    let job = Job {
        plan,
        folder: &folder,
        earlier: &earlier,
        rivals: &rivals,
        report: report.as_deref(),
    };
    let mut keeper = Keeper { plan, journal, table, tally: Tally::default(), failures: Vec::new() };
    let ended = AtomicBool::new(false);
    let taken = in_order(
        &pool,
        inputs.iter(),
        stop,
        |input| convert(input, &job),
        |outcome: &mut Outcome| {
            keeper.keep(outcome);
            each(outcome);
            let ends = plan.fail_fast && outcome.result.is_err();
            ended.fetch_or(ends, Ordering::SeqCst);
            if ends { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    for input in inputs.get(taken..).unwrap_or_default() {
        keeper.note(&Record::pending(&input.path), None);
    }
    Ok(finish(keeper, growing, &folder, options))
}

fn earlier(
    plan: &Plan,
    folder: &Folder,
    report: Option<&Path>,
    options: Hash,
) -> Result<Earlier, Failure> {
    let Some(report) = report else { return Ok(Earlier::default()) };
    folder.open().map_err(|error| held(&plan.folder, error))?;
    if report.exists() && !is_ours(report) {
        return Err(Failure::Foreign(report.to_path_buf()));
    }
    if !plan.resume {
        return Ok(Earlier::default());
    }
    let journal = folder.journal();
    Earlier::read(&[&journal, report], options).map_err(|it| Failure::unreadable(&it))
}

fn grow(path: &Path) -> Result<Growing, Failure> {
    Growing::new(path).map_err(|error| Failure::unwritten(path, error))
}

fn begin<'a>(growing: &Growing, plan: &Plan) -> Result<Box<dyn Table + Send + 'a>, Failure> {
    let path = plan.combined.clone().unwrap_or_default();
    let form = path.extension().unwrap_or_default().to_string_lossy().into_owned();
    let file = growing.file.try_clone().map_err(|error| Failure::unwritten(&path, error))?;
    match combined::table(&form, &plan.writing, Box::new(BufWriter::new(file))) {
        Some(table) => table.map_err(|error| Failure::Unwritten(path, error)),
        None => {
            Err(Failure::unwritten(&path, std::io::Error::from(std::io::ErrorKind::Unsupported)))
        }
    }
}

/// What is kept of the outcomes: on disk, and in figures.
struct Keeper<'a> {
    plan: &'a Plan<'a>,
    journal: Option<Journal>,
    table: Option<Box<dyn Table + Send + 'a>>,
    tally: Tally,
    failures: Vec<Failure>,
}

impl Keeper<'_> {
    fn keep(&mut self, outcome: &mut Outcome) {
        if let Err(error) = self.add_to_table(outcome) {
            let path = self.plan.combined.clone().unwrap_or_default();
            if matches!(error, WriteError::CellTooLong { .. }) {
                let failure = Failure::Unwritten(path, error);
                outcome.record.fail(&failure, self.plan.language);
                outcome.line = None;
                outcome.result = Err(failure);
            } else {
                self.failures.push(Failure::Unwritten(path, error));
                self.table = None;
            }
        }
        self.note(&outcome.record, outcome.line.take());
    }

    fn add_to_table(&mut self, outcome: &Outcome) -> Result<(), WriteError> {
        let sourced = match &outcome.result {
            Ok(Done::Made(converted)) => Some(&converted.sourced),
            Ok(Done::Kept(sourced)) => sourced.as_deref(),
            Err(_) => None,
        };
        let (Some(table), Some(sourced)) = (&mut self.table, sourced) else { return Ok(()) };
        let file = outcome.input.name.iter().map(|part| part.to_string_lossy());
        let file = file.collect::<Vec<_>>().join("/");
        let sha256 = outcome.record.sha256.as_deref().unwrap_or_default();
        table.add(&Source { sourced, file: &file, sha256 })
    }

    fn note(&mut self, record: &Record, line: Option<String>) {
        self.tally.add(record);
        let Some(journal) = &mut self.journal else { return };
        let line = match line {
            Some(line) => Ok(line),
            None => serde_json::to_string(record).map_err(std::io::Error::from),
        };
        // A full disk fails every record: it is said once, and the run goes on.
        if let Err(error) = line.and_then(|line| journal.add(&line)) {
            self.failures.push(Failure::unwritten(&self.plan.folder.join(REPORT), error));
            self.journal = None;
        }
    }
}

fn finish(mut keeper: Keeper, growing: Option<Growing>, folder: &Folder, options: Hash) -> Ran {
    let plan = keeper.plan;
    let mut ran = Ran::default();
    if let Some(journal) = keeper.journal.take() {
        let path = plan.folder.join(REPORT);
        match journal.finish(&path, options, &keeper.tally) {
            Ok(()) => ran.report = Some(path),
            Err(error) => keeper.failures.push(Failure::unwritten(&path, error)),
        }
    }
    // A table of some of the inputs does not replace one of all of them.
    let table = keeper.table.take().filter(|_| keeper.tally.pending == 0);
    if let (Some(table), Some(growing), Some(path)) = (table, growing, &plan.combined) {
        match end(table, growing, path, folder, plan) {
            Ok(guarded) => (ran.combined, ran.guarded) = (Some(path.clone()), guarded),
            Err(failure) => keeper.failures.push(failure),
        }
    }
    if let Some(opened) = folder.opened() {
        let _ = opened.tidy();
    }
    ran.tally = keeper.tally;
    ran.failures = keeper.failures;
    ran
}

fn end(
    table: Box<dyn Table + Send + '_>,
    growing: Growing,
    path: &Path,
    folder: &Folder,
    plan: &Plan,
) -> Result<usize, Failure> {
    let unwritten = |error: std::io::Error| Failure::unwritten(path, error);
    let guarded = table.finish().map_err(|error| Failure::Unwritten(path.into(), error))?;
    let opened = folder.open().map_err(|error| held(&plan.folder, error))?;
    let before = standing(path).map_err(unwritten)?;
    let hash = Hash::of_file(growing.temporary()).map_err(unwritten)?;
    match before {
        Some(same) if same == hash => opened.adopt(path, hash).map_err(unwritten)?,
        Some(other) if !plan.overwrite && !opened.wrote(path, other) => {
            return Err(Failure::Edited(vec![path.into()]));
        }
        before => opened.commit(path, growing, hash, before).map_err(unwritten)?,
    }
    Ok(guarded)
}
