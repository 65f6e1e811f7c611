//! Requests that can be repeated: the same key gives the same result, because an answer may get lost.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;
use serde::Serialize;
use sha2::{Digest, Sha256};
use shared::ids::SessionId;
use uuid::{Builder, Uuid};

use crate::session::secret::Secret;

use super::api_error::ApiError;

/// The header that carries the key.
const HEADER: &str = "idempotency-key";
/// Letters in a key: 128 bits are 32 in hexadecimal. The key is hashed at once, so a longer one costs no memory.
const LENGTH: std::ops::RangeInclusive<usize> = 32..=128;

/// `Idempotency-Key: KEY`, a secret that the device draws and sends until it has an answer. The secrets and numbers in
/// the answer are derived from the key and the request, so nothing has to be stored for repeats: the log refuses a
/// second session with the same number, and a session has the hashes of its participants' tokens. Without a key they
/// are drawn at random, and every request is a new one.
pub(super) struct Attempt(Option<[u8; 32]>);

impl Attempt {
    fn of(headers: &HeaderMap) -> Result<Self, ApiError> {
        let Some(key) = headers.get(HEADER) else { return Ok(Self(None)) };
        let is_fit = LENGTH.contains(&key.len()) && key.as_bytes().iter().all(u8::is_ascii_graphic);
        if is_fit { Ok(Self(Some(Sha256::digest(key).into()))) } else { Err(ApiError::NotUnderstood) }
    }

    /// Binds the key to the request, so that the same key with another request is another attempt.
    pub fn about(self, asked: &impl Serialize) -> Self {
        let asked = serde_json::to_vec(asked).unwrap_or_default();
        self.about_bytes(&asked)
    }

    /// The same for the bytes of a request.
    pub fn about_bytes(self, asked: &[u8]) -> Self {
        Self(self.0.map(|key| following(key, asked)))
    }

    /// The secrets of a session's links: the facilitator's and the plenary screen's.
    pub fn links(&self) -> (Secret, Secret) {
        (self.secret(b"facilitator"), self.secret(b"plenary"))
    }

    /// A participant's token.
    pub fn token(&self) -> Secret {
        self.secret(b"participant")
    }

    fn secret(&self, purpose: &[u8]) -> Secret {
        self.0.map_or_else(Secret::draw, |key| Secret::following_from(following(key, purpose)))
    }

    /// The id of the session that is opened.
    pub fn session(&self) -> SessionId {
        SessionId(self.0.map_or_else(Uuid::now_v7, |key| {
            let number = following(key, b"session");
            Builder::from_custom_bytes(std::array::from_fn(|at| number[at])).into_uuid()
        }))
    }
}

impl<S: Sync> FromRequestParts<S> for Attempt {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::of(&parts.headers)
    }
}

#[cfg(test)]
impl crate::api_docs::operation::Takes for Attempt {
    fn take(asked: &mut crate::api_docs::operation::Asked<'_>) {
        asked.header(
            "Idempotency-Key",
            &serde_json::json!({ "minLength": LENGTH.start(), "maxLength": LENGTH.end() }),
            "A secret of 128 bits or more that the device draws for an attempt and forgets once it has the answer. \
             The same request with the same key leads to the same, for when an answer was lost; so does coming \
             in by another name or to another room, which is then the same person under the new name.",
        );
    }
}

/// Derives a value from a key for a purpose. It reveals neither the key nor values for other purposes.
fn following(key: [u8; 32], purpose: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(key).chain_update(purpose).finalize().into()
}
