//! A room's choice: which side, how, and why.

use serde::{Deserialize, Serialize};

use crate::session::{Count, Side};

/// How a choice came about.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// *Unaniem*: nobody voted for the other side, and everybody present voted.
    Unanimous,
    /// *Meerderheid*.
    Majority,
    /// *Tweede stemming*: a majority in the re-vote after a tie.
    ReVote,
    /// *Lot*: the server drew lots after a tie.
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

/// Why the group chose its side, in its own words.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reasons {
    /// *Waarom?* In one sentence; required.
    pub motivation: String,
    /// How sure the group is, 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<u8>,
    /// *Randvoorwaarde*: the condition under which it would have chosen the other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// *Wat nemen we mee?* What it takes from the scenario that it did not choose.
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
    /// The ballot that decided: how many left and right.
    pub count: Count,
    /// It was locked before the time was up.
    pub in_time: bool,
    /// Why.
    pub reasons: Reasons,
    /// *Minderheidsstandpunt*: one sentence from those who voted for the other side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minority: Option<String>,
    /// The first private ballot, in rooms in which at least [`SHIFT_ROOM_MIN`] people cast one.
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
    /// *Niet gekozen*: the facilitator ended the block first. No choice is made in the room's place.
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
