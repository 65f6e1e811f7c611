//! Where a request comes from and where it went to.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::{HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, Uri};

/// An address as limits count it: one IPv4 address, or one IPv6 network of 64 bits, which
/// is what one household or school gets. Never logged.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Address(IpAddr);

impl Address {
    fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() & (u128::MAX << 64);
                Self(Ipv6Addr::from_bits(network).into())
            }
            address @ IpAddr::V4(_) => Self(address),
        }
    }

    /// The device's address; behind a proxy on this same machine the one that the proxy
    /// saw. Nobody else's word for it is taken.
    fn from_parts(peer: Option<IpAddr>, headers: &HeaderMap) -> Self {
        let peer = peer.unwrap_or(Ipv6Addr::UNSPECIFIED.into());
        let forwarded = headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|value| value.to_str().ok()?.rsplit(',').next()?.trim().parse().ok());
        match forwarded {
            Some(forwarded) if peer.to_canonical().is_loopback() => Self::of(forwarded),
            _ => Self::of(peer),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
        Ok(Self::from_parts(peer, &parts.headers))
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
pub(super) fn base_url(headers: &HeaderMap, public_url: Option<&str>) -> Option<String> {
    if let Some(public_url) = public_url {
        return Some(public_url.into());
    }
    let host: Authority = headers.get(HOST)?.to_str().ok()?.parse().ok()?;
    let is_secure = headers.get("x-forwarded-proto").is_some_and(|scheme| scheme == "https");
    Some(format!("{}://{host}", if is_secure { "https" } else { "http" }))
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
    fn only_a_proxy_on_this_machine_is_believed() {
        let forwarded = headers(&[("x-forwarded-for", "198.51.100.7, 203.0.113.9")]);
        let of = |peer: &str| Address::from_parts(Some(peer.parse().unwrap()), &forwarded).0.to_string();
        assert_eq!(of("127.0.0.1"), "203.0.113.9");
        assert_eq!(of("::ffff:127.0.0.1"), "203.0.113.9");
        assert_eq!(of("192.0.2.1"), "192.0.2.1");
        assert_eq!(of("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
    }

    #[test]
    fn the_link_leads_to_where_people_are() {
        assert_eq!(base_url(&headers(&[("host", "10.0.0.5:3000")]), None).unwrap(), "http://10.0.0.5:3000");
        let behind_tls = headers(&[("host", "school.example"), ("x-forwarded-proto", "https")]);
        assert_eq!(base_url(&behind_tls, None).unwrap(), "https://school.example");
        assert_eq!(base_url(&headers(&[("host", "x")]), Some("https://a.example")).unwrap(), "https://a.example");
        assert_eq!(base_url(&headers(&[("host", "a b\"<")]), None), None);
    }
}
