//! What a comparison found: `zhineng schema changes`.

use schemars::JsonSchema;
use serde::ser::SerializeTuple;
use serde::{Serialize, Serializer};

use crate::notice::NoteKind;
use crate::wording::Segment;

/// All that two notices differ in, and what they share.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Changes {
    /// Names this format and its version.
    pub schema: ChangesSchema,
    /// The side from which the changes lead.
    pub base: Base,
    /// The old notice.
    pub old: Side,
    /// The new notice.
    pub new: Side,
    /// How many duties are of each kind.
    pub summary: Summary,
    /// The particulars that differ.
    pub header: Vec<FieldChange>,
    /// The departments that differ; with all asked for, every one.
    pub departments: Vec<DepartmentChange>,
    /// The duties that differ, in the order of the new notice, those that are gone where they
    /// stood; with all asked for, every one.
    pub duties: Vec<DutyChange>,
    /// The texts beside the duties that differ; with all asked for, every one.
    pub notes: Vec<NoteChange>,
}

/// The name of the format: one value a major version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub enum ChangesSchema {
    /// Version 1.
    #[serde(rename = "zhineng/changes@1")]
    V1,
}

/// The side from which changes lead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// From the old notice to the new one.
    Old,
}

/// One of the two notices.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Side {
    /// The file it was read from.
    pub path: String,
    /// `agency-year-serial` of the document number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_id: Option<String>,
    /// The document number as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_number: Option<String>,
    /// The date of signature, `2025-02-13`; as printed where the calendar has no such day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_on: Option<String>,
    /// The title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whether it is a draft.
    pub draft: bool,
    /// How many departments it has.
    pub departments: usize,
    /// How many duties.
    pub duties: usize,
}

/// How many duties are of each kind. A merged or split duty counts once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Summary {
    /// Same words, number and place.
    pub unchanged: usize,
    /// Same words under another number.
    pub renumbered: usize,
    /// Other words in the same department.
    pub reworded: usize,
    /// In another department.
    pub moved: usize,
    /// In the new notice alone.
    pub added: usize,
    /// In the old notice alone.
    pub removed: usize,
    /// Several that became one.
    pub merged: usize,
    /// One that became several.
    pub split: usize,
    /// Of the reworded ones: those whose punctuation alone changed.
    pub punctuation_only: usize,
    /// Of the moved ones: those whose words changed too.
    pub moved_and_reworded: usize,
}

/// A particular that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FieldChange {
    /// Which; the lines of a field that has several are parted by line ends.
    pub field: &'static str,
    /// The id of the department it is of, where one became several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// What the old notice prints; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What the new notice prints.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

/// What became of a department, or of several.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DepartmentChange {
    /// What happened.
    pub kind: DepartmentKind,
    /// The old names; a department whose heading was lost has its id for a name.
    pub old: Vec<String>,
    /// The new names.
    pub new: Vec<String>,
    /// The ids of the old ones.
    pub old_ids: Vec<String>,
    /// The ids of the new ones.
    pub new_ids: Vec<String>,
    /// How much of what they are charged with is the same, from 0 to 1.
    #[serde(serialize_with = "rounded")]
    pub similarity: f64,
    /// Whether it stands elsewhere among the others that both notices have.
    pub reordered: bool,
    /// What else its heading and lead-in print otherwise; all that they print, where it is new or
    /// gone.
    pub fields: Vec<FieldChange>,
}

/// What happened to a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DepartmentKind {
    /// The same name in the same place.
    Unchanged,
    /// The same name elsewhere among the others.
    Reordered,
    /// The same name; its heading or lead-in differs.
    Changed,
    /// Another name.
    Renamed,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// In the new notice alone.
    Added,
    /// In the old notice alone.
    Removed,
}

/// What became of a duty.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DutyChange {
    /// `C001`: the place in the list; absent where nothing changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// What happened.
    pub kind: DutyKind,
    /// The old duty; absent for an added and for a merged one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<DutySide>,
    /// The new duty; absent for a removed and for a split one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<DutySide>,
    /// The old duties that became one, or the new ones that one became; of others none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<DutySide>,
    /// From 0 to 1; 1 where the words are the same, absent where there is only one side.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "maybe_rounded")]
    pub similarity: Option<f64>,
    /// Whether the words changed.
    pub reworded: bool,
    /// Whether the words changed in their punctuation alone.
    pub punctuation_only: bool,
    /// The pieces of the two wordings, where they differ.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "pieces")]
    #[schemars(with = "Vec<(Piece, String)>")]
    pub wording: Vec<Segment>,
}

/// What happened to a duty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Nothing.
    Unchanged,
    /// It has another number, or stands elsewhere in its department.
    Renumbered,
    /// Its words changed.
    Reworded,
    /// Another department has it.
    Moved,
    /// Several became one.
    Merged,
    /// One became several.
    Split,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// A duty on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DutySide {
    /// Its position in that notice, `D14-004`.
    pub id: String,
    /// `agency-year-serial` of that notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document_id: Option<String>,
    /// The name of its department; absent for the whole body's own and under a lost heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// Its number as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its number and the marks around it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    /// Its words.
    pub text: String,
}

