//! The host names under which this server answers. Browsers treat sites of the same name as one, whichever server
//! answers. Without this check, a stranger's page whose name is suddenly pointed here could send any request and read
//! the answers.

use std::net::SocketAddr;
use std::sync::OnceLock;

use anyhow::Context as _;
use axum::extract::{Query, Request};
use axum::http::Uri;
use axum::http::header::ORIGIN;
use axum::http::{HeaderMap, StatusCode, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use crate::policy::Policy;

use super::address::{is_secure, shows_proxy, shows_tls};
use super::api_error::{Answer, ApiError};
use super::host::{HTTP, Host, USUAL_PORTS};

/// The header in which a browser says where a request comes from; sent only where nobody in between can change it.
const FETCH_SITE: &str = "sec-fetch-site";

/// The query in which a page says where it was opened, because a proxy may pass on another address.
#[derive(Deserialize)]
struct OpenedAt {
    at: String,
}

/// Where people reach this server, as far as a request shows it.
#[derive(Debug)]
pub(super) struct ReachedAt {
    /// An address without a path.
    pub base: String,
    /// The port of an address that leads here only from this computer, such as `localhost`; `None` for other addresses
    /// and when the public address is known.
    pub port_only_here: Option<u16>,
    /// The page was opened at another address than the one that arrived here, because a proxy does not pass it on.
    pub is_passed_on_otherwise: bool,
}

/// Warnings for the operator, each given once, without anybody's name or address.
#[derive(Debug, Default)]
struct Warned {
    address: OnceLock<()>,
    proxy: OnceLock<()>,
}

/// The names under which this server is reached.
#[derive(Debug)]
pub(super) struct HostCheck {
    /// The public address, as people type it.
    public_url: Option<String>,
    public: Option<Host>,
    /// The host name of this machine.
    machine: String,
    /// The port on which it listens.
    port: u16,
    warned: Warned,
}

impl HostCheck {
    /// # Errors
    /// When the public address is not a valid one.
    pub fn new(public_url: Option<String>, listens: SocketAddr) -> anyhow::Result<Self> {
        Self::of(public_url, &machine(), listens.port())
    }

    fn of(public_url: Option<String>, machine: &str, port: u16) -> anyhow::Result<Self> {
        let public = public_url.as_deref().map(public_host).transpose()?;
        Ok(Self { public_url, public, machine: machine.to_ascii_lowercase(), port, warned: Warned::default() })
    }

    /// Is this certainly a name of this server?
    fn are_of(&self, host: &Host) -> bool {
        host.is_private()
            || host.name == self.machine
            || self.public.as_ref().is_some_and(|public| public.name == host.name)
    }

    /// Are requests to that host answered? Over TLS only names with a certificate arrive. A proxy may use a host name
    /// of its own if the public one is known.
    fn take(&self, host: &Host, policy: &Policy) -> bool {
        let is_told_by_proxy = policy.trusted_proxies > 0 && self.public.is_some();
        policy.serves_tls || is_told_by_proxy || self.are_of(host)
    }

    /// Refuses requests for a host that is not this server. Every browser sends a host, so a request without one does
    /// not come from a browser.
    pub fn check(&self, request: &Request, policy: &Policy) -> Answer<()> {
        self.warn_of_proxy(request.headers(), policy);
        let Some(host) = Host::asked(request.headers(), request.uri()) else {
            return if request.version() > Version::HTTP_10 { Err(ApiError::NotUnderstood) } else { Ok(()) };
        };
        let host = host?;
        if self.take(&host, policy) { Ok(()) } else { Err(unknown(&host, request.headers(), policy)) }
    }

    /// Does a request come from a page of this server, or from a program, which sends no `Origin`? The browser's own
    /// `Sec-Fetch-Site` counts, because nobody in between can change it; otherwise the origin decides.
    pub fn is_own_page(&self, headers: &HeaderMap, uri: &Uri, policy: &Policy) -> bool {
        let site = headers.get(FETCH_SITE).map(axum::http::HeaderValue::as_bytes);
        if matches!(site, Some(b"same-origin" | b"none")) {
            return true;
        }
        let Some(origin) = headers.get(ORIGIN) else { return site.is_none() };
        let Some(origin) = origin.to_str().ok().and_then(Host::of_url) else { return false };
        if self.public.as_ref().is_some_and(|public| public.is_same(&origin)) {
            return true;
        }
        let host = Host::asked(headers, uri).and_then(Result::ok);
        let host = host.filter(|host| policy.serves_tls || self.are_of(host));
        host.is_some_and(|own| own.is_same(&origin) || self.is_without_its_port(&own, &origin, policy))
            && site.is_none()
    }

    /// Is it the same host without its port, which a proxy left out? Browsers never leave it out. This also admits
    /// pages at other ports of that host, but they can do nothing here without a secret.
    fn is_without_its_port(&self, asked: &Host, origin: &Host, policy: &Policy) -> bool {
        let is_in_front = !policy.serves_tls && !USUAL_PORTS.contains(&self.port);
        let is_without = is_in_front && asked.name == origin.name && asked.port.is_none();
        if is_without {
            self.warn_of_address();
        }
        is_without
    }

    /// Where people reach this server: the public address, else where the page was opened, else where this request
    /// went.
    pub fn reached_at(&self, headers: &HeaderMap, uri: &Uri, policy: &Policy) -> Option<ReachedAt> {
        if let Some(public_url) = &self.public_url {
            return Some(ReachedAt { base: public_url.clone(), port_only_here: None, is_passed_on_otherwise: false });
        }
        let asked = Host::asked(headers, uri)?.ok().filter(|host| self.take(host, policy))?;
        let scheme = if is_secure(headers, policy) { "https" } else { "http" };
        let here = (scheme, asked);
        let opened = opened_at(headers, uri).filter(|(scheme, host)| *scheme != here.0 || !host.is_same(&here.1));
        let is_passed_on_otherwise = opened.is_some();
        if is_passed_on_otherwise {
            self.warn_of_address();
        }
        let (scheme, host) = opened.unwrap_or(here);
        Some(ReachedAt {
            base: format!("{scheme}://{host}"),
            port_only_here: host.is_loopback().then(|| host.port.unwrap_or(HTTP)),
            is_passed_on_otherwise,
        })
    }

    fn warn_of_address(&self) {
        self.warned.address.get_or_init(|| {
            tracing::warn!(
                "the proxy in front of this server does not pass on the address that people open: \
                 set --public-url to that address"
            );
        });
    }

    /// Warns that all devices behind a proxy that is not trusted share one rate limit.
    fn warn_of_proxy(&self, headers: &HeaderMap, policy: &Policy) {
        if policy.trusted_proxies == 0 && headers.contains_key("x-forwarded-for") {
            self.warned.proxy.get_or_init(|| {
                tracing::warn!(
                    "requests carry X-Forwarded-For, but no proxy is trusted, so that all devices behind it count as \
                     one: if it is your proxy, set --trust-proxy 1"
                );
            });
        }
    }
}

/// The host of the operator's public address, which has a scheme and no path.
fn public_host(url: &str) -> anyhow::Result<Host> {
    let is_bare = url.parse::<Uri>().is_ok_and(|uri| uri.path() == "/" && uri.query().is_none());
    origin(url).filter(|_| is_bare).map(|(_, host)| host).with_context(|| {
        format!("--public-url: {url:?} is not an address that people can open, such as https://school.example")
    })
}

/// Scheme and host of an address that browsers open.
fn origin(url: &str) -> Option<(&'static str, Host)> {
    let scheme = match url.parse::<Uri>().ok()?.scheme_str()? {
        "http" => "http",
        "https" => "https",
        _ => return None,
    };
    Some((scheme, Host::of_url(url)?))
}

/// Where the requesting page was opened. Only pages are believed, as far as browsers tell: otherwise a link could make
/// somebody see an address chosen by a stranger.
fn opened_at(headers: &HeaderMap, uri: &Uri) -> Option<(&'static str, Host)> {
    let is_page = headers.get(FETCH_SITE).is_none_or(|site| site == "same-origin");
    let Query(OpenedAt { at }) = Query::try_from_uri(uri).ok().filter(|_| is_page)?;
    origin(&at)
}

/// Answers only at an IP address or a name of the local network, so that a stranger's page whose name is pointed here
/// can read nothing. For endpoints that are not for browsers.
pub(crate) async fn only_private(request: Request, next: Next) -> Response {
    match Host::asked(request.headers(), request.uri()) {
        Some(Ok(host)) if host.is_private() || host.name == machine() => next.run(request).await,
        _ => (StatusCode::MISDIRECTED_REQUEST, "ask at an IP address, or at a name of this network\n").into_response(),
    }
}

/// The host name of this machine.
fn machine() -> String {
    gethostname::gethostname().to_string_lossy().to_ascii_lowercase()
}

/// The error for an unknown host, with advice for the operator. It assumes a proxy in front if the headers suggest one.
fn unknown(host: &Host, headers: &HeaderMap, policy: &Policy) -> ApiError {
    let is_tls = is_secure(headers, policy) || shows_tls(headers) || headers.contains_key(FETCH_SITE);
    let is_behind = policy.trusted_proxies == 0 && (is_tls || shows_proxy(headers));
    let url = format!("{}://{host}", if is_tls { "https" } else { "http" });
    if is_behind { ApiError::OtherNameByProxy { url } } else { ApiError::OtherName { url } }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::HOST;
    use std::sync::LazyLock;

    use axum::http::{HeaderName, HeaderValue};

    static ALONE: LazyLock<Policy> = LazyLock::new(Policy::default);
    static BEHIND: LazyLock<Policy> = LazyLock::new(|| Policy { trusted_proxies: 1, ..Policy::default() });
    static OWN_TLS: LazyLock<Policy> = LazyLock::new(|| Policy { serves_tls: true, ..Policy::default() });

    fn host_check(public_url: Option<&str>) -> HostCheck {
        HostCheck::of(public_url.map(Into::into), "Studiezaal.school.example", 3000).unwrap()
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    fn takes(public_url: Option<&str>, host: &str, policy: &Policy) -> bool {
        Host::parse(host).is_some_and(|host| host_check(public_url).take(&host, policy))
    }

    #[test]
    fn a_request_that_names_two_hosts_is_not_understood() {
        let mut two = headers(&[("host", "127.0.0.1:3000")]);
        two.append(HOST, HeaderValue::from_static("evil.example"));
        assert!(matches!(Host::asked(&two, &Uri::from_static("/")), Some(Err(ApiError::NotUnderstood))));
    }

    #[test]
    fn without_a_public_address_only_private_names_are_answered() {
        let own = [
            "127.0.0.1:3000",
            "10.0.0.5",
            "[::1]:3000",
            "localhost",
            "LOCALHOST:3000",
            "localhost.",
            "ao.localhost",
            "laptop.local:3000",
            "laptop",
            "my_server:3000",
            "ao.svc.cluster.local",
            "laptop.fritz.box",
            "LAPTOP.mshome.net:3000",
            "laptop.home.arpa",
            "laptop.lan.",
            "ao.internal",
            "laptop.home:3000",
            "studiezaal.school.example:80",
        ];
        for host in own {
            assert!(takes(None, host, &ALONE), "{host}");
        }
        let strange = [
            "evil.example",
            "school.example:3000",
            "local.evil.example",
            "evillocal.example",
            "127.0.0.1.evil.example",
            "x.studiezaal.school.example",
            "evil-localhost.example",
            "1.2.3.4.5",
            "fritz.box.example",
            "evilfritz.box",
            "mshome.net",
        ];
        for host in strange {
            assert!(!takes(None, host, &ALONE), "{host}");
            assert!(!takes(None, host, &BEHIND), "a proxy passes any host on: {host}");
            assert!(takes(None, host, &OWN_TLS), "there is a certificate for it: {host}");
        }
    }

    #[test]
    fn a_public_address_is_answered_too() {
        let public = Some("https://ao.example");
        assert!(takes(public, "ao.example", &ALONE) && takes(public, "AO.example:3000", &ALONE));
        assert!(takes(public, "127.0.0.1:3000", &ALONE));
        assert!(!takes(public, "evil.example", &ALONE));
        assert!(takes(public, "backend.school.example", &BEHIND), "a proxy uses a name of its own");
    }

    #[test]
    fn loopback_names_are_recognised() {
        let port = |public, host| {
            host_check(public)
                .reached_at(&headers(&[("host", host)]), &Uri::default(), &OWN_TLS)
                .unwrap()
                .port_only_here
        };
        for host in
            ["127.0.0.1:3000", "127.8.9.1:3000", "[::1]:3000", "localhost:3000", "LOCALHOST.:3000", "ao.localhost:3000"]
        {
            assert_eq!(port(None, host), Some(3000), "{host}");
            assert_eq!(port(Some("https://ao.example"), host), None, "links carry the public address");
        }
        assert_eq!(port(None, "localhost"), Some(80));
        for host in ["192.168.1.20:3000", "[2001:db8::1]:3000", "laptop:3000", "localhost.example:3000", "0.0.0.0:3000"]
        {
            assert_eq!(port(None, host), None, "{host}");
        }
    }

    #[test]
    fn only_own_pages_and_programs_open_sockets() {
        let own = |origin, host, public, policy| {
            host_check(public).is_own_page(&headers(&[("origin", origin), ("host", host)]), &Uri::default(), policy)
        };
        let public = Some("https://school.example");
        assert!(host_check(None).is_own_page(&headers(&[("host", "school.example")]), &Uri::default(), &ALONE));
        assert!(own("http://laptop.lan:8080", "laptop.lan", None, &ALONE), "the port was left out on the way");
        assert!(!own("http://laptop.lan:8080", "laptop.lan:8081", None, &ALONE));
        assert!(!own("http://evil.lan:8080", "laptop.lan", None, &ALONE));
        assert!(!own("https://laptop.lan:8080", "laptop.lan", None, &OWN_TLS), "there is no proxy in front");
        assert!(own("http://localhost:3000", "localhost:3000", None, &ALONE));
        assert!(own("https://school.example", "school.example:443", None, &OWN_TLS));
        assert!(own("https://school.example", "127.0.0.1:3000", public, &ALONE));
        assert!(own("https://school.example", "backend.example:3000", public, &BEHIND));
        assert!(!own("http://evil.example:3000", "evil.example:3000", None, &ALONE), "its name is pointed here");
        assert!(!own("http://evil.example", "evil.example", public, &BEHIND));
        assert!(!own("https://evil.example", "school.example", None, &OWN_TLS));
        assert!(!own("http://localhost:3001", "localhost:3000", None, &ALONE));
        assert!(!own("https://school.example.evil.example", "school.example", public, &ALONE));
        assert!(!own("null", "school.example", public, &ALONE));
    }

    #[test]
    fn links_lead_to_where_people_reach_the_server() {
        let url = |public, pairs: &[(&'static str, &'static str)], policy| {
            host_check(public).reached_at(&headers(pairs), &Uri::default(), policy).map(|place| place.base)
        };
        let here = [("host", "10.0.0.5:3000")];
        assert_eq!(url(None, &here, &ALONE).as_deref(), Some("http://10.0.0.5:3000"));
        assert_eq!(url(None, &here, &OWN_TLS).as_deref(), Some("https://10.0.0.5:3000"));
        let behind_tls = [("host", "school.local"), ("x-forwarded-proto", "https")];
        assert_eq!(url(None, &behind_tls, &BEHIND).as_deref(), Some("https://school.local"));
        assert_eq!(url(None, &behind_tls, &ALONE).as_deref(), Some("http://school.local"));
        let public = Some("https://a.example");
        assert_eq!(url(public, &[("host", "x")], &ALONE).as_deref(), public);
        for odd in ["evil@x", "a b\"<", "evil.example"] {
            assert_eq!(url(None, &[("host", odd)], &ALONE), None, "{odd}");
        }
    }

    #[test]
    fn a_page_says_where_it_was_opened_when_the_proxy_does_not() {
        let place = |host, at: &'static str, site: Option<&'static str>, public| {
            let mut pairs = vec![("host", host)];
            pairs.extend(site.map(|site| (FETCH_SITE, site)));
            let uri = format!("/api/reach?at={}", at.replace(':', "%3A").replace('/', "%2F")).parse().unwrap();
            let place = host_check(public).reached_at(&headers(&pairs), &uri, &ALONE).unwrap();
            (place.base, place.port_only_here, place.is_passed_on_otherwise)
        };
        let local = "127.0.0.1:3000";
        let told = |base: &str| (base.to_owned(), None, true);
        assert_eq!(place(local, "https://school.example", Some("same-origin"), None), told("https://school.example"));
        assert_eq!(place("laptop.lan", "http://laptop.lan:8080", None, None), told("http://laptop.lan:8080"));
        assert_eq!(place("school.lan", "https://school.lan", None, None), told("https://school.lan"));
        let as_asked = ("http://laptop.lan:8080".to_owned(), None, false);
        assert_eq!(place("laptop.lan:8080", "http://LAPTOP.lan.:8080", None, None), as_asked);
        let public = Some("https://ao.example");
        assert_eq!(place(local, "https://school.example", None, public), ("https://ao.example".into(), None, false));
        let here = ("http://127.0.0.1:3000".to_owned(), Some(3000), false);
        for (at, site) in [
            ("https://evil.example", Some("cross-site")),
            ("https://evil.example", Some("none")),
            ("javascript:alert", None),
            ("", None),
            ("https://evil@x", None),
        ] {
            assert_eq!(place(local, at, site, None), here, "{at} {site:?}");
        }
    }

    #[test]
    fn an_invalid_public_address_is_refused() {
        for wrong in ["school.example", "ftp://school.example", "https://", "https://school.example/ao", "https://x?y"]
        {
            assert!(HostCheck::of(Some(wrong.into()), "", 3000).is_err(), "{wrong}");
        }
        for right in ["https://school.example", "http://laptop.lan:8080"] {
            assert!(HostCheck::of(Some(right.into()), "", 3000).is_ok(), "{right}");
        }
    }
}
