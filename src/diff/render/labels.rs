//! What changes, sides and fields are called.

use crate::diff::{
    Changes, DepartmentChange, DepartmentKind, DutyChange, DutyKind, DutySide, FieldChange,
    NoteChange, NoteChangeKind, Side,
};
use crate::finding::{Language, Worded};

/// What a field of the particulars, or of a department, is called.
pub(super) fn field(name: &str) -> Worded {
    let (zh, en) = match name {
        "copy_number" => ("份号", "copy number"),
        "secrecy" => ("密级", "secrecy"),
        "urgency" => ("紧急程度", "urgency"),
        "issuers" => ("发文机关标志", "issuers"),
        "document_number" => ("发文字号", "document number"),
        "approvers" => ("签发人", "approvers"),
        "title" => ("标题", "title"),
        "recipients" => ("主送机关", "recipients"),
        "body" => ("正文", "body"),
        "signatories" => ("发文机关署名", "signatories"),
        "issued_on" => ("成文日期", "date of signature"),
        "disclosure" => ("公开属性", "disclosure"),
        "imprint_office" => ("印发机关", "printing office"),
        "printed_on" => ("印发日期", "date of printing"),
        "issued_title" => ("被印发文件标题", "title of the issued text"),
        "own_heading" => ("总职责标题", "heading of the body's own duties"),
        "own_lead_in" => ("总职责引语", "lead-in of the body's own duties"),
        "heading" => ("标题", "heading"),
        "marker" => ("层次序数", "marker"),
        "section" => ("上级标题", "section"),
        "lead_in" => ("引语", "lead-in"),
        _ => ("其他", "other"),
    };
    Worded { zh, en }
}

/// The fields of a department that a person must be told of: where one became one, all of them;
/// elsewhere the name stands for the heading.
pub(super) fn told_fields(change: &DepartmentChange) -> impl Iterator<Item = &FieldChange> {
    let one_each = change.old.len() == 1 && change.new.len() == 1;
    change.fields.iter().filter(move |it| one_each || it.field == "lead_in")
}

/// The particulars that a person must be told of: all but the number and the dates, which every
/// new notice has of its own.
pub(super) fn told_header(changes: &Changes) -> impl Iterator<Item = &FieldChange> {
    let own = ["document_number", "issued_on", "printed_on"];
    changes.header.iter().filter(move |it| !own.contains(&it.field))
}

/// The notes that are not what they were, or not where.
pub(super) fn told_notes(changes: &Changes) -> impl Iterator<Item = &NoteChange> {
    changes.notes.iter().filter(|it| it.kind != NoteChangeKind::Unchanged)
}

/// What stands for a field of a department that one side has not; nothing where the department
/// itself is not there.
pub(super) fn without(change: &DepartmentChange) -> Option<&'static str> {
    (!change.old.is_empty() && !change.new.is_empty()).then_some("（无）")
}

/// What happened to a duty.
pub(super) fn duty(change: &DutyChange) -> Worded {
    let (zh, en) = match change.kind {
        DutyKind::Unchanged => ("未变", "unchanged"),
        DutyKind::Renumbered => ("仅项号变动", "renumbered"),
        DutyKind::Reworded if change.punctuation_only => ("仅标点变动", "punctuation"),
        DutyKind::Reworded => ("修改", "reworded"),
        DutyKind::Moved if change.reworded => ("划转并修改", "moved and reworded"),
        DutyKind::Moved => ("划转", "moved"),
        DutyKind::Merged => ("合并", "merged"),
        DutyKind::Split => ("拆分", "split"),
        DutyKind::Added => ("新增", "added"),
        DutyKind::Removed => ("删除", "removed"),
    };
    Worded { zh, en }
}

/// What happened to a department.
pub(super) fn department(kind: DepartmentKind) -> Worded {
    let (zh, en) = match kind {
        DepartmentKind::Unchanged => ("未变", "unchanged"),
        DepartmentKind::Reordered => ("移位", "reordered"),
        DepartmentKind::Changed => ("标题变动", "heading"),
        DepartmentKind::Renamed => ("更名", "renamed"),
        DepartmentKind::Merged => ("合并", "merged"),
        DepartmentKind::Split => ("拆分", "split"),
        DepartmentKind::Added => ("新设", "added"),
        DepartmentKind::Removed => ("撤销", "removed"),
    };
    Worded { zh, en }
}

