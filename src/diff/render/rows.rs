//! The rows of a comparison table: what a person must read, and what is summed up below.

use crate::diff::{
    Changes, DepartmentChange, DepartmentKind, DutyChange, DutyKind, DutySide, NoteSide,
};
use crate::finding::Language;
use crate::wording::Segment;

use super::labels;

/// A row: one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The department under which it stands.
    pub(super) place: String,
    pub(super) old: Vec<Bit>,
    pub(super) new: Vec<Bit>,
    /// What happened.
    pub(super) kind: String,
}

/// A piece of text in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bit {
    pub(super) mark: Mark,
    pub(super) text: String,
}

/// How a piece is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Not at all.
    Plain,
    /// 黑体 and underlined.
    Added,
    /// Struck through.
    Removed,
}

/// The rows: departments first, then duties in the order of the new notice, then all else but
/// the number and the dates, which every new notice has of its own. Where no column names the
/// department (`with_places`), the cells do.
pub(super) fn rows(changes: &Changes, with_places: bool) -> Vec<Row> {
    let departments = changes.departments.iter().filter(|it| is_listed(it)).map(department);
    let duties =
        changes.duties.iter().filter(|it| !it.is_minor()).map(|it| duty(changes, it, with_places));
    let fields = labels::told_header(changes).map(|it| {
        let cell = |text: &Option<String>| plain(text.as_deref().unwrap_or("（无）"));
        let kind = labels::field(it.field).zh.to_owned();
        Row { place: "文件信息".to_owned(), old: cell(&it.old), new: cell(&it.new), kind }
    });
    let notes = labels::told_notes(changes).map(|it| {
        let cell = |side: &Option<NoteSide>, missing: &str, is_old| match side {
            None => plain(missing),
            Some(side) if it.wording.is_empty() => plain(&side.text),
            Some(_) => bits(&it.wording, is_old),
        };
        Row {
            place: "其他文字".to_owned(),
            old: cell(&it.old, "新增", true),
            new: cell(&it.new, "删除", false),
            kind: labels::note(it.kind).zh.to_owned(),
        }
    });
    departments.chain(duties).chain(fields).chain(notes).collect()
}

/// Another number of the heading alone is no row.
fn is_listed(change: &DepartmentChange) -> bool {
    change.is_change()
        && (change.kind != DepartmentKind::Changed
            || change.fields.iter().any(|it| it.field != "marker"))
}

fn plain(text: &str) -> Vec<Bit> {
    vec![Bit { mark: Mark::Plain, text: text.to_owned() }]
}

fn department(change: &DepartmentChange) -> Row {
    let (old, new) = (change.old.join("、"), change.new.join("、"));
    let place = change.new.first().or(change.old.first()).cloned().unwrap_or_default();
    let (mut before, mut after) = match change.kind {
        DepartmentKind::Added => (plain("新设"), plain(&new)),
        DepartmentKind::Removed => (plain(&old), plain("撤销")),
        DepartmentKind::Renamed => {
            let wording = crate::wording::segments(&old, &new);
            (bits(&wording, true), bits(&wording, false))
        }
        _ => (plain(&old), plain(&new)),
    };
    for field in labels::told_fields(change).filter(|it| it.field != "marker") {
        let name = labels::field(field.field).zh;
        for (cell, text) in [(&mut before, &field.old), (&mut after, &field.new)] {
            if let Some(text) = text.as_deref().or(labels::without(change)) {
                cell.extend(plain(&format!("；{name}：{text}")));
            }
        }
    }
    Row { place, old: before, new: after, kind: labels::department(change.kind).zh.to_owned() }
}

fn duty(changes: &Changes, change: &DutyChange, with_places: bool) -> Row {
    let place = labels::place(changes, change, Language::Zh);
    let told = if with_places { place } else { "" };
    let one = |side: &Option<DutySide>, is_old: bool| match side {
        None if is_old => plain("新增"),
        None => plain("删除"),
        Some(side) if change.wording.is_empty() => whole(side, told),
        Some(side) => [lead(side, told), bits(&change.wording, is_old)].concat(),
    };
    let parts = || {
        let mut cell = Vec::new();
        for (index, part) in change.parts.iter().enumerate() {
            cell.extend(if index > 0 { plain("\n") } else { Vec::new() });
            cell.extend(whole(part, told));
        }
        cell
    };
    let alone =
        |side: &Option<DutySide>| side.as_ref().map(|it| whole(it, told)).unwrap_or_default();
    let (old, new) = match change.kind {
        DutyKind::Merged => (parts(), alone(&change.new)),
        DutyKind::Split => (alone(&change.old), parts()),
        _ => (one(&change.old, true), one(&change.new, false)),
    };
    Row { place: place.to_owned(), old, new, kind: labels::duty(change).zh.to_owned() }
}

/// The department where it is another, and the marker.
fn lead(side: &DutySide, place: &str) -> Vec<Bit> {
    let unit = labels::unit(side, Language::Zh);
    let away = if unit == place || labels::home(side) == "B" {
        String::new()
    } else {
        format!("（{unit}）")
    };
    plain(&(away + side.marker.as_deref().unwrap_or_default()))
}

fn whole(side: &DutySide, place: &str) -> Vec<Bit> {
    [lead(side, place), plain(&side.text)].concat()
}

/// The pieces of one side.
fn bits(wording: &[Segment], is_old: bool) -> Vec<Bit> {
    let bits = wording.iter().filter_map(|segment| match segment {
        Segment::Kept(words) => Some((Mark::Plain, words)),
        Segment::Removed(words) if is_old => Some((Mark::Removed, words)),
        Segment::Added(words) if !is_old => Some((Mark::Added, words)),
        _ => None,
    });
    bits.map(|(mark, text)| Bit { mark, text: text.clone() }).collect()
}

/// What is summed up below the table: what only changed its number or its punctuation, and the
/// departments whose duties are all as they were.
pub(super) fn remarks(changes: &Changes) -> Vec<String> {
    let summed = |is: &dyn Fn(&DutyChange) -> bool, what: &str| {
        let all: Vec<&DutyChange> = changes.duties.iter().filter(|it| is(it)).collect();
        let mut places: Vec<&str> = Vec::new();
        for change in &all {
            let place = labels::place(changes, change, Language::Zh);
            places.extend(Some(place).filter(|it| !places.contains(it)));
        }
        let count = all.len();
        (count > 0).then(|| format!("{}共{count}项职责{what}，不再逐条列示。", places.join("、")))
    };
    let renumbered = summed(&|it| it.kind == DutyKind::Renumbered, "仅项号变动");
    let punctuation =
        summed(&|it| it.kind == DutyKind::Reworded && it.punctuation_only, "仅标点变动");
    let kept =
        changes.departments.iter().filter(|it| it.kind == DepartmentKind::Renamed).filter_map(
            |it| {
                let (stayed, all) = labels::stayed(changes, &it.old_ids, &it.new_ids);
                let (old, new) = (it.old.first()?, it.new.first()?);
                (stayed == all && all > 0).then(|| format!("{new}（原{old}）{all}项职责内容未变。"))
            },
        );
    renumbered.into_iter().chain(punctuation).chain(kept).collect()
}
