//! What changed in a notice, from its golden's JSON to what the sample gives now.
//!
//! Departments are paired by name, then by the duties they share; duties by their wording, then
//! by their number. A duty that left one department and came to another has moved.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

/// One thing that changed in a notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// To what.
    pub subject: Subject,
    /// The department it is in, under its new name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The number of the duty, the new one where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// What it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
    /// The line of the sample where it stands now, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// What happened to a part of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its words changed.
    Changed,
    /// The department has another name.
    Renamed,
    /// Only the number of the duty changed.
    Renumbered,
    /// The duty came from another department.
    Moved,
}

/// A part of a notice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// A department.
    Department,
    /// A duty.
    Duty,
    /// The field with this key.
    Field(String),
}

/// What the program derives from the notice's own words.
const DERIVED: [&str; 9] =
    ["schema", "id", "document_id", "year", "draft", "text_key", "verbs", "catch_all", "base_name"];

/// What changed from `old` to `new`, the JSON of two notices: fields of the document first, then
/// department by department. `line` finds the line of the department or duty with an id.
pub(super) fn changes(old: &Value, new: &Value, line: impl Fn(&str) -> Option<u32>) -> Vec<Change> {
    let mut changes = Vec::new();
    fields("", None, old, new, &["departments", "own_duties", "notes", "unparsed"], &mut changes);
    let (old_bodies, new_bodies) = (bodies(old), bodies(new));
    let pairs = pairs(&old_bodies, &new_bodies);
    let mut loose = Loose::default();
    for (old, new) in &pairs {
        departments(old.as_ref(), new.as_ref(), &line, &mut loose, &mut changes);
    }
    loose.settle(&line, &mut changes);
    for list in ["notes", "unparsed"] {
        notes(list, old, new, &mut changes);
    }
    changes
}

/// The keys anywhere in the notice whose values are not the same.
pub(super) fn keys(old: &Value, new: &Value) -> Vec<String> {
    let mut keys = BTreeSet::new();
    differing("", old, new, &mut keys);
    keys.into_iter().collect()
}

fn differing(key: &str, old: &Value, new: &Value, keys: &mut BTreeSet<String>) {
    match (old, new) {
        (Value::Object(one), Value::Object(other)) => {
            for name in one.keys().chain(other.keys()) {
                let value = |map: &serde_json::Map<String, Value>| map.get(name).cloned();
                let (one, other) = (value(one), value(other));
                differing(name, &one.unwrap_or_default(), &other.unwrap_or_default(), keys);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            one.iter().zip(other).for_each(|(one, other)| differing(key, one, other, keys));
        }
        _ if old != new => drop(keys.insert(key.to_owned())),
        _ => {}
    }
}

/// A department, or the whole body with its own duties.
#[derive(Debug, Clone)]
struct Body<'a> {
    name: String,
    value: &'a Value,
    duties: Vec<Item<'a>>,
}

/// A duty at any level.
#[derive(Debug, Clone, Copy)]
struct Item<'a> {
    value: &'a Value,
}

impl Item<'_> {
    fn text(self) -> String {
        format!("{}{}", string(self.value, "marker"), string(self.value, "text"))
    }

    fn key(self) -> String {
        string(self.value, "text_key")
    }

    fn number(self) -> Option<u64> {
        self.value.get("number").and_then(Value::as_u64)
    }
}

fn string(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn bodies(notice: &Value) -> Vec<Body<'_>> {
    let own = notice.get("own_duties").map(|own| ("本机关".to_owned(), own));
    let departments = list(notice, "departments").iter().map(|it| {
        let name = string(it, "name");
        (if name.is_empty() { string(it, "heading") } else { name }, it)
    });
    let body = |(name, value)| {
        let mut duties = Vec::new();
        flatten(list(value, "duties"), &mut duties);
        Body { name, value, duties }
    };
    own.into_iter().chain(departments).map(body).collect()
}

fn flatten<'a>(duties: &'a [Value], items: &mut Vec<Item<'a>>) {
    for value in duties {
        items.push(Item { value });
        flatten(list(value, "children"), items);
    }
}

type Pairs<'a> = Vec<(Option<Body<'a>>, Option<Body<'a>>)>;

