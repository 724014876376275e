//! Goldens: what each sample must give.
//!
//! In: a folder of samples and a folder of goldens. `<samples>/<inner>/<case>.<ending>` has its
//! golden in `<golden>/<inner>/<case>/`: `notice.json` and `findings.json`, or `refusal.json`
//! where it gives no notice. Any other form whose file is there (`notice.csv`, `notice.xlsx`, …),
//! or that is asked for, is kept too. Out: what differs, said as what changed in the notice, then
//! in the findings, then in the bytes. Files of other names are left alone.

mod case;
mod changes;
mod findings;
mod layout;
mod parts;
mod report;

pub use changes::{Change, ChangeKind, Subject};
pub use findings::{FindingChange, FindingChangeKind};
pub use parts::PartMismatch;
pub use report::{GoldenReport, github, human};

use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::batch::write_whole;
use crate::pipeline::Options;

use case::Given;
use layout::{Layout, Sample};

/// Samples, their goldens, and how the samples are read.
#[derive(Debug, Clone, Copy)]
pub struct Goldens<'a> {
    /// The folder of samples.
    pub samples: &'a Path,
    /// The folder of goldens.
    pub golden: &'a Path,
    /// How the samples are read.
    pub reading: &'a Options,
    /// The forms that every notice has a golden of, beside `json`.
    pub forms: &'a [&'a str],
}

/// What a comparison found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many samples there are.
    pub samples: usize,
    /// What does not match, in the order of the samples; then what no sample gives.
    pub mismatches: Vec<Mismatch>,
}

/// How a sample and its golden disagree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// What kind of disagreement it is.
    pub kind: MismatchKind,
    /// The sample, where there is one.
    pub sample: Option<PathBuf>,
    /// Its folder of goldens, or the file that should not be there.
    pub golden: PathBuf,
    /// What changed in the notice.
    pub changes: Vec<Change>,
    /// The derived keys whose values changed (`verbs`), where nothing else did.
    pub derived: Vec<String>,
    /// What changed in the findings.
    pub findings: Vec<FindingChange>,
    /// The files that differ.
    pub files: Vec<FileMismatch>,
}

/// What kind of disagreement it is: the first of these that holds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum MismatchKind {
    /// The sample cannot be read from the disk.
    Unreadable,
    /// Another sample has the same folder of goldens.
    Collision,
    /// The sample has no golden.
    Missing,
    /// The sample gave a notice, and is refused now.
    Refused,
    /// The sample was refused, and gives a notice now.
    Accepted,
    /// The notice changed.
    Notice,
    /// What is found in the notice changed.
    Findings,
    /// Only what the program derives or says changed: its wording, not the notice.
    Wording,
    /// Another form of the same notice changed.
    Form,
    /// Only line ends changed.
    LineEnds,
    /// No sample gives this golden.
    Orphan,
    /// A temporary file that a killed run left.
    LeftOver,
}

/// A file that differs, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileMismatch {
    /// The file.
    pub path: PathBuf,
    /// How it differs.
    pub difference: Difference,
}

/// How a file differs from what the sample gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// It is not there.
    Missing,
    /// It should not be there.
    Surplus,
    /// Its line ends alone.
    LineEnds,
    /// From this line on (from 1).
    Line(usize),
    /// These parts of the package.
    Parts(Vec<PartMismatch>),
}

/// What a blessing did to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It was written.
    Written,
    /// It was removed.
    Removed,
}

impl Goldens<'_> {
    /// Compares every golden with what its sample gives.
    ///
    /// # Errors
    /// If a folder or a golden cannot be read.
    pub fn check(&self) -> io::Result<Checked> {
        let layout = Layout::read(self.samples, self.golden)?;
        let compared: Vec<Option<Mismatch>> =
            layout.samples.par_iter().map(|it| self.compare(it)).collect::<io::Result<_>>()?;
        let mut mismatches: Vec<Mismatch> = compared.into_iter().flatten().collect();
        let surplus = |kind| move |path: &PathBuf| Mismatch::new(kind, None, path);
        mismatches.extend(layout.orphans.iter().map(surplus(MismatchKind::Orphan)));
        mismatches.extend(layout.left_over.iter().map(surplus(MismatchKind::LeftOver)));
        Ok(Checked { samples: layout.samples.len(), mismatches })
    }

    /// Writes what the samples give where the goldens differ, and removes the goldens that no
    /// sample gives and what killed runs left among them. Gives what it did, file by file.
    ///
    /// # Errors
    /// If a folder cannot be read, or a golden cannot be written.
    pub fn bless(&self) -> io::Result<Vec<(PathBuf, Done)>> {
        let layout = Layout::read(self.samples, self.golden)?;
        let mut done = Vec::new();
        for sample in layout.samples.iter().filter(|it| it.rival.is_none()) {
            done.extend(self.bless_one(sample)?);
        }
        let temporary = layout.left_over.iter().filter(|it| it.starts_with(self.golden));
        for path in layout.orphans.iter().chain(temporary) {
            std::fs::remove_file(path)?;
            // The folder of a case goes with its last file; one that holds others stays.
            let _ = path.parent().map(std::fs::remove_dir);
            done.push((path.clone(), Done::Removed));
        }
        Ok(done)
    }

    fn bless_one(&self, sample: &Sample) -> io::Result<Vec<(PathBuf, Done)>> {
        let Ok(given) = Given::by(sample, self) else { return Ok(Vec::new()) };
        let mut done = Vec::new();
        for file in given.compare(sample)? {
            let what = if let Some(bytes) = given.file(&file.path) {
                write_whole(&file.path, bytes)?;
                Done::Written
            } else {
                std::fs::remove_file(&file.path)?;
                Done::Removed
            };
            done.push((file.path, what));
        }
        Ok(done)
    }

    fn compare(&self, sample: &Sample) -> io::Result<Option<Mismatch>> {
        let mismatch = |kind| Mismatch::new(kind, Some(&sample.path), &sample.case);
        if let Some(rival) = &sample.rival {
            let files = vec![FileMismatch { path: rival.clone(), difference: Difference::Surplus }];
            return Ok(Some(Mismatch { files, ..mismatch(MismatchKind::Collision) }));
        }
        let Ok(given) = Given::by(sample, self) else {
            return Ok(Some(mismatch(MismatchKind::Unreadable)));
        };
        let files = given.compare(sample)?;
        if files.is_empty() {
            return Ok(None);
        }
        let mut found = mismatch(MismatchKind::Form);
        found.files = files;
        given.explain(sample, &mut found)?;
        Ok(Some(found))
    }
}

impl Mismatch {
    fn new(kind: MismatchKind, sample: Option<&Path>, golden: &Path) -> Self {
        Self {
            kind,
            sample: sample.map(Path::to_path_buf),
            golden: golden.into(),
            changes: Vec::new(),
            derived: Vec::new(),
            findings: Vec::new(),
            files: Vec::new(),
        }
    }
}

#[allow(clippy::disallowed_methods, reason = "golden touches the disk")]
fn read(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}
