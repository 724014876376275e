//! Tracked changes as XML: `w:ins`, `w:del`, and comments.

use std::fmt::Write;

use quick_xml::escape::{escape, partial_escape};

use crate::wording::{Segment, segments};
use crate::writer::characters::for_xml;

use super::blocks::{Block, Chunk, Paragraph};
use super::pairing::{Move, Step};

/// The style of titles, whose lines are broken anew with every wording.
const TITLE: &str = "Title";

/// Writes the body step by step.
pub(super) struct Marker {
    body: String,
    comments: Vec<String>,
    /// Author and date, as attributes.
    by: String,
    author: String,
    /// The last id of a mark.
    last: usize,
    /// Whether moves are marked as such.
    native_moves: bool,
}

/// On which side a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Old,
    New,
    /// On the old side, where a move began.
    Away,
    /// On the new side, where a move ended.
    Here,
    /// Gone from where a move ended.
    Lost,
}

impl Side {
    /// The elements around a piece, the outer one first.
    fn elements(self) -> &'static [&'static str] {
        match self {
            Self::Both => &[],
            Self::Old => &["del"],
            Self::New => &["ins"],
            Self::Away => &["moveFrom"],
            Self::Here => &["moveTo"],
            Self::Lost => &["moveTo", "del"],
        }
    }
}

