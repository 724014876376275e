//! The workbook around the rows: styles, widths, page set-up, comments, names.
//!
//! `rust_xlsxwriter` makes it; but thousands of workbooks differ in their rows, their last row and
//! a few words alone. One of each layout is made, with a mark where those come, and what does not
//! differ is packed once.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::{Arc, Mutex, PoisonError};

use quick_xml::escape::partial_escape;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Note, Workbook, Worksheet, column_number_to_name,
};
use zip::ZipArchive;

use crate::writer::package::{Archive, Packed};
use crate::writer::{WriteError, characters};

use super::looks::{Emphasis, Look};
use super::rows::{Content, Rows};
use super::strings::Strings;

/// Stands for words: a sheet's running head, the workbook's title.
const WORDS: &str = "\u{10fffd}";
/// Stands for the last row of a sheet, from 1. No sheet is so long.
const LAST_ROW: u32 = 1_048_569;

/// The footer: page and pages.
const FOOTER: &str = "&C第 &P 页 共 &N 页";

/// The table of shared strings.
const STRINGS: &str = "xl/sharedStrings.xml";

/// A sheet but for its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Layout {
    pub(super) name: &'static str,
    /// The widths of its columns, in characters.
    pub(super) widths: Vec<u32>,
    /// Whether it is printed across.
    pub(crate) landscape: bool,
    /// How many rows and columns stay when it is moved.
    pub(crate) frozen: (u32, u16),
    /// The row that every printed page repeats, from 0.
    pub(super) repeated: Option<u32>,
    /// Whether all columns have a filter.
    pub(crate) filtered: bool,
    /// The last column that is printed, from 0; all of them where absent.
    pub(super) printed: Option<u16>,
    /// Where its running head stands: `&L`, `&C`.
    pub(super) headed: Option<&'static str>,
    /// What a comment on the heads of some columns says.
    pub(super) comment: &'static str,
    /// Those columns, from 0.
    pub(super) commented: Vec<u16>,
}

/// How the looks of pieces of text are marked up: what stands before and behind the words.
#[derive(Debug, Clone, Default)]
pub(super) struct Runs(Vec<(String, String)>);

impl Runs {
    /// Adds escaped words that look so.
    pub(super) fn push(&self, emphasis: Emphasis, words: &str, xml: &mut String) {
        let run = self.0.get(emphasis as usize);
        let (before, behind) = run.map_or(("", ""), |(before, behind)| (before, behind));
        xml.extend([before, words, behind]);
    }
}

/// A workbook of given layouts, its rows left out.
#[derive(Debug)]
pub(super) struct Frame {
    parts: Vec<(String, Part)>,
    /// The openings of the looks, in their order.
    openings: Vec<Opening>,
    runs: Runs,
}

/// How a cell goes on behind its row's number, up to the number or place that it holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Opening {
    text: String,
    number: String,
    nothing: String,
}

#[derive(Debug)]
enum Part {
    /// The same in every such workbook.
    Same(Packed),
    /// With the title, or the last row of the first sheet that has a filter.
    Marked(String),
    /// The sheet at this position: what stands around its rows.
    Sheet(usize, [String; 2]),
    Strings,
}

/// The layouts of a workbook's sheets, and whether it has a title.
type Key = (Vec<Layout>, bool);

static FRAMES: Mutex<BTreeMap<Key, Arc<Frame>>> = Mutex::new(BTreeMap::new());

impl Frame {
    /// The frame of these layouts, made when it is first asked for.
    pub(super) fn of(layouts: Vec<Layout>, titled: bool) -> Result<Arc<Self>, WriteError> {
        let key = (layouts, titled);
        let mut frames = FRAMES.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(frame) = frames.get(&key) {
            return Ok(Arc::clone(frame));
        }
        let frame = Arc::new(Self::new(&key.0, titled)?);
        frames.insert(key, Arc::clone(&frame));
        Ok(frame)
    }

