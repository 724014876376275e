//! The comparison table (修订对照表): old left, new right, one row a change, A4 across.

use std::fmt::Write;

use quick_xml::escape::escape;

use crate::diff::Changes;
use crate::notice::Notice;
use crate::writer::characters::for_xml;
use crate::writer::docx::blocks;
use crate::writer::{DocxOptions, WriteError};

use super::rows::{Bit, Mark, remarks, rows};
use super::table::{Cell, Column, Table, widths};

/// The width of the type area in twips: 257 mm.
const ROOM: u32 = 14570;
/// 小四, in half-points.
const SIZE: u32 = 24;
/// 二号.
const TITLE_SIZE: u32 = 44;

/// The table as a Word document.
///
/// # Errors
/// If a part cannot be finished.
pub fn docx(
    changes: &Changes,
    (old, new): (&Notice, &Notice),
    table: &Table,
) -> Result<Vec<u8>, WriteError> {
    let options = DocxOptions::default();
    let mut page = Page { xml: String::new(), fonts: blocks::font_names(&options) };
    page.head(changes, old, new, table);
    page.table(changes, table);
    page.foot(changes);
    blocks::pack(blocks::landscape(&options), page.xml.as_bytes(), new, &options, None)
}

/// What the revised text is called: the issued text's title, else the notice's.
pub(super) fn name<'a>(old: &'a Notice, new: &'a Notice) -> &'a str {
    let issued = |notice: &'a Notice| notice.issued_text.as_ref().map(|it| it.title.as_str());
    issued(new).or(issued(old)).or(new.title()).or(old.title()).unwrap_or("职能")
}

/// `2026年2月`; nothing where the notice has no date.
fn month(notice: &Notice) -> Option<String> {
    let date = notice.header.issued_on.as_ref()?.date?.to_string();
    let mut parts = date.split('-').map(|it| it.trim_start_matches('0'));
    Some(format!("{}年{}月", parts.next()?, parts.next()?))
}

struct Page {
    xml: String,
    /// Of titles, heads, text.
    fonts: [String; 3],
}

/// How a paragraph of the page looks.
#[derive(Debug, Clone, Copy)]
struct Look {
    /// Which of the fonts.
    font: usize,
    size: u32,
    line: u32,
    centred: bool,
    /// The indent of the first line, in twips and characters.
    indented: bool,
    bold: bool,
}

const TEXT: Look =
    Look { font: 2, size: SIZE, line: 400, centred: false, indented: false, bold: false };

impl Page {
    fn head(&mut self, changes: &Changes, old: &Notice, new: &Notice, table: &Table) {
        let name = name(old, new);
        let title = Look { font: 0, size: TITLE_SIZE, line: 720, centred: true, ..TEXT };
        self.paragraph(title, &format!("《{name}》{}", table.title_form));
        let day = if new.draft { Some("草稿".to_owned()) } else { month(new) };
        if let Some(day) = day {
            self.paragraph(Look { centred: true, ..TEXT }, &format!("（{day}）"));
        }
        let number = match changes.old.document_number.as_deref() {
            Some(number) => format!("（{number}）"),
            None => String::new(),
        };
        let basis = table.basis.unwrap_or_default();
        let sentence = format!("{basis}现将《{name}》{number}修订情况对照如下：");
        self.paragraph(Look { indented: true, ..TEXT }, &sentence);
    }

    fn foot(&mut self, changes: &Changes) {
        let (old_file, new_file) = super::labels::files(changes);
        let look = Look { indented: true, ..TEXT };
        let remarks = remarks(changes);
        let several = remarks.len() > 1;
        for (index, remark) in remarks.iter().enumerate() {
            let number = if several { format!("{}.", index + 1) } else { String::new() };
            let lead = if index == 0 { "注：" } else { "　　" };
            self.paragraph(look, &format!("{lead}{number}{remark}"));
        }
        self.paragraph(look, "除上述修订外，其他内容不变。");
        let side = |side: &crate::diff::Side, file: &str| {
            let day = side.day();
            let title = side.title.as_deref().unwrap_or_default();
            let parts = [side.document_number.as_deref().unwrap_or_default(), &day, title, file];
            parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("　")
        };
        let small = Look { size: 21, line: 300, ..look };
        self.paragraph(small, &format!("修订前：{}", side(&changes.old, old_file)));
        self.paragraph(small, &format!("修订后：{}", side(&changes.new, new_file)));
    }

    fn paragraph(&mut self, look: Look, text: &str) {
        self.open(look);
        self.run(look, Mark::Plain, text);
        self.xml.push_str("</w:p>");
    }

