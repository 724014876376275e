//! Characters of symbol fonts: the sign that the reader of the page sees.
//!
//! Symbol fonts draw their signs at U+F020–U+F0FF (or at the same codes less F000). The signs
//! that stand in front of list items are known; others stay as they are.

/// Font, code, sign.
const SIGNS: &[(&str, u32, char)] = &[
    ("Wingdings", 0x6c, '●'),
    ("Wingdings", 0x6e, '■'),
    ("Wingdings", 0x71, '❑'),
    ("Wingdings", 0x75, '◆'),
    ("Wingdings", 0x76, '❖'),
    ("Wingdings", 0xa7, '▪'),
    ("Wingdings", 0xa8, '◻'),
    ("Wingdings", 0xd8, '➢'),
    ("Wingdings", 0xfc, '✓'),
    ("Wingdings", 0xfe, '☑'),
    ("Symbol", 0xb7, '•'),
    ("Symbol", 0xde, '⇒'),
];

/// The sign that `character` is in `font`.
pub(super) fn character(font: &str, character: char) -> char {
    let code = match u32::from(character) {
        code @ 0xf020..=0xf0ff => code - 0xf000,
        code => code,
    };
    let known = SIGNS.iter().find(|(name, at, _)| *name == font && *at == code);
    known.map_or(character, |(.., sign)| *sign)
}

/// The sign of a `w:sym`: its code in hexadecimal.
pub(super) fn coded(font: &str, code: &str) -> Option<char> {
    let code = u32::from_str_radix(code, 16).ok()?;
    Some(character(font, char::from_u32(code)?))
}
