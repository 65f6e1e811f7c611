//! Under which names this server is reached. A browser takes two sites of the same name for one, whoever answers: a
//! page of a stranger whose name suddenly leads here could otherwise ask what it likes, and read the answers.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use axum::http::uri::{Authority, Uri};
use axum::middleware::Next;
use axum::response::Response;

use crate::policy::Policy;

use super::address::is_secure;
use super::api::{Answer, Site};
use super::fault::Fault;

/// The port of an address that names none.
const HTTP: u16 = 80;
/// Endings of names that nobody can register: only whoever runs a network gives them out in it.
const PRIVATE_ENDINGS: [&str; 6] = ["localhost", "local", "internal", "lan", "home.arpa", "test"];

/// A host and a port, and nothing beside: what may stand in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host {
    /// In small letters; an address of IPv6 in brackets.
    name: String,
    port: Option<u16>,
}

impl Host {
    /// Nothing when there is more in it, such as the name of a user, or characters that no name has.
    fn parse(text: &str) -> Option<Self> {
        let authority: Authority = text.parse().ok()?;
        let (name, port) = (authority.host(), authority.port_u16());
        let is_all = match port {
            Some(_) => text.strip_prefix(name)?.starts_with(':'),
            None => text == name,
        };
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_');
        let is_right = !name.is_empty() && (name.chars().all(is_name) || ipv6(name).is_some());
        (is_all && is_right).then(|| Self { name: name.to_ascii_lowercase(), port })
    }

    /// Of an address with a scheme.
    fn of_url(url: &str) -> Option<Self> {
        Self::parse(url.parse::<Uri>().ok()?.authority()?.as_str())
    }

    /// Where a request went to, if it says so.
    fn of_request(request: &Request) -> Option<Result<Self, Fault>> {
        let told = match request.headers().get(HOST) {
            Some(host) => host.to_str().unwrap_or_default(),
            None => request.uri().authority()?.as_str(),
        };
        Some(Self::parse(told).ok_or(Fault::NotUnderstood))
    }

    /// The same host and port. A proxy that ends TLS may leave the port out or not.
    fn is_same(&self, other: &Self) -> bool {
        let port = |host: &Self| host.port.filter(|port| !matches!(port, 80 | 443));
        self.name == other.name && port(self) == port(other)
    }

    /// Every computer takes it for itself.
    fn is_loopback(&self) -> bool {
        let name = self.name.strip_suffix('.').unwrap_or(&self.name);
        let address = ipv6(name).map(IpAddr::from).or_else(|| name.parse().ok());
        name == "localhost" || name.ends_with(".localhost") || address.is_some_and(|it| it.to_canonical().is_loopback())
    }

    /// Nobody can make that name lead somewhere: it is an address, or of a network without a way for strangers.
    fn is_private(&self) -> bool {
        let name = self.name.strip_suffix('.').unwrap_or(&self.name);
        let ends_on = |ending: &str| name.strip_suffix(ending).is_some_and(|start| start.ends_with('.'));
        name.parse::<IpAddr>().is_ok()
            || ipv6(name).is_some()
            || !name.contains('.')
            || PRIVATE_ENDINGS.iter().any(|ending| ends_on(ending))
    }
}

impl fmt::Display for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        self.port.map_or(Ok(()), |port| write!(formatter, ":{port}"))
    }
}

