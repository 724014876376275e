//! What stands around or between runs: bookmarks, proof marks, links, fields, content controls,
//! smart tags, comments. None of the wrappers changes the text of what it wraps.

use super::paragraph::run;
use super::xml::{element, escape, group, val};

/// The start and the end of a bookmark, to be put around something or nothing.
pub(crate) fn bookmark(id: u32, name: &str, content: &str) -> String {
    let id = id.to_string();
    let start = element("w:bookmarkStart", &[("w:id", &id), ("w:name", name)], "");
    start + content + &element("w:bookmarkEnd", &[("w:id", &id)], "")
}

/// A spelling mark around something.
pub(crate) fn proofed(content: &str) -> String {
    let mark = |kind| element("w:proofErr", &[("w:type", kind)], "");
    mark("spellStart") + content + &mark("spellEnd")
}

/// A link to an address; the package names it with [`super::Docx::link`].
pub(crate) fn hyperlink(relationship: &str, content: &str) -> String {
    element("w:hyperlink", &[("r:id", relationship), ("w:history", "1")], content)
}

/// A link to a bookmark of the same document.
pub(crate) fn internal_link(bookmark: &str, content: &str) -> String {
    element("w:hyperlink", &[("w:anchor", bookmark)], content)
}

pub(crate) fn simple_field(instruction: &str, result: &str) -> String {
    element("w:fldSimple", &[("w:instr", instruction)], result)
}

/// A field of begin, instruction, separator, result and end.
pub(crate) fn complex_field(instruction: &str, result: &str) -> String {
    let character = |kind| run(&element("w:fldChar", &[("w:fldCharType", kind)], ""));
    let instruction =
        run(&element("w:instrText", &[("xml:space", "preserve")], &escape(instruction)));
    character("begin") + &instruction + &character("separate") + result + &character("end")
}

/// A content control; it wraps runs, paragraphs, rows or cells alike.
pub(crate) fn content_control(id: u32, content: &str) -> String {
    let properties = val("w:alias", "条目") + &val("w:id", &id.to_string());
    group("w:sdt", &(group("w:sdtPr", &properties) + &group("w:sdtContent", content)))
}

pub(crate) fn smart_tag(content: &str) -> String {
    let attributes =
        [("w:uri", "urn:schemas-microsoft-com:office:smarttags"), ("w:element", "PersonName")];
    element("w:smartTag", &attributes, content)
}

/// Something commented on; the comment's own text is in [`super::Docx::comment`].
pub(crate) fn commented(id: u32, content: &str) -> String {
    let point = |name| element(name, &[("w:id", &id.to_string())], "");
    point("w:commentRangeStart")
        + content
        + &point("w:commentRangeEnd")
        + &run(&point("w:commentReference"))
}

/// The reference, inside a run, to a note of [`super::Docx::footnote`].
pub(crate) fn footnote_reference(id: u32) -> String {
    element("w:footnoteReference", &[("w:id", &id.to_string())], "")
}

/// The reference, inside a run, to a note of [`super::Docx::endnote`].
pub(crate) fn endnote_reference(id: u32) -> String {
    element("w:endnoteReference", &[("w:id", &id.to_string())], "")
}
