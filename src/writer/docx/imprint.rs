//! 版记 (GB/T 9704—2012, 7.4): a table at the foot of the last page, whose lines run from edge to
//! edge of the type area. 公开属性 stands above its first line.
//!
//! The table hangs from the bottom margin, so that the last line is where it should be whatever
//! flows above it. It stands in the middle of the page, one millimetre from the type area's own
//! middle, which changes sides from page to page: `LibreOffice` hangs no table as wide as the type
//! area by the margins.

use docx_rs::{
    BorderType, Paragraph, SpecialIndentType, Tab, TabValueType, Table, TableCell, TableCellBorder,
    TableCellBorderPosition, TableCellBorders, TableCellMargins, TableLayoutType,
    TablePositionProperty, TableRow, WidthType,
};
use unicode_width::UnicodeWidthStr;

use super::flow::Imprint;
use super::paragraphs::runs;
use super::styles::{Look, SMALL_CHARACTER};

/// The first and the last line: 0.35 mm, in eighths of a point.
const THICK: usize = 8;
/// Lines between: 0.25 mm.
const THIN: usize = 6;

/// The closing lines, as wide as the type area.
pub(super) fn table(imprint: &Imprint, width: usize) -> Table {
    let mut lines: Vec<Paragraph> = imprint.copies.iter().map(|it| copy(it)).collect();
    lines.extend(printing(imprint, width));
    let count = lines.len();
    let disclosure = |it: &String| Paragraph::new().style(Look::Recipients.id()).add_run(runs(it));
    let mut rows: Vec<TableRow> =
        imprint.disclosure.iter().map(|it| row(disclosure(it), [0, 0], width)).collect();
    for (index, line) in lines.into_iter().enumerate() {
        let above = if index == 0 { THICK } else { THIN };
        let below = if index + 1 == count { THICK } else { THIN };
        rows.push(row(line, [above, below], width));
    }
    let position = TablePositionProperty::new()
        .vertical_anchor("margin")
        .horizontal_anchor("page")
        .position_x_alignment("center")
        .position_y_alignment("bottom");
    Table::without_borders(rows)
        .layout(TableLayoutType::Fixed)
        .width(width, WidthType::Dxa)
        .set_grid(vec![width])
        .margins(TableCellMargins::new().margin(0, 0, 0, 0))
        .position(position)
}

/// A row of one cell, with these lines above and below it; none where 0.
fn row(content: Paragraph, [above, below]: [usize; 2], width: usize) -> TableRow {
    use TableCellBorderPosition as P;
    let edges = [(P::Top, above), (P::Bottom, below)].into_iter().filter(|(_, size)| *size > 0);
    let borders = edges.fold(TableCellBorders::with_empty(), |borders, (edge, size)| {
        let border = TableCellBorder::new(edge).border_type(BorderType::Single).size(size);
        borders.set(border.color("000000"))
    });
    let cell = TableCell::new().width(width, WidthType::Dxa).set_borders(borders);
    TableRow::new(vec![cell.add_paragraph(content)])
}

/// `抄送：…`, one character in from either edge, lines below one another behind the colon.
fn copy(words: &str) -> Paragraph {
    let label =
        words.find(['：', ':']).and_then(|at| words.get(..at)).map_or(0, |it| it.width() + 2);
    let hanging = i32::try_from(label).unwrap_or(0) * SMALL_CHARACTER / 2;
    let special = Some(SpecialIndentType::Hanging(hanging)).filter(|_| hanging > 0);
    let left = Some(SMALL_CHARACTER + hanging);
    text().indent(left, special, Some(SMALL_CHARACTER), None).add_run(runs(words))
}

/// Office and date, one character in from either edge.
fn printing(imprint: &Imprint, width: usize) -> Option<Paragraph> {
    let [office, date] = [&imprint.office, &imprint.printed_on].map(|it| it.as_deref());
    office.or(date)?;
    let words = match date {
        Some(date) => format!("{}\t{date}", office.unwrap_or_default()),
        None => office.unwrap_or_default().to_owned(),
    };
    let indent = usize::try_from(SMALL_CHARACTER).unwrap_or(0);
    let tab = Tab::new().val(TabValueType::Right).pos(width.saturating_sub(indent));
    Some(text().indent(Some(SMALL_CHARACTER), None, None, None).add_tab(tab).add_run(runs(&words)))
}

fn text() -> Paragraph {
    Paragraph::new().style(Look::Imprint.id())
}
