//! Characters that XML 1.0 cannot hold, on their way into workbooks and documents.

use std::borrow::Cow;

use crate::finding::{Finding, catalogue};
use crate::notice::Notice;

/// The text with each character that XML cannot hold replaced by U+FFFD.
pub(crate) fn for_xml(text: &str) -> Cow<'_, str> {
    if is_plain(text) || text.chars().all(is_xml) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_xml(c) { c } else { '\u{fffd}' }).collect())
}

/// One finding for each field that holds such characters.
pub(super) fn replaced(notice: &Notice) -> Vec<Finding> {
    let nodes = notice.walk().into_iter().filter(|node| !is_plain(node.text));
    let counted = nodes.map(|node| (node.id, node.text.chars().filter(|c| !is_xml(*c)).count()));
    counted
        .filter(|(_, count)| *count > 0)
        .map(|(id, count)| {
            let finding = Finding::new(&catalogue::CHARACTER_REPLACED)
                .with("count", u32::try_from(count).unwrap_or(u32::MAX));
            if id.is_empty() { finding } else { finding.of_node(id) }
        })
        .collect()
}

/// Whether the bytes of a text show that XML can hold it: none is of a control character, no two
/// begin one of the last 64 characters before U+10000.
fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let is_control = |it: u8| it < b' ';
    let begins_last = |one: u8, next: u8| one == 0xef && next == 0xbf;
    // Without a way out, many bytes are looked at in one step.
    let control = bytes.iter().fold(false, |found, it| found | is_control(*it));
    let last = pairs.fold(false, |found, (one, next)| found | begins_last(*one, *next));
    !control && !last
}

/// XML 1.0, production 2.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_text_holds_what_xml_can_hold() {
        let plain = |c: &char| is_plain(&c.to_string());
        assert!((char::MIN..=char::MAX).filter(plain).all(is_xml));
        assert!(is_plain("负责A，（类）；"));
        assert_eq!(for_xml("a\tb\u{fffd}"), "a\tb\u{fffd}");
        assert_eq!(for_xml("负\u{ffff}责\u{1}"), "负\u{fffd}责\u{fffd}");
    }
}
