//! DOCX files for the tests: XML goes in, the bytes of a package come out, the same every time.
//!
//! The functions of the submodules return XML; put together they are the body, which [`Docx`] turns
//! into a package with the parts it needs and nothing else. All of it is written with the prefix `w`
//! in the transitional namespaces; [`Docx`] changes the spelling of the whole package afterwards.
//! The builder checks nothing: a file may be as wrong as a test wants it.

mod dialect;
mod drawing;
mod inline;
mod numbering;
mod package;
mod paragraph;
mod revision;
mod style;
mod table;
mod xml;

pub(crate) use drawing::{embedded_object, text_box, vml_text_box};
pub(crate) use inline::{
    bookmark, commented, complex_field, content_control, endnote_reference, footnote_reference,
    hyperlink, internal_link, proofed, simple_field, smart_tag,
};
pub(crate) use numbering::{
    Level, abstract_list, level_and_start_override, level_override, list, list_from_style,
    list_of_style, start_override,
};
pub(crate) use package::{MAIN_TYPE, repacked, zipped, zipped_streams};
pub(crate) use paragraph::{
    carriage_return, centred, first_line_indent, hidden, hidden_run, line_break, mark,
    no_break_hyphen, numbered, numbered_level_only, numbered_list_only, page_break,
    page_break_before, paragraph, paragraph_with, plain, red, ruby, run, soft_hyphen,
    style_of_paragraph, symbol, tab, text,
};
pub(crate) use revision::{
    deleted, inserted, mark_deleted, mark_inserted, mark_moved_from, mark_moved_to, moved_from,
    moved_to,
};
pub(crate) use style::{numbering_style, paragraph_style};
pub(crate) use table::{cell, row, table, wide_cell};
pub(crate) use xml::{element, group, val};

use dialect::Dialect;

/// A document to be packed. The methods take it and give it back with one thing more.
#[derive(Clone, Debug)]
pub(crate) struct Docx {
    body: String,
    references: String,
    styles: String,
    definitions: String,
    lists: String,
    footnotes: String,
    endnotes: String,
    comments: String,
    parts: Vec<Part>,
    links: Vec<(String, String)>,
    dialect: Dialect,
    utf16: bool,
    main_part: String,
    part_relationships: bool,
    root_relationships: bool,
}

/// A part beside the main one, in the folder `word`.
#[derive(Clone, Debug)]
struct Part {
    name: String,
    content_type: String,
    /// The last word of its relationship's type, if the main part has one to it; the relationship's
    /// id is the part's name.
    relationship: Option<&'static str>,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    /// Root element and content, to be spelled as the package is.
    Xml(&'static str, String),
    Bytes(Vec<u8>),
}

impl Docx {
    /// A document with this body: paragraphs, tables, content controls.
    pub(crate) fn new(body: &str) -> Self {
        Self {
            body: body.to_owned(),
            references: String::new(),
            styles: String::new(),
            definitions: String::new(),
            lists: String::new(),
            footnotes: String::new(),
            endnotes: String::new(),
            comments: String::new(),
            parts: Vec::new(),
            links: Vec::new(),
            dialect: Dialect::default(),
            utf16: false,
            main_part: "word/document.xml".to_owned(),
            part_relationships: true,
            root_relationships: true,
        }
    }

    /// Adds styles; the defaults are there already.
    pub(crate) fn styles(mut self, styles: &str) -> Self {
        self.styles.push_str(styles);
        self
    }

    /// Adds list definitions ([`abstract_list`]) and lists ([`list`]).
    pub(crate) fn numbering(mut self, definitions: &str, lists: &str) -> Self {
        self.definitions.push_str(definitions);
        self.lists.push_str(lists);
        self
    }

    /// The header of all pages.
    pub(crate) fn header(self, paragraphs: &str) -> Self {
        self.page_part("header", "hdr", paragraphs)
    }

    /// The footer of all pages.
    pub(crate) fn footer(self, paragraphs: &str) -> Self {
        self.page_part("footer", "ftr", paragraphs)
    }

    pub(crate) fn footnote(mut self, id: u32, paragraphs: &str) -> Self {
        let note = element("w:footnote", &[("w:id", &id.to_string())], paragraphs);
        self.footnotes.push_str(&note);
        self
    }

    pub(crate) fn endnote(mut self, id: u32, paragraphs: &str) -> Self {
        let note = element("w:endnote", &[("w:id", &id.to_string())], paragraphs);
        self.endnotes.push_str(&note);
        self
    }

    pub(crate) fn comment(mut self, id: u32, paragraphs: &str) -> Self {
        let attributes = [("w:id", id.to_string()), ("w:author", "校对".to_owned())];
        let attributes = attributes.each_ref().map(|(key, value)| (*key, value.as_str()));
        self.comments.push_str(&element("w:comment", &attributes, paragraphs));
        self
    }

    /// An address that [`hyperlink`] names.
    pub(crate) fn link(mut self, id: &str, address: &str) -> Self {
        self.links.push((id.to_owned(), address.to_owned()));
        self
    }

    /// Any other part of the folder `word`; its name is also the id of its relationship, whose type
    /// is given by its last word. Without one the part is in the package, but nothing leads to it.
    pub(crate) fn part(
        mut self,
        name: &str,
        content_type: &str,
        relationship: Option<&'static str>,
        bytes: &[u8],
    ) -> Self {
        self.parts.push(Part {
            name: name.to_owned(),
            content_type: content_type.to_owned(),
            relationship,
            content: Content::Bytes(bytes.to_vec()),
        });
        self
    }

    /// Another prefix than `w` in all parts.
    pub(crate) fn prefix(mut self, prefix: &str) -> Self {
        prefix.clone_into(&mut self.dialect.prefix);
        self
    }

    /// The namespaces and relationship types of ISO strict files.
    pub(crate) fn strict(mut self) -> Self {
        self.dialect.strict = true;
        self
    }

    /// The main part in UTF-16, little end first, with a byte order mark.
    pub(crate) fn utf16(mut self) -> Self {
        self.utf16 = true;
        self
    }

    /// The main part under another path; the other parts stay in `word`.
    pub(crate) fn main_part(mut self, path: &str) -> Self {
        path.clone_into(&mut self.main_part);
        self
    }

    /// No relationships of the main part: no styles, lists or notes can be found.
    pub(crate) fn without_part_relationships(mut self) -> Self {
        self.part_relationships = false;
        self
    }

    /// No relationships of the package: the content types alone tell which part is the main one.
    pub(crate) fn without_root_relationships(mut self) -> Self {
        self.root_relationships = false;
        self
    }

    /// The package.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        zipped(&self.entries())
    }

    fn page_part(mut self, kind: &'static str, root: &'static str, paragraphs: &str) -> Self {
        let name = format!("{kind}1.xml");
        let reference = [("w:type", "default"), ("r:id", name.as_str())];
        self.references.push_str(&element(&format!("w:{kind}Reference"), &reference, ""));
        self.parts.push(Part::xml(name, kind, root, paragraphs.to_owned()));
        self
    }
}

impl Part {
    /// A part of the format's own, whose content type ends as its relationship's type does.
    fn xml(name: String, kind: &'static str, root: &'static str, content: String) -> Self {
        Self {
            name,
            content_type: format!("{}.{kind}+xml", package::TYPE_FAMILY),
            relationship: Some(kind),
            content: Content::Xml(root, content),
        }
    }
}
