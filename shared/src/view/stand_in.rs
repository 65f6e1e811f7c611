//! Numbers that replace participants' numbers where people must stay unknown.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::Session;

/// Stand-in numbers start here; participants have lower numbers.
const STANDS_FROM: u32 = 1 << 31;

/// The scope of a stand-in number: within it a person keeps the same number, and elsewhere they get another.
#[derive(Clone, Copy, Hash)]
pub(super) enum Among {
    /// The supporters of an argument.
    Supporters(ArgumentId),
    /// The people who recognise arguments about a dilemma. Somebody who does so in several rooms counts once.
    Recognising(DilemmaNumber),
    /// The people of a room who looked back on a dilemma.
    LookingBack(RoomNumber, DilemmaNumber),
}

impl Among {
    /// The people who recognise this argument.
    pub fn recognising(session: &Session, argument: ArgumentId) -> Self {
        let round = session.argument(argument).map(|(_, round, _)| round);
        Self::Recognising(round.map(|round| round.dilemma).unwrap_or_default())
    }
}

/// The number that an audience other than `own` is shown for somebody within a scope. Supporters are named in their own
/// room and have stand-in numbers on the plenary screen. If the same number were used elsewhere, it could be
/// matched to their name there. It is derived from the hash of their token, which no audience is sent.
pub(super) fn shown_as(
    session: &Session,
    participant: ParticipantId,
    among: Among,
    own: Option<ParticipantId>,
) -> ParticipantId {
    if own == Some(participant) {
        return participant;
    }
    let token = session.internal.as_ref().and_then(|internal| internal.tokens.of(participant));
    // People in an archive have no tokens, and their numbers identify nobody.
    let number = token.map_or(participant.0, |hash| {
        let mut mixed = DefaultHasher::new();
        (hash.0, among).hash(&mut mixed);
        let [first, second, third, fourth, ..] = mixed.finish().to_be_bytes();
        u32::from_be_bytes([first, second, third, fourth])
    });
    ParticipantId(number | STANDS_FROM)
}