    fn open(&mut self, look: Look) {
        let indent = if look.indented {
            format!(r#"<w:ind w:firstLineChars="200" w:firstLine="{}"/>"#, look.size * 20)
        } else {
            r#"<w:ind w:firstLineChars="0" w:firstLine="0"/>"#.to_owned()
        };
        let align = if look.centred { r#"<w:jc w:val="center"/>"# } else { "" };
        let _ = write!(
            self.xml,
            r#"<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/>{indent}{align}</w:pPr>"#,
            look.line,
        );
    }

    fn run(&mut self, look: Look, mark: Mark, text: &str) {
        if text.is_empty() {
            return;
        }
        let [title, head, words] = &self.fonts;
        let font = match (mark, look.font) {
            (Mark::Added, _) | (_, 1) => head,
            (_, 0) => title,
            _ => words,
        };
        let bold = if look.bold { "<w:b/><w:bCs/>" } else { "" };
        let strike = if mark == Mark::Removed { "<w:strike/>" } else { "" };
        let underline = if mark == Mark::Added { r#"<w:u w:val="single"/>"# } else { "" };
        let _ = write!(
            self.xml,
            concat!(
                r#"<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{0}" w:hAnsi="{0}" w:eastAsia="{0}" w:cs="{0}"/>"#,
                r#"{1}{2}<w:sz w:val="{3}"/><w:szCs w:val="{3}"/>{4}</w:rPr>"#,
            ),
            escape(font.as_str()),
            bold,
            strike,
            look.size,
            underline,
        );
        for (index, line) in text.split(['\n', '\r']).enumerate() {
            let line_break = if index > 0 { "<w:br/>" } else { "" };
            let _ = write!(
                self.xml,
                r#"{line_break}<w:t xml:space="preserve">{}</w:t>"#,
                escape(for_xml(line))
            );
        }
        self.xml.push_str("</w:r>");
    }

    fn table(&mut self, changes: &Changes, table: &Table) {
        let edges = ["top", "left", "bottom", "right", "insideH", "insideV"].map(|edge| {
            format!(r#"<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#)
        });
        let widths = widths(table.columns, ROOM, narrow);
        let mut grid = String::new();
        for width in &widths {
            let _ = write!(grid, r#"<w:gridCol w:w="{width}"/>"#);
        }
        let _ = write!(
            self.xml,
            concat!(
                r#"<w:tbl><w:tblPr><w:tblW w:w="{}" w:type="dxa"/><w:jc w:val="center"/>"#,
                r#"<w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/>"#,
                r#"<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>"#,
                r#"</w:tblPr><w:tblGrid>{}</w:tblGrid>"#,
            ),
            widths.iter().sum::<u32>(),
            edges.concat(),
            grid,
        );
        let look = Look { font: 1, centred: true, bold: true, ..TEXT };
        self.xml.push_str("<w:tr><w:trPr><w:tblHeader/></w:trPr>");
        for (column, width) in table.columns.iter().zip(&widths) {
            let label = column.label(changes).map(|it| format!("\n{it}")).unwrap_or_default();
            self.word_cell(*width, look, &format!("{}{label}", column.head()));
        }
        self.xml.push_str("</w:tr>");
        for (index, row) in rows(changes, table.has_places()).iter().enumerate() {
            self.xml.push_str("<w:tr>");
            for (column, width) in table.columns.iter().zip(&widths) {
                let centred = matches!(column, Column::Index | Column::Kind);
                let look = Look { centred, ..TEXT };
                match column.cell(index + 1, row) {
                    Cell::Text(bits) => self.cell(*width, look, bits),
                    Cell::Word(word) => self.word_cell(*width, look, word),
                    Cell::Number(number) => self.word_cell(*width, look, &number.to_string()),
                }
            }
            self.xml.push_str("</w:tr>");
        }
        self.xml.push_str("</w:tbl>");
    }

    fn word_cell(&mut self, width: u32, look: Look, word: &str) {
        self.cell(width, look, &[Bit { mark: Mark::Plain, text: word.to_owned() }]);
    }

    fn cell(&mut self, width: u32, look: Look, bits: &[Bit]) {
        let align = if look.bold { r#"<w:vAlign w:val="center"/>"# } else { "" };
        let _ = write!(
            self.xml,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{align}</w:tcPr>"#
        );
        self.open(look);
        bits.iter().for_each(|bit| self.run(look, bit.mark, &bit.text));
        self.xml.push_str("</w:p></w:tc>");
    }
}

/// How wide a column is that holds no whole text, in twips: 12, 30, 20 and 27 mm.
fn narrow(column: Column) -> u32 {
    match column {
        Column::Index => 680,
        Column::Department => 1701,
        Column::Kind => 1134,
        Column::Before | Column::After | Column::Reason => 1531,
    }
}
