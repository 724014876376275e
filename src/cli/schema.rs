//! `zhineng schema`.

use schemars::schema_for;

use crate::batch::{Envelope, Report};
use crate::finding::render::Findings;
use crate::golden::GoldenReport;
use crate::notice::Notice;

use super::args::SchemaName;
use super::{Exit, out};

pub(super) fn run(name: SchemaName) -> anyhow::Result<Exit> {
    let schema = match name {
        SchemaName::Notice => schema_for!(Notice),
        SchemaName::Findings => schema_for!(Findings),
        SchemaName::Report => schema_for!(Report),
        SchemaName::Envelope => schema_for!(Envelope),
        SchemaName::Golden => schema_for!(GoldenReport),
    };
    out::print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    Ok(Exit::Fine)
}
