//! Forms whose numbers are not typed: Word computes them, and they start again in each department.

use super::super::builder::{
    Docx, Level, abstract_list, first_line_indent, list, numbered, numbered_list_only,
    paragraph_style, paragraph_with, plain, start_override, style_of_paragraph,
};
use super::{Kind, Line, document, look, printed};

const DEPARTMENTS: u32 = 14;

/// One list for each department over one definition, each with a start of its own.
pub(super) fn restarted_by_override() -> Docx {
    counted("decimal", "%1.")
}

/// The same in another number format, with another label.
pub(super) fn counted(format: &str, label: &str) -> Docx {
    let lists: String =
        (1..=DEPARTMENTS).map(|number| list(number, 1, &start_override(0, 1))).collect();
    automatic(|_| String::new(), |duty| numbered(duty.department, 0))
        .numbering(&abstract_list(1, &[Level::new(0, format, label)]), &lists)
}

/// One list; the headings are its outer level, which prints nothing.
pub(super) fn restarted_by_outer_level() -> Docx {
    let levels = [Level::silent(0), Level::new(1, "decimal", "%2.")];
    automatic(|_| numbered(1, 0), |_| numbered(1, 1))
        .numbering(&abstract_list(1, &levels), &list(1, 1, ""))
}

/// The paragraphs name styles only; the styles name list and level.
pub(super) fn from_style() -> Docx {
    styled("Duty").styles(&(heading_style(&numbered(1, 0)) + &duty_style(&numbered(1, 1))))
}

/// The style of the duties takes its number from the style it is based on.
pub(super) fn from_based_on_style() -> Docx {
    let child = paragraph_style("DutyText", "职能正文", "Duty", &first_line_indent(200));
    let parents = heading_style(&numbered(1, 0)) + &duty_style(&numbered(1, 1));
    styled("DutyText").styles(&(parents + &child))
}

/// The styles name the list alone; which level is theirs stands in the levels.
pub(super) fn from_linked_level() -> Docx {
    let list_only = numbered_list_only(1);
    styled("Duty").styles(&(heading_style(&list_only) + &duty_style(&list_only)))
}

fn heading_style(numbering: &str) -> String {
    paragraph_style("Department", "部门标题", "a", numbering)
}

fn duty_style(numbering: &str) -> String {
    paragraph_style("Duty", "职能条目", "a", numbering)
}

/// Headings and duties by style, with the list whose levels are linked with these styles.
fn styled(duty_style: &str) -> Docx {
    let levels = [
        Level::silent(0).linked_style("Department"),
        Level::new(1, "decimal", "%2.").linked_style("Duty"),
    ];
    automatic(|_| style_of_paragraph("Department"), |_| style_of_paragraph(duty_style))
        .numbering(&abstract_list(1, &levels), &list(1, 1, ""))
}

/// The notice with its duties' numbers left out of the text; the functions give the properties
/// that bring them back.
fn automatic(heading: impl Fn(&Line) -> String, duty: impl Fn(&Line) -> String) -> Docx {
    document(|line| match line.kind {
        Kind::Heading => paragraph_with(&(heading(line) + &look(line.kind)), &line.runs()),
        Kind::Duty => paragraph_with(&(duty(line) + &look(line.kind)), &plain(line.words)),
        _ => printed(line),
    })
}
