//! How much is stored by opening and restoring sessions: by each address, by the wider network around it, and in total.
//! Nobody may take more than a quarter of the space that the others have left, so some space always remains, however
//! many networks store data.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::address::{Address, WideNetwork};

const MIB: u64 = 1024 * 1024;
/// The maximum number of bytes that an address may store within an hour: two hundred sessions of one evening, or four
/// of the largest archives.
const OF_ADDRESS: u64 = 64 * MIB;
/// The same for all addresses together.
const IN_ALL: u64 = 512 * MIB;
/// The largest share that anybody takes of the space that the others leave: one part in this many.
const PARTS: u64 = 4;
const HOUR: Duration = Duration::from_hours(1);

/// What was stored recently.
#[derive(Default)]
pub(super) struct Stored(Mutex<Lately>);

#[derive(Default)]
struct Lately {
    of_address: HashMap<Address, Taken>,
    of_wide: HashMap<WideNetwork, Taken>,
    in_all: Taken,
}

/// Bytes that were taken, and when they were last counted. They are forgotten evenly within an hour.
#[derive(Clone, Copy, Default)]
struct Taken {
    bytes: u64,
    at: Option<Instant>,
}

impl Taken {
    /// The bytes that still count, when `an_hour` of them are forgotten in an hour.
    fn left(self, an_hour: u64, now: Instant) -> u64 {
        let since = self.at.map(|at| now.duration_since(at)).unwrap_or_default().min(HOUR);
        // In milliseconds neither overflows: an hour of the whole space is far below.
        let forgotten = u128::from(an_hour) * since.as_millis() / HOUR.as_millis();
        self.bytes.saturating_sub(u64::try_from(forgotten).unwrap_or(u64::MAX))
    }

    fn add(&mut self, bytes: u64, an_hour: u64, now: Instant) {
        *self = Self { bytes: self.left(an_hour, now) + bytes, at: Some(now) };
    }
}

impl Stored {
    /// Counts these bytes for an address, if it may store them now.
    ///
    /// # Errors
    /// Says how long to wait.
    pub fn take(&self, address: Address, bytes: usize, now: Instant) -> Result<(), Duration> {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let in_all = lately.in_all.left(IN_ALL, now);
        let may = |taken: Option<&Taken>, most: u64| {
            let own = taken.map_or(0, |taken| taken.left(most, now));
            let left_by_others = IN_ALL.saturating_sub(in_all.saturating_sub(own));
            let too_much = own.saturating_add(bytes).saturating_sub(most.min(left_by_others / PARTS));
            if too_much == 0 { Ok(()) } else { Err(until_forgotten(too_much, most)) }
        };
        may(lately.of_address.get(&address), OF_ADDRESS)?;
        let wide = address.wide();
        if let Some(wide) = wide {
            may(lately.of_wide.get(&wide), IN_ALL / PARTS)?;
            lately.of_wide.entry(wide).or_default().add(bytes, IN_ALL / PARTS, now);
        }
        lately.of_address.entry(address).or_default().add(bytes, OF_ADDRESS, now);
        lately.in_all.add(bytes, IN_ALL, now);
        Ok(())
    }

    /// Forgets addresses for which nothing counts any more.
    pub fn sweep(&self, now: Instant) {
        fn retain<Key: Eq + Hash>(taken: &mut HashMap<Key, Taken>, an_hour: u64, now: Instant) {
            taken.retain(|_, taken| taken.left(an_hour, now) > 0);
            taken.shrink_to_fit();
        }
        let mut lately = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        retain(&mut lately.of_address, OF_ADDRESS, now);
        retain(&mut lately.of_wide, IN_ALL / PARTS, now);
    }
}

/// How long it takes until these bytes are forgotten: an hour at most, since by then nothing stored now counts.
fn until_forgotten(bytes: u64, an_hour: u64) -> Duration {
    HOUR.min(Duration::from_secs(u64::try_from(u128::from(bytes) * 3_600 / u128::from(an_hour)).unwrap_or(u64::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARCHIVE: usize = 15 * 1024 * 1024;
    /// A session that was just opened.
    const SESSION: usize = 9 * 1024;

    fn address(text: &str) -> Address {
        Address::of(text.parse().unwrap())
    }

    /// One of a customer's 65,536 addresses.
    fn of_customer(customer: usize, number: usize) -> Address {
        address(&format!("2001:db8:{customer:x}:{number:x}::1"))
    }

    #[test]
    fn an_address_stores_what_a_school_does_in_an_evening_and_no_more() {
        let (stored, now) = (Stored::default(), Instant::now());
        let school = address("192.0.2.1");
        assert!((0..4).all(|_| stored.take(school, ARCHIVE, now).is_ok()));
        let wait = stored.take(school, ARCHIVE, now).unwrap_err();
        assert!(wait < HOUR && stored.take(school, ARCHIVE, now + wait + Duration::from_secs(1)).is_ok(), "{wait:?}");
        assert!(stored.take(address("192.0.2.2"), ARCHIVE, now).is_ok(), "others still do");
    }

    #[test]
    fn a_customer_with_many_addresses_bars_nobody_from_opening_sessions() {
        let (stored, now) = (Stored::default(), Instant::now());
        assert!((0..3_000).all(|number| stored.take(of_customer(1, number), SESSION, now).is_ok()));
        let archives = (0..1_000).filter(|number| stored.take(of_customer(2, *number), ARCHIVE, now).is_ok()).count();
        assert_eq!(archives, 8, "a quarter of the whole, and not more");
        let school = address("192.0.2.1");
        assert!((0..4).all(|_| stored.take(school, ARCHIVE, now).is_ok()), "which others do not notice");
    }

    #[test]
    fn however_many_have_stored_much_something_is_left_for_the_next() {
        let (stored, now) = (Stored::default(), Instant::now());
        for customer in 1..=20 {
            for number in 0..200 {
                let _ = stored.take(of_customer(customer, number), 1024 * 1024, now);
            }
        }
        assert!((0..10).all(|_| stored.take(address("192.0.2.1"), SESSION, now).is_ok()));
        assert!(stored.take(address("192.0.2.1"), ARCHIVE, now).is_err());
        assert!(stored.take(address("192.0.2.1"), ARCHIVE, now + HOUR).is_ok(), "an hour later it is forgotten");
        stored.sweep(now + HOUR);
        assert_eq!(stored.0.lock().unwrap().of_wide.len(), 0);
    }
}
