//! Words a finding: its code's sentence with the facts put in, by language.

use super::{Finding, Language, Worded};

/// A fact that a message names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// Words, as they stand in the input.
    Text(String),
    /// Words of the program.
    Words(Worded),
    /// A number.
    Number(u32),
    /// Numbers in ascending order.
    Numbers(Vec<u32>),
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Worded> for Argument {
    fn from(words: Worded) -> Self {
        Self::Words(words)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl From<Vec<u32>> for Argument {
    fn from(numbers: Vec<u32>) -> Self {
        Self::Numbers(numbers)
    }
}

impl Argument {
    fn worded(&self, language: Language) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Words(words) => words.by(language).to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Numbers(numbers) => worded_list(numbers, language),
        }
    }
}

/// `[3, 5, 6, 7]` as `3、5～7` or `3, 5–7`.
fn worded_list(numbers: &[u32], language: Language) -> String {
    let (comma, dash) = match language {
        Language::Zh => ("、", "～"),
        Language::En => (", ", "–"),
    };
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for &number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let worded = runs.into_iter().map(|(first, last)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}{comma}{last}"),
        _ => format!("{first}{dash}{last}"),
    });
    worded.collect::<Vec<_>>().join(comma)
}

impl Finding {
    /// The finding's sentence.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let mut message = String::new();
        for (part, optional) in parts(self.code.message.by(language)) {
            match self.filled(part, language) {
                Some(words) => message.push_str(&words),
                None if optional => {}
                None => message.push_str(part),
            }
        }
        message
    }

    /// `template` with its arguments put in; `None` when one is absent.
    fn filled(&self, template: &str, language: Language) -> Option<String> {
        let mut words = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}')?;
            words.push_str(before);
            words.push_str(&self.argument(name)?.worded(language));
            rest = after;
        }
        words.push_str(rest);
        Some(words)
    }
}

/// The parts of a template, each with whether it stood in `[…]`.
fn parts(template: &str) -> impl Iterator<Item = (&str, bool)> {
    template.split('[').flat_map(|piece| match piece.split_once(']') {
        Some((optional, always)) => [(optional, true), (always, false)],
        None => [(piece, false), ("", false)],
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::catalogue;

    #[test]
    fn a_list_of_numbers_folds_its_runs() {
        assert_eq!(worded_list(&[3], Language::Zh), "3");
        assert_eq!(worded_list(&[3, 4], Language::Zh), "3、4");
        assert_eq!(worded_list(&[3, 5, 6, 7, 9], Language::En), "3, 5–7, 9");
    }

    #[test]
    fn an_optional_part_needs_its_argument() {
        let finding = Finding::new(&catalogue::NUMBER_DUPLICATE).with("found", 3);
        assert_eq!(finding.message(Language::Zh), "第3项重复");
        let finding = finding.with("expected", 4);
        assert_eq!(finding.message(Language::Zh), "第3项重复，此处应为第4项");
    }
}
