//! The address from which a request comes.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRef, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::policy::Policy;

/// An address as limits count it: one IPv4 address, or one IPv6 network of 64 bits, which is what one household or
/// school gets. Never logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Address(IpAddr);

/// The 48-bit IPv6 network around an address: what one customer may have, with 65,536 addresses as limits count them.
/// Never logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct WideNetwork(u128);

/// The number of proxies in front of this server whose `X-Forwarded-For` is trusted.
#[derive(Clone, Copy)]
pub(super) struct TrustedProxies(pub u8);

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

    /// The wider network around it; `None` for an IPv4 address, which is in no network of one customer.
    pub(super) fn wide(self) -> Option<WideNetwork> {
        match self.0 {
            IpAddr::V6(address) => Some(WideNetwork(address.to_bits() & (u128::MAX << 80))),
            IpAddr::V4(_) => None,
        }
    }

    /// The network of one customer: an IPv4 address, or an IPv6 network of 48 bits.
    pub(super) fn of_customer(self) -> Self {
        self.wide().map_or(self, |WideNetwork(network)| Self(Ipv6Addr::from_bits(network).into()))
    }

    /// The device's address: behind proxies, the address seen by the outermost one. Each proxy appends the address of
    /// its client, so entries that a device writes itself come earlier and are ignored. A request that bypassed the
    /// proxies has too few entries.
    fn from_parts(peer: Option<IpAddr>, headers: &HeaderMap, proxies: u8) -> Self {
        let peer = peer.unwrap_or(Ipv6Addr::UNSPECIFIED.into());
        // A device may have written anything; this skips it without shifting the later entries.
        let told = headers.get_all("x-forwarded-for").iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        let told: Vec<_> = told.collect();
        let mut told = told.iter().flat_map(|value| value.split(',')).rev();
        let outermost = usize::from(proxies).checked_sub(1).and_then(|more| told.nth(more));
        Self::of(outermost.and_then(address_in).unwrap_or(peer))
    }
}

/// An address as proxies write it, possibly with a port or in brackets.
fn address_in(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    text.parse().ok().or_else(with_port).or_else(bare)
}

impl<S: Sync> FromRequestParts<S> for Address
where
    TrustedProxies: FromRef<S>,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        let TrustedProxies(proxies) = TrustedProxies::from_ref(state);
        Ok(Self::from_parts(peer, &parts.headers, proxies))
    }
}

#[cfg(test)]
impl crate::api_docs::operation::Takes for Address {}

/// Did this request come over TLS? A trusted proxy says how it was reached.
pub(super) fn is_secure(headers: &HeaderMap, policy: &Policy) -> bool {
    policy.serves_tls || (policy.trusted_proxies > 0 && shows_tls(headers))
}

/// Does a proxy claim that it was reached over TLS? For advice only, because anybody can claim that.
pub(super) fn shows_tls(headers: &HeaderMap) -> bool {
    headers.get("x-forwarded-proto").is_some_and(|told| told == "https")
}

/// Do the headers show a proxy in front? For advice only, because anybody can send them.
pub(super) fn shows_proxy(headers: &HeaderMap) -> bool {
    ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip", "forwarded", "via"]
        .iter()
        .any(|name| headers.contains_key(*name))
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
    fn only_trusted_proxies_are_believed() {
        let forwarded = headers(&[("x-forwarded-for", "198.51.100.7, 203.0.113.9")]);
        let of =
            |peer: &str, proxies| Address::from_parts(Some(peer.parse().unwrap()), &forwarded, proxies).0.to_string();
        assert_eq!(of("127.0.0.1", 0), "127.0.0.1");
        assert_eq!(of("127.0.0.1", 1), "203.0.113.9");
        assert_eq!(of("192.0.2.1", 2), "198.51.100.7");
        assert_eq!(of("192.0.2.1", 3), "192.0.2.1");
        assert_eq!(of("2001:db8:1:2:3:4:5:6", 0), "2001:db8:1:2::");
    }

    #[test]
    fn networks_of_one_customer_are_in_one_wider_network() {
        let wide = |address: &str| Address::of(address.parse().unwrap()).wide();
        assert!(wide("2001:db8:1:2::1") == wide("2001:db8:1:ffff::1"));
        assert!(wide("2001:db8:1:2::1") != wide("2001:db8:2:2::1"));
        assert!(wide("192.0.2.1").is_none() && wide("::ffff:192.0.2.1").is_none());
    }

    #[test]
    fn entries_written_by_a_device_shift_nothing() {
        let of = |value: &[u8]| {
            let headers = HeaderMap::from_iter([(
                HeaderName::from_static("x-forwarded-for"),
                HeaderValue::from_bytes(value).unwrap(),
            )]);
            Address::from_parts(Some("127.0.0.1".parse().unwrap()), &headers, 1).0.to_string()
        };
        assert_eq!(of(b"\xff\xfe, 203.0.113.9"), "203.0.113.9", "nonsense gives nobody another address");
        assert_eq!(of(b",,, 203.0.113.9"), "203.0.113.9");
        for with_port in ["203.0.113.9:4711", "198.51.100.7, 203.0.113.9:80"] {
            assert_eq!(of(with_port.as_bytes()), "203.0.113.9");
        }
        assert_eq!(of(b"[2001:db8:1:2:3:4:5:6]:443"), "2001:db8:1:2::");
        assert_eq!(of(b"[2001:db8:1:2::6]"), "2001:db8:1:2::");
        assert_eq!(of(b"unknown"), "127.0.0.1");
    }
}