/// Departments of the same name, then those that share half of their duties; the rest alone. In
/// the order of the new notice, what is gone after it.
fn pairs<'a>(old: &[Body<'a>], new: &[Body<'a>]) -> Pairs<'a> {
    let mut left: Vec<Option<&Body>> = old.iter().map(Some).collect();
    let mut take = |is: &dyn Fn(&Body) -> bool| {
        let found = left.iter_mut().find(|it| it.is_some_and(is));
        found.and_then(Option::take).cloned()
    };
    let mut pairs: Pairs =
        new.iter().map(|body| (take(&|it| it.name == body.name), Some(body.clone()))).collect();
    for (partner, body) in pairs.iter_mut().filter(|(partner, _)| partner.is_none()) {
        let Some(body) = body else { continue };
        let keys: BTreeSet<String> = body.duties.iter().map(|it| it.key()).collect();
        let shares = |it: &Body| {
            let shared = it.duties.iter().filter(|duty| keys.contains(&duty.key())).count();
            shared > 0 && 2 * shared >= it.duties.len().max(body.duties.len())
        };
        *partner = take(&shares);
    }
    pairs.extend(left.into_iter().flatten().map(|body| (Some(body.clone()), None)));
    pairs
}

/// Duties that have no partner in their department: they may have come from another.
#[derive(Debug, Default)]
struct Loose<'a> {
    gone: Vec<(String, Item<'a>)>,
    come: Vec<(String, Item<'a>)>,
}

fn departments<'a>(
    old: Option<&Body<'a>>,
    new: Option<&Body<'a>>,
    line: &impl Fn(&str) -> Option<u32>,
    loose: &mut Loose<'a>,
    changes: &mut Vec<Change>,
) {
    let name = |body: &Body| Some(body.name.clone());
    let id = |body: &Body| line(&string(body.value, "id"));
    let whole = |kind, department, old, new, line| {
        let subject = Subject::Department;
        Change { kind, subject, department, number: None, old, new, line }
    };
    match (old, new) {
        (Some(old), Some(new)) => {
            if old.name != new.name {
                let (was, is) = (name(old), name(new));
                changes.push(whole(ChangeKind::Renamed, is.clone(), was, is, id(new)));
            }
            let apart = ["duties", "name", "heading"];
            fields("", Some(&new.name), old.value, new.value, &apart, changes);
            if old.name == new.name {
                let heading = |body: &Body| string(body.value, "heading");
                let field = Subject::Field("heading".into());
                let both = (heading(old), heading(new));
                changes.extend(changed(field, name(new), Some(both.0), Some(both.1)));
            }
            duties(old, new, line, loose, changes);
        }
        (None, Some(new)) => {
            changes.push(whole(ChangeKind::Added, name(new), None, name(new), id(new)));
            loose.come.extend(new.duties.iter().map(|it| (new.name.clone(), *it)));
        }
        (Some(old), None) => {
            changes.push(whole(ChangeKind::Removed, name(old), name(old), None, None));
            loose.gone.extend(old.duties.iter().map(|it| (old.name.clone(), *it)));
        }
        (None, None) => {}
    }
}

fn duties<'a>(
    old: &Body<'a>,
    new: &Body<'a>,
    line: &impl Fn(&str) -> Option<u32>,
    loose: &mut Loose<'a>,
    changes: &mut Vec<Change>,
) {
    let mut left: Vec<Option<Item>> = old.duties.iter().copied().map(Some).collect();
    let mut take = |is: &dyn Fn(&Item) -> bool| {
        left.iter_mut().find(|it| it.as_ref().is_some_and(is)).and_then(Option::take)
    };
    let same_words: Vec<(Item, Option<Item>)> = new
        .duties
        .iter()
        .map(|duty| {
            let same = take(&|it| it.text() == duty.text());
            (*duty, same.or_else(|| take(&|it| it.key() == duty.key())))
        })
        .collect();
    for (duty, partner) in same_words {
        let by_number = || take(&|it: &Item| it.number().is_some() && it.number() == duty.number());
        let Some(partner) = partner.or_else(by_number) else {
            loose.come.push((new.name.clone(), duty));
            continue;
        };
        let same = string(partner.value, "text") == string(duty.value, "text");
        let kind = if same { ChangeKind::Renumbered } else { ChangeKind::Changed };
        if partner.text() != duty.text() {
            changes.push(of_duty(kind, &new.name, Some(&partner), Some(&duty), line));
        }
    }
    loose.gone.extend(left.into_iter().flatten().map(|it| (old.name.clone(), it)));
}

