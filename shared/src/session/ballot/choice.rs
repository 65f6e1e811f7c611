//! A room's choice: which side, how, and why.

use serde::{Deserialize, Serialize};

use crate::session::{Count, Side};

/// How a choice came about.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// *Unaniem*: nobody on the other side, and nobody's ballot missing who was there.
    Unanimous,
    /// *Meerderheid*.
    Majority,
    /// *Herstemming*: a majority in the one more ballot after a tie.
    ReVote,
    /// *Lot*: the server drew after a tie.
    Lot,
}

/// How the people were counted.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VoteMethod {
    /// Secret ballots on people's own devices.
    Ballots,
    /// *Handopsteken*: a show of hands on one shared screen.
    Hands,
}

/// Why the group chose so, in its own words.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    /// *Waarom?* One sentence; required.
    pub motivation: String,
    /// How sure the group is, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<u8>,
    /// *Randvoorwaarde*: when it would have chosen the other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// *Wat nemen we mee?* from the scenario that was not chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep: Option<String>,
}

/// A group's choice as it was locked.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The chosen side.
    pub side: Side,
    /// How it came about.
    pub way: DecidedBy,
    /// How the people were counted.
    pub recorded: VoteMethod,
    /// How many left and right in the ballot that counted.
    pub count: Count,
    /// It fell before the time was up.
    pub in_time: bool,
    /// Why.
    pub reasons: Reasons,
    /// *Minderheidsstandpunt*: the one sentence of those who chose otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minority: Option<String>,
    /// The first private ballot, in rooms where at least [`SHIFT_ROOM_MIN`] cast one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<Count>,
}

/// How a round ended.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The group chose.
    Chosen(Choice),
    /// *Niet gekozen*: the facilitator ended the block first. Nobody's choice is invented.
    NotChosen,
}

impl Outcome {
    /// The choice, if there is one.
    pub const fn choice(&self) -> Option<&Choice> {
        match self {
            Self::Chosen(choice) => Some(choice),
            Self::NotChosen => None,
        }
    }
}
