//! Plain HTTP: the client's files, plain requests, and the middleware around them.

mod accept_limit;
mod address;
mod api;
mod api_error;
mod archives;
mod assets;
mod attempt;
mod bearer;
mod bodies;
mod connection_slots;
pub(crate) mod doc;
mod door_page;
mod doors;
mod extract;
mod host;
mod host_check;
mod importing;
mod limits;
mod live;
mod lobby;
mod localize_errors;
mod middleware;
mod monitoring;
mod qr;
mod reach;
mod rehearsals;
mod report;
mod route;
mod session_builder;
mod state;
mod stored;
mod take_home;
mod turns;
mod visit;
mod written;

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::IntoResponse as _;
#[cfg(test)]
use schemars::SchemaGenerator;
#[cfg(test)]
use serde_json::Value;
use shared::wire;
use tokio::sync::mpsc;
use tower_http::catch_panic::CatchPanicLayer;

use crate::library::Library;
use crate::live::Live;
use crate::policy::Policy;
use crate::rehearsal::Rehearsal;
use crate::session::Registry;

pub(crate) use accept_limit::{ACCEPTED_MAX, AcceptLimit};
pub use assets::Asset;
pub(crate) use connection_slots::CONNECTIONS_MAX;
pub(crate) use monitoring::metrics_router;
pub(crate) use reach::on_the_network;
pub(crate) use rehearsals::Place;

use api_error::ApiError;
use archives::Archives;
use bodies::{BODY_MAX, Bodies};
use connection_slots::Slots;
use doors::Doors;
use host_check::HostCheck;
use limits::Limits;
use lobby::Lobby;
use rehearsals::Rehearsals;
use route::{Route, serving};
use state::Site;
use turns::Turns;

/// What [`site`] makes.
pub(crate) struct Served<Upkeep> {
    /// The router of everything that is served.
    pub router: Router,
    /// A task that cleans up periodically.
    pub upkeep: Upkeep,
    /// The rehearsals that are begun.
    pub rehearsals: mpsc::Receiver<Rehearsal<Place>>,
}

/// The router of everything that is served, and what belongs to it.
pub(crate) fn site(
    registry: Arc<Registry>,
    live: Arc<Live>,
    library: Library,
    public_url: Option<String>,
    listens: SocketAddr,
    policy: Policy,
    client: &'static [Asset],
) -> anyhow::Result<Served<impl Future<Output = ()> + Send + 'static>> {
    let told = wire::Library { dilemmas: library.dilemmas().to_vec(), needs_key: policy.create_key.is_some() };
    let library_json = serde_json::to_vec(&told)?.into();
    let host_check = HostCheck::new(public_url, listens)?;
    let (limits, slots, metrics) = (Limits::new(), Slots::new(), Arc::clone(registry.metrics()));
    let (turns, archives) = (Turns::new(policy.budget), Archives::of(policy.budget.halves()));
    let (rehearsals, begun) = Rehearsals::new(policy.rehearsals);
    let (lobby, known_lobby, doors) = (Lobby::new(), Lobby::new(), Doors::default());
    let site = Site {
        registry,
        live,
        library,
        library_json,
        host_check,
        listens,
        policy,
        limits,
        slots,
        turns,
        archives,
        lobby,
        known_lobby,
        doors,
        bodies: Bodies::default(),
        rehearsals,
    };
    let site = Arc::new(site);
    let api = serving(below_api())
        .fallback(api::nothing_here)
        .method_not_allowed_fallback(api::nothing_here)
        .layer(map_response(middleware::never_stored));
    let router = serving(assets::routes())
        .nest(API, api)
        .merge(door_page::router(client))
        .layer(from_fn_with_state(Arc::clone(&site), middleware::only_own_names))
        .merge(serving(monitoring::routes()))
        .with_state(Arc::clone(&site))
        .layer(DefaultBodyLimit::max(BODY_MAX))
        .layer(from_fn_with_state(Arc::clone(&site), middleware::only_bounded_bodies))
        .layer(from_fn_with_state(Arc::clone(&site), middleware::only_own_pages))
        .layer(CatchPanicLayer::custom(|_| ApiError::Broken.into_response()))
        .layer(from_fn_with_state(metrics, localize_errors::answer))
        .layer(from_fn_with_state(Arc::clone(&site), middleware::with_security_headers))
        .layer(from_fn(middleware::only_http_1));
    let upkeep = async move {
        loop {
            tokio::time::sleep(limits::SWEEP_EVERY).await;
            site.limits.sweep();
            site.doors.sweep();
        }
    };
    Ok(Served { router, upkeep, rehearsals: begun })
}

/// The path below which requests are answered; everything else is a page.
const API: &str = "/api";

/// The routes below [`API`].
fn below_api() -> impl Iterator<Item = Route> {
    let sessions =
        api::routes().into_iter().chain(importing::routes()).chain(report::routes()).chain(take_home::routes());
    sessions.chain(rehearsals::routes()).chain(reach::routes()).chain(live::routes())
}

/// All routes for the document: path, method and operation of each.
#[cfg(test)]
pub(crate) fn operations(schemas: &mut SchemaGenerator) -> Vec<(String, &'static str, Value)> {
    let below = below_api().map(|route| (API, route));
    let beside = assets::routes().into_iter().chain(monitoring::routes()).map(|route| ("", route));
    below.chain(beside).map(|(base, route)| route.operation(base, schemas)).collect()
}

#[cfg(test)]
mod tests;
