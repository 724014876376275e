//! Characters that XML 1.0 cannot hold, on their way into workbooks and documents.

use std::borrow::Cow;

use crate::finding::{Finding, catalogue};
use crate::notice::Notice;

/// The text with each character that XML cannot hold replaced by U+FFFD.
pub(crate) fn for_xml(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_xml) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|c| if is_xml(c) { c } else { '\u{fffd}' }).collect())
}

/// One finding for each field that holds such characters.
pub(super) fn replaced(notice: &Notice) -> Vec<Finding> {
    let nodes = notice.walk().into_iter();
    nodes
        .filter_map(|node| {
            let count = node.text.chars().filter(|c| !is_xml(*c)).count();
            let finding = Finding::new(&catalogue::CHARACTER_REPLACED)
                .with("count", u32::try_from(count).unwrap_or(u32::MAX));
            let placed = if node.id.is_empty() { finding } else { finding.of_node(node.id) };
            (count > 0).then_some(placed)
        })
        .collect()
}

/// XML 1.0, production 2.
fn is_xml(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}
