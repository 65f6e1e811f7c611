//! The format of a session's archive, as JSON Schema. `docs/archive.md` describes it for people.

use schemars::generate::SchemaSettings;
use shared::archive::Archive;

use super::markdown::tidy;

/// The schema.
pub fn schema() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let mut schema = generator.into_root_schema_for::<Archive>().to_value();
    tidy(&mut schema);
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}
