//! Where unsent words belong: session, writer, subject and field.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use shared::code::JoinCode;
use shared::ids::{
    ArgumentId, BlockId, BundleId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, RoundNumber, ThemeId, ThoughtId,
};
use shared::limits::ROOMS_MAX;
use shared::session::{Kind, Question, Side};
use shared::wire::Identity;

/// The writer of a draft. Drafts are kept apart by writer, so that people at a shared computer never find each other's
/// words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Writer {
    /// Somebody who is in no session yet: at its door, or preparing one.
    Device,
    /// Holds the facilitator's link, or a co-facilitator's: each has a device of their own.
    Facilitator,
    /// Holds the link for the plenary screen.
    Plenary,
    /// Takes part.
    Participant(ParticipantId),
}

impl From<Identity> for Writer {
    fn from(identity: Identity) -> Self {
        match identity {
            Identity::Facilitator | Identity::CoFacilitator(_) => Self::Facilitator,
            Identity::Plenary => Self::Plenary,
            Identity::Participant(participant) => Self::Participant(participant),
        }
    }
}

/// A part of why a group chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The sentence.
    Why,
    /// How sure the group is.
    Certainty,
    /// The condition under which it would have chosen the other side.
    Condition,
    /// What it takes from the other side.
    Keep,
}

impl Reason {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Why, Self::Certainty, Self::Condition, Self::Keep];
}

/// Some of a session's rooms, one bit for each, so that a place can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeSet<RoomNumber>", into = "BTreeSet<RoomNumber>")]
pub struct RoomSet([u64; ROOMS_MAX as usize / BITS + 1]);

/// Rooms in one part of a set.
const BITS: usize = u64::BITS as usize;

impl RoomSet {
    fn has(self, room: RoomNumber) -> bool {
        let room = usize::from(room.0);
        self.0.get(room / BITS).is_some_and(|part| part & (1 << (room % BITS)) != 0)
    }
}

impl From<BTreeSet<RoomNumber>> for RoomSet {
    fn from(rooms: BTreeSet<RoomNumber>) -> Self {
        let mut set = Self([0; _]);
        for room in rooms {
            let room = usize::from(room.0);
            if let Some(part) = set.0.get_mut(room / BITS) {
                *part |= 1 << (room % BITS);
            }
        }
        set
    }
}

impl From<RoomSet> for BTreeSet<RoomNumber> {
    fn from(set: RoomSet) -> Self {
        (0..=ROOMS_MAX).map(RoomNumber).filter(|room| set.has(*room)).collect()
    }
}

