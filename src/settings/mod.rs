//! `zhineng.toml`: what an office adds to the program's own words, and how its documents look.
//!
//! In: the file's text. Out: [`Settings`]. Reads no file and knows no stage.

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
    /// A value is none of those that the key takes.
    #[error("`{key}` must be {wanted}")]
    NotOneOf {
        /// The key with the tables around it.
        key: String,
        /// What it takes.
        wanted: &'static str,
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
                ("vocabulary", _) => return Err(SettingsError::NotWords { key: key.clone() }),
                ("docx", toml::Value::Table(table)) => layout::read(table, &mut settings.docx)?,
                ("lineage", toml::Value::Table(table)) => {
                    table.iter().try_for_each(|(old, new)| settings.add_lineage(old, new))?;
                }
                ("docx" | "lineage", _) => {
                    return Err(SettingsError::NotOneOf { key: key.clone(), wanted: "a table" });
                }
                _ => {
                    return Err(unknown(key, ["vocabulary", "docx", "lineage"].map(str::to_owned)));
                }
            }
        }
        Ok(settings)
    }

    /// `"财务科" = "财务管理科"`; a list where one became several.
    fn add_lineage(&mut self, old: &str, new: &toml::Value) -> Result<(), SettingsError> {
        let one = new.as_str().map(|name| vec![name.to_owned()]);
        let several = || new.as_array()?.iter().map(|it| it.as_str().map(str::to_owned)).collect();
        let new = one.or_else(several).ok_or_else(|| SettingsError::NotOneOf {
            key: format!("lineage.{old}"),
            wanted: "the new name of the department, or a list of its new names",
        })?;
        self.lineage.push(Lineage { old: old.to_owned(), new });
        Ok(())
    }

    fn add_words(&mut self, list: &str, words: &toml::Value) -> Result<(), SettingsError> {
        let key = format!("vocabulary.{list}");
        let words: Option<Vec<String>> = words
            .as_array()
            .and_then(|it| it.iter().map(|word| word.as_str().map(str::to_owned)).collect());
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

fn unknown(key: &str, known: impl IntoIterator<Item = String>) -> SettingsError {
    let nearest = known.into_iter().min_by_key(|it| distance(key, it)).unwrap_or_default();
    SettingsError::UnknownKey { key: key.to_owned(), nearest }
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
