//! The visible lines of a page as pieces: residue out, outer blanks off, marker read.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthStr;

use crate::document::{AsideKind, Block, Document, Line, Place, Repair, Role};
use crate::finding::{Finding, catalogue};
use crate::notice::Vocabulary;
use crate::numbering::marker::{self, Family, Marker};

use super::in_line;
use super::residue::{self, contents, site, twice};

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
    /// The piece of a text without outer blanks, its marker read from it.
    fn typed(text: &str, place: Place) -> Self {
        let (marker, words) = match marker::read(text) {
            Some((marker, words)) => (Some(marker), words),
            None => (None, text),
        };
        Self {
            text: text.to_owned(),
            place,
            words: words.to_owned(),
            marker,
            computed: false,
            width: 0,
            role: None,
            aside: None,
        }
    }

    /// The piece parted before each of these bytes of its text, which rise; each part with the
    /// marker typed in it. As wide as the whole: all stand on one line.
    pub(super) fn parts(&self, points: &[usize]) -> Vec<Self> {
        let ends = points.iter().copied().chain([self.text.len()]);
        let mut parts: Vec<Self> = Vec::with_capacity(points.len() + 1);
        let (mut start, mut skipped) = (0, 0);
        for end in ends {
            let part = self.text.get(start..end).unwrap_or_default();
            let blanks = part.chars().take_while(|c| c.is_whitespace()).count();
            let typed = Self::typed(part.trim(), self.place.moved_right(skipped + blanks));
            parts.push(Self { width: self.width, aside: self.aside, ..typed });
            skipped += part.chars().count();
            start = end;
        }
        if let Some(first) = parts.first_mut() {
            first.role = self.role;
            first.marker.clone_from(&self.marker);
            first.words = first.text.get(self.words_start()..).unwrap_or_default().to_owned();
            first.computed = self.computed;
        }
        parts
    }

    /// Where the words start in the text, in bytes.
    pub(super) fn words_start(&self) -> usize {
        self.text.len() - self.words.len()
    }

    /// The piece with all its text taken out of the meaning.
    pub(super) fn into_repair(self, code: &'static str) -> Repair {
        Repair { code, removed: self.text, place: self.place }
    }

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
pub(super) fn read(page: &mut Document, vocabulary: &Vocabulary) -> (Vec<Piece>, Vec<Finding>) {
    let mut reading = Reading::default();
    reading.blocks(&page.blocks);
    let Reading { pieces, mut repairs, findings, .. } = reading;
    let pieces = count_on(pieces);
    let pieces = site::leave_out(pieces, vocabulary, &mut repairs);
    let pieces = twice::leave_out(pieces, &mut repairs);
    let pieces = contents::leave_out(pieces, vocabulary, &mut repairs);
    page.repairs.append(&mut repairs);
    (in_line::split(pieces, vocabulary), findings)
}

/// The numbers after `09 ` have no zero and no mark: `10 负责`. They are markers if they count on.
fn count_on(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut last = None;
    for piece in &mut pieces {
        if let Some(marker) = &piece.marker {
            if marker.family == Family::ArabicZero {
                last = marker.number;
            }
            continue;
        }
        let digits = piece.text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        let Some((number, rest)) = piece.text.split_at_checked(digits) else { continue };
        let value = number.parse::<u32>().ok().filter(|value| {
            let next = last.and_then(|last: u32| last.checked_add(1));
            *value > 9 && next.is_some_and(|next| (next..next.saturating_add(3)).contains(value))
        });
        if value.is_some() && !rest.starts_with(['年', '月', '日', '号', '.', '．', '-', '/'])
        {
            let (text, family) = (number.to_owned(), Family::ArabicZero);
            piece.words = rest.trim_start().to_owned();
            piece.marker = Some(Marker { text, number: value, family });
            last = value;
        }
    }
    pieces
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
        let width = cleaned.text.trim_end().width_cjk();
        let typed = Piece { width, role: line.role, aside, ..Piece::typed(text, place) };
        self.pieces.push(match &line.label {
            Some(label) => Piece {
                marker: Some(marker::computed(&label.text, label.value)),
                words: typed.text.clone(),
                computed: true,
                ..typed
            },
            None => typed,
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
