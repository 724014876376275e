//! The sheets, shared strings and styles of a workbook, parted by seams.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhineng_fuzz::packages::{split, xlsx};

fuzz_target!(|input: &[u8]| drop(zhineng_fuzz::read(&xlsx(&split(input)), Some("xlsx"))));
