//! Plain HTTP: the client's files, the few plain requests, and what goes for all of them.

mod accepting;
mod address;
mod api;
mod assets;
mod attempt;
mod bearer;
mod bodies;
pub(crate) mod doc;
mod fault;
mod host;
mod importing;
mod limits;
mod live;
mod lobby;
mod names;
mod opening;
mod places;
mod qr;
mod reach;
mod reader;
mod report;
mod route;
mod stored;
mod turns;
mod visit;
mod written;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Version, header};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
#[cfg(test)]
use schemars::SchemaGenerator;
#[cfg(test)]
use serde_json::Value;
use shared::wire;
use tower_http::catch_panic::CatchPanicLayer;

use crate::library::Library;
use crate::live::Live;
use crate::policy::Policy;
use crate::session::Registry;

pub(crate) use accepting::{ACCEPTED_MAX, Accepting};
pub use assets::Asset;
pub(crate) use names::only_private;
pub(crate) use places::CONNECTIONS_MAX as PLACES_MAX;
pub(crate) use reach::on_the_network;

use address::is_secure;
use api::{Doors, Site};
use bodies::Bodies;
use fault::Fault;
use limits::Limits;
use lobby::Lobby;
use names::Names;
use places::Places;
use route::{Route, serving};
use turns::Turns;

/// The largest body, in bytes: a session with the longest of everything is under 4 KiB.
const BODY_MAX: usize = 64 * 1024;

/// What a page may do: use what this server gives, and nothing else. The client sets styles
/// from code, and WebAssembly has to be compiled. Sockets of the own origin are `'self'`
/// to every browser that runs the client.
const CONTENT_SECURITY_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
);

/// No page looks, listens or wants to know where it is.
const NOTHING_OF_THE_DEVICE: HeaderValue = HeaderValue::from_static("camera=(), geolocation=(), microphone=()");

/// Makes browsers that came by TLS use nothing else for a year, so that nobody in between reads a first plain request.
const ONLY_BY_TLS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Everything that is served, and what has to be done now and then beside it.
pub(crate) fn site(
    registry: Arc<Registry>,
    live: Arc<Live>,
    library: Library,
    public_url: Option<String>,
    listens: SocketAddr,
    policy: Policy,
    client: &'static [Asset],
) -> anyhow::Result<(Router, impl Future<Output = ()> + Send + 'static)> {
    let told = wire::Library { dilemmas: library.dilemmas().to_vec(), needs_key: policy.create_key.is_some() };
    let library_json = serde_json::to_vec(&told)?.into();
    let names = Names::new(public_url, listens)?;
    let (limits, places, metrics) = (Limits::new(), Places::new(), Arc::clone(registry.metrics()));
    let (turns, archives) = (Turns::new(policy.budget), importing::Archives::of(policy.budget.halves()));
    let (lobby, known_lobby, doors) = (Lobby::new(), Lobby::new(), Doors::default());
    let site = Site {
        registry,
        live,
        library,
        library_json,
        names,
        listens,
        policy,
        limits,
        places,
        turns,
        archives,
        lobby,
        known_lobby,
        doors,
        bodies: Bodies::default(),
    };
    let site = Arc::new(site);
    let api = serving(below_api())
        .fallback(api::nothing_here)
        .method_not_allowed_fallback(api::nothing_here)
        .layer(map_response(never_stored));
    let router = serving(assets::routes())
        .nest(API, api)
        .fallback_service(assets::router(client).with_state(Arc::clone(&site)))
        .layer(from_fn_with_state(Arc::clone(&site), names::only_own))
        .merge(serving(api::for_monitoring()))
        .with_state(Arc::clone(&site))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(from_fn_with_state(Arc::clone(&site), bodies::bounded))
        .layer(from_fn_with_state(Arc::clone(&site), names::only_own_pages))
        .layer(CatchPanicLayer::custom(|_| Fault::Broken.into_response()))
        .layer(from_fn_with_state(metrics, reader::answer))
        .layer(from_fn_with_state(Arc::clone(&site), with_security_headers))
        .layer(from_fn(only_http_1));
    let upkeep = async move {
        loop {
            tokio::time::sleep(limits::SWEEP_EVERY).await;
            site.limits.sweep();
            site.doors.sweep();
        }
    };
    Ok((router, upkeep))
}

/// Requests are answered below this path, and pages beside it.
const API: &str = "/api";

/// The routes below [`API`].
fn below_api() -> impl Iterator<Item = Route> {
    let sessions = api::routes().into_iter().chain(importing::routes()).chain(report::routes());
    sessions.chain(reach::routes()).chain(live::routes())
}

/// All routes: the path, the method and the operation of each, for the document.
#[cfg(test)]
pub(crate) fn operations(schemas: &mut SchemaGenerator) -> Vec<(String, &'static str, Value)> {
    let below = below_api().map(|route| (API, route));
    let beside = assets::routes().into_iter().chain(api::for_monitoring()).map(|route| ("", route));
    below.chain(beside).map(|(base, route)| route.operation(base, schemas)).collect()
}

/// HTTP/2 is not offered, see [`crate::serve`]: who uses it all the same is answered before anything is read.
async fn only_http_1(request: Request, next: Next) -> Response {
    if request.version() > Version::HTTP_11 {
        return StatusCode::HTTP_VERSION_NOT_SUPPORTED.into_response();
    }
    next.run(request).await
}

/// Answers are about this moment, and some tell secrets.
async fn never_stored(mut response: Response) -> Response {
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

async fn with_security_headers(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let is_secure = is_secure(request.headers(), &site.policy);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Links carry codes.
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

#[cfg(test)]
mod tests;
