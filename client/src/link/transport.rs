//! The carrier of a connection in a browser, either kind behind one interface.

use shared::link::Carrier;
use shared::wire::{ToServer, spaces_behind};

use super::heard::Hears;
use super::socket::Socket;
use super::stream::Stream;

/// A carrier that is open or opening. Dropping it ends and silences it.
pub(super) enum Transport {
    Socket(Socket),
    Stream(Stream),
}

impl Transport {
    /// Opens a carrier; `None` when that can't even be tried.
    pub fn open(carrier: Carrier, hears: Hears) -> Option<Self> {
        match carrier {
            Carrier::Socket => Socket::open(hears).map(Self::Socket),
            Carrier::Stream => Stream::open(hears).map(Self::Stream),
        }
    }

    /// Sends a frame, if it is open.
    pub fn send(&self, frame: &ToServer) {
        let Ok(mut json) = serde_json::to_string(frame) else { return };
        json.extend(std::iter::repeat_n(' ', spaces_behind(json.as_bytes())));
        match self {
            Self::Socket(socket) => socket.send(&json),
            Self::Stream(stream) => stream.send(json),
        }
    }
}
