//! The storage that a command takes in its session. In a full session people can still choose, look at the results and
//! clean up. Repeated changes can't use up the space that is reserved for that: until the end is near, each person and
//! each room can take only a limited part of it, and the last part is only for the facilitator.

use crate::session::{Author, Command, Event, Session};

/// What a command does to the space of its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// It begins something, or adds words that the session can do without. The facilitator's messages are not among
    /// those.
    Adds,
    /// It finishes what was begun, or steers.
    Finishes,
    /// It brings the session closer to its end, or removes something.
    Ends,
}

/// How full the storage of a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fullness {
    /// Anything can be added.
    Free,
    /// The rest is for finishing what was begun: a vote, the next phase, a choice.
    NearlyFull,
    /// The rest is for the facilitator, who brings the session to its end.
    LeftToSteer,
    /// Only commands that end or remove something are accepted.
    Full,
}

impl Fullness {
    /// Is there space for that command?
    pub fn takes(self, author: Author, command: &Command) -> bool {
        match (command.space(), self) {
            (Space::Ends, _) | (_, Self::Free) | (Space::Finishes, Self::NearlyFull) => true,
            (Space::Adds, _) | (_, Self::Full) => false,
            (Space::Finishes, Self::LeftToSteer) => !matches!(author, Author::Participant(_)),
        }
    }

    /// Is there space for the events of a command? Changes to earlier words and answers are only accepted while the
    /// session is free.
    pub fn takes_events(self, session: &Session, author: Author, events: &[Event]) -> bool {
        self == Self::Free || !session.changes_anything(author, events)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ArgumentId, ParticipantId, RoundNumber};
    use crate::session::{
        ArgumentCommand, BallotCommand, DebriefCommand, Kind, LifecycleCommand, PeopleCommand, RoomCommand, Rooms,
        RoundCommand, Screen, Side,
    };

    #[test]
    fn a_full_session_can_be_ended() {
        let round = RoundNumber(1);
        let writes =
            Command::Argument(ArgumentCommand::Add { round, side: Side::Left, kind: Kind::Pro, text: String::new() });
        let votes = Command::Ballot(BallotCommand::Cast { round, side: Side::Left });
        let one = ParticipantId(1);
        let member = Author::Participant(one);
        let takes = |fullness: Fullness| {
            [&writes, &votes, &Command::Lifecycle(LifecycleCommand::End)].map(|command| fullness.takes(member, command))
        };
        assert_eq!(takes(Fullness::Free), [true, true, true]);
        assert_eq!(takes(Fullness::NearlyFull), [false, true, true]);
        assert_eq!(takes(Fullness::LeftToSteer), [false, false, true]);
        assert_eq!(takes(Fullness::Full), [false, false, true]);
        for takes_away in [
            Command::People(PeopleCommand::Remove { participant: one }),
            Command::People(PeopleCommand::RemoveMany { participants: vec![one] }),
            Command::Argument(ArgumentCommand::Delete { round, argument: ArgumentId(1) }),
        ] {
            assert!(Fullness::Full.takes(Author::Facilitator, &takes_away), "{takes_away:?}");
        }
    }

    #[test]
    fn the_last_space_is_for_the_facilitator() {
        let steps = [
            Command::Round(RoundCommand::AddTime { rooms: Rooms::All, minutes: 1 }),
            Command::Room(RoomCommand::SendMessage { rooms: Rooms::All, text: String::new() }),
            Command::Debrief(DebriefCommand::ShowScreen { screen: Screen::Door }),
        ];
        for step in &steps {
            let takes = |fullness: Fullness| fullness.takes(Author::Facilitator, step);
            let all = [Fullness::Free, Fullness::NearlyFull, Fullness::LeftToSteer, Fullness::Full].map(takes);
            assert_eq!(all, [true, true, true, false], "{step:?}");
        }
    }
}
