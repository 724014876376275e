//! A hostile notice as a workbook, read back: no duty is lost.

#![no_main]

use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;
use zhineng::writer::Options;
use zhineng_fuzz::{hostile, lost};

fuzz_target!(|input: &[u8]| {
    let Ok(notice) = hostile::notice(&mut Unstructured::new(input)) else { return };
    if let Some((written, again)) = zhineng_fuzz::read_back(&notice, "xlsx", &Options::default()) {
        assert_eq!(lost(&written, &again.notice), Vec::<String>::new());
    }
});
