//! The ledger (职责台账): one row a duty, always the same columns, each row naming its document.

use crate::notice::{Duty, Notice};

/// One duty, with what its row says of it.
#[derive(Debug)]
pub(super) struct Row<'a> {
    /// The position in the ledger, from 1.
    pub(super) index: usize,
    /// The department's name; none for duties of the whole body or under a lost heading.
    pub(super) department: &'a str,
    /// The headings above the department.
    pub(super) section: &'a [String],
    /// The level of nesting, from 1.
    pub(super) level: usize,
    /// The id of the duty above it.
    pub(super) parent: &'a str,
    /// The duty.
    pub(super) duty: &'a Duty,
    /// The notice.
    pub(super) notice: &'a Notice,
}

/// A value in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Number(u32),
    Nothing,
}

/// What a notice must have for a column to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Only {
    Sections,
    Nesting,
}

/// A column of the ledger.
pub(super) struct Column {
    /// Its head in Chinese.
    pub(super) zh: &'static str,
    /// Its head in English: a JSON key.
    pub(super) en: &'static str,
    /// Its width in characters.
    pub(super) width: u32,
    /// Whether the program computes it, and ignores what a person writes there.
    pub(super) computed: bool,
    /// Which notices alone have it.
    pub(super) only: Option<Only>,
    /// Its value.
    pub(super) value: fn(&Row) -> Value,
}

const fn column(
    zh: &'static str,
    en: &'static str,
    width: u32,
    value: fn(&Row) -> Value,
) -> Column {
    Column { zh, en, width, computed: false, only: None, value }
}

impl Column {
    const fn computed(self) -> Self {
        Self { computed: true, ..self }
    }

    const fn only(self, only: Only) -> Self {
        Self { only: Some(only), ..self }
    }
}

static COLUMNS: &[Column] = &[
    column("序号", "row", 6, |row| number(row.index)).computed(),
    column("编号", "id", 10, |row| text(&row.duty.id)).computed(),
    column("部门", "department", 26, |row| text(row.department)),
    column("上级标题", "section", 20, |row| text(&row.section.join("／"))).only(Only::Sections),
    column("层级", "level", 6, |row| number(row.level)).only(Only::Nesting),
    column("上级编号", "parent", 10, |row| text(row.parent)).computed().only(Only::Nesting),
    column("项号", "number", 6, |row| row.duty.number.map_or(Value::Nothing, Value::Number)),
    column("原文序数", "marker", 9, |row| text(row.duty.marker.as_deref().unwrap_or_default())),
    column("职责内容", "text", 62, |row| text(&row.duty.text)),
    column("关键词", "verbs", 12, |row| text(&row.duty.verbs.join("、"))).computed(),
    column("兜底", "catch_all", 6, |row| text(if row.duty.catch_all { "是" } else { "" }))
        .computed(),
    column("成文日期", "issued_on", 12, |row| text(&issued_on(row.notice))).computed(),
    column("发文字号", "document_number", 22, |row| text(document_number(row.notice))).computed(),
];

/// All columns, whether or not a notice needs them.
pub(super) fn all_columns() -> &'static [Column] {
    COLUMNS
}

/// The columns of this notice's ledger.
pub(super) fn columns(notice: &Notice) -> Vec<&'static Column> {
    let own = notice.own_duties.iter().map(|it| &it.duties);
    let lists = own.chain(notice.departments.iter().map(|it| &it.duties));
    let nested = lists.flatten().any(|duty| !duty.children.is_empty());
    let sections = notice.departments.iter().any(|department| !department.section.is_empty());
    let has = |only: Only| match only {
        Only::Sections => sections,
        Only::Nesting => nested,
    };
    COLUMNS.iter().filter(|column| column.only.is_none_or(has)).collect()
}

/// The rows: the whole body's own duties, then department by department, nested duties after the
/// one above them.
pub(super) fn rows(notice: &Notice) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let blank = |department, section| Row {
        index: 0,
        department,
        section,
        level: 1,
        parent: "",
        duty: &NO_DUTY,
        notice,
    };
    if let Some(own) = &notice.own_duties {
        add(&own.duties, &blank("", &[]), &mut rows);
    }
    for department in &notice.departments {
        let name = department.name.as_deref().unwrap_or_default();
        add(&department.duties, &blank(name, &department.section), &mut rows);
    }
    rows
}

static NO_DUTY: Duty = Duty {
    id: String::new(),
    number: None,
    marker: None,
    text: String::new(),
    text_key: String::new(),
    verbs: Vec::new(),
    catch_all: false,
    children: Vec::new(),
};

fn add<'a>(duties: &'a [Duty], model: &Row<'a>, rows: &mut Vec<Row<'a>>) {
    for duty in duties {
        let index = rows.len() + 1;
        rows.push(Row { index, duty, ..*model });
        let below = Row { level: model.level + 1, parent: &duty.id, ..*model };
        add(&duty.children, &below, rows);
    }
}

/// The day as `2025-02-13`; as printed where the calendar has no such day.
pub(super) fn issued_on(notice: &Notice) -> String {
    let date = notice.header.issued_on.as_ref();
    date.map(|it| it.date.map_or_else(|| it.text.clone(), |day| day.to_string()))
        .unwrap_or_default()
}

/// The document number as printed; empty where there is none.
pub(super) fn document_number(notice: &Notice) -> &str {
    notice.header.document_number.as_ref().map_or("", |number| &number.text)
}

fn text(text: &str) -> Value {
    if text.is_empty() { Value::Nothing } else { Value::Text(text.to_owned()) }
}

fn number(number: usize) -> Value {
    Value::Number(u32::try_from(number).unwrap_or(u32::MAX))
}
