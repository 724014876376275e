//! Paragraphs, runs, and what a run can hold. Functions take and give XML; text is escaped here.
//!
//! The schema fixes the order of properties: style, page break, numbering, indent, alignment, mark.

use super::xml::{element, escape, group, val};

pub(crate) fn paragraph(content: &str) -> String {
    group("w:p", content)
}

/// A paragraph with properties, put together from the functions below in the schema's order.
pub(crate) fn paragraph_with(properties: &str, content: &str) -> String {
    match properties {
        "" => paragraph(content),
        _ => paragraph(&(group("w:pPr", properties) + content)),
    }
}

pub(crate) fn style_of_paragraph(id: &str) -> String {
    val("w:pStyle", id)
}

pub(crate) fn page_break_before() -> String {
    group("w:pageBreakBefore", "")
}

/// `w:numPr` with list and level.
pub(crate) fn numbered(num: u32, level: u32) -> String {
    group("w:numPr", &(val("w:ilvl", &level.to_string()) + &val("w:numId", &num.to_string())))
}

/// `w:numPr` with the list alone.
pub(crate) fn numbered_list_only(num: u32) -> String {
    group("w:numPr", &val("w:numId", &num.to_string()))
}

/// `w:numPr` with the level alone: the list comes from the style.
pub(crate) fn numbered_level_only(level: u32) -> String {
    group("w:numPr", &val("w:ilvl", &level.to_string()))
}

/// First line indented by so many hundredths of a character.
pub(crate) fn first_line_indent(hundredths: u32) -> String {
    element("w:ind", &[("w:firstLineChars", &hundredths.to_string())], "")
}

pub(crate) fn centred() -> String {
    val("w:jc", "center")
}

/// Properties of the paragraph mark, such as [`hidden`] or a revision.
pub(crate) fn mark(properties: &str) -> String {
    group("w:rPr", properties)
}

pub(crate) fn run(content: &str) -> String {
    group("w:r", content)
}

pub(crate) fn run_with(properties: &str, content: &str) -> String {
    match properties {
        "" => run(content),
        _ => run(&(group("w:rPr", properties) + content)),
    }
}

/// A run with nothing but text.
pub(crate) fn plain(words: &str) -> String {
    run(&text(words))
}

/// A red run, as the head of a notice is printed.
pub(crate) fn red(words: &str) -> String {
    run_with(&(val("w:color", "FF0000") + &val("w:sz", "72")), &text(words))
}

/// A hidden run.
pub(crate) fn hidden_run(words: &str) -> String {
    run_with(&hidden(), &text(words))
}

/// Property of a run or a paragraph mark that hides it.
pub(crate) fn hidden() -> String {
    group("w:vanish", "")
}

/// `w:t`; blanks are kept.
pub(crate) fn text(words: &str) -> String {
    element("w:t", &[("xml:space", "preserve")], &escape(words))
}

pub(crate) fn tab() -> String {
    group("w:tab", "")
}

/// A line break within the paragraph.
pub(crate) fn line_break() -> String {
    group("w:br", "")
}

/// The older spelling of a line break.
pub(crate) fn carriage_return() -> String {
    group("w:cr", "")
}

pub(crate) fn page_break() -> String {
    element("w:br", &[("w:type", "page")], "")
}

pub(crate) fn no_break_hyphen() -> String {
    group("w:noBreakHyphen", "")
}

pub(crate) fn soft_hyphen() -> String {
    group("w:softHyphen", "")
}

/// A character of a named font, by its four hexadecimal digits.
pub(crate) fn symbol(font: &str, code: &str) -> String {
    element("w:sym", &[("w:font", font), ("w:char", code)], "")
}

/// A base text with its reading above it.
pub(crate) fn ruby(base: &str, reading: &str) -> String {
    let properties = val("w:rubyAlign", "center")
        + &val("w:hps", "10")
        + &val("w:hpsRaise", "20")
        + &val("w:hpsBaseText", "21")
        + &val("w:lid", "zh-CN");
    group(
        "w:ruby",
        &(group("w:rubyPr", &properties)
            + &group("w:rt", &plain(reading))
            + &group("w:rubyBase", &plain(base))),
    )
}
