//! Any bytes, as a file that someone names: telling what it is, the zip gate, all readers.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| drop(zhineng_fuzz::read(input, None)));
