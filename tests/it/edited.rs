//! A workbook that a clerk has edited is read as it is meant.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zhineng::document::Place;
use zhineng::notice::Department;
use zhineng::pipeline::{self, Options};
use zhineng::{Notice, Sourced};

use crate::support::{SAMPLE, read, write};

const SHEETS: [&str; 3] = ["职责台账", "部门", "文件信息"];
/// Columns of the ledger.
const ID: usize = 1;
const DEPARTMENT: usize = 2;
const NUMBER: usize = 3;
const MARKER: usize = 4;
const TEXT: usize = 5;

type Rows = Vec<Vec<Data>>;

/// The sheets of the real notice's workbook, after `edit`.
fn edited(edit: impl FnOnce(&mut [Rows; 3])) -> Vec<u8> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(write(&real(), "xlsx"))).unwrap();
    let mut sheets =
        SHEETS.map(|name| workbook.worksheet_range(name).unwrap().rows().map(Vec::from).collect());
    edit(&mut sheets);
    let mut workbook = Workbook::new();
    for (name, rows) in SHEETS.iter().zip(&sheets) {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Data::Float(number) => drop(sheet.write_number(row, column, *number).unwrap()),
                    Data::String(text) => drop(sheet.write_string(row, column, text).unwrap()),
                    Data::DateTime(time) => {
                        let format = Format::new().set_num_format("yyyy-mm-dd");
                        let date = ExcelDateTime::from_serial_datetime(time.as_f64()).unwrap();
                        sheet.write_datetime_with_format(row, column, &date, &format).unwrap();
                    }
                    _ => {}
                }
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn real() -> Sourced {
    read(SAMPLE.as_bytes())
}

fn text(text: &str) -> Data {
    Data::String(text.to_owned())
}

/// A row of a person's own: department, number, words.
fn row(department: &str, number: Option<f64>, words: &str) -> Vec<Data> {
    let mut row = vec![Data::Empty; 10];
    row[DEPARTMENT] = text(department);
    row[NUMBER] = number.map_or(Data::Empty, Data::Float);
    row[TEXT] = text(words);
    row
}

fn codes(sourced: &Sourced) -> Vec<(&str, Place)> {
    let found = sourced.findings.iter();
    found.map(|it| (it.code.name, it.place.clone().unwrap())).collect()
}

fn ledger_cell(row: u32, column: u32) -> Place {
    Place::Cell { sheet: "职责台账".into(), row, column }
}

fn names(notice: &Notice) -> Vec<&str> {
    notice.departments.iter().map(|it| it.name.as_deref().unwrap()).collect()
}

fn numbers(department: &Department) -> Vec<u32> {
    department.duties.iter().map(|it| it.number.unwrap()).collect()
}

#[test]
fn an_unedited_workbook_is_the_notice_itself() {
    let again = read(&edited(|_| {}));
    assert_eq!(again.notice, real().notice);
    assert_eq!(codes(&again), []);
}

#[test]
fn words_are_corrected_and_computed_columns_ignored() {
    let again = read(&edited(|[ledger, ..]| {
        ledger[1][TEXT] = text("  负责科委年度工作计划；\n");
        ledger[1][0] = Data::Float(99.0);
        ledger[1][6] = text("牵头");
        ledger[1].push(text("责任人：张某"));
    }));
    let duty = &again.notice.departments[0].duties[0];
    assert_eq!((duty.text.as_str(), &duty.verbs), ("负责科委年度工作计划；", &vec!["负责".into()]));
    assert_eq!(again.notice.duty_count(), 135);
}

#[test]
fn a_row_put_in_takes_the_next_number_in_the_marks_of_its_list() {
    let again = read(&edited(|[ledger, ..]| {
        ledger.insert(18, row("办公室", None, "负责政务新媒体管理。"));
    }));
    let office = &again.notice.departments[0];
    assert_eq!(office.duties.len(), 18);
    let last = office.duties.last().unwrap();
    assert_eq!((last.number, last.marker.as_deref()), (Some(18), Some("18.")));
    assert_eq!(codes(&again), []);
}

#[test]
fn a_number_twice_is_a_fault_at_its_cell_and_renumbering_mends_it() {
    let bytes = edited(|[ledger, ..]| {
        ledger.insert(4, row("办公室", Some(3.0), "负责政务新媒体管理；"));
    });
    let again = read(&bytes);
    assert_eq!(codes(&again), [("number-duplicate", ledger_cell(5, 4))]);
    let options = Options { renumber: true, ..Options::default() };
    let afresh = pipeline::run(&bytes, &options).unwrap();
    assert_eq!(codes(&afresh), []);
    assert_eq!(numbers(&afresh.notice.departments[0]), (1..=18).collect::<Vec<_>>());
    assert_eq!(afresh.notice.departments[0].duties[17].marker.as_deref(), Some("18."));
}

#[test]
fn the_number_beats_the_marker() {
    let again = read(&edited(|[ledger, ..]| {
        ledger[17][NUMBER] = Data::Float(20.0);
        ledger[18][MARKER] = Data::Empty;
    }));
    let marker = |at: usize, duty: usize| {
        again.notice.departments[at].duties[duty].marker.as_deref().unwrap().to_owned()
    };
    assert_eq!(marker(0, 16), "20.");
    assert_eq!(marker(1, 0), "1.");
    assert_eq!(codes(&again), [("number-gap", ledger_cell(18, 4))]);
}

