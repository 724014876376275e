//! The document in `docx-rs`'s terms: page, styles, paragraphs, page numbers.

use docx_rs::Paragraph as Line;
use docx_rs::{
    AlignmentType, DocGridType, Docx, FieldCharType, Footer, IndentLevel, InstrText, NumberingId,
    PageMargin, Run, SectionProperty, Settings, SpecialIndentType,
};

use crate::notice::Notice;
use crate::numbering::marker;
use crate::writer::WriteError;

use super::body::Body;
use super::flow::{self, Paragraph, Part};
use super::fonts::Fonts;
use super::head::Head;
use super::imprint;
use super::numbering::Automatic;
use super::options::{DocxOptions, PageNumbers};
use super::paragraphs::runs;
use super::signature::Signature;
use super::styles::{self, CHARACTER, LINE, Look, SMALL_CHARACTER, exactly, first_line, hint};
use super::title;

/// A4, in twips.
const PAGE: (u32, u32) = (11906, 16838);

/// A document without text, with these lists.
pub(super) fn empty(options: &DocxOptions, fonts: &Fonts, automatic: &Automatic) -> Docx {
    let mut docx = Page::new(options, fonts).empty();
    for definition in automatic.definitions() {
        docx = docx.add_abstract_numbering(definition);
    }
    for list in automatic.lists() {
        docx = docx.add_numbering(list);
        docx.document_rels.has_numberings = true;
    }
    docx
}

/// The XML of the body of `notice`.
pub(super) fn body(
    notice: &Notice,
    options: &DocxOptions,
    fonts: &Fonts,
    automatic: &Automatic,
) -> Result<Vec<u8>, WriteError> {
    let page = Page::new(options, fonts);
    let parts = flow::parts(notice, automatic, options.department_pages);
    let mut body = Body::new();
    for (index, part) in parts.iter().enumerate() {
        let (above, below) = parts.split_at_checked(index).unwrap_or((&[], &[]));
        page.add(&mut body, part, above, below.get(1))?;
    }
    Ok(body.into_xml())
}

/// A document without text on A4 across, 20 mm of margin on every side.
pub(super) fn landscape(options: &DocxOptions, fonts: &Fonts) -> Docx {
    const MARGIN: i32 = 1134;
    let page = Page::new(options, fonts);
    let margins = PageMargin::new()
        .top(MARGIN)
        .right(MARGIN)
        .bottom(MARGIN)
        .left(MARGIN)
        .header(567)
        .footer(567)
        .gutter(0);
    let section = SectionProperty::new().page_margin(margins);
    let document = docx_rs::Document::new().default_section_property(section);
    Docx::new()
        .document(document)
        .page_size(PAGE.1, PAGE.0)
        .page_orient(docx_rs::PageOrientationType::Landscape)
        .settings(Settings::new().even_and_odd_headers())
        .styles(styles::sheet(fonts, false))
        .footer(page.footer(AlignmentType::Center))
        .even_footer(page.footer(AlignmentType::Center))
}

/// The width of the type area in twips: 156 mm, unless the margins are an office's own.
fn type_area(margins: [u8; 4]) -> i32 {
    let [_, right, _, left] = margins.map(twips);
    i32::try_from(PAGE.0).unwrap_or(0) - right - left
}

/// Millimetres in twips; those of the standard fit 22 lines of 28 characters.
fn twips(millimetres: u8) -> i32 {
    match millimetres {
        37 => 2098,
        26 => 1474,
        35 => 1984,
        28 => 1588,
        other => i32::from(other) * 566_929 / 10_000,
    }
}

struct Page<'a> {
    options: &'a DocxOptions,
    fonts: &'a Fonts,
    /// The width of the type area.
    width: i32,
}

impl<'a> Page<'a> {
    fn new(options: &'a DocxOptions, fonts: &'a Fonts) -> Self {
        Self { options, fonts, width: type_area(options.margins) }
    }

