//! Why a command was not carried out. The words for people are in [`crate::text::rejections`].

use serde::{Deserialize, Serialize};

use crate::dilemma::DilemmaField;
use crate::ids::RoomNumber;
use crate::session::{Kind, Side};

/// The reason why a command was rejected. Nothing changed.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rejection {
    /// Only the facilitator may.
    FacilitatorOnly,
    /// Only the presenter may.
    PresenterOnly,
    /// Only members of a room may.
    MembersOnly,
    /// Only the author or the presenter may.
    NotYours,
    /// The session is over.
    SessionEnded,
    /// There is no such room.
    NoSuchRoom { room: RoomNumber },
    /// There is no such person here.
    NoSuchPerson,
    /// There is no such dilemma.
    NoSuchDilemma,
    /// There is no such block.
    NoSuchBlock,
    /// The block is running, so it can't be taken out, and its time is changed at the clock.
    BlockRuns,
    /// The block has run, so it stays in the programme as the kind that it is.
    BlockWasHad,
    /// A session has at least one block of dilemmas.
    LastDilemmas,
    /// A room has had the dilemma, so its words stay as they are.
    DilemmaWasHad,
    /// Another dilemma of the session has this name.
    DilemmaNameTaken,
    /// A part of the dilemma does not fit.
    Unfit { field: DilemmaField },
    /// Rooms can't start now, because no block of dilemmas is running.
    NotNow,
    /// Rooms can't start now, because the block is paused.
    BlockPaused,
    /// There is nobody in these rooms, so nothing can start.
    NothingToStart,
    /// There is no round, or it is not the round that was meant.
    OtherRound,
    /// The person is not in the room any more in which the command was given.
    OtherRoom,
    /// The round is closed.
    RoundClosed,
    /// The room must choose first.
    MustChooseFirst,
    /// The room has had all dilemmas.
    NoDilemmaLeft,
    /// The block's time is over.
    NoTimeLeft,
    /// Writing is closed.
    WritingClosed,
    /// Writing is only possible from the phase Left on.
    WritingNotOpen,
    /// Voting is only possible in the phase Choose.
    NotChoosing,
    /// The first ballot is only possible in the phase Read.
    NotReading,
    /// There are no ballots to open.
    NoBallots,
    /// There is no tie to settle.
    NoTie,
    /// There has been a re-vote already.
    ReVotedAlready,
    /// A tie can't be locked.
    Tied,
    /// Another side leads than the one that was to be locked.
    OtherSideLeads,
    /// The lot was drawn: ballots are closed.
    LotFell,
    /// Hands were counted instead of ballots.
    CountedByHands,
    /// The ballots are open: a new one would show whose it is.
    BallotsOpen,
    /// Opening so few ballots would reveal how somebody voted.
    TooFewBallots,
    /// Other voters have left or are away, so the others would know that a change in the open count is this person's.
    OthersLeft,
    /// Before this choice, an argument of this kind for this side must have been written.
    Unheard { side: Side, kind: Kind },
    /// The minority's sentence can only come from somebody who voted for the other side.
    NotMinority,
    /// The choice was unanimous.
    NoMinority,
    /// That argument does not exist any more.
    NoSuchArgument,
    /// Somebody else changed meanwhile what was to be replaced.
    ChangedMeanwhile,
    /// The text is empty.
    EmptyText,
    /// The text is too long.
    TextTooLong { most: usize },
    /// It was changed as often as it may be.
    ChangedTooOften { most: usize },
    /// The limit on these is reached.
    Full,
    /// The session has reached its maximum size: nothing can be added to it.
    SessionFull,
    /// The number is not in the range.
    OutOfRange { least: u16, most: u16 },
    /// The role is not on offer.
    NotOnOffer,
    /// There is no timer to stop or move.
    NoTimer,
    /// People can only join while the session is running.
    DoorClosed,
    /// The request must name a room.
    PickARoom { most: u16 },
    /// This option is off in this session.
    NotSet,
    /// The room was merged into another.
    RoomMerged { room: RoomNumber, into: RoomNumber },
    /// A room can't be merged with itself.
    SameRoom,
    /// The rooms are at different dilemmas, or the target room is done with it.
    OtherDilemma { room: RoomNumber },
    /// Groups can only be mixed between rounds.
    RoomsBusy,
    /// There is no mixing to undo.
    NoMix,
    /// The session is closed to newcomers.
    DoorLocked,
    /// The facilitator removed this person.
    Removed,
    /// That room has not finished the dilemma.
    RoomNotDone { room: RoomNumber },
    /// No room has finished the dilemma, and some are still at work.
    NobodyDone,
    /// Guessing is over.
    GuessingClosed,
    /// The part is not running: writing in it is over, or has not begun.
    PartNotRunning,
    /// Somebody has written already, so the sentence starter stays.
    WritingBegun,
    /// The words hang on the wall already, or the answer was counted.
    OnTheWall,
    /// People speak in turn first; writing comes after that.
    SpeakingFirst,
    /// Too few or too many people are there to speak in turn, or there is no such place in the round.
    NotInTurn,
    /// There is no such entry on the wall.
    NoSuchEntry,
    /// There is no such bundle.
    NoSuchBundle,
    /// This person has no expectation on the wall of a check-in.
    NoExpectation,
    /// There is no such thought.
    NoSuchThought,
    /// It is shared, and has to be taken back first.
    ThoughtShared,
    /// There is no such question any more.
    NoSuchQuestion,
    /// There is no such theme.
    NoSuchTheme,
    /// There is no such note.
    NoSuchNote,
    /// A theme holds arguments of one dilemma.
    OtherTheme,
    /// Only arguments of other rooms can be marked.
    OwnRoom,
    /// The facilitator's link can be renewed but not withdrawn, because nobody could lead the session without it.
    OnlyRenewed,
    /// Only a holder of the facilitator's own link renews it.
    FirstLinkOnly,
    /// There is no co-facilitator's link with this number any more.
    NoSuchCoFacilitator,
    /// Another co-facilitator has this name.
    CoFacilitatorNameTaken,
    /// As many co-facilitators as there can be have a link.
    TooManyCoFacilitators { most: usize },
    /// Enough people voted on their own devices to open their ballots; counting hands would discard those.
    VotedOnDevices,
    /// Looking back is not open.
    NoLookBack,
    /// The room made no choice to look back on.
    NoChoice,
    /// No extra time this long was given, or it is used already.
    NoTimeToTake,
    /// Storing failed, and nothing changed. The author gets their words back and is asked to try again.
    Unavailable,
    /// The server's disk is full: nothing changed, and what is stored can be read.
    StorageFull,
    /// Too many commands within a short time.
    TooFast,
}
