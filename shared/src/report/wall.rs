//! What hung on the walls of check-ins and clearings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ids::BlockId;
use crate::language::Language;
use crate::session::words::compared;
use crate::session::{Block, BlockKind, CameTrue, CoveredWall, Entry, Mark, Prompt, Session};
use crate::text::parts;

/// The wall of one part, as it was revealed. What was taken off, and what stayed covered, is not in it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportWall {
    /// Its part.
    pub block: BlockId,
    /// The kind of the part.
    pub kind: BlockKind,
    /// The title of the part, if it has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The sentence starter of a check-in.
    pub prompt: Prompt,
    /// The sentences by bundle, oldest first; then those in no bundle.
    pub bundles: Vec<ReportBundle>,
    /// The words for feelings with how many people used each, most first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feelings: Vec<ReportFeeling>,
    /// How many expectations came true, partly did and did not; absent if they were not counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_true: Option<[usize; 3]>,
}

/// Sentences that were bundled.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportBundle {
    /// The name, or the first of its sentences if nobody named it; absent for those in no bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What is done with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// Its sentences, in the random order of the wall.
    pub entries: Vec<ReportEntry>,
}

/// One sentence.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportEntry {
    /// The words.
    pub text: String,
    /// The name that its writer put to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What is done with it, if it is in no bundle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
}

/// A word for a feeling.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportFeeling {
    /// The words as the first person wrote them.
    pub word: String,
    /// How many people used it.
    pub count: usize,
}

/// The walls on which anything hangs, in the order of the programme.
pub(super) fn walls(session: &Session) -> Vec<ReportWall> {
    let of_block = |block: &Block| ReportWall::of(block, session.collected.walls.get(&block.id)?);
    session.programme.iter().filter_map(of_block).collect()
}

impl ReportWall {
    fn of(block: &Block, wall: &CoveredWall) -> Option<Self> {
        let entry =
            |entry: &Entry| Some(ReportEntry { text: entry.sentence.clone()?, by: entry.by.clone(), mark: entry.mark });
        let bundles = wall.bundles.iter().map(|(id, bundle)| {
            let entries: Vec<_> = wall.hanging_in(*id).filter_map(|(_, one)| entry(one)).collect();
            // As on the board, a bundle that nobody named goes by its first sentence.
            let name = bundle.name.clone().or_else(|| entries.first().map(|first| first.text.clone()));
            ReportBundle { name, mark: bundle.mark, entries }
        });
        let loose = wall.hanging().filter(|(id, _)| wall.bundle_of(*id).is_none());
        let loose = ReportBundle { name: None, mark: None, entries: loose.filter_map(|(_, one)| entry(one)).collect() };
        let came_true = wall.expectations.as_ref().map(|told| [told.yes, told.partly, told.no]);
        let found = Self {
            block: block.id,
            kind: block.plan.kind,
            title: block.plan.title.clone(),
            prompt: wall.prompt.clone(),
            bundles: bundles.chain([loose]).filter(|bundle| !bundle.entries.is_empty()).collect(),
            feelings: feelings(wall),
            came_true,
        };
        let is_empty = found.bundles.is_empty() && found.feelings.is_empty() && found.came_true.is_none();
        (!is_empty).then_some(found)
    }

    /// The title of its part: its own, or the name of its kind.
    pub fn name(&self, language: Language) -> String {
        self.title.clone().unwrap_or_else(|| parts::name(language, self.kind).to_owned())
    }

    /// The answers about expectations with their counts.
    pub fn answers(&self) -> impl Iterator<Item = (CameTrue, usize)> + use<> {
        self.came_true.into_iter().flat_map(|counts| CameTrue::ALL.into_iter().zip(counts))
    }
}

/// The words for feelings; those that differ only in capitals and the like are one.
fn feelings(wall: &CoveredWall) -> Vec<ReportFeeling> {
    let mut found: BTreeMap<String, ReportFeeling> = BTreeMap::new();
    for word in wall.hanging().filter_map(|(_, entry)| entry.feeling.clone()) {
        let one = found.entry(compared(&word)).or_insert(ReportFeeling { word, count: 0 });
        one.count += 1;
    }
    let mut feelings: Vec<ReportFeeling> = found.into_values().collect();
    feelings.sort_by_key(|feeling| std::cmp::Reverse(feeling.count));
    feelings
}
