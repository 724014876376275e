//! Sheet 职责台账: the ledger.

use crate::ledger::{self as words, Head};
use crate::notice::Notice;
use crate::writer::WriteError;
use crate::writer::ledger::{self, Column};

use super::frame::Layout;
use super::{Book, Look, row};

/// What a comment on the head of a computed column says.
const COMPUTED: &str = "本列由程序计算，修改无效";

pub(super) fn add(book: &mut Book, notice: &Notice) -> Result<(), WriteError> {
    let columns = ledger::columns(notice);
    let issued_on = ledger::issued_on(notice);
    let rows = ledger::rows(notice, &issued_on);
    let widths: Vec<u32> = columns.iter().map(|column| column.width).collect();
    let mut sheet = book.sheet(words::LEDGER, &widths);
    for (at, column) in (0u16..).zip(&columns) {
        let look = if column.computed { Look::ComputedHead } else { Look::EditableHead };
        sheet.words(0, at, look, column.head.zh)?;
    }
    for entry in &rows {
        for (at, column) in (0u16..).zip(&columns) {
            sheet.cell(row(entry.index), at, &(column.value)(entry))?;
        }
    }
    print_setup(sheet.layout(), &columns);
    if let Some(label) = notice.label() {
        sheet.running_head("&L", &label);
    }
    sheet.finish();
    Ok(())
}

/// A4 landscape, the first row and the columns up to the department frozen, the columns up to 兜底
/// printed, what is computed commented.
fn print_setup(layout: &mut Layout, columns: &[&Column]) {
    let places = || (0u16..).zip(columns);
    let at =
        |key: Head| places().find(|(_, column)| column.head == key).map_or(0, |(place, _)| place);
    layout.landscape = true;
    layout.repeated = Some(0);
    layout.frozen = (1, at(words::DEPARTMENT) + 1);
    layout.filtered = true;
    layout.printed = Some(at(words::CATCH_ALL));
    layout.comment = COMPUTED;
    layout.commented = places().filter(|(_, it)| it.computed).map(|(place, _)| place).collect();
}
