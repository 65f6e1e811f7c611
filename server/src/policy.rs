//! The operator's decisions about a server.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use shared::session::SecretHash;
use shared::session::people::presence::{ASK_AFTER, AWAY_AFTER};
use shared::time::{DAY, Milliseconds};

use crate::session::secret;

const MIB: usize = 1024 * 1024;

/// Shortest create key, in characters: since each address has few tries, nobody guesses it.
const KEY_LEAST: usize = 12;

/// The operator's decisions about a server.
#[derive(Clone, Debug, Default)]
pub struct Policy {
    /// The key needed to open a session; `None` when anybody may.
    pub create_key: Option<CreateKey>,
    /// How long sessions are kept.
    pub keep: Keep,
    /// Proxies in front of this server, each of which adds to `X-Forwarded-For`. 0 trusts none.
    pub trusted_proxies: u8,
    /// It is reached over TLS, without a proxy in between.
    pub serves_tls: bool,
    /// How long connections may be quiet.
    pub quiet: Quiet,
    /// How much memory and disk it may fill.
    pub budget: Budget,
    /// How many rehearsals there may be, and for how long.
    pub rehearsals: RehearsalBounds,
}

/// How much memory and disk a server may fill with what others send, in MiB. Anything beyond that is refused, and slow
/// connections are ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Memory that the program may count on.
    pub memory: u32,
    /// Disk space that all sessions together may take.
    pub disk: u32,
}

impl Budget {
    /// The most bytes that wait to be sent on all connections: an eighth of the memory.
    pub fn waiting(self) -> usize {
        self.part(8)
    }

    /// The same for the connections of one session: half of that, so that one session leaves something for others.
    pub fn waiting_of_session(self) -> usize {
        self.part(16)
    }

    /// The most bytes of session logs in memory: an eighth of it. A session takes a few times its log. The last quarter
    /// is for small ones.
    pub fn sessions(self) -> usize {
        self.part(8)
    }

    /// The most bytes of files that are being sent: a sixteenth of the memory.
    pub fn files(self) -> usize {
        self.part(16)
    }

    /// Limit for incomplete frames on sockets, and the same again for incomplete archives, in bytes: a thirty-second of
    /// the memory. Participants' phones use none of it; a board that names a thousand people in one frame uses about 40
    /// KiB. At 1 GiB one of the largest archives fits next to the share of small ones.
    pub fn halves(self) -> usize {
        self.part(32)
    }

    /// How many large files are read at once, and how many are made: each may briefly take a few hundred MiB.
    pub fn turns(self) -> usize {
        (self.part(1) / (1024 * MIB)).clamp(1, 8)
    }

    /// Threads for blocking work: one for each turn of small and of large files, and two that read the log. The
    /// allocator keeps a heap for each thread, so hundreds of threads that once made a large file would keep hundreds
    /// of MiB.
    pub(crate) fn blocking_threads(self) -> usize {
        4 * self.turns() + 2
    }

    /// The most bytes on disk, the last quarter of which is for existing sessions.
    pub fn on_disk(self) -> u64 {
        u64::from(self.disk) * 1024 * 1024
    }

    fn part(self, of: usize) -> usize {
        usize::try_from(self.memory).unwrap_or(usize::MAX).saturating_mul(MIB) / of
    }
}

impl Default for Budget {
    /// For a small server.
    fn default() -> Self {
        Self { memory: 1024, disk: 4096 }
    }
}

/// How long connections may be quiet. Not an operator's decision; tests set it to avoid waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// Silence after which a participant's device is asked whether it is there.
    pub ask_after: Duration,
    /// Silence after which it counts as away, even if its connection is open.
    pub away_after: Duration,
    /// How often a device is sent something, if only a sign of life.
    pub sign_of_life_every: Duration,
    /// Time without a sign of life after which a device behind a socket is gone.
    pub socket_max: Duration,
    /// Time without a request after which a device behind a stream is gone.
    pub stream_max: Duration,
    /// How long a frame on a socket may stay incomplete.
    pub whole_within: Duration,
    /// How long a device may go without its hello, whatever else it sends.
    pub unknown_max: Duration,
    /// Longest time for the first request on a connection to arrive completely.
    pub first_request_within: Duration,
    /// Longest time between an answer and the next complete request on the same connection.
    pub next_request_within: Duration,
    /// A connection that takes nothing for this long is ended.
    pub takes_something_within: Duration,
}

