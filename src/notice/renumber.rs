//! Numbers the duties afresh, where whoever runs the program asks for it.

use crate::numbering::marker;

use super::{Duty, Notice};

impl Notice {
    /// Gives every numbered duty the number of its place, in the marks of its marker; duties
    /// without a number keep none. Lists that count on from one department to the next go on
    /// doing so.
    pub fn renumber(&mut self) {
        if let Some(own) = &mut self.own_duties {
            number_from(1, &mut own.duties);
        }
        let mut later = self.departments.iter().skip(1).filter_map(|it| first_number(&it.duties));
        let runs_on = later.clone().next().is_some() && later.all(|first| first != 1);
        let mut next = 1;
        for department in &mut self.departments {
            let after = number_from(next, &mut department.duties);
            next = if runs_on { after } else { 1 };
        }
    }
}

fn first_number(duties: &[Duty]) -> Option<u32> {
    duties.iter().find_map(|duty| duty.number)
}

/// Numbers a list, and gives the number after its last.
fn number_from(first: u32, duties: &mut [Duty]) -> u32 {
    let mut next = first;
    for duty in duties {
        if duty.number.is_some() {
            let written = duty.marker.as_deref().and_then(|it| marker::renumbered(it, next));
            duty.marker = Some(written.unwrap_or_else(|| format!("{next}.")));
            duty.number = Some(next);
            next = next.saturating_add(1);
        }
        number_from(1, &mut duty.children);
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::Department;

    fn list(numbers: &[u32]) -> Department {
        let duty = |&number: &u32| Duty {
            number: Some(number),
            marker: Some(format!("（{number}）")),
            ..Duty::default()
        };
        Department { duties: numbers.iter().map(duty).collect(), ..Department::default() }
    }

    #[track_caller]
    fn check(before: &[&[u32]], after: &[&[u32]]) {
        let departments = |lists: &[&[u32]]| lists.iter().map(|it| list(it)).collect();
        let mut notice = Notice { departments: departments(before), ..Notice::default() };
        notice.renumber();
        assert_eq!(notice.departments, departments(after) as Vec<Department>);
    }

    #[test]
    fn each_list_is_numbered_from_one() {
        check(&[&[1, 2, 2, 5], &[1, 3]], &[&[1, 2, 3, 4], &[1, 2]]);
    }

    #[test]
    fn lists_that_count_on_go_on() {
        check(&[&[1, 2, 2], &[4, 5]], &[&[1, 2, 3], &[4, 5]]);
    }
}