impl Loose<'_> {
    /// Tells the duties that moved from those that are new or gone.
    fn settle(self, line: &impl Fn(&str) -> Option<u32>, changes: &mut Vec<Change>) {
        let mut gone: Vec<Option<(String, Item)>> = self.gone.into_iter().map(Some).collect();
        for (department, duty) in &self.come {
            let mut left = gone.iter_mut();
            let from = left.find(|it| it.as_ref().is_some_and(|(_, it)| it.key() == duty.key()));
            let kind = if from.is_some() { ChangeKind::Moved } else { ChangeKind::Added };
            let mut change = of_duty(kind, department, None, Some(duty), line);
            change.old =
                from.and_then(Option::take).map(|(name, it)| format!("{name} {}", it.text()));
            changes.push(change);
        }
        for (department, duty) in gone.into_iter().flatten() {
            changes.push(of_duty(ChangeKind::Removed, &department, Some(&duty), None, line));
        }
    }
}

fn of_duty(
    kind: ChangeKind,
    department: &str,
    old: Option<&Item>,
    new: Option<&Item>,
    line: &impl Fn(&str) -> Option<u32>,
) -> Change {
    Change {
        kind,
        subject: Subject::Duty,
        department: Some(department.to_owned()),
        number: new.or(old).and_then(|it| it.number()),
        old: old.map(|it| it.text()),
        new: new.map(|it| it.text()),
        line: new.and_then(|it| line(&string(it.value, "id"))),
    }
}

/// The fields whose printed text changed, and those without one whose value did. Derived keys and
/// those `apart` are left out.
fn fields(
    above: &str,
    department: Option<&str>,
    old: &Value,
    new: &Value,
    apart: &[&str],
    changes: &mut Vec<Change>,
) {
    let empty = serde_json::Map::new();
    let maps = (old.as_object().unwrap_or(&empty), new.as_object().unwrap_or(&empty));
    let keys: BTreeSet<&String> = maps.0.keys().chain(maps.1.keys()).collect();
    for key in keys {
        if apart.contains(&key.as_str()) || DERIVED.contains(&key.as_str()) {
            continue;
        }
        let values = (maps.0.get(key), maps.1.get(key));
        // The marker says it.
        if key == "number" && maps.0.get("marker") != maps.1.get("marker") {
            continue;
        }
        let name = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        let is_group =
            |it: Option<&Value>| it.is_some_and(|it| it.is_object() && it.get("text").is_none());
        if is_group(values.0) || is_group(values.1) {
            let [old, new] = [values.0, values.1].map(|it| it.cloned().unwrap_or_default());
            let above = if key == "header" { "" } else { name.as_str() };
            fields(above, department, &old, &new, apart, changes);
            continue;
        }
        let (old, new) = (values.0.map(printed), values.1.map(printed));
        if values.0 != values.1 && old == new {
            // The same words, read otherwise: the value tells how.
            let [old, new] = [values.0, values.1].map(|it| it.map(Value::to_string));
            changes.extend(changed(Subject::Field(name), department.map(str::to_owned), old, new));
        } else {
            changes.extend(changed(Subject::Field(name), department.map(str::to_owned), old, new));
        }
    }
}

/// A value as the notice prints it.
fn printed(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Object(map) => match map.get("text").or_else(|| map.get("name")) {
            Some(Value::String(text)) => text.clone(),
            _ => value.to_string(),
        },
        Value::Array(list) => list.iter().map(printed).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}

fn changed(
    subject: Subject,
    department: Option<String>,
    old: Option<String>,
    new: Option<String>,
) -> Option<Change> {
    let [old, new] = [old, new].map(|it| it.filter(|it| !it.is_empty()));
    let kind = match (&old, &new) {
        (None, Some(_)) => ChangeKind::Added,
        (Some(_), None) => ChangeKind::Removed,
        (one, other) if one == other => return None,
        _ => ChangeKind::Changed,
    };
    Some(Change { kind, subject, department, number: None, old, new, line: None })
}

