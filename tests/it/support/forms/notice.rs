//! The notice as lines, each with its kind. A test sample's text comes in; nothing is changed but
//! the residue of a bookmark, which a converter had put before the first heading.

const TEXT: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/txt/minhang-2025-17.txt"));

/// The last line of the head: the title of the issued text.
const ISSUED_TITLE: usize = 24;

const RESIDUE: &str = "[bookmark: _GoBack]";

/// What a line of the notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Blank,
    Issuer,
    DocumentNumber,
    /// A line of the notice's own title, or the title of the text it issues.
    Title,
    Text,
    /// A signatory or the date.
    Closing,
    Disclosure,
    Imprint,
    Heading,
    Duty,
}

/// One line of the notice.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) kind: Kind,
    /// The line with its blanks, before and after.
    pub(super) printed: &'static str,
    /// The number of the department it belongs to, from 1; 0 before the first.
    pub(super) department: u32,
    /// A duty's marker, such as `5.`; otherwise empty.
    pub(super) marker: &'static str,
    /// A duty's text without marker and outer blanks; otherwise the line without outer blanks.
    pub(super) words: &'static str,
}

/// All lines, blank ones too.
pub(super) fn notice() -> Vec<Line> {
    let mut department = 0;
    TEXT.lines()
        .enumerate()
        .map(|(index, line)| {
            let printed = line.strip_prefix(RESIDUE).unwrap_or(line);
            let kind = kind(index + 1, printed.trim());
            department += u32::from(kind == Kind::Heading);
            let (marker, words) = match kind {
                Kind::Duty => split_marker(printed.trim()),
                _ => ("", printed.trim()),
            };
            Line { kind, printed, department, marker, words }
        })
        .collect()
}

fn kind(number: usize, words: &str) -> Kind {
    match (number, words) {
        (_, "") => Kind::Blank,
        (2, _) => Kind::Issuer,
        (5, _) => Kind::DocumentNumber,
        (7 | 8 | ISSUED_TITLE, _) => Kind::Title,
        (15..=17, _) => Kind::Closing,
        (22, _) => Kind::Disclosure,
        (23, _) => Kind::Imprint,
        (ISSUED_TITLE.., words) if words.ends_with("职能") => Kind::Heading,
        (ISSUED_TITLE.., _) => Kind::Duty,
        _ => Kind::Text,
    }
}

/// Digits and a full stop, then the text.
fn split_marker(line: &str) -> (&str, &str) {
    let (digits, words) = line.split_once('.').unwrap();
    let (marker, _) = line.split_at(digits.len() + 1);
    (marker, words.trim())
}
