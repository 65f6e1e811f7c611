//! Where a request comes from.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::policy::Policy;

use super::api::Site;

/// An address as limits count it: one IPv4 address, or one IPv6 network of 64 bits, which
/// is what one household or school gets. Never logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Address(IpAddr);

impl Address {
    pub(super) fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() & (u128::MAX << 64);
                Self(Ipv6Addr::from_bits(network).into())
            }
            address @ IpAddr::V4(_) => Self(address),
        }
    }

    /// The device's address. Behind so many proxies, what the outermost of them saw: each adds at the end whom it
    /// heard, so what a device writes there itself stands before that, and is not believed. A request that came past
    /// them says too little.
    fn from_parts(peer: Option<IpAddr>, headers: &HeaderMap, proxies: u8) -> Self {
        let peer = peer.unwrap_or(Ipv6Addr::UNSPECIFIED.into());
        let told = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
        let told: Vec<&str> = told.flat_map(|value| value.split(',')).map(str::trim).collect();
        let outermost = usize::from(proxies).checked_sub(1).and_then(|more| told.iter().rev().nth(more));
        Self::of(outermost.and_then(|address| address.parse().ok()).unwrap_or(peer))
    }
}

impl FromRequestParts<Arc<Site>> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        Ok(Self::from_parts(peer, &parts.headers, site.policy.trusted_proxies))
    }
}

/// Did this request come over TLS? A proxy that is trusted says whether it was reached by it.
pub(super) fn is_secure(headers: &HeaderMap, policy: &Policy) -> bool {
    let is_told = policy.trusted_proxies > 0 && headers.get("x-forwarded-proto").is_some_and(|told| told == "https");
    policy.serves_tls || is_told
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn only_as_many_proxies_as_there_are_are_believed() {
        let forwarded = headers(&[("x-forwarded-for", "198.51.100.7, 203.0.113.9")]);
        let of =
            |peer: &str, proxies| Address::from_parts(Some(peer.parse().unwrap()), &forwarded, proxies).0.to_string();
        assert_eq!(of("127.0.0.1", 0), "127.0.0.1");
        assert_eq!(of("127.0.0.1", 1), "203.0.113.9");
        assert_eq!(of("192.0.2.1", 2), "198.51.100.7");
        assert_eq!(of("192.0.2.1", 3), "192.0.2.1");
        assert_eq!(of("2001:db8:1:2:3:4:5:6", 0), "2001:db8:1:2::");
    }
}
