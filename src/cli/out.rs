//! Standard output and standard error. A reader that has gone away ends the run quietly.

use std::io::{self, Write};

/// Prints to standard output.
pub(super) fn print(text: &str) -> anyhow::Result<()> {
    print_bytes(text.as_bytes())
}

/// Prints bytes to standard output.
pub(super) fn print_bytes(bytes: &[u8]) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Prints a line to standard error; there is nowhere to say that this failed.
pub(super) fn error(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Whether the run ended because the reader of standard output has gone.
pub(super) fn is_closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