/// What became of a text beside the duties.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoteChange {
    /// What happened.
    pub kind: NoteChangeKind,
    /// The old text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<NoteSide>,
    /// The new text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<NoteSide>,
    /// The pieces of the two wordings, where they differ.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "pieces")]
    #[schemars(with = "Vec<(Piece, String)>")]
    pub wording: Vec<Segment>,
}

/// What happened to a text beside the duties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteChangeKind {
    /// Nothing.
    Unchanged,
    /// Its words changed.
    Reworded,
    /// It stands elsewhere.
    Moved,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
}

/// A text beside the duties on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoteSide {
    /// What it is; absent for text that no field claims.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<NoteKind>,
    /// The id of the department or duty before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// The text.
    pub text: String,
}

/// What a piece of a wording is.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub enum Piece {
    /// In both.
    #[serde(rename = "=")]
    Kept,
    /// In the old one alone.
    #[serde(rename = "-")]
    Removed,
    /// In the new one alone.
    #[serde(rename = "+")]
    Added,
}

impl Changes {
    /// Whether the two notices print the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.header.is_empty()
            && self.departments.iter().all(|it| !it.is_change())
            && self.duties.iter().all(|it| it.kind == DutyKind::Unchanged)
            && self.notes.iter().all(|it| it.kind == NoteChangeKind::Unchanged)
    }

    /// The same without what did not change.
    #[must_use]
    pub fn without_unchanged(&self) -> Self {
        let mut changes = self.clone();
        changes.departments.retain(DepartmentChange::is_change);
        changes.duties.retain(|it| it.kind != DutyKind::Unchanged);
        changes.notes.retain(|it| it.kind != NoteChangeKind::Unchanged);
        changes
    }

    /// The same, another number alone being no change.
    #[must_use]
    pub fn ignoring_numbers(mut self) -> Self {
        for duty in &mut self.duties {
            if duty.kind == DutyKind::Renumbered {
                (duty.kind, duty.id) = (DutyKind::Unchanged, None);
            }
        }
        for department in &mut self.departments {
            department.fields.retain(|it| it.field != "marker");
            if department.kind == DepartmentKind::Changed && department.fields.is_empty() {
                department.kind = DepartmentKind::Unchanged;
            }
        }
        self.summary.unchanged += self.summary.renumbered;
        self.summary.renumbered = 0;
        self
    }
}

impl DepartmentChange {
    /// Whether anything changed.
    #[must_use]
    pub fn is_change(&self) -> bool {
        self.kind != DepartmentKind::Unchanged
    }
}

impl DutyChange {
    /// Whether a reader need not look at it: nothing, the number or the punctuation changed.
    #[must_use]
    pub fn is_minor(&self) -> bool {
        match self.kind {
            DutyKind::Unchanged | DutyKind::Renumbered => true,
            DutyKind::Reworded => self.punctuation_only,
            _ => false,
        }
    }
}

impl Summary {
    /// Counts the duties of each kind.
    #[must_use]
    pub(super) fn of(duties: &[DutyChange]) -> Self {
        let count = |is: &dyn Fn(&DutyChange) -> bool| duties.iter().filter(|it| is(it)).count();
        let kind = |kind: DutyKind| count(&|it| it.kind == kind);
        Self {
            unchanged: kind(DutyKind::Unchanged),
            renumbered: kind(DutyKind::Renumbered),
            reworded: kind(DutyKind::Reworded),
            moved: kind(DutyKind::Moved),
            added: kind(DutyKind::Added),
            removed: kind(DutyKind::Removed),
            merged: kind(DutyKind::Merged),
            split: kind(DutyKind::Split),
            punctuation_only: count(&|it| it.kind == DutyKind::Reworded && it.punctuation_only),
            moved_and_reworded: count(&|it| it.kind == DutyKind::Moved && it.reworded),
        }
    }
}

/// `[["=", "负责"], ["-", "信息化"], ["+", "数字化"]]`.
fn pieces<S: Serializer>(segments: &[Segment], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(segments.iter().map(Pair))
}

struct Pair<'a>(&'a Segment);

impl Serialize for Pair<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (piece, words) = match self.0 {
            Segment::Kept(words) => (Piece::Kept, words),
            Segment::Removed(words) => (Piece::Removed, words),
            Segment::Added(words) => (Piece::Added, words),
        };
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&piece)?;
        pair.serialize_element(words)?;
        pair.end()
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
fn rounded<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64((value * 100.0).round() / 100.0)
}

#[allow(clippy::ref_option, reason = "serde hands fields over by reference")]
fn maybe_rounded<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => rounded(value, serializer),
        None => serializer.serialize_none(),
    }
}
