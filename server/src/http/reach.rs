//! Where people reach this server. Links and QR codes contain that address, and one that leads every other computer to
//! itself is useless.

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::sync::Arc;

use axum::Json;
use axum::extract::{ConnectInfo, FromRequestParts, State};
use axum::http::request::Parts;
use shared::wire::{OnlyHere, Reach};

use super::address::{Address, is_secure};
use super::api_error::{Answer, ApiError};
use super::doc::{AnswerDoc, Doc, TOO_FAST};
use super::host_check::ReachedAt;
use super::route::Route;
use super::state::Site;

/// Where people reach this server, as far as a request shows it.
pub(super) struct Reached(pub Reach);

pub(super) fn routes() -> [Route; 1] {
    [Route::get("/reach", reach, &REACH)]
}

const REACH: Doc = Doc {
    id: "reach",
    summary: "Where people reach this server, and how long it keeps sessions",
    authorization: None,
    answers: &[AnswerDoc::returned(200, "As far as it can know."), TOO_FAST],
};

/// `GET /api/reach`.
async fn reach(State(site): State<Arc<Site>>, address: Address, Reached(reach): Reached) -> Answer<Json<Reach>> {
    site.limits.page(address)?;
    Ok(Json(reach))
}

impl FromRequestParts<Arc<Site>> for Reached {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Answer<Self> {
        let reached_at =
            site.host_check.reached_at(&parts.headers, &parts.uri, &site.policy).ok_or(ApiError::NotUnderstood)?;
        let ReachedAt { base, port_only_here, is_passed_on_otherwise } = reached_at;
        let keep_days = site.policy.keep.in_days();
        let Some(port) = port_only_here.filter(|_| !is_passed_on_otherwise) else {
            return Ok(Self(Reach { base, only_here: None, set_public_url: is_passed_on_otherwise, keep_days }));
        };
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        // Behind a proxy, or with a certificate for another name, people can't connect to the bare address.
        let is_direct = site.policy.trusted_proxies == 0 && !is_secure(&parts.headers, &site.policy);
        let from_here = is_direct && peer.is_some_and(|peer| peer.to_canonical().is_loopback());
        let (base, only_here) = beyond(base, port, site.listens, from_here, on_the_network);
        Ok(Self(Reach { base, only_here: Some(only_here), set_public_url: false, keep_days }))
    }
}

#[cfg(test)]
impl crate::api_docs::operation::Takes for Reached {
    fn take(asked: &mut crate::api_docs::operation::Asked<'_>) {
        asked.query(
            "at",
            &serde_json::json!({ "examples": ["https://school.example"] }),
            "Where the page that asks was opened, in case what stands in front does not pass it on.",
        );
    }
}

/// What other people need instead of `base`, which only this computer can open, at `port`. The network address is given
/// only if it leads to the same server: not if the port differs, nor if something passed the request on, such as a
/// container or a tunnel.
fn beyond(
    base: String,
    port: u16,
    listens: SocketAddr,
    from_here: bool,
    network: impl FnOnce() -> Option<IpAddr>,
) -> (String, OnlyHere) {
    if listens.ip().to_canonical().is_loopback() {
        return (base, OnlyHere::ListensHere { port: listens.port() });
    }
    let is_same = from_here && listens.ip().is_unspecified() && listens.port() == port;
    match network().filter(|_| is_same) {
        Some(address) => (format!("http://{}", SocketAddr::new(address, port)), OnlyHere::LinksLeadElsewhere),
        None => (base, OnlyHere::AddressUnknown),
    }
}

/// This machine's address on its network, if it has one. Nothing is sent: a datagram socket that is connected to a far
/// address (one reserved for documentation) shows which local address it would send from.
pub(crate) fn on_the_network() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|address| !address.is_unspecified() && !address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(listens: &str, from_here: bool, network: Option<&str>) -> (String, OnlyHere) {
        let network = network.map(|address| address.parse().unwrap());
        beyond("http://localhost:3000".into(), 3000, listens.parse().unwrap(), from_here, || network)
    }

    #[test]
    fn links_use_the_network_address_if_it_leads_to_the_same_server() {
        let network = Some("192.168.1.20");
        let elsewhere = ("http://192.168.1.20:3000".to_owned(), OnlyHere::LinksLeadElsewhere);
        assert_eq!(asked("0.0.0.0:3000", true, network), elsewhere);
        assert_eq!(asked("[::]:3000", true, network), elsewhere);
        let unknown = ("http://localhost:3000".to_owned(), OnlyHere::AddressUnknown);
        assert_eq!(asked("0.0.0.0:3000", true, None), unknown, "it is in no network");
        assert_eq!(asked("0.0.0.0:3000", false, network), unknown, "the request was passed on");
        assert_eq!(asked("0.0.0.0:8080", true, network), unknown, "another port was opened");
        assert_eq!(asked("192.168.1.20:3000", true, network), unknown, "it does not listen there");
    }

    #[test]
    fn a_loopback_server_shows_how_to_start_it() {
        for listens in ["127.0.0.1:3000", "127.8.0.1:3000", "[::1]:3000"] {
            let here = ("http://localhost:3000".to_owned(), OnlyHere::ListensHere { port: 3000 });
            assert_eq!(asked(listens, true, Some("192.168.1.20")), here, "{listens}");
        }
    }
}
