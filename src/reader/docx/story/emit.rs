//! A paragraph that has been read goes out: counted in its list, parted into lines, with what
//! belongs to it.

use std::sync::Arc;

use crate::document::{Block, Line, Place};
use crate::finding::{Finding, catalogue};
use crate::reader::docx::counters::{Counted, Trouble};
use crate::reader::docx::paragraph::Paragraph;
use crate::reader::docx::styles;

use super::{Story, Surroundings};

impl Story<'_> {
    pub(super) fn flush_carried(&mut self) {
        if let Some(mut paragraph) = self.carried.take() {
            let lines = paragraph.take_lines();
            self.emit(paragraph, lines, Counted::default());
        }
    }

    pub(super) fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraph.take() else { return };
        if paragraph.mark_deleted {
            self.carried = Some(paragraph);
            return;
        }
        let mut counted = self.number(&paragraph);
        if paragraph.mark_hidden && !paragraph.hidden.is_empty() && !paragraph.has_text() {
            counted.label = None;
        }
        let lines = paragraph.take_lines();
        self.emit(paragraph, lines, counted);
    }

    /// Counts the paragraph in its list: the one it names, else that of its style.
    fn number(&mut self, paragraph: &Paragraph) -> Counted {
        let Surroundings { styles, numbering } = self.surroundings;
        let inherited = styles.list(paragraph.style);
        let own = paragraph.list.list.as_deref();
        let Some(list) = own.or(inherited.list).filter(|it| *it != "0") else {
            return Counted::default();
        };
        let linked =
            || inherited.source.and_then(|style| numbering.linked_level(list, style, styles));
        let level = match (paragraph.list.level, own) {
            (Some(level), _) => level,
            (None, Some(_)) => 0,
            (None, None) => linked().or(inherited.level).unwrap_or(0),
        };
        self.counters.count(list, level, numbering, styles)
    }

    /// Puts the paragraph and what belongs to it into the open container.
    fn emit(
        &mut self,
        paragraph: Paragraph,
        lines: impl Iterator<Item = String>,
        counted: Counted,
    ) {
        let styles = &self.surroundings.styles;
        let role = paragraph
            .outline
            .and_then(styles::role_of_outline)
            .or_else(|| styles.role(paragraph.style));
        let mut label = counted.label;
        let place = |line: usize| Place::Paragraph {
            part: Arc::clone(&self.part),
            paragraph: paragraph.index,
            line: u32::try_from(line + 1).unwrap_or(u32::MAX),
        };
        let lines: Vec<Line> = lines
            .enumerate()
            .map(|(at, text)| Line { text, label: label.take(), role, place: place(at) })
            .collect();
        self.findings.extend(counted.troubles.iter().map(|it| trouble(it).at(place(0))));
        if !paragraph.hidden.trim().is_empty() {
            let finding = Finding::new(&catalogue::HIDDEN_TEXT).with("text", paragraph.hidden);
            self.findings.push(finding.at(place(0)));
        }
        if paragraph.page_before {
            self.add(Block::PageBreak);
        }
        self.add(Block::Paragraph(lines));
        (0..paragraph.page_breaks).for_each(|_| self.add(Block::PageBreak));
        for (kind, lines) in paragraph.notes {
            self.add(Block::Aside { kind, lines });
        }
    }
}

fn trouble(trouble: &Trouble) -> Finding {
    match trouble {
        Trouble::Format(name) => {
            Finding::new(&catalogue::NUMBER_FORMAT_UNKNOWN).with("format", name.as_str())
        }
        Trouble::DeeperLevel => Finding::new(&catalogue::NUMBERING_ODD).with("what", "lvlText"),
        Trouble::OddStart => Finding::new(&catalogue::NUMBERING_ODD).with("what", "start"),
        Trouble::Unsettled => Finding::new(&catalogue::NUMBERING_ODD).with("what", "lvlOverride"),
    }
}
