//! Middleware that applies to all requests.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::address::{Address, is_secure};
use super::api_error::{Answer, ApiError};
use super::bodies::{gathered, may_be_large};
use super::state::Site;

/// Allows a page to use the files of this server and nothing else. The client sets styles from code, and WebAssembly
/// has to be compiled. Every browser that runs the client counts sockets of the same origin as `'self'`.
pub(super) const CONTENT_SECURITY_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
);

/// No page uses the camera, the microphone or the location.
const NOTHING_OF_THE_DEVICE: HeaderValue = HeaderValue::from_static("camera=(), geolocation=(), microphone=()");

/// Makes browsers that came over TLS use nothing else for a year, so that no first plain request can be read on the
/// way.
const ONLY_BY_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Refuses HTTP/2, which is not offered (see [`crate::serve`]), before anything of the request is read.
pub(super) async fn only_http_1(request: Request, next: Next) -> Response {
    if request.version() > Version::HTTP_11 {
        return StatusCode::HTTP_VERSION_NOT_SUPPORTED.into_response();
    }
    next.run(request).await
}

/// Forbids caching: answers are about this moment, and some contain secrets.
pub(super) async fn never_stored(mut response: Response) -> Response {
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

pub(super) async fn with_security_headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let is_secure = is_secure(request.headers(), &site.policy);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Links contain codes.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));
    headers.insert(HeaderName::from_static("permissions-policy"), NOTHING_OF_THE_DEVICE);
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    if is_secure {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ONLY_BY_TLS);
    }
    response
}

/// Answers only requests for a host name of this server.
pub(super) async fn only_own_names(State(site): State<Arc<Site>>, request: Request, next: Next) -> Answer<Response> {
    site.host_check.check(&request, &site.policy)?;
    Ok(next.run(request).await)
}

/// Keeps pages of other sites from changing anything on behalf of a visitor.
pub(super) async fn only_own_pages(State(site): State<Arc<Site>>, request: Request, next: Next) -> Answer<Response> {
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !only_reads && !site.host_check.is_own_page(request.headers(), request.uri(), &site.policy) {
        return Err(ApiError::FromElsewhere);
    }
    Ok(next.run(request).await)
}

/// Holds a slot for a request with a large body until it is answered, or refuses it.
pub(super) async fn only_bounded_bodies(
    State(site): State<Arc<Site>>,
    address: Address,
    request: Request,
    next: Next,
) -> Response {
    let request = request.map(gathered);
    if !may_be_large(request.headers()) {
        return next.run(request).await;
    }
    let Some(place) = site.bodies.take(address) else {
        return ApiError::TooFast { again_after: 1 }.into_response();
    };
    let response = next.run(request).await;
    drop(place);
    response
}
