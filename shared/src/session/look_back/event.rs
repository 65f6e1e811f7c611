//! Events about looking back on the choices (*terugblik*).

use serde::{Deserialize, Serialize};

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::LookBack;

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
