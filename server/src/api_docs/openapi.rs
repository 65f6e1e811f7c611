//! The plain requests as OpenAPI 3.1, from the routes.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::http::operations;

use super::markdown::tidy;

/// The whole document.
pub fn document() -> String {
    let mut schemas = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut paths = Map::new();
    for (path, method, operation) in operations(&mut schemas) {
        let methods = paths.entry(&path).or_insert_with(|| json!({}));
        assert!(
            names(&path).eq(path_parameters(&operation)),
            "{method} {path}: the documented path parameters differ from the path"
        );
        methods[method] = operation;
    }
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Anders Organiseren",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The few plain requests: what there is to talk about, opening a session, its door, and coming in. \
                            Everything else goes over the socket at /api/socket or the stream at /api/stream: see docs/socket.md.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths,
    });
    document["components"]["schemas"] = Value::Object(schemas.take_definitions(true));
    tidy(&mut document);
    serde_json::to_string_pretty(&document).unwrap() + "\n"
}

/// The parameter names in `/sessions/{code}/report/{file}`.
fn names(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn path_parameters(operation: &Value) -> impl Iterator<Item = &str> {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    parameters.filter(|parameter| parameter["in"] == "path").filter_map(|parameter| parameter["name"].as_str())
}