    /// A document without text.
    fn empty(&self) -> Docx {
        let [top, right, bottom, left] = self.options.margins.map(twips);
        // The dash stands 7 mm below the type area.
        let margins = PageMargin::new()
            .top(top)
            .right(right)
            .bottom(bottom)
            .left(left)
            .header(850)
            .footer(bottom - 538)
            .gutter(0);
        let grid = docx_rs::DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(579);
        let section = SectionProperty::new().page_margin(margins).doc_grid(grid);
        let document = docx_rs::Document::new().default_section_property(section);
        let docx = Docx::new()
            .document(document)
            .page_size(PAGE.0, PAGE.1)
            .settings(Settings::new().even_and_odd_headers())
            .styles(styles::sheet(self.fonts, self.options.bold_headings));
        if self.options.page_numbers == PageNumbers::Absent {
            return docx;
        }
        docx.footer(self.footer(AlignmentType::Right)).even_footer(self.footer(AlignmentType::Left))
    }

    fn head(&self) -> Head<'a> {
        Head { options: self.options, fonts: self.fonts, width: self.width }
    }

    fn add(
        &self,
        body: &mut Body,
        part: &Part,
        above: &[Part],
        next: Option<&Part>,
    ) -> Result<(), WriteError> {
        let blank = blank_lines(above.last(), part, self.options);
        body.add_blanks(blank)?;
        match part {
            Part::Mark(names) => {
                self.head().mark(names, above.len()).iter().try_for_each(|it| body.add(it))?;
                if !matches!(next, Some(Part::Number { .. })) {
                    body.add_blanks(2)?;
                    body.add(&self.head().line())?;
                }
                Ok(())
            }
            Part::Number { number, approvers } => {
                body.add(&self.head().number(number.as_deref(), approvers.as_deref()))
            }
            Part::Signature { names, date } => {
                let signature = Signature { names, date: date.as_deref(), width: self.width };
                let lines =
                    if self.options.unsealed { signature.unsealed() } else { signature.sealed() };
                lines.iter().try_for_each(|it| body.add(it))
            }
            Part::Imprint(imprint) => {
                let width = usize::try_from(self.width).unwrap_or(0);
                body.add(&imprint::table(imprint, width))?;
                // A table hangs from the paragraph below it, which is as small as can be.
                body.add(&Line::new().snap_to_grid(false).line_spacing(exactly(20)))
            }
            Part::Paragraph(paragraph) if paragraph.has_plain_words() => {
                let Paragraph { look, new_page, centred, list, .. } = paragraph;
                let shape = (look.id(), *new_page, *centred, *list);
                body.add_words(&paragraph.text, shape, |words| {
                    line(&Paragraph { text: words.to_owned(), ..paragraph.clone() }, next)
                })
            }
            Part::Paragraph(paragraph) => body.add(&line(paragraph, next)),
        }
    }

    /// `— 1 —`, one character in from the outer edge (clause 7.5).
    fn footer(&self, side: AlignmentType) -> Footer {
        let (left, right) = match side {
            AlignmentType::Left => (Some(SMALL_CHARACTER), None),
            AlignmentType::Center => (None, None),
            _ => (None, Some(SMALL_CHARACTER)),
        };
        let number = Run::new()
            .add_field_char(FieldCharType::Begin, false)
            .add_instr_text(InstrText::PAGE(docx_rs::InstrPAGE::new()))
            .add_field_char(FieldCharType::Separate, false)
            .add_text("1")
            .add_field_char(FieldCharType::End, false);
        let dash = |text: &str| Run::new().fonts(hint()).add_text(text);
        let line = Line::new()
            .style("Footer")
            .align(side)
            .indent(left, None, right, None)
            .snap_to_grid(false);
        let line = match self.options.page_numbers {
            PageNumbers::Dashed => line.add_run(dash("— ")).add_run(number).add_run(dash(" —")),
            PageNumbers::Plain | PageNumbers::Absent => line.add_run(number),
        };
        Footer::new().add_paragraph(line)
    }
}

