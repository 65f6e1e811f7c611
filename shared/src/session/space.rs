//! What a command takes of a session's space. A session that is full still comes to its end: people choose, look at what
//! came out, and take things away.

use crate::session::Command;

/// How much of a session's space is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fullness {
    /// Anything can be added.
    Free,
    /// What is left is for bringing to an end what was begun.
    NearlyFull,
    /// Nothing is left but for ending and taking away.
    Full,
}

impl Fullness {
    /// Is there space for that command?
    pub fn takes(self, command: &Command) -> bool {
        self < Self::Full && (self < Self::NearlyFull || !adds(command)) || ends(command)
    }
}

/// Does it begin something, or add words that need not be there?
const fn adds(command: &Command) -> bool {
    matches!(
        command,
        Command::AddArgument { .. }
            | Command::EditArgument { .. }
            | Command::MoveArgument { .. }
            | Command::Support { .. }
            | Command::StartRound { .. }
            | Command::SendMessage { .. }
            | Command::AddRooms { .. }
            | Command::MixRooms { .. }
            | Command::UndoMix
            | Command::Rename { .. }
            | Command::MakeTheme { .. }
            | Command::RenameTheme { .. }
            | Command::Gather { .. }
            | Command::MergeThemes { .. }
            | Command::AddNote { .. }
            | Command::EditNote { .. }
            | Command::Recognise { .. }
            | Command::Guess { .. }
            | Command::LookBack { .. }
            | Command::AskHelp { .. }
            | Command::FilterArguments { .. }
    )
}

/// Does it bring the session to its end, or take something away?
const fn ends(command: &Command) -> bool {
    matches!(
        command,
        Command::EndBlock { .. }
            | Command::EndSession
            | Command::LockDoor { .. }
            | Command::RemovePerson { .. }
            | Command::RemovePeople { .. }
            | Command::WithdrawLink { .. }
            | Command::DeleteArgument { .. }
            | Command::DeleteNote { .. }
            | Command::DropTheme { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::{ArgumentId, ParticipantId, RoundNumber};
    use crate::session::{Kind, Side};

    #[test]
    fn a_full_session_is_brought_to_its_end() {
        let round = RoundNumber(1);
        let writes = Command::AddArgument { round, side: Side::Left, kind: Kind::Pro, text: String::new() };
        let votes = Command::CastBallot { round, side: Side::Left };
        let takes = |fullness: Fullness| [&writes, &votes, &Command::EndSession].map(|command| fullness.takes(command));
        assert_eq!(takes(Fullness::Free), [true, true, true]);
        assert_eq!(takes(Fullness::NearlyFull), [false, true, true]);
        assert_eq!(takes(Fullness::Full), [false, false, true]);
        let one = ParticipantId(1);
        for takes_away in [
            Command::RemovePerson { participant: one },
            Command::RemovePeople { participants: vec![one] },
            Command::DeleteArgument { round, argument: ArgumentId(1) },
        ] {
            assert!(Fullness::Full.takes(&takes_away), "{takes_away:?}");
        }
    }
}
