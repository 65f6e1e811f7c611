//! Where a request comes from and where it went to.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};

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

/// Does a socket come from a page of this server? The handshake is outside the browser's
/// same-origin rules, so this is checked here. Programs, which send no `Origin`, may.
pub(super) fn is_own_page(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return true };
    let Some(origin) = origin.to_str().ok().and_then(authority_of) else { return false };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()?.parse::<Authority>().ok());
    let public = public_url.and_then(authority_of);
    [host, public].into_iter().flatten().any(|own| is_same(&own, &origin))
}

/// Where people reach this server: the public address, or where this request went to.
pub(super) fn base_url(headers: &HeaderMap, public_url: Option<&str>, policy: &Policy) -> Option<String> {
    if let Some(public_url) = public_url {
        return Some(public_url.into());
    }
    let host: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    Some(format!("{}://{host}", if is_secure(headers, policy) { "https" } else { "http" }))
}

/// Did this request come over TLS? A proxy that is trusted says whether it was reached by it.
pub(super) fn is_secure(headers: &HeaderMap, policy: &Policy) -> bool {
    let is_told = policy.trusted_proxies > 0 && headers.get("x-forwarded-proto").is_some_and(|told| told == "https");
    policy.serves_tls || is_told
}

fn authority_of(url: &str) -> Option<Authority> {
    url.parse::<Uri>().ok()?.into_parts().authority
}

/// The same host and port. A proxy that ends TLS may leave the port out or not.
fn is_same(one: &Authority, other: &Authority) -> bool {
    let port = |authority: &Authority| authority.port_u16().filter(|port| !matches!(port, 80 | 443));
    one.host().eq_ignore_ascii_case(other.host()) && port(one) == port(other)
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
    fn only_own_pages_and_programs_open_sockets() {
        let own = |origin, host, public| is_own_page(&headers(&[("origin", origin), ("host", host)]), public);
        assert!(is_own_page(&headers(&[("host", "school.example")]), None));
        assert!(own("http://localhost:3000", "localhost:3000", None));
        assert!(own("https://school.example", "school.example:443", None));
        assert!(own("https://school.example", "127.0.0.1:3000", Some("https://school.example")));
        assert!(!own("https://evil.example", "school.example", None));
        assert!(!own("http://localhost:3001", "localhost:3000", None));
        assert!(!own("https://school.example.evil.example", "school.example", None));
        assert!(!own("null", "school.example", Some("https://school.example")));
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

    #[test]
    fn the_link_leads_to_where_people_are() {
        let (alone, behind) = (Policy::default(), Policy { trusted_proxies: 1, ..Policy::default() });
        let own_tls = Policy { serves_tls: true, ..Policy::default() };
        let here = headers(&[("host", "10.0.0.5:3000")]);
        assert_eq!(base_url(&here, None, &alone).unwrap(), "http://10.0.0.5:3000");
        assert_eq!(base_url(&here, None, &own_tls).unwrap(), "https://10.0.0.5:3000");
        let behind_tls = headers(&[("host", "school.example"), ("x-forwarded-proto", "https")]);
        assert_eq!(base_url(&behind_tls, None, &behind).unwrap(), "https://school.example");
        assert_eq!(base_url(&behind_tls, None, &alone).unwrap(), "http://school.example");
        let public = Some("https://a.example");
        assert_eq!(base_url(&headers(&[("host", "x")]), public, &alone).unwrap(), "https://a.example");
        assert_eq!(base_url(&headers(&[("host", "a b\"<")]), None, &alone), None);
    }
}
