//! Any text as `zhineng.toml`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use zhineng::settings::Settings;

fuzz_target!(|input: &str| drop(Settings::parse(input)));
