//! Slots for live connections that have identified themselves, bounded in total and for each address, so that nobody
//! takes them all.

use std::hash::Hash;
use std::sync::Arc;

use dashmap::DashMap;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The maximum number of connections at once: three conferences of four thousand. A connection takes about 30 KiB.
pub(crate) const CONNECTIONS_MAX: usize = 12_000;
/// The maximum number of connections of one address at once: a conference of five thousand behind one address, some
/// with a second tab. Two such addresses leave a thousand slots to others.
const OF_ONE_MAX: usize = 5_500;

/// Slots for connections, counted per `Address`.
pub(super) struct Slots<Address: Eq + Hash> {
    free: Arc<Semaphore>,
    of_one_max: usize,
    taken: Arc<DashMap<Address, usize>>,
}

/// A slot, released when it is dropped.
pub(crate) struct Slot<Address: Eq + Hash> {
    _permit: OwnedSemaphorePermit,
    address: Address,
    taken: Arc<DashMap<Address, usize>>,
}

impl<Address: Copy + Eq + Hash> Slots<Address> {
    /// The slots of this server.
    pub fn new() -> Self {
        Self::of(CONNECTIONS_MAX, OF_ONE_MAX)
    }

    /// Slots for at most `max` connections, and `of_one_max` of each address.
    pub fn of(max: usize, of_one_max: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(max)), of_one_max, taken: Arc::default() }
    }

    /// Is a slot free for a connection of this address?
    pub fn has_one(&self, address: Address) -> bool {
        self.free.available_permits() > 0 && self.taken.get(&address).is_none_or(|taken| *taken < self.of_one_max)
    }

    /// Takes a slot for a connection of this address, if one is free.
    pub fn take(&self, address: Address) -> Option<Slot<Address>> {
        let permit = Arc::clone(&self.free).try_acquire_owned().ok()?;
        let mut taken = self.taken.entry(address).or_default();
        if *taken >= self.of_one_max {
            return None;
        }
        *taken += 1;
        Some(Slot { _permit: permit, address, taken: Arc::clone(&self.taken) })
    }
}

impl<Address: Eq + Hash> Drop for Slot<Address> {
    fn drop(&mut self) {
        self.taken.remove_if_mut(&self.address, |_, taken| {
            *taken = taken.saturating_sub(1);
            *taken == 0
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_takes_all_it_can_leaves_slots_for_others() {
        let slots = Slots::of(5, 3);
        let mut greedy: Vec<_> = (0..3).map(|_| slots.take(1).unwrap()).collect();
        assert!(slots.take(1).is_none() && !slots.has_one(1) && slots.has_one(2));
        let others = [slots.take(2).unwrap(), slots.take(3).unwrap()];
        assert!(slots.take(4).is_none(), "all slots are taken");
        greedy.pop();
        drop(others);
        assert!(slots.take(1).is_some());
        drop(greedy);
        assert!(slots.taken.is_empty(), "addresses without slots are forgotten");
    }

    const _: () = assert!(2 * OF_ONE_MAX < CONNECTIONS_MAX);
}
