//! Findings for people: grouped by code, the line quoted, a caret under the characters meant.

use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use crate::finding::{Code, Language, Severity, Worded, spoken};

use super::{Shown, printable};

/// How many places of one code are listed.
const PLACES: usize = 10;
/// How many characters of a line are quoted, from a few before the mark on.
const QUOTED: usize = 40;
const BEFORE: usize = 16;

/// The findings, the worst first, each code once with its places; hints only as a count unless
/// asked for. Empty when there is nothing to say.
#[must_use]
pub fn human(findings: &[Shown], hints: bool, language: Language) -> String {
    let mut text = String::new();
    for (code, places) in grouped(findings) {
        let severity = severity(&places);
        if severity != Severity::Hint || hints {
            // Asked for one by one, they are all listed.
            let most = if severity == Severity::Hint { places.len() } else { PLACES };
            group(code, &places, most, language, &mut text);
        }
    }
    if !hints {
        folded(findings, language, &mut text);
    }
    text
}

/// One finding in one line: 错误　number-gap　办公室　第2项之后是第4项，缺第3项（第30行）
#[must_use]
pub fn line(shown: &Shown, language: Language) -> String {
    let finding = shown.finding;
    let word = finding.severity().word(language);
    let message = finding.message(language);
    let message = printable(&message);
    let place = finding.place.as_ref().map(|place| spoken(place, language)).unwrap_or_default();
    let department = printable(shown.department.unwrap_or_default());
    match language {
        Language::Zh => {
            let place = if place.is_empty() { place } else { format!("（{place}）") };
            let department =
                if department.is_empty() { String::new() } else { format!("　{department}") };
            format!("{word}　{}{department}　{message}{place}", finding.code.name)
        }
        Language::En => {
            let place = if place.is_empty() { place } else { format!(" ({place})") };
            let department =
                if department.is_empty() { String::new() } else { format!(" {department}:") };
            format!("{word}: {}:{department} {message}{place}", finding.code.name)
        }
    }
}

