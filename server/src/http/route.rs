//! Routes. Each is created together with its description, so that everything served is described, and vice
//! versa.

use std::sync::Arc;

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, delete, get, post};
#[cfg(test)]
use schemars::SchemaGenerator;
#[cfg(test)]
use serde_json::Value;

#[cfg(test)]
use crate::api_docs::operation::{Describe, Speaks};

use super::doc::Doc;
use super::state::Site;

/// A handler whose types describe what it takes and gives. Only the document uses that.
#[cfg(not(test))]
pub(super) trait Speaks<T> {}

#[cfg(not(test))]
impl<H, T> Speaks<T> for H {}

/// A path, a method, and the handler that answers.
pub(super) struct Route {
    path: &'static str,
    answering: MethodRouter<Arc<Site>>,
    #[cfg_attr(not(test), expect(dead_code, reason = "a test makes the document"))]
    described: Described,
}

/// A handler's types and its [`Doc`], from which the document makes an operation.
#[cfg_attr(not(test), expect(dead_code, reason = "a test makes the document"))]
struct Described {
    method: &'static str,
    doc: &'static Doc,
    #[cfg(test)]
    describe: Describe,
}

impl Described {
    const fn new<H: Speaks<T>, T>(method: &'static str, doc: &'static Doc) -> Self {
        Self {
            method,
            doc,
            #[cfg(test)]
            describe: H::describe,
        }
    }
}

/// A handler that can be described.
pub(super) trait Answering<T>: Handler<T, Arc<Site>> + Speaks<T> {}

impl<H: Handler<T, Arc<Site>> + Speaks<T>, T> Answering<T> for H {}

impl Route {
    pub fn get<T: 'static, H: Answering<T>>(path: &'static str, handler: H, doc: &'static Doc) -> Self {
        Self { path, answering: get(handler), described: Described::new::<H, T>("get", doc) }
    }

    pub fn post<T: 'static, H: Answering<T>>(path: &'static str, handler: H, doc: &'static Doc) -> Self {
        Self { path, answering: post(handler), described: Described::new::<H, T>("post", doc) }
    }

    pub fn delete<T: 'static, H: Answering<T>>(path: &'static str, handler: H, doc: &'static Doc) -> Self {
        Self { path, answering: delete(handler), described: Described::new::<H, T>("delete", doc) }
    }
}

/// Serves these routes and nothing else.
pub(super) fn serving(routes: impl IntoIterator<Item = Route>) -> Router<Arc<Site>> {
    routes.into_iter().fold(Router::new(), |router, route| router.route(route.path, route.answering))
}

#[cfg(test)]
impl Route {
    /// The whole path below `base`, the method, and the operation for the document.
    pub fn operation(&self, base: &str, schemas: &mut SchemaGenerator) -> (String, &'static str, Value) {
        let Described { method, doc, describe } = self.described;
        (format!("{base}{}", self.path), method, describe(doc, schemas))
    }
}
