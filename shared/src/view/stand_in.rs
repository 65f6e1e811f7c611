//! Numbers that stand for people where it is not to be known who they are.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::Session;

/// People have numbers below this.
const STANDS_FROM: u32 = 1 << 31;

/// Among whom somebody is shown without being known: so far their number is the same, and no further.
#[derive(Clone, Copy, Hash)]
pub(super) enum Among {
    /// Those who support an argument.
    Supporters(ArgumentId),
    /// Those who recognise arguments about a dilemma: who does so in several rooms counts once.
    Recognising(DilemmaNumber),
    /// Those of a room who looked back on a dilemma.
    LookingBack(RoomNumber, DilemmaNumber),
}

impl Among {
    /// Those who recognise this argument.
    pub fn recognising(session: &Session, argument: ArgumentId) -> Self {
        let round = session.argument(argument).map(|(_, round, _)| round);
        Self::Recognising(round.map(|round| round.dilemma).unwrap_or_default())
    }
}

/// The number that an audience of `own` is shown for somebody among others. In their own room people support under their
/// names, for the big screen to show the same with such a number: a number that stood for them elsewhere, too, would lead
/// to their name there. It is made of the hash of their token, which no audience is sent.
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
    // People of an archive have no tokens, and numbers that lead to nobody.
    let number = token.map_or(participant.0, |hash| {
        let mut mixed = DefaultHasher::new();
        (hash.0, among).hash(&mut mixed);
        let [first, second, third, fourth, ..] = mixed.finish().to_be_bytes();
        u32::from_be_bytes([first, second, third, fourth])
    });
    ParticipantId(number | STANDS_FROM)
}
