//! Events about looking back on the choices (*terugblik*).

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{Changed, LookBack, Session, Sight};

/// Events about looking back on the choices (*terugblik*).
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookBackEvent {
    /// People can look back on their rooms' choices, or no longer.
    Opened { open: bool },
    /// Somebody looked back on what their room chose.
    Answered { room: RoomNumber, dilemma: DilemmaNumber, participant: ParticipantId, look_back: LookBack },
}

impl LookBackEvent {
    /// The room it happened in, if it happened in one.
    pub const fn room(&self) -> Option<RoomNumber> {
        match self {
            Self::Answered { room, .. } => Some(*room),
            Self::Opened { .. } => None,
        }
    }

    /// The audiences that see it.
    pub(in crate::session) const fn sight(&self) -> Sight {
        match self {
            Self::Opened { .. } => Sight::Everybody,
            Self::Answered { .. } => Sight::Room,
        }
    }

    /// The counter for repeats; absent the first time.
    pub(in crate::session) fn again(&self, session: &Session) -> Option<Changed> {
        match self {
            Self::Opened { .. } => None,
            Self::Answered { room, dilemma, participant, .. } => {
                let rounds = &session.rooms.get(room)?.rounds;
                let round = rounds.iter().find(|round| round.dilemma == *dilemma)?;
                round.look_backs.contains_key(participant).then_some(Changed::Person(*participant))
            }
        }
    }
}
