//! The contents of a new session.

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::dilemma::Dilemma;
use crate::ids::SessionId;
use crate::session::{Access, BlockPlan, Settings};

/// The first event of every session.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The id of the session.
    pub id: SessionId,
    /// Its join code.
    pub code: JoinCode,
    /// The settings.
    pub settings: Settings,
    /// The dilemmas: first the planned ones, then the spares.
    pub dilemmas: Vec<Dilemma>,
    /// The blocks in order.
    pub programme: Vec<BlockPlan>,
    /// The number of rooms at first.
    pub rooms: u16,
    /// Hashes of the secret links.
    pub access: Access,
}
