//! Tables. A cell holds paragraphs or further tables; the last thing in it must be a paragraph.

use super::xml::{element, group, val};

/// A table with a border around every cell; widths are in twentieths of a point.
pub(crate) fn table(widths: &[u32], rows: &str) -> String {
    let edges = ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"];
    let borders: String = edges
        .iter()
        .map(|edge| element(edge, &[("w:val", "single"), ("w:sz", "4"), ("w:space", "0")], ""))
        .collect();
    let columns: String = widths
        .iter()
        .map(|width| element("w:gridCol", &[("w:w", &width.to_string())], ""))
        .collect();
    let properties = width("w:tblW", widths.iter().sum()) + &group("w:tblBorders", &borders);
    group("w:tbl", &(group("w:tblPr", &properties) + &group("w:tblGrid", &columns) + rows))
}

pub(crate) fn row(cells: &str) -> String {
    group("w:tr", cells)
}

pub(crate) fn cell(wide: u32, content: &str) -> String {
    group("w:tc", &(group("w:tcPr", &width("w:tcW", wide)) + content))
}

/// A cell over several columns.
pub(crate) fn wide_cell(wide: u32, columns: u32, content: &str) -> String {
    let properties = width("w:tcW", wide) + &val("w:gridSpan", &columns.to_string());
    group("w:tc", &(group("w:tcPr", &properties) + content))
}

fn width(name: &str, wide: u32) -> String {
    element(name, &[("w:w", &wide.to_string()), ("w:type", "dxa")], "")
}
