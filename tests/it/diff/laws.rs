//! What holds of every comparison: nothing differs from itself, swapping the sides mirrors the
//! changes, and the changes lead from the old notice to the new one.

use std::collections::{BTreeMap, BTreeSet};

use zhineng::diff::{Changes, DepartmentChange, DepartmentKind, DutyKind, NoteChangeKind};
use zhineng::notice::{Department, NodeKind, Notice};
use zhineng::pipeline::{self, Options};

use super::years::Year;
use super::{changes, page, two_years};
use crate::support::{SAMPLE, read, samples};

#[test]
fn nothing_differs_from_itself() {
    let mut tried = 0;
    for path in samples() {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(sourced) = pipeline::run(&bytes, &Options::default()) else { continue };
        let changes = changes(&sourced.notice, &sourced.notice);
        assert!(changes.is_empty(), "{}: {:#?}", path.display(), changes.without_unchanged());
        tried += 1;
    }
    assert!(tried > 100);
}

/// Neither names nor duties tell them apart: their places do.
#[test]
fn departments_without_names_do_not_differ_from_themselves() {
    let mut notice = page("甲科: 负责档案管理； 乙科: 负责档案管理；");
    notice.departments.iter_mut().for_each(|it| it.name = None);
    assert!(changes(&notice, &notice).is_empty());
}

/// 财务科 went into 办公室 and 党群科 came out of it, each with one duty.
const TAKES: &str = "办公室: 负责机要保密； 负责党员教育； 财务科: 负责会计核算；";
const GIVES: &str = "办公室: 负责机要保密； 负责会计核算； 党群科: 负责党员教育；";

/// Two departments of one name, each pair of which shares as much as the other pair.
const NAMESAKES: &str =
    "办公室: 负责机要保密； 负责档案管理； 办公室: 负责档案管理； 负责档案管理；";
const MORE_NAMESAKES: &str =
    "办公室: 负责档案管理； 负责档案管理； 办公室: 负责档案管理； 负责档案管理； 负责档案管理；";

/// The same of departments without names, which nothing tells apart: D02 went into 办公室, and D02
/// came out of it.
fn nameless() -> (Notice, Notice) {
    let without_names = |text: String| {
        let mut notice = page(&text);
        notice.departments.iter_mut().skip(1).for_each(|it| it.name = None);
        notice
    };
    let old = without_names(format!("{TAKES} 综合科: 负责信访接待；"));
    (old, without_names(format!("{GIVES} 综合科: 负责外事统计；")))
}

/// Pairs of notices: the two years, random years, departments that take and give, named and not,
/// namesakes, and each sample beside the one after it.
fn pairs() -> Vec<(Notice, Notice)> {
    let old = read(SAMPLE.as_bytes()).notice;
    let mut pairs = vec![two_years(), nameless()];
    let odd = [(TAKES, GIVES), (NAMESAKES, MORE_NAMESAKES)];
    pairs.extend(odd.map(|(one, other)| (page(one), page(other))));
    for seed in 0..60 {
        let first = Year::random(&old, seed).notice(&old);
        let second = Year::random(&old, seed + 5000).notice(&old);
        pairs.push((first.clone(), second));
        pairs.push((old.clone(), first));
    }
    let read = |path| pipeline::run(&std::fs::read(path).unwrap(), &Options::default()).ok();
    let notices: Vec<Notice> = samples().into_iter().filter_map(read).map(|it| it.notice).collect();
    pairs.extend(notices.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())));
    pairs
}

