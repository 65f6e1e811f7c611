//! Where the server listens.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;

use tokio::net::{TcpListener, TcpSocket};

/// Connections that the system holds until the server takes them. When the server restarts, a whole hall comes back
/// within a second, and a connection that finds no place tries again only after one, three or seven seconds. Linux
/// allows no more than `net.core.somaxconn`, 4,096 unless the operator raised it.
const WAITING_MAX: u32 = 16_384;

/// Listens on an address, or says what to do about it.
///
/// # Errors
/// When the address is in use, not allowed, or not one of this machine.
pub(crate) fn listen(address: SocketAddr) -> anyhow::Result<TcpListener> {
    bound(address).map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!("{address} is already in use: choose another address with --listen"),
        ErrorKind::PermissionDenied => {
            anyhow::anyhow!("no permission to listen on {address}: choose a port above 1023 with --listen")
        }
        _ => anyhow::anyhow!("can't listen on {address}: {error}"),
    })
}

fn bound(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A server that restarts finds its address taken by connections that just ended. On Windows the same option would
    // let two programs listen on one address.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING_MAX)
}
