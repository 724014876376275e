//! Names of entries, and the key under which a part is found.
//!
//! A name is only a key: nothing is ever written to a path that an archive names.

use std::fmt::Write as _;

/// The name as text. Names of parts are ASCII; bytes that are no UTF-8 become `%D6`, so that every
/// name can be shown and compared.
pub(super) fn decode(raw: &[u8]) -> String {
    let mut name = String::with_capacity(raw.len());
    for chunk in raw.utf8_chunks() {
        name.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(name, "%{byte:02X}");
        }
    }
    name
}

/// The key of a part's name: ASCII letters in lower case (part names are compared so, ECMA-376-2
/// 6.2.2.3), `\` as `/` (archives made by old .NET programs), no leading `/` (a part name has one,
/// an entry's name has none).
pub(super) fn key(name: &str) -> String {
    let mut key = name.trim_start_matches(['/', '\\']).to_ascii_lowercase();
    if key.contains('\\') {
        key = key.replace('\\', "/");
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_part_has_one_key() {
        for name in ["/word/document.xml", "word/document.xml", "Word\\Document.XML"] {
            assert_eq!(key(name), "word/document.xml");
        }
        assert_ne!(key("word/Ä.xml"), key("word/ä.xml"), "only ASCII folds");
    }

    #[test]
    fn bytes_that_are_no_text_are_escaped() {
        assert_eq!(decode("图片1.png".as_bytes()), "图片1.png");
        assert_eq!(decode(b"\xd6\xd0.png"), "%D6%D0.png");
    }
}