/// The findings by code, the worst severity first, codes in the order of their first place.
fn grouped<'a>(findings: &[Shown<'a>]) -> Vec<(&'static Code, Vec<Shown<'a>>)> {
    let mut groups: Vec<(&'static Code, Vec<Shown>)> = Vec::new();
    for shown in findings {
        let code = shown.finding.code;
        match groups.iter_mut().find(|(known, _)| known.name == code.name) {
            Some((_, places)) => places.push(*shown),
            None => groups.push((code, vec![*shown])),
        }
    }
    groups.sort_by_key(|(_, places)| severity(places));
    groups
}

fn severity(places: &[Shown]) -> Severity {
    places.first().map_or(Severity::Hint, |it| it.finding.severity())
}

fn group(code: &Code, places: &[Shown], most: usize, language: Language, text: &mut String) {
    let word = severity(places).word(language);
    let title = code.title.by(language);
    let count = places.len();
    let _ = match language {
        Language::Zh => writeln!(text, "{word}　{title}　{}　{count} 处", code.name),
        Language::En => writeln!(text, "{word}: {title} ({}): {count}", code.name),
    };
    for shown in places.iter().take(most) {
        place(shown, language, text);
    }
    if count > most {
        let rest = count - most;
        let _ = match language {
            Language::Zh => writeln!(text, "  另有 {rest} 处"),
            Language::En => writeln!(text, "  and {rest} more"),
        };
    }
    text.push('\n');
}

fn place(shown: &Shown, language: Language, text: &mut String) {
    let finding = shown.finding;
    let mut parts = Vec::new();
    parts.extend(finding.place.as_ref().map(|place| spoken(place, language)));
    parts.extend(subject(shown, language));
    if !parts.is_empty() {
        let gap = Worded { zh: "　", en: "  " }.by(language);
        let _ = writeln!(text, "  {}", parts.join(gap));
    }
    let message = finding.message(language);
    let message = printable(&message);
    match &finding.excerpt {
        Some(excerpt) => {
            let (quoted, indent, mark) =
                quote(&excerpt.line, excerpt.start, excerpt.length, language);
            let _ = writeln!(text, "     │ {quoted}\n     │ {indent}{mark} {message}");
        }
        None => {
            let _ = writeln!(text, "     {message}");
        }
    }
}

/// `科技服务科 第12项`, `办公室（标题）`.
fn subject(shown: &Shown, language: Language) -> Option<String> {
    let department = printable(shown.department?);
    Some(match (shown.item, language) {
        (Some(item), Language::Zh) => format!("{department} 第{item}项"),
        (Some(item), Language::En) => format!("{department}, item {item}"),
        (None, Language::Zh) if shown.heading => format!("{department}（标题）"),
        (None, Language::En) if shown.heading => format!("{department} (heading)"),
        (None, _) => department.into_owned(),
    })
}

/// The part of a line around the mark, the blanks before the caret, and the caret.
fn quote(line: &str, start: usize, length: usize, language: Language) -> (String, String, String) {
    let count = line.chars().count();
    let from = if count > QUOTED { start.saturating_sub(BEFORE) } else { 0 };
    let ellipsis = if from > 0 { "…" } else { "" };
    let shown = |skip: usize, take: usize| {
        let part: String = line.chars().skip(skip).take(take).collect();
        printable(&part).into_owned()
    };
    let end = if from + QUOTED < count { "…" } else { "" };
    let quoted = format!("{ellipsis}{}{end}", shown(from, QUOTED));
    let before = format!("{ellipsis}{}", shown(from, start - from.min(start)));
    let visible = QUOTED.saturating_sub(start - from.min(start));
    let meant = shown(start, length.min(visible));
    let columns = |text: &str| text.chars().map(|c| width(c, language)).sum::<usize>();
    (quoted, " ".repeat(columns(&before)), "^".repeat(columns(&meant).max(1)))
}

/// How many columns a character takes: a Chinese terminal gives ambiguous ones two.
fn width(character: char, language: Language) -> usize {
    let width = match language {
        Language::Zh => character.width_cjk(),
        Language::En => character.width(),
    };
    width.unwrap_or(0)
}

fn folded(findings: &[Shown], language: Language, text: &mut String) {
    let mut groups = grouped(findings);
    groups.retain(|(_, places)| severity(places) == Severity::Hint);
    groups.sort_by_key(|(_, places)| std::cmp::Reverse(places.len()));
    let hints: Vec<String> = groups
        .iter()
        .map(|(code, places)| {
            let count = places.len();
            let all_in = all_in(places, language).unwrap_or_default();
            format!("{} {count}{all_in}", code.title.by(language))
        })
        .collect();
    if hints.is_empty() {
        return;
    }
    let count = findings.iter().filter(|it| it.finding.severity() == Severity::Hint).count();
    let _ = match language {
        Language::Zh => {
            writeln!(text, "提示 {count} 处（加 --hints 逐条列出）\n  {}\n", hints.join("　"))
        }
        Language::En => {
            writeln!(text, "{count} hints (--hints lists them)\n  {}\n", hints.join(", "))
        }
    };
}

/// `（均在生物医药科）`, where several places are in one department.
fn all_in(places: &[Shown], language: Language) -> Option<String> {
    let [first, others @ ..] = places else { return None };
    let department = first.department?;
    let is_one = !others.is_empty() && others.iter().all(|it| it.department == Some(department));
    let department = printable(department);
    is_one.then(|| match language {
        Language::Zh => format!("（均在{department}）"),
        Language::En => format!(" (all in {department})"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_the_characters_meant() {
        let (quoted, indent, mark) = quote("12.完成领导和上级部门交办", 8, 4, Language::Zh);
        assert_eq!(quoted, "12.完成领导和上级部门交办");
        assert_eq!((indent.len(), mark.len()), (13, 8));
    }

    #[test]
    fn a_long_line_is_quoted_around_the_mark() {
        let line = format!("{}缺{}", "前".repeat(100), "后".repeat(100));
        let (quoted, indent, mark) = quote(&line, 100, 1, Language::Zh);
        assert!(quoted.starts_with('…') && quoted.ends_with('…') && quoted.contains('缺'));
        assert_eq!((indent.len(), mark.len()), (2 + 2 * BEFORE, 2));
    }
}
