//! The numbering of a Word document whose paragraphs are of every level of four lists.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use zhineng_fuzz::packages::{docx, listed_body};

static BODY: LazyLock<String> = LazyLock::new(listed_body);

fuzz_target!(|input: &[u8]| {
    zhineng_fuzz::page(&docx(BODY.as_bytes(), None, Some(input)));
});
