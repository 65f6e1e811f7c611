//! What people ask for. A command is decided against the state; it may be rejected.

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber, RoundNumber};
use crate::session::{Kind, Phase, Reasons, Screen, Side};

/// Who gives a command.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// Whoever holds the secret facilitator link.
    Facilitator,
    /// Whoever holds the link for the plenary screen.
    Plenary,
    /// A participant.
    Participant(ParticipantId),
}

/// What people ask for. Commands about a round carry its number, so that one
/// that was long under way can't land in the next.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    // The facilitator's; the presenter's too in a session without a facilitator.
    /// Starts a block of the programme; what ran before ends.
    StartBlock { block: u16 },
    /// Ends the running block. Rounds without a choice are recorded as not chosen.
    EndBlock,
    /// Ends the session, and the block with it.
    EndSession,
    /// Starts a dilemma: for one room, or for all that can. Without a number, the next.
    StartRound { room: Option<RoomNumber>, dilemma: Option<DilemmaNumber> },
    /// Stops the time, in one room or all.
    Pause { room: Option<RoomNumber> },
    /// Lets the time run on.
    Resume { room: Option<RoomNumber> },
    /// Gives extra minutes.
    AddTime { room: Option<RoomNumber>, minutes: u8 },
    /// A word to one room or all.
    SendMessage { room: Option<RoomNumber>, text: String },
    /// Puts somebody in a room.
    MovePerson { participant: ParticipantId, room: RoomNumber },
    /// Makes somebody the presenter of the room they are in.
    AssignPresenter { participant: ParticipantId },
    /// Tells a room that its call was heard.
    AnswerHelp { room: RoomNumber },

    // The debrief: the facilitator's and the plenary screen's.
    /// Changes what the plenary screen shows.
    ShowScreen { screen: Screen },
    /// Uncovers the results of a dilemma.
    RevealDilemma { dilemma: DilemmaNumber },
    /// Puts a room in the spotlight, or none.
    Spotlight { room: Option<RoomNumber> },

    // The presenter's.
    /// Steers the phase, forward or back.
    SetPhase { phase: Phase },
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
    /// Accepts the role that is on offer.
    AcceptRole,
    /// Changes one's own name.
    Rename { name: String },
}
