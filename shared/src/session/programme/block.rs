//! The blocks that a programme is made of.

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// The purpose of a block of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// *Inleiding*: a talk; screens show a title and a countdown.
    Talk,
    /// *Dilemma's*: rooms do rounds.
    Dilemmas,
    /// *Pauze*: a break; screens show a countdown.
    Break,
}

/// A block of the programme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Its purpose.
    pub kind: BlockKind,
    /// How long it is planned to last.
    pub minutes: u16,
}

/// The block that runs.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunningBlock {
    /// Its place in the programme, from 0.
    pub index: u16,
    /// When its planned time is over. Nothing ends automatically then: the facilitator ends the block.
    pub ends: Timestamp,
}
