//! The socket: its frames as JSON Schema, and as a page for people.

use std::fmt::Write as _;

use schemars::generate::SchemaSettings;
use serde::Serialize;
use serde_json::{Map, Value, json};
use shared::session::people::presence::{ASK_AFTER, AWAY_AFTER, GRACE, PRESENTER_GONE, WRITES_FOR};
use shared::time::SECOND;
use shared::wire::{Goodbye, PROTOCOL, ToDevice, ToServer, close_code};

use super::examples;
use super::markdown::{section, tidy, variants};

/// The frames of both directions as JSON Schema.
pub fn schema() -> String {
    let mut schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Frames on the socket of Anders Organiseren",
        "description": format!("Version {PROTOCOL} of the frames."),
        "oneOf": [{ "$ref": "#/$defs/ToServer" }, { "$ref": "#/$defs/ToDevice" }],
    });
    schema["$defs"] = Value::Object(definitions());
    let text = serde_json::to_string_pretty(&schema).unwrap();
    text + "\n"
}

/// The same for people, with an example of every frame.
pub fn page() -> String {
    let mut types = definitions();
    let (to_server, to_device) = (types.remove("ToServer").unwrap(), types.remove("ToDevice").unwrap());
    let mut page = include_str!("socket.head.md").replace("{{protocol}}", &PROTOCOL.to_string());
    let waits = [
        ("{{ask}}", ASK_AFTER),
        ("{{away}}", AWAY_AFTER),
        ("{{grace}}", GRACE),
        ("{{gone}}", PRESENTER_GONE),
        ("{{writes}}", WRITES_FOR),
    ];
    for (name, wait) in waits {
        page = page.replace(name, &(wait / SECOND).to_string());
    }
    page.push_str(&goodbyes(&types["Goodbye"]));
    page.push_str("## From a device to the server\n\n");
    page.push_str(&frames(&to_server, &examples::to_server()));
    page.push_str("## From the server to a device\n\n");
    page.push_str(&frames(&to_device, &examples::to_device()));
    page.push_str("## What frames are made of\n\n");
    // Starts with the types that people read most, commands and events, each with its parts.
    for name in ["Command", "Rejection", "Change", "Event"] {
        let parts = if ["Command", "Event"].contains(&name) { name } else { "-" };
        page.push_str(&section(name, &types.remove(name).unwrap()));
        for part in types.keys().filter(|part| part.ends_with(parts)).cloned().collect::<Vec<_>>() {
            page.push_str(&section(&part, &types.remove(&part).unwrap()));
        }
    }
    for (name, schema) in &types {
        page.push_str(&section(name, schema));
    }
    page.trim_end().to_owned() + "\n"
}

fn definitions() -> Map<String, Value> {
    let mut generator = SchemaSettings::draft2020_12().into_generator();
    generator.subschema_for::<ToServer>();
    generator.subschema_for::<ToDevice>();
    let mut definitions = Value::Object(generator.take_definitions(true));
    tidy(&mut definitions);
    serde_json::from_value(definitions).unwrap()
}

fn frames(schema: &Value, examples: &[impl Serialize]) -> String {
    let examples: Vec<Value> = examples.iter().map(|example| serde_json::to_value(example).unwrap()).collect();
    let mut text = String::new();
    for variant in variants(schema).unwrap() {
        let is_it = |example: &&Value| example.get(variant.name).is_some() || example.as_str() == Some(variant.name);
        let example = examples.iter().find(is_it);
        let example = example.unwrap_or_else(|| panic!("examples.rs lacks {}", variant.name));
        let content = variant.content();
        let example = serde_json::to_string_pretty(example).unwrap();
        let _ = write!(text, "### `{}`\n\n{}\n\n{content}\n```json\n{example}\n```\n\n", variant.name, variant.meaning);
    }
    text
}

fn goodbyes(schema: &Value) -> String {
    let mut text = String::from("| goodbye | close code | meaning |\n| --- | --- | --- |\n");
    for variant in variants(schema).unwrap() {
        let goodbye: Goodbye = serde_json::from_value(variant.name.into()).unwrap();
        let _ = writeln!(text, "| `\"{}\"` | {} | {} |", variant.name, close_code(goodbye), variant.meaning);
    }
    text.push('\n');
    text
}
