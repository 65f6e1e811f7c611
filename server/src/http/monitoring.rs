//! Endpoints for monitoring: whether the server is up, whether it can store anything, and its metrics.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;

use crate::metrics::{MEDIA_TYPE, Metrics};

use super::doc::{AnswerDoc, Doc};
use super::host_check::only_private;
use super::route::Route;
use super::state::Site;

/// Routes for monitoring, answered under any host name, because the answers say nothing about sessions.
pub(super) fn routes() -> [Route; 2] {
    [Route::get("/healthz", health, &HEALTH), Route::get("/readyz", ready, &READY)]
}

const HEALTH: Doc = Doc {
    id: "health",
    summary: "The server is up",
    authorization: None,
    answers: &[AnswerDoc::returned(200, "It is.")],
};

/// `GET /healthz`.
async fn health() -> &'static str {
    "ok"
}

const READY: Doc = Doc {
    id: "ready",
    summary: "The server can store what people do",
    authorization: None,
    answers: &[
        AnswerDoc::returned(200, "It can."),
        AnswerDoc::returned(503, "It can't now: the disk is full, or the server is stopping."),
    ],
};

/// `GET /readyz`.
async fn ready(State(site): State<Arc<Site>>) -> (StatusCode, &'static str) {
    if site.registry.is_ready().await { (StatusCode::OK, "ok") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready") }
}

/// Serves `/metrics`, on a listener of its own, because it is not for the public.
pub(crate) fn metrics_router(metrics: Arc<Metrics>) -> Router {
    Router::new().route("/metrics", get(async move || answer(&metrics))).layer(from_fn(only_private))
}

fn answer(metrics: &Metrics) -> Response {
    match metrics.text() {
        Ok(text) => ([(CONTENT_TYPE, MEDIA_TYPE)], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