fn ipv6(name: &str) -> Option<Ipv6Addr> {
    name.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

/// The names under which this server is reached.
#[derive(Debug)]
pub(super) struct Names {
    /// The public address, as people type it.
    public_url: Option<String>,
    public: Option<Host>,
    /// What this machine calls itself.
    machine: String,
}

impl Names {
    pub fn new(public_url: Option<String>) -> Self {
        Self::of(public_url, &gethostname::gethostname().to_string_lossy())
    }

    fn of(public_url: Option<String>, machine: &str) -> Self {
        let public = public_url.as_deref().and_then(Host::of_url);
        Self { public_url, public, machine: machine.to_ascii_lowercase() }
    }

    /// Is it a name of this server, for certain?
    fn are_of(&self, host: &Host) -> bool {
        host.is_private()
            || host.name == self.machine
            || self.public.as_ref().is_some_and(|public| public.name == host.name)
    }

    /// Is a request to that host answered? By TLS only a name arrives for which there is a certificate. A proxy may ask
    /// under a name of its own, if it is known under which people do.
    fn take(&self, host: &Host, policy: &Policy) -> bool {
        let is_told_by_proxy = policy.trusted_proxies > 0 && self.public.is_some();
        policy.serves_tls || is_told_by_proxy || self.are_of(host)
    }

    /// Does a socket come from a page of this server? The handshake is outside the browser's
    /// same-origin rules, so this is checked here. Programs, which send no `Origin`, may.
    pub fn is_own_page(&self, headers: &HeaderMap, policy: &Policy) -> bool {
        let Some(origin) = headers.get(ORIGIN) else { return true };
        let Some(origin) = origin.to_str().ok().and_then(Host::of_url) else { return false };
        let host = host_in(headers).filter(|host| policy.serves_tls || self.are_of(host));
        [host.as_ref(), self.public.as_ref()].into_iter().flatten().any(|own| own.is_same(&origin))
    }

    /// Where people reach this server: the public address, or where this request went to.
    pub fn base_url(&self, headers: &HeaderMap, policy: &Policy) -> Option<String> {
        if let Some(public_url) = &self.public_url {
            return Some(public_url.clone());
        }
        let host = host_in(headers).filter(|host| self.take(host, policy))?;
        Some(format!("{}://{host}", if is_secure(headers, policy) { "https" } else { "http" }))
    }

    /// The port of an address that only the computer it is opened on takes for this server; none of any other address,
    /// nor where the public one is known.
    pub fn port_only_here(&self, headers: &HeaderMap) -> Option<u16> {
        let host = host_in(headers).filter(|host| self.public_url.is_none() && host.is_loopback())?;
        Some(host.port.unwrap_or(HTTP))
    }
}

fn host_in(headers: &HeaderMap) -> Option<Host> {
    Host::parse(headers.get(HOST)?.to_str().ok()?)
}

/// Answers only what was asked of this server under a name of its own. Who asks under none is no browser.
pub(super) async fn only_own(State(site): State<Arc<Site>>, request: Request, next: Next) -> Answer<Response> {
    if let Some(host) = Host::of_request(&request) {
        let host = host?;
        if !site.names.take(&host, &site.policy) {
            let scheme = if is_secure(request.headers(), &site.policy) { "https" } else { "http" };
            return Err(Fault::OtherName { url: format!("{scheme}://{host}") });
        }
    }
    Ok(next.run(request).await)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    use axum::http::{HeaderName, HeaderValue};

    static ALONE: LazyLock<Policy> = LazyLock::new(Policy::default);
    static BEHIND: LazyLock<Policy> = LazyLock::new(|| Policy { trusted_proxies: 1, ..Policy::default() });
    static OWN_TLS: LazyLock<Policy> = LazyLock::new(|| Policy { serves_tls: true, ..Policy::default() });

    fn names(public_url: Option<&str>) -> Names {
        Names::of(public_url.map(Into::into), "Studiezaal.school.example")
    }

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    fn takes(public_url: Option<&str>, host: &str, policy: &Policy) -> bool {
        Host::parse(host).is_some_and(|host| names(public_url).take(&host, policy))
    }

    #[test]
    fn without_a_public_address_only_names_that_no_stranger_gives_out_are_taken() {
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
        ];
        for host in strange {
            assert!(!takes(None, host, &ALONE), "{host}");
            assert!(!takes(None, host, &BEHIND), "a proxy passes on what it is told: {host}");
            assert!(takes(None, host, &OWN_TLS), "there is a certificate for it: {host}");
        }
    }

    #[test]
    fn with_a_public_address_that_is_taken_too() {
        let public = Some("https://ao.example");
        assert!(takes(public, "ao.example", &ALONE) && takes(public, "AO.example:3000", &ALONE));
        assert!(takes(public, "127.0.0.1:3000", &ALONE));
        assert!(!takes(public, "evil.example", &ALONE));
        assert!(takes(public, "backend.school.example", &BEHIND), "a proxy asks under a name of its own");
    }

    #[test]
    fn what_every_computer_takes_for_itself_is_known() {
        let port = |public, host| names(public).port_only_here(&headers(&[("host", host)]));
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
    fn nothing_but_a_host_and_a_port_is_one() {
        let odd = [
            "",
            ":",
            ":80",
            "evil@x",
            "x@",
            "a b",
            "a\"<",
            "x:port",
            "x:99999",
            "x:",
            "a/b",
            "[::1",
            "[x]",
            "é.example",
            "a%2fb",
        ];
        for host in odd {
            assert_eq!(Host::parse(host), None, "{host:?}");
        }
        let told = |host: &str| Host::parse(host).map(|host| host.to_string());
        assert_eq!(told("School.Example:8080").as_deref(), Some("school.example:8080"));
        assert_eq!(told("[2001:DB8::1]:3000").as_deref(), Some("[2001:db8::1]:3000"));
    }

    #[test]
    fn only_own_pages_and_programs_open_sockets() {
        let own = |origin, host, public, policy| {
            names(public).is_own_page(&headers(&[("origin", origin), ("host", host)]), policy)
        };
        let public = Some("https://school.example");
        assert!(names(None).is_own_page(&headers(&[("host", "school.example")]), &ALONE));
        assert!(own("http://localhost:3000", "localhost:3000", None, &ALONE));
        assert!(own("https://school.example", "school.example:443", None, &OWN_TLS));
        assert!(own("https://school.example", "127.0.0.1:3000", public, &ALONE));
        assert!(own("https://school.example", "backend.example:3000", public, &BEHIND));
        assert!(!own("http://evil.example:3000", "evil.example:3000", None, &ALONE), "its name leads here");
        assert!(!own("http://evil.example", "evil.example", public, &BEHIND));
        assert!(!own("https://evil.example", "school.example", None, &OWN_TLS));
        assert!(!own("http://localhost:3001", "localhost:3000", None, &ALONE));
        assert!(!own("https://school.example.evil.example", "school.example", public, &ALONE));
        assert!(!own("null", "school.example", public, &ALONE));
    }

    #[test]
    fn the_link_leads_to_where_people_are() {
        let url =
            |public, pairs: &[(&'static str, &'static str)], policy| names(public).base_url(&headers(pairs), policy);
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
}
