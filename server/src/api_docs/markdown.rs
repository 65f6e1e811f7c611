//! JSON Schema in words: tables of fields and of variants.

use std::fmt::Write as _;

use serde_json::{Map, Value};

/// The section of a type: its meaning and its parts.
pub fn section(name: &str, schema: &Value) -> String {
    let mut text = format!("### {name}\n\n");
    let meaning = description(schema);
    if !meaning.is_empty() {
        let _ = writeln!(text, "{meaning}\n");
    }
    if let Some(variants) = variants(schema) {
        text.push_str("| written as | meaning |\n| --- | --- |\n");
        for variant in variants {
            let _ = writeln!(text, "| {} | {} |", cell(&variant.written_as()), cell(&variant.meaning));
        }
    } else if let Some(fields) = fields(schema) {
        text.push_str(&fields);
    } else {
        let _ = writeln!(text, "Written as {}.", type_of(schema));
    }
    text.push('\n');
    text
}

/// A variant of a type.
pub struct Variant<'a> {
    /// Its name on the wire.
    pub name: &'a str,
    /// What it means.
    pub meaning: String,
    content: Option<&'a Value>,
}

impl Variant<'_> {
    /// A table of its fields, or a sentence about its content; empty when it has none.
    pub fn content(&self) -> String {
        let Some(content) = self.content else { return String::new() };
        fields(content).unwrap_or_else(|| format!("Carries {}.\n", type_of(content)))
    }

    fn written_as(&self) -> String {
        let Some(content) = self.content else { return format!("`\"{}\"`", self.name) };
        let Some(properties) = content.get("properties").and_then(Value::as_object) else {
            return format!("`{}`: {}", self.name, type_of(content));
        };
        let fields: Vec<String> =
            properties.iter().map(|(field, schema)| format!("`{field}`: {}", type_of(schema))).collect();
        format!("`{}` {{ {} }}", self.name, fields.join(", "))
    }
}

/// The variants of a type, if it has any.
pub fn variants(schema: &Value) -> Option<Vec<Variant<'_>>> {
    let forms = schema.get("oneOf")?.as_array()?;
    let mut variants = Vec::new();
    for form in forms {
        let meaning = description(form);
        if let Some(name) = form.get("const").and_then(Value::as_str) {
            variants.push(Variant { name, meaning, content: None });
        } else if let Some(names) = form.get("enum").and_then(Value::as_array) {
            let names = names.iter().filter_map(Value::as_str);
            variants.extend(names.map(|name| Variant { name, meaning: meaning.clone(), content: None }));
        } else {
            let (name, content) = form.get("properties")?.as_object()?.iter().next()?;
            variants.push(Variant { name, meaning, content: Some(content) });
        }
    }
    Some(variants)
}

fn fields(schema: &Value) -> Option<String> {
    let properties = schema.get("properties")?.as_object()?;
    let mut text = String::from("| field | is | meaning |\n| --- | --- | --- |\n");
    for (field, schema) in properties {
        let _ = writeln!(text, "| `{field}` | {} | {} |", cell(&type_of(schema)), cell(&description(schema)));
    }
    Some(text)
}

/// The type of a value in words, with links to types that have a section.
fn type_of(schema: &Value) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
        return choices.iter().map(type_of).collect::<Vec<_>>().join(" or ");
    }
    match schema.get("type") {
        Some(Value::String(name)) => named_type(name, schema),
        Some(Value::Array(names)) => {
            names.iter().filter_map(Value::as_str).map(|name| named_type(name, schema)).collect::<Vec<_>>().join(" or ")
        }
        _ => "anything".into(),
    }
}

fn named_type(name: &str, schema: &Value) -> String {
    let items = |key: &str| schema.get(key);
    match name {
        "null" => "`null`".into(),
        "string" => match schema.get("format").and_then(Value::as_str) {
            Some(format) => format!("a text ({format})"),
            None => "a text".into(),
        },
        "integer" => "a whole number".into(),
        "number" => "a number".into(),
        "boolean" => "`true` or `false`".into(),
        "array" => match (items("items"), items("prefixItems").and_then(Value::as_array)) {
            (_, Some(parts)) => format!("[ {} ]", parts.iter().map(type_of).collect::<Vec<_>>().join(", ")),
            (Some(item), None) => format!("a list of {}", type_of(item)),
            (None, None) => "a list".into(),
        },
        "object" => {
            let by_pattern = items("patternProperties").and_then(Value::as_object).and_then(|by| by.values().next());
            let values = by_pattern.or_else(|| items("additionalProperties").filter(|value| value.is_object()));
            values.map_or_else(|| "an object".into(), |value| format!("by number, {}", type_of(value)))
        }
        other => other.into(),
    }
}

fn description(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().into()
}

/// Escapes bars, which would end the cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// Turns doc comments into sentences: joins lines, and turns links to Rust items into plain names.
pub fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            tidy_description(object);
            object.values_mut().for_each(tidy);
        }
        Value::Array(items) => items.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn tidy_description(object: &mut Map<String, Value>) {
    if let Some(Value::String(text)) = object.get_mut("description") {
        *text = text.split('\n').map(str::trim).collect::<Vec<_>>().join(" ");
        while let Some((before, rest)) = text.split_once("[`") {
            let Some((path, after)) = rest.split_once("`]") else { return };
            let name = path.rsplit("::").next().unwrap_or_default();
            *text = format!("{before}`{name}`{after}");
        }
    }
}
