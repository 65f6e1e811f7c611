//! A tunnel to a server that can be blocked: for devices that stop reading, and for connections of which one end is
//! gone without the other noticing.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::Context as _;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// What a tunnel passes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Everything.
    Open,
    /// Only what the device sends, as if the device did not read.
    Deaf,
    /// Nothing in either direction, not even a closed connection.
    Dead,
}

/// A tunnel to a server. Dropping it closes it and the connections through it.
pub struct Tunnel {
    /// Its address for devices: `http://127.0.0.1:PORT`.
    pub url: String,
    flow: watch::Sender<Flow>,
    _connections: JoinSet<()>,
}

impl Tunnel {
    /// A tunnel to the server at that address: `http://127.0.0.1:PORT`.
    ///
    /// # Errors
    /// If the address is invalid, or no port is free.
    pub async fn to(server: &str) -> anyhow::Result<Self> {
        let server: SocketAddr = server.trim_start_matches("http://").parse().context("the address of the server")?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let (flow, seen) = watch::channel(Flow::Open);
        let mut connections = JoinSet::new();
        connections.spawn(async move {
            let mut forwarded = JoinSet::new();
            while let Ok((device, _)) = listener.accept().await {
                forwarded.spawn(forward(device, server, seen.clone()));
                while forwarded.try_join_next().is_some() {}
            }
        });
        Ok(Self { url, flow, _connections: connections })
    }

    /// Changes what the tunnel passes on.
    pub fn set(&self, flow: Flow) {
        self.flow.send_replace(flow);
    }
}

/// The buffer for what the server sends, in bytes; the system may make it larger.
const TAKEN_ON_THE_WAY: u32 = 8 * 1024;

/// Forwards until the server closes the connection.
async fn forward(device: TcpStream, server: SocketAddr, flow: watch::Receiver<Flow>) -> anyhow::Result<()> {
    // A small buffer, so that a device that does not read is noticed soon: the default would take megabytes.
    let socket = TcpSocket::new_v4()?;
    socket.set_recv_buffer_size(TAKEN_ON_THE_WAY)?;
    let server = socket.connect(server).await?;
    server.set_nodelay(true)?;
    device.set_nodelay(true)?;
    let (from_server, to_server) = server.into_split();
    let (from_device, to_device) = device.into_split();
    let up = pass(from_device, to_server, flow.clone(), |flow| flow != Flow::Dead);
    let down = pass(from_server, to_device, flow, |flow| flow == Flow::Open);
    tokio::try_join!(up, down)?;
    Ok(())
}

/// Copies bytes while the flow allows it, and finally the end of the stream.
async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut flow: watch::Receiver<Flow>,
    may_pass: fn(Flow) -> bool,
) -> anyhow::Result<()> {
    let mut bytes = vec![0; 4 * 1024];
    let mut is_blocked = flow.clone();
    loop {
        flow.wait_for(|flow| may_pass(*flow)).await?;
        let read = tokio::select! {
            biased;
            _ = is_blocked.wait_for(|flow| !may_pass(*flow)) => continue,
            read = from.read(&mut bytes) => read?,
        };
        if read == 0 {
            return Ok(to.shutdown().await?);
        }
        to.write_all(&bytes[..read]).await?;
    }
}
