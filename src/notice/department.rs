//! Departments and their duties.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::TextKey;

/// A department (部门、单位) and what it is charged with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Department {
    /// Its position in the notice, `D01`; no identity across years. Derived.
    #[schemars(extend("readOnly" = true))]
    pub id: String,
    /// The name that the heading prints; absent where the heading was lost.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name without the brackets after it, where it has some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_name: Option<String>,
    /// The heading as printed, without its marker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The number before the heading, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// That number and the marks around it, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    /// Further names that the heading's brackets or the lead-in give.
    pub aliases: Vec<Alias>,
    /// The id of the department that it is part of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// The sentence that leads to the duties (主要职责是：).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_in: Option<String>,
    /// Its duties, in order.
    pub duties: Vec<Duty>,
}

impl Department {
    /// Sets `base_name` from the name: the brackets at its end that hold an alias are left off.
    pub fn leave_off_brackets(&mut self) {
        let mut base = self.name.as_deref().unwrap_or_default();
        while let Some((before, bracket)) =
            base.strip_suffix(['）', ')']).and_then(|it| it.rsplit_once(['（', '(']))
            && !before.trim_end().is_empty()
            && self.aliases.iter().any(|alias| bracket.contains(alias.name.as_str()))
        {
            base = before.trim_end();
        }
        let base = base.to_owned();
        self.base_name = Some(base).filter(|it| Some(it) != self.name.as_ref());
    }

    /// Gives the department another name, and puts it in its heading.
    pub fn rename(&mut self, name: &str) {
        let before = self.name.replace(name.to_owned());
        self.heading = match (before, self.heading.take()) {
            (Some(before), Some(heading)) if heading.contains(before.as_str()) => {
                Some(heading.replacen(before.as_str(), name, 1))
            }
            _ => Some(name.to_owned()),
        };
        self.aliases.retain(|alias| name.contains(alias.name.as_str()));
        self.leave_off_brackets();
    }
}

/// Another name of a department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Alias {
    /// How the name is borne.
    pub kind: AliasKind,
    /// The name.
    pub name: String,
}

/// How a department bears another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AliasKind {
    /// Beside its own: 生物医药科（创新发展科）.
    SecondName,
    /// On a sign board: 综合科（挂开发区管理科牌子）.
    SignBoard,
    /// Of a body that shares its office: 监察室（与纪检组合署办公）.
    CoLocated,
    /// Of a body that is attached to it: 综合科（编办挂靠）.
    Attached,
}

/// The duties of the whole body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct OwnDuties {
    /// The heading above them, where there is one, without its marker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    /// The number before the heading and the marks around it, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    /// The sentence that leads to them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_in: Option<String>,
    /// The id of the last department before them; absent where they come first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The duties, in order.
    pub duties: Vec<Duty>,
}

/// One duty (职责).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Duty {
    /// Its position in the notice, `D01-003`; no identity across years. Derived.
    #[schemars(extend("readOnly" = true))]
    pub id: String,
    /// Its number (项号) as printed; absent where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Its number and the marks around it (层次序数) as printed: `1.`, `（一）`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marker: Option<String>,
    /// Its own words with their end mark.
    pub text: String,
    /// 16 hexadecimal digits that equal wordings share, whatever their end mark, blanks and
    /// widths. Derived.
    #[schemars(extend("readOnly" = true, "default" = ""))]
    pub text_key: TextKey,
    /// The vocabulary's words of responsibility (负责, 牵头) in the text, in order. Derived.
    #[schemars(extend("readOnly" = true))]
    pub verbs: Vec<Arc<str>>,
    /// Whether it is the catch-all (完成领导和上级交办的其他工作). Derived.
    #[schemars(extend("readOnly" = true))]
    pub catch_all: bool,
    /// The duties one level below it.
    pub children: Vec<Duty>,
}
