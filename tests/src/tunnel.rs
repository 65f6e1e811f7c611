//! A way to a server that can be blocked: for devices that stop reading, and for connections of which
//! one side does not know that the other is gone.

use std::net::{Ipv4Addr, SocketAddr};

use anyhow::Context as _;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

/// What gets through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Everything.
    Open,
    /// What the device says, but not what the server says, as if the device did not read.
    Deaf,
    /// Nothing either way, not even that somebody hung up.
    Dead,
}

/// The way to a server. It is gone when it is dropped, and so are the connections through it.
pub struct Tunnel {
    /// Where it begins: `http://127.0.0.1:PORT`.
    pub url: String,
    flow: watch::Sender<Flow>,
    _connections: JoinSet<()>,
}

impl Tunnel {
    /// To the server at that address: `http://127.0.0.1:PORT`.
    ///
    /// # Errors
    /// When that is no address, or there is no port free.
    pub async fn to(server: &str) -> anyhow::Result<Self> {
        let server: SocketAddr = server.trim_start_matches("http://").parse().context("where the server is")?;
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

    /// From now on this gets through.
    pub fn set(&self, flow: Flow) {
        self.flow.send_replace(flow);
    }
}

/// Bytes that the system keeps of what the server sends, at least.
const TAKEN_ON_THE_WAY: u32 = 8 * 1024;

/// Forwards until the server hangs up; how else it ends makes no difference to anybody.
async fn forward(device: TcpStream, server: SocketAddr, flow: watch::Receiver<Flow>) -> anyhow::Result<()> {
    // The system takes little on the way, so that who does not read is soon noticed: it would take megabytes.
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

/// Passes bytes on while it may, and at last that there are no more.
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