impl Default for Quiet {
    /// Signs of life come well within the half minute after which some proxies close a quiet connection. Browsers
    /// answer those on a socket by themselves: the limit allows for two of them and more. With a stream, browsers
    /// let a hidden page act once a minute. The connection test sends no hello and takes twelve seconds. Proxies keep a
    /// connection for up to a minute, and must not find it closed just when they reuse it. The longest frame takes six
    /// seconds over the slowest line on which a page still loads.
    fn default() -> Self {
        Self {
            ask_after: Duration::from_millis(ASK_AFTER.unsigned_abs()),
            away_after: Duration::from_millis(AWAY_AFTER.unsigned_abs()),
            sign_of_life_every: Duration::from_secs(20),
            socket_max: Duration::from_secs(45),
            stream_max: Duration::from_secs(100),
            whole_within: Duration::from_secs(10),
            unknown_max: Duration::from_secs(20),
            first_request_within: Duration::from_secs(10),
            next_request_within: Duration::from_secs(75),
            takes_something_within: Duration::from_secs(30),
        }
    }
}

/// How many rehearsals there may be, and for how long. Not an operator's decision; tests set it to avoid waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RehearsalBounds {
    /// Most rehearsals at once.
    pub at_once_max: usize,
    /// Most of them from one address.
    pub of_one_max: usize,
    /// Longest time for one.
    pub lasts_max: Duration,
    /// Longest time without an open board.
    pub alone_max: Duration,
    /// How often that is checked.
    pub look_every: Duration,
}

impl Default for RehearsalBounds {
    /// An hour is time to see every part of an afternoon. A facilitator who is away for ten minutes has closed the board.
    fn default() -> Self {
        Self {
            at_once_max: 8,
            of_one_max: 3,
            lasts_max: Duration::from_hours(1),
            alone_max: Duration::from_mins(10),
            look_every: Duration::from_secs(2),
        }
    }
}

/// The key for opening sessions. Kept as a hash, and never shown in logs.
#[derive(Clone, PartialEq, Eq)]
pub struct CreateKey(SecretHash);

impl CreateKey {
    /// Checks a key.
    pub(crate) fn is(&self, told: SecretHash) -> bool {
        secret::is_same(self.0, told)
    }
}

impl FromStr for CreateKey {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        // It travels in a header, and people type it.
        let typed = typed.trim();
        if !typed.chars().all(|character| character.is_ascii_graphic()) {
            return Err("expected only ASCII letters, digits and punctuation, without spaces".into());
        }
        if typed.len() < KEY_LEAST {
            return Err(format!("expected at least {KEY_LEAST} characters, so that it cannot be guessed"));
        }
        Ok(Self(secret::hash(typed)))
    }
}

impl fmt::Debug for CreateKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("CreateKey(…)")
    }
}

/// How long a session is kept after its end; after its last event, if nobody ended it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep(Option<u16>);

impl Keep {
    /// Until somebody deletes it.
    pub const FOR_EVER: Self = Self(None);

    /// For this many days; 0: until somebody deletes it.
    pub const fn days(days: u16) -> Self {
        Self(if days == 0 { None } else { Some(days) })
    }

    /// The number of days; `None`: forever.
    pub const fn in_days(self) -> Option<u16> {
        self.0
    }

    /// The time; `None`: forever.
    pub fn span(self) -> Option<Milliseconds> {
        self.0.map(|days| Milliseconds::from(days) * DAY)
    }
}

impl Default for Keep {
    fn default() -> Self {
        Self::days(30)
    }
}

impl FromStr for Keep {
    type Err = String;

    fn from_str(typed: &str) -> Result<Self, String> {
        typed.parse().map(Self::days).map_err(|_| "expected a number of days, or 0 to keep sessions for ever".into())
    }
}

impl fmt::Display for Keep {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_by_its_hash_and_shows_nothing() {
        let key: CreateKey = " open-sesame-2026 ".parse().unwrap();
        assert!(key.is(secret::hash("open-sesame-2026")) && !key.is(secret::hash("open-sesame-2025")));
        assert_eq!(format!("{key:?}"), "CreateKey(…)");
        for wrong in ["", "short", "with a space in it", "sleutelçsleutel"] {
            assert!(wrong.parse::<CreateKey>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn zero_days_is_forever() {
        assert_eq!("0".parse(), Ok(Keep::FOR_EVER));
        assert_eq!(Keep::default().span(), Some(30 * DAY));
        assert!("-1".parse::<Keep>().is_err() && "veel".parse::<Keep>().is_err());
    }
}
