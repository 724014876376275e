//! Text as runs.

use docx_rs::{BreakType, Run};

use crate::writer::characters::for_xml;

use super::styles::hint;

/// The text as a run, a tab at each tab character, a soft break at each line end.
pub(super) fn runs(text: &str) -> Run {
    let text = for_xml(text);
    text.split('\t').enumerate().fold(Run::new().fonts(hint()), |run, (index, piece)| {
        let run = if index > 0 { run.add_tab() } else { run };
        let lines = piece.split(['\n', '\r']).enumerate();
        lines.fold(run, |run, (line, words)| {
            let run = if line > 0 { run.add_break(BreakType::TextWrapping) } else { run };
            if words.is_empty() { run } else { run.add_text(words) }
        })
    })
}
