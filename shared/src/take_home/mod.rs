//! *Mijn opbrengst*: what one person wrote and chose with, for themselves.
//!
//! It holds their own words wherever they wrote them, and from others only what their device may know: the choices of
//! their own room, and of another room what the debrief has revealed.

mod dilemma;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::ids::{BlockId, ParticipantId};
use crate::language::Language;
use crate::session::{Block, BlockKind, CameTrue, Line, Own, Prompt, Resolve, Session, Settings, Thoughts};
use crate::text::parts;
use crate::time::Timestamp;

pub use dilemma::{OwnArgument, OwnDilemma};

/// What one person takes home.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeHome {
    /// The code of the session.
    pub code: JoinCode,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it was made.
    pub at: Timestamp,
    /// The settings, with the title.
    pub settings: Settings,
    /// The name of the person, as they typed it.
    pub name: String,
    /// What they wrote in check-ins and clearings, in the order of the programme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub walls: Vec<OwnWall>,
    /// What they kept or asked during talks, in the order of the programme.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<OwnTalk>,
    /// The dilemmas that they discussed, in the order of the session.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dilemmas: Vec<OwnDilemma>,
}

/// What one person wrote in a check-in or a clearing.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnWall {
    /// Its part.
    pub block: BlockId,
    /// The kind of the part.
    pub kind: BlockKind,
    /// The title of the part, if it has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The sentence starter of a check-in.
    #[serde(default)]
    pub prompt: Prompt,
    /// The sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<Line>,
    /// The feeling, in a clearing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub feeling: Option<Line>,
    /// In a clearing: whether their expectation of the check-in came true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub came_true: Option<CameTrue>,
    /// In a clearing: the one thing that they will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolve: Option<Resolve>,
}

/// What one person kept or asked during a talk.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTalk {
    /// Its part.
    pub block: BlockId,
    /// The title of the part, if it has one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Their thoughts and questions, oldest first.
    pub thoughts: Vec<String>,
}

impl TakeHome {
    /// What `person` takes home, made from the full state. None for somebody who is not in the session, or was removed.
    pub fn of(session: &Session, person: ParticipantId, now: Timestamp) -> Option<Self> {
        let participant = session.participants.get(&person).filter(|participant| participant.removed.is_none())?;
        let wall =
            |block: &Block| OwnWall::of(session, block, session.collected.walls.get(&block.id)?.own.get(&person)?);
        let talk = |block: &Block| OwnTalk::of(block, session.collected.talks.get(&block.id)?.own.get(&person)?);
        Some(Self {
            code: session.code,
            opened_at: session.opened_at,
            at: now,
            settings: session.settings.clone(),
            name: participant.name.clone(),
            walls: session.programme.iter().filter_map(wall).collect(),
            talks: session.programme.iter().filter_map(talk).collect(),
            dilemmas: dilemma::dilemmas(session, person),
        })
    }

    /// Is there nothing in it yet?
    pub fn is_empty(&self) -> bool {
        self.walls.is_empty() && self.talks.is_empty() && self.dilemmas.is_empty()
    }
}

impl OwnWall {
    fn of(session: &Session, block: &Block, own: &Own) -> Option<Self> {
        let words = own.written.as_ref().map(|written| written.words.clone()).unwrap_or_default();
        let prompt = session.collected.walls.get(&block.id).map(|wall| wall.prompt.clone()).unwrap_or_default();
        let found = Self {
            block: block.id,
            kind: block.plan.kind,
            title: block.plan.title.clone(),
            prompt,
            sentence: words.sentence,
            feeling: words.feeling,
            came_true: own.came_true,
            resolve: own.resolve.clone(),
        };
        let is_empty = found.sentence.is_none() && found.feeling.is_none() && found.came_true.is_none();
        (!is_empty || found.resolve.is_some()).then_some(found)
    }

    /// The title of its part: its own, or the name of its kind.
    pub fn name(&self, language: Language) -> String {
        self.title.clone().unwrap_or_else(|| parts::name(language, self.kind).to_owned())
    }
}

impl OwnTalk {
    fn of(block: &Block, own: &Thoughts) -> Option<Self> {
        let thoughts: Vec<_> = own.kept.values().map(|thought| thought.text.clone()).collect();
        (!thoughts.is_empty()).then(|| Self { block: block.id, title: block.plan.title.clone(), thoughts })
    }

    /// The title of its part: its own, or the name of its kind.
    pub fn name(&self, language: Language) -> String {
        self.title.clone().unwrap_or_else(|| parts::talk(language).to_owned())
    }
}
