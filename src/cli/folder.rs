//! `zhineng convert` into a folder: one input, or thousands.

use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::batch::{self, Done, Outcome, Plan};
use crate::finding::{Language, Worded};
use crate::settings::Settings;
use crate::writer::combined;

use super::args::Convert;
use super::convert::{forms, reading_to_convert, report, writing};
use super::progress::Progress;
use super::summary::{Causes, Summary};
use super::{Exit, inputs, out, refusal};

/// So many files named one by one are reported one by one.
const REPORTED: usize = 5;

pub(super) fn run(
    args: &Convert,
    settings: Settings,
    (language, records): (Language, Language),
) -> Exit {
    if args.combined.as_deref().is_some_and(|it| !is_table(it)) {
        out::error(NO_TABLE.by(language));
        return Exit::Usage;
    }
    let inputs = match inputs::find(&args.reading, args.keep_extension, language) {
        Ok(inputs) => inputs,
        Err(exit) => return exit,
    };
    let count = inputs.files.len();
    let summed_up = inputs.has_many && count != 1 || count > REPORTED;
    let keeps_record =
        inputs.has_many || count > REPORTED || args.resume || args.combined.is_some();
    let plan = Plan {
        writing: writing(args, &settings.docx),
        reading: reading_to_convert(args, settings),
        forms: if args.combined.is_some() && args.to.is_empty() { Vec::new() } else { forms(args) },
        folder: args.output.clone(),
        strict: args.strict,
        jobs: args.jobs,
        overwrite: args.overwrite,
        report: keeps_record,
        resume: args.resume,
        fail_fast: args.fail_fast,
        combined: args.combined.clone(),
        language: records,
        holder: holder(),
    };
    let progress = Progress::new(count, language);
    let stop = if keeps_record { progress.stop_at_interrupt() } else { Arc::default() };
    let started = Instant::now();
    let mut seen = Seen { exit: Exit::Fine, causes: Causes::default(), kept: 0 };
    let ran = batch::run(&inputs.files, &plan, &stop, &mut |outcome| {
        seen.add(outcome, language);
        if !summed_up || args.verbose {
            progress.print(&report(outcome, args.verbose, language));
        }
        progress.step(seen.causes.all());
    });
    progress.end();
    let ran = match ran {
        Ok(ran) => ran,
        Err(failure) => {
            out::error(&refusal::of_run(&failure, language));
            return refusal::exit(&failure);
        }
    };
    if summed_up || ran.combined.is_some() || ran.tally.pending > 0 {
        let (ran, causes, kept) = (&ran, &seen.causes, seen.kept);
        let summary = Summary { ran, causes, kept, lasted: started.elapsed() };
        out::error(&summary.text(language));
    }
    let mut exit = seen.exit;
    for failure in &ran.failures {
        out::error(&refusal::of_run(failure, language));
        exit = exit.max(refusal::exit(failure));
    }
    let interrupted = stop.load(std::sync::atomic::Ordering::SeqCst);
    if interrupted { Exit::Interrupted } else { exit }
}

/// What was seen of the outcomes.
struct Seen {
    exit: Exit,
    causes: Causes,
    kept: usize,
}

impl Seen {
    fn add(&mut self, outcome: &Outcome, language: Language) {
        match &outcome.result {
            Ok(Done::Made(_)) => {}
            Ok(Done::Kept(_)) => self.kept += 1,
            Err(failure) => {
                self.exit = self.exit.max(refusal::exit(failure));
                self.causes.add(failure, language);
            }
        }
    }
}

const NO_TABLE: Worded = Worded {
    zh: "--combined 的文件名要以 .xlsx、.csv 或 .ndjson 结尾。\n处理：例如 --combined 全部.xlsx。",
    en: "the file of --combined must end in .xlsx, .csv or .ndjson.\nnext: as in --combined all.xlsx.",
};

fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|ending| combined::FORMS.iter().any(|form| ending == *form))
}

/// What another run is told that finds the folder held: process and command.
fn holder() -> String {
    let words: Vec<String> =
        std::env::args_os().skip(1).map(|it| it.to_string_lossy().into_owned()).collect();
    let words: String = words.join(" ").chars().take(200).collect();
    format!("pid {}, zhineng {words}", std::process::id())
}
