//! Changes as people and programs read them.

mod html;
mod human;
mod labels;

pub use html::html;
pub use human::{Human, human};

use super::Changes;

/// The changes as JSON (`zhineng schema changes`); with `all`, what did not change too.
///
/// # Errors
/// If they cannot be put into JSON.
pub fn json(changes: &Changes, all: bool) -> serde_json::Result<String> {
    let text = match all {
        true => serde_json::to_string_pretty(changes)?,
        false => serde_json::to_string_pretty(&changes.without_unchanged())?,
    };
    Ok(text + "\n")
}
