//! The ledger (职责台账): one row a duty, always the same columns, each row naming its document.

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

use crate::ledger::{self as words, Head};
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
    /// The day of the notice, as [`issued_on`] has it.
    pub(super) issued_on: &'a str,
    /// The notice.
    pub(super) notice: &'a Notice,
}

/// A value in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    Number(u32),
    Nothing,
}

impl Value<'_> {
    pub(super) fn borrowed(&self) -> Value<'_> {
        match self {
            Value::Text(text) => Value::Text(Cow::Borrowed(text)),
            Value::Number(number) => Value::Number(*number),
            Value::Nothing => Value::Nothing,
        }
    }
}

/// What a notice must have for a column to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Only {
    Sections,
    Nesting,
}

/// A column of the ledger.
pub(super) struct Column {
    /// Its head.
    pub(super) head: Head,
    /// Its width in characters.
    pub(super) width: u32,
    /// Whether the program computes it, and ignores what a person writes there.
    pub(super) computed: bool,
    /// Which notices alone have it.
    pub(super) only: Option<Only>,
    /// Its value.
    pub(super) value: Of,
}

/// The value of a row.
type Of = for<'r> fn(&'r Row<'_>) -> Value<'r>;

const fn column(head: Head, width: u32, value: Of) -> Column {
    Column { head, width, computed: false, only: None, value }
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
    column(words::ROW, 6, |row| number(row.index)).computed(),
    column(words::ID, 10, |row| text(&row.duty.id)).computed(),
    column(words::DEPARTMENT, 26, |row| text(row.department)),
    column(words::SECTION, 20, |row| made(row.section.join(words::PATH))).only(Only::Sections),
    column(words::LEVEL, 6, |row| number(row.level)).only(Only::Nesting),
    column(words::PARENT, 10, |row| text(row.parent)).computed().only(Only::Nesting),
    column(words::NUMBER, 6, |row| row.duty.number.map_or(Value::Nothing, Value::Number)),
    column(words::MARKER, 9, |row| text(row.duty.marker.as_deref().unwrap_or_default())),
    column(words::TEXT, 62, |row| text(&row.duty.text)),
    column(words::VERBS, 12, |row| joined(&row.duty.verbs)).computed(),
    column(words::CATCH_ALL, 6, |row| text(if row.duty.catch_all { "是" } else { "" })).computed(),
    column(words::ISSUED_ON, 12, |row| text(row.issued_on)).computed(),
    column(words::DOCUMENT_NUMBER, 22, |row| text(document_number(row.notice))).computed(),
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

/// The rows in the order of the notice, nested duties after the one above them. `issued_on` is
/// what [`issued_on`] makes of the notice: once, not for every row.
pub(super) fn rows<'a>(notice: &'a Notice, issued_on: &'a str) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    let blank = |department, section| Row {
        index: 0,
        department,
        section,
        level: 1,
        parent: "",
        duty: &NO_DUTY,
        issued_on,
        notice,
    };
    let own_after = |after: Option<&String>| {
        let own = notice.own_duties.as_ref().filter(|own| own.after.as_ref() == after);
        own.map_or(&[][..], |own| &own.duties)
    };
    add(own_after(None), &blank("", &[]), &mut rows);
    for department in &notice.departments {
        let name = department.name.as_deref().unwrap_or_default();
        add(&department.duties, &blank(name, &department.section), &mut rows);
        add(own_after(Some(&department.id)), &blank("", &[]), &mut rows);
    }
    rows
}

static NO_DUTY: LazyLock<Duty> = LazyLock::new(Duty::default);

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

pub(super) fn text(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Nothing } else { Value::Text(Cow::Borrowed(text)) }
}

/// A text that no field holds.
pub(super) fn made(text: String) -> Value<'static> {
    if text.is_empty() { Value::Nothing } else { Value::Text(Cow::Owned(text)) }
}

fn joined(words: &[Arc<str>]) -> Value<'_> {
    match words {
        [only] => text(only),
        words => made(words.join("、")),
    }
}

pub(super) fn number(number: usize) -> Value<'static> {
    Value::Number(u32::try_from(number).unwrap_or(u32::MAX))
}
