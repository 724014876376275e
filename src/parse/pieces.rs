//! The visible lines of a page as pieces: residue out, outer blanks off, marker read.

use std::collections::BTreeSet;

use crate::document::{AsideKind, Block, Cell, Line, Place, Repair, Role, Row};
use crate::finding::{Finding, catalogue};
use crate::notice::{NoteKind, Vocabulary};
use crate::numbering::marker::{self, Family, Marker};

use super::in_line;
use super::lines::Measured;
use super::residue::{self, Cleaned, contents, site, twice};

/// A visible line.
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    /// Its words without outer blanks, the typed marker included.
    pub(super) text: &'a str,
    /// Where the words start.
    pub(super) place: Place,
    /// Its marker, typed or computed by Word.
    pub(super) marker: Option<Marker<'a>>,
    /// Where its words start behind the typed marker, in bytes.
    words_start: usize,
    /// Whether Word computed the marker: then it is no part of the text.
    pub(super) computed: bool,
    /// How many columns its line takes, leading blanks included.
    pub(super) width: usize,
    /// Whether items of a list may start in it.
    pub(super) is_parted: bool,
    /// What the style says of it.
    pub(super) role: Option<Role>,
    /// Whether it stands outside the flow of the page.
    pub(super) aside: Option<AsideKind>,
    /// What the head of its column says it is, in a table.
    pub(super) column: Option<NoteKind>,
}

impl<'a> Piece<'a> {
    /// The piece of a text without outer blanks, its marker read from it.
    fn typed(text: &'a str, place: Place, is_parted: bool) -> Self {
        let (marker, words) =
            marker::read(text).map_or((None, text), |(it, words)| (Some(it), words));
        Self {
            text,
            place,
            words_start: text.len() - words.len(),
            marker,
            computed: false,
            width: 0,
            is_parted,
            role: None,
            aside: None,
            column: None,
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
            let place = self.place.moved_right(skipped + blanks);
            let text = part.trim();
            let typed = Self::typed(text, place, Measured::of(text, 0).is_parted);
            parts.push(Self { width: self.width, aside: self.aside, column: self.column, ..typed });
            skipped += part.chars().count();
            start = end;
        }
        if let Some(first) = parts.first_mut() {
            first.role = self.role;
            first.marker = self.marker;
            first.words_start = self.words_start.min(first.text.len());
            first.computed = self.computed;
        }
        parts
    }

    /// Whether it stands in the flow of the page, as headings and duties do.
    pub(super) fn is_flow(&self) -> bool {
        self.aside.is_none() && self.column.is_none()
    }

    /// Where the words start in the text, in bytes.
    pub(super) fn words_start(&self) -> usize {
        self.words_start
    }

    /// The words after the typed marker; all of them where there is none.
    pub(super) fn words(&self) -> &'a str {
        self.text.get(self.words_start..).unwrap_or_default()
    }

    /// The piece with all its text taken out of the meaning.
    pub(super) fn into_repair(self, code: &'static str) -> Repair {
        Repair { code, removed: self.text.to_owned(), place: self.place }
    }

    /// The words of a piece that Word does not number; nothing of one that it does.
    pub(super) fn plain(&self) -> &'a str {
        if self.computed { "" } else { self.text }
    }

    /// The piece as plain text: with the marker that Word computes, as the reader sees it.
    pub(super) fn shown(&self) -> String {
        match &self.marker {
            Some(marker) if self.computed => format!("{}{}", marker.text, self.text),
            _ => self.text.to_owned(),
        }
    }
}

/// The pieces of the page with these blocks, in order, what was left out of it, and findings.
pub(super) fn read<'a>(
    blocks: &'a [Block],
    cleaned: &'a Cleaned,
    vocabulary: &Vocabulary,
) -> (Vec<Piece<'a>>, Vec<Repair>, Vec<Finding>) {
    let mut reading = Reading {
        vocabulary,
        cleaned,
        pieces: Vec::with_capacity(blocks.len()),
        repairs: Vec::new(),
        findings: Vec::new(),
        running: BTreeSet::new(),
    };
    reading.blocks(blocks);
    let Reading { pieces, mut repairs, findings, .. } = reading;
    let pieces = count_on(pieces);
    let pieces = site::leave_out(pieces, vocabulary, &mut repairs);
    let pieces = twice::leave_out(pieces, &mut repairs);
    let pieces = contents::leave_out(pieces, vocabulary, &mut repairs);
    (in_line::split(pieces, vocabulary), repairs, findings)
}

