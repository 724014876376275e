//! `zhineng diff`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use crate::batch::{self, Failure, write_whole};
use crate::diff::render::{Human, Redline, Table, docx, html, human, json, redline, xlsx};
use crate::diff::{Changes, Compared, compare};
use crate::finding::{Language, Worded};
use crate::notice::{Lineage, Notice};
use crate::pipeline;
use crate::settings::Settings;
use crate::sourced::Sourced;
use crate::writer::{self, DocxOptions, WriteError};

use super::args::{Diff, DiffForm, Ignored};
use super::{Exit, out, refusal};

/// The columns after which lines wrap on a terminal, at most.
const WIDEST: usize = 100;

pub(super) fn run(args: &Diff, settings: Settings, language: Language) -> anyhow::Result<Exit> {
    if let Some(fault) = misuse(args, language) {
        out::error(&fault);
        return Ok(Exit::Usage);
    }
    let lineage = settings.lineage.clone();
    let layout = settings.docx.clone();
    let options = pipeline::Options {
        format: args.format.clone(),
        force: args.force,
        vocabulary: settings.vocabulary,
        ..pipeline::Options::default()
    };
    let read = [&args.old, &args.new].map(|path| load(path, &options, language));
    let [Ok(old), Ok(new)] = read else { return Ok(Exit::Input) };
    let years = Years { args, old: &old, new: &new, layout, language };
    let changes = years.compare(&lineage);
    let exit = years.write_all(&changes)?;
    let differs = !changes.is_empty() && !args.exit_zero;
    Ok(exit.max(if differs { Exit::Findings } else { Exit::Fine }))
}

/// What is wrong with the words of the command.
fn misuse(args: &Diff, language: Language) -> Option<String> {
    let twice = args.old.as_os_str() == "-" && args.new.as_os_str() == "-";
    let to_screen = args.output.as_deref().is_some_and(|it| it.as_os_str() == "-");
    let fault = match () {
        () if twice => Worded {
            zh: "两个输入不能都是标准输入（-）。\n处理：其中一个写文件名。",
            en: "both inputs cannot be standard input (-).\nnext: name a file for one of them.",
        },
        () if to_screen && args.to.len() > 1 => Worded {
            zh: "-o - 每次只能输出一种形式。\n处理：用 -t 指定一种，或用 -o 指定文件夹。",
            en: "-o - takes one form.\nnext: name one form with -t, or a folder with -o.",
        },
        () => return None,
    };
    Some(fault.by(language).to_owned())
}

fn load(path: &Path, options: &pipeline::Options, language: Language) -> Result<Sourced, ()> {
    let read = batch::load(path)
        .and_then(|bytes| pipeline::run(&bytes, options).map_err(Failure::Refused));
    read.map_err(|failure| out::error(&refusal::lines(path, &failure, language)))
}

struct Years<'a> {
    args: &'a Diff,
    old: &'a Sourced,
    new: &'a Sourced,
    layout: DocxOptions,
    language: Language,
}

