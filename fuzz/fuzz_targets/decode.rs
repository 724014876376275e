//! Any bytes as text: what decodes without loss gives the same bytes again.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| zhineng_fuzz::decode(input));
