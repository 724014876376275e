//! The words of the ledger (职责台账): what its sheets, columns and rows are called.
//!
//! Shared by what writes it (`writer`, as workbook and CSV) and what reads it back (`reader`), so
//! that the two cannot drift apart. Knows the notice, and no file.

pub mod alias;
pub mod guard;
pub mod particulars;

/// The sheet of the duties.
pub const LEDGER: &str = "职责台账";
/// The sheet of the departments.
pub const DEPARTMENTS: &str = "部门";
/// The sheet of the particulars.
pub const PARTICULARS: &str = "文件信息";

/// What parts the headings of a section's path in one cell.
pub const PATH: &str = "／";

/// The head of a column, as workbooks and CSV files have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// In Chinese.
    pub zh: &'static str,
    /// In English: a JSON key.
    pub en: &'static str,
}

const fn head(zh: &'static str, en: &'static str) -> Head {
    Head { zh, en }
}

/// The row's position, from 1.
pub const ROW: Head = head("序号", "row");
/// The id of a department or duty.
pub const ID: Head = head("编号", "id");
/// The department's name.
pub const DEPARTMENT: Head = head("部门", "department");
/// The headings of sections above a department.
pub const SECTION: Head = head("上级标题", "section");
/// The level of nesting, from 1.
pub const LEVEL: Head = head("层级", "level");
/// The id of the duty above a nested one.
pub const PARENT: Head = head("上级编号", "parent");
/// A duty's number.
pub const NUMBER: Head = head("项号", "number");
/// A duty's marker as printed.
pub const MARKER: Head = head("原文序数", "marker");
/// A duty's words.
pub const TEXT: Head = head("职责内容", "text");
/// The verbs of a duty.
pub const VERBS: Head = head("关键词", "verbs");
/// Whether a duty is the catch-all.
pub const CATCH_ALL: Head = head("兜底", "catch_all");
/// The date of signature.
pub const ISSUED_ON: Head = head("成文日期", "issued_on");
/// The document number.
pub const DOCUMENT_NUMBER: Head = head("发文字号", "document_number");

/// Columns of the sheet of departments alone.
pub mod department {
    /// Other names.
    pub const ALIASES: &str = "别名（挂牌、合署）";
    /// The heading as printed.
    pub const HEADING: &str = "原文标题";
    /// How many duties it has.
    pub const DUTIES: &str = "职责数";
    /// Its first and last number.
    pub const RANGE: &str = "首末项号";
    /// Its catch-alls.
    pub const CATCH_ALLS: &str = "兜底职责";
    /// The heading's number.
    pub const NUMBER: &str = "标题项号";
    /// The heading's marker as printed.
    pub const MARKER: &str = "标题序数";
    /// The department that it is part of.
    pub const PARENT: &str = "上级部门编号";
    /// The sentence that leads to the duties.
    pub const LEAD_IN: &str = "职责引语";
}
