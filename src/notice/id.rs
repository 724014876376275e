//! Ids: the position of a department or duty in its notice.
//!
//! `D01` is the first department, `D01-003` its third duty, `D01-003-01` the first one nested in
//! that, `B-002` the second duty of the whole body.

use std::fmt::Write;

/// What the ids of the whole body's own duties start with.
pub const OWN: &str = "B";

/// The id of the department at `index`, counted from 0.
#[must_use]
pub fn department(index: usize) -> String {
    format!("D{:02}", index + 1)
}

/// The id of the duty at `index`, counted from 0, under `parent`: a department, [`OWN`] or a duty.
#[must_use]
pub fn duty(parent: &str, index: usize) -> String {
    let width = if parent.contains('-') { 2 } else { 3 };
    let mut digits = itoa::Buffer::new();
    let number = digits.format(index + 1);
    let mut id = String::with_capacity(parent.len() + "-".len() + width);
    id.push_str(parent);
    id.push('-');
    id.extend(std::iter::repeat_n('0', width.saturating_sub(number.len())));
    id.push_str(number);
    id
}

/// Where an id points in the notice's JSON: `/departments/0/duties/2`.
#[must_use]
pub fn path(id: &str) -> Option<String> {
    let Positions { department, duties } = positions(id)?;
    let mut path = match department {
        Some(department) => format!("/departments/{department}"),
        None => "/own_duties".to_owned(),
    };
    for (level, at) in duties.iter().enumerate() {
        let list = if level == 0 { "duties" } else { "children" };
        let _ = write!(path, "/{list}/{at}");
    }
    Some(path)
}

/// The positions in an id, outermost first, by which ids sort as the notice has them: the body's
/// own first. `None` if it is no id.
#[must_use]
pub fn order(id: &str) -> Option<Vec<usize>> {
    let Positions { department, duties } = positions(id)?;
    let first = department.map_or(0, |it| it + 1);
    Some(std::iter::once(first).chain(duties).collect())
}

/// Where an id points, every position counted from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Positions {
    /// The department; none for the whole body.
    pub(super) department: Option<usize>,
    /// The duties, outermost first.
    pub(super) duties: Vec<usize>,
}

/// Reads an id; `None` if it is none.
pub(super) fn positions(id: &str) -> Option<Positions> {
    let mut parts = id.split('-');
    let first = parts.next()?;
    let from_one = |digits: &str| digits.parse::<usize>().ok()?.checked_sub(1);
    let department = match first.strip_prefix('D') {
        Some(digits) => Some(from_one(digits)?),
        None if first == OWN => None,
        None => return None,
    };
    let duties = parts.map(from_one).collect::<Option<_>>()?;
    Some(Positions { department, duties })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_it_is_written() {
        let duty_id = duty(&duty(&department(11), 2), 0);
        assert_eq!(duty_id, "D12-003-01");
        assert_eq!(duty("D01", 1233), "D01-1234");
        assert_eq!(duty("D01-002", 99), "D01-002-100");
        assert_eq!(path(&duty_id).as_deref(), Some("/departments/11/duties/2/children/0"));
        assert_eq!(
            positions(&duty_id),
            Some(Positions { department: Some(11), duties: vec![2, 0] })
        );
        assert_eq!(positions("B-002"), Some(Positions { department: None, duties: vec![1] }));
        for wrong in ["", "D00", "X-1", "D01-x"] {
            assert_eq!(positions(wrong), None, "{wrong}");
        }
    }
}
