//! Limits how much one person may ask, on all their connections together. A person gives a few commands a minute; a
//! device that was offline sends what it kept in one go.

use std::sync::Arc;

use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use shared::session::{Command, DebriefCommand, PeopleCommand};
use shared::wire::Identity;

use crate::quota::times;

/// Commands of one person; faster ones are rejected.
const COMMANDS: Quota = Quota::per_second(times(20)).allow_burst(times(60));

/// Times that groups are mixed: a few in a row until the result looks right. With thousands of people each takes most
/// of a second.
const MIXES: Quota = Quota::per_minute(times(12)).allow_burst(times(5));

/// Reveals and covers in one session: room after room in a debrief. Each of them sends all rooms to every screen.
const REVEALS: Quota = Quota::per_minute(times(60)).allow_burst(times(20));

/// The recent requests of everybody in a session. Bounded, because the number of participants is.
#[derive(Clone)]
pub(super) struct CommandRateLimits(Arc<Lately>);

struct Lately {
    commands: RateLimiter<Identity, HashMapStateStore<Identity>, DefaultClock>,
    mixes: DefaultDirectRateLimiter,
    reveals: DefaultDirectRateLimiter,
}

/// The limit of one person.
#[derive(Clone)]
pub(super) struct CommandRateLimit {
    of: Identity,
    all: CommandRateLimits,
}

impl CommandRateLimits {
    /// The limit of one person: shared by all their connections, and kept when they return.
    pub fn of(&self, person: Identity) -> CommandRateLimit {
        CommandRateLimit { of: person, all: self.clone() }
    }
}

impl Default for CommandRateLimits {
    fn default() -> Self {
        let (mixes, reveals) = (RateLimiter::direct(MIXES), RateLimiter::direct(REVEALS));
        Self(Arc::new(Lately { commands: RateLimiter::hashmap(COMMANDS), mixes, reveals }))
    }
}

impl CommandRateLimit {
    /// Counts a command; false when it is too much.
    pub fn allows(&self, command: &Command) -> bool {
        let all = &self.all.0;
        all.commands.check_key(&self.of).is_ok() && all.costly(command).is_none_or(|costly| costly.check().is_ok())
    }
}

impl Lately {
    /// The shared limit of a command that is slow for the whole session, whoever gives it.
    const fn costly(&self, command: &Command) -> Option<&DefaultDirectRateLimiter> {
        if matches!(command, Command::People(PeopleCommand::Mix { .. } | PeopleCommand::UndoMix)) {
            Some(&self.mixes)
        } else if matches!(
            command,
            Command::Debrief(
                DebriefCommand::RevealDilemma { .. }
                    | DebriefCommand::RevealRoom { .. }
                    | DebriefCommand::CoverDilemma { .. }
            )
        ) {
            Some(&self.reveals)
        } else {
            None
        }
    }
}

impl std::fmt::Debug for CommandRateLimit {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("CommandRateLimit").field("of", &self.of).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::ParticipantId;
    use shared::session::RoomCommand;

    use super::*;

    const ASKS: Command = Command::Room(RoomCommand::AskHelp { on: true });

    #[test]
    fn mixing_groups_is_limited() {
        let rate_limits = CommandRateLimits::default();
        let (one, other) = (rate_limits.of(Identity::Facilitator), rate_limits.of(Identity::Facilitator));
        let mixed = (0..20)
            .filter(|_| {
                one.allows(&Command::People(PeopleCommand::UndoMix))
                    || other.allows(&Command::People(PeopleCommand::UndoMix))
            })
            .count();
        assert!((5..10).contains(&mixed) && one.allows(&ASKS), "{mixed}");
    }

    #[test]
    fn revealing_and_covering_results_is_limited() {
        let dilemma = shared::ids::DilemmaNumber(1);
        let limit = CommandRateLimits::default().of(Identity::Facilitator);
        let presses = [
            Command::Debrief(DebriefCommand::RevealDilemma { dilemma }),
            Command::Debrief(DebriefCommand::CoverDilemma { dilemma }),
            Command::Debrief(DebriefCommand::RevealRoom { dilemma, room: shared::ids::RoomNumber(1) }),
        ];
        let done = presses.iter().cycle().take(50).filter(|press| limit.allows(press)).count();
        assert!((20..25).contains(&done), "{done}");
    }

    #[test]
    fn an_outbox_goes_through_once_for_each_person() {
        let rate_limits = CommandRateLimits::default();
        let [one, other] = [1, 2].map(|number| Identity::Participant(ParticipantId(number)));
        let (phone, laptop) = (rate_limits.of(one), rate_limits.of(one));
        assert!((0..30).all(|_| phone.allows(&ASKS) && laptop.allows(&ASKS)));
        assert!(!(0..30).all(|_| phone.allows(&ASKS) && laptop.allows(&ASKS)));
        assert!((0..60).all(|_| rate_limits.of(other).allows(&ASKS)));
    }
}
