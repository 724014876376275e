//! `zhineng schema`.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use crate::batch::{Envelope, Report};
use crate::diff::Changes;
use crate::finding::render::Findings;
use crate::golden::GoldenReport;
use crate::notice::Notice;

use super::args::SchemaName;
use super::{Exit, out};

pub(super) fn run(name: SchemaName) -> anyhow::Result<Exit> {
    let schema = match name {
        SchemaName::Notice => schema::<Notice>(),
        SchemaName::Findings => schema::<Findings>(),
        SchemaName::Report => schema::<Report>(),
        SchemaName::Envelope => schema::<Envelope>(),
        SchemaName::Golden => schema::<GoldenReport>(),
        SchemaName::Changes => schema::<Changes>(),
    };
    out::print(&format!("{}\n", serde_json::to_string_pretty(&schema)?))?;
    Ok(Exit::Fine)
}

/// What the program writes, which is stricter than what it reads.
fn schema<T: JsonSchema>() -> schemars::Schema {
    SchemaSettings::default().for_serialize().into_generator().into_root_schema_for::<T>()
}
