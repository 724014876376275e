//! The command line: arguments in, messages and exit code out.
//!
//! One file a command. Results go to standard output, all else to standard error.

mod args;
mod check;
mod codes;
mod config;
mod convert;
mod diff;
mod fix;
mod folder;
mod golden;
mod inputs;
mod language;
mod out;
mod progress;
mod refusal;
mod schema;
mod stream;
mod summary;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use args::{Arguments, Command};

/// How a run ends. Of several, the highest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Fine.
    Fine = 0,
    /// Findings of error level; differences; goldens that do not match.
    Findings = 1,
    /// Wrong usage.
    Usage = 2,
    /// An input is missing, unreadable, no notice, or refused.
    Input = 3,
    /// An output could not be written.
    Output = 4,
    /// A fault of the program.
    Fault = 70,
    /// Ended by Ctrl-C.
    Interrupted = 130,
}

/// Runs the command with these words, the program's name first.
pub fn run(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(with_command(words)) {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { Exit::Usage as u8 } else { 0 });
        }
    };
    let language = language::choose(arguments.lang);
    let (settings, config) = match config::load(arguments.config.as_deref(), arguments.no_config) {
        Ok(settings) => settings,
        Err(error) => {
            out::error(&error.message(language));
            return ExitCode::from(Exit::Usage as u8);
        }
    };
    let exit = match arguments.command {
        Command::Convert(convert) => {
            let languages = (language, language::of_records(arguments.lang));
            convert::run(&convert, settings, languages)
        }
        Command::Check(check) => check::run(&check, settings, config.as_deref(), language),
        Command::Diff(diff) => diff::run(&diff, settings, language),
        Command::Golden { command } => golden::run(&command, settings, language),
        Command::Rules => codes::rules(language),
        Command::Explain { code } => codes::explain(&code, language),
        Command::Schema { name } => schema::run(name),
        Command::Completions { shell } => {
            let mut command = Arguments::command();
            clap_complete::generate(shell, &mut command, "zhineng", &mut std::io::stdout());
            Ok(Exit::Fine)
        }
    };
    match exit {
        Ok(exit) => ExitCode::from(exit as u8),
        Err(error) if out::is_closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            out::error(&format!("zhineng: {error:#}"));
            ExitCode::from(Exit::Fault as u8)
        }
    }
}

/// The words with `convert` put in where the first one that is no option names no command:
/// `zhineng a.txt` is `zhineng convert a.txt`.
fn with_command(words: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = words.into_iter().collect();
    let command = Arguments::command();
    let is_command = |word: &OsString| {
        word == "help" || command.get_subcommands().any(|it| word == it.get_name())
    };
    let mut plain = words.iter().enumerate().skip(1);
    let is_value = |at: usize| {
        words.get(at - 1).is_some_and(|before| before == "--lang" || before == "--config")
    };
    let first = plain.find(|(at, word)| {
        let is_option = word.as_encoded_bytes().starts_with(b"-") && *word != "-";
        !is_option && !is_value(*at)
    });
    if first.is_some_and(|(_, word)| !is_command(word)) {
        words.insert(1, "convert".into());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &[&str], expected: &[&str]) {
        let words = words.iter().map(OsString::from);
        let expected: Vec<OsString> = expected.iter().map(OsString::from).collect();
        assert_eq!(with_command(words), expected);
    }

    #[test]
    fn an_input_alone_is_converted() {
        check(&["z", "a.txt"], &["z", "convert", "a.txt"]);
        check(&["z", "--lang", "zh", "a.txt"], &["z", "convert", "--lang", "zh", "a.txt"]);
        check(&["z", "-"], &["z", "convert", "-"]);
        check(&["z", "check", "a.txt"], &["z", "check", "a.txt"]);
        check(&["z", "--help"], &["z", "--help"]);
    }

    #[test]
    fn the_arguments_are_sound() {
        Arguments::command().debug_assert();
    }
}
