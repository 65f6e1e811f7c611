//! Events about what people keep and share during a talk.

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, ParticipantId, QuestionId, ThoughtId};
use crate::session::{Changed, SharedQuestion, Sight};

/// Events about what people keep and share during a talk. The author of a question is recorded, and sent to nobody but
/// that author.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TalkEvent {
    /// Somebody kept a thought for themselves.
    Kept { block: BlockId, participant: ParticipantId, thought: ThoughtId, text: String },
    /// They changed its words.
    Edited { block: BlockId, participant: ParticipantId, thought: ThoughtId, text: String },
    /// They deleted it.
    Deleted { block: BlockId, participant: ParticipantId, thought: ThoughtId },
    /// They shared it.
    Shared {
        block: BlockId,
        question: QuestionId,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<(ParticipantId, ThoughtId)>,
    },
    /// They took it back.
    TakenBack {
        block: BlockId,
        question: QuestionId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<(ParticipantId, ThoughtId)>,
    },
    /// Somebody wants to know a question, too, or no longer does. The board is not sent who it is.
    Wanted {
        block: BlockId,
        question: QuestionId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        participant: Option<ParticipantId>,
        on: bool,
    },
    /// A question was marked as answered, or no longer is.
    MarkedAnswered { block: BlockId, question: QuestionId, on: bool },
    /// A question was taken off. Sent with `is_gone` to devices that do not keep its words.
    TakenOff {
        block: BlockId,
        question: QuestionId,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        is_gone: bool,
    },
    /// A question was put back. Sent with its words to devices that did not keep them.
    PutBack {
        block: BlockId,
        question: QuestionId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shown: Option<Box<SharedQuestion>>,
    },
}

impl TalkEvent {
    /// The part of the programme.
    pub const fn block(&self) -> BlockId {
        match self {
            Self::Kept { block, .. }
            | Self::Edited { block, .. }
            | Self::Deleted { block, .. }
            | Self::Shared { block, .. }
            | Self::TakenBack { block, .. }
            | Self::Wanted { block, .. }
            | Self::MarkedAnswered { block, .. }
            | Self::TakenOff { block, .. }
            | Self::PutBack { block, .. } => *block,
        }
    }

    /// The author of the question that it is about, the only one to learn whose it is.
    pub(crate) fn author(&self) -> Option<ParticipantId> {
        match self {
            Self::Shared { by, .. } | Self::TakenBack { by, .. } => by.map(|(participant, _)| participant),
            Self::Kept { .. }
            | Self::Edited { .. }
            | Self::Deleted { .. }
            | Self::Wanted { .. }
            | Self::MarkedAnswered { .. }
            | Self::TakenOff { .. }
            | Self::PutBack { .. } => None,
        }
    }

    /// The audiences that see it.
    pub(crate) const fn sight(&self) -> Sight {
        match self {
            Self::Kept { participant, .. } | Self::Edited { participant, .. } | Self::Deleted { participant, .. } => {
                Sight::Person(*participant)
            }
            Self::Wanted { participant, .. } => Sight::Counted(*participant),
            Self::Shared { .. }
            | Self::TakenBack { .. }
            | Self::MarkedAnswered { .. }
            | Self::TakenOff { .. }
            | Self::PutBack { .. } => Sight::Everybody,
        }
    }

    /// The counter for repeats; absent the first time. The number of thoughts, questions and wishes is limited, and so
    /// is how often they are taken away again; the rest is caused by the facilitator and the plenary screen.
    pub(in crate::session) fn again(&self) -> Option<Changed> {
        match self {
            Self::Edited { participant, .. }
            | Self::Deleted { participant, .. }
            | Self::TakenBack { by: Some((participant, _)), .. }
            | Self::Wanted { participant: Some(participant), on: false, .. } => Some(Changed::Person(*participant)),
            Self::Kept { .. }
            | Self::Shared { .. }
            | Self::Wanted { .. }
            | Self::TakenBack { by: None, .. }
            | Self::MarkedAnswered { .. }
            | Self::TakenOff { .. }
            | Self::PutBack { .. } => None,
        }
    }
}
