//! Parts of a request that handlers take, with errors in the words of this project.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use super::address::Address;
use super::api_error::ApiError;
use super::state::Site;

/// Parts of a path as text. Bytes that are not text count as a wrong code.
pub(super) struct Typed<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Arc<Site>> for Typed<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, ApiError> {
        if let Ok(Path(typed)) = Path::from_request_parts(parts, site).await {
            return Ok(Self(typed));
        }
        let Ok(address) = Address::from_request_parts(parts, site).await;
        Err(site.limits.wrong_code(address, None))
    }
}

/// A body in JSON, with errors in the words of this project.
pub(super) struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(ApiError::TooLarge),
            Err(_) => Err(ApiError::NotUnderstood),
        }
    }
}

#[cfg(test)]
mod told {
    //! How the document describes these arguments.

    use schemars::JsonSchema;
    use serde_json::json;

    use super::{Body, Typed};
    use crate::api_docs::operation::{Asked, Takes};

    impl Takes for Typed<String> {
        fn take(asked: &mut Asked<'_>) {
            asked.path(
                "code",
                &json!({ "examples": ["K7M4QX"] }),
                "The join code, as people type it: small letters, spaces and dashes do no harm.",
            );
        }
    }

    impl<T: JsonSchema> Takes for Body<T> {
        fn take(asked: &mut Asked<'_>) {
            asked.json::<T>();
        }
    }
}
