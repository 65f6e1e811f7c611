//! Secrets arrive in a header, because addresses end up in logs and histories.

use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use shared::session::SecretHash;

#[cfg(test)]
use crate::api_docs::operation::{Asked, Takes};
use crate::session::secret;

use super::api_error::ApiError;

/// `Authorization: Bearer SECRET`: the hash of the secret.
pub(super) struct Bearer(pub SecretHash);

impl Bearer {
    fn of(headers: &HeaderMap) -> Option<Self> {
        let (scheme, secret) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| Self(secret::hash(secret.trim())))
    }
}

impl<S: Sync> FromRequestParts<S> for Bearer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        Self::of(&parts.headers).ok_or(ApiError::NotLetIn)
    }
}

impl<S: Sync> OptionalFromRequestParts<S> for Bearer {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Option<Self>, ApiError> {
        Ok(Self::of(&parts.headers))
    }
}

#[cfg(test)]
impl Takes for Bearer {
    fn take(asked: &mut Asked<'_>) {
        asked.secret(true);
    }
}

#[cfg(test)]
impl Takes for Option<Bearer> {
    fn take(asked: &mut Asked<'_>) {
        asked.secret(false);
    }
}