/// Blank lines as clause 7 counts them: two under the red head, two above the title, one above
/// the recipients, two for the seal above the names.
fn blank_lines(before: Option<&Part>, part: &Part, options: &DocxOptions) -> usize {
    use Look as L;
    let look = |part: &Part| match part {
        Part::Paragraph(paragraph) => Some(paragraph.look),
        _ => None,
    };
    let is_heading = |part: &Part| matches!(part, Part::Paragraph(it) if matches!(it.look, L::Heading(_)) && it.centred);
    match (before, part) {
        (_, Part::Paragraph(paragraph)) if paragraph.new_page => 0,
        (Some(Part::Mark(_)), Part::Number { .. }) => 2,
        (Some(Part::Number { .. } | Part::Mark(_)), Part::Paragraph(it)) if it.look == L::Title => {
            2
        }
        (Some(_), Part::Signature { .. }) => {
            if options.unsealed {
                1
            } else {
                2
            }
        }
        (Some(before), part) => match (look(before), look(part)) {
            // The title of what is attached stands on the third line (7.3.7).
            (Some(L::AttachmentMark), Some(L::Title))
            | (Some(L::Title), Some(_))
            | (Some(L::Body | L::Recipients), Some(L::Attachment)) => 1,
            (Some(L::Duty | L::Body), Some(_)) if is_heading(part) => 1,
            _ => 0,
        },
        (None, _) => 0,
    }
}

impl Paragraph {
    /// Whether nothing but its words tells it from others of its shape.
    fn has_plain_words(&self) -> bool {
        !matches!(self.look, Look::Title | Look::Attachment)
            && !self.text.is_empty()
            && memchr::memchr3(b'\t', b'\n', b'\r', self.text.as_bytes()).is_none()
    }
}

fn line(paragraph: &Paragraph, next: Option<&Part>) -> Line {
    let text = paragraph.text.as_str();
    let line = Line::new().style(paragraph.look.id());
    let line = if paragraph.new_page { line.page_break_before(true) } else { line };
    let line = match paragraph.list {
        Some((list, level)) => line.numbering(NumberingId::new(list), IndentLevel::new(level)),
        None => line,
    };
    match paragraph.look {
        Look::Title => {
            let is_followed =
                matches!(next, Some(Part::Paragraph(it)) if matches!(it.look, Look::Heading(_)));
            let line = if is_followed { line.keep_next(true) } else { line };
            line.add_run(runs(&title::lines(text).join("\n")))
        }
        Look::Heading(_) if paragraph.centred => {
            line.keep_next(true).align(AlignmentType::Center).add_run(runs(text))
        }
        Look::Heading(_) => {
            line.keep_next(true).indent(None, Some(first_line()), None, None).add_run(runs(text))
        }
        Look::Attachment => {
            let (left, hanging) = attachment_indent(text);
            let special = SpecialIndentType::Hanging(hanging);
            line.indent(Some(left), Some(special), None, None).add_run(runs(text))
        }
        _ => line.add_run(runs(text)),
    }
}

/// Left and hanging indent of 附件：…, whose names stand below one another (7.3.4).
fn attachment_indent(text: &str) -> (i32, i32) {
    use unicode_width::UnicodeWidthStr;
    let width = |text: &str| i32::try_from(text.width_cjk()).unwrap_or(0) * CHARACTER / 2;
    let label = text.find(['：', ':']).and_then(|at| text.get(..at)).unwrap_or_default();
    let is_label = label.starts_with("附");
    let label_width = if is_label { width(label) + CHARACTER } else { 3 * CHARACTER };
    let rest = if is_label { text.get(label.len()..).unwrap_or_default() } else { text };
    let rest = rest.trim_start_matches(['：', ':']).trim_start();
    let marker = marker::read(rest).map_or(0, |(it, _)| width(it.text));
    let left = 2 * CHARACTER + label_width + marker;
    (left, if is_label { label_width + marker } else { marker.max(1) })
}

const _: () = assert!(LINE * 22 <= 12_756, "22 lines fit the type area");
