//! Commands about the walls of a check-in or a clearing.

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, BundleId, EntryId};
use crate::session::{CameTrue, Mark, Marked, Prompt, Resolve, Space, Words};

/// Commands about the walls of a check-in or a clearing. Each names the part.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WallCommand {
    /// Chooses the sentence starter of a check-in, until somebody has written.
    ChoosePrompt { block: BlockId, prompt: Prompt },
    /// Writes one's own words, or replaces them while they are covered.
    Write { block: BlockId, words: Words },
    /// Takes one's own words back while they are covered.
    TakeBack { block: BlockId },
    /// Enters the words of somebody without a device, with a name if they want that.
    Enter { block: BlockId, sentence: String, name: Option<String> },
    /// Reveals everything that is covered, at once and in random order. `after` is the number of the last entry that its
    /// sender saw on the wall: if it was revealed meanwhile, nothing happens.
    Reveal { block: BlockId, after: EntryId },
    /// Lights up one entry, or none.
    Light { block: BlockId, entry: Option<EntryId> },
    /// Bundles entries, under a name or without one yet.
    MakeBundle { block: BlockId, name: Option<String>, entries: Vec<EntryId> },
    /// Names a bundle. `over` is the name that its writer saw: if the bundle has another by now, nothing changes. Without
    /// `over`, any name is replaced.
    NameBundle {
        block: BlockId,
        bundle: BundleId,
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<String>,
    },
    /// Dissolves a bundle; its entries stay.
    DropBundle { block: BlockId, bundle: BundleId },
    /// Moves entries into a bundle, from the one they were in; without a bundle, only out of it.
    Bundle { block: BlockId, bundle: Option<BundleId>, entries: Vec<EntryId> },
    /// Takes an entry off the wall.
    TakeOff { block: BlockId, entry: EntryId },
    /// Puts it back.
    PutBack { block: BlockId, entry: EntryId },
    /// Says what is done with an entry or a bundle, or takes that back.
    Mark { block: BlockId, what: Marked, mark: Option<Mark> },
    /// Begins a round of speaking, in which everybody who is there has a turn. Writing waits for its end.
    BeginRound { block: BlockId },
    /// Gives the turn to the one at another place of the round. `from` is the place that its sender saw: if somebody else
    /// has the turn by now, nothing happens.
    GiveTurn { block: BlockId, from: usize, to: usize },
    /// Leaves out one's own turn.
    PassTurn { block: BlockId },
    /// Ends the round of speaking.
    EndRound { block: BlockId },
    /// In a clearing: says whether one's own expectation of the check-in came true.
    AnswerCameTrue { block: BlockId, answer: CameTrue },
    /// In a clearing: notes for oneself the one thing that one will do, or takes that back.
    Resolve { block: BlockId, resolve: Option<Resolve> },
}

impl WallCommand {
    /// The texts in it that somebody wrote, in the order of the form.
    pub(in crate::session) fn own_words(&self) -> Vec<&str> {
        match self {
            Self::ChoosePrompt { prompt: Prompt::Own(text), .. } => vec![text],
            Self::Write { words, .. } => {
                words.sentence.iter().chain(&words.feeling).map(|line| line.text.as_str()).collect()
            }
            Self::Enter { sentence, name, .. } => [sentence.as_str()].into_iter().chain(name.as_deref()).collect(),
            Self::MakeBundle { name, .. } => name.as_deref().into_iter().collect(),
            Self::NameBundle { name, .. } => vec![name],
            Self::Resolve { resolve, .. } => resolve.iter().map(|resolve| resolve.text.as_str()).collect(),
            Self::ChoosePrompt { prompt: Prompt::Success | Prompt::Question, .. }
            | Self::TakeBack { .. }
            | Self::Reveal { .. }
            | Self::Light { .. }
            | Self::DropBundle { .. }
            | Self::Bundle { .. }
            | Self::TakeOff { .. }
            | Self::PutBack { .. }
            | Self::Mark { .. }
            | Self::BeginRound { .. }
            | Self::GiveTurn { .. }
            | Self::PassTurn { .. }
            | Self::EndRound { .. }
            | Self::AnswerCameTrue { .. } => Vec::new(),
        }
    }

    /// What it does to the space of its session.
    pub(in crate::session) const fn space(&self) -> Space {
        match self {
            Self::ChoosePrompt { .. }
            | Self::Write { .. }
            | Self::Enter { .. }
            | Self::MakeBundle { .. }
            | Self::NameBundle { .. }
            | Self::Bundle { .. }
            | Self::BeginRound { .. }
            | Self::AnswerCameTrue { .. }
            | Self::Resolve { .. } => Space::Adds,
            Self::GiveTurn { .. }
            | Self::PassTurn { .. }
            | Self::Reveal { .. }
            | Self::Light { .. }
            | Self::PutBack { .. }
            | Self::Mark { .. } => Space::Finishes,
            Self::TakeBack { .. } | Self::DropBundle { .. } | Self::TakeOff { .. } | Self::EndRound { .. } => {
                Space::Ends
            }
        }
    }

    /// Does it still work when the session is over? Writing is over then.
    pub(in crate::session) const fn works_after_the_end(&self) -> bool {
        match self {
            Self::Reveal { .. }
            | Self::Light { .. }
            | Self::MakeBundle { .. }
            | Self::NameBundle { .. }
            | Self::DropBundle { .. }
            | Self::Bundle { .. }
            | Self::TakeOff { .. }
            | Self::PutBack { .. }
            | Self::Mark { .. } => true,
            Self::ChoosePrompt { .. }
            | Self::Write { .. }
            | Self::TakeBack { .. }
            | Self::Enter { .. }
            | Self::BeginRound { .. }
            | Self::GiveTurn { .. }
            | Self::PassTurn { .. }
            | Self::EndRound { .. }
            | Self::AnswerCameTrue { .. }
            | Self::Resolve { .. } => false,
        }
    }

    /// Is it right only at the moment at which the facilitator gives it? Words are worth storing, however late they
    /// arrive.
    pub(in crate::session) const fn is_for_now(&self) -> bool {
        !matches!(
            self,
            Self::Enter { .. } | Self::MakeBundle { .. } | Self::NameBundle { .. } | Self::ChoosePrompt { .. }
        )
    }
}