impl Years<'_> {
    fn notices(&self) -> (&Notice, &Notice) {
        (&self.old.notice, &self.new.notice)
    }

    fn compare(&self, lineage: &[Lineage]) -> Changes {
        let (old, new) = self.notices();
        let (from, to) = (self.args.old.to_string_lossy(), self.args.new.to_string_lossy());
        let changes = compare(
            Compared { path: &from, notice: old },
            Compared { path: &to, notice: new },
            lineage,
        );
        if self.args.ignore.contains(&Ignored::Renumbered) {
            changes.ignoring_numbers()
        } else {
            changes
        }
    }

    fn write_all(&self, changes: &Changes) -> anyhow::Result<Exit> {
        let mut forms = self.args.to.clone();
        forms.dedup();
        let mut exit = Exit::Fine;
        for form in &forms {
            let path = self.destination(*form, forms.len() > 1);
            let made = self.make(*form, changes, path.is_none());
            let written = match (made, &path) {
                (Ok(bytes), None) => {
                    out::print_bytes(&bytes)?;
                    Ok(())
                }
                (Ok(bytes), Some(path)) if self.is_input(path) => {
                    drop(bytes);
                    Err(Failure::Overwrites(path.clone()))
                }
                (Ok(bytes), Some(path)) => write_whole(path, &bytes)
                    .map_err(|it| Failure::Unwritten(path.clone(), it.into())),
                (Err(error), path) => {
                    Err(Failure::Unwritten(path.clone().unwrap_or_else(|| "-".into()), error))
                }
            };
            match (written, path) {
                (Ok(()), Some(path)) => out::error(&format!("→ {}", refusal::name(&path))),
                (Ok(()), None) => {}
                (Err(failure), _) => {
                    out::error(&refusal::lines(&self.args.new, &failure, self.language));
                    exit = exit.max(refusal::exit(&failure));
                }
            }
        }
        Ok(exit)
    }

    fn is_input(&self, path: &Path) -> bool {
        let same = |input: &PathBuf| match (input.canonicalize(), path.canonicalize()) {
            (Ok(one), Ok(other)) => one == other,
            _ => false,
        };
        same(&self.args.old) || same(&self.args.new)
    }

    /// Where a form goes: standard output for what is text, unless a file or folder is named;
    /// documents into `out` where none is.
    fn destination(&self, form: DiffForm, several: bool) -> Option<PathBuf> {
        let is_text = matches!(form, DiffForm::Human | DiffForm::Json | DiffForm::Html);
        let name = self.name(form);
        match &self.args.output {
            Some(output) if output.as_os_str() == "-" => None,
            Some(output) if !several && is_file(output) => Some(output.clone()),
            Some(folder) => Some(folder.join(name)),
            None if is_text && !several => None,
            None if form == DiffForm::Human => None,
            None => Some(Path::new("out").join(name)),
        }
    }

    /// `minhang-2026-9-花脸稿.docx`.
    fn name(&self, form: DiffForm) -> String {
        let stem = self.args.new.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let stem = if stem == "-" { "新稿".to_owned() } else { stem };
        let ending = match form {
            DiffForm::Human => "修订对照.txt",
            DiffForm::Json => "修订对照.json",
            DiffForm::Html => "修订对照.html",
            DiffForm::Xlsx => "修订对照表.xlsx",
            DiffForm::Docx => "修订对照表.docx",
            DiffForm::Redline => "花脸稿.docx",
            DiffForm::Clean => "清稿.docx",
        };
        format!("{stem}-{ending}")
    }

    fn make(
        &self,
        form: DiffForm,
        changes: &Changes,
        to_screen: bool,
    ) -> Result<Vec<u8>, WriteError> {
        let (old, new) = self.notices();
        let table = || Table {
            title_form: &self.args.title_form,
            basis: self.args.basis.as_deref(),
            columns: &self.args.columns.0,
        };
        Ok(match form {
            DiffForm::Human => human(changes, self.human(to_screen)).into_bytes(),
            DiffForm::Json => json(changes, self.args.all)
                .map_err(|error| WriteError::Document(error.to_string()))?
                .into_bytes(),
            DiffForm::Html => html(changes).into_bytes(),
            DiffForm::Xlsx => xlsx(changes, &table())?,
            DiffForm::Docx => docx(changes, (old, new), &table())?,
            DiffForm::Redline => {
                let how = Redline {
                    author: self.args.author.as_deref(),
                    date: self.args.date.as_deref(),
                    literal_numbers: self.args.literal_numbers,
                    native_moves: self.args.native_moves,
                    layout: &self.layout,
                };
                redline(changes, (old, new), &how)?
            }
            DiffForm::Clean => {
                let options =
                    writer::Options { docx: self.layout.clone(), ..writer::Options::default() };
                let mut bytes = Vec::new();
                if let Some(writer) = writer::find("docx") {
                    writer.write(self.new, &options, &mut bytes)?;
                }
                bytes
            }
        })
    }

    fn human(&self, to_screen: bool) -> Human {
        let terminal = to_screen && std::io::stdout().is_terminal();
        Human {
            language: self.language,
            color: terminal && !is_set("NO_COLOR"),
            width: terminal.then(columns),
            both_sides: self.args.both_sides,
            all: self.args.all,
        }
    }
}

/// Whether the path names a file: it has an ending, and no folder is there.
fn is_file(path: &Path) -> bool {
    let ends_as_folder = path.to_string_lossy().ends_with(['/', '\\']);
    path.extension().is_some() && !ends_as_folder && !path.is_dir()
}

#[allow(clippy::disallowed_methods, reason = "only cli reads the environment")]
fn is_set(name: &str) -> bool {
    std::env::var(name).is_ok_and(|value| !value.is_empty())
}

/// The terminal's width where the shell tells it, at most [`WIDEST`].
#[allow(clippy::disallowed_methods, reason = "only cli reads the environment")]
fn columns() -> usize {
    let told = std::env::var("COLUMNS").ok().and_then(|it| it.parse().ok());
    told.filter(|it| *it >= 40).unwrap_or(WIDEST).min(WIDEST)
}
