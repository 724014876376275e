//! One sample: what it gives, and how that differs from its goldens.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value;

use crate::batch::{self, Failure};
use crate::document::Place;
use crate::finding::Language;
use crate::finding::render::{FindingRecord, Findings};
use crate::pipeline::{self, Refusal};
use crate::sourced::Sourced;
use crate::writer;

use super::layout::Sample;
use super::{
    Difference, FileMismatch, Goldens, Mismatch, MismatchKind, changes, findings, parts, read,
};

/// What a sample gives.
pub(super) struct Given {
    files: BTreeMap<PathBuf, Vec<u8>>,
    sourced: Option<Sourced>,
}

/// What a refused sample gives.
#[derive(Serialize)]
struct RefusalRecord {
    code: &'static str,
    message: String,
}

impl Given {
    /// What `sample` gives.
    pub(super) fn by(sample: &Sample, goldens: &Goldens) -> io::Result<Self> {
        let refused = |refusal: &Refusal| {
            let message = refusal.message(Language::Zh);
            let json = json(&RefusalRecord { code: refusal.code(), message })?;
            let files = BTreeMap::from([(sample.case.join("refusal.json"), json)]);
            Ok(Self { files, sourced: None })
        };
        let bytes = match batch::load(&sample.path) {
            Ok(bytes) => bytes,
            Err(Failure::Refused(refusal)) => return refused(&refusal),
            Err(failure) => return Err(io::Error::other(failure.message(Language::En))),
        };
        match pipeline::run(&bytes, goldens.reading) {
            Ok(sourced) => Self::of(sample, sourced, goldens),
            Err(refusal) => refused(&refusal),
        }
    }

    fn of(sample: &Sample, sourced: Sourced, goldens: &Goldens) -> io::Result<Self> {
        let shown = sourced.shown();
        let records =
            shown.iter().map(|it| FindingRecord::new(it, &sample.name, Language::Zh)).collect();
        let mut files = BTreeMap::new();
        files.insert(sample.case.join("findings.json"), json(&Findings::new(records))?);
        for form in writer::WRITERS {
            let path = sample.case.join(format!("notice.{}", form.name()));
            let is_asked_for = form.name() == "json" || goldens.forms.contains(&form.name());
            if is_asked_for || sample.present.contains(&path) {
                let mut bytes = Vec::new();
                form.write(&sourced, &writer::Options::default(), &mut bytes)
                    .map_err(io::Error::other)?;
                files.insert(path, bytes);
            }
        }
        Ok(Self { files, sourced: Some(sourced) })
    }

    /// The bytes of a golden that the sample gives.
    pub(super) fn file(&self, path: &Path) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// The goldens that differ.
    pub(super) fn compare(&self, sample: &Sample) -> io::Result<Vec<FileMismatch>> {
        let mut mismatches = Vec::new();
        for (path, bytes) in &self.files {
            let difference = if sample.present.contains(path) {
                difference(path, &read(path)?, bytes)
            } else {
                Some(Difference::Missing)
            };
            let path = path.clone();
            mismatches.extend(difference.map(|difference| FileMismatch { path, difference }));
        }
        let surplus = sample.present.iter().filter(|it| !self.files.contains_key(*it)).cloned();
        mismatches
            .extend(surplus.map(|path| FileMismatch { path, difference: Difference::Surplus }));
        Ok(mismatches)
    }

    /// Says of what kind a mismatch is, and what changed in the notice and in the findings.
    pub(super) fn explain(&self, sample: &Sample, mismatch: &mut Mismatch) -> io::Result<()> {
        let [notice, findings, refusal] =
            ["notice.json", "findings.json", "refusal.json"].map(|it| sample.case.join(it));
        let was_read = sample.present.contains(&notice);
        mismatch.kind = match (was_read, self.sourced.is_some()) {
            _ if sample.present.is_empty() => MismatchKind::Missing,
            (true, false) => MismatchKind::Refused,
            (false, true) if sample.present.contains(&refusal) => MismatchKind::Accepted,
            (false, false) => match self.both(&refusal)? {
                Some((old, new)) if old.get("code") == new.get("code") => MismatchKind::Wording,
                _ => MismatchKind::Refused,
            },
            (_, true) => {
                if let Some((old, new)) = self.both(&notice)? {
                    mismatch.changes = changes::changes(&old, &new, |id| self.line(id));
                    mismatch.derived = changes::keys(&old, &new);
                }
                if let Some((old, new)) = self.both(&findings)? {
                    mismatch.findings = findings::changes(&old, &new);
                }
                kind(mismatch)
            }
        };
        Ok(())
    }

    /// The golden and what is given now, where both are JSON and differ in more than line ends.
    fn both(&self, path: &Path) -> io::Result<Option<(Value, Value)>> {
        let Some(new) = self.files.get(path) else { return Ok(None) };
        let old = match read(path) {
            Ok(old) => old,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        };
        let (old, new) = (serde_json::from_slice(&old), serde_json::from_slice(new));
        Ok(old.ok().zip(new.ok()))
    }

    /// The line of the sample where a department or duty stands.
    fn line(&self, id: &str) -> Option<u32> {
        let mut nodes = self.sourced.as_ref()?.nodes();
        match nodes.find(|(node, _)| node.id == id)?.1 {
            Place::Line { line, .. } => Some(*line),
            _ => None,
        }
    }
}

fn kind(mismatch: &Mismatch) -> MismatchKind {
    let is_judged = |it: &findings::FindingChange| !it.kind.is_wording();
    let is_missing = |it: &FileMismatch| it.difference == Difference::Missing;
    let is_line_ends = |it: &FileMismatch| it.difference == Difference::LineEnds;
    match mismatch {
        it if !it.changes.is_empty() => MismatchKind::Notice,
        it if it.findings.iter().any(is_judged) => MismatchKind::Findings,
        it if !it.findings.is_empty() || !it.derived.is_empty() => MismatchKind::Wording,
        it if it.files.iter().all(is_line_ends) => MismatchKind::LineEnds,
        it if it.files.iter().all(is_missing) => MismatchKind::Missing,
        _ => MismatchKind::Form,
    }
}

/// How a golden differs from what is given; packages are compared part by part.
fn difference(path: &Path, golden: &[u8], given: &[u8]) -> Option<Difference> {
    if golden == given {
        return None;
    }
    let ending = path.extension().unwrap_or_default();
    if ending == "xlsx" || ending == "docx" {
        return match parts::compare(golden, given) {
            Some(differing) if differing.is_empty() => None,
            Some(differing) => Some(Difference::Parts(differing)),
            None => Some(Difference::Line(first_difference(golden, given))),
        };
    }
    let text = |bytes: &[u8]| bytes.iter().filter(|it| **it != b'\r').copied().collect::<Vec<_>>();
    if text(golden) == text(given) {
        return Some(Difference::LineEnds);
    }
    Some(Difference::Line(first_difference(golden, given)))
}

fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The line in which two texts first differ, from 1.
fn first_difference(one: &[u8], other: &[u8]) -> usize {
    let same = one.iter().zip(other).take_while(|(one, other)| one == other);
    1 + same.filter(|(byte, _)| **byte == b'\n').count()
}
