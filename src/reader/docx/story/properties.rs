//! What the properties of paragraphs, runs, rows and sections say.

use crate::document::AsideKind;
use crate::finding::catalogue;
use crate::reader::docx::names::Element;
use crate::reader::docx::tag::Tag;
use crate::reader::docx::{numbering, styles};

use super::{Frame, Reference, Story};

impl Story<'_> {
    pub(super) fn paragraph_property(&mut self, element: Element, tag: Tag) -> Frame {
        let mut odd = false;
        if let Some(paragraph) = &mut self.paragraph {
            match element {
                Element::ParagraphStyle => {
                    let styles = &self.surroundings.styles;
                    paragraph.style = tag.find("val").and_then(|id| styles.find(&id));
                }
                Element::ListProperties => return Frame::ParagraphProperties,
                Element::ListId => {
                    paragraph.list.list = tag.value();
                    odd = tag.value().is_some_and(|it| it.trim().parse::<u32>().is_err());
                }
                Element::LevelIndex => {
                    let level = numbering::level(tag);
                    paragraph.list.level = level.map(|(level, _)| level);
                    odd = level.is_some_and(|(_, odd)| odd);
                }
                Element::Outline => paragraph.outline = styles::outline(tag),
                Element::PageBreakBefore => paragraph.page_before = tag.is_on(),
                Element::RunProperties => return Frame::MarkProperties,
                Element::Section => {
                    return Frame::Section { references: Vec::new(), titled: false };
                }
                _ => {}
            }
        }
        if odd {
            let value = tag.value().unwrap_or_default();
            self.report(&catalogue::NUMBERING_ODD, &value);
        }
        Frame::Plain
    }

    pub(super) fn mark_property(&mut self, element: Element, tag: Tag) -> Frame {
        if let Some(paragraph) = &mut self.paragraph {
            match element {
                Element::Deleted | Element::MovedFrom => paragraph.mark_deleted = true,
                Element::Vanish => paragraph.mark_hidden = tag.is_on(),
                _ => {}
            }
        }
        Frame::Plain
    }

    pub(super) fn run_property(&mut self, element: Element, tag: Tag) -> Frame {
        match element {
            Element::Vanish => self.hidden = tag.is_on(),
            Element::RunStyle => {
                // An unknown style is none: the default one is for paragraphs.
                let styles = &self.surroundings.styles;
                let style = tag.find("val").and_then(|id| styles.find(&id));
                self.hidden |= style.is_some_and(|it| styles.hides(it));
            }
            _ => {}
        }
        Frame::Plain
    }

    pub(super) fn row_property(&mut self, element: Element) -> Frame {
        if element == Element::Deleted {
            let row = self.frames.iter_mut().rev().find_map(|frame| match frame {
                Frame::Row { deleted } => Some(deleted),
                _ => None,
            });
            if let Some(deleted) = row {
                *deleted = true;
            }
        }
        Frame::Plain
    }

    pub(super) fn section_property(&mut self, element: Element, tag: Tag) -> Frame {
        let Some(Frame::Section { references, titled }) = self.frames.last_mut() else {
            return Frame::Plain;
        };
        let kind = match element {
            Element::Header => AsideKind::Header,
            Element::Footer => AsideKind::Footer,
            Element::TitlePage => {
                *titled = tag.is_on();
                return Frame::Plain;
            }
            _ => return Frame::Plain,
        };
        let of = tag.attribute("type").unwrap_or_default();
        if let Some(id) = tag.attribute("id") {
            references.push(Reference { kind, id, even: of == "even", first: of == "first" });
        }
        Frame::Plain
    }
}
