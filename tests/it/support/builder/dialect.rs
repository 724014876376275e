//! How the parts of one package are spelled: prefix, transitional or strict, UTF-8 or UTF-16.

use super::xml::{attribute, rename_prefix};

/// The spelling of a package. The usual one is `w`, transitional.
#[derive(Clone, Debug)]
pub(crate) struct Dialect {
    pub(crate) prefix: String,
    pub(crate) strict: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self { prefix: "w".to_owned(), strict: false }
    }
}

/// Prefix, transitional name, strict name of the namespaces that come in two spellings.
const TWOFOLD: &[(&str, &str, &str)] = &[
    (
        "w",
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    ("r", RELATIONSHIPS, STRICT_RELATIONSHIPS),
    (
        "wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
    ),
    (
        "a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
    ),
];

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT_RELATIONSHIPS: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// Namespaces with one spelling. VML does not exist in strict files.
const SINGLE: &[(&str, &str)] = &[
    ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
    ("w14", "http://schemas.microsoft.com/office/word/2010/wordml"),
    ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
];

impl Dialect {
    /// One whole part: declaration, root element `w:{root}` with all namespaces, content.
    pub(crate) fn part(&self, encoding: &str, root: &str, content: &str) -> String {
        let prefix = &self.prefix;
        let inner = match prefix.as_str() {
            "w" => content.to_owned(),
            _ => rename_prefix(content, prefix),
        };
        format!(
            "<?xml version=\"1.0\" encoding=\"{encoding}\" standalone=\"yes\"?>\n\
             <{prefix}:{root}{}{}>{inner}</{prefix}:{root}>",
            self.namespaces(),
            self.conformance(root),
        )
    }

    /// The type of a relationship, from its last word (`styles`, `officeDocument`).
    pub(crate) fn relationship(&self, kind: &str) -> String {
        let base = if self.strict { STRICT_RELATIONSHIPS } else { RELATIONSHIPS };
        format!("{base}/{kind}")
    }

    fn namespaces(&self) -> String {
        let twofold = TWOFOLD.iter().map(|&(prefix, transitional, strict)| {
            let prefix = if prefix == "w" { self.prefix.as_str() } else { prefix };
            (prefix, if self.strict { strict } else { transitional })
        });
        let declared = twofold
            .chain(SINGLE.iter().copied().filter(|(prefix, _)| !self.strict || *prefix != "v"))
            .fold(String::new(), |all, (prefix, name)| {
                all + &attribute(&format!("xmlns:{prefix}"), name)
            });
        declared + &attribute("mc:Ignorable", "w14")
    }

    fn conformance(&self, root: &str) -> String {
        match (self.strict, root) {
            (true, "document") => attribute(&format!("{}:conformance", self.prefix), "strict"),
            _ => String::new(),
        }
    }
}

/// The bytes of a UTF-16 part, little end first, with its byte order mark.
pub(crate) fn utf16(text: &str) -> Vec<u8> {
    let mark = [0xFF, 0xFE];
    mark.into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}
