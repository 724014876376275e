//! Sound archives whose main part is missing, broken, or too much; and odd values that must be
//! survived.

use super::super::builder::{
    Docx, Level, abstract_list, element, group, list, paragraph, paragraph_with, plain, val, zipped,
};
use super::{DOCUMENT, entries_with, sound};

/// Everything but the main part.
pub(super) fn missing_document_part() -> Vec<u8> {
    let entries: Vec<_> =
        sound().entries().into_iter().filter(|(name, _)| name != DOCUMENT).collect();
    zipped(&entries)
}

/// The main part ends within the text of a run.
pub(super) fn unclosed_element() -> Vec<u8> {
    altered(|document| {
        let (before, _) = document.split_once("信访").unwrap();
        before.to_owned()
    })
}

/// Tables in tables, 40,002 elements deep.
pub(super) fn deep_nesting() -> Vec<u8> {
    const TABLES: usize = 13_334;
    let inner = paragraph(&plain("负责文电工作。"));
    let opened = "<w:tbl><w:tr><w:tc>".repeat(TABLES);
    let closed = "</w:tc></w:tr></w:tbl>".repeat(TABLES);
    Docx::new(&(opened + &inner + &closed)).bytes()
}

/// A document type with an entity that stands for a duty.
pub(super) fn doctype() -> Vec<u8> {
    altered(|document| {
        let doctype =
            "<!DOCTYPE w:document [<!ENTITY duty \"负责政务公开和信访工作；\">]>\n<w:document ";
        document.replacen("<w:document ", doctype, 1).replacen(
            "负责政务公开和信访工作；",
            "&duty;",
            1,
        )
    })
}

/// A paragraph with 80,000 attributes.
pub(super) fn many_attributes() -> Vec<u8> {
    let names: Vec<String> = (0..80_000).map(|number| format!("a{number}")).collect();
    let attributes: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    Docx::new(&element("w:p", &attributes, &plain("负责文电工作。"))).bytes()
}

/// A paragraph on level 42 of its list, between two on the first.
pub(super) fn odd_level() -> Vec<u8> {
    numbers(&[("0", "1"), ("42", "1"), ("0", "1")], "1")
}

/// A list that is no number, a level below zero, and a start that no counter holds.
pub(super) fn bad_numbers() -> Vec<u8> {
    numbers(&[("0", "1"), ("0", "abc"), ("-3", "1")], "99999999999")
}

/// Three duties with level and list as spelled, on a list with this start.
fn numbers(places: &[(&str, &str)], start: &str) -> Vec<u8> {
    let duties: String = places
        .iter()
        .map(|(level, num)| {
            let place = group("w:numPr", &(val("w:ilvl", level) + &val("w:numId", num)));
            paragraph_with(&place, &plain("负责文电工作；"))
        })
        .collect();
    let level = Level::new(0, "decimal", "%1.").start(start);
    Docx::new(&(paragraph(&plain("办公室职能")) + &duties))
        .numbering(&abstract_list(1, &[level]), &list(1, 1, ""))
        .bytes()
}

/// The sound package with its main part rewritten.
fn altered(rewrite: impl FnOnce(&str) -> String) -> Vec<u8> {
    let (_, document) = sound().entries().into_iter().find(|(name, _)| name == DOCUMENT).unwrap();
    zipped(&entries_with(rewrite(&String::from_utf8(document).unwrap()).as_bytes()))
}
