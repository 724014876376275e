//! Findings as SARIF 2.1.0 (OASIS), for code scanning and editors. Only rules that were used.

use serde_json::{Map, Value, json};

use crate::document::Place;
use crate::finding::{Code, Edit, Finding, Language, Severity, spoken};

use super::Shown;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The log of one run.
#[derive(Debug, Default)]
pub struct Sarif {
    rules: Vec<&'static Code>,
    results: Vec<Value>,
}

impl Sarif {
    /// Adds the findings in the input at `path`.
    pub fn add(&mut self, findings: &[Shown], path: &str, language: Language) {
        for shown in findings {
            let code = shown.finding.code;
            let known = self.rules.iter().position(|it| it.name == code.name);
            let index = known.unwrap_or_else(|| {
                self.rules.push(code);
                self.rules.len() - 1
            });
            self.results.push(result(shown, index, path, language));
        }
    }

    /// The log. `config` is the settings file used.
    #[must_use]
    pub fn log(&self, config: Option<&str>, language: Language) -> Value {
        let rules: Vec<Value> = self.rules.iter().map(|code| rule(code, language)).collect();
        let mut run = json!({
            "tool": {"driver": {
                "name": "zhineng",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "unicodeCodePoints",
            "results": self.results,
        });
        if let (Some(config), Some(run)) = (config, run.as_object_mut()) {
            run.insert("properties".to_owned(), json!({ "config": config }));
        }
        json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    }
}

fn rule(code: &Code, language: Language) -> Value {
    let help = format!("{}\n\n{}", code.why.by(language), code.example);
    json!({
        "id": code.name,
        "shortDescription": {"text": code.title.by(language)},
        "fullDescription": {"text": code.what.by(language)},
        "help": {"text": help},
        "defaultConfiguration": {"level": level(code.severity)},
        "properties": {"source": code.source.by(language)},
    })
}

fn result(shown: &Shown, index: usize, path: &str, language: Language) -> Value {
    let finding = shown.finding;
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(finding.code.name));
    result.insert("ruleIndex".to_owned(), json!(index));
    result.insert("level".to_owned(), json!(level(finding.severity())));
    result.insert("message".to_owned(), json!({"text": finding.message(language)}));
    result.insert("locations".to_owned(), json!([location(shown, path, language)]));
    if !finding.fix.is_empty() {
        result.insert("fixes".to_owned(), json!([fix(&finding.fix, path)]));
    }
    result.into()
}

fn location(shown: &Shown, path: &str, language: Language) -> Value {
    let finding = shown.finding;
    let mut physical = json!({"artifactLocation": {"uri": uri(path)}});
    if let (Some(region), Some(physical)) = (region(finding), physical.as_object_mut()) {
        physical.insert("region".to_owned(), region);
    }
    let mut location = json!({ "physicalLocation": physical });
    let place = finding.place.as_ref().filter(|it| !matches!(it, Place::Line { .. }));
    let item = shown.item.map(|it| it.to_string());
    let parts = [shown.department.map(str::to_owned), item, place.map(|it| spoken(it, language))];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if let (false, Some(location)) = (parts.is_empty(), location.as_object_mut()) {
        let logical = json!([{"fullyQualifiedName": parts.join("/")}]);
        location.insert("logicalLocations".to_owned(), logical);
    }
    location
}

fn region(finding: &Finding) -> Option<Value> {
    let Some(Place::Line { line, column }) = finding.place else { return None };
    let excerpt = finding.excerpt.as_ref();
    let length = excerpt.map_or(0, |it| it.length);
    let mut region = json!({"startLine": line, "startColumn": column});
    let fields = region.as_object_mut()?;
    if length > 0 {
        fields.insert("endLine".to_owned(), json!(line));
        fields.insert("endColumn".to_owned(), json!(column as usize + length));
    }
    if let Some(excerpt) = excerpt {
        let meant = excerpt.line.chars().skip(excerpt.start).take(length.max(1));
        fields.insert("snippet".to_owned(), json!({"text": meant.collect::<String>()}));
    }
    Some(region)
}

fn fix(edits: &[Edit], path: &str) -> Value {
    let replacement = |edit: &Edit| {
        json!({
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.line,
                "endColumn": edit.column as usize + edit.length,
            },
            "insertedContent": {"text": edit.text},
        })
    };
    let replacements: Vec<Value> = edits.iter().map(replacement).collect();
    json!({"artifactChanges": [
        {"artifactLocation": {"uri": uri(path)}, "replacements": replacements},
    ]})
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A path as a relative or absolute URI reference (RFC 3986): every byte that may not stand there
/// is `%XX`.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    let path = path.replace('\\', "/");
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.extend(format!("%{byte:02X}").chars()),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri() {
        assert_eq!(uri("年/a b.txt"), "%E5%B9%B4/a%20b.txt");
    }
}
