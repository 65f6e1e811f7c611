//! *Terugblik*: what became of the choices.

mod apply;
mod command;
pub(super) mod decide;
mod event;

pub use command::LookBackCommand;
pub use event::LookBackEvent;

use serde::{Deserialize, Serialize};

/// Whether somebody would choose the same again.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Again {
    /// *Weer zo*.
    Same,
    /// *Nu anders*.
    Other,
    /// *Weet ik niet*.
    Unsure,
}

impl Again {
    /// Every answer, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Same, Self::Other, Self::Unsure];
}

/// *Terugblik*: what somebody says about their room's choice weeks later.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookBack {
    /// Whether they would choose the same again.
    pub again: Again,
    /// What they have tried since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tried: Option<String>,
}
