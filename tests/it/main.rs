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

mod annotations;
mod batch;
mod ci;
mod cli;
mod corpus;
mod diff;
mod document;
mod docx;
mod edited;
mod errors;
mod faults;
mod forms;
mod golden;
mod languages;
mod layering;
mod limits;
mod mended;
mod outline;
mod outputs;
mod places;
mod properties;
mod readme;
mod robustness;
mod rules;
mod roundtrip;
mod spark;
mod support;
mod system;
