//! What the XML of a Word document says in ways of its own: references, CDATA, UTF-16, styles of
//! runs, deleted rows, heads of first pages, formulas.

use zhineng::document::{AsideKind, Block, Role};
use zhineng::pipeline::{self, Options};
use zhineng::{Notice, Sourced};

use crate::support::builder::{Docx, paragraph, plain, repacked};
use crate::support::read;

const HEADING: &str = "<w:p><w:r><w:t>办公室职能</w:t></w:r></w:p>";
const MAIN: &str = "word/document.xml";

/// A duty whose run holds this XML.
fn duty(runs: &str) -> String {
    format!("{HEADING}<w:p>{runs}</w:p>{}", paragraph(&plain("2.负责档案。")))
}

fn text(notice: &Notice) -> &str {
    &notice.departments[0].duties[0].text
}

fn codes(sourced: &Sourced) -> Vec<&str> {
    sourced.findings.iter().map(|it| it.code.name).collect()
}

#[test]
fn references_and_cdata_stand_for_their_characters() {
    let run = "<w:r><w:t>1.负责“A&amp;B”&#20013;&#x6587;&lt;甲&gt;<![CDATA[&<乙>]]>；</w:t></w:r>";
    let notice = read(&Docx::new(&duty(run)).bytes()).notice;
    assert_eq!(text(&notice), "负责“A&B”中文<甲>&<乙>；");
    for wrong in ["&bogus;", "&#x110000;", "&#0;"] {
        let page = Docx::new(&duty(&format!("<w:r><w:t>1.负责{wrong}；</w:t></w:r>"))).bytes();
        let refused = pipeline::run(&page, &Options::default()).unwrap_err();
        assert_eq!(refused.code(), "malformed-xml", "{wrong}");
    }
}

/// An attribute's value may hold references too: here of a style's id.
#[test]
fn references_in_attributes_are_resolved() {
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"a&amp;b\"><w:name w:val=\"heading 2\"/></w:style>";
    let body = duty("<w:pPr><w:pStyle w:val=\"a&#38;b\"/></w:pPr><w:r><w:t>1.负责；</w:t></w:r>");
    let sourced = read(&Docx::new(&body).styles(style).bytes());
    let roles: Vec<Option<Role>> =
        sourced.page.as_ref().unwrap().lines().iter().map(|it| it.role).collect();
    assert_eq!(roles, [None, Some(Role::Heading(2)), None]);
}

#[test]
fn an_outline_level_makes_a_heading_of_its_paragraph() {
    let level = |level| format!("<w:pPr><w:outlineLvl w:val=\"{level}\"/></w:pPr>");
    let run = "<w:r><w:t>1.负责公文；</w:t></w:r>";
    for (given, role) in [("0", Some(Role::Heading(1))), ("8", Some(Role::Heading(9))), ("9", None)]
    {
        let sourced = read(&Docx::new(&duty(&(level(given) + run))).bytes());
        assert_eq!(sourced.page.as_ref().unwrap().lines()[1].role, role, "{given}");
    }
}

#[test]
fn utf_16_is_read_whichever_byte_comes_first() {
    let page = Docx::new(&duty("<w:r><w:t>1.负责公文；</w:t></w:r>")).utf16().bytes();
    let swapped = repacked(&page, |name, bytes| {
        let swapped = bytes.chunks_exact(2).flat_map(|it| [it[1], it[0]]).collect();
        if name == MAIN { swapped } else { bytes }
    });
    assert_eq!(read(&page).notice, read(&swapped).notice);
    assert_eq!(text(&read(&swapped).notice), "负责公文；");
}

/// A run may be hidden by its style, and be shown against it.
#[test]
fn runs_that_their_style_hides_are_not_read() {
    let style = "<w:style w:type=\"character\" w:styleId=\"h\"><w:name w:val=\"h\"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type=\"character\" w:styleId=\"i\"><w:name w:val=\"i\"/><w:basedOn w:val=\"h\"/></w:style>";
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let hidden = run("<w:rStyle w:val=\"i\"/>", "（内部）");
    let shown = run("<w:rStyle w:val=\"h\"/><w:vanish w:val=\"0\"/>", "和会务");
    let body = duty(&format!("{}{hidden}{shown}{}", run("", "1.负责公文"), run("", "；")));
    let sourced = read(&Docx::new(&body).styles(style).bytes());
    assert_eq!(text(&sourced.notice), "负责公文和会务；");
    assert_eq!(codes(&sourced), ["hidden-text"]);
}

#[test]
fn rows_deleted_with_changes_tracked_are_gone() {
    let row = |properties: &str, duty: &str| {
        let cell = paragraph(&plain(duty));
        format!("<w:tr><w:trPr>{properties}</w:trPr><w:tc>{cell}</w:tc></w:tr>")
    };
    let deleted = "<w:del w:id=\"1\" w:author=\"甲\" w:date=\"2025-01-01T00:00:00Z\"/>";
    let rows = row("", "1.负责公文；") + &row(deleted, "2.负责会务；") + &row("", "2.负责档案。");
    let sourced = read(&Docx::new(&format!("{HEADING}<w:tbl>{rows}</w:tbl><w:p/>")).bytes());
    let texts: Vec<&str> =
        sourced.notice.departments[0].duties.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["负责公文；", "负责档案。"]);
    assert!(sourced.receipt().unwrap().balances());
}

/// Its head is printed only if the section says that its first page is another.
#[test]
fn the_head_of_a_first_page_is_read_where_it_is_printed() {
    let heads = |title: &str| {
        let page = Docx::new(&duty("<w:r><w:t>1.负责公文；</w:t></w:r>"))
            .header(&paragraph(&plain("内部资料")))
            .bytes();
        let first = |xml: String| xml.replace("w:type=\"default\"", "w:type=\"first\"");
        let page = repacked(&page, |name, bytes| match name {
            MAIN => first(String::from_utf8(bytes).unwrap())
                .replace("</w:sectPr>", &format!("{title}</w:sectPr>"))
                .into_bytes(),
            _ => bytes,
        });
        let blocks = read(&page).page.unwrap().blocks;
        let is_head = |it: &&Block| matches!(it, Block::Aside { kind: AsideKind::Header, .. });
        blocks.iter().filter(is_head).count()
    };
    assert_eq!(heads("<w:titlePg/>"), 1);
    assert_eq!(heads("<w:titlePg w:val=\"0\"/>"), 0);
    assert_eq!(heads(""), 0);
}

#[test]
fn the_text_of_a_formula_is_read() {
    let math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    let runs = format!(
        "<w:r><w:t>1.负责测算</w:t></w:r><m:oMath xmlns:m=\"{math}\"><m:r><m:t>a+b</m:t></m:r></m:oMath><w:r><w:t>；</w:t></w:r>"
    );
    assert_eq!(text(&read(&Docx::new(&duty(&runs)).bytes()).notice), "负责测算a+b；");
}
