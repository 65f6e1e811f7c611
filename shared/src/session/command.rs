//! What people ask for. A command is decided against the state; it may be rejected.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, RoundNumber, ThemeId};
use crate::session::{Again, ArgumentFilter, Kind, Phase, Question, Reasons, Screen, SecretLink, Side};

/// The source of a command.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// A holder of the secret facilitator link.
    Facilitator,
    /// A holder of the link for the plenary screen.
    Plenary,
    /// A participant.
    Participant(ParticipantId),
}

/// The rooms that a facilitator's command is for.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rooms {
    /// All of them.
    All,
    /// These, all or none of them.
    Only(BTreeSet<RoomNumber>),
}

impl Rooms {
    /// A single room.
    pub fn one(room: RoomNumber) -> Self {
        Self::Only(BTreeSet::from([room]))
    }
}

/// What people ask for. Commands about a round carry its number, so that one
/// that was long under way can't land in the next. Those that take a step name where it begins, or where it leads if
/// there is one such place only: pressed twice it is taken once, and the second is answered like the first.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    // The facilitator's; the presenter's too in a session without a facilitator.
    /// Starts a block of the programme; what ran before ends. When `from` is not the block that runs any more, another
    /// step was taken already: then nothing happens.
    StartBlock { from: Option<u16>, block: u16 },
    /// Ends a block, if it is the one that runs. Rounds without a choice are recorded as not chosen.
    EndBlock { block: u16 },
    /// Ends the session, and the block with it.
    EndSession,
    /// Starts a dilemma in those of the rooms that can. Without a number, the next. A presenter
    /// starts it in their own room, whichever rooms are named.
    StartRound { rooms: Rooms, dilemma: Option<DilemmaNumber> },
    /// Stops the time.
    Pause { rooms: Rooms },
    /// Lets the time run on.
    Resume { rooms: Rooms },
    /// Gives extra minutes.
    AddTime { rooms: Rooms, minutes: u8 },
    /// Takes extra minutes back that were given by mistake, as long as time for a last word is left.
    TakeBackTime { rooms: Rooms, minutes: u8 },
    /// Gives all rooms the time back that they lost while the server was away, or takes it back as long as time for
    /// a last word is left.
    GiveTimeBack { on: bool },
    /// A word to rooms.
    SendMessage { rooms: Rooms, text: String },
    /// Puts somebody in a room.
    MovePerson { participant: ParticipantId, room: RoomNumber },
    /// Makes somebody the presenter of the room they are in.
    AssignPresenter { participant: ParticipantId },
    /// Tells a room that its call was heard.
    AnswerHelp { room: RoomNumber },
    /// Adds empty rooms behind the last.
    AddRooms { count: u16 },
    /// Puts everybody of one room into another, with the arguments of the dilemma that it is at.
    MergeRooms { from: RoomNumber, into: RoomNumber },
    /// Puts people in rooms anew, so that as few as possible meet again. Between rounds only.
    MixRooms { per_room: u8 },
    /// Puts everybody back where they were before the last mixing.
    UndoMix,
    /// Lets nobody in any more, or again.
    LockDoor { locked: bool },
    /// Says how many people are expected, or that nobody knows.
    ExpectPeople { count: Option<u16> },
    /// Takes somebody out of the session.
    RemovePerson { participant: ParticipantId },
    /// Undoes that.
    RestorePerson { participant: ParticipantId },
    /// Takes many people out of the session: all of them, or none where one is not there.
    RemovePeople { participants: Vec<ParticipantId> },
    /// Undoes that.
    RestorePeople { participants: Vec<ParticipantId> },
    /// After the end: lets rooms look back on their choices, or no longer.
    OpenLookBack { open: bool },
    /// Shows names of people in the report, or no longer.
    NamePeopleInReport { on: bool },
    /// Takes a link that was given out back: it opens nothing any more.
    WithdrawLink { link: SecretLink },

    // The debrief: the facilitator's and the plenary screen's.
    /// Changes what the plenary screen shows.
    ShowScreen { screen: Screen },
    /// Uncovers the results of a dilemma.
    RevealDilemma { dilemma: DilemmaNumber },
    /// Uncovers the result of one room that is done.
    RevealRoom { dilemma: DilemmaNumber, room: RoomNumber },
    /// Covers the results of a dilemma again.
    CoverDilemma { dilemma: DilemmaNumber },
    /// Shows fewer arguments: of a room, with these words, or with a star.
    FilterArguments { filter: ArgumentFilter },
    /// Marks an argument as worth talking about, or no longer.
    Star { argument: ArgumentId, on: bool },
    /// Gathers arguments under a new name.
    MakeTheme { dilemma: DilemmaNumber, name: String, arguments: Vec<ArgumentId> },
    /// Gives a theme another name.
    RenameTheme { theme: ThemeId, name: String },
    /// Takes a theme away; its arguments stay.
    DropTheme { theme: ThemeId },
    /// Puts arguments into a theme, out of the one they were in; without a theme, only out of it.
    Gather { theme: Option<ThemeId>, arguments: Vec<ArgumentId> },
    /// Puts all arguments of a theme into another, and takes it away.
    MergeThemes { from: ThemeId, into: ThemeId },
    /// Writes down what the plenary says.
    AddNote { dilemma: DilemmaNumber, question: Question, text: String },
    /// Mends the words of a note.
    EditNote { note: NoteId, text: String },
    /// Deletes a note.
    DeleteNote { note: NoteId },
    /// Puts a room in the spotlight, or none.
    Spotlight { room: Option<RoomNumber> },
    /// Shows another page of what does not fit the plenary screen at once, from 0.
    TurnPage { page: u16 },

    // The presenter's.
    /// Steers the phase, forward or back. When the round is not in the phase `from` any more, the step was taken
    /// already, or another: then nothing happens.
    SetPhase { round: RoundNumber, from: Phase, phase: Phase },
    /// Ends the silent minute early.
    EndSilence,
    /// Opens the ballots that are in.
    RevealBallots { round: RoundNumber },
    /// Records a show of hands.
    CountHands { round: RoundNumber, left: u16, right: u16 },
    /// Calls the one more ballot after a tie.
    CallReVote { round: RoundNumber },
    /// Has the server draw after a tie.
    DrawLot { round: RoundNumber },
    /// Locks the group's choice.
    LockChoice { round: RoundNumber, reasons: Reasons },
    /// Mends the words of a locked choice.
    AmendReasons { round: RoundNumber, reasons: Reasons },
    /// Hands the role over.
    HandOver { to: ParticipantId },
    /// Keeps the role although somebody asked for it.
    KeepRole,

    // Every member's.
    /// Writes a pro or con.
    AddArgument { round: RoundNumber, side: Side, kind: Kind, text: String },
    /// Mends the words of an argument: one's own, or any as the presenter.
    EditArgument { round: RoundNumber, argument: ArgumentId, text: String },
    /// Moves an argument to another column, as the presenter.
    MoveArgument { round: RoundNumber, argument: ArgumentId, side: Side, kind: Kind },
    /// Deletes an argument: one's own, or any as the presenter.
    DeleteArgument { round: RoundNumber, argument: ArgumentId },
    /// *Ik ook*, or no longer.
    Support { round: RoundNumber, argument: ArgumentId, on: bool },
    /// The first private ballot, while reading.
    CastFirstBallot { round: RoundNumber, side: Side },
    /// Votes, or changes one's vote.
    CastBallot { round: RoundNumber, side: Side },
    /// Puts the minority's sentence beside the choice.
    AddMinority { round: RoundNumber, text: String },
    /// Calls the facilitator, or no longer.
    AskHelp { on: bool },
    /// Asks the presenter for the role.
    RequestRole,
    /// Takes that request back.
    WithdrawRequest,
    /// Accepts the role that is on offer.
    AcceptRole,
    /// Changes one's own name.
    Rename { name: String },

    // From people's own devices, in the debrief and after it.
    /// *Voorspel*: which side do most rooms choose?
    Guess { dilemma: DilemmaNumber, side: Side },
    /// *Herkenbaar*: marks an argument of another room, or no longer.
    Recognise { argument: ArgumentId, on: bool },
    /// *Terugblik*: would you choose so again, and what have you tried?
    LookBack { dilemma: DilemmaNumber, again: Again, tried: Option<String> },
}