/// What happened to a text beside the duties.
pub(super) fn note(kind: NoteChangeKind) -> Worded {
    let (zh, en) = match kind {
        NoteChangeKind::Unchanged => ("未变", "unchanged"),
        NoteChangeKind::Reworded => ("修改", "reworded"),
        NoteChangeKind::Moved => ("移位", "moved"),
        NoteChangeKind::Added => ("新增", "added"),
        NoteChangeKind::Removed => ("删除", "removed"),
    };
    Worded { zh, en }
}

impl Side {
    /// The document number, else the title; else nothing. A blank serial prints as a blank.
    pub(super) fn label(&self) -> &str {
        let number = self.document_number.as_deref();
        number.or(self.title.as_deref()).unwrap_or_default()
    }

    /// The day as it is printed in Chinese: `2025年2月13日`.
    pub(super) fn day(&self) -> String {
        let Some(day) = &self.issued_on else { return String::new() };
        let parts: Vec<&str> = day.split('-').map(|it| it.trim_start_matches('0')).collect();
        match parts.as_slice() {
            [year, month, day] => format!("{year}年{month}月{day}日"),
            _ => day.clone(),
        }
    }

    /// The last part of the path.
    pub(super) fn file(&self) -> &str {
        self.path.rsplit(['/', '\\']).next().unwrap_or(&self.path)
    }
}

/// The names of the two files, whole where their last parts are the same.
pub(super) fn files(changes: &Changes) -> (&str, &str) {
    let (old, new) = (&changes.old, &changes.new);
    if old.file() == new.file() { (&old.path, &new.path) } else { (old.file(), new.file()) }
}

/// The id of the department of a duty.
pub(super) fn home(side: &DutySide) -> &str {
    side.id.split('-').next().unwrap_or_default()
}

/// The name of a duty's department.
pub(super) fn unit(side: &DutySide, language: Language) -> &str {
    let none = if home(side) == "B" {
        Worded { zh: "（总职责）", en: "(the body's own)" }
    } else {
        Worded { zh: "（无标题）", en: "(no heading)" }
    };
    side.department.as_deref().unwrap_or(none.by(language))
}

/// `第17项`; the marker where there is no number.
pub(super) fn item(side: &DutySide, language: Language) -> String {
    match (side.number, &side.marker, language) {
        (Some(number), _, Language::Zh) => format!("第{number}项"),
        (Some(number), _, Language::En) => format!("item {number}"),
        (None, Some(marker), _) => marker.clone(),
        (None, None, Language::Zh) => "（无项号）".to_owned(),
        (None, None, Language::En) => "(no number)".to_owned(),
    }
}

/// The place in which a change is listed: the new department, and for what is gone the one that
/// took the place of its own.
pub(super) fn place<'a>(
    changes: &'a Changes,
    change: &'a DutyChange,
    language: Language,
) -> &'a str {
    let first = match change.kind {
        DutyKind::Split => change.parts.first(),
        _ => change.new.as_ref(),
    };
    if let Some(side) = first {
        return unit(side, language);
    }
    let Some(old) = &change.old else { return "" };
    became(changes, old).unwrap_or_else(|| unit(old, language))
}

/// The new name of the department that an old duty was in.
pub(super) fn became<'a>(changes: &'a Changes, old: &DutySide) -> Option<&'a str> {
    let home = home(old);
    let link = changes.departments.iter().find(|it| it.old_ids.iter().any(|id| id == home))?;
    link.new.first().map(String::as_str)
}

/// How many duties a department's records say stayed in it, of how many.
pub(super) fn stayed(changes: &Changes, old_ids: &[String], new_ids: &[String]) -> (usize, usize) {
    let has = |ids: &[String], side: &Option<DutySide>| {
        side.as_ref().is_some_and(|it| ids.iter().any(|id| id == home(it)))
    };
    let of_old = changes.duties.iter().filter(|it| has(old_ids, &it.old)).count();
    let merged = changes.duties.iter().filter(|it| it.kind == DutyKind::Merged);
    let parts =
        merged.flat_map(|it| &it.parts).filter(|it| old_ids.iter().any(|id| id == home(it)));
    let stayed = changes
        .duties
        .iter()
        .filter(|it| it.is_minor() && has(old_ids, &it.old) && has(new_ids, &it.new))
        .count();
    (stayed, of_old + parts.count())
}
