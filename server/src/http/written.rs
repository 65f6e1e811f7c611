//! Answers that are already JSON, because everybody gets the same one, or because it is sent in pieces.

use std::marker::PhantomData;

use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

/// A `T` in JSON.
pub(super) struct Written<T>(Response, PhantomData<fn() -> T>);

impl<T> Written<T> {
    /// A `T` whose JSON is in `body`.
    pub fn of(body: impl IntoResponse) -> Self {
        Self(body.into_response(), PhantomData)
    }
}

impl<T> IntoResponse for Written<T> {
    fn into_response(self) -> Response {
        let Self(mut response, _) = self;
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        response
    }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> crate::api_docs::operation::Gives for Written<T> {
    fn give(schemas: &mut schemars::SchemaGenerator) -> Option<serde_json::Value> {
        axum::Json::<T>::give(schemas)
    }
}
