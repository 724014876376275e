//! Tracked changes: runs and paragraph marks inserted, deleted, moved. Author and time are fixed.

use super::paragraph::run;
use super::xml::{element, escape};

/// Runs that were inserted.
pub(crate) fn inserted(id: u32, runs: &str) -> String {
    revision("w:ins", id, runs)
}

/// Text that was deleted.
pub(crate) fn deleted(id: u32, words: &str) -> String {
    let text = element("w:delText", &[("xml:space", "preserve")], &escape(words));
    revision("w:del", id, &run(&text))
}

/// Runs at the place they were moved away from, within the named range.
pub(crate) fn moved_from(id: u32, name: &str, runs: &str) -> String {
    moved("w:moveFrom", id, name, runs)
}

/// Runs at the place they were moved to, within the named range.
pub(crate) fn moved_to(id: u32, name: &str, runs: &str) -> String {
    moved("w:moveTo", id, name, runs)
}

/// For the properties of a paragraph mark: it was deleted.
pub(crate) fn mark_deleted(id: u32) -> String {
    revision("w:del", id, "")
}

/// For the properties of a paragraph mark: it was inserted.
pub(crate) fn mark_inserted(id: u32) -> String {
    revision("w:ins", id, "")
}

/// For the properties of a paragraph mark: it was moved away from here.
pub(crate) fn mark_moved_from(id: u32) -> String {
    revision("w:moveFrom", id, "")
}

/// For the properties of a paragraph mark: it was moved to here.
pub(crate) fn mark_moved_to(id: u32) -> String {
    revision("w:moveTo", id, "")
}

fn moved(kind: &str, id: u32, name: &str, runs: &str) -> String {
    let range = id + 1000;
    let start = dated(&format!("{kind}RangeStart"), range, &[("w:name", name)], "");
    let end = element(&format!("{kind}RangeEnd"), &[("w:id", &range.to_string())], "");
    start + &revision(kind, id, runs) + &end
}

fn revision(kind: &str, id: u32, content: &str) -> String {
    dated(kind, id, &[], content)
}

fn dated(kind: &str, id: u32, more: &[(&str, &str)], content: &str) -> String {
    let id = id.to_string();
    let fixed = [("w:id", id.as_str()), ("w:author", "校对"), ("w:date", "2025-02-10T08:00:00Z")];
    element(kind, &[&fixed, more].concat(), content)
}
