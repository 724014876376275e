//! The key that equal wordings share, across years and bodies.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::derived::{END_MARKS, is_blank};
use super::marks;

/// The first 64 bits of the SHA-256 of a text without blanks and end mark, full-width forms
/// (U+FF01–U+FF5E) taken for their half-width ones; written as 16 hexadecimal digits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema)]
#[schemars(with = "String", inline)]
pub struct TextKey(u64);

impl TextKey {
    /// The key of a duty's text.
    pub(super) fn of(text: &str) -> Self {
        let is_end = |it: char| END_MARKS.contains(&narrow(it)) || is_blank(it);
        let wording = text.trim_end_matches(is_end);
        let mut hash = Sha256::new();
        let mut hashed = 0;
        for (at, character) in marks(wording) {
            let narrowed = narrow(character);
            if narrowed != character || is_blank(character) {
                hash.update(wording.get(hashed..at).unwrap_or_default());
                if !is_blank(character) {
                    hash.update(narrowed.encode_utf8(&mut [0; 4]));
                }
                hashed = at + character.len_utf8();
            }
        }
        hash.update(wording.get(hashed..).unwrap_or_default());
        Self(hash.finalize().first_chunk().map_or(0, |it| u64::from_be_bytes(*it)))
    }
}

/// The half-width form of a full-width one; any other character as it is.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character)
        }
        other => other,
    }
}

impl fmt::Display for TextKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Serialize for TextKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TextKey {
    /// Any text is taken, as the key is derived anew from the duty's own; one that is no key
    /// counts as 0.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = Cow::<str>::deserialize(deserializer)?;
        Ok(Self(u64::from_str_radix(&written, 16).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_wordings_share_their_key() {
        let key = TextKey::of;
        assert_eq!(key("负责档案管理；"), key(" 负责 档案管理。"));
        assert_eq!(key("负责档案管理"), key("负责档案管理； \u{200b}。"));
        assert_eq!(key("推进ＡＢ计划（２）；"), key("推进AB计划(2)"));
        assert_ne!(key("负责档案管理；"), key("负责档案整理；"));
        assert_eq!(key("推进ＡＢ\u{3000}计划（２）．").to_string(), "29cee3aab53317d6");
    }

    #[test]
    fn a_key_is_written_in_sixteen_digits_and_read_back() {
        let key = TextKey(0x2a);
        let written = serde_json::to_value(key).unwrap();
        assert_eq!(written, "000000000000002a");
        assert_eq!(serde_json::from_value::<TextKey>(written).unwrap(), key);
        assert_eq!(serde_json::from_value::<TextKey>("无".into()).unwrap(), TextKey(0));
    }
}
