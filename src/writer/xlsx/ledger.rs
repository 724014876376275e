//! Sheet 职责台账: the ledger.

use rust_xlsxwriter::{Note, Worksheet};

use crate::ledger::{self as words, Head};
use crate::notice::Notice;
use crate::writer::ledger::{self, Column};
use crate::writer::{WriteError, characters};

use super::sheet::{Sheet, row};

/// What a comment on the head of a computed column says.
const COMPUTED: &str = "本列由程序计算，修改无效";

/// A printed head holds 255 characters; a longer label is left to the first sheets.
const LONGEST_HEAD: usize = 200;

pub(super) fn sheet(notice: &Notice) -> Result<Worksheet, WriteError> {
    let columns = ledger::columns(notice);
    let rows = ledger::rows(notice);
    let widths: Vec<u32> = columns.iter().map(|column| column.width).collect();
    let mut sheet = Sheet::new(words::LEDGER, &widths)?;
    for (at, column) in (0u16..).zip(&columns) {
        head(&mut sheet, at, column)?;
    }
    for entry in &rows {
        for (at, column) in (0u16..).zip(&columns) {
            sheet.cell(row(entry.index), at, &(column.value)(entry))?;
        }
    }
    print_setup(&mut sheet.inner, notice, &columns, row(rows.len()))?;
    sheet.finish()
}

fn head(sheet: &mut Sheet, at: u16, column: &Column) -> Result<(), WriteError> {
    let formats = &sheet.formats;
    let format = if column.computed { &formats.computed_head } else { &formats.editable_head };
    sheet.inner.write_string_with_format(0, at, column.head.zh, format)?;
    if column.computed {
        let note = Note::new(COMPUTED).set_author("zhineng").add_author_prefix(false);
        sheet.inner.insert_note(0, at, &note)?;
    }
    Ok(())
}

/// A4 landscape, one page wide, the first row and the columns up to the department frozen, the
/// columns up to 兜底 printed.
fn print_setup(
    sheet: &mut Worksheet,
    notice: &Notice,
    columns: &[&Column],
    last_row: u32,
) -> Result<(), WriteError> {
    let at = |key: Head| columns.iter().position(|column| column.head == key).unwrap_or(0);
    let index = |position: usize| u16::try_from(position).unwrap_or(u16::MAX);
    sheet.set_landscape().set_repeat_rows(0, 0)?;
    sheet.set_freeze_panes(1, index(at(words::DEPARTMENT) + 1))?;
    sheet.autofilter(0, 0, last_row, index(columns.len().saturating_sub(1)))?;
    sheet.set_print_area(0, 0, last_row, index(at(words::CATCH_ALL)))?;
    let label = notice.label().filter(|label| label.chars().count() <= LONGEST_HEAD);
    if let Some(label) = label {
        sheet.set_header(format!("&L{}", characters::for_xml(&label).replace('&', "&&")));
    }
    Ok(())
}
