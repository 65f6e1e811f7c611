//! The plain requests that a bot makes, each over a connection of its own.

use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{Method, Request};
use hyper::client::conn::http1::SendRequest;
use hyper_util::rt::TokioIo;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::wire::{NewSession, Opened, Problem};
use tokio::net::TcpStream;

use super::error::BotError;

/// Largest answer that is read, in bytes: the whole library is about 100 KiB.
const ANSWER_MAX: usize = 1024 * 1024;

/// Opens a session with a facilitator at a server such as `http://127.0.0.1:3000`.
///
/// # Errors
/// When the server can't be reached, or refuses.
pub async fn open_session(base_url: &str, session: &NewSession) -> Result<Opened, BotError> {
    post(base_url, "/api/sessions", session).await
}

/// Fetches `path`.
///
/// # Errors
/// When the server can't be reached, refuses, or answers something unexpected.
pub async fn get<Answer: DeserializeOwned>(base_url: &str, path: &str) -> Result<Answer, BotError> {
    ask(base_url, Method::GET, path, Body::empty()).await
}

/// Sends `body` to `path`.
///
/// # Errors
/// When the server can't be reached, refuses, or answers something unexpected.
pub async fn post<Answer: DeserializeOwned>(
    base_url: &str,
    path: &str,
    body: &impl Serialize,
) -> Result<Answer, BotError> {
    ask(base_url, Method::POST, path, Body::from(serde_json::to_vec(body)?)).await
}

/// Host and port of a base URL.
pub(super) fn authority(base_url: &str) -> Result<&str, BotError> {
    let authority = base_url.strip_prefix("http://").map(|rest| rest.trim_end_matches('/'));
    authority.ok_or_else(|| BotError::NotPlainHttp { url: base_url.into() })
}

/// A connection for one request. It ends when the sender is dropped and the answer is read.
pub(super) async fn connect(host: &str) -> Result<SendRequest<Body>, BotError> {
    let stream = TcpStream::connect(host).await?;
    let (sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
    drop(tokio::spawn(connection));
    Ok(sender)
}

async fn ask<Answer: DeserializeOwned>(
    base_url: &str,
    method: Method,
    path: &str,
    body: Body,
) -> Result<Answer, BotError> {
    let host = authority(base_url)?;
    let mut sender = connect(host).await?;
    let request =
        Request::builder().method(method).uri(path).header(HOST, host).header(CONTENT_TYPE, "application/json");
    let response = sender.send_request(request.body(body)?).await?;
    let status = response.status();
    let answer = to_bytes(Body::new(response.into_body()), ANSWER_MAX).await?;
    if status.is_success() {
        return Ok(serde_json::from_slice(&answer)?);
    }
    Err(match serde_json::from_slice::<Problem>(&answer) {
        Ok(problem) => BotError::Refused(problem),
        Err(_) => BotError::Status(status.as_u16()),
    })
}