/// The numbers after `09 ` have no zero and no mark: `10 负责`. They are markers if they count on.
fn count_on(mut pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
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
            let family = Family::ArabicZero;
            piece.words_start = piece.text.len() - rest.trim_start().len();
            piece.marker = Some(Marker { text: number, number: value, family });
            last = value;
        }
    }
    pieces
}

struct Reading<'a, 'v> {
    vocabulary: &'v Vocabulary,
    cleaned: &'a Cleaned,
    pieces: Vec<Piece<'a>>,
    repairs: Vec<Repair>,
    findings: Vec<Finding>,
    /// The running heads and feet met so far.
    running: BTreeSet<&'a str>,
}

impl<'a> Reading<'a, '_> {
    fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(lines) => lines.iter().for_each(|line| self.line(line, None)),
                Block::Aside { kind, lines } => {
                    lines.iter().for_each(|line| self.line(line, Some(*kind)));
                }
                Block::Table(rows) => self.table(rows),
                Block::PageBreak => {}
            }
        }
    }

    /// The cells row by row. Where the first row names the columns, its cells are particulars, and
    /// those below 联系电话 or 负责人 what the name says.
    fn table(&mut self, rows: &'a [Row]) {
        let columns = rows.first().map(|row| self.columns(row)).unwrap_or_default();
        for (index, row) in rows.iter().enumerate() {
            for (at, cell) in row.iter().enumerate() {
                let start = self.pieces.len();
                self.blocks(cell);
                let below = columns.get(at).copied().flatten();
                let heads = index == 0 && !columns.is_empty();
                let column = if heads { Some(NoteKind::Particular) } else { below };
                if let Some(pieces) = self.pieces.get_mut(start..).filter(|_| column.is_some()) {
                    pieces.iter_mut().for_each(|piece| piece.column = column);
                }
            }
        }
    }

    /// What stands below each cell of a row that names columns; nothing if a cell names none.
    fn columns(&self, row: &Row) -> Vec<Option<NoteKind>> {
        let name = |cell: &Cell| match cell.as_slice() {
            [Block::Paragraph(lines)] => match lines.as_slice() {
                [line] => line.text.split_whitespace().collect::<String>(),
                _ => String::new(),
            },
            _ => String::new(),
        };
        let names: Vec<String> = row.iter().map(name).collect();
        let vocabulary = self.vocabulary;
        let is_in = |list: &[String], name: &String| list.contains(name);
        let is_column = |name: &String| {
            [
                &vocabulary.table_columns,
                &vocabulary.heading_suffixes,
                &vocabulary.department_sections,
                &vocabulary.contact_labels,
                &vocabulary.head_labels,
            ]
            .into_iter()
            .any(|list| is_in(list, name))
        };
        if names.len() < 2 || !names.iter().all(is_column) {
            return Vec::new();
        }
        let below = |name: &String| match () {
            () if is_in(&vocabulary.contact_labels, name) => Some(NoteKind::Contact),
            () if is_in(&vocabulary.head_labels, name) => Some(NoteKind::Head),
            () if name == "序号" || name == "备注" => Some(NoteKind::Particular),
            () => None,
        };
        names.iter().map(below).collect()
    }

    fn line(&mut self, line: &'a Line, aside: Option<AsideKind>) {
        let printed = line.text.trim();
        if matches!(aside, Some(AsideKind::Header | AsideKind::Footer)) {
            if let Some(code) = self.is_left_out(line) {
                let removed = line.shown();
                self.repairs.push(Repair { code, removed, place: line.place.clone() });
                return;
            }
            self.running.insert(printed);
        } else if residue::is_dashed_page_number(printed) && line.label.is_none() {
            let (removed, place) = (line.text.clone(), line.place.clone());
            self.repairs.push(Repair { code: catalogue::PAGE_NUMBER.name, removed, place });
            return;
        }
        let (whole, text, skipped) = match self.cleaned.get(line) {
            Some(cleaned) => {
                let skipped = residue::report(line, &mut self.repairs, &mut self.findings);
                (cleaned, cleaned.trim(), skipped)
            }
            None => (line.text.as_str(), printed, 0),
        };
        if text.is_empty() && line.label.is_none() {
            return;
        }
        let indent = whole.len() - whole.trim_start().len();
        let blanks = whole.get(..indent).map_or(0, |it| it.chars().count());
        let place = line.place.moved_right(skipped + blanks);
        let Measured { columns: width, is_parted } = Measured::of(whole.trim_end(), indent);
        let typed = Piece { width, role: line.role, aside, ..Piece::typed(text, place, is_parted) };
        self.pieces.push(match &line.label {
            Some(label) => Piece {
                marker: Some(marker::computed(&label.text, label.value)),
                words_start: 0,
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
