//! What people keep for themselves during a talk, and what they share of it with the facilitator. Nobody else is sent a
//! thought, or that there is one, before its author shares it; from then on it is a question without a name.

mod apply;
mod command;
pub(super) mod decide;
mod event;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use command::TalkCommand;
pub use event::TalkEvent;

use crate::ids::{BlockId, ParticipantId, QuestionId, ThoughtId};
use crate::session::{BlockKind, Session};
use crate::view::Audience;

/// What one talk collects. A device holds only what its audience may know.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Talk {
    /// What each person keeps for themselves. A device holds only that of its own person.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub own: BTreeMap<ParticipantId, Thoughts>,
    /// What was shared, in the order of sharing.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub questions: BTreeMap<QuestionId, SharedQuestion>,
    /// The number of the latest question. Only those that were shared count.
    #[serde(skip_serializing_if = "is_none_yet")]
    pub last_question: QuestionId,
    /// The people who want to know each question, too. A device holds only its own person.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub wanted: BTreeMap<QuestionId, BTreeSet<ParticipantId>>,
    /// How many want to know each question, where it is not known who: on the board and in an archive.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<QuestionId, usize>,
}

/// What one person keeps for themselves.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Thoughts {
    /// The thoughts, oldest first. They are numbered for each person from 1, so that a number tells nothing of others.
    pub kept: BTreeMap<ThoughtId, Thought>,
    /// The number of the latest thought.
    pub last: ThoughtId,
}

impl Thoughts {
    /// Is this a thought that is not shared?
    pub fn is_private(&self, thought: ThoughtId) -> bool {
        self.kept.get(&thought).is_some_and(|thought| thought.shared_as.is_none())
    }
}

/// A thought or a question.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thought {
    /// The words.
    pub text: String,
    /// The question that it became when it was shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_as: Option<QuestionId>,
}

/// What somebody shared with the facilitator, without a name. The other participants see it, too.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedQuestion {
    /// The words.
    pub text: String,
    /// *Beantwoord*.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_answered: bool,
    /// The facilitator took it off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub off: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde asks for.
const fn is_none_yet(question: &QuestionId) -> bool {
    question.0 == 0
}

impl Talk {
    /// How many other people want to know a question.
    pub fn wanted_by(&self, question: QuestionId) -> usize {
        let known = self.wanted.get(&question).map_or(0, BTreeSet::len);
        known + self.counts.get(&question).copied().unwrap_or_default()
    }

    /// Does this person want to know it, too?
    pub fn is_wanted_by(&self, question: QuestionId, person: ParticipantId) -> bool {
        self.wanted.get(&question).is_some_and(|people| people.contains(&person))
    }

    /// The questions that were not taken off, those that most people want to know first, and equal ones in the order of
    /// sharing. Those that were answered come last.
    pub fn by_count(&self) -> Vec<(QuestionId, &SharedQuestion)> {
        let there = self.questions.iter().filter(|(_, question)| !question.off);
        let mut questions: Vec<_> = there.map(|(id, question)| (*id, question)).collect();
        questions.sort_by_key(|(id, question)| (question.is_answered, std::cmp::Reverse(self.wanted_by(*id))));
        questions
    }

    /// Did this person ask it? Known only about oneself.
    pub fn is_asked_by(&self, question: QuestionId, person: ParticipantId) -> bool {
        let own = self.own.get(&person);
        own.is_some_and(|own| own.kept.values().any(|thought| thought.shared_as == Some(question)))
    }

    /// What an audience may know of it. People who learn nothing of others, because they were removed or came after
    /// the end, know only what they keep for themselves.
    #[must_use]
    pub(in crate::session) fn projected(&self, audience: Audience, is_told_of_others: bool) -> Self {
        // Every field is named, so that a new one is not shown before somebody has decided who may see it.
        let Self { own, questions, last_question, wanted, counts: _ } = self;
        let there = || {
            let there = questions.iter().filter(|(_, question)| !question.off);
            there.map(|(id, question)| (*id, question.clone())).collect()
        };
        let to_people = || Self { questions: there(), last_question: *last_question, ..Self::default() };
        match audience {
            Audience::Facilitator => Self {
                questions: questions.clone(),
                last_question: *last_question,
                counts: self.counted(),
                ..Self::default()
            },
            // During a talk, everybody listens to somebody else.
            Audience::Plenary => Self::default(),
            Audience::Room(_) => to_people(),
            Audience::Participant(person) | Audience::Follower(person) => {
                let told = if is_told_of_others { to_people() } else { Self::default() };
                let wants = wanted.iter().filter(|(_, people)| is_told_of_others && people.contains(&person));
                Self {
                    own: own.get_key_value(&person).map(|(id, own)| (*id, own.clone())).into_iter().collect(),
                    wanted: wants.map(|(id, _)| (*id, BTreeSet::from([person]))).collect(),
                    ..told
                }
            }
        }
    }

    /// What an archive keeps: what was shared and not taken off, with counts. What people kept for themselves is not in
    /// it.
    #[must_use]
    pub(in crate::session) fn archived(self) -> Self {
        let mut counts = self.counted();
        let Self { own: _, mut questions, last_question, wanted: _, counts: _ } = self;
        questions.retain(|_, question| !question.off);
        counts.retain(|id, _| questions.contains_key(id));
        Self { questions, last_question, counts, ..Self::default() }
    }

    /// How many people want to know each question that anybody wants to know.
    fn counted(&self) -> BTreeMap<QuestionId, usize> {
        let counted = self.questions.keys().map(|id| (*id, self.wanted_by(*id)));
        counted.filter(|(_, count)| *count > 0).collect()
    }
}

impl Session {
    /// The talk that runs.
    pub fn running_talk(&self) -> Option<BlockId> {
        self.running_block().filter(|block| block.plan.kind == BlockKind::Talk).map(|block| block.id)
    }

    /// What a talk collected; nothing if it collected nothing, as far as is known here.
    pub fn talk(&self, block: BlockId) -> Talk {
        self.collected.talks.get(&block).cloned().unwrap_or_default()
    }
}
