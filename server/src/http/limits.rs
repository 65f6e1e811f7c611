//! How much one address may ask. Token buckets: a burst, then a steady rate.

use std::time::{Duration, Instant};

use dashmap::DashMap;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota};
use shared::code::JoinCode;

use super::address::Address;
use super::fault::Fault;
use crate::quota::times;

/// Looks at a door and joins together. Five hundred people of one school come in through one
/// address within a minute, each with a few requests.
const VISITS: Quota = Quota::per_second(times(50)).allow_burst(times(2_000));
/// Codes that no session has: a slip of the finger now and then, but no guessing.
const WRONG_CODES: Quota = Quota::per_second(times(1)).allow_burst(times(60));
/// Wrong keys: some slips by the colleagues of one school, but no guessing.
const WRONG_KEYS: Quota = Quota::per_minute(times(6)).allow_burst(times(20));
/// Sessions opened: the teams of two large schools that start at once, each at its own table, also where one address is
/// all that a proxy shows of them; but no flood. One in five seconds after the burst.
const OPENED: Quota = Quota::per_minute(times(12)).allow_burst(times(100));
/// Requests of the library and of QR codes, which take some work to make.
const PAGES: Quota = Quota::per_second(times(50)).allow_burst(times(2_000));
/// Sockets and streams opened. When the server starts again, a whole conference behind one address comes back at once.
const CONNECTIONS: Quota = Quota::per_second(times(200)).allow_burst(times(6_000));

/// What an address may have stored by opening sessions and bringing them back, in KiB: two hundred sessions of one
/// evening, or four of the largest archives.
const STORED: Quota = Quota::per_hour(times(64 * 1024)).allow_burst(times(64 * 1024));
/// The same for all addresses together.
const STORED_IN_ALL: Quota = Quota::per_hour(times(512 * 1024)).allow_burst(times(512 * 1024));
/// A session that was just opened, with the words of its dilemmas, in bytes.
const NEW_SESSION: usize = 256 * 1024;

/// What each address did lately.
pub(super) struct Limits {
    clock: DefaultClock,
    visits: DefaultKeyedRateLimiter<Address>,
    wrong_codes: DefaultKeyedRateLimiter<Address>,
    wrong_keys: DefaultKeyedRateLimiter<Address>,
    opened: DefaultKeyedRateLimiter<Address>,
    pages: DefaultKeyedRateLimiter<Address>,
    connections: DefaultKeyedRateLimiter<Address>,
    stored: DefaultKeyedRateLimiter<Address>,
    stored_in_all: DefaultDirectRateLimiter,
    /// Addresses that tried too many keys, and until when none is looked at.
    locked: DashMap<Address, Instant>,
    /// Addresses that tried too many codes, and until when they try no other.
    barred: DashMap<Address, Instant>,
    /// Codes that an address used rightly, and when it did last. Whoever sits in the same school as
    /// somebody who guesses still gets in with them; a guesser learns nothing new.
    proven: DashMap<(Address, JoinCode), Instant>,
}

impl Limits {
    pub fn new() -> Self {
        Self {
            clock: DefaultClock::default(),
            visits: DefaultKeyedRateLimiter::keyed(VISITS),
            wrong_codes: DefaultKeyedRateLimiter::keyed(WRONG_CODES),
            wrong_keys: DefaultKeyedRateLimiter::keyed(WRONG_KEYS),
            opened: DefaultKeyedRateLimiter::keyed(OPENED),
            pages: DefaultKeyedRateLimiter::keyed(PAGES),
            connections: DefaultKeyedRateLimiter::keyed(CONNECTIONS),
            stored: DefaultKeyedRateLimiter::keyed(STORED),
            stored_in_all: DefaultDirectRateLimiter::direct(STORED_IN_ALL),
            locked: DashMap::new(),
            barred: DashMap::new(),
            proven: DashMap::new(),
        }
    }

