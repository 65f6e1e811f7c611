//! The commands that people give. A command is decided against the state, and may be rejected.

use serde::{Deserialize, Serialize};

use crate::session::{
    AccessCommand, ArgumentCommand, Author, BallotCommand, DebriefCommand, GatheringCommand, LifecycleCommand,
    LookBackCommand, PeopleCommand, ProgrammeCommand, RoomCommand, RoundCommand,
};

/// A command. One about a round carries the round's number, so that it can't take effect in the next round after a
/// delay. One that takes a step names the step's start, or its destination if it has only one start: pressed twice it
/// is taken once, and the second press gets the answer of the first.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// The session as a whole: opening, interrupting and ending it.
    Lifecycle(LifecycleCommand),
    /// The blocks of the programme.
    Programme(ProgrammeCommand),
    /// Links, closing the session and names in the report.
    Access(AccessCommand),
    /// The people who take part, and the rooms that they are in.
    People(PeopleCommand),
    /// Rooms, their presenters, calls for help and messages.
    Room(RoomCommand),
    /// Rounds: phases, silence and time.
    Round(RoundCommand),
    /// Pros and cons.
    Argument(ArgumentCommand),
    /// Ballots, the lot and the choice.
    Ballot(BallotCommand),
    /// The plenary screen, and people's responses to it.
    Debrief(DebriefCommand),
    /// Stars, themes and notes.
    Gathering(GatheringCommand),
    /// Looking back on the choices (*terugblik*).
    LookBack(LookBackCommand),
}

impl Command {
    /// Is it meant only for the room in which a participant gives it, even if they are moved to another before it
    /// arrives?
    pub const fn is_of_a_room(&self) -> bool {
        match self {
            Self::Argument(_) | Self::Ballot(_) => true,
            Self::Round(command) => command.is_of_a_room(),
            Self::Room(command) => command.is_of_a_room(),
            Self::Lifecycle(_)
            | Self::Programme(_)
            | Self::Access(_)
            | Self::People(_)
            | Self::Debrief(_)
            | Self::Gathering(_)
            | Self::LookBack(_) => false,
        }
    }
}

impl Command {
    /// Is it right only at the moment at which it is given? Steering that arrives minutes later would interrupt
    /// something else, and a message to groups would be outdated.
    pub const fn is_for_now(&self, author: Author) -> bool {
        match author {
            // Notes and the names of themes are worth storing, however late they arrive.
            Author::Facilitator | Author::Plenary => !matches!(
                self,
                Self::Gathering(GatheringCommand::AddNote { .. })
                    | Self::Gathering(GatheringCommand::EditNote { .. })
                    | Self::Gathering(GatheringCommand::MakeTheme { .. })
                    | Self::Gathering(GatheringCommand::RenameTheme { .. })
            ),
            // Most of a group's steps name their start; those that control its time or end it do not.
            Author::Participant(_) => matches!(
                self,
                Self::Programme(ProgrammeCommand::StartBlock { .. })
                    | Self::Programme(ProgrammeCommand::EndBlock { .. })
                    | Self::Lifecycle(LifecycleCommand::End)
                    | Self::Round(RoundCommand::Pause { .. })
                    | Self::Round(RoundCommand::Resume { .. })
                    | Self::Round(RoundCommand::AddTime { .. })
                    | Self::Round(RoundCommand::TakeBackTime { .. })
                    | Self::Round(RoundCommand::GiveTimeBack { .. })
            ),
        }
    }

