//! The debrief (*nabespreking*): the state of the plenary screen, the themes that arguments of all rooms were gathered
//! in, and notes of what the plenary said.

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
    /// What runs now: the rooms at their dilemmas, or the part with its clock; how to join, if nothing runs.
    Now,
    /// The split of one dilemma.
    Dilemma(DilemmaNumber),
    /// The other figures of its result.
    Figures(DilemmaNumber),
    /// The arguments of all rooms about one dilemma.
    Arguments(DilemmaNumber),
    /// The themes that its arguments were gathered in.
    Themes(DilemmaNumber),
    /// The three questions about it, with the notes.
    Questions(DilemmaNumber),
    /// *Alles*: rooms × dilemmas.
    Matrix,
}

impl Screen {
    /// The dilemma that the screen is about.
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

    /// Is it about results, rather than about joining or what runs?
    pub const fn is_of_debrief(self) -> bool {
        !matches!(self, Self::Door | Self::Now)
    }
}

/// The three questions that structure the discussion, in order.
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

/// A filter on the arguments; by default it shows them all.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArgumentFilter {
    /// Only of this room.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomNumber>,
    /// Only with these words, in any case.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Only with a star.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starred: bool,
}

/// Arguments that say the same, gathered under one name. They stay in their rooms, in their own words.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// The dilemma.
    pub dilemma: DilemmaNumber,
    /// The name that its arguments are gathered under.
    pub name: String,
    /// The arguments; none of them is in another theme.
    #[serde(default)]
    pub arguments: BTreeSet<ArgumentId>,
}

/// A note of what the plenary said.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The dilemma that it is about.
    pub dilemma: DilemmaNumber,
    /// The question that it answers.
    pub question: Question,
    /// One sentence.
    pub text: String,
}

/// The state of the debrief.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plenary {
    /// What the plenary screen shows.
    pub screen: Screen,
    /// The dilemmas whose results are uncovered.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub revealed: BTreeSet<DilemmaNumber>,
    /// For dilemmas that are still covered: the rooms whose results are uncovered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub revealed_rooms: BTreeMap<DilemmaNumber, BTreeSet<RoomNumber>>,
    /// The dilemmas of which any result was ever shown, even if it is covered again: they can't be guessed any more.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub seen: BTreeSet<DilemmaNumber>,
    /// The room in the spotlight, whose motivation is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spotlight: Option<RoomNumber>,
    /// The page of the screen, from 0; beyond the last page, the last is shown.
    #[serde(default, skip_serializing_if = "is_first")]
    pub page: u16,
    /// The filter of the arguments.
    #[serde(default)]
    pub filter: ArgumentFilter,
    /// Each participant's guess which side most rooms chose; with the side only if the audience may know it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub guesses: BTreeMap<DilemmaNumber, BTreeMap<ParticipantId, Option<Side>>>,
    /// The guesses for left and right, once the results are uncovered.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub guessed: BTreeMap<DilemmaNumber, Count>,
    /// The arguments with a star.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub starred: BTreeSet<ArgumentId>,
    /// The themes, oldest first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub themes: BTreeMap<ThemeId, Theme>,
    /// The notes, oldest first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<NoteId, Note>,
    /// *Herkenbaar*: the people who recognise each argument of another room.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub recognised: BTreeMap<ArgumentId, BTreeSet<ParticipantId>>,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde asks for.
const fn is_first(page: &u16) -> bool {
    *page == 0
}

impl Plenary {
    /// Is the result of a room uncovered?
    pub fn is_revealed(&self, dilemma: DilemmaNumber, room: RoomNumber) -> bool {
        self.revealed.contains(&dilemma) || self.revealed_rooms.get(&dilemma).is_some_and(|rooms| rooms.contains(&room))
    }

    /// Is the result of any room uncovered?
    pub fn is_partly_revealed(&self, dilemma: DilemmaNumber) -> bool {
        self.revealed.contains(&dilemma) || self.revealed_rooms.contains_key(&dilemma)
    }

    /// The dilemma whose result is on the screen, or is what the screen waits for: without anything revealed there are
    /// no figures, arguments or themes to show.
    pub fn result_at_hand(&self) -> Option<DilemmaNumber> {
        match self.screen {
            Screen::Dilemma(dilemma) => Some(dilemma),
            Screen::Figures(dilemma) | Screen::Arguments(dilemma) | Screen::Themes(dilemma) => {
                (!self.is_partly_revealed(dilemma)).then_some(dilemma)
            }
            Screen::Door | Screen::Now | Screen::Questions(_) | Screen::Matrix => None,
        }
    }

    /// May people still guess how a dilemma came out?
    pub fn can_be_guessed(&self, dilemma: DilemmaNumber) -> bool {
        // Old archives do not have `seen`; in those only what is uncovered counts.
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

    /// The notes on a dilemma that answer a question, oldest first.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_can_be_revealed_from_every_screen_that_waits_for_it() {
        let dilemma = DilemmaNumber(1);
        let at_hand = |screen, revealed_rooms: &[u16]| {
            let rooms: BTreeSet<_> = revealed_rooms.iter().copied().map(RoomNumber).collect();
            let revealed_rooms = if rooms.is_empty() { BTreeMap::new() } else { [(dilemma, rooms)].into() };
            Plenary { screen, revealed_rooms, ..Plenary::default() }.result_at_hand()
        };
        let further = [Screen::Figures, Screen::Arguments, Screen::Themes].map(|screen| screen(dilemma));
        assert_eq!(at_hand(Screen::Dilemma(dilemma), &[]), Some(dilemma));
        assert_eq!(at_hand(Screen::Dilemma(dilemma), &[2]), Some(dilemma));
        assert_eq!(further.map(|screen| at_hand(screen, &[])), [Some(dilemma); 3]);
        assert_eq!(further.map(|screen| at_hand(screen, &[2])), [None; 3], "these have something to show");
        for screen in [Screen::Door, Screen::Now, Screen::Questions(dilemma), Screen::Matrix] {
            assert_eq!(at_hand(screen, &[]), None);
        }
    }
}
