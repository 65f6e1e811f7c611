//! Commands about what people keep and share during a talk.

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, QuestionId, ThoughtId};
use crate::session::Space;

/// Commands about what people keep and share during a talk. Each names the part.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TalkCommand {
    /// Keeps a thought or a question, for oneself.
    Keep { block: BlockId, text: String },
    /// Changes its words, until it is shared. `over` is the words that its author saw: if they are others by now, on
    /// another device, the command is rejected.
    Edit {
        block: BlockId,
        thought: ThoughtId,
        text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<String>,
    },
    /// Deletes it, unless it is shared.
    Delete { block: BlockId, thought: ThoughtId },
    /// Shares it with the facilitator, without one's name. The other participants see it, too.
    Share { block: BlockId, thought: ThoughtId },
    /// Takes back what one shared; it is private again.
    TakeBack { block: BlockId, thought: ThoughtId },
    /// Wants to know what somebody else asked, too, or no longer does.
    Want { block: BlockId, question: QuestionId, on: bool },
    /// Marks a question as answered, or takes the mark back.
    MarkAnswered { block: BlockId, question: QuestionId, on: bool },
    /// Takes a question off.
    TakeOff { block: BlockId, question: QuestionId },
    /// Puts it back.
    PutBack { block: BlockId, question: QuestionId },
}

impl TalkCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::Keep { text, .. } | Self::Edit { text, .. } => vec![text],
            Self::Delete { .. }
            | Self::Share { .. }
            | Self::TakeBack { .. }
            | Self::Want { .. }
            | Self::MarkAnswered { .. }
            | Self::TakeOff { .. }
            | Self::PutBack { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::Keep { .. } | Self::Edit { .. } | Self::Share { .. } | Self::Want { .. } => Space::Adds,
            Self::MarkAnswered { .. } | Self::PutBack { .. } => Space::Finishes,
            Self::Delete { .. } | Self::TakeBack { .. } | Self::TakeOff { .. } => Space::Ends,
        }
    }

    /// Does it still work when the session is over? What the facilitator does with questions does: they are in the
    /// report.
    pub(in crate::session) const fn works_after_the_end(&self) -> bool {
        match self {
            Self::MarkAnswered { .. } | Self::TakeOff { .. } | Self::PutBack { .. } => true,
            Self::Keep { .. }
            | Self::Edit { .. }
            | Self::Delete { .. }
            | Self::Share { .. }
            | Self::TakeBack { .. }
            | Self::Want { .. } => false,
        }
    }
}
