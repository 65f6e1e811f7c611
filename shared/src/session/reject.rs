//! Why a command was not carried out. The words for people are in [`crate::text::rejections`].

use serde::{Deserialize, Serialize};

use crate::ids::RoomNumber;
use crate::session::{Kind, Side};

/// Why a command was not carried out. Nothing changed.
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
    /// Rooms can't start now: no block of dilemmas runs.
    NotNow,
    /// The rooms must be finished or ended before another block starts.
    NothingToStart,
    /// There is no round, or it is another round than was meant.
    OtherRound,
    /// The command was given in another room than the person is in now.
    OtherRoom,
    /// The round is closed.
    RoundClosed,
    /// The room must choose first.
    MustChooseFirst,
    /// The room had all dilemmas.
    NoDilemmaLeft,
    /// The block's time is over.
    NoTimeLeft,
    /// Writing is closed.
    WritingClosed,
    /// Writing starts with Left.
    WritingNotOpen,
    /// Voting is for the phase Choose.
    NotChoosing,
    /// The first ballot is for the phase Read.
    NotReading,
    /// There are no ballots to open.
    NoBallots,
    /// There is no tie to settle.
    NoTie,
    /// There was one more ballot already.
    ReVotedAlready,
    /// A tie can't be locked.
    Tied,
    /// The lot fell: ballots are closed.
    LotFell,
    /// Hands were counted: that is the ballot.
    CountedByHands,
    /// The ballots are open: a new one among them would show whose it is.
    BallotsOpen,
    /// Opening this few ballots would reveal how somebody voted.
    TooFewBallots,
    /// Others who voted have left or are away: what changes in the open count would be known to be this person's ballot.
    OthersLeft,
    /// Before this choice, something of this side must be heard.
    Unheard { side: Side, kind: Kind },
    /// The minority's sentence is for people who chose the other side.
    NotMinority,
    /// The choice was unanimous.
    NoMinority,
    /// That argument is gone.
    NoSuchArgument,
    /// The text is empty.
    EmptyText,
    /// The text is too long.
    TextTooLong { most: usize },
    /// It was changed as often as is allowed.
    ChangedTooOften { most: usize },
    /// There are as many as there can be.
    Full,
    /// The session takes as much space as one can: nothing can be added to it.
    SessionFull,
    /// The number is not in the range.
    OutOfRange { least: u16, most: u16 },
    /// The role is not on offer.
    NotOnOffer,
    /// There is no timer to stop or move.
    NoTimer,
    /// The door is only open while the session runs.
    DoorClosed,
    /// The room has to be picked.
    PickARoom { most: u16 },
    /// The option was not set for this session.
    NotSet,
    /// The room was merged into another.
    RoomMerged { room: RoomNumber, into: RoomNumber },
    /// A room can't be merged with itself.
    SameRoom,
    /// The rooms are at different dilemmas, or the one to go to is done with it.
    OtherDilemma { room: RoomNumber },
    /// Groups are mixed between rounds.
    RoomsBusy,
    /// There is no mixing to undo.
    NoMix,
    /// The door is locked.
    DoorLocked,
    /// The facilitator took this person out.
    Removed,
    /// That room is not done with the dilemma.
    RoomNotDone { room: RoomNumber },
    /// Guessing is over.
    GuessingClosed,
    /// There is no such theme.
    NoSuchTheme,
    /// There is no such note.
    NoSuchNote,
    /// Themes hold arguments of one dilemma.
    OtherTheme,
    /// The mark is for arguments of other rooms.
    OwnRoom,
    /// The facilitator's link can't be withdrawn, or nobody would be left: it is renewed.
    OnlyRenewed,
    /// Enough people voted on their own devices to open their ballots; counting hands would throw those away.
    VotedOnDevices,
    /// Looking back is not open.
    NoLookBack,
    /// The room made no choice to look back on.
    NoChoice,
    /// So much extra time was not given, or is used already.
    NoTimeToTake,
    /// Storing failed; nothing was changed. The author gets their words back, and is asked to try again.
    Unavailable,
    /// There is no room on the server to store anything: nothing changed, and what is there can be read.
    StorageFull,
    /// Too many commands in too short a time.
    TooFast,
}
