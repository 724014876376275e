//! Which part is what: the main part, and the parts that belong to it.
//!
//! Relationships come first; where a package has none, content types tell (some converters drop
//! `_rels`). External targets are never followed.

use crate::reader::ReadError;
use crate::reader::package::Package;

use super::names::Element;
use super::xml::{Node, Xml};

/// A relationship inside the package.
struct Relationship {
    id: String,
    /// The last word of its type: `styles`, `officeDocument`.
    kind: String,
    /// The name of the part.
    target: String,
}

/// The parts that belong to the main one.
pub(super) struct Parts {
    /// The name of the main part.
    pub(super) main: String,
    relationships: Option<Vec<Relationship>>,
    content_types: Vec<(String, String)>,
}

impl Parts {
    /// Finds the main part and what belongs to it.
    pub(super) fn find(package: &Package) -> Result<Self, ReadError> {
        let content_types = content_types(package)?;
        let root = relationships(package, "")?.unwrap_or_default();
        let related = root.into_iter().find(|it| it.kind == "officeDocument").map(|it| it.target);
        let typed = || {
            let mut all = content_types.iter();
            all.find(|(_, kind)| is_main(kind)).map(|(name, _)| name.clone())
        };
        let main = related
            .filter(|name| package.contains(name))
            .or_else(typed)
            .ok_or_else(|| ReadError::MissingPart("word/document.xml".to_owned()))?;
        let relationships = relationships(package, &main)?;
        Ok(Self { main, relationships, content_types })
    }

    /// The parts of this kind, such as `styles`.
    pub(super) fn of_kind(&self, kind: &str) -> Vec<String> {
        if let Some(all) = &self.relationships {
            return all.iter().filter(|it| it.kind == kind).map(|it| it.target.clone()).collect();
        }
        let ending = format!("wordprocessingml.{kind}+xml");
        let all = self.content_types.iter();
        all.filter(|(_, it)| it.ends_with(&ending)).map(|(name, _)| name.clone()).collect()
    }

    /// The part that the relationship `id` leads to.
    pub(super) fn of_id(&self, id: &str) -> Option<&str> {
        let all = self.relationships.as_deref().unwrap_or_default();
        all.iter().find(|it| it.id == id).map(|it| it.target.as_str())
    }

    /// Whether the main part has relationships at all.
    pub(super) fn are_related(&self) -> bool {
        self.relationships.is_some()
    }
}

fn is_main(content_type: &str) -> bool {
    content_type.ends_with(".main+xml") && content_type.contains("word")
}

/// The relationships of the part `of` (of the package, if empty); `None` if it has none.
fn relationships(package: &Package, of: &str) -> Result<Option<Vec<Relationship>>, ReadError> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = join(folder, &format!("_rels/{name}.rels"));
    let Some(mut xml) = Xml::open(package, &path)? else { return Ok(None) };
    let mut all = Vec::new();
    loop {
        let tag = match xml.next()? {
            Node::Start(Element::Relationship, tag) => tag,
            Node::Eof => return Ok(Some(all)),
            _ => continue,
        };
        if tag.says("TargetMode", "External") {
            continue;
        }
        let (Some(id), Some(kind), Some(target)) =
            (tag.attribute("Id"), tag.find("Type"), tag.find("Target"))
        else {
            continue;
        };
        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
        all.push(Relationship { id, kind, target: join(folder, &target) });
    }
}

/// The names and content types that `[Content_Types].xml` lists.
fn content_types(package: &Package) -> Result<Vec<(String, String)>, ReadError> {
    let Some(mut xml) = Xml::open(package, "[Content_Types].xml")? else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    loop {
        let tag = match xml.next()? {
            Node::Start(Element::Override, tag) => tag,
            Node::Eof => return Ok(all),
            _ => continue,
        };
        if let (Some(name), Some(kind)) = (tag.find("PartName"), tag.attribute("ContentType")) {
            all.push((name.trim_start_matches('/').to_owned(), kind));
        }
    }
}

/// A target seen from a folder of the package; `/` starts at its root.
fn join(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(join("word", "styles.xml"), "word/styles.xml");
        assert_eq!(join("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(join("word/sub", "../styles.xml"), "word/styles.xml");
        assert_eq!(join("", "../../x.xml"), "x.xml");
    }
}
