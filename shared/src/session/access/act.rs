//! What facilitators did, as their boards show it, without anybody's words.

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, CoFacilitatorId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{
    AccessCommand, Command, DebriefCommand, GatheringCommand, LifecycleCommand, LookBackCommand, PeopleCommand,
    ProgrammeCommand, RoomCommand, Rooms, RoundCommand, SecretLink, TalkCommand, WallCommand,
};

/// Something that a facilitator did and that others who run the session want to know of.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// Ended the session.
    EndedSession,
    /// Started a block.
    StartedBlock { block: BlockId },
    /// Ended a block.
    EndedBlock { block: BlockId },
    /// Gave a block more minutes, or fewer.
    ExtendedBlock { block: BlockId, minutes: i16 },
    /// Paused a block.
    PausedBlock { block: BlockId },
    /// Resumed a block.
    ResumedBlock { block: BlockId },
    /// Changed the programme or something else that was prepared.
    ChangedProgramme,
    /// Closed the session to newcomers, or opened it again.
    LockedDoor { locked: bool },
    /// Put the names of people in the report, or left them out.
    NamedPeople { on: bool },
    /// Gave out a link, or a new one in place of it.
    IssuedLink { link: SecretLink },
    /// Withdrew a link.
    WithdrewLink { link: SecretLink },
    /// Gave a co-facilitator a link, or a new one in place of it.
    Invited { co_facilitator: CoFacilitatorId },
    /// Withdrew a co-facilitator's link.
    WithdrewCoFacilitator { co_facilitator: CoFacilitatorId },
    /// Put somebody in a room.
    MovedPerson { participant: ParticipantId, room: RoomNumber },
    /// Mixed the people over the rooms.
    Mixed,
    /// Undid that.
    UndidMix,
    /// Removed people from the session.
    RemovedPeople { count: u16 },
    /// Undid the removal of people.
    RestoredPeople { count: u16 },
    /// Sent a message.
    SentMessage { rooms: Rooms },
    /// Made somebody the presenter of their room.
    AssignedPresenter { participant: ParticipantId },
    /// Told a room that its call was heard.
    AnsweredHelp { room: RoomNumber },
    /// Added empty rooms.
    AddedRooms { count: u16 },
    /// Merged a room into another.
    MergedRooms { from: RoomNumber, into: RoomNumber },
    /// Started a dilemma.
    StartedRound { rooms: Rooms },
    /// Paused the time.
    Paused { rooms: Rooms },
    /// Resumed the time.
    Resumed { rooms: Rooms },
    /// Gave extra minutes.
    AddedTime { rooms: Rooms, minutes: u8 },
    /// Took extra minutes back.
    TookBackTime { rooms: Rooms, minutes: u8 },
    /// Gave the time back that rooms lost, or took it back.
    GaveTimeBack { on: bool },
    /// Uncovered the results of a dilemma.
    RevealedDilemma { dilemma: DilemmaNumber },
    /// Uncovered the result of one room.
    RevealedRoom { dilemma: DilemmaNumber, room: RoomNumber },
    /// Covered the results of a dilemma again.
    CoveredDilemma { dilemma: DilemmaNumber },
    /// Deleted a theme.
    DroppedTheme,
    /// Deleted a note.
    DeletedNote,
    /// Let people look back, or no longer.
    OpenedLookBack { open: bool },
    /// Revealed what people wrote on a wall.
    RevealedWall { block: BlockId },
    /// Took an entry off a wall.
    TookOffWall { block: BlockId },
    /// Took a question off that somebody had shared.
    TookOffQuestion { block: BlockId },
}

impl Act {
    /// The co-facilitator whose link it concerned.
    pub const fn co_facilitator(&self) -> Option<CoFacilitatorId> {
        if let Self::Invited { co_facilitator } | Self::WithdrewCoFacilitator { co_facilitator } = self {
            Some(*co_facilitator)
        } else {
            None
        }
    }

