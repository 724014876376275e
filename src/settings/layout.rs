//! The table `[docx]`: how documents are laid out.

use toml::{Table, Value};

use crate::finding::Worded;
use crate::writer::{DocxOptions, FontSet, Numbers, PageNumbers};

use super::{SettingsError, unknown, wrong};

/// Sets one option; `None` where the value is none that it takes.
type Set = fn(&mut DocxOptions, &Value) -> Option<()>;

/// The keys, what each takes, and how it is set.
const KEYS: &[(&str, Worded, Set)] = &[
    ("fonts", FONTS, |it, value| {
        it.fonts = match value.as_str()? {
            "gb2312" => FontSet::Gb2312,
            "windows" => FontSet::Windows,
            "fangzheng" => FontSet::Fangzheng,
            _ => return None,
        };
        Some(())
    }),
    ("latin_font", FONT, |it, value| {
        it.latin_font = Some(value.as_str()?.to_owned());
        Some(())
    }),
    ("numbers", NUMBERS, |it, value| {
        it.numbers = match value.as_str()? {
            "literal" => Numbers::Literal,
            "automatic" => Numbers::Automatic,
            _ => return None,
        };
        Some(())
    }),
    ("unsealed", TRUTH, |it, value| set(&mut it.unsealed, value)),
    ("no_head", TRUTH, |it, value| set(&mut it.no_head, value)),
    ("head_word", HEAD_WORD, |it, value| {
        it.head_word = Some(value.as_str()?.to_owned());
        Some(())
    }),
    ("page_per_department", TRUTH, |it, value| set(&mut it.department_pages, value)),
    ("bold_headings", TRUTH, |it, value| set(&mut it.bold_headings, value)),
    ("page_numbers", PAGE_NUMBERS, |it, value| {
        it.page_numbers = match value.as_str()? {
            "dashed" => PageNumbers::Dashed,
            "plain" => PageNumbers::Plain,
            "none" => PageNumbers::Absent,
            _ => return None,
        };
        Some(())
    }),
    ("margins", MARGINS, |it, value| {
        let margin = |value: &Value| u8::try_from(value.as_integer()?).ok();
        let margins: Option<Vec<u8>> = value.as_array()?.iter().map(margin).collect();
        let margins: [u8; 4] = margins?.try_into().ok()?;
        it.margins = margins.iter().all(|it| (10..=60).contains(it)).then_some(margins)?;
        Some(())
    }),
];

const FONTS: Worded = Worded {
    zh: "\"gb2312\"、\"windows\" 或 \"fangzheng\"",
    en: "\"gb2312\", \"windows\" or \"fangzheng\"",
};
const FONT: Worded = Worded { zh: "字体名", en: "the name of a font" };
const NUMBERS: Worded =
    Worded { zh: "\"literal\" 或 \"automatic\"", en: "\"literal\" or \"automatic\"" };
const HEAD_WORD: Worded = Worded { zh: "字，如 \"文件\"", en: "a word such as \"文件\"" };
const PAGE_NUMBERS: Worded =
    Worded { zh: "\"dashed\"、\"plain\" 或 \"none\"", en: "\"dashed\", \"plain\" or \"none\"" };
const MARGINS: Worded = Worded {
    zh: "上、右、下、左四个整数毫米数，10 到 60",
    en: "four whole numbers of millimetres from 10 to 60: top, right, bottom, left",
};
const TRUTH: Worded = Worded { zh: "true 或 false", en: "true or false" };

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
        let Some((_, expected, set)) = KEYS.iter().find(|(known, ..)| known == key) else {
            return Err(unknown(&name, KEYS.iter().map(|(known, ..)| format!("docx.{known}"))));
        };
        set(options, value).ok_or_else(|| wrong(&name, *expected))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Settings;

    #[test]
    fn an_office_sets_how_its_documents_look() {
        let text = "[docx]
fonts = \"fangzheng\"
latin_font = \"Arial\"
numbers = \"automatic\"
unsealed = true
no_head = true
head_word = \"函\"
page_per_department = true
bold_headings = true
page_numbers = \"plain\"
margins = [37, 27, 35, 27]
";
        let expected = DocxOptions {
            fonts: FontSet::Fangzheng,
            latin_font: Some("Arial".to_owned()),
            numbers: Numbers::Automatic,
            unsealed: true,
            no_head: true,
            head_word: Some("函".to_owned()),
            department_pages: true,
            bold_headings: true,
            page_numbers: PageNumbers::Plain,
            margins: [37, 27, 35, 27],
        };
        assert_eq!(Settings::parse(text).unwrap().docx, expected);
        assert_eq!(text.lines().count(), 1 + KEYS.len());
    }

    #[test]
    fn every_value_of_a_key_is_taken_and_no_other() {
        let set = |key: &str, value: &str| Settings::parse(&format!("docx.{key} = {value}"));
        let words = [
            ("fonts", &["gb2312", "windows", "fangzheng"][..]),
            ("numbers", &["literal", "automatic"]),
            ("page_numbers", &["dashed", "plain", "none"]),
        ];
        for (key, value) in words.iter().flat_map(|(key, all)| all.iter().map(move |it| (key, it)))
        {
            assert!(set(key, &format!("\"{value}\"")).is_ok(), "{key} {value}");
        }
        for (key, expected, _) in KEYS {
            let error = set(key, "1.5").unwrap_err();
            assert_eq!(error, wrong(&format!("docx.{key}"), *expected));
        }
        for (key, value) in
            [("fonts", "\"song\""), ("margins", "[9, 27, 35, 27]"), ("margins", "[37]")]
        {
            assert!(set(key, value).is_err(), "{key} {value}");
        }
        assert!(set("font", "\"windows\"").unwrap_err().to_string().contains("`docx.fonts`"));
    }
}
