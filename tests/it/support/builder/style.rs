//! Styles: the defaults every package has, paragraph styles and numbering styles.

use super::paragraph::numbered_list_only;
use super::xml::{element, group, val};

/// Fonts and sizes of an official notice, and the style every paragraph has by default.
pub(crate) fn defaults() -> String {
    let fonts = [
        ("w:ascii", "Times New Roman"),
        ("w:hAnsi", "Times New Roman"),
        ("w:eastAsia", "仿宋_GB2312"),
    ];
    let run = element("w:rFonts", &fonts, "") + &val("w:sz", "32");
    let run = group("w:rPrDefault", &group("w:rPr", &run));
    let normal = val("w:name", "Normal") + &group("w:qFormat", "");
    let normal = element(
        "w:style",
        &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "a")],
        &normal,
    );
    group("w:docDefaults", &(run + &group("w:pPrDefault", ""))) + &normal
}

/// A paragraph style over another, with paragraph properties such as numbering.
pub(crate) fn paragraph_style(id: &str, name: &str, based_on: &str, properties: &str) -> String {
    let content = val("w:name", name)
        + &val("w:basedOn", based_on)
        + &if properties.is_empty() { String::new() } else { group("w:pPr", properties) };
    element(
        "w:style",
        &[("w:type", "paragraph"), ("w:customStyle", "1"), ("w:styleId", id)],
        &content,
    )
}

/// A numbering style, which names the list that holds its levels.
pub(crate) fn numbering_style(id: &str, name: &str, list: u32) -> String {
    let content = val("w:name", name) + &group("w:pPr", &numbered_list_only(list));
    element(
        "w:style",
        &[("w:type", "numbering"), ("w:customStyle", "1"), ("w:styleId", id)],
        &content,
    )
}