    /// The act of a facilitator's command; absent if the screens show enough of it, or only others give it.
    pub(super) fn of(command: &Command) -> Option<Self> {
        match command {
            Command::Lifecycle(LifecycleCommand::End) => Some(Self::EndedSession),
            Command::Programme(command) => of_programme(command),
            Command::Preparation(_) => Some(Self::ChangedProgramme),
            Command::Access(command) => Some(of_access(command)),
            Command::People(command) => of_people(command),
            Command::Room(command) => of_room(command),
            Command::Round(command) => of_round(command),
            Command::Debrief(command) => of_debrief(command),
            Command::Gathering(command) => of_gathering(command),
            Command::LookBack(LookBackCommand::Open { open }) => Some(Self::OpenedLookBack { open: *open }),
            Command::Wall(command) => of_wall(command),
            Command::Talk(command) => of_talk(command),
            Command::Argument(_) | Command::Ballot(_) | Command::LookBack(LookBackCommand::Answer { .. }) => None,
        }
    }
}

const fn of_programme(command: &ProgrammeCommand) -> Option<Act> {
    match command {
        ProgrammeCommand::StartBlock { block, .. } => Some(Act::StartedBlock { block: *block }),
        ProgrammeCommand::EndBlock { block } => Some(Act::EndedBlock { block: *block }),
        ProgrammeCommand::ExtendBlock { block, minutes } => {
            Some(Act::ExtendedBlock { block: *block, minutes: *minutes })
        }
        ProgrammeCommand::PauseBlock { block } => Some(Act::PausedBlock { block: *block }),
        ProgrammeCommand::ResumeBlock { block } => Some(Act::ResumedBlock { block: *block }),
        ProgrammeCommand::AddBlock { .. }
        | ProgrammeCommand::ChangeBlock { .. }
        | ProgrammeCommand::MoveBlock { .. }
        | ProgrammeCommand::RemoveBlock { .. } => Some(Act::ChangedProgramme),
        ProgrammeCommand::ComeBack { .. } => None,
    }
}

const fn of_access(command: &AccessCommand) -> Act {
    match command {
        AccessCommand::LockDoor { locked } => Act::LockedDoor { locked: *locked },
        AccessCommand::NamePeopleInReport { on } => Act::NamedPeople { on: *on },
        AccessCommand::WithdrawLink { link } => Act::WithdrewLink { link: *link },
        AccessCommand::WithdrawCoFacilitator { co_facilitator } => {
            Act::WithdrewCoFacilitator { co_facilitator: *co_facilitator }
        }
    }
}

fn of_people(command: &PeopleCommand) -> Option<Act> {
    let count = |participants: &Vec<ParticipantId>| u16::try_from(participants.len()).unwrap_or(u16::MAX);
    match command {
        PeopleCommand::Move { participant, room } => Some(Act::MovedPerson { participant: *participant, room: *room }),
        PeopleCommand::Mix { .. } => Some(Act::Mixed),
        PeopleCommand::UndoMix => Some(Act::UndidMix),
        PeopleCommand::Remove { .. } => Some(Act::RemovedPeople { count: 1 }),
        PeopleCommand::Restore { .. } => Some(Act::RestoredPeople { count: 1 }),
        PeopleCommand::RemoveMany { participants } => Some(Act::RemovedPeople { count: count(participants) }),
        PeopleCommand::RestoreMany { participants } => Some(Act::RestoredPeople { count: count(participants) }),
        PeopleCommand::Expect { .. } | PeopleCommand::Rename { .. } => None,
    }
}

fn of_room(command: &RoomCommand) -> Option<Act> {
    match command {
        RoomCommand::SendMessage { rooms, .. } => Some(Act::SentMessage { rooms: rooms.clone() }),
        RoomCommand::AssignPresenter { participant } => Some(Act::AssignedPresenter { participant: *participant }),
        RoomCommand::AnswerHelp { room } => Some(Act::AnsweredHelp { room: *room }),
        RoomCommand::Add { count } => Some(Act::AddedRooms { count: *count }),
        RoomCommand::Merge { from, into } => Some(Act::MergedRooms { from: *from, into: *into }),
        RoomCommand::HandOver { .. }
        | RoomCommand::KeepRole
        | RoomCommand::AskHelp { .. }
        | RoomCommand::RequestRole
        | RoomCommand::WithdrawRequest
        | RoomCommand::AcceptRole => None,
    }
}

