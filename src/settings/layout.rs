//! The table `[docx]`: how documents are laid out.

use toml::{Table, Value};

use crate::writer::{DocxOptions, FontSet, Numbers, PageNumbers};

use super::{SettingsError, unknown};

/// Sets one option; `None` where the value is none that it takes.
type Set = fn(&mut DocxOptions, &Value) -> Option<()>;

/// The keys, what each takes, and how it is set.
const KEYS: &[(&str, &str, Set)] = &[
    ("fonts", "\"gb2312\", \"windows\" or \"fangzheng\"", |it, value| {
        it.fonts = match value.as_str()? {
            "gb2312" => FontSet::Gb2312,
            "windows" => FontSet::Windows,
            "fangzheng" => FontSet::Fangzheng,
            _ => return None,
        };
        Some(())
    }),
    ("latin_font", "the name of a font", |it, value| {
        it.latin_font = Some(value.as_str()?.to_owned());
        Some(())
    }),
    ("numbers", "\"literal\" or \"automatic\"", |it, value| {
        it.numbers = match value.as_str()? {
            "literal" => Numbers::Literal,
            "automatic" => Numbers::Automatic,
            _ => return None,
        };
        Some(())
    }),
    ("unsealed", TRUTH, |it, value| set(&mut it.unsealed, value)),
    ("no_head", TRUTH, |it, value| set(&mut it.no_head, value)),
    ("head_word", "a word such as \"文件\"", |it, value| {
        it.head_word = Some(value.as_str()?.to_owned());
        Some(())
    }),
    ("page_per_department", TRUTH, |it, value| set(&mut it.department_pages, value)),
    ("bold_headings", TRUTH, |it, value| set(&mut it.bold_headings, value)),
    ("page_numbers", "\"dashed\", \"plain\" or \"none\"", |it, value| {
        it.page_numbers = match value.as_str()? {
            "dashed" => PageNumbers::Dashed,
            "plain" => PageNumbers::Plain,
            "none" => PageNumbers::Absent,
            _ => return None,
        };
        Some(())
    }),
    (
        "margins",
        "four whole numbers of millimetres from 10 to 60: top, right, bottom, left",
        |it, value| {
            let margin = |value: &Value| u8::try_from(value.as_integer()?).ok();
            let margins: Option<Vec<u8>> = value.as_array()?.iter().map(margin).collect();
            let margins: [u8; 4] = margins?.try_into().ok()?;
            it.margins = margins.iter().all(|it| (10..=60).contains(it)).then_some(margins)?;
            Some(())
        },
    ),
];

const TRUTH: &str = "true or false";

fn set(option: &mut bool, value: &Value) -> Option<()> {
    *option = value.as_bool()?;
    Some(())
}

/// Reads the table.
///
/// # Errors
/// If it has an unknown key, or a value that its key does not take.
pub(super) fn read(table: &Table, options: &mut DocxOptions) -> Result<(), SettingsError> {
    for (key, value) in table {
        let name = format!("docx.{key}");
        let Some((_, wanted, set)) = KEYS.iter().find(|(known, ..)| known == key) else {
            return Err(unknown(&name, KEYS.iter().map(|(known, ..)| format!("docx.{known}"))));
        };
        set(options, value).ok_or(SettingsError::NotOneOf { key: name, wanted })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn an_office_sets_how_its_documents_look() {
        let text = "[docx]\nfonts = \"fangzheng\"\nmargins = [37, 27, 35, 27]\nunsealed = true\n";
        let docx = Settings::parse(text).unwrap().docx;
        assert_eq!(
            (docx.fonts, docx.margins, docx.unsealed),
            (FontSet::Fangzheng, [37, 27, 35, 27], true)
        );
    }

    #[test]
    fn a_wrong_value_is_named_with_what_the_key_takes() {
        for (line, named) in [
            ("fonts = \"gbk\"", "docx.fonts"),
            ("margins = [37, 26, 35]", "docx.margins"),
            ("margins = [37, 26, 35, 200]", "docx.margins"),
            ("unsealed = 1", "docx.unsealed"),
        ] {
            match Settings::parse(&format!("[docx]\n{line}")) {
                Err(SettingsError::NotOneOf { key, .. }) => assert_eq!(key, named),
                other => panic!("{line}: {other:?}"),
            }
        }
        let unknown = Settings::parse("[docx]\nfont = \"windows\"");
        assert!(
            matches!(unknown, Err(SettingsError::UnknownKey { nearest, .. }) if nearest == "docx.fonts")
        );
    }
}
