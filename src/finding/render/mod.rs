//! Findings as people and programs read them.

mod escape;
mod github;
mod human;
mod json;
mod sarif;

pub use escape::printable;
pub use github::github;
pub use human::{human, line};
pub use json::{FindingRecord, Findings};
pub use sarif::Sarif;

use super::Finding;

/// A finding, and the names of what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Shown<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// The department it is in.
    pub department: Option<&'a str>,
    /// The number of the duty.
    pub item: Option<u32>,
    /// Whether it is about the department's heading.
    pub heading: bool,
}