/// Kinds and ids of all changes, one a line.
fn lines(changes: &Changes, swapped: bool) -> BTreeSet<String> {
    let duty = |kind: DutyKind| match kind {
        DutyKind::Added if swapped => DutyKind::Removed,
        DutyKind::Removed if swapped => DutyKind::Added,
        DutyKind::Merged if swapped => DutyKind::Split,
        DutyKind::Split if swapped => DutyKind::Merged,
        other => other,
    };
    let department = |kind: DepartmentKind| match kind {
        DepartmentKind::Added if swapped => DepartmentKind::Removed,
        DepartmentKind::Removed if swapped => DepartmentKind::Added,
        DepartmentKind::Merged if swapped => DepartmentKind::Split,
        DepartmentKind::Split if swapped => DepartmentKind::Merged,
        other => other,
    };
    let order = |old: String, new: String| {
        if swapped { format!("{new} → {old}") } else { format!("{old} → {new}") }
    };
    let duties = changes.duties.iter().map(|it| {
        let id = |side: &Option<zhineng::diff::DutySide>| {
            side.as_ref().map(|it| it.id.clone()).unwrap_or_default()
        };
        let parts: Vec<&str> = it.parts.iter().map(|it| it.id.as_str()).collect();
        let (old, new) = (id(&it.old), id(&it.new));
        let ends = match it.kind {
            DutyKind::Merged => order(parts.join("+"), new),
            DutyKind::Split => order(old, parts.join("+")),
            _ => order(old, new),
        };
        format!("{:?} {ends} {} {}", duty(it.kind), it.reworded, it.punctuation_only)
    });
    let departments = changes.departments.iter().map(|it| {
        format!(
            "{:?} {} {}",
            department(it.kind),
            order(it.old_ids.join("+"), it.new_ids.join("+")),
            it.reordered
        )
    });
    let header = changes.header.iter().map(|it| {
        format!("{} {}", it.field, order(format!("{:?}", it.old), format!("{:?}", it.new)))
    });
    duties.chain(departments).chain(header).collect()
}

#[test]
fn swapping_the_sides_mirrors_the_changes() {
    for (at, (old, new)) in pairs().iter().enumerate() {
        let (there, back) = (lines(&changes(old, new), false), lines(&changes(new, old), true));
        let odd: Vec<&String> = there.symmetric_difference(&back).collect();
        assert!(odd.is_empty(), "pair {at}: {odd:#?}");
    }
}

/// The printed lines of the new notice, from the old one and the changes alone.
fn apply(changes: &Changes, old: &Notice) -> BTreeMap<String, String> {
    let mut printed = printed(old);
    for field in &changes.header {
        match &field.new {
            Some(text) => printed.insert(format!("header {}", field.field), text.clone()),
            None => printed.remove(&format!("header {}", field.field)),
        };
    }
    let old_duties: BTreeMap<String, String> = printed
        .iter()
        .filter(|(key, _)| key.starts_with("duty "))
        .map(|(k, v)| (k.clone(), v.clone()))
        .collect();
    printed.retain(|key, _| key.starts_with("header "));
    for change in &changes.duties {
        let sides = change.new.iter().chain(if change.kind == DutyKind::Split {
            change.parts.as_slice()
        } else {
            &[]
        });
        for side in sides {
            // What did not change is taken from the old notice.
            let text = match (&change.old, change.reworded) {
                (Some(old), false) => old_duties[&format!("duty {}", old.id)]
                    .split_once('\u{1}')
                    .unwrap()
                    .1
                    .to_owned(),
                _ => side.text.clone(),
            };
            let marker = side.marker.as_deref().unwrap_or_default();
            printed.insert(format!("duty {}", side.id), format!("{marker}\u{1}{text}"));
        }
    }
    printed.extend(changes.departments.iter().flat_map(|it| headed(it, old)));
    let notes = changes
        .notes
        .iter()
        .filter(|it| it.kind != NoteChangeKind::Removed)
        .filter_map(|it| it.new.as_ref());
    for (at, note) in notes.enumerate() {
        printed.insert(
            format!("note {at}"),
            format!("{:?} {:?} {:?} {}", note.kind, note.after, note.section, note.text),
        );
    }
    printed
}

