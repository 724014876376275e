//! The styles of a Word document whose paragraphs are of eight styles and four lists.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use zhineng_fuzz::packages::{docx, listed_body, split};

static BODY: LazyLock<String> = LazyLock::new(listed_body);

fuzz_target!(|input: &[u8]| {
    let parts = split(input);
    let part = |at: usize| parts.get(at).copied();
    zhineng_fuzz::page(&docx(BODY.as_bytes(), part(0), part(1)));
});
