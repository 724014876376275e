//! Findings as annotations of a GitHub workflow: one command a line.

use std::fmt::Write;

use crate::document::Place;
use crate::finding::{Language, Severity, spoken};

use super::{Shown, printable};

/// The commands for the findings in the input at `path`.
///
/// GitHub's commands escape `%`, CR and LF in the message, and `:` and `,` too in the properties.
#[must_use]
pub fn github(findings: &[Shown], path: &str, language: Language) -> String {
    let mut text = String::new();
    for shown in findings {
        let finding = shown.finding;
        let level = match finding.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "notice",
        };
        let _ = write!(text, "::{level} file={}", property(path));
        if let Some(Place::Line { line, column }) = &finding.place {
            let _ = write!(text, ",line={line},col={column}");
            let length = finding.excerpt.as_ref().map_or(0, |it| it.length);
            if length > 0 {
                let end = *column as usize + length;
                let _ = write!(text, ",endLine={line},endColumn={end}");
            }
        }
        let title = format!("{} ({})", finding.code.title.by(language), finding.code.name);
        let _ = writeln!(
            text,
            ",title={}::{}",
            property(&title),
            data(&printable(&message(shown, language)))
        );
    }
    text
}

/// The sentence, with the department and the duty, and the place where GitHub has no line for it.
fn message(shown: &Shown, language: Language) -> String {
    let finding = shown.finding;
    let place = match &finding.place {
        Some(Place::Line { .. }) | None => None,
        Some(place) => Some(spoken(place, language)),
    };
    let item = shown.item.map(|item| match language {
        Language::Zh => format!("第{item}项"),
        Language::En => format!("item {item}"),
    });
    let subject = [place, shown.department.map(str::to_owned), item];
    let subject: Vec<String> = subject.into_iter().flatten().collect();
    let sentence = finding.message(language);
    match (subject.join(" "), language) {
        (subject, _) if subject.is_empty() => sentence,
        (subject, Language::Zh) => format!("{subject}：{sentence}"),
        (subject, Language::En) => format!("{subject}: {sentence}"),
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Finding, catalogue};

    #[test]
    fn commands_are_escaped() {
        let finding = Finding::new(&catalogue::DATE_UNREADABLE)
            .at(Place::Line { line: 3, column: 2 })
            .with("text", "100%\r\n::error::");
        let shown = Shown { finding: &finding, department: None, item: None, heading: false };
        assert_eq!(
            github(&[shown], "年,度:a%.txt", Language::En),
            "::error file=年%2C度%3Aa%25.txt,line=3,col=2,title=unreadable date (date-unreadable)::“100%25\\u{d}\\u{a}::error::” is no day\n"
        );
    }
}
