//! The two ways into the live part of a session: a WebSocket, and a stream where none gets through.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::http::header::SEC_WEBSOCKET_KEY;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::Response;
use hyper::upgrade::OnUpgrade;

use crate::live::NotTaken;

use super::address::Address;
use super::api::{Answer, Site};
use super::bearer::Bearer;
use super::fault::Fault;
use super::visit::Visit;

/// `GET /api/socket`.
pub(super) async fn socket(
    State(site): State<Arc<Site>>,
    address: Address,
    uri: Uri,
    headers: HeaderMap,
    connection: Option<Extension<OnUpgrade>>,
    asked: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Answer<Response> {
    // A browser keeps no page of another site from opening a socket.
    if !site.names.is_own_page(&headers, &uri, &site.policy) {
        return Err(Fault::FromElsewhere);
    }
    // It sees that a socket was asked for as it should be; it would keep all that waits for one in a buffer of its own.
    drop(asked.map_err(|_| Fault::NotUnderstood)?);
    let (Some(Extension(connection)), Some(key)) = (connection, headers.get(SEC_WEBSOCKET_KEY)) else {
        return Err(Fault::NotUnderstood);
    };
    let visit = Visit::begin(&site, address)?;
    Ok(site.live.accept(connection, key, Arc::new(visit)))
}

/// `POST /api/stream`: begins a stream.
pub(super) async fn stream(
    State(site): State<Arc<Site>>,
    address: Address,
    frames: Result<Bytes, BytesRejection>,
) -> Answer<Response> {
    let frames = read(frames)?;
    let visit = Visit::begin(&site, address)?;
    Ok(site.live.stream(Arc::new(visit), &frames).await)
}

/// `POST /api/stream/frames`: brings frames of the device that has a stream.
pub(super) async fn frames(
    State(site): State<Arc<Site>>,
    Bearer(key): Bearer,
    frames: Result<Bytes, BytesRejection>,
) -> Answer<StatusCode> {
    match site.live.take(key, &read(frames)?).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(NotTaken::NoSuchStream) => Err(Fault::StreamGone),
        Err(NotTaken::NotInTurn) => Err(Fault::TOO_FAST),
    }
}

fn read(frames: Result<Bytes, BytesRejection>) -> Answer<Bytes> {
    frames.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Fault::TooLarge,
        _ => Fault::NotUnderstood,
    })
}
