//! The package: which entries it has, their relationships and content types, and the archive.

use std::io::{self, Cursor, Read};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use super::dialect::utf16;
use super::style::defaults;
use super::xml::{element, group};
use super::{Content, Docx, Part};

/// How the content types of all parts of the format begin.
pub(super) const TYPE_FAMILY: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The content type of a main part.
pub(crate) const MAIN_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const RELATIONSHIP_TYPE: &str = "application/vnd.openxmlformats-package.relationships+xml";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The archive of named entries, in their order, with fixed times.
pub(crate) fn zipped(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    zipped_streams(entries.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
}

/// The same for entries too large to be held in memory.
pub(crate) fn zipped_streams<'a, R: Read>(entries: impl Iterator<Item = (&'a str, R)>) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut bytes) in entries {
        archive.start_file(name, options).unwrap();
        io::copy(&mut bytes, &mut archive).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// The archive with each of its parts changed so.
pub(crate) fn repacked(
    archive: &[u8],
    mut change: impl FnMut(&str, Vec<u8>) -> Vec<u8>,
) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(archive)).unwrap();
    let entries: Vec<(String, Vec<u8>)> = (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).unwrap();
            let mut part = Vec::new();
            entry.read_to_end(&mut part).unwrap();
            (entry.name().to_owned(), change(entry.name(), part))
        })
        .collect();
    zipped(&entries)
}

impl Docx {
    /// The names and bytes of the package's entries, in the order of the archive.
    pub(crate) fn entries(&self) -> Vec<(String, Vec<u8>)> {
        let parts = self.all_parts();
        let mut entries = vec![("[Content_Types].xml".to_owned(), self.content_types(&parts))];
        if self.root_relationships {
            let main = self.relationship("main", "officeDocument", &self.main_part);
            entries.push(("_rels/.rels".to_owned(), relationships(&main)));
        }
        entries.push((self.main_part.clone(), self.main()));
        if self.part_relationships {
            entries.push((self.relationships_path(), self.relationships_of_main(&parts)));
        }
        entries.extend(parts.iter().map(|part| (path(part), self.content(part))));
        entries
    }

    fn main(&self) -> Vec<u8> {
        let page = element("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")], "");
        let section = group("w:sectPr", &(self.references.clone() + &page + &margins()));
        let content = group("w:body", &(self.body.clone() + &section));
        if self.utf16 {
            return utf16(&self.dialect.part("UTF-16", "document", &content));
        }
        self.dialect.part("UTF-8", "document", &content).into_bytes()
    }

    /// The parts beside the main one. Without relationships there is nothing that could name them.
    fn all_parts(&self) -> Vec<Part> {
        if !self.part_relationships {
            return Vec::new();
        }
        let own = [
            ("styles", "styles", defaults() + &self.styles),
            ("numbering", "numbering", self.definitions.clone() + &self.lists),
            ("footnotes", "footnotes", with_separators("w:footnote", &self.footnotes)),
            ("endnotes", "endnotes", with_separators("w:endnote", &self.endnotes)),
            ("comments", "comments", self.comments.clone()),
        ];
        own.into_iter()
            .filter(|(_, _, content)| !content.is_empty())
            .map(|(kind, root, content)| Part::xml(format!("{kind}.xml"), kind, root, content))
            .chain(self.parts.iter().cloned())
            .collect()
    }

    fn content(&self, part: &Part) -> Vec<u8> {
        match &part.content {
            Content::Xml(root, content) => self.dialect.part("UTF-8", root, content).into_bytes(),
            Content::Bytes(bytes) => bytes.clone(),
        }
    }

    fn content_types(&self, parts: &[Part]) -> Vec<u8> {
        let by_ending =
            |ending, kind| element("Default", &[("Extension", ending), ("ContentType", kind)], "");
        let by_name = |name: &str, kind: &str| {
            let name = format!("/{name}");
            element("Override", &[("PartName", &name), ("ContentType", kind)], "")
        };
        let mut content = by_ending("rels", RELATIONSHIP_TYPE)
            + &by_ending("xml", "application/xml")
            + &by_name(&self.main_part, MAIN_TYPE);
        for part in parts {
            content.push_str(&by_name(&path(part), &part.content_type));
        }
        (DECLARATION.to_owned() + &element("Types", &[("xmlns", TYPES)], &content)).into_bytes()
    }

    fn relationships_path(&self) -> String {
        let (folder, name) = self.main_part.rsplit_once('/').unwrap_or(("", &self.main_part));
        format!("{folder}/_rels/{name}.rels")
    }

    fn relationships_of_main(&self, parts: &[Part]) -> Vec<u8> {
        let beside = self.main_part.starts_with("word/");
        let internal = parts.iter().filter_map(|part| {
            let target = if beside { part.name.clone() } else { format!("/{}", path(part)) };
            Some(self.relationship(&part.name, part.relationship?, &target))
        });
        let external = self.links.iter().map(|(id, address)| {
            let kind = self.dialect.relationship("hyperlink");
            let attributes = [
                ("Id", id.as_str()),
                ("Type", &kind),
                ("Target", address),
                ("TargetMode", "External"),
            ];
            element("Relationship", &attributes, "")
        });
        relationships(&internal.chain(external).collect::<String>())
    }

    fn relationship(&self, id: &str, kind: &str, target: &str) -> String {
        let kind = self.dialect.relationship(kind);
        element("Relationship", &[("Id", id), ("Type", &kind), ("Target", target)], "")
    }
}

fn path(part: &Part) -> String {
    format!("word/{}", part.name)
}

fn relationships(content: &str) -> Vec<u8> {
    (DECLARATION.to_owned() + &element("Relationships", &[("xmlns", RELATIONSHIPS)], content))
        .into_bytes()
}

fn margins() -> String {
    let sides = [
        ("w:top", "2098"),
        ("w:right", "1474"),
        ("w:bottom", "1985"),
        ("w:left", "1588"),
        ("w:header", "851"),
        ("w:footer", "992"),
        ("w:gutter", "0"),
    ];
    element("w:pgMar", &sides, "")
}

/// Notes with the two rules that Word always writes before them, which are no notes.
fn with_separators(name: &str, notes: &str) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let rule = |kind, id, line| {
        let content = group("w:p", &group("w:r", &group(line, "")));
        element(name, &[("w:type", kind), ("w:id", id)], &content)
    };
    rule("separator", "-1", "w:separator")
        + &rule("continuationSeparator", "0", "w:continuationSeparator")
        + notes
}
