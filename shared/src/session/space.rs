//! The storage that a command takes in its session. In a full session people can still choose, look at the results and
//! clean up. Repeated changes can't use up the space that is reserved for that: until the end is near, each person and
//! each room can take only a limited part of it, and the last part is only for the facilitator.

use crate::session::{
    AccessCommand, ArgumentCommand, Author, BallotCommand, Command, DebriefCommand, Event, GatheringCommand,
    LifecycleCommand, LookBackCommand, PeopleCommand, ProgrammeCommand, RoomCommand, RoundCommand, Session,
};

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
        ends(command)
            || match self {
                Self::Free => true,
                Self::NearlyFull => !adds(command),
                Self::LeftToSteer => !adds(command) && !matches!(author, Author::Participant(_)),
                Self::Full => false,
            }
    }

    /// Is there space for the events of a command? Changes to earlier words and answers are only accepted while the
    /// session is free.
    pub fn takes_events(self, session: &Session, author: Author, events: &[Event]) -> bool {
        self == Self::Free || !session.changes_anything(author, events)
    }
}

/// Does it begin something, or add words that the session can do without? The facilitator's messages are not among
/// those.
const fn adds(command: &Command) -> bool {
    matches!(
        command,
        Command::Argument(ArgumentCommand::Add { .. })
            | Command::Argument(ArgumentCommand::Edit { .. })
            | Command::Ballot(BallotCommand::AmendReasons { .. })
            | Command::Argument(ArgumentCommand::Move { .. })
            | Command::Argument(ArgumentCommand::Support { .. })
            | Command::Round(RoundCommand::Start { .. })
            | Command::Room(RoomCommand::Add { .. })
            | Command::People(PeopleCommand::Mix { .. })
            | Command::People(PeopleCommand::UndoMix)
            | Command::People(PeopleCommand::Rename { .. })
            | Command::Gathering(GatheringCommand::MakeTheme { .. })
            | Command::Gathering(GatheringCommand::RenameTheme { .. })
            | Command::Gathering(GatheringCommand::Gather { .. })
            | Command::Gathering(GatheringCommand::MergeThemes { .. })
            | Command::Gathering(GatheringCommand::AddNote { .. })
            | Command::Gathering(GatheringCommand::EditNote { .. })
            | Command::Debrief(DebriefCommand::Recognise { .. })
            | Command::Debrief(DebriefCommand::Guess { .. })
            | Command::LookBack(LookBackCommand::Answer { .. })
            | Command::Debrief(DebriefCommand::FilterArguments { .. })
    )
}

/// Does it bring the session closer to its end, or remove something?
const fn ends(command: &Command) -> bool {
    matches!(
        command,
        Command::Programme(ProgrammeCommand::EndBlock { .. })
            | Command::Lifecycle(LifecycleCommand::End)
            | Command::Access(AccessCommand::LockDoor { .. })
            | Command::People(PeopleCommand::Remove { .. })
            | Command::People(PeopleCommand::RemoveMany { .. })
            | Command::Access(AccessCommand::WithdrawLink { .. })
            | Command::Argument(ArgumentCommand::Delete { .. })
            | Command::Gathering(GatheringCommand::DeleteNote { .. })
            | Command::Gathering(GatheringCommand::DropTheme { .. })
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ArgumentId, ParticipantId, RoundNumber};
    use crate::session::{Kind, Rooms, Screen, Side};

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
