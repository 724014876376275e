//! Tests at the boundary: text in, data out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and reads and writes its files"
)]

mod cli;
mod corpus;
mod diff;
mod document;
mod docx;
mod edited;
mod faults;
mod forms;
mod layering;
mod outputs;
mod properties;
mod readme;
mod robustness;
mod roundtrip;
mod support;