/// The notes that are new or gone.
fn notes(list_key: &str, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    list(new, list_key).iter().for_each(|it| *counts.entry(string(it, "text")).or_default() += 1);
    list(old, list_key).iter().for_each(|it| *counts.entry(string(it, "text")).or_default() -= 1);
    let field = || Subject::Field(list_key.to_owned());
    for (text, count) in counts {
        let (old, new) = if count > 0 { (None, Some(text)) } else { (Some(text), None) };
        if count != 0 {
            changes.extend(changed(field(), None, old, new));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::{self, Options};

    const NOTICE: &str = "某县某局内设科室职责\n办公室\n1.负责文电；\n2.负责档案；\n3.完成其他工作。\n人事科\n1.负责人事；\n2.负责培训。\n";

    fn json(text: &str) -> Value {
        let sourced = pipeline::run(text.as_bytes(), &Options::default()).unwrap();
        serde_json::to_value(sourced.notice).unwrap()
    }

    /// The changes as `kind department number old → new`.
    #[track_caller]
    fn check(edits: &[(&str, &str)], expected: &[&str]) {
        let edited = edits.iter().fold(NOTICE.to_owned(), |text, (old, new)| {
            assert!(text.contains(old), "{old}");
            text.replacen(old, new, 1)
        });
        let found: Vec<String> = changes(&json(NOTICE), &json(&edited), |_| None)
            .into_iter()
            .map(|it| {
                let text = |text: Option<String>| text.unwrap_or_else(|| "∅".into());
                let number = it.number.map(|it| it.to_string());
                let subject = match it.subject {
                    Subject::Field(key) => format!("[{key}]"),
                    _ => String::new(),
                };
                format!(
                    "{:?}{subject} {} {} {} → {}",
                    it.kind,
                    text(it.department),
                    text(number),
                    text(it.old),
                    text(it.new)
                )
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_change_is_told_for_what_it_is() {
        check(&[], &[]);
        check(&[("负责档案", "负责保密")], &["Changed 办公室 2 2.负责档案； → 2.负责保密；"]);
        check(&[("人事科", "人事教育科")], &["Renamed 人事教育科 ∅ 人事科 → 人事教育科"]);
        check(
            &[("2.负责档案；\n3.完成", "2.完成")],
            &[
                "Renumbered 办公室 2 3.完成其他工作。 → 2.完成其他工作。",
                "Removed 办公室 2 2.负责档案； → ∅",
            ],
        );
        check(
            &[("2.负责培训。", "2.负责培训；\n3.负责离退休。")],
            &["Changed 人事科 2 2.负责培训。 → 2.负责培训；", "Added 人事科 3 ∅ → 3.负责离退休。"],
        );
        check(
            &[("2.负责档案；\n3.完成", "2.完成"), ("2.负责培训。", "2.负责培训。\n3.负责档案。")],
            &[
                "Renumbered 办公室 2 3.完成其他工作。 → 2.完成其他工作。",
                "Moved 人事科 3 办公室 2.负责档案； → 3.负责档案。",
            ],
        );
    }

    #[test]
    fn departments_and_fields_too() {
        check(
            &[("人事科\n1.负责人事；\n2.负责培训。\n", "信息科\n1.负责网络。\n")],
            &[
                "Added 信息科 ∅ ∅ → 信息科",
                "Removed 人事科 ∅ 人事科 → ∅",
                "Added 信息科 1 ∅ → 1.负责网络。",
                "Removed 人事科 1 1.负责人事； → ∅",
                "Removed 人事科 2 2.负责培训。 → ∅",
            ],
        );
        check(
            &[("某县某局内设科室职责", "某市某局内设科室职责")],
            &["Changed[title] ∅ ∅ 某县某局内设科室职责 → 某市某局内设科室职责"],
        );
    }

    #[test]
    fn derived_keys_are_named_apart() {
        let (old, mut new) = (json(NOTICE), json(NOTICE));
        new["departments"][0]["duties"][0]["verbs"] = Value::Array(Vec::new());
        assert_eq!(changes(&old, &new, |_| None), []);
        assert_eq!(keys(&old, &new), ["verbs"]);
    }
}
