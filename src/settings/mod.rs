//! `zhineng.toml`: what an office adds to the program's own words, and how its documents look.
//!
//! In: the file's text. Out: [`Settings`]. Reads no file and knows no stage.

use crate::check::{self, Allowed, Level, Unit};
use crate::finding::{Severity, Worded, catalogue};
use crate::notice::{Lineage, Vocabulary};
use crate::writer::DocxOptions;

mod layout;

/// The name of the file.
pub const FILE_NAME: &str = "zhineng.toml";

/// What `zhineng.toml` sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The program's words and those that the file adds.
    pub vocabulary: Vocabulary,
    /// How documents are laid out.
    pub docx: DocxOptions,
    /// How notices are checked.
    pub check: check::Options,
    /// What became of departments over the years.
    pub lineage: Vec<Lineage>,
}

/// Why a text sets nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// It is no TOML.
    #[error("line {line}: {message}")]
    Syntax {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// It has a key that nothing is called.
    #[error("unknown key `{key}`; the nearest known one is `{nearest}`")]
    UnknownKey {
        /// The key with the tables around it.
        key: String,
        /// The known key that is most like it.
        nearest: String,
    },
    /// A value is not of the kind that its key takes.
    #[error("`{key}` must be {}", expected.en)]
    Wrong {
        /// The key with the tables around it.
        key: String,
        /// What it takes.
        expected: Worded,
    },
    /// A list of words is something else.
    #[error("`{key}` must be a list of words: [\"林场\"]")]
    NotWords {
        /// The key with the tables around it.
        key: String,
    },
}

impl Settings {
    /// Reads the text of a `zhineng.toml`.
    ///
    /// # Errors
    /// If it is no TOML, names an unknown key, or gives a key a value of another kind.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            SettingsError::Syntax { line, message: error.message().to_owned() }
        })?;
        let mut settings = Self::default();
        for (key, value) in &table {
            match (key.as_str(), value) {
                ("vocabulary", toml::Value::Table(lists)) => {
                    lists.iter().try_for_each(|(key, words)| settings.add_words(key, words))?;
                }
                ("levels", toml::Value::Table(levels)) => {
                    levels.iter().try_for_each(|(code, level)| settings.set_level(code, level))?;
                }
                ("allow", toml::Value::Array(list)) => {
                    list.iter().try_for_each(|it| settings.allow(it))?;
                }
                ("units", toml::Value::Array(list)) => {
                    list.iter().try_for_each(|it| settings.add_unit(it))?;
                }
                ("levels" | "allow" | "units", _) => return Err(wrong(key, SECTIONS)),
                ("vocabulary", _) => return Err(SettingsError::NotWords { key: key.clone() }),
                ("docx", toml::Value::Table(table)) => layout::read(table, &mut settings.docx)?,
                ("lineage", toml::Value::Table(table)) => {
                    table.iter().try_for_each(|(old, new)| settings.add_lineage(old, new))?;
                }
                ("docx" | "lineage", _) => return Err(wrong(key, TABLE)),
                _ => return Err(unknown(key, KEYS.map(str::to_owned))),
            }
        }
        Ok(settings)
    }

    /// `number-gap = "warning"`
    fn set_level(&mut self, code: &str, level: &toml::Value) -> Result<(), SettingsError> {
        let key = format!("levels.{code}");
        if catalogue::find(code).is_none() {
            return Err(unknown(&key, codes().map(|it| format!("levels.{it}"))));
        }
        let named = |name: &str| Severity::ALL.into_iter().find(|it| it.name() == name);
        let level = match level.as_str() {
            Some("off") => Level::Off,
            Some(name) => Level::At(named(name).ok_or_else(|| wrong(&key, LEVELS))?),
            None => return Err(wrong(&key, LEVELS)),
        };
        self.check.levels.insert(code.to_owned(), level);
        Ok(())
    }

    /// `[[allow]]`: code, text, reason.
    fn allow(&mut self, entry: &toml::Value) -> Result<(), SettingsError> {
        let table = entry.as_table().ok_or_else(|| wrong("allow", SECTIONS))?;
        known_keys("allow", table, &["code", "text", "reason"])?;
        let code = required("allow.code", table.get("code"))?;
        if catalogue::find(&code).is_none() {
            return Err(unknown(&code, codes().map(str::to_owned)));
        }
        let text = table.get("text").map(|it| required("allow.text", Some(it))).transpose()?;
        let reason = required("allow.reason", table.get("reason"))?;
        self.check.allowed.push(Allowed { code, text, reason });
        Ok(())
    }

    /// `[[units]]`: name, aliases.
    fn add_unit(&mut self, entry: &toml::Value) -> Result<(), SettingsError> {
        let table = entry.as_table().ok_or_else(|| wrong("units", SECTIONS))?;
        known_keys("units", table, &["name", "aliases"])?;
        let name = required("units.name", table.get("name"))?;
        let aliases = match table.get("aliases") {
            None => Vec::new(),
            Some(list) => words(list)
                .ok_or_else(|| SettingsError::NotWords { key: "units.aliases".to_owned() })?,
        };
        self.check.units.push(Unit { name, aliases });
        Ok(())
    }

    /// `"财务科" = "财务管理科"`; a list where one became several.
    fn add_lineage(&mut self, old: &str, new: &toml::Value) -> Result<(), SettingsError> {
        let one = new.as_str().map(|name| vec![name.to_owned()]);
        let several = || new.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect();
        let new =
            one.or_else(several).ok_or_else(|| wrong(&format!("lineage.{old}"), NEW_NAMES))?;
        self.lineage.push(Lineage { old: old.to_owned(), new });
        Ok(())
    }

    fn add_words(&mut self, list: &str, words: &toml::Value) -> Result<(), SettingsError> {
        let key = format!("vocabulary.{list}");
        let words = self::words(words);
        let lists = || Vocabulary::LISTS.iter().map(|(name, _)| format!("vocabulary.{name}"));
        match (self.vocabulary.list_mut(list), words) {
            (None, _) => Err(unknown(&key, lists())),
            (_, None) => Err(SettingsError::NotWords { key }),
            (Some(own), Some(words)) => {
                own.extend(words.into_iter().filter(|word| !word.trim().is_empty()));
                self.vocabulary.put_in_order();
                Ok(())
            }
        }
    }
}