/// A field in which people write their own words. What belongs to a round names it, so that nothing lands in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// One's own name.
    Name,
    /// A new pro or con.
    Argument { room: RoomNumber, round: RoundNumber, side: Side, kind: Kind },
    /// An argument that was not accepted, while its box holds other words.
    RefusedArgument { room: RoomNumber, round: RoundNumber, side: Side, kind: Kind, nth: u8 },
    /// New words for an existing argument.
    ChangedArgument { room: RoomNumber, round: RoundNumber, argument: ArgumentId },
    /// Why a group chooses; or, after the choice, better words for that.
    Reason { room: RoomNumber, round: RoundNumber, amends: bool, reason: Reason },
    /// Not words: the side that the words for the choice were written for.
    ChosenSide { room: RoomNumber, round: RoundNumber },
    /// The sentence of the minority.
    Minority { room: RoomNumber, round: RoundNumber },
    /// What became of a choice.
    LookBack { dilemma: DilemmaNumber },
    /// The number of the answer to *would you choose this again*.
    LookBackAnswer { dilemma: DilemmaNumber },
    /// The facilitator's message to one room or to all.
    Message { room: Option<RoomNumber> },
    /// The facilitator's message to selected rooms: words for some rooms must not go out to others.
    MessageToSelected { rooms: RoomSet },
    /// What the plenary says.
    Note { dilemma: DilemmaNumber, question: Question },
    /// New words for a note.
    ChangedNote { note: NoteId },
    /// The name of a new theme: made empty, by dropping arguments, or from selected arguments.
    ThemeName { dilemma: DilemmaNumber, selected: bool },
    /// Another name for a theme.
    RenamedTheme { theme: ThemeId },
    /// What somebody writes on the wall of a part: the sentence.
    WallSentence { block: BlockId },
    /// The feeling.
    WallFeeling { block: BlockId },
    /// The one thing that somebody will do.
    WallResolve { block: BlockId },
    /// Its day. Not words.
    WallResolveDay { block: BlockId },
    /// What the facilitator enters for somebody without a device: the sentence.
    WallEntered { block: BlockId },
    /// The name of somebody without a device.
    WallEnteredName { block: BlockId },
    /// The sentence starter in the facilitator's own words.
    WallPrompt { block: BlockId },
    /// The name of a bundle; without one, of a new bundle.
    WallBundle { block: BlockId, bundle: Option<BundleId> },
    /// A new thought or question during a talk.
    Thought { block: BlockId },
    /// New words for one that is kept.
    ChangedThought { block: BlockId, thought: ThoughtId },
    /// Another title for a part of the programme.
    PartTitle { block: BlockId },
    /// Another title for the session.
    SessionTitle,
    /// The name of somebody who gets a co-facilitator's link.
    CoFacilitatorName,
    /// Not sent by itself: a whole dilemma that somebody writes on this device, with its number.
    OwnDilemma { number: u32 },
    /// The whole of a better version of a dilemma of the session.
    CorrectedDilemma { dilemma: DilemmaNumber },
    /// The number of the room that somebody picks at the door.
    RoomNumber,
    /// The dilemma that a team begins with.
    Dilemma,
    /// Its minutes for a dilemma.
    Minutes,
    /// Not words: the raised hands counted so far by the presenter.
    RaisedHands { room: RoomNumber, round: RoundNumber },
    /// The whole form of a new session. Each tab has a form of its own, with its own number.
    NewSession { form: u32 },
    /// Not words: the key of a request without an answer so far.
    Attempt,
}

impl Field {
    /// Does it hold no words, but something that means nothing without the words next to it?
    pub const fn is_beside_words(self) -> bool {
        matches!(
            self,
            Self::Reason { reason: Reason::Certainty, .. }
                | Self::ChosenSide { .. }
                | Self::LookBackAnswer { .. }
                | Self::WallResolveDay { .. }
        )
    }

    /// Is it in a part of the programme in which everybody writes for themselves, in a room or not?
    pub const fn is_of_part(self) -> bool {
        matches!(
            self,
            Self::WallSentence { .. }
                | Self::WallFeeling { .. }
                | Self::WallResolve { .. }
                | Self::Thought { .. }
                | Self::ChangedThought { .. }
        )
    }
}

/// Where words belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The session; `None` before there is one.
    pub session: Option<JoinCode>,
    /// Their writer.
    pub writer: Writer,
    /// The field and its subject.
    pub field: Field,
}

impl Place {
    /// The form of a new session with this number.
    pub const fn new_session(form: u32) -> Self {
        Self::before_opening(Field::NewSession { form })
    }

    /// The dilemma with this number that is written on this device.
    pub const fn own_dilemma(number: u32) -> Self {
        Self::before_opening(Field::OwnDilemma { number })
    }

    /// A field at the door of a session.
    pub const fn at_door(session: JoinCode, field: Field) -> Self {
        Self { session: Some(session), writer: Writer::Device, field }
    }

    /// A field about a session that is not open yet.
    pub const fn before_opening(field: Field) -> Self {
        Self { session: None, writer: Writer::Device, field }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_rooms_is_those_rooms_and_no_others() {
        for rooms in [vec![], vec![1], vec![2, 3], vec![63, 64, 65], vec![1, ROOMS_MAX]] {
            let rooms: BTreeSet<_> = rooms.into_iter().map(RoomNumber).collect();
            let set = RoomSet::from(rooms.clone());
            assert_eq!(BTreeSet::from(set), rooms);
            let kept = serde_json::to_string(&set).unwrap();
            assert_eq!(serde_json::from_str::<RoomSet>(&kept).ok(), Some(set), "{kept}");
        }
    }
}