impl Marker {
    pub(super) fn new(author: &str, date: Option<&str>, native_moves: bool) -> Self {
        let author = escape(for_xml(author).into_owned()).into_owned();
        let date =
            date.map(|it| format!(r#" w:date="{}T00:00:00Z""#, escape(it))).unwrap_or_default();
        let by = format!(r#"w:author="{author}"{date}"#);
        Self { body: String::new(), comments: Vec::new(), by, author, last: 0, native_moves }
    }

    pub(super) fn add(&mut self, step: Step) {
        match step {
            Step::Both(Block::Paragraph(old), Block::Paragraph(new)) => self.edited(old, new),
            Step::Both(Block::Table(old), Block::Table(new)) => self.table(old, new),
            Step::Both(old, new) => {
                self.one_sided(old, Side::Old, None);
                self.one_sided(new, Side::New, None);
            }
            Step::Removed(block, to) => self.one_sided(block, Side::Old, to.as_ref()),
            Step::Added(block, from) => self.one_sided(block, Side::New, from.as_ref()),
        }
    }

    /// The body, and the part of the comments where there are some.
    pub(super) fn finish(self) -> (String, Option<String>) {
        let comments = (!self.comments.is_empty()).then(|| {
            format!(
                concat!(
                    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
                    r#"<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:comments>"#,
                ),
                self.comments.concat()
            )
        });
        (self.body, comments)
    }

    fn mark(&mut self) -> String {
        self.last += 1;
        format!(r#"w:id="{}" {}"#, self.last, self.by)
    }

    fn one_sided(&mut self, block: &Block, side: Side, end: Option<&Move>) {
        match (block, end) {
            (Block::Table(chunks), _) => self.rows(chunks, side),
            (Block::Paragraph(paragraph), None) => self.whole(paragraph, side),
            (Block::Paragraph(paragraph), Some(end)) if self.native_moves => {
                self.moved(paragraph, side, end);
            }
            (Block::Paragraph(paragraph), Some(end)) => {
                self.remarked(paragraph, side, end, |marker| marker.words(paragraph, side));
            }
        }
    }

    /// A paragraph that stands on one side.
    fn whole(&mut self, paragraph: &Paragraph, side: Side) {
        self.open_marked(paragraph, side);
        self.words(paragraph, side);
        self.body.push_str("</w:p>");
    }

    /// A paragraph at one end of a move, and the comment on it around what `write` writes.
    fn remarked(
        &mut self,
        paragraph: &Paragraph,
        side: Side,
        end: &Move,
        write: impl FnOnce(&mut Self),
    ) {
        self.open_marked(paragraph, side);
        let id = self.comment(&end.words);
        let _ = write!(self.body, r#"<w:commentRangeStart w:id="{id}"/>"#);
        write(self);
        let (before, after) = self.around(side);
        let _ = write!(
            self.body,
            r#"<w:commentRangeEnd w:id="{id}"/>{before}<w:r><w:commentReference w:id="{id}"/></w:r>{after}</w:p>"#
        );
    }

    /// A paragraph at one end of a move, marked as moved; what was reworded on the way is marked
    /// where it came to.
    fn moved(&mut self, paragraph: &Paragraph, side: Side, end: &Move) {
        let (element, side) = match side {
            Side::Old => ("moveFrom", Side::Away),
            _ => ("moveTo", Side::Here),
        };
        let range = self.mark();
        let id = self.last;
        let name = end.index + 1;
        let _ = write!(self.body, r#"<w:{element}RangeStart {range} w:name="move{name}"/>"#);
        self.remarked(paragraph, side, end, |marker| match end.twin {
            Block::Paragraph(old) if side == Side::Here => {
                marker.between(old, paragraph, [Side::Here, Side::Lost, Side::New]);
            }
            _ => marker.words(paragraph, side),
        });
        let _ = write!(self.body, r#"<w:{element}RangeEnd w:id="{id}"/>"#);
    }

    /// All words of a paragraph.
    fn words(&mut self, paragraph: &Paragraph, side: Side) {
        let all: Vec<(char, &str)> =
            paragraph.characters.iter().map(|(it, look)| (*it, paragraph.look(*look))).collect();
        self.runs(&all, side);
    }

    /// Opens a paragraph whose own mark stands on one side.
    fn open_marked(&mut self, paragraph: &Paragraph, side: Side) {
        let mut marks = String::new();
        for element in side.elements() {
            let _ = write!(marks, "<w:{element} {}/>", self.mark());
        }
        self.open(&with_mark(&paragraph.properties, &marks));
    }

    /// What stands before and after runs of a side.
    fn around(&mut self, side: Side) -> (String, String) {
        let mut around = (String::new(), String::new());
        for element in side.elements() {
            let _ = write!(around.0, "<w:{element} {}>", self.mark());
            around.1.insert_str(0, &format!("</w:{element}>"));
        }
        around
    }

    fn open(&mut self, properties: &str) {
        self.body.push_str("<w:p>");
        if !properties.is_empty() {
            let _ = write!(self.body, "<w:pPr>{properties}</w:pPr>");
        }
    }

    /// Adds a comment; gives its id.
    fn comment(&mut self, words: &str) -> usize {
        let id = self.comments.len();
        let initials: String = self.author.chars().take(1).collect();
        let initials = if initials == "&" { "修".to_owned() } else { initials };
        self.comments.push(format!(
            r#"<w:comment w:id="{id}" {} w:initials="{initials}"><w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:comment>"#,
            self.by,
            partial_escape(for_xml(words)),
        ));
        id
    }

    /// A paragraph of both sides.
    fn edited(&mut self, old: &Paragraph, new: &Paragraph) {
        self.open(&new.properties);
        self.between(old, new, [Side::Both, Side::Old, Side::New]);
        self.body.push_str("</w:p>");
    }

    /// The words of two paragraphs: where those stand that both have, that are gone, that are new.
    fn between(&mut self, old: &Paragraph, new: &Paragraph, [kept, gone, come]: [Side; 3]) {
        let strips = new.style == TITLE;
        let (from, to) = (Line::new(old, strips), Line::new(new, strips));
        if from.text == to.text {
            self.words(new, kept);
            return;
        }
        let (mut left, mut right) = (from.pieces.into_iter(), to.pieces.into_iter());
        for segment in segments(&from.text, &to.text) {
            match segment {
                Segment::Kept(words) => {
                    let count = words.chars().count();
                    left.by_ref().take(count).for_each(drop);
                    let all: Vec<_> = right.by_ref().take(count).flatten().collect();
                    self.runs(&all, kept);
                }
                Segment::Removed(words) => {
                    let all = left.by_ref().take(words.chars().count());
                    // A break that only parts lines goes with them unsaid.
                    let all: Vec<_> = all.filter_map(|it| it.into_iter().last()).collect();
                    self.runs(&all, gone);
                }
                Segment::Added(words) => {
                    let all: Vec<_> =
                        right.by_ref().take(words.chars().count()).flatten().collect();
                    self.runs(&all, come);
                }
            }
        }
    }

    /// Runs of characters, those of one look together.
    fn runs(&mut self, characters: &[(char, &str)], side: Side) {
        if characters.is_empty() {
            return;
        }
        let (before, after) = self.around(side);
        self.body.push_str(&before);
        for run in characters.chunk_by(|one, other| one.1 == other.1) {
            self.body.push_str("<w:r>");
            let look = run.first().map_or("", |(_, look)| *look);
            if !look.is_empty() {
                let _ = write!(self.body, "<w:rPr>{look}</w:rPr>");
            }
            let words = if matches!(side, Side::Old | Side::Lost) { "delText" } else { "t" };
            let kind = |c: char| matches!(c, '\t' | '\n');
            for piece in run.chunk_by(|one, other| !kind(one.0) && !kind(other.0)) {
                match piece {
                    [('\t', _)] => self.body.push_str("<w:tab/>"),
                    [('\n', _)] => self.body.push_str("<w:br/>"),
                    _ => {
                        let text: String = piece.iter().map(|(it, _)| *it).collect();
                        let text = partial_escape(text.as_str());
                        let _ = write!(
                            self.body,
                            r#"<w:{words} xml:space="preserve">{text}</w:{words}>"#
                        );
                    }
                }
            }
            self.body.push_str("</w:r>");
        }
        self.body.push_str(&after);
    }

    /// A table of both sides: cell by cell where the rows are the same, else all of the old rows
    /// and all of the new ones.
    fn table(&mut self, old: &[Chunk], new: &[Chunk]) {
        let same = old.len() == new.len()
            && old.iter().zip(new).all(|pair| match pair {
                (Chunk::Markup(one), Chunk::Markup(other)) => one == other,
                (Chunk::Paragraph(one), Chunk::Paragraph(other)) => one.style == other.style,
                _ => false,
            });
        if !same {
            self.rows(old, Side::Old);
            // Two tables without a paragraph between them would be one.
            self.whole(&Paragraph::default(), Side::Old);
            self.rows(new, Side::New);
            return;
        }
        for pair in old.iter().zip(new) {
            match pair {
                (Chunk::Paragraph(one), Chunk::Paragraph(other)) => self.edited(one, other),
                (_, Chunk::Markup(markup)) => self.body.push_str(markup),
                _ => {}
            }
        }
    }

    /// A table that stands on one side: each of its rows does.
    fn rows(&mut self, chunks: &[Chunk], side: Side) {
        let element = if side == Side::Old { "del" } else { "ins" };
        for chunk in chunks {
            match chunk {
                Chunk::Paragraph(paragraph) => self.whole(paragraph, side),
                Chunk::Markup(markup) => {
                    self.row_marks(markup, element);
                }
            }
        }
    }
}

impl Marker {
    /// XML of a table, each row that begins in it marked.
    fn row_marks(&mut self, markup: &str, element: &str) {
        let mut pieces = markup.split("<w:tr>");
        self.body.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let mark = format!("<w:{element} {}/>", self.mark());
            let empty = ["<w:trPr/>", "<w:trPr />"];
            let rest = empty.iter().find_map(|it| piece.strip_prefix(it)).unwrap_or(piece);
            let inner = rest.strip_prefix("<w:trPr>").and_then(|it| it.split_once("</w:trPr>"));
            let (properties, rest) = inner.unwrap_or(("", rest));
            let _ = write!(self.body, "<w:tr><w:trPr>{properties}{mark}</w:trPr>{rest}");
        }
    }
}

/// Properties that say of the paragraph's own mark that it is tracked.
fn with_mark(properties: &str, mark: &str) -> String {
    match properties.split_once("<w:rPr>") {
        Some((before, rest)) => format!("{before}<w:rPr>{mark}{rest}"),
        None => format!("{properties}<w:rPr>{mark}</w:rPr>"),
    }
}

/// The characters of a paragraph; those of a title each with the breaks before it, which are no
/// words of it.
struct Line<'a> {
    text: String,
    pieces: Vec<Vec<(char, &'a str)>>,
}

impl<'a> Line<'a> {
    fn new(paragraph: &'a Paragraph, strips: bool) -> Self {
        let mut line = Self { text: String::new(), pieces: Vec::new() };
        let mut waiting = Vec::new();
        for (character, look) in &paragraph.characters {
            let piece = (*character, paragraph.look(*look));
            if strips && *character == '\n' {
                waiting.push(piece);
                continue;
            }
            line.text.push(*character);
            waiting.push(piece);
            line.pieces.push(std::mem::take(&mut waiting));
        }
        line
    }
}
