//! The apostrophe before CSV cells that a spreadsheet would run as formulas.
//!
//! A spreadsheet runs a cell that starts with `= + - @`, quoted or not. Chinese text may honestly
//! start so; the guard is taken off again on reading.

/// Whether a spreadsheet would take the cell for a formula, or a reader for one that is guarded.
#[must_use]
pub fn runs_as_formula(text: &str) -> bool {
    let first = text.chars().find(|it| *it != '\'' && !it.is_whitespace());
    matches!(first, Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠'))
}

/// The cell with a guard.
#[must_use]
pub fn guarded(text: &str) -> String {
    format!("'{text}")
}

/// The cell without its guard.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(inner) if runs_as_formula(inner) => inner,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_told_from_words_and_come_back() {
        for text in ["=1+1", "+86", " -1", "＝A1", "'=1", "\t@x"] {
            assert!(runs_as_formula(text), "{text}");
            assert_eq!(unguarded(&guarded(text)), text);
        }
        for text in ["负责=管理", "1.", "（一）", "'单引号", ""] {
            assert!(!runs_as_formula(text), "{text}");
            assert_eq!(unguarded(text), text);
        }
    }
}
