//! The document in `docx-rs`'s terms: page, styles, paragraphs, page numbers.

use docx_rs::{
    AlignmentType, BorderType, BreakType, DocGridType, Docx, FieldCharType, Footer, InstrText,
    PageMargin, Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run,
    SectionProperty, Settings, Tab, TabValueType,
};

use crate::notice::Notice;
use crate::writer::characters::for_xml;

use super::flow::{self, Part};
use super::styles::{self, LINE, Look};
use super::title;

/// The width of the type area: 156 mm.
const TYPE_AREA: usize = 8844;
/// The width of one character of the imprint.
const ONE_CHARACTER: usize = 280;
/// The size of a red head that fits its line, in half-points: at most 小初, at least 2号.
const MARK_SIZES: (usize, usize) = (44, 72);

/// The document of `notice`.
pub(super) fn document(notice: &Notice) -> Docx {
    let section = SectionProperty::new()
        .page_margin(margins())
        .doc_grid(docx_rs::DocGrid::with_empty().grid_type(DocGridType::Lines).line_pitch(579));
    let mut docx = Docx::new().document(docx_rs::Document::new().default_section_property(section));
    docx = docx
        .page_size(11906, 16838)
        .settings(Settings::new().even_and_odd_headers())
        .styles(styles::sheet())
        .footer(footer(AlignmentType::Right))
        .even_footer(footer(AlignmentType::Left));
    let parts = flow::parts(notice);
    let mut before = None;
    for (index, part) in parts.iter().enumerate() {
        let next = parts.get(index + 1).map(|next| next.look);
        for _ in 0..blank_lines(before, part) {
            docx = docx.add_paragraph(Paragraph::new());
        }
        docx = docx.add_paragraph(paragraph(part, next));
        before = Some(part.look);
    }
    docx
}

/// 37 mm above, 28 mm at the binding edge, a type area of 156 × 225 mm (clause 5.2.1).
fn margins() -> PageMargin {
    PageMargin::new()
        .top(2098)
        .right(1474)
        .bottom(1984)
        .left(1588)
        .header(850)
        .footer(1446)
        .gutter(0)
}

/// Blank lines as clause 7 counts them: two under the red head, two above the title, one above
/// the recipients, two for the seal above the signatories.
fn blank_lines(before: Option<Look>, part: &Part) -> usize {
    if part.new_page {
        return 0;
    }
    match (before, part.look) {
        (Some(Look::Mark), Look::Number)
        | (Some(Look::Number | Look::Mark), Look::Title)
        | (Some(Look::Body), Look::Signature) => 2,
        (Some(Look::Title), Look::Recipients | Look::Heading | Look::Body | Look::Duty)
        | (Some(Look::Duty | Look::Body), Look::Heading | Look::Recipients | Look::Imprint) => 1,
        _ => 0,
    }
}

fn paragraph(part: &Part, next: Option<Look>) -> Paragraph {
    let text = for_xml(&part.text);
    let run = match part.look {
        Look::Title => runs(&title::lines(&text).join("\n")),
        _ => runs(&text),
    };
    let paragraph = Paragraph::new().style(part.look.id());
    let paragraph = if part.new_page { paragraph.page_break_before(true) } else { paragraph };
    match part.look {
        Look::Mark => paragraph.add_run(run.size(mark_size(&text))),
        Look::Number => bordered(paragraph.add_run(run), &[RED_LINE]),
        Look::Heading => paragraph.keep_next(true).add_run(run),
        Look::Title if next == Some(Look::Heading) => paragraph.keep_next(true).add_run(run),
        Look::Imprint => bordered(
            paragraph
                .add_tab(Tab::new().val(TabValueType::Left).pos(ONE_CHARACTER))
                .add_tab(Tab::new().val(TabValueType::Right).pos(TYPE_AREA - ONE_CHARACTER))
                .add_run(run),
            &[IMPRINT_TOP, IMPRINT_BOTTOM],
        ),
        _ => paragraph.add_run(run),
    }
}

/// The text as a run, a tab at each tab character.
fn runs(text: &str) -> Run {
    let run = Run::new().fonts(docx_rs::RunFonts::new().hint("eastAsia"));
    text.split('\t').enumerate().fold(run, |run, (index, piece)| {
        let run = if index > 0 { run.add_tab() } else { run };
        let lines = piece.split(['\n', '\r']).enumerate();
        lines.fold(run, |run, (line, words)| {
            let run = if line > 0 { run.add_break(BreakType::TextWrapping) } else { run };
            if words.is_empty() { run } else { run.add_text(words) }
        })
    })
}

/// The half-points at which a red head fills at most its line.
fn mark_size(text: &str) -> usize {
    let (smallest, largest) = MARK_SIZES;
    let width = text.chars().count().max(1) * 20;
    (TYPE_AREA * 2 / width).clamp(smallest, largest) & !1
}

struct Edge {
    position: ParagraphBorderPosition,
    size: usize,
    color: &'static str,
    space: usize,
}

/// 4 mm below the document number (clause 7.2.7).
const RED_LINE: Edge =
    Edge { position: ParagraphBorderPosition::Bottom, size: 8, color: "FF0000", space: 11 };
/// The first and last line of the imprint: 0.35 mm (clause 7.4.1).
const IMPRINT_TOP: Edge =
    Edge { position: ParagraphBorderPosition::Top, size: 8, color: "000000", space: 1 };
const IMPRINT_BOTTOM: Edge =
    Edge { position: ParagraphBorderPosition::Bottom, size: 8, color: "000000", space: 1 };

fn bordered(mut paragraph: Paragraph, edges: &[Edge]) -> Paragraph {
    let borders = edges.iter().fold(ParagraphBorders::with_empty(), |borders, edge| {
        let border = ParagraphBorder::new(edge.position.clone())
            .val(BorderType::Single)
            .size(edge.size)
            .space(edge.space)
            .color(edge.color);
        borders.set(border)
    });
    paragraph.property = paragraph.property.set_borders(borders);
    paragraph
}

/// `— 1 —`, one character in from the outer edge (clause 7.5).
fn footer(side: AlignmentType) -> Footer {
    let (left, right) = match side {
        AlignmentType::Left => (Some(280), None),
        _ => (None, Some(280)),
    };
    let number = Run::new()
        .add_field_char(FieldCharType::Begin, false)
        .add_instr_text(InstrText::PAGE(docx_rs::InstrPAGE::new()))
        .add_field_char(FieldCharType::Separate, false)
        .add_text("1")
        .add_field_char(FieldCharType::End, false);
    let dash =
        |text: &str| Run::new().fonts(docx_rs::RunFonts::new().hint("eastAsia")).add_text(text);
    Footer::new().add_paragraph(
        Paragraph::new()
            .style("Footer")
            .align(side)
            .indent(left, None, right, None)
            .snap_to_grid(false)
            .add_run(dash("— "))
            .add_run(number)
            .add_run(dash(" —")),
    )
}

const _: () = assert!(LINE * 22 <= 12_756, "22 lines fit the type area");