fn of_round(command: &RoundCommand) -> Option<Act> {
    match command {
        RoundCommand::Start { rooms, .. } => Some(Act::StartedRound { rooms: rooms.clone() }),
        RoundCommand::Pause { rooms } => Some(Act::Paused { rooms: rooms.clone() }),
        RoundCommand::Resume { rooms } => Some(Act::Resumed { rooms: rooms.clone() }),
        RoundCommand::AddTime { rooms, minutes } => Some(Act::AddedTime { rooms: rooms.clone(), minutes: *minutes }),
        RoundCommand::TakeBackTime { rooms, minutes } => {
            Some(Act::TookBackTime { rooms: rooms.clone(), minutes: *minutes })
        }
        RoundCommand::GiveTimeBack { on } => Some(Act::GaveTimeBack { on: *on }),
        RoundCommand::SetPhase { .. } | RoundCommand::EndSilence => None,
    }
}

const fn of_debrief(command: &DebriefCommand) -> Option<Act> {
    match command {
        DebriefCommand::RevealDilemma { dilemma } => Some(Act::RevealedDilemma { dilemma: *dilemma }),
        DebriefCommand::RevealRoom { dilemma, room } => Some(Act::RevealedRoom { dilemma: *dilemma, room: *room }),
        DebriefCommand::CoverDilemma { dilemma } => Some(Act::CoveredDilemma { dilemma: *dilemma }),
        DebriefCommand::ShowScreen { .. }
        | DebriefCommand::FilterArguments { .. }
        | DebriefCommand::Spotlight { .. }
        | DebriefCommand::TurnPage { .. }
        | DebriefCommand::Guess { .. }
        | DebriefCommand::Recognise { .. } => None,
    }
}

const fn of_gathering(command: &GatheringCommand) -> Option<Act> {
    match command {
        GatheringCommand::DropTheme { .. } => Some(Act::DroppedTheme),
        GatheringCommand::DeleteNote { .. } => Some(Act::DeletedNote),
        GatheringCommand::Star { .. }
        | GatheringCommand::MakeTheme { .. }
        | GatheringCommand::RenameTheme { .. }
        | GatheringCommand::Gather { .. }
        | GatheringCommand::MergeThemes { .. }
        | GatheringCommand::AddNote { .. }
        | GatheringCommand::EditNote { .. } => None,
    }
}

const fn of_wall(command: &WallCommand) -> Option<Act> {
    match command {
        WallCommand::Reveal { block, .. } => Some(Act::RevealedWall { block: *block }),
        WallCommand::TakeOff { block, .. } => Some(Act::TookOffWall { block: *block }),
        WallCommand::ChoosePrompt { .. }
        | WallCommand::Write { .. }
        | WallCommand::TakeBack { .. }
        | WallCommand::Enter { .. }
        | WallCommand::Light { .. }
        | WallCommand::MakeBundle { .. }
        | WallCommand::NameBundle { .. }
        | WallCommand::DropBundle { .. }
        | WallCommand::Bundle { .. }
        | WallCommand::PutBack { .. }
        | WallCommand::Mark { .. }
        | WallCommand::BeginRound { .. }
        | WallCommand::GiveTurn { .. }
        | WallCommand::PassTurn { .. }
        | WallCommand::EndRound { .. }
        | WallCommand::AnswerCameTrue { .. }
        | WallCommand::Resolve { .. } => None,
    }
}

const fn of_talk(command: &TalkCommand) -> Option<Act> {
    match command {
        TalkCommand::TakeOff { block, .. } => Some(Act::TookOffQuestion { block: *block }),
        TalkCommand::Keep { .. }
        | TalkCommand::Edit { .. }
        | TalkCommand::Delete { .. }
        | TalkCommand::Share { .. }
        | TalkCommand::TakeBack { .. }
        | TalkCommand::Want { .. }
        | TalkCommand::MarkAnswered { .. }
        | TalkCommand::PutBack { .. } => None,
    }
}
