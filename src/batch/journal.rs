//! The journal of a run, on disk while it lasts, and the report that it becomes.
//!
//! Both begin with the same line, which names version and options, and go on with one record a
//! line, so that neither is ever whole in memory. A journal that a killed run left behind, or the
//! report of the last one, tells `--resume` what is done.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::Deserialize;

use super::folder::end_line;
use super::hash::Hash;
use super::record::{Record, ReportSchema, Tally};
use super::whole::Growing;

/// How a line that holds a record begins.
const RECORD: &[u8] = b"{\"path\":";

/// What the first line of a journal or report says.
#[derive(Debug, PartialEq, Eq, Deserialize)]
struct Head {
    #[allow(dead_code, reason = "read to see that the file is a report")]
    schema: ReportSchema,
    version: String,
    options: String,
}

/// The journal of a run under way.
#[derive(Debug)]
pub(super) struct Journal {
    path: PathBuf,
    file: File,
    /// Where this run's records begin.
    start: u64,
}

impl Journal {
    /// Starts a run's journal: after the records of the run that it resumes, else anew.
    pub(super) fn new(path: &Path, options: Hash, resume: bool) -> io::Result<Self> {
        let kept = resume && is_of(path, options);
        let mut open = File::options();
        let mut file = open.create(true).truncate(!kept).read(true).write(true).open(path)?;
        if kept {
            end_line(&mut file)?;
        } else {
            file.write_all(head(options).as_bytes())?;
        }
        let start = file.stream_position()?;
        Ok(Self { path: path.into(), file, start })
    }

    /// Adds a record, as the line it was or is to be.
    pub(super) fn add(&mut self, line: &str) -> io::Result<()> {
        self.file.write_all(format!("{line}\n").as_bytes())
    }

    /// Makes the journal the report at `path`.
    pub(super) fn finish(mut self, path: &Path, options: Hash, tally: &Tally) -> io::Result<()> {
        let growing = Growing::new(path)?;
        let mut out = BufWriter::new(&growing.file);
        out.write_all(head(options).as_bytes())?;
        self.file.seek(SeekFrom::Start(self.start))?;
        let mut lines = BufReader::new(&self.file);
        let mut line = Vec::new();
        let mut first = true;
        while lines.read_until(b'\n', &mut line)? > 0 {
            if !std::mem::take(&mut first) {
                out.write_all(b",\n")?;
            }
            out.write_all(line.strip_suffix(b"\n").unwrap_or(&line))?;
            line.clear();
        }
        writeln!(out, "\n], \"summary\": {}}}", serde_json::to_string(tally)?)?;
        out.flush()?;
        drop(out);
        growing.commit()?;
        let _ = std::fs::remove_file(&self.path);
        Ok(())
    }
}

fn head(options: Hash) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "{{\"schema\": \"zhineng/report@1\", \"version\": \"{version}\", \"options\": \"{options}\", \"inputs\": [\n"
    )
}

/// Whether the file is a journal or a report of ours.
pub(super) fn is_ours(path: &Path) -> bool {
    read_head(path).is_some()
}

/// Whether it is one of this version and of these options.
fn is_of(path: &Path, options: Hash) -> bool {
    let version = env!("CARGO_PKG_VERSION");
    read_head(path).is_some_and(|it| it.version == version && it.options == options.to_string())
}

fn read_head(path: &Path) -> Option<Head> {
    #[allow(clippy::disallowed_methods, reason = "batch touches the disk")]
    let file = File::open(path).ok()?;
    let mut line = String::new();
    BufReader::new(file.take(1 << 12)).read_line(&mut line).ok()?;
    serde_json::from_str(&format!("{line}]}}")).ok()
}

/// What earlier runs with the same version and options did: input → record, found on disk.
#[derive(Debug, Default)]
pub(super) struct Earlier(Vec<Records>);

#[derive(Debug)]
struct Records {
    file: Mutex<File>,
    /// The input, cut to 64 bits of its hash, and where its record stands; in order.
    index: Vec<(u64, u64)>,
}

impl Earlier {
    /// Reads where the records of a journal and of a report stand.
    pub(super) fn read(files: &[&Path], options: Hash) -> io::Result<Self> {
        let ours = files.iter().filter(|path| is_of(path, options));
        ours.map(|path| Records::read(path)).collect::<io::Result<_>>().map(Self)
    }

    /// The last record of the input at `path`, and its line.
    pub(super) fn find(&self, path: &Path) -> Option<(Record, String)> {
        self.0.iter().find_map(|records| records.find(path))
    }
}

impl Records {
    fn read(path: &Path) -> io::Result<Self> {
        #[allow(clippy::disallowed_methods, reason = "batch touches the disk")]
        let file = File::open(path)?;
        let (mut lines, mut line, mut at) = (BufReader::new(&file), Vec::new(), 0_u64);
        let mut index = Vec::new();
        loop {
            let length = lines.read_until(b'\n', &mut line)?;
            if length == 0 {
                break;
            }
            if let Some(path) = path_of(&line) {
                index.push((Hash::of(path.as_bytes()).short(), at));
            }
            at += length as u64;
            line.clear();
        }
        index.sort_unstable();
        Ok(Self { file: Mutex::new(file), index })
    }

    fn find(&self, path: &Path) -> Option<(Record, String)> {
        let key = Hash::of(path.to_string_lossy().as_bytes()).short();
        let end = self.index.partition_point(|(known, _)| *known <= key);
        let same = self.index.get(..end)?.iter().rev().take_while(|(known, _)| *known == key);
        same.filter_map(|(_, at)| self.at(*at)).find(|(record, _)| record.is_of(path))
    }

    fn at(&self, at: u64) -> Option<(Record, String)> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(at)).ok()?;
        let mut line = String::new();
        BufReader::new(&mut *file).read_line(&mut line).ok()?;
        let line = line.strip_suffix('\n')?;
        let line = line.strip_suffix(',').unwrap_or(line);
        Some((serde_json::from_str(line).ok()?, line.to_owned()))
    }
}

/// The input that a line is the record of: the first string in it.
fn path_of(line: &[u8]) -> Option<String> {
    let rest = line.strip_prefix(RECORD)?;
    serde_json::Deserializer::from_slice(rest).into_iter().next()?.ok()
}