/// The tables and lists of the file.
const KEYS: [&str; 6] = ["vocabulary", "levels", "allow", "units", "docx", "lineage"];

const TABLE: Worded = Worded {
    zh: "[docx] 或 [lineage] 那样的一节",
    en: "a section such as [docx] or [lineage]",
};
const NEW_NAMES: Worded = Worded {
    zh: "部门的新名称，或一列新名称",
    en: "the new name of the department, or a list of its new names",
};

const SECTIONS: Worded = Worded {
    zh: "[levels]、[[allow]] 或 [[units]] 那样的一节",
    en: "a section such as [levels], [[allow]] or [[units]]",
};
const LEVELS: Worded = Worded {
    zh: "\"error\"、\"warning\"、\"hint\" 或 \"off\"",
    en: "\"error\", \"warning\", \"hint\" or \"off\"",
};
const TEXT: Worded =
    Worded { zh: "不空的文字，如 \"…\"", en: "a text that is not empty: \"…\"" };

/// The known name that is most like `name`.
#[must_use]
pub fn nearest(name: &str, known: impl IntoIterator<Item = String>) -> String {
    known.into_iter().min_by_key(|it| distance(name, it)).unwrap_or_default()
}

fn codes() -> impl Iterator<Item = &'static str> {
    catalogue::CODES.iter().map(|it| it.name)
}

fn words(list: &toml::Value) -> Option<Vec<String>> {
    list.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect()
}

fn wrong(key: &str, expected: Worded) -> SettingsError {
    SettingsError::Wrong { key: key.to_owned(), expected }
}

fn required(key: &str, value: Option<&toml::Value>) -> Result<String, SettingsError> {
    let text = value.and_then(toml::Value::as_str).filter(|it| !it.trim().is_empty());
    text.map(str::to_owned).ok_or_else(|| wrong(key, TEXT))
}

fn known_keys(section: &str, table: &toml::Table, known: &[&str]) -> Result<(), SettingsError> {
    match table.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => {
            let known = known.iter().map(|it| format!("{section}.{it}"));
            Err(unknown(&format!("{section}.{key}"), known))
        }
    }
}

