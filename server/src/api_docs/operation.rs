//! OpenAPI operations. Parameters, bodies and answers follow from the types of a route's handler, so that they cannot
//! differ from what is served; its [`Doc`] adds the words.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Map, Value, json};
use shared::wire::Problem;

use crate::http::doc::{AnswerDoc, Content, Doc};

/// Makes the operation of a route.
pub(crate) type Describe = fn(&Doc, &mut SchemaGenerator) -> Value;

/// The parameters and the body of a request, collected from the arguments of its handler.
pub(crate) struct Asked<'a> {
    doc: &'a Doc,
    schemas: &'a mut SchemaGenerator,
    parameters: Vec<Value>,
    body: Option<Value>,
    takes_secret: bool,
}

/// An argument of a handler. It says which part of a request it reads; most read nothing that a client has to send.
pub(crate) trait Takes {
    /// Adds the part that it reads.
    fn take(_asked: &mut Asked<'_>) {}
}

/// An answer of a handler.
pub(crate) trait Gives {
    /// Its content by media type, if it has any.
    fn give(_schemas: &mut SchemaGenerator) -> Option<Value> {
        None
    }
}

/// A handler. `T` are the types of its arguments, as in axum.
pub(crate) trait Speaks<T> {
    /// Its operation.
    fn describe(doc: &Doc, schemas: &mut SchemaGenerator) -> Value;
}

impl Asked<'_> {
    /// Adds a part of the path.
    pub fn path(&mut self, name: &str, schema: &Value, meaning: &str) {
        let schema = typed(schema);
        self.parameters
            .push(json!({ "name": name, "in": "path", "required": true, "schema": schema, "description": meaning }));
    }

    /// Adds an optional part of the query.
    pub fn query(&mut self, name: &str, schema: &Value, meaning: &str) {
        let schema = typed(schema);
        self.parameters.push(json!({ "name": name, "in": "query", "schema": schema, "description": meaning }));
    }

    /// Adds an optional header.
    pub fn header(&mut self, name: &str, schema: &Value, meaning: &str) {
        let schema = typed(schema);
        self.parameters.push(json!({ "name": name, "in": "header", "schema": schema, "description": meaning }));
    }

    /// Adds the secret in `Authorization`.
    pub fn secret(&mut self, is_required: bool) {
        let Some(told) = &self.doc.authorization else {
            panic!("{} takes a secret: its doc does not say which", self.doc.id);
        };
        self.takes_secret = true;
        self.header("Authorization", &json!({ "examples": [format!("Bearer {}", told.secret)] }), told.meaning);
        if let Some(parameter) = self.parameters.last_mut().filter(|_| is_required) {
            parameter["required"] = true.into();
        }
    }

    /// Adds a body in JSON.
    pub fn json<T: JsonSchema>(&mut self) {
        self.body = Some(json!({ "required": true, "content": as_json::<T>(self.schemas) }));
    }

    /// Adds a body of another media type.
    pub fn body(&mut self, media_type: &str, meaning: &str) {
        self.body = Some(json!({ "required": true, "content": { media_type: {} }, "description": meaning }));
    }
}

/// All parameters are strings.
fn typed(schema: &Value) -> Value {
    let mut schema = schema.clone();
    schema["type"] = "string".into();
    schema
}

fn as_json<T: JsonSchema>(schemas: &mut SchemaGenerator) -> Value {
    json!({ "application/json": { "schema": schemas.subschema_for::<T>() } })
}

fn operation<G: Gives>(doc: &Doc, schemas: &mut SchemaGenerator, takes: &[fn(&mut Asked<'_>)]) -> Value {
    let returned = G::give(schemas);
    let problem = json!({ "application/problem+json": { "schema": schemas.subschema_for::<Problem>() } });
    let mut asked = Asked { doc, schemas, parameters: Vec::new(), body: None, takes_secret: false };
    for take in takes {
        take(&mut asked);
    }
    let Asked { parameters, body, takes_secret, .. } = asked;
    assert!(takes_secret || doc.authorization.is_none(), "{} takes no secret, and its doc says which", doc.id);
    let answer = |told: &AnswerDoc| {
        let content = match told.content {
            Content::Returned => returned.clone(),
            Content::Bytes(media_types) => Some(media_types.iter().map(|name| (plain(name), json!({}))).collect()),
            Content::Problem => Some(problem.clone()),
        };
        let mut answer = json!({ "description": told.meaning });
        answer.as_object_mut().unwrap().extend(content.map(|content| ("content".into(), content)));
        (told.status.to_string(), answer)
    };
    let mut operation = json!({ "operationId": doc.id, "summary": doc.summary });
    let fields = operation.as_object_mut().unwrap();
    if !parameters.is_empty() {
        fields.insert("parameters".into(), parameters.into());
    }
    fields.extend(body.map(|body| ("requestBody".into(), body)));
    fields.insert("responses".into(), Value::Object(doc.answers.iter().map(answer).collect::<Map<_, _>>()));
    operation
}

/// A media type without its charset.
fn plain(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().to_owned()
}

macro_rules! handlers_speak {
    ($($argument:ident)*) => {
        impl<H, Answering, G, How, $($argument),*> Speaks<(How, $($argument,)*)> for H
        where
            H: Fn($($argument),*) -> Answering,
            Answering: Future<Output = G>,
            G: Gives,
            $($argument: Takes,)*
        {
            fn describe(doc: &Doc, schemas: &mut SchemaGenerator) -> Value {
                operation::<G>(doc, schemas, &[$($argument::take),*])
            }
        }
    };
}

handlers_speak!();
handlers_speak!(A);
handlers_speak!(A B);
handlers_speak!(A B C);
handlers_speak!(A B C D);
handlers_speak!(A B C D E);
handlers_speak!(A B C D E F);

impl<T> Takes for State<T> {}
impl Takes for Uri {}
impl Takes for HeaderMap {}

/// A handler that handles errors itself takes the same arguments.
impl<T: Takes, E> Takes for Result<T, E> {
    fn take(asked: &mut Asked<'_>) {
        T::take(asked);
    }
}

impl Gives for Response {}
impl Gives for StatusCode {}

impl Gives for &'static str {
    fn give(_: &mut SchemaGenerator) -> Option<Value> {
        Some(json!({ "text/plain": {} }))
    }
}

impl<T: JsonSchema> Gives for Json<T> {
    fn give(schemas: &mut SchemaGenerator) -> Option<Value> {
        Some(as_json::<T>(schemas))
    }
}

impl<T: Gives> Gives for (StatusCode, T) {
    fn give(schemas: &mut SchemaGenerator) -> Option<Value> {
        T::give(schemas)
    }
}

impl<T: Gives, E> Gives for Result<T, E> {
    fn give(schemas: &mut SchemaGenerator) -> Option<Value> {
        T::give(schemas)
    }
}
