//! What holds text besides plain runs, and what only looks as if it did.

use super::super::builder::{
    Docx, cell, element, embedded_object, group, hidden_run, no_break_hyphen, paragraph, plain,
    row, ruby, run, soft_hyphen, symbol, table, text, wide_cell,
};
use super::{OFFICE, TITLE, heading, page, typed, typed_page, typed_planning};

/// Some words of the second duty are hidden.
pub(super) fn hidden_text() -> Docx {
    typed_page(&(plain("2.负责政务公开") + &hidden_run("（待核）") + &plain("和信访工作；")))
}

/// Two characters have their reading above them: the base text counts, the reading does not.
pub(super) fn with_ruby() -> Docx {
    let name = run(&ruby("云桥", "yúnqiáo"));
    typed_page(&(plain("2.负责") + &name + &plain("科技馆的管理工作；")))
}

/// A private character of Wingdings (a ticked box) and a character named by its Unicode number (〇).
pub(super) fn symbols() -> Docx {
    let ticked = run(&symbol("Wingdings", "F0FE"));
    let year = run(&(text("负责二") + &symbol("宋体", "3007") + &text("二五年工作总结；")));
    typed_page(&(plain("2.") + &ticked + &year))
}

/// A hyphen that keeps the line together: it is text.
pub(super) fn unbreakable_hyphen() -> Docx {
    hyphened(&no_break_hyphen(), "2.负责G", "60科创走廊工作；")
}

/// A hyphen that shows only where the line breaks: it is not text.
pub(super) fn optional_hyphen() -> Docx {
    hyphened(&soft_hyphen(), "2.负责Inno", "vation平台工作；")
}

/// A web page as a part of its own, which Word would draw into the body between two duties.
pub(super) fn alt_chunk() -> Docx {
    let html = "<html><head><meta charset=\"utf-8\"/></head><body><p>2.负责政务公开和信访工作；</p></body></html>";
    let chunk = element("w:altChunk", &[("r:id", "chunk1.htm")], "");
    let office = typed("1.", OFFICE[0]) + &chunk + &typed("3.", OFFICE[2]);
    page(&office, &typed_planning()).part(
        "chunk1.htm",
        "text/html",
        Some("aFChunk"),
        html.as_bytes(),
    )
}

/// A worksheet embedded after the second duty.
pub(super) fn embedded() -> Docx {
    let kind = "application/vnd.openxmlformats-officedocument.oleObject";
    typed_page(&(plain("2.负责编制下列预算：") + &embedded_object("object1.bin"))).part(
        "object1.bin",
        kind,
        Some("oleObject"),
        b"not a worksheet",
    )
}

/// A table in a cell of a table, and a cell over two columns.
pub(super) fn nested_table() -> Docx {
    let duties = [typed("1.", OFFICE[0]), typed("2.", OFFICE[1])];
    let inner: String = duties.iter().map(|duty| row(&cell(5000, duty))).collect();
    let right = table(&[5000], &inner) + &typed("3.", OFFICE[2]);
    let rows = row(&wide_cell(8000, 2, &heading(TITLE)))
        + &row(&(cell(2000, &heading("办公室职能")) + &cell(6000, &right)))
        + &row(&(cell(2000, &heading("规划科职能")) + &cell(6000, &typed_planning())));
    Docx::new(&(table(&[2000, 6000], &rows) + &paragraph("")))
}

/// A table whose first row names its columns; the duties have no numbers.
pub(super) fn table_columns() -> Docx {
    let cells = |texts: [&str; 4]| {
        let cells = texts.into_iter().zip([800, 2000, 4000, 1500]);
        row(&cells.map(|(text, wide)| cell(wide, &paragraph(&plain(text)))).collect::<String>())
    };
    let rows = cells(["序号", "内设机构", "主要职责", "联系电话"])
        + &cells(["1", "办公室", "负责文电工作；负责会务工作。", "0000-1234567"])
        + &cells(["2", "规划科", "负责规划编制；负责统计工作。", "0000-1234568"]);
    let title = paragraph(&plain("云桥市科技局内设机构职责"));
    Docx::new(&(title + &table(&[800, 2000, 4000, 1500], &rows) + &paragraph("")))
}

/// A field that begins in the second duty and ends in the third; both are its result.
pub(super) fn field_across_paragraphs() -> Docx {
    let character = |kind| run(&element("w:fldChar", &[("w:fldCharType", kind)], ""));
    let instruction = run(&group("w:instrText", " INCLUDETEXT 旧文.docx "));
    let begin = character("begin") + &instruction + &character("separate");
    let office = typed("1.", OFFICE[0])
        + &paragraph(&(begin + &plain(&format!("2.{}", OFFICE[1]))))
        + &paragraph(&(plain(&format!("3.{}", OFFICE[2])) + &character("end")));
    page(&office, &typed_planning())
}

fn hyphened(hyphen: &str, before: &str, after: &str) -> Docx {
    typed_page(&run(&(text(before) + hyphen + &text(after))))
}
