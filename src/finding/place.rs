//! Says a place the way people do.

use crate::document::Place;

use super::Language;

/// `第26行`, `第96段`, `职责台账 第3行第6列`; `line 26`.
#[must_use]
pub fn spoken(place: &Place, language: Language) -> String {
    let is_main = |part: &str| part == "document";
    match (place, language) {
        (Place::Line { line, .. }, Language::Zh) => format!("第{line}行"),
        (Place::Line { line, .. }, Language::En) => format!("line {line}"),
        (Place::Paragraph { part, paragraph, .. }, Language::Zh) if is_main(part) => {
            format!("第{paragraph}段")
        }
        (Place::Paragraph { part, paragraph, .. }, Language::Zh) => {
            format!("{part} 第{paragraph}段")
        }
        (Place::Paragraph { part, paragraph, .. }, Language::En) if is_main(part) => {
            format!("paragraph {paragraph}")
        }
        (Place::Paragraph { part, paragraph, .. }, Language::En) => {
            format!("{part}, paragraph {paragraph}")
        }
        (Place::Cell { sheet, row, column }, Language::Zh) => {
            format!("{sheet} 第{row}行第{column}列").trim_start().to_owned()
        }
        (Place::Cell { sheet, row, column }, Language::En) => {
            format!("{sheet} row {row} column {column}").trim_start().to_owned()
        }
        (Place::Pointer { pointer }, _) => pointer.clone(),
    }
}