fn unknown(key: &str, known: impl IntoIterator<Item = String>) -> SettingsError {
    SettingsError::UnknownKey { key: key.to_owned(), nearest: nearest(key, known) }
}

/// How many letters of keys of this kind must be put in, left out or changed.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, byte) in one.bytes().enumerate() {
        let mut before = at + 1;
        let mut next = vec![before];
        for (pair, own) in row.windows(2).zip(other.bytes()) {
            let [diagonal, above] = *pair else { continue };
            let changed = diagonal + usize::from(byte != own);
            before = changed.min(above + 1).min(before + 1);
            next.push(before);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_added_to_the_programs_own() {
        let settings = Settings::parse("[vocabulary]\nunit_endings = [\"林场\"]\n").unwrap();
        let endings = settings.vocabulary.unit_endings;
        assert!(endings.contains(&"林场".to_owned()) && endings.contains(&"科".to_owned()));
        let suffixes = Settings::parse("vocabulary.heading_suffixes = [\"基本职责\"]").unwrap();
        let at = |word: &str| suffixes.vocabulary.heading_suffixes.iter().position(|it| it == word);
        assert!(at("基本职责") < at("职责"));
        assert_eq!(Settings::parse(""), Ok(Settings::default()));
    }

    #[test]
    fn a_wrong_key_is_named_with_the_nearest_known_one() {
        let nearest = |text: &str| match Settings::parse(text) {
            Err(SettingsError::UnknownKey { nearest, .. }) => nearest,
            other => panic!("{other:?}"),
        };
        assert_eq!(nearest("vocabulery = 1"), "vocabulary");
        assert_eq!(nearest("[vocabulary]\nunit_ending = []"), "vocabulary.unit_endings");
    }

    #[test]
    fn levels_exceptions_and_units_are_read() {
        let text = "levels.number-gap = \"warning\"\nlevels.pair-open = \"off\"\n[[allow]]\ncode = \"placeholder\"\ntext = \"XX码\"\nreason = \"产品名\"\n[[units]]\nname = \"市科技局\"\naliases = [\"市科学技术局\"]\n";
        let check = Settings::parse(text).unwrap().check;
        assert_eq!(check.levels["number-gap"], Level::At(Severity::Warning));
        assert_eq!(check.levels["pair-open"], Level::Off);
        assert_eq!(check.allowed[0].text.as_deref(), Some("XX码"));
        assert!(check.are_one_unit("市科学技术局", "市科技局"));
    }

    #[test]
    fn what_is_wrong_with_them_is_named() {
        let fault = |text: &str| Settings::parse(text).unwrap_err().to_string();
        assert!(fault("levels.number-gep = \"off\"").contains("`levels.number-gap`"));
        assert!(fault("levels.number-gap = \"loud\"").contains("`levels.number-gap` must be"));
        assert!(fault("levels = 1").contains("`levels` must be"));
        assert!(fault("[[allow]]\ncode = \"pair-open\"").contains("`allow.reason`"));
        assert!(fault("[[allow]]\ncode = \"pair-opn\"\nreason = \"x\"").contains("`pair-open`"));
        assert!(fault("[[units]]\nnmae = \"x\"").contains("`units.name`"));
    }

    #[test]
    fn departments_have_their_lineage() {
        let text = "[lineage]\n\"财务科\" = \"财务管理科\"\n\"综合科\" = [\"甲科\", \"乙科\"]";
        let lineage = Settings::parse(text).unwrap().lineage;
        let names: Vec<(&str, usize)> =
            lineage.iter().map(|it| (it.old.as_str(), it.new.len())).collect();
        assert_eq!(names, [("综合科", 2), ("财务科", 1)]);
        assert!(Settings::parse("[lineage]\n\"财务科\" = 1").is_err());
    }

    #[test]
    fn other_faults_name_their_place() {
        let syntax = Settings::parse("[vocabulary]\nverbs = [\"负责\"");
        assert!(matches!(syntax, Err(SettingsError::Syntax { line: 2, .. })), "{syntax:?}");
        let kind = Settings::parse("[vocabulary]\nverbs = \"负责\"");
        assert_eq!(kind, Err(SettingsError::NotWords { key: "vocabulary.verbs".to_owned() }));
    }
}
