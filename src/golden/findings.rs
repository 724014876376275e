//! What changed in the findings of a sample.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// A finding that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingChange {
    /// What happened.
    pub kind: FindingChangeKind,
    /// The kind of finding.
    pub code: String,
    /// How serious it is.
    pub severity: String,
    /// The department it is in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<String>,
    /// The line of the sample, where it is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// What it said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

/// What happened to a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingChangeKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stands in another place.
    Moved,
    /// The program says the same in other words.
    Reworded,
}

impl FindingChangeKind {
    /// Whether only the program's words changed.
    #[must_use]
    pub fn is_wording(self) -> bool {
        self == Self::Reworded
    }
}

/// The findings that changed from `old` to `new`: the JSON of two lists of findings.
pub(super) fn changes(old: &Value, new: &Value) -> Vec<FindingChange> {
    let list = |value: &Value| -> Vec<Option<Value>> {
        let list = value.get("findings").and_then(Value::as_array).cloned();
        list.unwrap_or_default().into_iter().map(Some).collect()
    };
    let (mut old, mut new) = (list(old), list(new));
    let mut changes = Vec::new();
    // What is wholly the same first, then what differs in least.
    let steps: [(&[&str], Option<FindingChangeKind>); 4] = [
        (&[], None),
        (&["message"], Some(FindingChangeKind::Reworded)),
        (&["place"], Some(FindingChangeKind::Moved)),
        (&["place", "message"], Some(FindingChangeKind::Moved)),
    ];
    for (apart, kind) in steps {
        for after in &mut new {
            let Some(key) = after.as_ref().map(|it| without(it, apart)) else { continue };
            let is_same =
                |it: &&mut Option<Value>| it.as_ref().is_some_and(|it| without(it, apart) == key);
            if let Some(before) = old.iter_mut().find(is_same) {
                let (before, after) = (before.take(), after.take());
                changes.extend(kind.map(|kind| change(kind, before.as_ref(), after.as_ref())));
            }
        }
    }
    let (gone, come) = (old.into_iter().flatten(), new.into_iter().flatten());
    changes.extend(come.map(|it| change(FindingChangeKind::Added, None, Some(&it))));
    changes.extend(gone.map(|it| change(FindingChangeKind::Removed, Some(&it), None)));
    changes.sort_by_key(|it| it.kind);
    changes
}

/// A finding without the keys `apart`, and without the name of the sample.
fn without(finding: &Value, apart: &[&str]) -> Map<String, Value> {
    let mut keys = finding.as_object().cloned().unwrap_or_default();
    keys.retain(|key, _| key != "path" && !apart.contains(&key.as_str()));
    keys
}

fn change(kind: FindingChangeKind, old: Option<&Value>, new: Option<&Value>) -> FindingChange {
    let text = |finding: Option<&Value>, key: &str| {
        finding.and_then(|it| it.get(key)).and_then(Value::as_str).map(str::to_owned)
    };
    let either = new.or(old);
    FindingChange {
        kind,
        code: text(either, "code").unwrap_or_default(),
        severity: text(either, "severity").unwrap_or_default(),
        department: text(either, "department"),
        line: either.and_then(|it| it.pointer("/place/line")).and_then(Value::as_u64),
        old: text(old, "message"),
        new: text(new, "message"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(old: Value, new: Value, expected: &[FindingChangeKind]) {
        let list = |findings: Value| json!({ "findings": findings });
        let kinds: Vec<_> = changes(&list(old), &list(new)).into_iter().map(|it| it.kind).collect();
        assert_eq!(kinds, expected);
    }

    #[test]
    fn a_change_of_words_is_told_from_a_change_of_the_findings() {
        use FindingChangeKind::{Added, Moved, Removed, Reworded};
        let finding = |code: &str, line: u32, message: &str| json!({"code": code, "path": "a", "place": {"line": line}, "message": message});
        let old = finding("number-gap", 3, "缺第3项");
        check(json!([old]), json!([old]), &[]);
        check(json!([old]), json!([finding("number-gap", 3, "少第3项")]), &[Reworded]);
        check(json!([old]), json!([finding("number-gap", 4, "缺第3项")]), &[Moved]);
        check(json!([old]), json!([]), &[Removed]);
        check(json!([old]), json!([old, old]), &[Added]);
    }
}
