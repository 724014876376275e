//! Our own workbook, edited or not: the sheets 职责台账, 部门 and 文件信息.
//!
//! In: a package. Out: the meaning. The gate reads the archive, within its limits; `calamine`
//! reads the parts that the gate lets through, packed anew without compression, cell by cell: a
//! cell far down costs no memory for those above it.

use std::io::{Cursor, Write};

use calamine::{DataRef, Reader as _, Xlsx as Workbook};
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::ledger;
use crate::notice::CalendarDate;

use super::ledger::{Cell, Sheets, Table};
use super::limits::COLUMNS;
use super::package::{ContentKind, Package};
use super::{Read, ReadError, Reader};

/// XLSX.
pub(super) struct Xlsx;

impl Reader for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn accepts(&self, content: ContentKind) -> bool {
        content == ContentKind::Xlsx
    }

    fn read(&self, bytes: &[u8]) -> Result<Read, ReadError> {
        let package = Package::open(bytes)?;
        let mut workbook = Workbook::new(Cursor::new(admitted(&package)?)).map_err(damaged)?;
        let names = workbook.sheet_names();
        let mut sheet = |name: &str| -> Result<Option<Table>, ReadError> {
            names.iter().find(|it| *it == name).map(|it| table(&mut workbook, it)).transpose()
        };
        let (departments, particulars) = (sheet(ledger::DEPARTMENTS)?, sheet(ledger::PARTICULARS)?);
        let ledger = match sheet(ledger::LEDGER)? {
            Some(ledger) => ledger,
            None => renamed_ledger(&mut workbook, &names)?,
        };
        let sourced = super::ledger::read(&Sheets { ledger, departments, particulars })?;
        Ok(Read::Meaning(Box::new(sourced)))
    }
}

/// The first sheet that has a column 职责内容.
fn renamed_ledger(workbook: &mut Parts, names: &[String]) -> Result<Table, ReadError> {
    for name in names {
        let table = table(workbook, name)?;
        if table.below(&[ledger::TEXT.zh, ledger::TEXT.en]).is_some() {
            return Ok(table);
        }
    }
    Err(ReadError::NoLedger)
}

type Parts = Workbook<Cursor<Vec<u8>>>;

/// The parts of the package that hold cells, inflated by the gate.
fn admitted(package: &Package) -> Result<Vec<u8>, ReadError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let names: Vec<String> = package.names().map(str::to_owned).collect();
    let holds_cells = |name: &str| {
        let name = name.to_ascii_lowercase();
        let ending = name.rsplit('.').next().unwrap_or_default();
        let folder = ["xl/media", "xl/drawings", "xl/theme", "xl/embeddings", "docprops"];
        matches!(ending, "xml" | "rels") && !folder.iter().any(|it| name.starts_with(it))
    };
    for name in names.iter().filter(|name| holds_cells(name)) {
        let part = package.read_part(name)?.unwrap_or_default();
        if name.to_ascii_lowercase().starts_with("xl/worksheets/") {
            refuse_far_references(&part)?;
        }
        archive.start_file(name, options).map_err(damaged)?;
        archive.write_all(&part).map_err(damaged)?;
    }
    Ok(archive.finish().map_err(damaged)?.into_inner())
}

/// References to cells that no sheet has (`A9999999999`, `B2:A1`) are refused: what reads the cells
/// would count past either end of its numbers, and put them elsewhere.
fn refuse_far_references(sheet: &[u8]) -> Result<(), ReadError> {
    let mut events = quick_xml::Reader::from_reader(sheet);
    // As lenient as what reads the cells: it must not get further than this.
    events.config_mut().check_end_names = false;
    events.config_mut().allow_unmatched_ends = true;
    loop {
        let tag = match events.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => tag,
            // What is not well-formed is refused where it is read.
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => continue,
        };
        for attribute in tag.attributes().with_checks(false).flatten() {
            let is_reference = matches!(attribute.key.local_name().as_ref(), b"r" | b"ref");
            if is_reference && attribute.key.prefix().is_none() && is_far(&attribute.value) {
                let reference = String::from_utf8_lossy(&attribute.value).into_owned();
                return Err(damaged(format!("no sheet has the cells {reference}")));
            }
        }
    }
}

/// Whether a corner lies beyond the last cell of a sheet, XFD1048576, or a range ends before it
/// begins.
fn is_far(references: &[u8]) -> bool {
    references.split(|it| *it == b' ').any(|range| {
        let corners: Vec<[usize; 2]> = range.split(|it| *it == b':').map(corner).collect();
        let is_beyond = |it: &[usize; 2]| it.iter().any(|it| *it > 10_000_000);
        let is_reversed = matches!(corners.as_slice(), [[column, row], [last_column, last_row]]
            if last_column < column || last_row < row);
        corners.iter().any(is_beyond) || is_reversed
    })
}

/// Column and row of a reference, from 1; 0 for what it leaves out.
fn corner(reference: &[u8]) -> [usize; 2] {
    let mut corner = [0_usize; 2];
    for byte in reference {
        let (slot, base, digit) = match byte {
            b'0'..=b'9' => (1, 10, usize::from(byte - b'0')),
            b'A'..=b'Z' | b'a'..=b'z' => (0, 26, usize::from(byte & 0x1f)),
            _ => continue,
        };
        if let Some(value) = corner.get_mut(slot) {
            *value = value.saturating_mul(base).saturating_add(digit);
        }
    }
    corner
}

fn damaged(error: impl std::fmt::Display) -> ReadError {
    ReadError::DamagedWorkbook(error.to_string())
}

/// The cells of one sheet.
fn table(workbook: &mut Parts, name: &str) -> Result<Table, ReadError> {
    let mut table = Table { sheet: name.into(), rows: Vec::new() };
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart has a sheet without cells.
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(table),
        Err(error) => return Err(damaged(error)),
    };
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let value = value(cell.get_value());
        if value == Cell::Empty || column >= COLUMNS {
            continue;
        }
        let row = row.saturating_add(1);
        if table.rows.last().is_none_or(|(last, _)| *last != row) {
            table.rows.push((row, Vec::new()));
        }
        if let Some((_, cells)) = table.rows.last_mut() {
            let column = column as usize;
            if cells.len() <= column {
                cells.resize(column + 1, Cell::Empty);
            }
            if let Some(slot) = cells.get_mut(column) {
                *slot = value;
            }
        }
    }
    table.rows.sort_by_key(|(row, _)| *row);
    Ok(table)
}

fn value(data: &DataRef) -> Cell {
    match data {
        DataRef::Empty | DataRef::Error(_) => Cell::Empty,
        DataRef::Int(number) => Cell::Text(number.to_string()),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Bool(value) => Cell::Text(value.to_string()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            Cell::Text(text.clone())
        }
        DataRef::DateTime(time) => {
            let (year, month, day, ..) = time.to_ymd_hms_milli();
            let found = CalendarDate::new(year.into(), month.into(), day.into());
            found.filter(|_| time.is_datetime()).map_or(Cell::Number(time.as_f64()), Cell::Date)
        }
    }
}
