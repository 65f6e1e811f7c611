//! The plain requests as OpenAPI 3.1, from the types on the wire.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};
use shared::archive::Archive;
use shared::report::{Report, ReportFile};
use shared::wire::{
    Door, JoinRequest, Joined, Library, LinkRequest, NewLink, NewSession, Opened, Problem, Reach, StartTogether,
};

use super::markdown::tidy;

/// The whole description.
pub fn document() -> String {
    let mut generator = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into())
        .into_generator();
    let mut document = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Anders Organiseren",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The few plain requests: what there is to talk about, opening a session, its door, and coming in. \
                            Everything else goes over the socket at /api/socket or the stream at /api/stream: see docs/socket.md.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "paths": paths(&mut generator),
    });
    document["components"]["schemas"] = Value::Object(generator.take_definitions(true));
    tidy(&mut document);
    serde_json::to_string_pretty(&document).unwrap() + "\n"
}

/// What the files of a report are, without the letters that they are written in.
fn media_types() -> Value {
    let plain = |file: ReportFile| file.media_type().split(';').next().unwrap_or_default().to_owned();
    ReportFile::ALL.map(|file| (plain(file), json!({}))).into_iter().collect()
}

fn paths(generator: &mut SchemaGenerator) -> Value {
    let problem = content::<Problem>(generator, "application/problem+json");
    let refusal = |meaning: &str| json!({ "description": meaning, "content": problem });
    let not_right = refusal("Something in the body is not right; the title says what.");
    let not_understood = refusal("The body is not what belongs here.");
    let no_session = refusal("There is no session with that code.");
    let too_fast = refusal("Too many requests in too short a time: try again later.");
    let code = json!({
        "name": "code", "in": "path", "required": true, "schema": { "type": "string", "examples": ["K7M4QX"] },
        "description": "The join code, as people type it: small letters, spaces and dashes do no harm.",
    });
    let secret = json!({
        "name": "Authorization", "in": "header", "required": true, "schema": { "type": "string", "examples": ["Bearer SECRET"] },
        "description": "The secret of the report's link, or the facilitator's. Never in an address.",
    });
    let key = json!({
        "name": "Authorization", "in": "header", "schema": { "type": "string", "examples": ["Bearer KEY"] },
        "description": "The operator's key, on a server that asks for one (`needs_key` in the library).",
    });
    let attempt = json!({
        "name": "Idempotency-Key", "in": "header", "schema": { "type": "string", "minLength": 32, "maxLength": 128 },
        "description": "A secret of 128 bits or more that the device draws for an attempt and forgets once it has the answer. \
                        The same request with the same key leads to the same, for when an answer was lost; so does coming \
                        in by another name or to another room, which is then the same person under the new name.",
    });
    let at = json!({
        "name": "at", "in": "query", "schema": { "type": "string", "examples": ["https://school.example"] },
        "description": "Where the page that asks was opened, in case what stands in front does not pass it on.",
    });
    let key_needed = refusal("Opening a session takes a key here, and there was none.");
    let wrong_key = refusal("The key is wrong.");
    let facilitator = json!({
        "name": "Authorization", "in": "header", "required": true, "schema": { "type": "string", "examples": ["Bearer SECRET"] },
        "description": "The secret of the facilitator's link. Never in an address.",
    });
    let not_let_in = refusal("The secret opens nothing here, or the link was withdrawn.");
    let files_busy = refusal("Too many large files are being read or made: again after half a minute.");
    json!({
        "/healthz": { "get": {
            "operationId": "health",
            "summary": "The server is up",
            "responses": { "200": { "description": "It is.", "content": { "text/plain": {} } } },
        } },
        "/readyz": { "get": {
            "operationId": "ready",
            "summary": "The server can store what people do",
            "responses": {
                "200": { "description": "It can.", "content": { "text/plain": {} } },
                "503": { "description": "It can't now: the disk is full, or the server is stopping.", "content": { "text/plain": {} } },
            },
        } },
        "/api/library": { "get": {
            "operationId": "library",
            "summary": "The dilemmas that this server offers",
            "responses": { "200": answer::<Library>(generator, "In the order of the library.") },
        } },
        "/api/reach": { "get": {
            "operationId": "reach",
            "summary": "Where people reach this server, and how long it keeps sessions",
            "parameters": [at],
            "responses": { "200": answer::<Reach>(generator, "As far as it can know.") },
        } },
        "/api/sessions": { "post": {
            "operationId": "openSession",
            "summary": "Opens a session with a facilitator",
            "parameters": [key, attempt],
            "requestBody": body::<NewSession>(generator),
            "responses": {
                "201": answer::<Opened>(generator, "Opened. The secrets are told this once: only their hashes are kept."),
                "400": not_understood, "401": key_needed, "403": wrong_key, "422": not_right, "429": too_fast,
            },
        } },
        "/api/sessions/together": { "post": {
            "operationId": "startTogether",
            "summary": "Opens a session of one room without a facilitator, and comes in",
            "parameters": [key, attempt],
            "requestBody": body::<StartTogether>(generator),
            "responses": {
                "201": answer::<Joined>(generator, "Opened, and the one who did is in. The token is told this once."),
                "400": not_understood, "401": key_needed, "403": wrong_key, "422": not_right, "429": too_fast,
            },
        } },
        "/api/sessions/import": { "post": {
            "operationId": "importSession",
            "summary": "Brings a session back from its archive, as a new one that is over (docs/archive.md)",
            "parameters": [key, attempt],
            "requestBody": body::<Archive>(generator),
            "responses": {
                "201": answer::<Opened>(generator, "It is back. The secrets are told this once."),
                "413": refusal("The archive is larger than 16 MiB."), "503": files_busy, "401": key_needed, "403": wrong_key, "422": not_right, "429": too_fast,
            },
        } },
        "/api/sessions/{code}/report": { "get": {
            "operationId": "report",
            "summary": "The report",
            "parameters": [code, secret],
            "responses": {
                "200": answer::<Report>(generator, "As it is now."),
                "403": not_let_in, "404": no_session, "429": too_fast, "503": files_busy,
            },
        } },
        "/api/sessions/{code}/report/{file}": { "get": {
            "operationId": "reportFile",
            "summary": "The report as a file",
            "parameters": [
                code, secret,
                {
                    "name": "file", "in": "path", "required": true,
                    "schema": { "type": "string", "enum": ReportFile::ALL.map(ReportFile::name) },
                },
                {
                    "name": "lang", "in": "query", "schema": { "type": "string", "enum": ["nl", "en"] },
                    "description": "Its language; Dutch if nothing is said.",
                },
                {
                    "name": "zone", "in": "query", "schema": { "type": "string", "examples": ["Europe/Amsterdam"] },
                    "description": "The time zone of its moments; the server's own if nothing is said.",
                },
            ],
            "responses": {
                "200": { "description": "The file.", "content": media_types() },
                "403": not_let_in, "404": no_session, "429": too_fast, "503": files_busy,
            },
        } },
        "/api/sessions/{code}": { "get": {
            "operationId": "door",
            "summary": "What stands on the door of a session",
            "parameters": [code],
            "responses": {
                "200": answer::<Door>(generator, "There is such a session."),
                "404": no_session, "429": too_fast,
            },
        }, "delete": {
            "operationId": "deleteSession",
            "summary": "Deletes a session at once and for good",
            "parameters": [code, facilitator],
            "responses": {
                "204": { "description": "It is gone, and everybody who was connected was told." },
                "403": refusal("The secret is not its facilitator's."), "404": no_session, "429": too_fast,
            },
        } },
        "/api/sessions/{code}/qr.svg": { "get": {
            "operationId": "qrCode",
            "summary": "The join link as a QR code",
            "parameters": [code, at],
            "responses": {
                "200": { "description": "An image, scalable to any size.", "content": { "image/svg+xml": {} } },
                "404": no_session, "429": too_fast,
            },
        } },
        "/api/sessions/{code}/links": { "post": {
            "operationId": "issueLink",
            "summary": "Gives out a secret link, in place of the one before",
            "parameters": [code],
            "requestBody": body::<LinkRequest>(generator),
            "responses": {
                "201": answer::<NewLink>(generator, "Given out. The secret is told this once; the one before opens nothing any more."),
                "400": not_understood,
                "404": refusal("There is no session with that code, or the secret is not its facilitator's."),
                "429": too_fast,
            },
        } },
        "/api/sessions/{code}/participants": { "post": {
            "operationId": "join",
            "summary": "Comes in",
            "parameters": [code, attempt],
            "requestBody": body::<JoinRequest>(generator),
            "responses": {
                "201": answer::<Joined>(generator, "Came in. The token is told this once: it makes the device that participant again."),
                "400": not_understood, "404": no_session,
                "409": refusal("The session is over, full or closed."),
                "422": not_right, "429": too_fast,
            },
        } },
    })
}

fn content<T: JsonSchema>(generator: &mut SchemaGenerator, media_type: &str) -> Value {
    json!({ media_type: { "schema": generator.subschema_for::<T>() } })
}

fn body<T: JsonSchema>(generator: &mut SchemaGenerator) -> Value {
    json!({ "required": true, "content": content::<T>(generator, "application/json") })
}

fn answer<T: JsonSchema>(generator: &mut SchemaGenerator, meaning: &str) -> Value {
    json!({ "description": meaning, "content": content::<T>(generator, "application/json") })
}
