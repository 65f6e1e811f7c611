//! The limit on accepted connections. It applies before the first request, so that nobody can use up all connections by
//! opening many and saying nothing.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::extract::ConnectInfo;
use axum::middleware::AddExtension;
use axum::{Extension, Router};
use tower::Layer as _;

use crate::policy::Policy;

use super::address::Address;
use super::connection_slots::{Slot, Slots};

/// The maximum number of connections at once. A browser opens up to six to fetch the pages, and those close soon. A
/// connection that becomes a socket is counted there from then on.
pub(crate) const ACCEPTED_MAX: usize = 26_000;
/// The maximum number of connections of one address at once: a conference of four thousand behind one address, all
/// opening the page. Two such addresses leave some to others.
const OF_ONE_MAX: usize = 12_000;

/// Slots for connections, held until they end or become a socket.
pub(crate) struct AcceptLimit(Slots<Address>);

/// The service that answers on a connection. It holds the slot.
pub(crate) type Answering = AddExtension<AddExtension<Router, ConnectInfo<SocketAddr>>, Arc<Slot<Address>>>;

impl AcceptLimit {
    /// Behind a proxy all connections come from the proxy, which may take all slots.
    pub fn new(policy: &Policy) -> Self {
        Self::with(policy, most_at_once())
    }

    fn with(policy: &Policy, all: usize) -> Self {
        Self::of(all, if policy.trusted_proxies > 0 { all } else { all * OF_ONE_MAX / ACCEPTED_MAX })
    }

    fn of(max: usize, of_one_max: usize) -> Self {
        Self(Slots::of(max, of_one_max))
    }

    /// Builds the service that answers on a connection of `peer`.
    ///
    /// # Errors
    /// When no slot is free; the connection must then be closed.
    pub fn take(&self, site: &Router, peer: SocketAddr) -> io::Result<Answering> {
        let place = self.0.take(Address::of(peer.ip())).ok_or(io::ErrorKind::QuotaExceeded)?;
        Ok(Extension(Arc::new(place)).layer(Extension(ConnectInfo(peer)).layer(site.clone())))
    }
}

/// Half the connections that the system's limit on open files allows, because connections that become sockets are
/// counted elsewhere, and the database and the pages are files as well.
fn most_at_once() -> usize {
    let allowed = rlimit::Resource::NOFILE.get_soft().unwrap_or(u64::MAX) / 2;
    ACCEPTED_MAX.min(usize::try_from(allowed).unwrap_or(ACCEPTED_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_keeps_connecting_leaves_slots_for_others() {
        let (accepting, site) = (AcceptLimit::of(4, 2), Router::new());
        let take = |peer: &str| accepting.take(&site, peer.parse().unwrap());
        let greedy = [take("192.0.2.1:1").unwrap(), take("192.0.2.1:2").unwrap()];
        assert!(take("192.0.2.1:3").is_err());
        let others = [take("192.0.2.2:1").unwrap(), take("[2001:db8::1]:1").unwrap()];
        assert!(take("192.0.2.3:1").is_err(), "all slots are taken");
        drop((greedy, others));
        assert!(take("192.0.2.1:4").is_ok(), "an ended connection released its slot");
    }

    #[test]
    fn a_proxy_may_take_all_slots() {
        let behind = AcceptLimit::with(&Policy { trusted_proxies: 1, ..Policy::default() }, 26);
        let site = Router::new();
        let proxy = "127.0.0.1:1".parse().unwrap();
        let taken: Vec<_> = (0..26).map(|_| behind.take(&site, proxy)).collect();
        assert!(taken.iter().all(Result::is_ok));
        let alone = AcceptLimit::with(&Policy::default(), 26);
        let taken: Vec<_> = (0..13).map(|_| alone.take(&site, proxy)).collect();
        assert!(taken.last().is_some_and(Result::is_err) && taken[11].is_ok());
    }

    const _: () = assert!(2 * OF_ONE_MAX < ACCEPTED_MAX);
}
