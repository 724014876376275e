//! The elements that the reader knows, by namespace and local name, whatever the prefix.
//!
//! Transitional and strict documents differ in their namespaces alone (ECMA-376 Part 1 and 4).

use crate::reader::limits::PREFIXES;

use super::tag::{self, Tag};

/// An element. Everything without a meaning here is `Other`: its content is read, itself is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    AbstractList,
    AbstractListId,
    AltChunk,
    Alternate,
    BasedOn,
    Break,
    CarriageReturn,
    Choice,
    Deleted,
    EndnoteReference,
    EvenAndOddHeaders,
    Fallback,
    FieldChar,
    Footer,
    FootnoteReference,
    GraphicData,
    Header,
    Inserted,
    Legal,
    Level,
    LevelIndex,
    LevelOverride,
    LevelRestart,
    LevelText,
    List,
    ListId,
    ListProperties,
    MovedFrom,
    Name,
    NoBreakHyphen,
    Note,
    NumberFormat,
    NumberStyleLink,
    Object,
    Outline,
    PageBreakBefore,
    Paragraph,
    ParagraphProperties,
    ParagraphStyle,
    Row,
    RowProperties,
    Run,
    RunFonts,
    RunProperties,
    RunStyle,
    Section,
    Skipped,
    SoftHyphen,
    Start,
    StartOverride,
    Style,
    StyleLink,
    Symbol,
    Tab,
    Table,
    Cell,
    Text,
    TextBox,
    TitlePage,
    Vanish,
    Override,
    Relationship,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Space {
    Word,
    Math,
    Compatibility,
    Package,
    Drawing,
    Unknown,
}

const SPACES: &[(&[u8], Space)] = &[
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", Space::Word),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", Space::Word),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/math", Space::Math),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", Space::Math),
    (b"http://schemas.openxmlformats.org/markup-compatibility/2006", Space::Compatibility),
    (b"http://schemas.openxmlformats.org/package/2006/relationships", Space::Package),
    (b"http://schemas.openxmlformats.org/package/2006/content-types", Space::Package),
    (b"http://schemas.openxmlformats.org/drawingml/2006/main", Space::Drawing),
    (b"http://purl.oclc.org/ooxml/drawingml/main", Space::Drawing),
];

/// The prefixes that are bound, innermost last.
#[derive(Debug)]
pub(super) struct Prefixes {
    bindings: Vec<Binding>,
    /// The binding that answered last: almost always the next answer too. Whatever binds or
    /// unbinds forgets it, so that it is always the innermost one of its prefix.
    last: usize,
}

#[derive(Debug)]
struct Binding {
    prefix: Vec<u8>,
    space: Space,
    /// How deep the element is that binds it.
    depth: usize,
}

impl Default for Prefixes {
    fn default() -> Self {
        Self { bindings: Vec::new(), last: usize::MAX }
    }
}

impl Prefixes {
    /// Takes the bindings of a tag at this depth. Refused are too many.
    pub(super) fn open(&mut self, tag: Tag, depth: usize) -> Result<(), TooManyBindings> {
        if !tag.may_bind() {
            return Ok(());
        }
        for (name, value) in tag.attributes() {
            let prefix = match name.strip_prefix(b"xmlns") {
                Some([]) => Vec::new(),
                Some([b':', prefix @ ..]) => prefix.to_vec(),
                _ => continue,
            };
            let known = SPACES.iter().find(|(name, _)| *name == value);
            let space = known.map_or(Space::Unknown, |(_, space)| *space);
            self.bindings.push(Binding { prefix, space, depth });
            if self.bindings.len() > PREFIXES {
                return Err(TooManyBindings);
            }
        }
        self.last = usize::MAX;
        Ok(())
    }

    /// Drops the bindings of the element at this depth, which closes.
    pub(super) fn close(&mut self, depth: usize) {
        while self.bindings.last().is_some_and(|binding| binding.depth >= depth) {
            self.bindings.pop();
            self.last = usize::MAX;
        }
    }

