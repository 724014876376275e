//! A hostile notice as a Word document, with typed or computed numbers, read back.

#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use zhineng::writer::{DocxOptions, Numbers, Options};
use zhineng_fuzz::hostile;

fuzz_target!(|input: &[u8]| {
    let mut u = Unstructured::new(input);
    let (Ok(automatic), Ok(notice)) = (u.ratio(1, 2), hostile::notice(&mut u)) else { return };
    let numbers = if automatic { Numbers::Automatic } else { DocxOptions::default().numbers };
    let docx = DocxOptions { numbers, ..DocxOptions::default() };
    drop(zhineng_fuzz::read_back(&notice, "docx", &Options { docx, ..Options::default() }));
});
