//! Sheet 按部门打印: the duties by department, for paper.

use rust_xlsxwriter::Worksheet;

use crate::notice::{Duty, Notice};
use crate::writer::ledger::Value;
use crate::writer::{WriteError, characters};

use super::sheet::{Sheet, fits, row};

/// What each level of nesting is set in by.
const INDENT: &str = "\u{3000}\u{3000}";

pub(super) fn sheet(notice: &Notice) -> Result<Worksheet, WriteError> {
    let mut print = Print { sheet: Sheet::new("按部门打印", &[6, 110])?, next: 0 };
    if let Some(own) = &notice.own_duties {
        print.duties(&own.duties, 0)?;
    }
    for department in &notice.departments {
        let name = department.name.as_deref().unwrap_or_default();
        print.title(&format!("{name}（{}项）", department.duties.len()))?;
        print.duties(&department.duties, 0)?;
    }
    print.sheet.finish()
}

struct Print {
    sheet: Sheet,
    next: usize,
}

impl Print {
    /// A line across the sheet: it runs over the empty cell to its right.
    fn title(&mut self, title: &str) -> Result<(), WriteError> {
        let title = characters::for_xml(title);
        fits(&title)?;
        let format = &self.sheet.formats.title;
        self.sheet.inner.write_string_with_format(row(self.next), 0, title.as_ref(), format)?;
        self.next += 1;
        Ok(())
    }

    fn duties(&mut self, duties: &[Duty], level: usize) -> Result<(), WriteError> {
        for duty in duties {
            let marker = duty.marker.as_deref().unwrap_or_default();
            let (number, text) = match (level, duty.number) {
                (0, number) => (number.map_or(Value::Nothing, Value::Number), duty.text.clone()),
                _ => (Value::Nothing, format!("{}{marker}{}", INDENT.repeat(level), duty.text)),
            };
            self.sheet.cell(row(self.next), 0, &number)?;
            self.sheet.text(row(self.next), 1, &text)?;
            self.next += 1;
            self.duties(&duty.children, level + 1)?;
        }
        Ok(())
    }
}
