//! Text that stands in other parts than the main one.

use super::super::builder::{
    Docx, MAIN_TYPE, commented, endnote_reference, footnote_reference, paragraph, plain, run,
};
use super::{typed, typed_page};

const SECOND: &str = "2.负责政务公开和信访工作；";

/// A footnote at the second duty.
pub(super) fn footnote() -> Docx {
    typed_page(&(plain(SECOND) + &run(&footnote_reference(1))))
        .footnote(1, &paragraph(&plain("信访工作与综合科共同承担。")))
}

/// An endnote at the second duty.
pub(super) fn endnote() -> Docx {
    typed_page(&(plain(SECOND) + &run(&endnote_reference(1))))
        .endnote(1, &paragraph(&plain("信访工作自下月起划转。")))
}

/// A comment on the second duty: not text.
pub(super) fn comment() -> Docx {
    typed_page(&commented(1, &plain(SECOND))).comment(1, &paragraph(&plain("此条待核。")))
}

/// A header with words.
pub(super) fn header_text() -> Docx {
    typed_page(&plain(SECOND)).header(&paragraph(&plain("云桥市科技局文件汇编")))
}

/// The main part has another name; the part with the usual name is a leftover no one points to.
pub(super) fn main_part_decoy() -> Docx {
    let leftover = Docx::new(&typed("1.", "负责旧稿工作。")).entries();
    let decoy = leftover.iter().find(|(name, _)| name == "word/document.xml").unwrap();
    typed_page(&plain(SECOND)).main_part("word/document2.xml").part(
        "document.xml",
        MAIN_TYPE,
        None,
        &decoy.1,
    )
}

/// The main part is known by its content type alone.
pub(super) fn no_root_relationships() -> Docx {
    typed_page(&plain(SECOND)).without_root_relationships()
}