    /// The texts in it that somebody wrote, in the order of the form. They are given back when the command is rejected.
    pub fn own_words(&self) -> Vec<&str> {
        match self {
            Self::Room(RoomCommand::SendMessage { text, .. })
            | Self::Gathering(GatheringCommand::AddNote { text, .. })
            | Self::Gathering(GatheringCommand::EditNote { text, .. })
            | Self::Argument(ArgumentCommand::Add { text, .. })
            | Self::Argument(ArgumentCommand::Edit { text, .. })
            | Self::Ballot(BallotCommand::AddMinority { text, .. }) => vec![text],
            Self::Gathering(GatheringCommand::MakeTheme { name, .. })
            | Self::Gathering(GatheringCommand::RenameTheme { name, .. })
            | Self::People(PeopleCommand::Rename { name }) => vec![name],
            Self::Ballot(BallotCommand::LockChoice { reasons, .. })
            | Self::Ballot(BallotCommand::AmendReasons { reasons, .. }) => {
                let optional = [&reasons.condition, &reasons.keep];
                std::iter::once(&reasons.motivation).chain(optional.into_iter().flatten()).map(String::as_str).collect()
            }
            Self::LookBack(LookBackCommand::Answer { tried, .. }) => tried.iter().map(String::as_str).collect(),
            // Search terms are not worth giving back.
            Self::Debrief(DebriefCommand::FilterArguments { .. })
            | Self::Programme(ProgrammeCommand::StartBlock { .. })
            | Self::Programme(ProgrammeCommand::EndBlock { .. })
            | Self::Lifecycle(LifecycleCommand::End)
            | Self::Round(RoundCommand::Start { .. })
            | Self::Round(RoundCommand::Pause { .. })
            | Self::Round(RoundCommand::Resume { .. })
            | Self::Round(RoundCommand::AddTime { .. })
            | Self::Round(RoundCommand::TakeBackTime { .. })
            | Self::Round(RoundCommand::GiveTimeBack { .. })
            | Self::People(PeopleCommand::Move { .. })
            | Self::Room(RoomCommand::AssignPresenter { .. })
            | Self::Room(RoomCommand::AnswerHelp { .. })
            | Self::Room(RoomCommand::Add { .. })
            | Self::Room(RoomCommand::Merge { .. })
            | Self::People(PeopleCommand::Mix { .. })
            | Self::People(PeopleCommand::UndoMix)
            | Self::Access(AccessCommand::LockDoor { .. })
            | Self::People(PeopleCommand::Expect { .. })
            | Self::People(PeopleCommand::Remove { .. })
            | Self::People(PeopleCommand::Restore { .. })
            | Self::People(PeopleCommand::RemoveMany { .. })
            | Self::People(PeopleCommand::RestoreMany { .. })
            | Self::LookBack(LookBackCommand::Open { .. })
            | Self::Access(AccessCommand::NamePeopleInReport { .. })
            | Self::Access(AccessCommand::WithdrawLink { .. })
            | Self::Debrief(DebriefCommand::ShowScreen { .. })
            | Self::Debrief(DebriefCommand::RevealDilemma { .. })
            | Self::Debrief(DebriefCommand::RevealRoom { .. })
            | Self::Debrief(DebriefCommand::CoverDilemma { .. })
            | Self::Gathering(GatheringCommand::Star { .. })
            | Self::Gathering(GatheringCommand::DropTheme { .. })
            | Self::Gathering(GatheringCommand::Gather { .. })
            | Self::Gathering(GatheringCommand::MergeThemes { .. })
            | Self::Gathering(GatheringCommand::DeleteNote { .. })
            | Self::Debrief(DebriefCommand::Spotlight { .. })
            | Self::Debrief(DebriefCommand::TurnPage { .. })
            | Self::Round(RoundCommand::SetPhase { .. })
            | Self::Round(RoundCommand::EndSilence)
            | Self::Ballot(BallotCommand::Reveal { .. })
            | Self::Ballot(BallotCommand::CountHands { .. })
            | Self::Ballot(BallotCommand::CallReVote { .. })
            | Self::Ballot(BallotCommand::DrawLot { .. })
            | Self::Room(RoomCommand::HandOver { .. })
            | Self::Room(RoomCommand::KeepRole)
            | Self::Argument(ArgumentCommand::Move { .. })
            | Self::Argument(ArgumentCommand::Delete { .. })
            | Self::Argument(ArgumentCommand::Support { .. })
            | Self::Ballot(BallotCommand::CastFirst { .. })
            | Self::Ballot(BallotCommand::Cast { .. })
            | Self::Room(RoomCommand::AskHelp { .. })
            | Self::Room(RoomCommand::RequestRole)
            | Self::Room(RoomCommand::WithdrawRequest)
            | Self::Room(RoomCommand::AcceptRole)
            | Self::Debrief(DebriefCommand::Guess { .. })
            | Self::Debrief(DebriefCommand::Recognise { .. }) => Vec::new(),
        }
    }
}
