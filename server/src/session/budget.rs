//! How much one person may ask, on however many connections. A person gives a few commands a minute; a device
//! that was offline sends what it kept in one go.

use std::sync::Arc;

use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};
use shared::wire::Identity;

use crate::quota::times;

/// Commands of one person. What comes faster is rejected.
const COMMANDS: Quota = Quota::per_second(times(20)).allow_burst(times(60));

/// What everybody in a session asked lately. As many are remembered as came in, which is bounded.
#[derive(Clone)]
pub(super) struct Budgets(Arc<RateLimiter<Identity, HashMapStateStore<Identity>, DefaultClock>>);

/// What one of them may ask.
#[derive(Clone)]
pub(super) struct Budget {
    of: Identity,
    all: Budgets,
}

impl Budgets {
    /// That of one person: the same on each of their connections, and when they come back.
    pub fn of(&self, person: Identity) -> Budget {
        Budget { of: person, all: self.clone() }
    }
}

impl Default for Budgets {
    fn default() -> Self {
        Self(Arc::new(RateLimiter::hashmap(COMMANDS)))
    }
}

impl Budget {
    /// Is another command not too much?
    pub fn allows_command(&self) -> bool {
        self.all.0.check_key(&self.of).is_ok()
    }
}

impl std::fmt::Debug for Budget {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Budget").field("of", &self.of).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::ParticipantId;

    use super::*;

    #[test]
    fn an_outbox_of_a_while_goes_through_once_for_each_person() {
        let budgets = Budgets::default();
        let [one, other] = [1, 2].map(|number| Identity::Participant(ParticipantId(number)));
        let (phone, laptop) = (budgets.of(one), budgets.of(one));
        assert!((0..30).all(|_| phone.allows_command() && laptop.allows_command()));
        assert!(!(0..30).all(|_| phone.allows_command() && laptop.allows_command()));
        assert!((0..60).all(|_| budgets.of(other).allows_command()));
    }
}
