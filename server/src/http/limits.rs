//! How much one address may ask. Token buckets: a burst, then a steady rate.

use std::time::{Duration, Instant};

use dashmap::DashMap;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota};
use shared::code::JoinCode;
use shared::session::Rejection;

use super::address::{Address, WideNetwork};
use super::api_error::ApiError;
use super::stored::Stored;
use crate::quota::times;

/// Looks at a door. Five hundred people from one school come in through one address within a minute, each with a few
/// requests. Beyond that, a door whose code was proven from there is answered from the cache.
const LOOKS: Quota = Quota::per_second(times(50)).allow_burst(times(2_000));
/// People who join: a conference of five thousand behind one address within a minute. Looking does not count against
/// it.
const JOINS: Quota = Quota::per_second(times(60)).allow_burst(times(2_500));
/// The maximum number of people who join one session from one address in half a day: a conference of five thousand
/// behind one address, some of them twice. As many again can join from elsewhere, so that nobody fills a session alone
/// and for good.
const JOINED_MAX: u32 = 5_500;
/// Codes that open nothing: occasional slips, but no guessing.
const WRONG_CODES: Quota = Quota::per_second(times(1)).allow_burst(times(60));
/// The same for one customer's IPv6 network, which contains many addresses.
const WRONG_CODES_WIDE: Quota = Quota::per_second(times(4)).allow_burst(times(240));
/// The same from everywhere: more than people mistype on the busiest morning. A guesser with many addresses who stays
/// below it finds one of a thousand sessions in an hour and a half; above it, see [`WARY_FOR`].
const WRONG_CODES_IN_ALL: Quota = Quota::per_second(times(20)).allow_burst(times(600));
/// While codes are guessed from everywhere, one wrong code bars its address for this long. Addresses without a wrong
/// code are not affected.
const WARY_FOR: Duration = Duration::from_mins(5);
/// How long a wrong code is remembered: a page left open at a deleted session retries every minute, and is not
/// guessing.
const WRONG_FOR: Duration = Duration::from_mins(10);
/// The maximum number of wrong codes that are remembered; those beyond count each time.
const WRONG_KEPT_MAX: usize = 100_000;
/// Wrong keys: some slips by colleagues at one school, but no guessing.
const WRONG_KEYS: Quota = Quota::per_minute(times(6)).allow_burst(times(20));
/// Sessions opened: the teams of two large schools that start at once, each at its own table, even if a proxy shows a
/// single address for all of them; but no flood. One in five seconds after the burst.
const OPENED: Quota = Quota::per_minute(times(12)).allow_burst(times(100));
/// Requests for the library and for QR codes, which take some work to make.
const PAGES: Quota = Quota::per_second(times(50)).allow_burst(times(2_000));
/// Sockets and streams opened. When the server restarts, a whole conference behind one address comes back at once.
const CONNECTIONS: Quota = Quota::per_second(times(200)).allow_burst(times(6_000));

/// The recent requests of each address.
pub(super) struct Limits {
    clock: DefaultClock,
    looks: DefaultKeyedRateLimiter<Address>,
    joins: DefaultKeyedRateLimiter<Address>,
    /// How many people joined a session from an address, and since when that is counted.
    joined: DashMap<(Address, JoinCode), (u32, Instant)>,
    wrong_codes: DefaultKeyedRateLimiter<Address>,
    wrong_codes_wide: DefaultKeyedRateLimiter<WideNetwork>,
    wrong_codes_in_all: DefaultDirectRateLimiter,
    /// Wrong codes that were already counted, and when.
    wrong: DashMap<(Address, JoinCode), Instant>,
    wrong_keys: DefaultKeyedRateLimiter<Address>,
    opened: DefaultKeyedRateLimiter<Address>,
    pages: DefaultKeyedRateLimiter<Address>,
    connections: DefaultKeyedRateLimiter<Address>,
    stored: Stored,
    /// Addresses that tried too many keys, and until when their keys are refused unread.
    locked: DashMap<Address, Instant>,
    /// Addresses that tried too many codes, and until when they may try no other.
    barred: DashMap<Address, Instant>,
    barred_wide: DashMap<WideNetwork, Instant>,
    /// Codes that an address used correctly, and when it last did. That way, people at the same school as a guesser
    /// still get in, and the guesser learns nothing new.
    proven: DashMap<(Address, JoinCode), Instant>,
    /// Addresses that used any code correctly, and when they last did.
    known: DashMap<Address, Instant>,
}

