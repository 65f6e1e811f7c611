//! Chooses the carrier to try next: a WebSocket, or a stream if no socket gets through.

use crate::time::Milliseconds;

/// The carrier of frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A WebSocket.
    Socket,
    /// Server-sent events to the device, and requests from it.
    Stream,
}

impl Carrier {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Socket, Self::Stream];
}

/// Failed sockets in a row after which a stream is tried.
const STRIKES: u8 = 2;
/// The same if a socket has worked before: then the server is more likely to be away for a moment.
const STRIKES_WHEN_PROVEN: u8 = 4;
/// How long a network is taken to block sockets, in milliseconds.
const TRIED_AGAIN_AFTER: Milliseconds = 5 * 60_000;
/// How long a socket has to stay open to count as working, in milliseconds: some proxies cut it off within seconds.
const LIVES: Milliseconds = 10_000;

/// What the device knows about its network.
#[derive(Clone, Debug, Default)]
pub struct CarrierChoice {
    strikes: u8,
    is_proven: bool,
    blocked_until: Option<Milliseconds>,
}

impl CarrierChoice {
    /// The carrier to try at the moment `now`.
    pub fn next(&mut self, now: Milliseconds) -> Carrier {
        if self.blocked_until.is_some_and(|until| until <= now) {
            // One try; if it fails, the stream is used again.
            self.blocked_until = None;
            self.strikes = self.enough() - 1;
        }
        if self.strikes >= self.enough() { Carrier::Stream } else { Carrier::Socket }
    }

    /// A connection failed before its welcome. `is_silent`: nothing came at all, whereas a server that is gone refuses
    /// at once.
    pub fn failed(&mut self, carrier: Carrier, is_silent: bool) {
        match carrier {
            Carrier::Socket => self.strike(if is_silent { STRIKES } else { 1 }),
            // The stream failed as well, so this says nothing about sockets.
            Carrier::Stream => *self = Self { is_proven: self.is_proven, ..Self::default() },
        }
    }

    /// A connection was welcomed.
    pub fn welcomed(&mut self, carrier: Carrier, now: Milliseconds) {
        if carrier == Carrier::Stream {
            self.blocked_until.get_or_insert(now + TRIED_AGAIN_AFTER);
        }
    }

    /// A welcomed connection that was open for `stood` milliseconds broke off without a goodbye.
    pub fn broke(&mut self, carrier: Carrier, stood: Milliseconds) {
        if carrier == Carrier::Socket && stood < LIVES {
            self.strike(1);
        }
    }

    /// A socket has been open for `stood` milliseconds.
    pub fn stands(&mut self, carrier: Carrier, stood: Milliseconds) {
        if carrier == Carrier::Socket && stood >= LIVES {
            (self.strikes, self.is_proven, self.blocked_until) = (0, true, None);
        }
    }

    /// Has a socket worked before, so that a stream is only temporary?
    pub fn is_socket_proven(&self) -> bool {
        self.is_proven
    }

    /// Makes the next try a socket, whatever happened before.
    pub fn try_socket(&mut self) {
        self.blocked_until = None;
        self.strikes = 0;
    }

    fn strike(&mut self, strikes: u8) {
        self.strikes = self.strikes.saturating_add(strikes);
    }

    fn enough(&self) -> u8 {
        if self.is_proven { STRIKES_WHEN_PROVEN } else { STRIKES }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_that_blocks_sockets_gets_a_stream_and_sometimes_another_try() {
        let mut choice = CarrierChoice::default();
        assert_eq!(choice.next(0), Carrier::Socket);
        choice.failed(Carrier::Socket, false);
        assert_eq!(choice.next(0), Carrier::Socket);
        choice.failed(Carrier::Socket, false);
        assert_eq!(choice.next(0), Carrier::Stream);
        choice.welcomed(Carrier::Stream, 0);
        assert_eq!(choice.next(TRIED_AGAIN_AFTER - 1), Carrier::Stream);
        assert_eq!(choice.next(TRIED_AGAIN_AFTER), Carrier::Socket);
        choice.failed(Carrier::Socket, false);
        assert_eq!(choice.next(TRIED_AGAIN_AFTER), Carrier::Stream);
    }

    #[test]
    fn a_socket_that_never_opens_is_not_tried_twice() {
        let mut choice = CarrierChoice::default();
        choice.failed(Carrier::Socket, true);
        assert_eq!(choice.next(0), Carrier::Stream);
    }

    #[test]
    fn a_socket_that_is_cut_off_twice_counts_as_blocked_and_one_that_lasted_does_not() {
        let mut choice = CarrierChoice::default();
        choice.broke(Carrier::Socket, 2_000);
        choice.broke(Carrier::Socket, 2_000);
        assert_eq!(choice.next(0), Carrier::Stream);
        let mut choice = CarrierChoice::default();
        choice.stands(Carrier::Socket, LIVES);
        choice.broke(Carrier::Socket, LIVES);
        for _ in 0..3 {
            choice.failed(Carrier::Socket, false);
            assert_eq!(choice.next(0), Carrier::Socket, "the server is gone for a moment");
        }
    }

    #[test]
    fn when_nothing_gets_through_both_are_tried_in_turn() {
        let mut choice = CarrierChoice::default();
        let tried: Vec<_> = (0..6)
            .map(|_| {
                let carrier = choice.next(0);
                choice.failed(carrier, false);
                carrier
            })
            .collect();
        let turn = [Carrier::Socket, Carrier::Socket, Carrier::Stream];
        assert_eq!(tried, [turn, turn].concat());
    }
}
