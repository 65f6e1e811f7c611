//! Sorts commands by subject; each subject has a module that decides its commands.

use crate::session::Command;

/// What a command is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Blocks, rounds, time, messages and links.
    Facilitating,
    /// People, rooms and the door.
    Grouping,
    /// What the plenary screen shows, and what people answer to it.
    Debrief,
    /// Stars, themes and notes.
    Gathering,
    /// *Terugblik*.
    LookingBack,
    /// Leading the room, and the role of doing so.
    Presenting,
    /// Pros and cons.
    Arguments,
    /// Ballots and the choice.
    Choosing,
}

/// The commands of a subject, as a pattern.
macro_rules! commands_of {
    (Facilitating) => {
        $crate::session::Command::StartBlock { .. }
            | $crate::session::Command::EndBlock { .. }
            | $crate::session::Command::EndSession
            | $crate::session::Command::StartRound { .. }
            | $crate::session::Command::Pause { .. }
            | $crate::session::Command::Resume { .. }
            | $crate::session::Command::AddTime { .. }
            | $crate::session::Command::TakeBackTime { .. }
            | $crate::session::Command::GiveTimeBack { .. }
            | $crate::session::Command::SendMessage { .. }
            | $crate::session::Command::AssignPresenter { .. }
            | $crate::session::Command::AnswerHelp { .. }
            | $crate::session::Command::NamePeopleInReport { .. }
            | $crate::session::Command::WithdrawLink { .. }
    };
    (Grouping) => {
        $crate::session::Command::MovePerson { .. }
            | $crate::session::Command::AddRooms { .. }
            | $crate::session::Command::MergeRooms { .. }
            | $crate::session::Command::MixRooms { .. }
            | $crate::session::Command::UndoMix
            | $crate::session::Command::LockDoor { .. }
            | $crate::session::Command::ExpectPeople { .. }
            | $crate::session::Command::RemovePerson { .. }
            | $crate::session::Command::RestorePerson { .. }
            | $crate::session::Command::RemovePeople { .. }
            | $crate::session::Command::RestorePeople { .. }
    };
    (Debrief) => {
        $crate::session::Command::ShowScreen { .. }
            | $crate::session::Command::RevealDilemma { .. }
            | $crate::session::Command::RevealRoom { .. }
            | $crate::session::Command::CoverDilemma { .. }
            | $crate::session::Command::Spotlight { .. }
            | $crate::session::Command::TurnPage { .. }
            | $crate::session::Command::FilterArguments { .. }
            | $crate::session::Command::Guess { .. }
            | $crate::session::Command::Recognise { .. }
    };
    (Gathering) => {
        $crate::session::Command::Star { .. }
            | $crate::session::Command::MakeTheme { .. }
            | $crate::session::Command::RenameTheme { .. }
            | $crate::session::Command::DropTheme { .. }
            | $crate::session::Command::Gather { .. }
            | $crate::session::Command::MergeThemes { .. }
            | $crate::session::Command::AddNote { .. }
            | $crate::session::Command::EditNote { .. }
            | $crate::session::Command::DeleteNote { .. }
    };
    (LookingBack) => {
        $crate::session::Command::OpenLookBack { .. } | $crate::session::Command::LookBack { .. }
    };
    (Presenting) => {
        $crate::session::Command::SetPhase { .. }
            | $crate::session::Command::EndSilence
            | $crate::session::Command::HandOver { .. }
            | $crate::session::Command::KeepRole
            | $crate::session::Command::RequestRole
            | $crate::session::Command::WithdrawRequest
            | $crate::session::Command::AcceptRole
            | $crate::session::Command::AskHelp { .. }
            | $crate::session::Command::Rename { .. }
    };
    (Arguments) => {
        $crate::session::Command::AddArgument { .. }
            | $crate::session::Command::EditArgument { .. }
            | $crate::session::Command::MoveArgument { .. }
            | $crate::session::Command::DeleteArgument { .. }
            | $crate::session::Command::Support { .. }
    };
    (Choosing) => {
        $crate::session::Command::RevealBallots { .. }
            | $crate::session::Command::CountHands { .. }
            | $crate::session::Command::CallReVote { .. }
            | $crate::session::Command::DrawLot { .. }
            | $crate::session::Command::LockChoice { .. }
            | $crate::session::Command::AmendReasons { .. }
            | $crate::session::Command::CastFirstBallot { .. }
            | $crate::session::Command::CastBallot { .. }
            | $crate::session::Command::AddMinority { .. }
    };
    // Several subjects.
    ($first:ident $($other:ident)+) => {
        commands_of!($first) | commands_of!($($other)+)
    };
}

pub(super) use commands_of;

impl Subject {
    pub const fn of(command: &Command) -> Self {
        match command {
            commands_of!(Facilitating) => Self::Facilitating,
            commands_of!(Grouping) => Self::Grouping,
            commands_of!(Debrief) => Self::Debrief,
            commands_of!(Gathering) => Self::Gathering,
            commands_of!(LookingBack) => Self::LookingBack,
            commands_of!(Presenting) => Self::Presenting,
            commands_of!(Arguments) => Self::Arguments,
            commands_of!(Choosing) => Self::Choosing,
        }
    }
}

impl Command {
    /// Is it meant for the room in which a participant gives it, and for no other that they may be moved to meanwhile?
    pub const fn is_of_a_room(&self) -> bool {
        match Subject::of(self) {
            Subject::Arguments | Subject::Choosing => true,
            Subject::Presenting => !matches!(self, Self::Rename { .. }),
            // A presenter without a facilitator starts rounds and steers the time of their own room.
            Subject::Facilitating => matches!(
                self,
                Self::StartRound { .. }
                    | Self::Pause { .. }
                    | Self::Resume { .. }
                    | Self::AddTime { .. }
                    | Self::TakeBackTime { .. }
            ),
            Subject::Grouping | Subject::Debrief | Subject::Gathering | Subject::LookingBack => false,
        }
    }
}
