//! What happened. Events are recorded before anyone sees them, and never changed.

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::dilemma::Dilemma;
use crate::ids::{ArgumentId, CommandId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, SessionId, ThemeId};
use crate::session::about::{events_of_debrief, events_of_people, events_of_room, events_of_round, events_of_session};
use crate::session::{
    Access, Argument, ArgumentFilter, Author, Block, Count, Kind, LookBack, Outcome, Phase, PresenterHow, Question,
    Reasons, Round, Screen, SecretHash, SecretLink, Session, Settings, Side,
};
use crate::time::{Milliseconds, Timestamp};

/// The first event of every session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Which session.
    pub id: SessionId,
    /// Its join code.
    pub code: JoinCode,
    /// What was set.
    pub settings: Settings,
    /// Planned dilemmas, then spares.
    pub dilemmas: Vec<Dilemma>,
    /// The blocks in order.
    pub programme: Vec<Block>,
    /// How many rooms there are at first.
    pub rooms: u16,
    /// Hashes of the secret links.
    pub access: Access,
}

/// Something that happened. Fields that not every audience may know are options:
/// recorded in full, shown empty (see [`crate::view`]).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The session exists.
    SessionOpened(Box<Opening>),
    /// It was brought here from another server: what it was there is how it begins. Its number, code
    /// and secrets are those of the opening.
    SessionImported(Box<Session>),
    /// A block of the programme runs.
    BlockStarted { block: u16, ends: Timestamp },
    /// No block runs.
    BlockEnded,
    /// What was commanded was so already. Recorded because it was acknowledged: when the command comes again, it
    /// still changes nothing. Shown to nobody.
    NothingChanged,
    /// The session is over: it can be read, not changed.
    SessionEnded,
    /// Rooms can look back on their choices, or no longer.
    LookBackOpened { open: bool },
    /// Nobody gets in any more, or people do again.
    DoorLocked { locked: bool },
    /// Names of people stand in the report, or no longer.
    PeopleNamedInReport { on: bool },
    /// So many people are expected, or nobody knows how many.
    PeopleExpected { count: Option<u16> },
    /// A secret link was given out; one that was given out before opens nothing any more. The hash is
    /// recorded and shown to nobody.
    LinkIssued {
        link: SecretLink,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        secret: Option<SecretHash>,
    },
    /// A secret link opens nothing any more.
    LinkWithdrawn { link: SecretLink },

    /// Somebody came in. The hash of their token is recorded and shown to nobody.
    ParticipantJoined {
        participant: ParticipantId,
        name: String,
        room: Option<RoomNumber>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        token: Option<SecretHash>,
    },
    /// Somebody has another name.
    ParticipantRenamed { participant: ParticipantId, name: String },
    /// Somebody is in another room.
    ParticipantMoved { participant: ParticipantId, from: Option<RoomNumber>, to: RoomNumber },
    /// Somebody was taken out of the session.
    ParticipantRemoved { participant: ParticipantId, from: Option<RoomNumber> },
    /// That was undone: they are back, in the room that they were in.
    ParticipantRestored { participant: ParticipantId, to: Option<RoomNumber> },
    /// Everybody has a room anew.
    RoomsMixed { placements: Vec<(ParticipantId, RoomNumber)> },
    /// The last mixing was undone: everybody is back where they were.
    MixUndone { placements: Vec<(ParticipantId, RoomNumber)> },

    /// There are more rooms, the first of them with this number.
    RoomsAdded { first: RoomNumber, count: u16 },
    /// The people of a room are in another one, and the arguments of its open round with them.
    RoomsMerged { from: RoomNumber, into: RoomNumber },

    /// A room has another presenter, or none.
    PresenterChanged { room: RoomNumber, to: Option<(ParticipantId, PresenterHow)> },
    /// The presenter is gone: the role is on offer.
    PresenterOffered { room: RoomNumber },
    /// The presenter is back before anyone accepted.
    PresenterReturned { room: RoomNumber },
    /// Somebody asks for the role; none: the request is off the table.
    PresenterRequested { room: RoomNumber, by: Option<ParticipantId> },
    /// The room calls the facilitator, or no longer.
    HelpAsked { room: RoomNumber, on: bool },
    /// A word from the facilitator; to all without a room.
    MessageSent { room: Option<RoomNumber>, text: String },

    /// A round runs.
    RoundStarted { room: RoomNumber, dilemma: DilemmaNumber, deadline: Timestamp },
    /// The room is in another phase.
    PhaseChanged { room: RoomNumber, phase: Phase },
    /// A silent minute runs.
    SilenceStarted { room: RoomNumber, until: Timestamp },
    /// What was written in silence appears. Recorded without it, shown with all arguments of the round.
    SilenceEnded { room: RoomNumber, appearing: Vec<Argument> },
    /// The time stands still.
    TimerPaused { room: RoomNumber },
    /// The time runs on; every deadline of the round shifts by the length of the pause.
    TimerResumed { room: RoomNumber },
    /// There is more time.
    TimeAdded { room: RoomNumber, extra: Milliseconds },
    /// The server was away while rooms were at work.
    ServerWasAway { from: Timestamp, until: Timestamp },
    /// A room has the time back that it lost while the server was away; below 0: no longer. If its time was up, it
    /// goes back to talking, in that phase, with just that time.
    TimeGivenBack {
        room: RoomNumber,
        time: Milliseconds,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reopens: Option<Phase>,
    },
    /// The time is up without a choice.
    TimeUp { room: RoomNumber },

    /// A pro or con was written.
    ArgumentAdded {
        room: RoomNumber,
        argument: ArgumentId,
        author: ParticipantId,
        side: Side,
        kind: Kind,
        text: String,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        silent: bool,
    },
    /// Its words were mended.
    ArgumentEdited { room: RoomNumber, argument: ArgumentId, text: String },
    /// It stands in another column.
    ArgumentMoved { room: RoomNumber, argument: ArgumentId, side: Side, kind: Kind },
    /// It is gone.
    ArgumentDeleted {
        room: RoomNumber,
        argument: ArgumentId,
        /// It was written in a silence that has not ended, by this one: nobody else ever knew of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        silent_by: Option<ParticipantId>,
    },
    /// Somebody finds so too, or no longer.
    ArgumentSupported { room: RoomNumber, argument: ArgumentId, participant: ParticipantId, on: bool },

    /// A first private ballot was cast, or changed: then only its owner is told.
    FirstBallotCast {
        room: RoomNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
    },
    /// A ballot was cast, or changed: then only its owner is told, or the count that
    /// follows would say what they voted.
    BallotCast {
        room: RoomNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
        /// The people who could vote now and whom no earlier ballot names. Nobody is told.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        electors: Vec<ParticipantId>,
    },
    /// The ballots are void, and everybody is asked anew: so few could vote with them that a count would tell somebody
    /// else what they voted.
    BallotsVoided { room: RoomNumber },
    /// The ballots are open: so many left, so many right, and so many of the room who were there and had not voted.
    BallotsCounted {
        room: RoomNumber,
        count: Count,
        by_hands: bool,
        #[serde(default, skip_serializing_if = "is_zero")]
        missing: u16,
        /// Counted anew, because this one changed theirs among the open ballots. Nobody else is told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        changed_by: Option<ParticipantId>,
    },
    /// After a tie, one more ballot.
    ReVoteCalled { room: RoomNumber, until: Timestamp },
    /// The time for the one more ballot is over.
    ReVoteClosed { room: RoomNumber },
    /// The lot fell.
    LotDrawn { room: RoomNumber, side: Side },
    /// The round is closed. On a screen that may not know how yet, without its outcome.
    RoundClosed { room: RoomNumber, outcome: Option<Outcome> },
    /// The words of a choice were mended.
    ReasonsAmended { room: RoomNumber, reasons: Reasons },
    /// The minority's sentence stands beside the choice.
    MinorityHeard { room: RoomNumber, text: String },

    /// The plenary screen shows something else.
    ScreenShown { screen: Screen },
    /// The results of a dilemma are no longer covered; what people guessed is counted.
    DilemmaRevealed {
        dilemma: DilemmaNumber,
        #[serde(default)]
        guesses: Count,
    },
    /// The result of one room is no longer covered. Recorded without the round, shown with it.
    RoomRevealed {
        dilemma: DilemmaNumber,
        room: RoomNumber,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shown: Option<Box<Round>>,
    },
    /// The results of a dilemma are covered again.
    DilemmaCovered { dilemma: DilemmaNumber },
    /// A room is in the spotlight, or none.
    SpotlightMoved { room: Option<RoomNumber> },
    /// Another page is on the plenary screen, from 0.
    PageTurned { page: u16 },
    /// Fewer arguments are shown, or all again.
    ArgumentsFiltered { filter: ArgumentFilter },
    /// Somebody guesses what most rooms chose, or guesses anew: then only they are told.
    GuessMade {
        dilemma: DilemmaNumber,
        participant: ParticipantId,
        side: Option<Side>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
    },
    /// An argument is worth talking about, or no longer.
    ArgumentStarred { argument: ArgumentId, on: bool },
    /// Somebody recognises an argument of another room, or no longer.
    ArgumentRecognised { argument: ArgumentId, participant: ParticipantId, on: bool },
    /// There is a theme, still empty.
    ThemeMade { theme: ThemeId, dilemma: DilemmaNumber, name: String },
    /// A theme has another name.
    ThemeRenamed { theme: ThemeId, name: String },
    /// A theme is gone; its arguments stand alone again.
    ThemeDropped { theme: ThemeId },
    /// Arguments are in this theme and in no other; without a theme, in none.
    ArgumentsGathered { theme: Option<ThemeId>, arguments: Vec<ArgumentId> },
    /// What the plenary said was written down.
    NoteWritten { note: NoteId, dilemma: DilemmaNumber, question: Question, text: String },
    /// The words of a note were mended.
    NoteEdited { note: NoteId, text: String },
    /// A note is gone.
    NoteDeleted { note: NoteId },
    /// Somebody looked back on what the room chose.
    LookedBack { room: RoomNumber, dilemma: DilemmaNumber, participant: ParticipantId, look_back: LookBack },
}

