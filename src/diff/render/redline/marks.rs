//! Tracked changes as XML: `w:ins`, `w:del`, and comments.

use std::fmt::Write;

use quick_xml::escape::{escape, partial_escape};

use crate::wording::{Segment, segments};
use crate::writer::characters::for_xml;

use super::blocks::{Block, Chunk, Paragraph};
use super::pairing::Step;

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
}

/// On which side a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Old,
    New,
}

impl Marker {
    pub(super) fn new(author: &str, date: Option<&str>) -> Self {
        let author = escape(for_xml(author).into_owned()).into_owned();
        let date =
            date.map(|it| format!(r#" w:date="{}T00:00:00Z""#, escape(it))).unwrap_or_default();
        let by = format!(r#"w:author="{author}"{date}"#);
        Self { body: String::new(), comments: Vec::new(), by, author, last: 0 }
    }

    pub(super) fn add(&mut self, step: Step) {
        match step {
            Step::Both(Block::Paragraph(old), Block::Paragraph(new)) => self.edited(old, new),
            Step::Both(Block::Table(old), Block::Table(new)) => self.table(old, new),
            Step::Both(old, new) => {
                self.one_sided(old, Side::Old, None);
                self.one_sided(new, Side::New, None);
            }
            Step::Removed(block, remark) => self.one_sided(block, Side::Old, remark.as_deref()),
            Step::Added(block, remark) => self.one_sided(block, Side::New, remark.as_deref()),
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

    fn one_sided(&mut self, block: &Block, side: Side, remark: Option<&str>) {
        match block {
            Block::Paragraph(paragraph) => self.whole(paragraph, side, remark),
            Block::Table(chunks) => self.rows(chunks, side),
        }
    }

    /// A paragraph that stands on one side.
    fn whole(&mut self, paragraph: &Paragraph, side: Side, remark: Option<&str>) {
        let mark = self.mark();
        let element = if side == Side::Old { "del" } else { "ins" };
        self.open(&with_mark(&paragraph.properties, &format!("<w:{element} {mark}/>")));
        let comment = remark.map(|it| self.comment(it));
        if let Some(id) = comment {
            let _ = write!(self.body, r#"<w:commentRangeStart w:id="{id}"/>"#);
        }
        let all: Vec<(char, &str)> =
            paragraph.characters.iter().map(|(it, look)| (*it, paragraph.look(*look))).collect();
        self.runs(&all, side);
        if let Some(id) = comment {
            let mark = self.mark();
            let _ = write!(
                self.body,
                r#"<w:commentRangeEnd w:id="{id}"/><w:{element} {mark}><w:r><w:commentReference w:id="{id}"/></w:r></w:{element}>"#
            );
        }
        self.body.push_str("</w:p>");
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
        let strips = new.style == TITLE;
        let (from, to) = (Line::new(old, strips), Line::new(new, strips));
        if from.text == to.text {
            let all: Vec<(char, &str)> =
                new.characters.iter().map(|(it, look)| (*it, new.look(*look))).collect();
            self.runs(&all, Side::Both);
        } else {
            let (mut left, mut right) = (from.pieces.into_iter(), to.pieces.into_iter());
            for segment in segments(&from.text, &to.text) {
                match segment {
                    Segment::Kept(words) => {
                        let count = words.chars().count();
                        left.by_ref().take(count).for_each(drop);
                        let kept: Vec<_> = right.by_ref().take(count).flatten().collect();
                        self.runs(&kept, Side::Both);
                    }
                    Segment::Removed(words) => {
                        let gone = left.by_ref().take(words.chars().count());
                        // A break that only parts lines goes with them unsaid.
                        let gone: Vec<_> = gone.filter_map(|it| it.into_iter().last()).collect();
                        self.runs(&gone, Side::Old);
                    }
                    Segment::Added(words) => {
                        let come: Vec<_> =
                            right.by_ref().take(words.chars().count()).flatten().collect();
                        self.runs(&come, Side::New);
                    }
                }
            }
        }
        self.body.push_str("</w:p>");
    }

    /// Runs of characters, those of one look together.
    fn runs(&mut self, characters: &[(char, &str)], side: Side) {
        if characters.is_empty() {
            return;
        }
        let element = match side {
            Side::Both => None,
            Side::Old => Some("del"),
            Side::New => Some("ins"),
        };
        if let Some(element) = element {
            let mark = self.mark();
            let _ = write!(self.body, "<w:{element} {mark}>");
        }
        for run in characters.chunk_by(|one, other| one.1 == other.1) {
            self.body.push_str("<w:r>");
            let look = run.first().map_or("", |(_, look)| *look);
            if !look.is_empty() {
                let _ = write!(self.body, "<w:rPr>{look}</w:rPr>");
            }
            let words = if side == Side::Old { "delText" } else { "t" };
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
        if let Some(element) = element {
            let _ = write!(self.body, "</w:{element}>");
        }
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
            self.whole(&Paragraph::default(), Side::Old, None);
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
                Chunk::Paragraph(paragraph) => self.whole(paragraph, side, None),
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
