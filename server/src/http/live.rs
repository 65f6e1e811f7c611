//! The two ways into the live part of a session: a WebSocket, and a stream for networks that let none through.

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
use super::api_error::{Answer, ApiError};
use super::bearer::Bearer;
use super::doc::{AnswerDoc, Authorization, Doc, NOT_UNDERSTOOD, TOO_FAST};
use super::route::Route;
use super::state::Site;
use super::visit::Visit;

pub(super) fn routes() -> [Route; 3] {
    [
        Route::get("/socket", socket, &SOCKET),
        Route::post("/stream", stream, &STREAM),
        Route::post("/stream/frames", frames, &FRAMES),
    ]
}

const TOO_LARGE: AnswerDoc = AnswerDoc::problem(413, "The body is larger than 64 KiB.");

const TOO_BUSY: AnswerDoc = AnswerDoc::problem(503, "There are as many connections as there can be.");

const SOCKET: Doc = Doc {
    id: "socket",
    summary: "Goes over to a WebSocket, the live part of a session (docs/socket.md)",
    authorization: None,
    answers: &[
        AnswerDoc::returned(101, "From here on frames go both ways."),
        AnswerDoc::problem(400, "That is not how a WebSocket is asked for."),
        AnswerDoc::problem(403, "It is a page of another site that asks."),
        TOO_FAST,
        TOO_BUSY,
    ],
};

/// `GET /api/socket`.
async fn socket(
    State(site): State<Arc<Site>>,
    address: Address,
    uri: Uri,
    headers: HeaderMap,
    connection: Option<Extension<OnUpgrade>>,
    asked: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Answer<Response> {
    // Browsers let pages of other sites open sockets.
    if !site.host_check.is_own_page(&headers, &uri, &site.policy) {
        return Err(ApiError::FromElsewhere);
    }
    // Used only to validate the request: axum's own socket would keep whole messages in a buffer of its own.
    drop(asked.map_err(|_| ApiError::NotUnderstood)?);
    let (Some(Extension(connection)), Some(key)) = (connection, headers.get(SEC_WEBSOCKET_KEY)) else {
        return Err(ApiError::NotUnderstood);
    };
    let visit = Visit::begin(&site, address)?;
    Ok(site.live.accept(connection, key, Arc::new(visit)))
}

const STREAM: Doc = Doc {
    id: "stream",
    summary: "Begins a stream, which is the live part of a session where no socket gets through (docs/socket.md)",
    authorization: None,
    answers: &[
        AnswerDoc::bytes(200, "Server-sent events that go on until the connection ends.", &["text/event-stream"]),
        NOT_UNDERSTOOD,
        TOO_LARGE,
        TOO_FAST,
        TOO_BUSY,
    ],
};

/// `POST /api/stream`: opens a stream.
async fn stream(
    State(site): State<Arc<Site>>,
    address: Address,
    frames: Result<Bytes, BytesRejection>,
) -> Answer<Response> {
    let frames = read(frames)?;
    let visit = Visit::begin(&site, address)?;
    Ok(site.live.stream(Arc::new(visit), &frames).await)
}

const FRAMES: Doc = Doc {
    id: "streamFrames",
    summary: "Brings frames of the device that has a stream (docs/socket.md)",
    authorization: Some(Authorization { secret: "KEY", meaning: "The key that the stream told first." }),
    answers: &[
        AnswerDoc::returned(204, "They were heard; what becomes of them is told in the stream."),
        NOT_UNDERSTOOD,
        AnswerDoc::problem(403, "There is no key."),
        AnswerDoc::problem(410, "There is no such stream, or not any more: begin another, and resume."),
        TOO_LARGE,
        AnswerDoc::problem(429, "Another request of this device is still under way."),
    ],
};

/// `POST /api/stream/frames`: receives frames from the device of a stream.
async fn frames(
    State(site): State<Arc<Site>>,
    Bearer(key): Bearer,
    frames: Result<Bytes, BytesRejection>,
) -> Answer<StatusCode> {
    match site.live.take(key, &read(frames)?).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(NotTaken::NoSuchStream) => Err(ApiError::StreamGone),
        Err(NotTaken::NotInTurn) => Err(ApiError::TOO_FAST),
    }
}

fn read(frames: Result<Bytes, BytesRejection>) -> Answer<Bytes> {
    frames.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        _ => ApiError::NotUnderstood,
    })
}

#[cfg(test)]
mod told {
    //! How the document describes these arguments.

    use axum::Extension;
    use axum::body::Bytes;
    use axum::extract::ws::WebSocketUpgrade;
    use hyper::upgrade::OnUpgrade;

    use crate::api_docs::operation::{Asked, Takes};

    /// The headers of a WebSocket are described elsewhere.
    impl Takes for WebSocketUpgrade {}
    impl Takes for Option<Extension<OnUpgrade>> {}

    impl Takes for Bytes {
        fn take(asked: &mut Asked<'_>) {
            asked.body("text/plain", "Frames as JSON, one on each line.");
        }
    }
}