impl Limits {
    pub fn new() -> Self {
        Self {
            clock: DefaultClock::default(),
            looks: DefaultKeyedRateLimiter::keyed(LOOKS),
            joins: DefaultKeyedRateLimiter::keyed(JOINS),
            joined: DashMap::new(),
            wrong_codes: DefaultKeyedRateLimiter::keyed(WRONG_CODES),
            wrong_codes_wide: DefaultKeyedRateLimiter::keyed(WRONG_CODES_WIDE),
            wrong_codes_in_all: DefaultDirectRateLimiter::direct(WRONG_CODES_IN_ALL),
            wrong: DashMap::new(),
            wrong_keys: DefaultKeyedRateLimiter::keyed(WRONG_KEYS),
            opened: DefaultKeyedRateLimiter::keyed(OPENED),
            pages: DefaultKeyedRateLimiter::keyed(PAGES),
            connections: DefaultKeyedRateLimiter::keyed(CONNECTIONS),
            stored: Stored::default(),
            locked: DashMap::new(),
            barred: DashMap::new(),
            barred_wide: DashMap::new(),
            proven: DashMap::new(),
            known: DashMap::new(),
        }
    }

    /// May this address look at a door?
    pub fn look(&self, address: Address) -> Result<(), ApiError> {
        self.looks.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// May somebody join from this address?
    pub fn join(&self, address: Address, code: JoinCode) -> Result<(), ApiError> {
        if self.joined.get(&(address.of_customer(), code)).is_some_and(|joined| joined.0 >= JOINED_MAX) {
            return Err(ApiError::Rejected(Rejection::Full));
        }
        self.joins.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// Records that somebody joined from this address.
    pub fn joined(&self, address: Address, code: JoinCode) {
        self.joined.entry((address.of_customer(), code)).or_insert_with(|| (0, Instant::now())).0 += 1;
        self.right_code(address, code);
    }

    /// May this address try that code?
    pub fn try_code(&self, address: Address, code: JoinCode) -> Result<(), ApiError> {
        let now = Instant::now();
        let is_barred = self.barred.get(&address).is_some_and(|until| now < *until)
            || address.wide().is_some_and(|wide| self.barred_wide.get(&wide).is_some_and(|until| now < *until));
        if is_barred && !self.has_proven(address, code) { Err(ApiError::TooManyTries) } else { Ok(()) }
    }

    /// Records that this address has the code of a session.
    pub fn right_code(&self, address: Address, code: JoinCode) {
        let now = Instant::now();
        self.proven.insert((address, code), now);
        self.known.insert(address, now);
    }

    /// Has this address used that code correctly?
    pub fn has_proven(&self, address: Address, code: JoinCode) -> bool {
        self.proven.contains_key(&(address, code))
    }

    /// Has this address used any code correctly?
    pub fn is_known(&self, address: Address) -> bool {
        self.known.contains_key(&address)
    }

    /// Counts a code that opens nothing, or `None` for text that can't be a code. The same code counts once.
    pub fn wrong_code(&self, address: Address, code: Option<JoinCode>) -> ApiError {
        let now = Instant::now();
        if let Some(code) = code.filter(|_| self.wrong.len() < WRONG_KEPT_MAX)
            && self.wrong.insert((address, code), now).is_some()
        {
            return ApiError::NoSuchSession;
        }
        let then = self.clock.now();
        let mut is_too_much = false;
        if let Err(until) = self.wrong_codes.check_key(&address) {
            self.barred.insert(address, now + until.wait_time_from(then));
            is_too_much = true;
        }
        if let Some(wide) = address.wide()
            && let Err(until) = self.wrong_codes_wide.check_key(&wide)
        {
            self.barred_wide.insert(wide, now + until.wait_time_from(then));
            is_too_much = true;
        }
        if self.wrong_codes_in_all.check().is_err() {
            self.barred.insert(address, now + WARY_FOR);
            is_too_much = true;
        }
        if is_too_much { ApiError::TooManyTries } else { ApiError::NoSuchSession }
    }

    /// May this address try a key? After too many wrong ones not even the right one is checked.
    pub fn try_key(&self, address: Address) -> Result<(), ApiError> {
        let is_locked = self.locked.get(&address).is_some_and(|until| Instant::now() < *until);
        if is_locked { Err(ApiError::TooManyKeys) } else { Ok(()) }
    }

    /// Records that this address tried a wrong key.
    pub fn wrong_key(&self, address: Address) -> Result<(), ApiError> {
        self.wrong_keys.check_key(&address).map_err(|until| {
            self.locked.insert(address, Instant::now() + until.wait_time_from(self.clock.now()));
            ApiError::TooManyKeys
        })
    }

    /// May this address open a session?
    pub fn open(&self, address: Address) -> Result<(), ApiError> {
        self.opened.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// Counts these bytes as stored by this address, if it may.
    pub fn store(&self, address: Address, bytes: usize) -> Result<(), ApiError> {
        self.stored.take(address, bytes, Instant::now()).map_err(too_fast)
    }

    /// May this address request something that takes work?
    pub fn page(&self, address: Address) -> Result<(), ApiError> {
        self.pages.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// May this address open a socket or a stream?
    pub fn connect(&self, address: Address) -> Result<(), ApiError> {
        self.connections.check_key(&address).map_err(|until| too_fast(until.wait_time_from(self.clock.now())))
    }

    /// Forgets addresses that have been quiet for long enough, so that they do not pile up.
    pub fn sweep(&self) {
        let by_address = [&self.looks, &self.joins, &self.wrong_codes, &self.wrong_keys];
        for limiter in by_address.into_iter().chain([&self.opened, &self.pages, &self.connections]) {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
        self.wrong_codes_wide.retain_recent();
        self.wrong_codes_wide.shrink_to_fit();
        let now = Instant::now();
        self.stored.sweep(now);
        self.joined.retain(|_, (_, since)| now.duration_since(*since) < PROVEN_FOR);
        self.wrong.retain(|_, when| now.duration_since(*when) < WRONG_FOR);
        self.barred_wide.retain(|_, until| now < *until);
        self.known.retain(|_, last| now.duration_since(*last) < PROVEN_FOR);
        self.locked.retain(|_, until| now < *until);
        self.barred.retain(|_, until| now < *until);
        self.proven.retain(|_, last| now.duration_since(*last) < PROVEN_FOR);
    }
}

/// In whole seconds, rounded up.
const fn too_fast(wait: Duration) -> ApiError {
    ApiError::TooFast { again_after: wait.as_secs() + 1 }
}

/// How long a correct code is remembered: a day's workshop.
const PROVEN_FOR: Duration = Duration::from_hours(12);

/// How often to [`Limits::sweep`].
pub(super) const SWEEP_EVERY: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_teams_behind_one_address_start_at_once() {
        let limits = Limits::new();
        assert!((0..100).all(|_| limits.open(address("192.0.2.1")).is_ok()));
    }

    #[test]
    fn a_conference_behind_one_address_gets_in_and_no_address_fills_a_session() {
        let limits = Limits::new();
        let (conference, stranger) = (address("192.0.2.1"), address("192.0.2.2"));
        let code = JoinCode::from_numbers([1; 6]);
        // The rate limits follow the governor's clock; the half-day limit follows this one.
        for _ in 0..JOINED_MAX {
            limits.joined(stranger, code);
        }
        assert_eq!(limits.join(stranger, code), Err(ApiError::Rejected(Rejection::Full)));
        assert_eq!(limits.join(conference, code), Ok(()));
        assert_eq!(limits.join(stranger, JoinCode::from_numbers([2; 6])), Ok(()), "another session");
    }

    #[test]
    fn looking_is_limited_separately_from_joining() {
        let (limits, school) = (Limits::new(), address("192.0.2.1"));
        assert!((0..100_000).any(|_| limits.look(school).is_err()));
        assert_eq!(limits.join(school, JoinCode::from_numbers([1; 6])), Ok(()));
    }

    fn address(text: &str) -> Address {
        Address::of(text.parse().unwrap())
    }

    const _: () = assert!(
        JOINS.burst_size().get() as u128 + 60 * 1_000_000_000 / JOINS.replenish_interval().as_nanos() >= 5_000,
        "five thousand people come in within a minute"
    );
    const _: () = assert!(JOINED_MAX as usize >= shared::limits::PARTICIPANTS_MAX);
    const _: () = assert!(2 * shared::limits::PARTICIPANTS_MAX > JOINED_MAX as usize + 4_000);
}
