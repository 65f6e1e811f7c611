//! Messages that are half there: what has come of them lies in memory until the rest comes. Counted in bytes for all
//! connections together. When it is too much, those end that are half there for longest: who sends whole messages is done
//! by then. It is not counted with what waits to be sent, so that who sends halves ends nobody who only listens.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

/// What is half there, and how much of that there may be.
pub(crate) struct Halves {
    max: usize,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    /// Of all that go on.
    bytes: usize,
    /// Of those that were ended and are not gone yet.
    leaving: usize,
    last: u64,
    /// Those that may be ended, in the order in which they began.
    half: BTreeMap<u64, (usize, CancellationToken)>,
}

/// The message that comes in on one connection. Its bytes are given back when this is dropped.
pub(crate) struct Half {
    all: Arc<Halves>,
    bytes: usize,
    number: Option<u64>,
    too_much: CancellationToken,
}

impl Halves {
    /// Nothing yet, and so many bytes at most.
    pub fn of(max: usize) -> Arc<Self> {
        Arc::new(Self { max, held: Mutex::default() })
    }

    /// A connection on which nothing came yet.
    pub fn begin(self: &Arc<Self>) -> Half {
        Half { all: Arc::clone(self), bytes: 0, number: None, too_much: CancellationToken::new() }
    }

    fn lock(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// Ends the oldest until the rest fits.
    fn relieve(&mut self, max: usize) {
        while self.bytes > max
            && let Some((_, (bytes, too_much))) = self.half.pop_first()
        {
            self.bytes -= bytes;
            self.leaving += bytes;
            too_much.cancel();
        }
    }
}

impl Half {
    /// Cancelled when this has to go at once, with all that it holds.
    pub fn too_much(&self) -> CancellationToken {
        self.too_much.clone()
    }

    /// So many bytes lie there now.
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
            held.half.insert(number, (bytes, self.too_much.clone()));
            held.relieve(self.all.max);
        } else if let Some(number) = self.number.take() {
            held.half.remove(&number);
        }
    }

    /// Is nothing more to be read for it now? What was ended goes as soon as its task gets to it, and until then there would
    /// be too much.
    pub fn has_to_wait(&self) -> bool {
        self.bytes > 0 && {
            let held = self.all.lock();
            held.bytes + held.leaving > self.all.max
        }
    }

    /// All of it came: it still lies there, and is not ended any more.
    pub fn is_whole(&mut self) {
        if let Some(number) = self.number.take() {
            self.all.lock().half.remove(&number);
        }
    }
}

impl Drop for Half {
    fn drop(&mut self) {
        let mut held = self.all.lock();
        if let Some(number) = self.number {
            held.half.remove(&number);
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
        let mut half = halves.begin();
        half.holds(bytes);
        half
    }

    #[test]
    fn those_that_are_half_there_for_longest_end_until_the_rest_fits() {
        let halves = Halves::of(100);
        let mut all: Vec<_> = [40, 30, 30].map(|bytes| holding(&halves, bytes)).into();
        // The first one began anew since.
        all[0].holds(0);
        all[0].holds(41);
        let ended = |all: &[Half]| all.iter().map(|half| half.too_much.is_cancelled()).collect::<Vec<_>>();
        assert_eq!(ended(&all), [false, true, false]);
        all.push(holding(&halves, 59));
        assert_eq!(ended(&all), [false, true, true, false]);
        all.push(holding(&halves, 101));
        assert_eq!(ended(&all), [true, true, true, true, true], "what alone is too much ends, too");
    }

    #[test]
    fn what_came_in_full_counts_and_stays() {
        let halves = Halves::of(100);
        let mut whole = holding(&halves, 90);
        whole.is_whole();
        let half = holding(&halves, 20);
        assert!(half.too_much.is_cancelled() && !whole.too_much.is_cancelled());
        drop((whole, half));
        assert!(!holding(&halves, 100).too_much.is_cancelled());
    }

    #[test]
    fn nothing_more_is_read_until_what_was_ended_is_gone() {
        let halves = Halves::of(100);
        let (ended, other) = (holding(&halves, 60), holding(&halves, 50));
        assert!(ended.too_much.is_cancelled() && other.has_to_wait());
        assert!(!halves.begin().has_to_wait(), "who holds nothing waits for nobody");
        drop(ended);
        assert!(!other.has_to_wait());
    }

    proptest! {
        #[test]
        fn however_they_come_and_go_nothing_is_counted_that_is_gone(
            steps in prop::collection::vec((0..8_usize, 0..60_usize, any::<bool>()), 0..200),
        ) {
            let halves = Halves::of(100);
            let mut all: Vec<_> = (0..8).map(|_| halves.begin()).collect();
            for (which, bytes, is_new) in steps {
                if is_new {
                    all[which] = halves.begin();
                }
                all[which].holds(bytes);
                let held = halves.lock();
                let (leaving, going_on): (Vec<_>, Vec<_>) = all.iter().partition(|half| half.too_much.is_cancelled());
                let sum = |halves: &[&Half]| halves.iter().map(|half| half.bytes).sum::<usize>();
                prop_assert_eq!((held.bytes, held.leaving), (sum(&going_on), sum(&leaving)));
                prop_assert!(held.bytes <= halves.max);
            }
            drop(all);
            let held = halves.lock();
            prop_assert!(held.bytes == 0 && held.leaving == 0 && held.half.is_empty());
        }
    }
}
