//! Events: facts that are recorded before anyone sees them, and never change.

use serde::{Deserialize, Serialize};

use crate::ids::{CommandId, RoomNumber};
use crate::session::{
    AccessEvent, ArgumentEvent, Author, BallotEvent, Changed, DebriefEvent, GatheringEvent, LifecycleEvent,
    LookBackEvent, PeopleEvent, PreparationEvent, ProgrammeEvent, RoomEvent, RoundEvent, Session, Sight, TalkEvent,
    WallEvent,
};
use crate::time::Timestamp;

/// Something that happened. Fields that not every audience may know are options: recorded in full, and sent empty to
/// those who may not know them (see [`crate::view`]).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// The session as a whole: opening, interrupting and ending it.
    Lifecycle(LifecycleEvent),
    /// The blocks of the programme.
    Programme(ProgrammeEvent),
    /// What was prepared: title, time, rules of play, dilemmas.
    Preparation(PreparationEvent),
    /// Links, co-facilitators, closing the session and names in the report.
    Access(AccessEvent),
    /// The people who take part, and the rooms that they are in.
    People(PeopleEvent),
    /// Rooms, their presenters, calls for help and messages.
    Room(RoomEvent),
    /// Rounds: phases, silence and time.
    Round(RoundEvent),
    /// Pros and cons.
    Argument(ArgumentEvent),
    /// Ballots, the lot and the choice.
    Ballot(BallotEvent),
    /// The plenary screen, and people's responses to it.
    Debrief(DebriefEvent),
    /// Stars, themes and notes.
    Gathering(GatheringEvent),
    /// Looking back on the choices (*terugblik*).
    LookBack(LookBackEvent),
    /// What everybody writes for themselves in a check-in or a clearing.
    Wall(WallEvent),
    /// What people keep during a talk, and share of it.
    Talk(TalkEvent),
    /// The command changed nothing. Recorded because it was acknowledged: if it is sent again it must still change
    /// nothing. Sent to nobody.
    NothingChanged,
}

impl Event {
    /// The room it happened in, if it happened in one.
    pub const fn room(&self) -> Option<RoomNumber> {
        match self {
            Self::Room(event) => event.room(),
            Self::Round(event) => Some(event.room()),
            Self::Argument(event) => Some(event.room()),
            Self::Ballot(event) => Some(event.room()),
            Self::LookBack(event) => event.room(),
            Self::Lifecycle(_)
            | Self::Programme(_)
            | Self::Preparation(_)
            | Self::Access(_)
            | Self::People(_)
            | Self::Debrief(_)
            | Self::Gathering(_)
            | Self::Wall(_)
            | Self::Talk(_)
            | Self::NothingChanged => None,
        }
    }
}

impl Event {
    /// The audiences that see it; `after` is the state that it led to.
    pub fn sight(&self, after: &Session) -> Sight {
        match self {
            Self::Lifecycle(event) => event.sight(),
            Self::Programme(event) => event.sight(),
            Self::Preparation(event) => event.sight(),
            Self::Access(event) => event.sight(),
            Self::People(event) => event.sight(),
            Self::Room(event) => event.sight(),
            Self::Round(event) => event.sight(),
            Self::Argument(event) => event.sight(after),
            Self::Ballot(event) => event.sight(),
            Self::Debrief(event) => event.sight(),
            Self::Gathering(event) => event.sight(after),
            Self::LookBack(event) => event.sight(),
            Self::Wall(event) => event.sight(),
            Self::Talk(event) => event.sight(),
            Self::NothingChanged => Sight::Nobody,
        }
    }

    /// The counter for repeats; absent the first time. `session` is the state before it.
    pub(super) fn again(&self, session: &Session) -> Option<Changed> {
        match self {
            // Only the facilitator or the clock causes these.
            Self::Lifecycle(_) | Self::Preparation(_) | Self::Access(_) | Self::Gathering(_) | Self::NothingChanged => {
                None
            }
            // The uncounted ones have the same causes, or other counters limit them.
            Self::Programme(event) => event.again(session),
            Self::People(event) => event.again(),
            Self::Room(event) => event.again(),
            Self::Round(event) => event.again(session),
            Self::Argument(event) => event.again(),
            Self::Ballot(event) => event.again(session),
            Self::Debrief(event) => event.again(),
            Self::LookBack(event) => event.again(session),
            Self::Wall(event) => event.again(session),
            Self::Talk(event) => event.again(),
        }
    }

    /// Is it only about the debrief?
    pub const fn is_of_debrief(&self) -> bool {
        matches!(self, Self::Debrief(_) | Self::Gathering(_))
    }
}

/// Events that are stored together or not at all: the result of one command, or of the clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// When it was decided, on the server's clock.
    pub at: Timestamp,
    /// The author and id of the command; absent for the clock, for opening and for joining.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub command: Option<(Author, CommandId)>,
    /// The events in order. Never empty.
    pub events: Vec<Event>,
}

impl Batch {
    /// The batch of a command that is about to be acknowledged, even if it changed nothing.
    pub fn of_command(at: Timestamp, author: Author, id: CommandId, mut events: Vec<Event>) -> Self {
        if events.is_empty() {
            events.push(Event::NothingChanged);
        }
        Self { at, command: Some((author, id)), events }
    }
}
