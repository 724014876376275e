//! The comparison as a workbook: 汇总 (what there is of each kind), 对照表 (what a person must
//! read), 全部对应 (every pair, for filters).

use crate::diff::{Changes, DutyChange, DutySide, Side};
use crate::finding::Language;
use crate::writer::WriteError;
use crate::writer::xlsx::{Book, Emphasis, Sheet, row};

use super::labels;
use super::rows::{Bit, Mark, remarks, rows};
use super::table::{Cell, Column, Table, widths};

/// The workbook.
///
/// # Errors
/// If a text does not fit a cell, or the library refuses.
pub fn xlsx(changes: &Changes, table: &Table) -> Result<Vec<u8>, WriteError> {
    let title = format!("{}{}", changes.new.title.as_deref().unwrap_or_default(), table.title_form);
    let mut book = Book::default();
    summary(&mut book, changes)?;
    comparison(&mut book, changes, table)?;
    pairs(&mut book, changes)?;
    book.pack(&title)
}

/// What a row of the summary says of each side.
type Particular<T> = (&'static str, fn(&Side) -> T);

fn summary(book: &mut Book, changes: &Changes) -> Result<(), WriteError> {
    let mut sheet = book.sheet("汇总", &[22, 44, 44]);
    sheet.heads(0, &["项目", "修订前", "修订后"])?;
    let (old_file, new_file) = labels::files(changes);
    let particulars: [Particular<String>; 4] = [
        ("发文字号", |it| it.document_number.clone().unwrap_or_default()),
        ("成文日期", |it| it.issued_on.clone().unwrap_or_default()),
        ("标题", |it| it.title.clone().unwrap_or_default()),
        ("状态", |it| if it.draft { "草稿".to_owned() } else { String::new() }),
    ];
    let mut at = 1;
    for (name, of) in particulars {
        let (old, new) = (of(&changes.old), of(&changes.new));
        if old.is_empty() && new.is_empty() {
            continue;
        }
        sheet.text(at, 0, name)?;
        sheet.text(at, 1, &old)?;
        sheet.text(at, 2, &new)?;
        at += 1;
    }
    sheet.text(at, 0, "文件")?;
    sheet.text(at, 1, old_file)?;
    sheet.text(at, 2, new_file)?;
    at += 1;
    let numbers: [Particular<usize>; 2] =
        [("部门数", |it| it.departments), ("职责数", |it| it.duties)];
    for (name, of) in numbers {
        sheet.text(at, 0, name)?;
        sheet.number(at, 1, row(of(&changes.old)))?;
        sheet.number(at, 2, row(of(&changes.new)))?;
        at += 1;
    }
    kinds(&mut sheet, changes, at + 1)?;
    sheet.layout().landscape = true;
    sheet.finish();
    Ok(())
}

/// How many changes there are of each kind.
fn kinds(sheet: &mut Sheet, changes: &Changes, first: u32) -> Result<(), WriteError> {
    let summary = &changes.summary;
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut departments: Vec<_> = changes.departments.iter().filter(|it| it.is_change()).collect();
    departments.sort_by_key(|it| it.kind);
    for same in departments.chunk_by(|one, other| one.kind == other.kind) {
        let kind = same.first().map_or("", |it| labels::department(it.kind).zh);
        counts.push((format!("部门{kind}"), same.len()));
    }
    let duties = [
        ("新增", summary.added),
        ("删除", summary.removed),
        ("划转", summary.moved),
        ("划转同时修改", summary.moved_and_reworded),
        ("修改", summary.reworded - summary.punctuation_only),
        ("合并", summary.merged),
        ("拆分", summary.split),
        ("仅项号变动", summary.renumbered),
        ("仅标点变动", summary.punctuation_only),
        ("未变", summary.unchanged),
    ];
    counts.extend(duties.map(|(name, count)| (format!("职责{name}"), count)));
    let fields = changes.header.iter().map(|it| labels::field(it.field).zh).collect::<Vec<_>>();
    sheet.text(first, 0, "变动类型")?;
    sheet.text(first, 1, "数量")?;
    for (index, (name, count)) in counts.iter().enumerate() {
        let at = first + 1 + row(index);
        sheet.text(at, 0, name)?;
        sheet.number(at, 1, row(*count))?;
    }
    let last = first + 1 + row(counts.len());
    sheet.text(last, 0, "文件信息变动")?;
    sheet.text(last, 1, &fields.join("、"))?;
    for (index, remark) in remarks(changes).iter().enumerate() {
        sheet.text(last + 1 + row(index), 0, "说明")?;
        sheet.text(last + 1 + row(index), 1, remark)?;
    }
    Ok(())
}

/// How wide all columns of 对照表 are, in characters.
const ROOM: u32 = 174;

/// How wide a column is that holds no whole text, in characters.
fn narrow(column: Column) -> u32 {
    match column {
        Column::Index => 6,
        Column::Department => 20,
        Column::Kind => 12,
        Column::Before | Column::After | Column::Reason => 24,
    }
}

fn comparison(book: &mut Book, changes: &Changes, table: &Table) -> Result<(), WriteError> {
    let mut sheet = book.sheet("对照表", &widths(table.columns, ROOM, narrow));
    let head =
        |column: &Column| format!("{}{}", column.head(), column.label(changes).unwrap_or_default());
    let heads: Vec<String> = table.columns.iter().map(head).collect();
    sheet.heads(0, &heads.iter().map(String::as_str).collect::<Vec<_>>())?;
    for (index, entry) in rows(changes, table.has_places()).iter().enumerate() {
        let at = row(index + 1);
        for (to, column) in (0..).zip(table.columns) {
            match column.cell(index + 1, entry) {
                Cell::Number(number) => sheet.number(at, to, row(number))?,
                Cell::Word(word) => sheet.text(at, to, word)?,
                Cell::Text(bits) => sheet.pieces(at, to, &pieces(bits))?,
            }
        }
    }
    sheet.layout().landscape = true;
    sheet.layout().frozen = (1, 0);
    let name = changes.new.title.as_deref().unwrap_or_default();
    let head: String = format!("{name} {}", table.title_form).chars().take(100).collect();
    sheet.running_head("&C", &head);
    sheet.finish();
    Ok(())
}

fn pieces(bits: &[Bit]) -> Vec<(Emphasis, &str)> {
    let emphasis = |mark| match mark {
        Mark::Plain => Emphasis::Plain,
        Mark::Removed => Emphasis::Struck,
        Mark::Added => Emphasis::Underlined,
    };
    bits.iter().map(|bit| (emphasis(bit.mark), bit.text.as_str())).collect()
}

const HEADS: [&str; 11] = [
    "变动号",
    "类型",
    "原部门",
    "原编号",
    "原序数",
    "原职责内容",
    "现部门",
    "现编号",
    "现序数",
    "现职责内容",
    "相似度",
];

fn pairs(book: &mut Book, changes: &Changes) -> Result<(), WriteError> {
    let mut sheet = book.sheet("全部对应", &[8, 12, 18, 11, 8, 48, 18, 11, 8, 48, 8]);
    sheet.heads(0, &HEADS)?;
    let mut at = 0;
    for change in &changes.duties {
        for (old, new) in sides(change) {
            at += 1;
            pair(&mut sheet, row(at), change, old, new)?;
        }
    }
    sheet.layout().filtered = true;
    sheet.layout().landscape = true;
    sheet.layout().frozen = (1, 0);
    sheet.finish();
    Ok(())
}

/// One row a pair: what merged or was split has one for each part.
fn sides(change: &DutyChange) -> Vec<(Option<&DutySide>, Option<&DutySide>)> {
    let (old, new) = (change.old.as_ref(), change.new.as_ref());
    match (change.parts.as_slice(), old) {
        ([], _) => vec![(old, new)],
        (parts, Some(_)) => parts.iter().map(|part| (old, Some(part))).collect(),
        (parts, None) => parts.iter().map(|part| (Some(part), new)).collect(),
    }
}

fn pair(
    sheet: &mut Sheet,
    at: u32,
    change: &DutyChange,
    old: Option<&DutySide>,
    new: Option<&DutySide>,
) -> Result<(), WriteError> {
    sheet.text(at, 0, change.id.as_deref().unwrap_or_default())?;
    sheet.text(at, 1, labels::duty(change).zh)?;
    for (first, side) in [(2, old), (6, new)] {
        let unit = side.map(|it| labels::unit(it, Language::Zh)).unwrap_or_default();
        sheet.text(at, first, unit)?;
        sheet.text(at, first + 1, side.map(|it| it.id.as_str()).unwrap_or_default())?;
        let marker = side.and_then(|it| it.marker.as_deref()).unwrap_or_default();
        sheet.text(at, first + 2, marker)?;
        sheet.text(at, first + 3, side.map(|it| it.text.as_str()).unwrap_or_default())?;
    }
    let similarity = change.similarity.map(|it| format!("{it:.2}")).unwrap_or_default();
    sheet.text(at, 10, &similarity)
}
