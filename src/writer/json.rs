//! The notice as JSON: `zhineng schema notice`.

use std::io::Write;

use crate::finding::Finding;
use crate::sourced::Sourced;

use super::{Options, WriteError, Writer};

/// JSON: indented by two blanks, UTF-8 without a mark, one line end at the end.
pub(super) struct Json;

impl Writer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(
        &self,
        sourced: &Sourced,
        _: &Options,
        out: &mut dyn Write,
    ) -> Result<Vec<Finding>, WriteError> {
        // Put together first: it is written in thousands of pieces.
        let mut json = serde_json::to_vec_pretty(&sourced.notice).map_err(std::io::Error::from)?;
        json.push(b'\n');
        out.write_all(&json)?;
        Ok(Vec::new())
    }
}
