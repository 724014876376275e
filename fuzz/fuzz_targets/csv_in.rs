//! Any bytes as our own CSV.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| drop(zhineng_fuzz::read(input, Some("csv"))));
