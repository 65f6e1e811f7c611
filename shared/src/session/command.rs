//! The commands that people give. A command is decided against the state, and may be rejected.

use serde::{Deserialize, Serialize};

use crate::session::{
    AccessCommand, ArgumentCommand, Author, BallotCommand, DebriefCommand, GatheringCommand, LifecycleCommand,
    LookBackCommand, PeopleCommand, PreparationCommand, ProgrammeCommand, RoomCommand, RoundCommand, Space,
    TalkCommand, WallCommand,
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
    /// What was prepared: title, time, rules of play, dilemmas.
    Preparation(PreparationCommand),
    /// Links, co-facilitators, closing the session and names in the report.
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
    /// What everybody writes for themselves in a check-in or a clearing.
    Wall(WallCommand),
    /// What people keep during a talk, and share of it.
    Talk(TalkCommand),
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
            | Self::Preparation(_)
            | Self::Access(_)
            | Self::People(_)
            | Self::Debrief(_)
            | Self::Gathering(_)
            | Self::LookBack(_)
            | Self::Wall(_)
            | Self::Talk(_) => false,
        }
    }
}

impl Command {
    /// Is it right only at the moment at which it is given? Steering that arrives minutes later would interrupt
    /// something else, and a message to groups would be outdated.
    pub const fn is_for_now(&self, author: Author) -> bool {
        match author {
            // Notes and the names of themes are worth storing, however late they arrive.
            Author::Facilitator | Author::CoFacilitator(_) | Author::Plenary => {
                if let Self::Wall(command) = self {
                    return command.is_for_now();
                }
                !matches!(
                    self,
                    Self::Gathering(GatheringCommand::AddNote { .. })
                        | Self::Gathering(GatheringCommand::EditNote { .. })
                        | Self::Gathering(GatheringCommand::MakeTheme { .. })
                        | Self::Gathering(GatheringCommand::RenameTheme { .. })
                )
            }
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
            Self::Lifecycle(command) => command.own_words(),
            Self::Programme(command) => command.own_words(),
            Self::Preparation(command) => command.own_words(),
            Self::Access(command) => command.own_words(),
            Self::People(command) => command.own_words(),
            Self::Room(command) => command.own_words(),
            Self::Round(command) => command.own_words(),
            Self::Argument(command) => command.own_words(),
            Self::Ballot(command) => command.own_words(),
            Self::Debrief(command) => command.own_words(),
            Self::Gathering(command) => command.own_words(),
            Self::LookBack(command) => command.own_words(),
            Self::Wall(command) => command.own_words(),
            Self::Talk(command) => command.own_words(),
        }
    }

    /// What it does to the space of its session.
    pub(super) const fn space(&self) -> Space {
        match self {
            Self::Lifecycle(command) => command.space(),
            Self::Programme(command) => command.space(),
            Self::Preparation(command) => command.space(),
            Self::Access(command) => command.space(),
            Self::People(command) => command.space(),
            Self::Room(command) => command.space(),
            Self::Round(command) => command.space(),
            Self::Argument(command) => command.space(),
            Self::Ballot(command) => command.space(),
            Self::Debrief(command) => command.space(),
            Self::Gathering(command) => command.space(),
            Self::LookBack(command) => command.space(),
            Self::Wall(command) => command.space(),
            Self::Talk(command) => command.space(),
        }
    }
}
