//! The lists of duties in a notice, level by level.

use crate::notice::{Department, Duty, Notice};

/// Sibling duties.
#[derive(Debug, Clone, Copy)]
pub(super) struct List<'a> {
    /// The department they are of; none for the whole body's own.
    pub(super) department: Option<&'a Department>,
    /// The duty they are nested in.
    pub(super) parent: Option<&'a Duty>,
    /// How many levels they are nested.
    pub(super) depth: usize,
    /// The duties.
    pub(super) duties: &'a [Duty],
}

/// Every list of a notice, each before those nested in it; none of them empty.
pub(super) fn lists(notice: &Notice) -> Vec<List<'_>> {
    let mut lists = Vec::new();
    let own = notice.own_duties.iter().map(|own| (None, own.duties.as_slice()));
    let departments = notice.departments.iter().map(|it| (Some(it), it.duties.as_slice()));
    for (department, duties) in own.chain(departments) {
        collect(List { department, parent: None, depth: 0, duties }, &mut lists);
    }
    lists
}

fn collect<'a>(list: List<'a>, lists: &mut Vec<List<'a>>) {
    if list.duties.is_empty() {
        return;
    }
    lists.push(list);
    for duty in list.duties {
        let inner =
            List { parent: Some(duty), depth: list.depth + 1, duties: &duty.children, ..list };
        collect(inner, lists);
    }
}

/// Whether two neighbours are one line printed twice, number and all: that is number-duplicate, and
/// nothing else.
pub(super) fn is_printed_twice(one: &Duty, other: &Duty) -> bool {
    one.number.is_some() && one.number == other.number && one.text_key == other.text_key
}
