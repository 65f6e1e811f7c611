//! Incomplete messages, counted in bytes over all connections, because the part that has arrived stays in
//! memory until the rest arrives. Beyond the limit, the connections of the sender with most bytes are ended, oldest
//! message first: an honest sender's message is complete by then. The count is separate from the bytes that wait to be
//! sent, so that incomplete messages never end a connection that only listens.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

/// All incomplete messages, and their limit.
pub(crate) struct Halves<Of = ()> {
    max: usize,
    held: Mutex<Held<Of>>,
}

struct Held<Of> {
    /// Bytes of messages that may continue.
    bytes: usize,
    /// Bytes of ended messages that are still in memory.
    leaving: usize,
    last: u64,
    /// The messages that may be ended, oldest first.
    half: BTreeMap<u64, (Of, usize, CancellationToken)>,
    /// The bytes of these messages, by sender.
    by: HashMap<Of, usize>,
}

/// The incoming message of one connection. Dropping it releases its bytes.
pub(crate) struct Half<Of: Copy + Eq + Hash = ()> {
    all: Arc<Halves<Of>>,
    of: Of,
    bytes: usize,
    number: Option<u64>,
    too_much: CancellationToken,
}

impl<Of: Copy + Eq + Hash> Halves<Of> {
    /// An empty count, limited to `max` bytes.
    pub fn of(max: usize) -> Arc<Self> {
        let held = Held { bytes: 0, leaving: 0, last: 0, half: BTreeMap::new(), by: HashMap::new() };
        Arc::new(Self { max, held: Mutex::new(held) })
    }