    /// May this address look at a door, or come in?
    pub fn visit(&self, address: Address) -> Result<(), Fault> {
        self.visits.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// May this address try that code?
    pub fn try_code(&self, address: Address, code: JoinCode) -> Result<(), Fault> {
        let is_barred = self.barred.get(&address).is_some_and(|until| Instant::now() < *until);
        if is_barred && !self.proven.contains_key(&(address, code)) { Err(Fault::TooManyTries) } else { Ok(()) }
    }

    /// This address has a code that a session has.
    pub fn right_code(&self, address: Address, code: JoinCode) {
        self.proven.insert((address, code), Instant::now());
    }

    /// This address used a code that no session has.
    pub fn wrong_code(&self, address: Address) -> Fault {
        match self.wrong_codes.check_key(&address) {
            Ok(()) => Fault::NoSuchSession,
            Err(until) => {
                self.barred.insert(address, Instant::now() + until.wait_time_from(self.clock.now()));
                Fault::TooManyTries
            }
        }
    }

    /// May this address try a key? Not even the right one is looked at after too many wrong ones.
    pub fn try_key(&self, address: Address) -> Result<(), Fault> {
        let is_locked = self.locked.get(&address).is_some_and(|until| Instant::now() < *until);
        if is_locked { Err(Fault::TooManyKeys) } else { Ok(()) }
    }

    /// This address tried a wrong key.
    pub fn wrong_key(&self, address: Address) -> Result<(), Fault> {
        self.wrong_keys.check_key(&address).map_err(|until| {
            self.locked.insert(address, Instant::now() + until.wait_time_from(self.clock.now()));
            Fault::TooManyKeys
        })
    }

    /// May this address open a session?
    pub fn open(&self, address: Address) -> Result<(), Fault> {
        self.opened.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))?;
        self.store(address, NEW_SESSION)
    }

    /// May this address have so many bytes stored?
    pub fn store(&self, address: Address, bytes: usize) -> Result<(), Fault> {
        let parts = times(u32::try_from(bytes / 1024).unwrap_or(u32::MAX));
        // More at once than ever may be is refused elsewhere.
        let of_address = self.stored.check_key_n(&address, parts).unwrap_or(Ok(()));
        let in_all = of_address.and_then(|()| self.stored_in_all.check_n(parts).unwrap_or(Ok(())));
        in_all.map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// May this address have something that takes work?
    pub fn page(&self, address: Address) -> Result<(), Fault> {
        self.pages.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// May this address open a socket or a stream?
    pub fn connect(&self, address: Address) -> Result<(), Fault> {
        self.connections.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// Forgets addresses that were quiet for long enough; without it they would pile up.
    pub fn sweep(&self) {
        for limiter in [
            &self.visits,
            &self.wrong_codes,
            &self.wrong_keys,
            &self.opened,
            &self.pages,
            &self.connections,
            &self.stored,
        ] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        let now = Instant::now();
        self.locked.retain(|_, until| now < *until);
        self.barred.retain(|_, until| now < *until);
        self.proven.retain(|_, last| now.duration_since(*last) < PROVEN_FOR);
    }
}

/// In whole seconds, and not a moment too soon.
const fn too_fast(wait: Duration) -> Fault {
    Fault::TooFast { again_after: wait.as_secs() + 1 }
}

/// How long a right code is remembered: a day's workshop.
const PROVEN_FOR: Duration = Duration::from_hours(12);

/// How often to [`Limits::sweep`].
pub(super) const SWEEP_EVERY: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn an_address_stores_what_a_school_does_in_an_evening_and_no_more() {
        let limits = Limits::new();
        let address = |last| Address::of(Ipv4Addr::new(192, 0, 2, last).into());
        let archive = 15 * 1024 * 1024;
        assert!((0..4).all(|_| limits.store(address(1), archive).is_ok()));
        assert!(matches!(limits.store(address(1), archive), Err(Fault::TooFast { .. })));
        assert!(limits.store(address(2), archive).is_ok(), "others still do");
        let all = (3..200).filter(|last| limits.store(address(*last), archive).is_ok()).count();
        assert!((20..40).contains(&all), "{all}: there is an end to what all together store");
        // A hundred teams that start at once.
        let limits = Limits::new();
        assert!((0..100).all(|_| limits.open(address(1)).is_ok()));
    }
}