#[test]
fn a_department_renamed_in_all_its_rows_is_renamed() {
    let again = read(&edited(|[ledger, ..]| {
        let finance = ledger.iter_mut().filter(|row| row[DEPARTMENT] == text("财务科"));
        finance.for_each(|row| row[DEPARTMENT] = text("财务管理科"));
    }));
    let finance = &again.notice.departments[11];
    assert_eq!(finance.heading.as_deref(), Some("财务管理科职能"));
    assert_eq!(again.notice.departments.len(), 14);
    assert_eq!(codes(&again), []);
}

#[test]
fn a_row_goes_to_the_department_that_it_names() {
    let again = read(&edited(|[ledger, ..]| {
        let at = ledger.iter().position(|row| row[ID] == text("D07-011")).unwrap();
        let mut moved = ledger.remove(at);
        moved[DEPARTMENT] = text("办公室");
        moved[NUMBER] = Data::Float(18.0);
        ledger.insert(18, moved);
    }));
    let office = &again.notice.departments[0];
    assert_eq!(office.duties.last().unwrap().text, "负责承担区科技动员办公室工作；");
    assert_eq!(office.duties.last().unwrap().marker.as_deref(), Some("18."));
    assert_eq!(again.notice.departments[6].duties.len(), 11);
    // What it left behind is a hole in the numbers.
    assert_eq!(codes(&again).len(), 1);
}

#[test]
fn a_new_department_is_where_its_rows_are() {
    let again = read(&edited(|[ledger, ..]| {
        ledger.insert(18, row("人工智能科", None, "牵头人工智能工作；"));
        ledger.insert(19, row("人工智能科", None, "完成上级交办的其他工作。"));
    }));
    assert_eq!(names(&again.notice)[..3], ["办公室", "人工智能科", "党群科"]);
    let found = &again.notice.departments[1];
    assert_eq!(found.heading.as_deref(), Some("人工智能科"));
    assert_eq!(found.duties.len(), 2);
}

#[test]
fn departments_stand_in_the_order_of_their_rows() {
    let again = read(&edited(|[ledger, ..]| {
        let office: Vec<_> = ledger.drain(1..18).collect();
        ledger.extend(office);
    }));
    let order = names(&again.notice);
    assert_eq!((order[0], order[13]), ("党群科", "办公室"));
    assert_eq!(codes(&again), []);
    assert_eq!(again.notice.departments[13].id, "D14");
}

#[test]
fn an_accidental_sorting_is_noticed_and_undone() {
    let again = read(&edited(|[ledger, ..]| {
        ledger[1..].sort_by_key(|row| row[TEXT].to_string());
    }));
    assert_eq!(again.notice, real().notice);
    let found = codes(&again);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, "rows-sorted");
}

#[test]
fn a_duty_without_department_is_a_fault_at_its_cell() {
    let again = read(&edited(|[ledger, ..]| {
        ledger.insert(18, row("", Some(18.0), "负责政务新媒体管理。"));
    }));
    assert_eq!(codes(&again), [("duty-without-department", ledger_cell(19, 4))]);
    assert_eq!(again.notice.departments[0].duties.len(), 18);
}

#[test]
fn what_is_no_number_is_a_fault_at_its_cell() {
    let again = read(&edited(|[ledger, ..]| ledger[2][NUMBER] = text("二点五")));
    assert_eq!(codes(&again), [("cell-unreadable", ledger_cell(3, 4))]);
    assert_eq!(again.notice.departments[0].duties[1].number, Some(2));
}

#[test]
fn particulars_are_corrected_and_a_real_date_is_a_date() {
    let again = read(&edited(|[_, _, particulars]| {
        let at = |particulars: &Rows, label: &str| {
            particulars.iter().position(|row| row[0] == text(label)).unwrap()
        };
        let (number, date) = (at(particulars, "发文字号"), at(particulars, "成文日期"));
        particulars[number][1] = text("闵科委〔2026〕9号");
        particulars[date][1] = Data::DateTime(calamine::ExcelDateTime::new(
            46064.0,
            calamine::ExcelDateTimeType::DateTime,
            false,
        ));
        particulars.push(vec![text("经办人"), text("李某")]);
    }));
    let header = &again.notice.header;
    assert_eq!(header.document_number.as_ref().unwrap().serial, Some(9));
    let date = header.issued_on.as_ref().unwrap();
    assert_eq!(date.text, "2026年2月11日");
    assert_eq!(date.date.unwrap().to_string(), "2026-02-11");
    let unknown = Place::Cell { sheet: "文件信息".into(), row: 14, column: 2 };
    assert_eq!(codes(&again), [("key-unknown", unknown)]);
}

#[test]
fn merged_cells_of_a_department_lose_nothing() {
    let again = read(&edited(|[ledger, ..]| {
        (2..18).for_each(|row| ledger[row][DEPARTMENT] = Data::Empty);
        ledger.insert(0, vec![text("职责台账（2025年）")]);
    }));
    assert_eq!(again.notice, real().notice);
}

#[test]
fn a_workbook_without_the_ledger_is_refused_with_what_to_do() {
    let bytes = edited(|[ledger, ..]| ledger[0][TEXT] = text("内容"));
    let refusal = pipeline::run(&bytes, &Options::default()).unwrap_err();
    assert_eq!(refusal.code(), "no-ledger");
}
