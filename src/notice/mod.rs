//! What a notice means: header, departments, numbered duties. Knows no file format.
//!
//! In: nothing. Out: the types behind `zhineng schema notice`, the [`walk`](Notice::walk) over
//! all their printed text, and the [`derived`] fields. Texts are kept as printed, outer blanks
//! removed; a value read from a text stands beside it and is absent where it cannot be read.

mod department;
mod derived;
mod header;
pub mod id;
mod kind;
mod label;
mod lineage;
mod marks;
mod printed;
mod renumber;
mod text_key;
mod vocabulary;
mod walk;

pub use department::{Alias, AliasKind, Department, Duty, OwnDuties};
pub(crate) use derived::{is_blank, without_end_mark};
pub use header::{
    Approvers, CalendarDate, Disclosure, DocumentNumber, Header, Imprint, IssuedText, NoticeDate,
    Recipients, Secrecy, Urgency,
};
pub use lineage::Lineage;
pub(crate) use marks::marks;
pub(crate) use printed::pattern;
pub use text_key::TextKey;
pub(crate) use text_key::narrow;
pub use vocabulary::Vocabulary;
pub use walk::{Node, NodeKind};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A notice of departmental functions (关于印发《…职能》的通知), or a page of duties without one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Notice {
    /// Names this format and its version.
    pub schema: SchemaName,
    /// What kind of document it is.
    pub kind: Kind,
    /// Whether the serial of the document number or the day of the date is still blank. Derived.
    #[schemars(extend("readOnly" = true))]
    pub draft: bool,
    /// `agency-year-serial` of the document number. Derived.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub document_id: Option<String>,
    /// The year of the document number, else of the date. Derived.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("readOnly" = true))]
    pub year: Option<u32>,
    /// The particulars of the document (文件信息).
    pub header: Header,
    /// The text that the notice issues (被印发文件), where it has a title of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued_text: Option<IssuedText>,
    /// Duties of the whole body, not of one department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own_duties: Option<OwnDuties>,
    /// The departments, in order.
    pub departments: Vec<Department>,
    /// Text that is understood and is no duty: remarks, footnotes.
    pub notes: Vec<Note>,
    /// Text that no field claims, kept as it stands.
    pub unparsed: Vec<Note>,
}

/// The name of the format: one value a major version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum SchemaName {
    /// Version 1.
    #[default]
    #[serde(rename = "zhineng/notice@1")]
    V1,
}

/// What kind of document was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A notice that issues the functions of departments.
    Notice,
    /// The functions, departments and staff of one body (三定方案).
    Sanding,
    /// A page of duties without a notice around it.
    Duties,
    /// Anything else.
    #[default]
    Other,
}

/// A text beside the duties, and where it stands among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// What it is.
    pub kind: NoteKind,
    /// Its text.
    pub text: String,
    /// The id of the department or duty before it (`B`: the body's own); absent before all of
    /// them, and for 抄送, which closes the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
    /// The headings above it, outermost first; none for what closes the page.
    #[serde(default)]
    pub section: Vec<String>,
}

/// What a note is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// A paragraph of the page.
    Paragraph,
    /// Whom the notice is copied to (抄送).
    CopyTo,
    /// A remark in brackets below the date (附注), or how many copies were printed.
    Remark,
    /// What is attached (附件).
    Attachment,
    /// How a department is reached (电话、地址).
    Contact,
    /// Who heads a department (负责人).
    Head,
    /// How many people there are (人员编制).
    Staffing,
    /// How many departments there are (设13个内设机构).
    Count,
    /// A labelled particular without a field of its own (索引号、主题词).
    Particular,
    /// A footnote.
    Footnote,
    /// An endnote.
    Endnote,
    /// Text in the running head.
    Header,
    /// Text in the running foot.
    Footer,
}

impl Notice {
    /// How many duties the notice holds, nested ones and the body's own included.
    #[must_use]
    pub fn duty_count(&self) -> usize {
        let own = self.own_duties.iter().map(|own| own.duties.as_slice());
        let of_departments = self.departments.iter().map(|it| it.duties.as_slice());
        own.chain(of_departments).map(count).sum()
    }

    /// The department that `id` names, or whose duty it names.
    #[must_use]
    pub fn department_of(&self, id: &str) -> Option<&Department> {
        self.departments.get(id::positions(id)?.department?)
    }

    /// The duty that `id` names.
    #[must_use]
    pub fn duty(&self, id: &str) -> Option<&Duty> {
        let positions = id::positions(id)?;
        let list = match positions.department {
            Some(department) => &self.departments.get(department)?.duties,
            None => &self.own_duties.as_ref()?.duties,
        };
        let (first, inner) = positions.duties.split_first()?;
        inner.iter().try_fold(list.get(*first)?, |duty, &at| duty.children.get(at))
    }
}

fn count(duties: &[Duty]) -> usize {
    duties.iter().map(|duty| 1 + count(&duty.children)).sum()
}