/// The names and fields of the new departments of a change.
fn headed(change: &DepartmentChange, old: &Notice) -> Vec<(String, String)> {
    let mut printed = Vec::new();
    for (id, name) in change.new_ids.iter().zip(&change.new) {
        printed.push((format!("department {id}"), name.clone()));
        // What no field speaks of is as it was, in the one of the same name or the only one.
        let one_each = change.old.len() == 1 && change.new.len() == 1;
        let namesake = change.old.iter().position(|it| it == name);
        let before = if one_each { Some(0) } else { namesake };
        let source = |at: usize| old.departments.iter().find(|it| it.id == change.old_ids[at]);
        for (field, text) in fields(before.and_then(source)) {
            let text = match before.filter(|_| field == "heading") {
                Some(at) => text.map(|it| it.replacen(&change.old[at], name, 1)),
                None => text,
            };
            let told = change
                .fields
                .iter()
                .find(|it| it.field == field && it.department.as_ref().is_none_or(|it| it == id));
            let text = told.map_or(text, |it| it.new.clone());
            printed.extend(text.map(|it| (format!("{field} {id}"), it)));
        }
    }
    printed
}

/// What a department prints beside its name and its duties.
fn fields(department: Option<&Department>) -> [(&'static str, Option<String>); 4] {
    let joined = |it: &Department| (!it.section.is_empty()).then(|| it.section.join("\n"));
    [
        ("heading", department.and_then(|it| it.heading.clone())),
        ("marker", department.and_then(|it| it.marker.clone())),
        ("section", department.and_then(joined)),
        ("lead_in", department.and_then(|it| it.lead_in.clone())),
    ]
}

/// What a notice prints, field by field.
fn printed(notice: &Notice) -> BTreeMap<String, String> {
    let mut printed = BTreeMap::new();
    let header = zhineng::diff::compare(
        zhineng::diff::Compared { path: "", notice: &Notice::default() },
        zhineng::diff::Compared { path: "", notice },
        &[],
    );
    for field in header.header {
        printed.insert(format!("header {}", field.field), field.new.unwrap());
    }
    for node in notice.walk().iter().filter(|it| it.kind == NodeKind::Duty) {
        printed.insert(
            format!("duty {}", node.id),
            format!("{}\u{1}{}", node.marker.unwrap_or_default(), node.text),
        );
    }
    for department in &notice.departments {
        let name = department.name.clone().unwrap_or_else(|| department.id.clone());
        printed.insert(format!("department {}", department.id), name);
        for (field, text) in fields(Some(department)) {
            text.map(|it| printed.insert(format!("{field} {}", department.id), it));
        }
    }
    let notes = notice
        .notes
        .iter()
        .map(|it| (Some(it.kind), it))
        .chain(notice.unparsed.iter().map(|it| (None, it)));
    for (at, (kind, note)) in notes.enumerate() {
        printed.insert(
            format!("note {at}"),
            format!("{kind:?} {:?} {:?} {}", note.after, note.section, note.text),
        );
    }
    printed
}

#[test]
fn the_changes_lead_from_the_old_notice_to_the_new_one() {
    for (at, (old, new)) in pairs().iter().enumerate() {
        let changes = changes(old, new);
        assert_eq!(apply(&changes, old), printed(new), "pair {at}");
        // Every duty of either side is in exactly one change.
        let mut sides: [Vec<&str>; 2] = [Vec::new(), Vec::new()];
        for change in &changes.duties {
            sides[0].extend(change.old.iter().map(|it| it.id.as_str()));
            sides[1].extend(change.new.iter().map(|it| it.id.as_str()));
            let of_parts = usize::from(change.kind == DutyKind::Split);
            sides[of_parts].extend(change.parts.iter().map(|it| it.id.as_str()));
        }
        for (found, notice) in sides.iter_mut().zip([old, new]) {
            found.sort_unstable();
            let mut all: Vec<&str> = notice
                .walk()
                .iter()
                .filter(|it| it.kind == NodeKind::Duty)
                .map(|it| it.id)
                .collect();
            all.sort_unstable();
            assert_eq!(*found, all, "pair {at}");
        }
    }
}