impl Command {
    /// Is it right only at the moment at which it is given? Steering that arrives minutes later would interrupt something
    /// else, and a message to groups would be about something that is over.
    pub const fn is_for_now(&self, author: Author) -> bool {
        match author {
            // Words for the debrief are worth storing however late they arrive.
            Author::Facilitator | Author::Plenary => !matches!(
                self,
                Self::AddNote { .. } | Self::EditNote { .. } | Self::MakeTheme { .. } | Self::RenameTheme { .. }
            ),
            // Steps of a group name where they begin; its time and its end have no such mark.
            Author::Participant(_) => matches!(
                self,
                Self::StartBlock { .. }
                    | Self::EndBlock { .. }
                    | Self::EndSession
                    | Self::Pause { .. }
                    | Self::Resume { .. }
                    | Self::AddTime { .. }
                    | Self::TakeBackTime { .. }
                    | Self::GiveTimeBack { .. }
            ),
        }
    }

    /// What somebody wrote in their own words, in the order of the form: it goes back to them when the command is not
    /// carried out.
    pub fn own_words(&self) -> Vec<&str> {
        match self {
            Self::SendMessage { text, .. }
            | Self::AddNote { text, .. }
            | Self::EditNote { text, .. }
            | Self::AddArgument { text, .. }
            | Self::EditArgument { text, .. }
            | Self::AddMinority { text, .. } => vec![text],
            Self::MakeTheme { name, .. } | Self::RenameTheme { name, .. } | Self::Rename { name } => vec![name],
            Self::LockChoice { reasons, .. } | Self::AmendReasons { reasons, .. } => {
                let optional = [&reasons.condition, &reasons.keep];
                std::iter::once(&reasons.motivation).chain(optional.into_iter().flatten()).map(String::as_str).collect()
            }
            Self::LookBack { tried, .. } => tried.iter().map(String::as_str).collect(),
            // What is looked for is not written.
            Self::FilterArguments { .. }
            | Self::StartBlock { .. }
            | Self::EndBlock { .. }
            | Self::EndSession
            | Self::StartRound { .. }
            | Self::Pause { .. }
            | Self::Resume { .. }
            | Self::AddTime { .. }
            | Self::TakeBackTime { .. }
            | Self::GiveTimeBack { .. }
            | Self::MovePerson { .. }
            | Self::AssignPresenter { .. }
            | Self::AnswerHelp { .. }
            | Self::AddRooms { .. }
            | Self::MergeRooms { .. }
            | Self::MixRooms { .. }
            | Self::UndoMix
            | Self::LockDoor { .. }
            | Self::ExpectPeople { .. }
            | Self::RemovePerson { .. }
            | Self::RestorePerson { .. }
            | Self::RemovePeople { .. }
            | Self::RestorePeople { .. }
            | Self::OpenLookBack { .. }
            | Self::NamePeopleInReport { .. }
            | Self::WithdrawLink { .. }
            | Self::ShowScreen { .. }
            | Self::RevealDilemma { .. }
            | Self::RevealRoom { .. }
            | Self::CoverDilemma { .. }
            | Self::Star { .. }
            | Self::DropTheme { .. }
            | Self::Gather { .. }
            | Self::MergeThemes { .. }
            | Self::DeleteNote { .. }
            | Self::Spotlight { .. }
            | Self::TurnPage { .. }
            | Self::SetPhase { .. }
            | Self::EndSilence
            | Self::RevealBallots { .. }
            | Self::CountHands { .. }
            | Self::CallReVote { .. }
            | Self::DrawLot { .. }
            | Self::HandOver { .. }
            | Self::KeepRole
            | Self::MoveArgument { .. }
            | Self::DeleteArgument { .. }
            | Self::Support { .. }
            | Self::CastFirstBallot { .. }
            | Self::CastBallot { .. }
            | Self::AskHelp { .. }
            | Self::RequestRole
            | Self::WithdrawRequest
            | Self::AcceptRole
            | Self::Guess { .. }
            | Self::Recognise { .. } => Vec::new(),
        }
    }
}
