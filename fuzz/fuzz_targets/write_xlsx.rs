//! A hostile notice as a workbook, read back: no duty is lost, none changes.

#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use zhineng::writer::Options;
use zhineng_fuzz::{hostile, texts};

fuzz_target!(|input: &[u8]| {
    let Ok(notice) = hostile::notice(&mut Unstructured::new(input)) else { return };
    let again = zhineng_fuzz::read_back(&notice, "xlsx", &Options::default());
    if let Some(again) = again {
        assert_eq!(texts(&again.notice), texts(&notice));
    }
});
