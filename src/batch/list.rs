//! Names of inputs from a list, one a line, as they come.

use std::io::{self, BufRead};
use std::path::PathBuf;

/// The names in a list: one a line, or divided by NUL as `find -print0` prints them.
#[derive(Debug)]
pub struct Names<Lines> {
    lines: Lines,
    end: u8,
    first: bool,
}

impl<Lines: BufRead> Names<Lines> {
    /// The names in `lines`; `null` where NUL ends each.
    pub fn new(lines: Lines, null: bool) -> Self {
        Self { lines, end: if null { 0 } else { b'\n' }, first: true }
    }
}

impl<Lines: BufRead> Iterator for Names<Lines> {
    type Item = io::Result<PathBuf>;

    /// The next name. Empty lines are none; a byte order mark and the CR before a line end, which
    /// a list saved on Windows has, belong to no name.
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let mut line = Vec::new();
            match self.lines.read_until(self.end, &mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(error) => return Some(Err(error)),
            }
            let mut name = line.strip_suffix(&[self.end]).unwrap_or(&line);
            if self.end == b'\n' {
                name = name.strip_suffix(b"\r").unwrap_or(name);
            }
            if std::mem::take(&mut self.first) {
                name = name.strip_prefix("\u{feff}".as_bytes()).unwrap_or(name);
            }
            if !name.is_empty() {
                return Some(Ok(path(name)));
            }
        }
    }
}

#[cfg(unix)]
fn path(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    std::ffi::OsStr::from_bytes(name).into()
}

#[cfg(not(unix))]
fn path(name: &[u8]) -> PathBuf {
    String::from_utf8_lossy(name).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(list: &[u8], null: bool, expected: &[&str]) {
        let names: Vec<PathBuf> = Names::new(list, null).map(|it| it.unwrap()).collect();
        let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_list_is_read_as_it_is_saved_anywhere() {
        check(b"a.txt\nb c.txt\n", false, &["a.txt", "b c.txt"]);
        check("\u{feff}职能.txt\r\n\r\nb.txt".as_bytes(), false, &["职能.txt", "b.txt"]);
        check(b"a\nb.txt\0c.txt\0", true, &["a\nb.txt", "c.txt"]);
        check(b"", false, &[]);
    }
}
