//! The debrief (*nabespreking*): what the plenary screen shows, what was gathered from the
//! arguments of all rooms, and what the plenary said of it.

mod apply;
mod command;
pub(super) mod decide;
mod event;
pub(super) mod following;

pub use command::DebriefCommand;
pub use event::DebriefEvent;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::ids::{ArgumentId, DilemmaNumber, NoteId, ParticipantId, RoomNumber, ThemeId};
use crate::session::{Count, Side};

/// What the plenary screen shows.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    /// How to join, and how far the rooms are.
    #[default]
    Door,
    /// What runs now: the rooms at their dilemmas, or the part with its clock; the door, while nothing does.
    Now,
    /// The split of one dilemma.
    Dilemma(DilemmaNumber),
    /// The further figures about its result.
    Figures(DilemmaNumber),
    /// The arguments of all rooms about one dilemma.
    Arguments(DilemmaNumber),
    /// The themes that its arguments were gathered in.
    Themes(DilemmaNumber),
    /// The three questions about it, with what the plenary says.
    Questions(DilemmaNumber),
    /// *Alles*: rooms × dilemmas.
    Matrix,
}

impl Screen {
    /// The dilemma that it is about.
    pub const fn dilemma(self) -> Option<DilemmaNumber> {
        match self {
            Self::Dilemma(dilemma)
            | Self::Figures(dilemma)
            | Self::Arguments(dilemma)
            | Self::Themes(dilemma)
            | Self::Questions(dilemma) => Some(dilemma),
            Self::Door | Self::Now | Self::Matrix => None,
        }
    }

    /// Is it about what came out, and not about coming in or about what runs?
    pub const fn is_of_debrief(self) -> bool {
        !matches!(self, Self::Door | Self::Now)
    }
}

/// The three questions that lead the talk, in order.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// *Wat zien we?*
    See,
    /// *Wat betekent het?*
    Mean,
    /// *Wat doen we nu?*
    Do,
}

impl Question {
    /// All three, in order.
    pub const ALL: [Self; 3] = [Self::See, Self::Mean, Self::Do];
}

/// Which arguments are shown; all of them unless something is set.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArgumentFilter {
    /// Of this room only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomNumber>,
    /// With these words in them, whatever their case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// With a star only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starred: bool,
}

/// Arguments that say the same, under one name. Their own words stay as they are, where they are.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Of which dilemma.
    pub dilemma: DilemmaNumber,
    /// The name that its arguments are gathered under.
    pub name: String,
    /// The arguments; none of them is in another theme.
    #[serde(default)]
    pub arguments: BTreeSet<ArgumentId>,
}

/// A note of something that the plenary said.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// About which dilemma.
    pub dilemma: DilemmaNumber,
    /// In answer to which question.
    pub question: Question,
    /// In one sentence.
    pub text: String,
}

/// The debrief as far as it is steered and written down.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plenary {
    /// What the plenary screen shows.
    pub screen: Screen,
    /// The dilemmas whose results are no longer covered.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub revealed: BTreeSet<DilemmaNumber>,
    /// Of dilemmas that are covered, the rooms whose results are not.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub revealed_rooms: BTreeMap<DilemmaNumber, BTreeSet<RoomNumber>>,
    /// The dilemmas of which any result was ever seen, covered again or not: there is nothing left to guess.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub seen: BTreeSet<DilemmaNumber>,
    /// The room whose motivation is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spotlight: Option<RoomNumber>,
    /// Which page of the screen is shown, from 0; the last where it has fewer.
    #[serde(default, skip_serializing_if = "is_first")]
    pub page: u16,
    /// Which arguments are shown.
    #[serde(default)]
    pub filter: ArgumentFilter,
    /// Each participant's guess at what most rooms chose; the side only where the audience may know it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub guesses: BTreeMap<DilemmaNumber, BTreeMap<ParticipantId, Option<Side>>>,
    /// How many guessed left and right, once the results are uncovered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub guessed: BTreeMap<DilemmaNumber, Count>,
    /// The arguments that are worth talking about.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub starred: BTreeSet<ArgumentId>,
    /// The themes, oldest first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub themes: BTreeMap<ThemeId, Theme>,
    /// What the plenary said, oldest first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<NoteId, Note>,
    /// *Herkenbaar*: who recognises which argument of another room.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub recognised: BTreeMap<ArgumentId, BTreeSet<ParticipantId>>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // So serde asks for it.
const fn is_first(page: &u16) -> bool {
    *page == 0
}

impl Plenary {
    /// Is the result of a room no longer covered?
    pub fn is_revealed(&self, dilemma: DilemmaNumber, room: RoomNumber) -> bool {
        self.revealed.contains(&dilemma) || self.revealed_rooms.get(&dilemma).is_some_and(|rooms| rooms.contains(&room))
    }

    /// Is the result of any room no longer covered?
    pub fn is_partly_revealed(&self, dilemma: DilemmaNumber) -> bool {
        self.revealed.contains(&dilemma) || self.revealed_rooms.contains_key(&dilemma)
    }

    /// May people still guess how a dilemma came out?
    pub fn can_be_guessed(&self, dilemma: DilemmaNumber) -> bool {
        // An archive from before what was seen was kept has only what is uncovered in it.
        !self.seen.contains(&dilemma) && !self.is_partly_revealed(dilemma)
    }

    /// The theme that an argument is in.
    pub fn theme_of(&self, argument: ArgumentId) -> Option<ThemeId> {
        self.themes.iter().find(|(_, theme)| theme.arguments.contains(&argument)).map(|(id, _)| *id)
    }

    /// The themes of a dilemma, oldest first.
    pub fn themes_about(&self, dilemma: DilemmaNumber) -> impl Iterator<Item = (ThemeId, &Theme)> {
        self.themes.iter().filter(move |(_, theme)| theme.dilemma == dilemma).map(|(id, theme)| (*id, theme))
    }

    /// What was written down about a dilemma in answer to a question, oldest first.
    pub fn notes_on(&self, dilemma: DilemmaNumber, question: Question) -> impl Iterator<Item = (NoteId, &Note)> {
        self.notes
            .iter()
            .filter(move |(_, note)| note.dilemma == dilemma && note.question == question)
            .map(|(id, note)| (*id, note))
    }

    /// How many people recognise an argument.
    pub fn recognised_by(&self, argument: ArgumentId) -> usize {
        self.recognised.get(&argument).map_or(0, BTreeSet::len)
    }
}
