//! Changes as people and programs read them.

mod docx;
mod html;
mod human;
mod labels;
mod redline;
mod rows;
mod table;
mod xlsx;

pub use docx::docx;
pub use html::html;
pub use human::{Human, human};
pub use redline::{Redline, redline};
pub use table::{Column, Table};
pub use xlsx::xlsx;

use super::Changes;

/// The changes as JSON (`zhineng schema changes`); with `all`, what did not change too.
///
/// # Errors
/// If they cannot be put into JSON.
pub fn json(changes: &Changes, all: bool) -> serde_json::Result<String> {
    let text = if all {
        serde_json::to_string_pretty(changes)?
    } else {
        serde_json::to_string_pretty(&changes.without_unchanged())?
    };
    Ok(text + "\n")
}
