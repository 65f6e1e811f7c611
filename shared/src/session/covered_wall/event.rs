//! Events about the walls of a check-in or a clearing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, BundleId, EntryId, ParticipantId};
use crate::session::{
    CameTrue, Changed, Entry, Expectations, Mark, Marked, Prompt, Resolve, Session, Sight, Speaker, SpokenRound, Words,
};

/// Events about the walls of a check-in or a clearing.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WallEvent {
    /// The sentence starter was chosen.
    PromptChosen { block: BlockId, prompt: Prompt },
    /// Somebody wrote, or changed what they wrote; the facilitator entered it if there is no `participant`. The board and
    /// the plenary screen are sent neither the words nor whose they are, only that it was entered, and nothing of a change.
    Written {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        participant: Option<ParticipantId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<Words>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        changed: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_entered: bool,
    },
    /// Somebody took their words back. The board and the plenary screen are not sent who it was.
    TakenBack {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        participant: Option<ParticipantId>,
    },
    /// Somebody was removed whose words are covered: they do not count and are not revealed; or that person was let back
    /// in. The board and the plenary screen are not sent whose they are.
    SetAside {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        participant: Option<ParticipantId>,
        is_aside: bool,
    },
    /// Everything that was covered was revealed. Recorded with the numbers of the entries: those of people in the order
    /// of joining, then those that the facilitator entered. Sent with the entries instead, and to the board with what
    /// became of the expectations.
    Revealed {
        block: BlockId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        numbers: Vec<EntryId>,
        /// The answers about expectations were counted.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        counted: bool,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        shown: BTreeMap<EntryId, Entry>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        expectations: Option<Expectations>,
    },
    /// An entry was lit up, or none is any more.
    Lit { block: BlockId, entry: Option<EntryId> },
    /// Entries were bundled; they are in no other bundle now.
    BundleMade { block: BlockId, bundle: BundleId, name: Option<String>, entries: Vec<EntryId> },
    /// A bundle was named.
    BundleNamed { block: BlockId, bundle: BundleId, name: String },
    /// A bundle was dissolved; its entries stay.
    BundleDropped { block: BlockId, bundle: BundleId },
    /// Entries are now in this bundle and in no other; without a bundle, in none.
    Bundled { block: BlockId, bundle: Option<BundleId>, entries: Vec<EntryId> },
    /// An entry was taken off the wall. Sent with `is_gone` to screens that do not keep its words.
    TakenOff {
        block: BlockId,
        entry: EntryId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_gone: bool,
    },
    /// An entry was put back. Sent with its words to screens that did not keep them.
    PutBack {
        block: BlockId,
        entry: EntryId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shown: Option<Box<Entry>>,
    },
    /// It was said what is done with an entry or a bundle.
    Marked { block: BlockId, what: Marked, mark: Option<Mark> },
    /// A round of speaking began; the first of these people has the turn.
    RoundBegun { block: BlockId, speakers: Vec<Speaker> },
    /// The turn went to the one at this place; the one before spoke, or passed.
    TurnGiven {
        block: BlockId,
        to: usize,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        passed: bool,
    },
    /// The people in the round of speaking changed: somebody was removed, and the next one has their turn if they had
    /// it, or somebody has another name.
    SpeakersChanged { block: BlockId, spoken: SpokenRound },
    /// The round of speaking is over.
    RoundEnded { block: BlockId },
    /// Somebody said whether their expectation came true.
    CameTrueAnswered { block: BlockId, participant: ParticipantId, answer: CameTrue },
    /// Somebody noted for themselves what they will do, or took that back.
    Resolved { block: BlockId, participant: ParticipantId, resolve: Option<Resolve> },
}

impl WallEvent {
    /// The part of the programme.
    pub const fn block(&self) -> BlockId {
        match self {
            Self::PromptChosen { block, .. }
            | Self::Written { block, .. }
            | Self::TakenBack { block, .. }
            | Self::SetAside { block, .. }
            | Self::Revealed { block, .. }
            | Self::Lit { block, .. }
            | Self::BundleMade { block, .. }
            | Self::BundleNamed { block, .. }
            | Self::BundleDropped { block, .. }
            | Self::Bundled { block, .. }
            | Self::TakenOff { block, .. }
            | Self::PutBack { block, .. }
            | Self::Marked { block, .. }
            | Self::RoundBegun { block, .. }
            | Self::TurnGiven { block, .. }
            | Self::SpeakersChanged { block, .. }
            | Self::RoundEnded { block }
            | Self::CameTrueAnswered { block, .. }
            | Self::Resolved { block, .. } => *block,
        }
    }

    /// The audiences that see it.
    pub(crate) const fn sight(&self) -> Sight {
        match self {
            Self::PromptChosen { .. }
            | Self::Revealed { .. }
            | Self::RoundBegun { .. }
            | Self::TurnGiven { .. }
            | Self::SpeakersChanged { .. }
            | Self::RoundEnded { .. } => Sight::Everybody,
            Self::Written { participant: Some(own), changed: true, .. }
            | Self::CameTrueAnswered { participant: own, .. }
            | Self::Resolved { participant: own, .. } => Sight::Person(*own),
            Self::Written { participant, .. }
            | Self::TakenBack { participant, .. }
            | Self::SetAside { participant, .. } => Sight::Counted(*participant),
            Self::Lit { .. }
            | Self::BundleMade { .. }
            | Self::BundleNamed { .. }
            | Self::BundleDropped { .. }
            | Self::Bundled { .. }
            | Self::TakenOff { .. }
            | Self::PutBack { .. }
            | Self::Marked { .. } => Sight::Plenary,
        }
    }

    /// The counter for repeats; absent the first time. Only the facilitator and the plenary screen
    /// cause the others.
    pub(in crate::session) fn again(&self, session: &Session) -> Option<Changed> {
        let own = |participant| session.collected.walls.get(&self.block())?.own.get(participant);
        match self {
            Self::Written { participant: Some(person), changed: true, .. }
            | Self::TakenBack { participant: Some(person), .. } => Some(Changed::Person(*person)),
            Self::CameTrueAnswered { participant, .. } => {
                own(participant)?.came_true.map(|_| Changed::Person(*participant))
            }
            Self::Resolved { participant, resolve, .. } => {
                let again = resolve.is_none() || own(participant).is_some_and(|own| own.resolve.is_some());
                again.then_some(Changed::Person(*participant))
            }
            Self::Written { .. }
            | Self::TakenBack { participant: None, .. }
            | Self::SetAside { .. }
            | Self::PromptChosen { .. }
            | Self::Revealed { .. }
            | Self::Lit { .. }
            | Self::BundleMade { .. }
            | Self::BundleNamed { .. }
            | Self::BundleDropped { .. }
            | Self::Bundled { .. }
            | Self::TakenOff { .. }
            | Self::PutBack { .. }
            | Self::Marked { .. }
            | Self::RoundBegun { .. }
            | Self::TurnGiven { .. }
            | Self::SpeakersChanged { .. }
            | Self::RoundEnded { .. } => None,
        }
    }
}