    /// The message of a new connection, with no bytes yet.
    pub fn begin(self: &Arc<Self>, of: Of) -> Half<Of> {
        Half { all: Arc::clone(self), of, bytes: 0, number: None, too_much: CancellationToken::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Held<Of>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<Of: Copy + Eq + Hash> Held<Of> {
    /// Ends messages until the rest fits: those of the sender with most bytes, oldest first.
    fn relieve(&mut self, max: usize) {
        while self.bytes > max
            && let Some((most, _)) = self.by.iter().max_by_key(|(_, bytes)| **bytes)
            && let Some(oldest) = self.half.iter().find(|(_, (of, ..))| of == most).map(|(number, _)| *number)
            && let Some((bytes, too_much)) = self.take_out(oldest)
        {
            self.bytes -= bytes;
            self.leaving += bytes;
            too_much.cancel();
        }
    }

    /// Removes a message from those that may be ended.
    fn take_out(&mut self, number: u64) -> Option<(usize, CancellationToken)> {
        let (of, bytes, too_much) = self.half.remove(&number)?;
        if let Some(all) = self.by.get_mut(&of) {
            *all -= bytes;
            if *all == 0 {
                self.by.remove(&of);
            }
        }
        Some((bytes, too_much))
    }
}

impl<Of: Copy + Eq + Hash> Half<Of> {
    /// Cancelled when the connection has to drop this message at once.
    pub fn too_much(&self) -> CancellationToken {
        self.too_much.clone()
    }

    /// Sets the number of bytes that this message occupies.
    pub fn holds(&mut self, bytes: usize) {
        if bytes == self.bytes {
            return;
        }
        let mut held = self.all.lock();
        if self.too_much.is_cancelled() {
            return;
        }
        held.bytes = held.bytes - self.bytes + bytes;
        self.bytes = bytes;
        if bytes > 0 {
            let number = *self.number.get_or_insert_with(|| {
                held.last += 1;
                held.last
            });
            held.take_out(number);
            held.half.insert(number, (self.of, bytes, self.too_much.clone()));
            *held.by.entry(self.of).or_default() += bytes;
            held.relieve(self.all.max);
        } else if let Some(number) = self.number.take() {
            held.take_out(number);
        }
    }

    /// Must reading pause? Ended messages stay in memory until their tasks run, and continuing before that would exceed
    /// the limit.
    pub fn has_to_wait(&self) -> bool {
        self.bytes > 0 && {
            let held = self.all.lock();
            held.bytes + held.leaving > self.all.max
        }
    }

    /// Protects the message from being ended. Its bytes still count.
    pub fn stays(&mut self) {
        if let Some(number) = self.number.take() {
            self.all.lock().take_out(number);
        }
    }
}

impl<Of: Copy + Eq + Hash> Drop for Half<Of> {
    fn drop(&mut self) {
        let mut held = self.all.lock();
        if let Some(number) = self.number {
            held.take_out(number);
        }
        if self.too_much.is_cancelled() {
            held.leaving -= self.bytes;
        } else {
            held.bytes -= self.bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn holding(halves: &Arc<Halves>, bytes: usize) -> Half {
        let mut half = halves.begin(());
        half.holds(bytes);
        half
    }

    #[test]
    fn the_longest_incomplete_messages_end_until_the_rest_fits() {
        let halves = Halves::of(100);
        let mut all: Vec<_> = [40, 30, 30].map(|bytes| holding(&halves, bytes)).into();
        // The first one has started again since then.
        all[0].holds(0);
        all[0].holds(41);
        let ended = |all: &[Half]| all.iter().map(|half| half.too_much.is_cancelled()).collect::<Vec<_>>();
        assert_eq!(ended(&all), [false, true, false]);
        all.push(holding(&halves, 59));
        assert_eq!(ended(&all), [false, true, true, false]);
        all.push(holding(&halves, 101));
        assert_eq!(ended(&all), [true, true, true, true, true], "one that is too large by itself ends too");
    }

    #[test]
    fn a_protected_message_counts_and_stays() {
        let halves = Halves::of(100);
        let mut whole = holding(&halves, 90);
        whole.stays();
        let half = holding(&halves, 20);
        assert!(half.too_much.is_cancelled() && !whole.too_much.is_cancelled());
        drop((whole, half));
        assert!(!holding(&halves, 100).too_much.is_cancelled());
    }

    #[test]
    fn nothing_more_is_read_until_ended_messages_are_gone() {
        let halves = Halves::of(100);
        let (ended, other) = (holding(&halves, 60), holding(&halves, 50));
        assert!(ended.too_much.is_cancelled() && other.has_to_wait());
        assert!(!halves.begin(()).has_to_wait(), "a sender without bytes waits for nobody");
        drop(ended);
        assert!(!other.has_to_wait());
    }

    #[test]
    fn the_sender_with_most_bytes_is_ended_first() {
        let halves = Halves::of(100);
        let begin = |of: u8, bytes: usize| {
            let mut half = halves.begin(of);
            half.holds(bytes);
            half
        };
        let (honest, first, second) = (begin(1, 30), begin(2, 30), begin(2, 30));
        let third = begin(2, 30);
        let ended = [&honest, &first, &second, &third].map(|half| half.too_much.is_cancelled());
        assert_eq!(ended, [false, true, false, false], "the oldest of the largest sender");
        drop(first);
        let another = begin(3, 20);
        assert!(second.too_much.is_cancelled() && !honest.too_much.is_cancelled() && !another.too_much.is_cancelled());
    }

    proptest! {
        #[test]
        fn in_any_order_nothing_is_counted_that_is_gone(
            steps in prop::collection::vec((0..8_usize, 0..60_usize, any::<bool>()), 0..200),
        ) {
            let halves = Halves::of(100);
            let whose = |which: usize| which % 3;
            let mut all: Vec<_> = (0..8).map(|which| halves.begin(whose(which))).collect();
            for (which, bytes, is_new) in steps {
                if is_new {
                    all[which] = halves.begin(whose(which));
                }
                all[which].holds(bytes);
                let held = halves.lock();
                let (leaving, going_on): (Vec<_>, Vec<_>) = all.iter().partition(|half| half.too_much.is_cancelled());
                let sum = |halves: &[&Half<usize>]| halves.iter().map(|half| half.bytes).sum::<usize>();
                prop_assert_eq!((held.bytes, held.leaving), (sum(&going_on), sum(&leaving)));
                prop_assert!(held.bytes <= halves.max);
                let (of_each, of_all): (usize, usize) = (held.by.values().sum(), held.half.values().map(|(_, bytes, _)| bytes).sum());
                prop_assert_eq!(of_each, of_all);
            }
            drop(all);
            let held = halves.lock();
            prop_assert!(held.bytes == 0 && held.leaving == 0 && held.half.is_empty() && held.by.is_empty());
        }
    }
}
