//! Slots for connections that have not identified themselves. There are few, each held for a moment, and the oldest
//! makes way for a new one. A device sends its hello at once and never notices; a connection that stays silent loses
//! its slot.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

/// The maximum number of unidentified connections at once. The hello is the first thing sent, so a conference that
/// comes back at once needs only a fraction of its connections here.
const WAITING_MAX: usize = 3_000;
/// The same for one address: two of them leave a third to others.
const OF_ONE_MAX: usize = 1_000;

/// Lobby slots, counted per `Address`.
pub(super) struct Lobby<Address: Eq + Hash> {
    max: usize,
    of_one_max: usize,
    waiting: Arc<Mutex<Waiting<Address>>>,
}

struct Waiting<Address: Eq + Hash> {
    last: u64,
    all: BTreeMap<u64, (Address, CancellationToken)>,
    of_one: HashMap<Address, BTreeSet<u64>>,
}

/// A slot in the lobby, released when it is dropped.
pub(super) struct Waits<Address: Eq + Hash> {
    number: u64,
    makes_way: CancellationToken,
    waiting: Arc<Mutex<Waiting<Address>>>,
}

impl<Address: Copy + Eq + Hash> Lobby<Address> {
    /// The slots of this server.
    pub fn new() -> Self {
        Self::of(WAITING_MAX, OF_ONE_MAX)
    }

    fn of(max: usize, of_one_max: usize) -> Self {
        let waiting = Waiting { last: 0, all: BTreeMap::new(), of_one: HashMap::new() };
        Self { max, of_one_max, waiting: Arc::new(Mutex::new(waiting)) }
    }

    /// A slot for a connection of this address. If none is free, the oldest of the same address makes way, or else the
    /// oldest of all.
    pub fn wait(&self, address: Address) -> Waits<Address> {
        let mut waiting = lock(&self.waiting);
        let own = waiting.of_one.get(&address).filter(|own| own.len() >= self.of_one_max);
        let oldest = own.and_then(BTreeSet::first).copied();
        let is_full = waiting.all.len() >= self.max;
        let oldest = oldest.or_else(|| waiting.all.keys().next().copied().filter(|_| is_full));
        if let Some(makes_way) = oldest.and_then(|number| waiting.remove(number)) {
            makes_way.cancel();
        }
        waiting.last += 1;
        let (number, makes_way) = (waiting.last, CancellationToken::new());
        waiting.all.insert(number, (address, makes_way.clone()));
        waiting.of_one.entry(address).or_default().insert(number);
        Waits { number, makes_way, waiting: Arc::clone(&self.waiting) }
    }
}

impl<Address: Eq + Hash> Waiting<Address> {
    fn remove(&mut self, number: u64) -> Option<CancellationToken> {
        let (address, makes_way) = self.all.remove(&number)?;
        if let Some(own) = self.of_one.get_mut(&address) {
            own.remove(&number);
            if own.is_empty() {
                self.of_one.remove(&address);
            }
        }
        Some(makes_way)
    }
}

impl<Address: Eq + Hash> Waits<Address> {
    /// Cancelled when another connection takes the slot.
    pub fn makes_way(&self) -> CancellationToken {
        self.makes_way.clone()
    }
}

impl<Address: Eq + Hash> Drop for Waits<Address> {
    fn drop(&mut self) {
        lock(&self.waiting).remove(self.number);
    }
}

/// Ignores poisoning: nothing in here can panic half-way, so the data is consistent.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn out<const N: usize>(all: &[Waits<u8>; N]) -> [bool; N] {
        all.each_ref().map(|one| one.makes_way().is_cancelled())
    }

    #[test]
    fn the_oldest_makes_way_and_a_greedy_address_pushes_out_its_own() {
        let lobby = Lobby::of(4, 2);
        let greedy = [lobby.wait(1), lobby.wait(1), lobby.wait(1)];
        let others = [lobby.wait(2), lobby.wait(3)];
        assert_eq!((out(&greedy), out(&others)), ([true, false, false], [false, false]));
        let more = [lobby.wait(4)];
        assert_eq!((out(&greedy), out(&others), out(&more)), ([true, true, false], [false, false], [false]));
        drop(others);
        let last = [lobby.wait(2), lobby.wait(3)];
        assert_eq!((out(&greedy), out(&last)), ([true, true, false], [false, false]), "a released slot is free");
        drop((greedy, more, last));
        let waiting = lock(&lobby.waiting);
        assert!(waiting.all.is_empty() && waiting.of_one.is_empty(), "addresses without slots are forgotten");
    }

    const _: () = assert!(2 * OF_ONE_MAX < WAITING_MAX);
}
