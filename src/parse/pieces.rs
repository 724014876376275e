//! The visible lines of a page as pieces: residue out, outer blanks off, marker read.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::document::{AsideKind, Block, Document, Line, Place, Repair, Role};
use crate::finding::{Finding, catalogue};
use crate::numbering::marker::{self, Marker};

use super::residue;

/// A visible line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Its words without outer blanks, the typed marker included.
    pub(super) text: String,
    /// Where the words start.
    pub(super) place: Place,
    /// Its marker, typed or computed by Word.
    pub(super) marker: Option<Marker>,
    /// The words after the typed marker; all of them where there is none.
    pub(super) words: String,
    /// Whether Word computed the marker: then it is no part of the text.
    pub(super) computed: bool,
    /// How many columns its line takes, leading blanks included.
    pub(super) width: usize,
    /// What the style says of it.
    pub(super) role: Option<Role>,
    /// Whether it stands outside the flow of the page.
    pub(super) aside: Option<AsideKind>,
}

impl Piece {
    /// The words of a piece that Word does not number; nothing of one that it does.
    pub(super) fn plain(&self) -> &str {
        if self.computed { "" } else { &self.text }
    }

    /// The piece as plain text: with the marker that Word computes, as the reader sees it.
    pub(super) fn shown(&self) -> String {
        match &self.marker {
            Some(marker) if self.computed => format!("{}{}", marker.text, self.text),
            _ => self.text.clone(),
        }
    }
}

/// The pieces of `page`, in order. Residue goes into the page's repairs.
pub(super) fn read(page: &mut Document) -> (Vec<Piece>, Vec<Finding>) {
    let mut reading = Reading::default();
    reading.blocks(&page.blocks);
    page.repairs.extend(reading.repairs);
    (reading.pieces, reading.findings)
}

#[derive(Default)]
struct Reading {
    pieces: Vec<Piece>,
    repairs: Vec<Repair>,
    findings: Vec<Finding>,
    /// The running heads and feet met so far.
    running: BTreeSet<String>,
}

impl Reading {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(lines) => lines.iter().for_each(|line| self.line(line, None)),
                Block::Aside { kind, lines } => {
                    lines.iter().for_each(|line| self.line(line, Some(*kind)));
                }
                Block::Table(rows) => rows.iter().flatten().for_each(|cell| self.blocks(cell)),
                Block::PageBreak => {}
            }
        }
    }

    fn line(&mut self, line: &Line, aside: Option<AsideKind>) {
        if matches!(aside, Some(AsideKind::Header | AsideKind::Footer)) {
            if let Some(code) = self.is_left_out(line) {
                let removed = line.shown();
                self.repairs.push(Repair { code, removed, place: line.place.clone() });
                return;
            }
            self.running.insert(line.text.trim().to_owned());
        } else if residue::is_dashed_page_number(line.text.trim()) && line.label.is_none() {
            let (removed, place) = (line.text.clone(), line.place.clone());
            self.repairs.push(Repair { code: catalogue::PAGE_NUMBER.name, removed, place });
            return;
        }
        let cleaned = residue::remove(line, &mut self.repairs, &mut self.findings);
        let text = cleaned.text.trim();
        if text.is_empty() && line.label.is_none() {
            return;
        }
        let blanks = cleaned.text.chars().take_while(|c| c.is_whitespace()).count();
        let place = line.place.moved_right(cleaned.skipped + blanks);
        let (marker, words) = match &line.label {
            Some(label) => (Some(marker::computed(&label.text, label.value)), text),
            None => match marker::read(text) {
                Some((marker, words)) => (Some(marker), words),
                None => (None, text),
            },
        };
        self.pieces.push(Piece {
            text: text.to_owned(),
            place,
            words: words.to_owned(),
            marker,
            computed: line.label.is_some(),
            width: cleaned.text.trim_end().width_cjk(),
            role: line.role,
            aside,
        });
    }

    /// Why a running head or foot is no part of the notice: a page number, or met before.
    fn is_left_out(&self, line: &Line) -> Option<&'static str> {
        let text = line.text.trim();
        if residue::is_page_number(text) {
            return Some(catalogue::PAGE_NUMBER.name);
        }
        self.running.contains(text).then_some(catalogue::RUNNING_TEXT_REPEATED.name)
    }
}
