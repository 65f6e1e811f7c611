//! Measures what a network lets through, without a session, for the connection test.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::future::TimeoutFuture;
use shared::link::Carrier;
use shared::time::{Milliseconds, Timestamp};
use shared::wire::{ToDevice, ToServer};

use super::driver::{now, wall_clock};
use super::heard::Heard;
use super::transport::Transport;

/// Longest time for opening and for an answer, in milliseconds.
const WITHIN: Milliseconds = 5_000;
/// How often the probe checks for an answer, in milliseconds.
const LOOK: u32 = 10;

/// The measurements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// Each round trip, in milliseconds.
    pub round_trips: Vec<Milliseconds>,
    /// This device's monotonic clock and the server's clock at the same moment, from the fastest answer.
    pub clock: Option<(Milliseconds, Timestamp)>,
}

/// How far this device's wall clock is ahead of the server's, in milliseconds; `None` when it was not measured.
pub fn server_offset(measured: &Measured) -> Option<Milliseconds> {
    let (here, there) = measured.clock?;
    Some(wall_clock() - now() + here - there.0)
}

/// What does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hindrance {
    /// It never opened, or was refused.
    NotOpened,
    /// It opened, and then nothing came: something on the way buffers.
    NoAnswer,
    /// It was cut off.
    CutOff,
}

#[derive(Default)]
struct Seen {
    is_open: bool,
    is_closed: bool,
    pong: Option<(Milliseconds, Timestamp)>,
}

/// Opens a connection and measures `times` round trips, one per `every` milliseconds.
pub async fn measure(carrier: Carrier, times: u8, every: u32) -> Result<Measured, Hindrance> {
    let seen = Rc::new(RefCell::new(Seen::default()));
    let transport = {
        let seen = seen.clone();
        Transport::open(
            carrier,
            Rc::new(move |heard| {
                let mut seen = seen.borrow_mut();
                match heard {
                    Heard::Opened => seen.is_open = true,
                    Heard::Closed(_) => seen.is_closed = true,
                    Heard::Frame(json) => {
                        if let Ok(ToDevice::Pong { now: there, .. }) = serde_json::from_str(&json) {
                            seen.pong = Some((now(), there));
                        }
                    }
                }
            }),
        )
    };
    let transport = transport.ok_or(Hindrance::NotOpened)?;
    until(&seen, |seen| seen.is_open.then_some(())).await.ok_or(Hindrance::NotOpened)?;
    let mut measured = Measured::default();
    let mut fastest = Milliseconds::MAX;
    for time in 0..times {
        if time > 0 {
            TimeoutFuture::new(every).await;
        }
        let sent = now();
        transport.send(&ToServer::Ping { sent });
        let answer = until(&seen, |seen| seen.pong.take()).await;
        let closed = || if seen.borrow().is_closed { Hindrance::CutOff } else { Hindrance::NoAnswer };
        let (received, there) = answer.ok_or_else(closed)?;
        let round_trip = received - sent;
        measured.round_trips.push(round_trip);
        if round_trip < fastest {
            fastest = round_trip;
            measured.clock = Some((sent + round_trip / 2, there));
        }
    }
    Ok(measured)
}

/// Waits until `find` returns something; `None` when that takes too long or the connection is lost.
async fn until<T>(seen: &RefCell<Seen>, find: impl Fn(&mut Seen) -> Option<T>) -> Option<T> {
    let by = now() + WITHIN;
    loop {
        if let Some(found) = find(&mut seen.borrow_mut()) {
            return Some(found);
        }
        if seen.borrow().is_closed || now() > by {
            return None;
        }
        TimeoutFuture::new(LOOK).await;
    }
}
