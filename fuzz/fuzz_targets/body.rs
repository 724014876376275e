//! The main part of a Word document, with styles and numbering after the seams.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhineng_fuzz::packages::{docx, split};

fuzz_target!(|input: &[u8]| {
    let parts = split(input);
    let part = |at: usize| parts.get(at).copied();
    drop(zhineng_fuzz::read(&docx(part(0).unwrap_or_default(), part(1), part(2)), Some("docx")));
});
