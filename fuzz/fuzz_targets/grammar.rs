//! Any text as a notice: parse and check.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &str| drop(zhineng_fuzz::read(input.as_bytes(), Some("txt"))));
