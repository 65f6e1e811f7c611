//! What people asked during talks.

use serde::{Deserialize, Serialize};

use crate::ids::BlockId;
use crate::language::Language;
use crate::session::{Block, Session, Talk};
use crate::text::parts;

/// The questions of one talk that were shared. What people kept for themselves, and what was taken off, is not in it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportTalk {
    /// Its part.
    pub block: BlockId,
    /// The title of the part, if it has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Those that were not answered first, and those that most people wanted to know.
    pub questions: Vec<ReportQuestion>,
}

/// One question.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportQuestion {
    /// The words.
    pub text: String,
    /// How many others wanted to know it, too.
    pub wanted: usize,
    /// It was answered.
    pub answered: bool,
}

/// The talks in which anything was asked, in the order of the programme.
pub(super) fn talks(session: &Session) -> Vec<ReportTalk> {
    let of_block = |block: &Block| ReportTalk::of(block, session.collected.talks.get(&block.id)?);
    session.programme.iter().filter_map(of_block).collect()
}

impl ReportTalk {
    fn of(block: &Block, talk: &Talk) -> Option<Self> {
        let questions = talk.by_count().into_iter().map(|(id, question)| ReportQuestion {
            text: question.text.clone(),
            wanted: talk.wanted_by(id),
            answered: question.is_answered,
        });
        let questions: Vec<_> = questions.collect();
        let (block, title) = (block.id, block.plan.title.clone());
        (!questions.is_empty()).then_some(Self { block, title, questions })
    }

    /// The title of its part: its own, or the name of its kind.
    pub fn name(&self, language: Language) -> String {
        self.title.clone().unwrap_or_else(|| parts::talk(language).to_owned())
    }
}
