//! Sheet 按部门打印: the duties by department, for paper.

use std::borrow::Cow;

use crate::notice::{Duty, Notice};
use crate::writer::WriteError;
use crate::writer::ledger::Value;

use super::{Book, Look, Sheet, row};

/// What each level of nesting is set in by.
const INDENT: &str = "\u{3000}\u{3000}";

pub(super) fn add(book: &mut Book, notice: &Notice) -> Result<(), WriteError> {
    let mut print = Print { sheet: book.sheet("按部门打印", &[6, 110]), next: 0 };
    if let Some(own) = &notice.own_duties {
        print.duties(&own.duties, 0)?;
    }
    for department in &notice.departments {
        let name = department.name.as_deref().unwrap_or_default();
        print.title(&format!("{name}（{}项）", department.duties.len()))?;
        print.duties(&department.duties, 0)?;
    }
    print.sheet.finish();
    Ok(())
}

struct Print<'b> {
    sheet: Sheet<'b>,
    next: usize,
}

impl Print<'_> {
    /// A line across the sheet: it runs over the empty cell to its right.
    fn title(&mut self, title: &str) -> Result<(), WriteError> {
        self.sheet.words(row(self.next), 0, Look::Title, title)?;
        self.next += 1;
        Ok(())
    }

    fn duties(&mut self, duties: &[Duty], level: usize) -> Result<(), WriteError> {
        for duty in duties {
            let marker = duty.marker.as_deref().unwrap_or_default();
            let number = duty.number.filter(|_| level == 0);
            let number = number.map_or(Value::Nothing, Value::Number);
            let text = match level {
                0 => Cow::Borrowed(duty.text.as_str()),
                _ => format!("{}{marker}{}", INDENT.repeat(level), duty.text).into(),
            };
            self.sheet.cell(row(self.next), 0, &number)?;
            self.sheet.text(row(self.next), 1, &text)?;
            self.next += 1;
            self.duties(&duty.children, level + 1)?;
        }
        Ok(())
    }
}
