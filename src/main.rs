//! The command `zhineng`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    zhineng::cli::run(std::env::args_os())
}