/// Is nobody's ballot missing?
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
pub(super) const fn is_zero(missing: &u16) -> bool {
    *missing == 0
}

impl Event {
    /// The room it happened in, if it happened in one.
    pub fn room(&self) -> Option<RoomNumber> {
        match self {
            events_of_room!(room) | events_of_round!(room) | Self::MessageSent { room: Some(room), .. } => Some(*room),
            events_of_session!() | events_of_people!() | events_of_debrief!() | Self::NothingChanged => None,
        }
    }
}

impl Event {
    /// Is it about the debrief, and about nothing else?
    pub const fn is_of_debrief(&self) -> bool {
        matches!(self, events_of_debrief!())
    }
}

/// Events that are stored together or not at all: what one command, or the clock, led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// When it was decided, on the server's clock.
    pub at: Timestamp,
    /// The author and number of the command; none for the clock, for opening and for joining.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<(Author, CommandId)>,
    /// What happened, in order. Never empty.
    pub events: Vec<Event>,
}

impl Batch {
    /// What a command led to that is about to be acknowledged, if only that nothing changed.
    pub fn of_command(at: Timestamp, author: Author, id: CommandId, mut events: Vec<Event>) -> Self {
        if events.is_empty() {
            events.push(Event::NothingChanged);
        }
        Self { at, command: Some((author, id)), events }
    }
}
