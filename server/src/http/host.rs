//! A host and its port, as in addresses and headers.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use axum::http::HeaderMap;
use axum::http::header::HOST;
use axum::http::uri::{Authority, Uri};

use super::api_error::ApiError;

/// The default port of HTTP.
pub(super) const HTTP: u16 = 80;
/// The default ports of HTTP and HTTPS.
pub(super) const USUAL_PORTS: [u16; 2] = [HTTP, 443];
/// Endings of names that nobody can register, because they are assigned within a network. The last two belong to makers
/// of routers and systems that assign them.
const PRIVATE_ENDINGS: [&str; 12] = [
    "localhost",
    "local",
    "internal",
    "lan",
    "home.arpa",
    "test",
    "home",
    "intranet",
    "private",
    "localdomain",
    "fritz.box",
    "mshome.net",
];
/// A host and a port and nothing else, so that it may be used in a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Host {
    /// In lower case and without a trailing dot; an IPv6 address in brackets, as short as possible.
    pub name: String,
    pub port: Option<u16>,
}

impl Host {
    /// The one place where addresses are normalised. `None` when there is anything else in the text, such as a user
    /// name, or characters that no name contains.
    pub fn parse(text: &str) -> Option<Self> {
        let authority: Authority = text.parse().ok()?;
        let (name, port) = (authority.host(), authority.port_u16());
        let is_all = match port {
            Some(_) => text.strip_prefix(name)?.starts_with(':'),
            None => text == name,
        };
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_');
        let name = match ipv6(name) {
            Some(address) => format!("[{address}]"),
            None => name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase(),
        };
        let is_right = !name.is_empty() && (name.chars().all(is_name) || ipv6(&name).is_some());
        (is_all && is_right).then_some(Self { name, port })
    }

    /// The host of an address with a scheme.
    pub fn of_url(url: &str) -> Option<Self> {
        Self::parse(url.parse::<Uri>().ok()?.authority()?.as_str())
    }

    /// The host that a request asked for, if it names one.
    pub fn asked(headers: &HeaderMap, uri: &Uri) -> Option<Result<Self, ApiError>> {
        // A proxy might read two of them differently.
        let mut all = headers.get_all(HOST).iter();
        let told = match (all.next(), all.next()) {
            (Some(_), Some(_)) => "",
            (Some(host), None) => host.to_str().unwrap_or_default(),
            (None, _) => uri.authority()?.as_str(),
        };
        Some(Self::parse(told).ok_or(ApiError::NotUnderstood))
    }

    /// The port, unless it is one that addresses leave out.
    pub fn odd_port(&self) -> Option<u16> {
        self.port.filter(|port| !USUAL_PORTS.contains(port))
    }

    /// The same host and port. A proxy that terminates TLS may leave the port out or not.
    pub fn is_same(&self, other: &Self) -> bool {
        self.name == other.name && self.odd_port() == other.odd_port()
    }

    /// Does it mean this computer, on every computer?
    pub fn is_loopback(&self) -> bool {
        let name = self.name.as_str();
        let address = ipv6(name).map(IpAddr::from).or_else(|| name.parse().ok());
        name == "localhost" || name.ends_with(".localhost") || address.is_some_and(|it| it.to_canonical().is_loopback())
    }

    /// Is it out of strangers' control? True for an IP address, and for a name that only the local network assigns.
    pub fn is_private(&self) -> bool {
        let name = self.name.as_str();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_host_and_a_port_are_parsed() {
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
        assert_eq!(told("[2001:DB8:0:0::1]:3000").as_deref(), Some("[2001:db8::1]:3000"));
        assert_eq!(told("Laptop.LAN.:8080").as_deref(), Some("laptop.lan:8080"));
        assert_eq!(told("."), None);
    }
}
