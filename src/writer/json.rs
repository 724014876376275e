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
        serde_json::to_writer_pretty(&mut *out, &sourced.notice).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        Ok(Vec::new())
    }
}