    /// The element of this name.
    pub(super) fn element(&mut self, name: &[u8]) -> Element {
        let (prefix, local) = tag::parts(name);
        match self.space(prefix) {
            Space::Word => word(local),
            Space::Math if local == b"t" => Element::Text,
            Space::Compatibility => match local {
                b"AlternateContent" => Element::Alternate,
                b"Choice" => Element::Choice,
                b"Fallback" => Element::Fallback,
                _ => Element::Other,
            },
            Space::Package => match local {
                b"Relationship" => Element::Relationship,
                b"Override" => Element::Override,
                _ => Element::Other,
            },
            Space::Drawing if local == b"graphicData" => Element::GraphicData,
            _ => Element::Other,
        }
    }

    /// The namespace that the prefix is bound to, the innermost binding first.
    fn space(&mut self, prefix: &[u8]) -> Space {
        if let Some(binding) = self.bindings.get(self.last).filter(|it| it.prefix == prefix) {
            return binding.space;
        }
        let Some(found) = self.bindings.iter().rposition(|it| it.prefix == prefix) else {
            return Space::Unknown;
        };
        self.last = found;
        self.bindings.get(found).map_or(Space::Unknown, |binding| binding.space)
    }
}

/// More prefixes are bound at a time than any document needs.
pub(super) struct TooManyBindings;

fn word(local: &[u8]) -> Element {
    match local {
        b"p" => Element::Paragraph,
        b"r" => Element::Run,
        b"t" => Element::Text,
        b"pPr" => Element::ParagraphProperties,
        b"rPr" => Element::RunProperties,
        b"pStyle" => Element::ParagraphStyle,
        b"rStyle" => Element::RunStyle,
        b"tab" => Element::Tab,
        b"br" => Element::Break,
        b"cr" => Element::CarriageReturn,
        b"tbl" => Element::Table,
        b"tr" => Element::Row,
        b"tc" => Element::Cell,
        b"trPr" => Element::RowProperties,
        b"numPr" => Element::ListProperties,
        b"numId" => Element::ListId,
        b"ilvl" => Element::LevelIndex,
        b"noBreakHyphen" => Element::NoBreakHyphen,
        b"softHyphen" => Element::SoftHyphen,
        b"sym" => Element::Symbol,
        b"vanish" => Element::Vanish,
        b"del" => Element::Deleted,
        b"moveFrom" => Element::MovedFrom,
        b"fldChar" => Element::FieldChar,
        b"txbxContent" => Element::TextBox,
        b"footnoteReference" => Element::FootnoteReference,
        b"endnoteReference" => Element::EndnoteReference,
        b"altChunk" => Element::AltChunk,
        b"object" => Element::Object,
        b"pageBreakBefore" => Element::PageBreakBefore,
        b"outlineLvl" => Element::Outline,
        b"sectPr" => Element::Section,
        b"titlePg" => Element::TitlePage,
        b"headerReference" => Element::Header,
        b"footerReference" => Element::Footer,
        b"instrText" | b"delText" | b"delInstrText" | b"rt" | b"rubyPr" | b"sdtPr"
        | b"sdtEndPr" | b"pPrChange" | b"rPrChange" | b"sectPrChange" | b"tblPr" | b"tblGrid"
        | b"tcPr" | b"trPrChange" | b"customXmlPr" | b"smartTagPr" => Element::Skipped,
        _ => definition(local),
    }
}

/// Elements of styles, numbering, notes and settings.
fn definition(local: &[u8]) -> Element {
    match local {
        b"style" => Element::Style,
        b"name" => Element::Name,
        b"basedOn" => Element::BasedOn,
        b"abstractNum" => Element::AbstractList,
        b"abstractNumId" => Element::AbstractListId,
        b"num" => Element::List,
        b"lvl" => Element::Level,
        b"lvlOverride" => Element::LevelOverride,
        b"startOverride" => Element::StartOverride,
        b"start" => Element::Start,
        b"numFmt" => Element::NumberFormat,
        b"lvlText" => Element::LevelText,
        b"lvlRestart" => Element::LevelRestart,
        b"isLgl" => Element::Legal,
        b"numStyleLink" => Element::NumberStyleLink,
        b"styleLink" => Element::StyleLink,
        b"rFonts" => Element::RunFonts,
        b"footnote" | b"endnote" => Element::Note,
        b"evenAndOddHeaders" => Element::EvenAndOddHeaders,
        b"ins" => Element::Inserted,
        _ => Element::Other,
    }
}
