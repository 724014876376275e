//! Numbering definitions: levels, abstract lists, lists with overrides.

use super::xml::{element, group, val};

/// One level of a list. What is `None` is not written.
#[derive(Clone, Debug)]
pub(crate) struct Level {
    index: u32,
    start: Option<String>,
    format: String,
    restart: Option<u32>,
    style: Option<String>,
    legal: bool,
    suffix: Option<&'static str>,
    text: String,
    font: Option<&'static str>,
}

impl Level {
    /// A level that starts at 1, in a format of the standard, with a text such as `%1.`.
    pub(crate) fn new(index: u32, format: &str, text: &str) -> Self {
        Self::with_format_element(index, &val("w:numFmt", format), text)
    }

    /// A level in a format only newer programs know: zero-padded as the pattern shows, with
    /// decimal for all others.
    pub(crate) fn custom(index: u32, pattern: &str, text: &str) -> Self {
        let custom = element("w:numFmt", &[("w:val", "custom"), ("w:format", pattern)], "");
        let choice = element("mc:Choice", &[("Requires", "w14")], &custom);
        let fallback = group("mc:Fallback", &val("w:numFmt", "decimal"));
        let format = group("mc:AlternateContent", &(choice + &fallback));
        Self::with_format_element(index, &format, text)
    }

    /// A level that prints nothing and only restarts what is under it.
    pub(crate) fn silent(index: u32) -> Self {
        Self::new(index, "none", "").suffix("nothing")
    }

    fn with_format_element(index: u32, format: &str, text: &str) -> Self {
        Self {
            index,
            start: Some("1".to_owned()),
            format: format.to_owned(),
            restart: None,
            style: None,
            legal: false,
            suffix: None,
            text: text.to_owned(),
            font: None,
        }
    }

    /// The first number, as it is spelled in the file.
    pub(crate) fn start(self, value: &str) -> Self {
        Self { start: Some(value.to_owned()), ..self }
    }

    pub(crate) fn without_start(self) -> Self {
        Self { start: None, ..self }
    }

    /// `w:lvlRestart`: 0 never, otherwise the level, counted from 1, that restarts this one.
    pub(crate) fn restart(self, after: u32) -> Self {
        Self { restart: Some(after), ..self }
    }

    /// The paragraph style that is linked with this level.
    pub(crate) fn linked_style(self, id: &str) -> Self {
        Self { style: Some(id.to_owned()), ..self }
    }

    /// `w:isLgl`: all numbers of the label in decimal.
    pub(crate) fn legal(self) -> Self {
        Self { legal: true, ..self }
    }

    /// What stands after the label: `tab`, `space` or `nothing`.
    pub(crate) fn suffix(self, kind: &'static str) -> Self {
        Self { suffix: Some(kind), ..self }
    }

    /// The font of the label, for bullets.
    pub(crate) fn font(self, name: &'static str) -> Self {
        Self { font: Some(name), ..self }
    }

    fn xml(&self) -> String {
        let optional = |name, value: Option<&str>| value.map_or_else(String::new, |v| val(name, v));
        let parts = [
            optional("w:start", self.start.as_deref()),
            self.format.clone(),
            optional("w:lvlRestart", self.restart.map(|n| n.to_string()).as_deref()),
            optional("w:pStyle", self.style.as_deref()),
            if self.legal { group("w:isLgl", "") } else { String::new() },
            optional("w:suff", self.suffix),
            val("w:lvlText", &self.text),
            self.font.map(label_font).unwrap_or_default(),
        ];
        element("w:lvl", &[("w:ilvl", &self.index.to_string())], &parts.concat())
    }
}

fn label_font(name: &str) -> String {
    group("w:rPr", &element("w:rFonts", &[("w:ascii", name), ("w:hAnsi", name)], ""))
}

/// A list definition with its own levels.
pub(crate) fn abstract_list(id: u32, levels: &[Level]) -> String {
    definition(id, &levels.iter().map(Level::xml).collect::<String>())
}

/// A list definition that a numbering style stands for.
pub(crate) fn list_of_style(id: u32, style: &str, levels: &[Level]) -> String {
    let levels: String = levels.iter().map(Level::xml).collect();
    definition(id, &(val("w:styleLink", style) + &levels))
}

/// A list definition without levels, which sends the reader to a numbering style.
pub(crate) fn list_from_style(id: u32, style: &str) -> String {
    definition(id, &val("w:numStyleLink", style))
}

fn definition(id: u32, content: &str) -> String {
    let content = val("w:multiLevelType", "multilevel") + content;
    element("w:abstractNum", &[("w:abstractNumId", &id.to_string())], &content)
}

/// A list over a definition, with overrides or none.
pub(crate) fn list(id: u32, definition: u32, overrides: &str) -> String {
    let content = val("w:abstractNumId", &definition.to_string()) + overrides;
    element("w:num", &[("w:numId", &id.to_string())], &content)
}

/// For [`list`]: the level starts at this number when the list is first used.
pub(crate) fn start_override(level: u32, start: u32) -> String {
    level_changed(level, &val("w:startOverride", &start.to_string()))
}

/// For [`list`]: another level in the place of the definition's.
pub(crate) fn level_override(level: &Level) -> String {
    level_changed(level.index, &level.xml())
}

/// For [`list`]: another level, with the number at which the list starts it.
pub(crate) fn level_and_start_override(level: &Level, start: u32) -> String {
    level_changed(level.index, &(val("w:startOverride", &start.to_string()) + &level.xml()))
}

fn level_changed(level: u32, content: &str) -> String {
    element("w:lvlOverride", &[("w:ilvl", &level.to_string())], content)
}
