//! Tracked changes where they touch the count. The accepted view is what is read.

use super::super::builder::{
    Docx, Level, abstract_list, deleted, inserted, list, mark, mark_deleted, mark_inserted,
    mark_moved_from, mark_moved_to, moved_from, moved_to, numbered, paragraph_with, plain,
    start_override,
};
use super::{OFFICE, PLANNING, all_automatic, automatic, page};

/// Text and mark of the second duty are deleted: it does not count, 1. and 2. remain.
pub(super) fn deleted_paragraph() -> Docx {
    with_second(&marked(&mark_deleted(1), &deleted(2, OFFICE[1])))
}

/// Only the mark is deleted: the second duty runs on into the third, and does not count by itself.
pub(super) fn deleted_mark_only() -> Docx {
    with_second(&marked(&mark_deleted(1), &plain("负责政务公开、")))
}

/// Only the text is deleted: the empty paragraph keeps its number, 1. 2. 3.
pub(super) fn deleted_runs_only() -> Docx {
    with_second(&paragraph_with(&numbered(1, 0), &deleted(1, OFFICE[1])))
}

/// The second duty is an insertion, mark and all: it counts, 1. 2. 3.
pub(super) fn inserted_paragraph() -> Docx {
    with_second(&marked(&mark_inserted(1), &inserted(2, &plain(OFFICE[1]))))
}

/// The second duty of the office was moved to the planning section: it counts only there.
pub(super) fn moved_text() -> Docx {
    let runs = plain(OFFICE[1]);
    let from = marked(&mark_moved_from(1), &moved_from(2, "move1", &runs));
    let properties = numbered(2, 0) + &mark(&mark_moved_to(3));
    let to = paragraph_with(&properties, &moved_to(4, "move1", &runs));
    let office = automatic(1, 0, OFFICE[0]) + &from + &automatic(1, 0, OFFICE[2]);
    with_lists(page(&office, &(to + &all_automatic(2, &PLANNING))))
}

fn with_second(second: &str) -> Docx {
    let office = automatic(1, 0, OFFICE[0]) + second + &automatic(1, 0, OFFICE[2]);
    with_lists(page(&office, &all_automatic(2, &PLANNING)))
}

/// A paragraph of list 1 with a revision of its mark.
fn marked(revision: &str, content: &str) -> String {
    paragraph_with(&(numbered(1, 0) + &mark(revision)), content)
}

fn with_lists(page: Docx) -> Docx {
    let lists = list(1, 1, "") + &list(2, 1, &start_override(0, 1));
    page.numbering(&abstract_list(1, &[Level::new(0, "decimal", "%1.")]), &lists)
}