    fn new(layouts: &[Layout], titled: bool) -> Result<Self, WriteError> {
        let mut workbook = begun(if titled { WORDS } else { "" })?;
        for (index, layout) in layouts.iter().enumerate() {
            let mut sheet = layout.sheet()?;
            if index == 0 {
                add_models(&mut sheet)?;
            }
            workbook.push_worksheet(sheet);
        }
        let bytes = workbook.save_to_buffer()?;
        let mut archive =
            ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(|it| unread(&it))?;
        let (mut parts, mut sheets) = (Vec::new(), 0);
        let (mut openings, mut runs) = (Vec::new(), Runs::default());
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).map_err(|it| unread(&it))?;
            let (name, mut xml) = (entry.name().to_owned(), String::new());
            entry.read_to_string(&mut xml)?;
            let part = if name.starts_with("xl/worksheets/sheet") {
                if sheets == 0 {
                    openings = openings_of(&xml);
                }
                sheets += 1;
                let layout = layouts.get(sheets - 1).ok_or_else(|| broken("a sheet"))?;
                Part::Sheet(sheets - 1, around_rows(&xml, layout)?)
            } else if name == STRINGS {
                runs = runs_of(&xml);
                Part::Strings
            } else if xml.contains(WORDS) || xml.contains(&LAST_ROW.to_string()) {
                Part::Marked(xml)
            } else {
                Part::Same(Packed::new(&name, &[xml.as_bytes()])?)
            };
            parts.push((name, part));
        }
        if openings.len() != Look::ALL.len() || runs.0.len() != Emphasis::ALL.len() {
            return Err(broken("its looks"));
        }
        Ok(Self { parts, openings, runs })
    }

    /// How a cell of this look goes on behind its row's number, up to what it holds.
    pub(super) fn opening(&self, look: Look, content: Content) -> &str {
        self.openings.get(look as usize).map_or("", |it| match content {
            Content::Text(_) => &it.text,
            Content::Number(_) => &it.number,
            Content::Nothing => &it.nothing,
        })
    }

    /// The workbook of these sheets.
    pub(super) fn fill(
        &self,
        title: &str,
        sheets: &[Rows],
        strings: Strings,
    ) -> Result<Vec<u8>, WriteError> {
        let mut archive = Archive::new();
        let mut strings = Some(strings);
        let filtered = sheets.iter().find(|it| it.layout.filtered).map_or(1, Rows::last);
        for (name, part) in &self.parts {
            match part {
                Part::Same(part) => archive.copy(part)?,
                Part::Marked(xml) => {
                    archive.add(name, &[put_in(xml, title, filtered).as_bytes()])?;
                }
                Part::Sheet(at, [before, behind]) => {
                    let Some(rows) = sheets.get(*at) else { continue };
                    let [before, behind] =
                        [before, behind].map(|it| put_in(it, &rows.head, rows.last()));
                    let xml = rows.xml(self);
                    archive.add(name, &[before.as_bytes(), &xml, behind.as_bytes()])?;
                }
                Part::Strings => {
                    let xml = strings.take().unwrap_or_default().into_xml(&self.runs);
                    archive.add(name, &[xml.as_bytes()])?;
                }
            }
        }
        archive.finish()
    }
}

/// The last row and the words in the places of their marks.
fn put_in(xml: &str, words: &str, last: u32) -> String {
    let words = characters::for_xml(words);
    let xml = xml.replace(&LAST_ROW.to_string(), &last.to_string());
    xml.replace(WORDS, &partial_escape(words.as_ref()))
}

/// An empty workbook: with a title, and a fixed time of making, where the library would take the
/// clock's.
pub(in crate::writer) fn begun(title: &str) -> Result<Workbook, WriteError> {
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    let properties = DocProperties::new().set_creation_datetime(&made).set_title(title);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties);
    Ok(workbook)
}

impl Layout {
    fn sheet(&self) -> Result<Worksheet, WriteError> {
        let mut sheet = Worksheet::new();
        sheet.set_name(self.name)?.set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_footer(FOOTER).set_freeze_panes(self.frozen.0, self.frozen.1)?;
        for (column, width) in (0u16..).zip(&self.widths) {
            sheet.set_column_width(column, *width)?;
        }
        if self.landscape {
            sheet.set_landscape();
        }
        if let Some(row) = self.repeated {
            sheet.set_repeat_rows(row, row)?;
        }
        if self.filtered {
            sheet.autofilter(0, 0, LAST_ROW - 1, self.last_column())?;
        }
        if let Some(last) = self.printed {
            sheet.set_print_area(0, 0, LAST_ROW - 1, last)?;
        }
        if let Some(place) = self.headed {
            sheet.set_header(format!("{place}{WORDS}"));
        }
        let comment = Note::new(self.comment).set_author("zhineng").add_author_prefix(false);
        for column in &self.commented {
            sheet.insert_note(0, *column, &comment)?;
        }
        Ok(sheet)
    }

    fn last_column(&self) -> u16 {
        u16::try_from(self.widths.len().saturating_sub(1)).unwrap_or(u16::MAX)
    }

    /// The cells up to the mark of the last row.
    fn range(&self) -> String {
        format!("A1:{}{LAST_ROW}", column_number_to_name(self.last_column()))
    }
}

/// One cell of each look, and one of pieces of text that are set off in each way.
fn add_models(sheet: &mut Worksheet) -> Result<(), WriteError> {
    for (column, look) in (0u16..).zip(Look::ALL) {
        sheet.write_blank(0, column, &look.format())?;
    }
    let formats = Emphasis::ALL.map(Emphasis::format);
    let pieces: Vec<_> = formats.iter().map(|format| (format, WORDS)).collect();
    sheet.write_rich_string_with_format(1, 0, &pieces, &Look::Cell.format())?;
    Ok(())
}

/// The openings of cells that look like those in the first row.
fn openings_of(sheet: &str) -> Vec<Opening> {
    let row = sheet.split_once("</row>").map_or("", |(row, _)| row);
    let cells = row.split("<c ").skip(1);
    let style = |cell: &str| {
        let (_, from) = cell.split_once(" s=\"")?;
        from.split_once('"')?.0.parse().ok()
    };
    let opening = |style: u32| Opening {
        text: format!("\" s=\"{style}\" t=\"s\"><v>"),
        number: format!("\" s=\"{style}\"><v>"),
        nothing: format!("\" s=\"{style}\"/>"),
    };
    cells.filter_map(style).map(opening).collect()
}

