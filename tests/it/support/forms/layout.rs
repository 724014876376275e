//! Forms that set the lines in another way: columns, soft breaks, pages, a footer.

use super::super::builder::{
    carriage_return, cell, complex_field, line_break, page_break, page_break_before, paragraph,
    paragraph_with, plain, row, run, tab, table,
};
use super::{Docx, Kind, Line, document, literal, look, notice, printed};

/// After the title of the issued text, a table: department on the left, duties on the right.
pub(super) fn two_columns() -> Docx {
    let rows: String = departments()
        .iter()
        .map(|(heading, duties)| {
            let duties: String = duties.iter().map(printed).collect();
            row(&(cell(2211, &printed(heading)) + &cell(6633, &duties)))
        })
        .collect();
    Docx::new(&(before_departments() + &table(&[2211, 6633], &rows) + &paragraph("")))
}

/// All duties of a department in one paragraph, a break between them.
pub(super) fn soft_line_breaks() -> Docx {
    let departments: String = departments()
        .iter()
        .map(|(heading, duties)| {
            let between = match heading.department % 3 {
                0 => run(&carriage_return()),
                _ => run(&line_break()),
            };
            let lines: Vec<String> = duties.iter().map(Line::runs).collect();
            printed(heading) + &paragraph_with(&look(Kind::Duty), &lines.join(&between))
        })
        .collect();
    Docx::new(&(before_departments() + &departments))
}

/// No blank lines: each department begins a page, in one of the three ways there are. A tab stands
/// after each number and between the two halves of the imprint.
pub(super) fn page_breaks_and_tabs() -> Docx {
    document(|line| match line.kind {
        Kind::Blank => String::new(),
        Kind::Heading => on_new_page(line),
        Kind::Duty => paragraph_with(
            &look(line.kind),
            &(plain(line.marker) + &run(&tab()) + &plain(line.words)),
        ),
        Kind::Imprint => {
            let halves: Vec<String> = line.words.split_whitespace().map(plain).collect();
            paragraph(&halves.join(&run(&tab())))
        }
        _ => printed(line),
    })
}

/// A footer with the page number, whose last computed value is 1.
pub(super) fn page_number_footer() -> Docx {
    let number = plain("— ") + &complex_field(" PAGE ", &plain("1")) + &plain(" —");
    literal().footer(&paragraph(&number))
}

fn on_new_page(heading: &Line) -> String {
    let look = look(heading.kind);
    let page_break = run(&page_break());
    match heading.department % 3 {
        0 => paragraph_with(&(page_break_before() + &look), &heading.runs()),
        1 => paragraph(&page_break) + &printed(heading),
        _ => paragraph_with(&look, &(page_break + &heading.runs())),
    }
}

fn before_departments() -> String {
    notice().iter().filter(|line| line.department == 0).map(printed).collect()
}

/// Headings with their duties; blank lines are left out.
fn departments() -> Vec<(Line, Vec<Line>)> {
    let mut departments: Vec<(Line, Vec<Line>)> = Vec::new();
    for line in notice() {
        match (line.kind, departments.last_mut()) {
            (Kind::Heading, _) => departments.push((line, Vec::new())),
            (Kind::Duty, Some((_, duties))) => duties.push(line),
            _ => {}
        }
    }
    departments
}
