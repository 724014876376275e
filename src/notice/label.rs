//! How a notice is named in one phrase.

use super::{DocumentNumber, Notice};

impl Notice {
    /// The document number; without one the title; else nothing. A number whose serial is still
    /// blank has a full-width blank in its place (闵科委〔2026〕　号).
    #[must_use]
    pub fn label(&self) -> Option<String> {
        match &self.header.document_number {
            Some(number) if number.serial.is_none() => Some(with_blank_serial(number)),
            Some(number) => Some(number.text.clone()),
            None => self.title().map(str::to_owned),
        }
    }

    /// The notice's title, else that of the issued text.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        let issued = || self.issued_text.as_ref().map(|issued| issued.title.as_str());
        self.header.title.as_deref().or_else(issued)
    }
}

fn with_blank_serial(number: &DocumentNumber) -> String {
    match (&number.agency, number.year) {
        (Some(agency), Some(year)) => format!("{agency}〔{year}〕　号"),
        _ => number.text.clone(),
    }
}