/// How the pieces of the one text in the table are marked up.
fn runs_of(strings: &str) -> Runs {
    let runs =
        strings.split_inclusive("</r>").filter_map(|it| it.find("<r>").and_then(|at| it.get(at..)));
    let parts = runs.filter_map(|run| run.split_once(WORDS));
    // Blanks at the ends of a piece count.
    let kept = |before: &str| before.replace("<t>", "<t xml:space=\"preserve\">");
    Runs(parts.map(|(before, behind)| (kept(before), behind.to_owned())).collect())
}

/// What stands before and behind the rows of a sheet.
fn around_rows(sheet: &str, layout: &Layout) -> Result<[String; 2], WriteError> {
    let (before, rows) = sheet.split_once("<sheetData").ok_or_else(|| broken("a sheet"))?;
    let behind = match rows.strip_prefix("/>") {
        Some(behind) => behind,
        None => rows.split_once("</sheetData>").ok_or_else(|| broken("a sheet"))?.1,
    };
    let (start, rest) = before.split_once("<dimension ref=\"").ok_or_else(|| broken("a sheet"))?;
    let (_, rest) = rest.split_once('"').ok_or_else(|| broken("a sheet"))?;
    let before = format!("{start}<dimension ref=\"{}\"{rest}<sheetData>", layout.range());
    Ok([before, format!("</sheetData>{behind}")])
}

fn unread(error: &zip::result::ZipError) -> WriteError {
    WriteError::Document(error.to_string())
}

fn broken(what: &str) -> WriteError {
    WriteError::Document(format!("{what} came out otherwise than expected"))
}

#[cfg(test)]
mod tests {
    use super::super::Book;
    use super::*;

    /// The parts of a workbook of one sheet with a filter and a running head.
    fn parts(title: &str, rows: u32) -> BTreeMap<String, String> {
        let mut book = Book::default();
        let mut sheet = book.sheet("台账", &[6, 40]);
        sheet.layout().filtered = true;
        sheet.running_head("&L", "甲&乙<1048569>");
        sheet.heads(0, &["项号", "职责"]).unwrap();
        for row in 1..=rows {
            sheet.number(row, 0, row).unwrap();
            let pieces = [
                (Emphasis::Struck, "负责 "),
                (Emphasis::Underlined, "牵头"),
                (Emphasis::Plain, "文秘；"),
            ];
            sheet.pieces(row, 1, &pieces).unwrap();
        }
        sheet.finish();
        let bytes = book.pack(title).unwrap();
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let mut xml = String::new();
            part.read_to_string(&mut xml).unwrap();
            parts.insert(part.name().to_owned(), xml);
        }
        parts
    }

    #[test]
    fn marks_give_way_to_what_they_stand_for() {
        for rows in [1, 17] {
            let parts = parts("标题 & 1048569", rows);
            assert!(parts.values().all(|xml| !xml.contains(WORDS)));
            let (book, sheet) = (&parts["xl/workbook.xml"], &parts["xl/worksheets/sheet1.xml"]);
            assert!(book.contains(&format!("$A$1:$B${}", rows + 1)), "{book}");
            assert!(sheet.contains(&format!("<dimension ref=\"A1:B{}\"/>", rows + 1)), "{sheet}");
            assert!(sheet.contains("&amp;L甲&amp;&amp;乙&lt;1048569&gt;"), "{sheet}");
            assert!(parts["docProps/core.xml"].contains("标题 &amp; 1048569"));
        }
        assert!(!parts("", 1)["docProps/core.xml"].contains("title"));
    }

    #[test]
    fn pieces_are_marked_up_as_the_library_does() {
        let parts = parts("", 1);
        let strings = &parts[STRINGS];
        let (_, rich) = strings.split_once("<si><r>").unwrap();
        let runs: Vec<&str> = rich.split("</r>").take(3).collect();
        assert!(runs[0].contains("<strike/>") && runs[0].ends_with(r#"preserve">负责 </t>"#));
        assert!(runs[1].contains("黑体") && runs[1].contains("<u/>"), "{runs:?}");
        assert!(!runs[2].contains("strike") && runs[2].ends_with(">文秘；</t>"), "{runs:?}");
    }

    #[test]
    fn every_look_has_a_style_of_its_own() {
        let frame = Frame::new(&[Layout { name: "台账", ..Layout::default() }], false).unwrap();
        let mut openings = frame.openings.clone();
        openings.sort_unstable();
        assert!(openings.windows(2).all(|pair| pair[0] < pair[1]), "{openings:?}");
        let cell = |content| frame.opening(Look::Cell, content);
        assert!(cell(Content::Nothing).ends_with("/>") && cell(Content::Text(0)).contains("t="));
    }
}
