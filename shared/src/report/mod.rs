//! *Verslag*: the outcome of a session, to read. The page and every export are made from this one model.
//!
//! It holds only what everybody may know afterwards: no individual ballots, nobody's authorship or support, and
//! names only if the facilitator allowed them.

mod dilemma;
mod file;
mod part;
mod talk;
mod wall;

#[cfg(any(test, feature = "simulation"))]
pub mod example;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::code::JoinCode;
use crate::dilemma::Dilemma;
use crate::ids::{ArgumentId, DilemmaNumber, RoomNumber, ThemeId};
use crate::language::Language;
use crate::session::people::names::names_in;
use crate::session::result::{RoomStatus, Said, Tally, alike, mentioned_once, support};
use crate::session::{Again, Choice, Count, DecidedBy, Kind, Outcome, Question, Session, Settings, Side};
use crate::text::sides::Sides;
use crate::time::{Milliseconds, Timestamp};

pub use file::ReportFile;
pub use part::ReportPart;
pub use talk::{ReportQuestion, ReportTalk};
pub use wall::{ReportBundle, ReportEntry, ReportFeeling, ReportWall};

/// A whole session, to read afterwards.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The code of the session.
    pub code: JoinCode,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When the first room began its first dilemma; absent while none has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub began_at: Option<Timestamp>,
    /// When it was ended; absent while it runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    /// The settings, with the title.
    pub settings: Settings,
    /// The parts of the programme, in order.
    pub parts: Vec<ReportPart>,
    /// How many people took part.
    pub people: usize,
    /// The rooms that took part, in the order of their numbers.
    pub rooms: Vec<ReportRoom>,
    /// Planned dilemmas, and spares that a room did, in order.
    pub dilemmas: Vec<ReportDilemma>,
    /// What hung on the walls of check-ins and clearings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub walls: Vec<ReportWall>,
    /// What people asked during talks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<ReportTalk>,
}

impl Report {
    /// The names of the sides of one of its dilemmas.
    pub fn sides(&self, one: &ReportDilemma, language: Language) -> Sides {
        Sides::of(language, &self.settings, one.dilemma.text(language))
    }
}

/// A room that took part.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportRoom {
    /// Its number.
    pub room: RoomNumber,
    /// The number of people in it at the end.
    pub people: usize,
    /// Their names, if the facilitator put names in the report.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// The room that it was merged into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<RoomNumber>,
}

/// A dilemma, and what all rooms did with it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportDilemma {
    /// Its place in the session.
    pub number: DilemmaNumber,
    /// Its words.
    pub dilemma: Dilemma,
    /// The sums over all rooms.
    pub tally: Tally,
    /// The guesses, if they were counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guesses: Option<Count>,
    /// The results of each room, in the order of their numbers.
    pub rooms: Vec<RoomResult>,
    /// The arguments of all rooms, most support first, then by room.
    pub arguments: Vec<ReportArgument>,
    /// The themes, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<ReportTheme>,
    /// The notes of the plenary, by question, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<ReportNote>,
}

/// The result of one room for a dilemma.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomResult {
    /// The number of the room.
    pub room: RoomNumber,
    /// The choice, or *niet gekozen*; absent while the room has not finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The extra time that it was given.
    #[serde(default)]
    pub extra: Milliseconds,
    /// Answers of its people who looked back on the choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_back: Option<RoomLookBack>,
}

/// *Terugblik* of one room, without who gave which answer.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomLookBack {
    /// How many would choose the same again.
    pub same: usize,
    /// How many would choose the other side now.
    pub other: usize,
    /// How many do not know.
    pub unsure: usize,
    /// What they have tried since, in alphabetical order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tried: Vec<String>,
}

/// An argument, its room, and what the debrief made of it.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportArgument {
    /// Its number.
    pub id: ArgumentId,
    /// The room in which it was written.
    pub room: RoomNumber,
    /// The side it is about.
    pub side: Side,
    /// For or against that side.
    pub kind: Kind,
    /// The author's own words.
    pub text: String,
    /// How many people of the room support it.
    pub support: usize,
    /// How many people of other rooms recognise it.
    #[serde(default)]
    pub recognised: usize,
    /// The facilitator gave it a star.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub starred: bool,
    /// The theme it was gathered in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<ThemeId>,
}

/// One entry in a ranked column: an argument, with those that say the same. Each keeps its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked<'a> {
    /// The one whose words are shown for all.
    pub first: &'a ReportArgument,
    /// The others.
    pub echoes: Vec<&'a ReportArgument>,
}

impl Ranked<'_> {
    fn all(&self) -> impl Iterator<Item = &ReportArgument> {
        [self.first].into_iter().chain(self.echoes.iter().copied())
    }

    /// The rooms that said it, each once, in the order of their numbers.
    pub fn rooms(&self) -> Vec<RoomNumber> {
        self.all().map(|argument| argument.room).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// How many people support it, in all rooms that said it.
    pub fn support(&self) -> usize {
        support(self.all().map(|argument| (argument.room, argument.support)))
    }

    /// How many people of other rooms recognise it.
    pub fn recognised(&self) -> usize {
        self.all().map(|argument| argument.recognised).sum()
    }
}

impl<'a> From<&'a ReportArgument> for Ranked<'a> {
    fn from(first: &'a ReportArgument) -> Self {
        Self { first, echoes: Vec::new() }
    }
}

/// Arguments that are in one theme.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportTheme {
    /// Which.
    pub id: ThemeId,
    /// What they have in common.
    pub name: String,
    /// The number of its arguments.
    pub arguments: usize,
    /// The support of its arguments together: a person who supports several counts for each.
    pub support: usize,
    /// The rooms that had it and chose the left scenario.
    pub left: Vec<RoomNumber>,
    /// The rooms that had it and chose the right scenario.
    pub right: Vec<RoomNumber>,
    /// The rooms that had it and did not choose.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub neither: Vec<RoomNumber>,
}

/// A note of what the plenary said.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportNote {
    /// The question that it answers.
    pub question: Question,
    /// One sentence.
    pub text: String,
}

impl Report {
    /// The report of a session, made from the full state or from the facilitator's projection.
    pub fn of(session: &Session) -> Self {
        let rounds = || session.rooms.values().flat_map(|room| &room.rounds);
        let has_a_round = |number| session.rooms.values().any(|room| room.round_about(number).is_some());
        let planned = session.planned();
        Self {
            code: session.code,
            opened_at: session.opened_at,
            began_at: rounds().map(|round| round.started_at).min(),
            ended_at: session.ended_at,
            settings: session.settings.clone(),
            parts: ReportPart::all_of(session),
            people: session.participants.values().filter(|person| person.removed.is_none()).count(),
            rooms: rooms(session),
            dilemmas: session
                .numbered_dilemmas()
                .filter(|(number, _)| planned.contains(number) || has_a_round(*number))
                .map(|(number, dilemma)| ReportDilemma::of(session, number, dilemma))
                .collect(),
            walls: wall::walls(session),
            talks: talk::talks(session),
        }
    }

    /// Is it about one team without a facilitator? Then it compares no rooms.
    pub fn is_of_team(&self) -> bool {
        !self.settings.led
    }

    /// Was it recorded when parts ran? Old archives do not have it.
    pub fn has_course(&self) -> bool {
        self.parts.iter().any(|part| part.had.is_some())
    }

    /// Is there nothing in it yet?
    pub fn is_empty(&self) -> bool {
        self.began_at.is_none() && self.walls.is_empty() && self.talks.is_empty()
    }

    /// How many choices came about in each way, over all dilemmas, strongest agreement first.
    pub fn ways(&self) -> [(DecidedBy, usize); 4] {
        let mut sums = Tally::default().ways.counted();
        for dilemma in &self.dilemmas {
            for (sum, (_, count)) in sums.iter_mut().zip(dilemma.tally.ways.counted()) {
                sum.1 += count;
            }
        }
        sums
    }

    /// Did anybody write what they have tried since?
    pub fn has_tried(&self) -> bool {
        let mut look_backs = self.dilemmas.iter().flat_map(ReportDilemma::look_backs);
        look_backs.any(|(_, look_back)| !look_back.tried.is_empty())
    }

    /// Does it contain names of people?
    pub fn has_names(&self) -> bool {
        self.rooms.iter().any(|room| !room.names.is_empty())
    }
}

impl ReportDilemma {
    /// The result of `room`, if it did this dilemma.
    pub fn of_room(&self, room: RoomNumber) -> Option<&RoomResult> {
        self.rooms.binary_search_by_key(&room, |result| result.room).ok().map(|place| &self.rooms[place])
    }

    /// The status of `room` with this dilemma: a cell of the matrix.
    pub fn standing(&self, room: RoomNumber) -> RoomStatus {
        match self.of_room(room).map(|result| &result.outcome) {
            None => RoomStatus::NotBegun,
            Some(None) => RoomStatus::Busy,
            Some(Some(Outcome::NotChosen)) => RoomStatus::NotChosen,
            Some(Some(Outcome::Chosen(choice))) => {
                RoomStatus::Chosen { side: choice.side, by_lot: choice.way == DecidedBy::Lot }
            }
        }
    }

    /// The arguments of one column, most support first.
    pub fn column(&self, side: Side, kind: Kind) -> impl Iterator<Item = &ReportArgument> {
        self.arguments.iter().filter(move |argument| argument.side == side && argument.kind == kind)
    }

    /// The arguments of one column by support, with those that say the same together.
    pub fn ranked(&self, side: Side, kind: Kind) -> Vec<Ranked<'_>> {
        let column: Vec<&ReportArgument> = self.column(side, kind).collect();
        let mut found: Vec<Ranked> = alike(&column)
            .into_iter()
            .map(|group| Ranked { first: column[group[0]], echoes: group[1..].iter().map(|at| column[*at]).collect() })
            .collect();
        found.sort_by_cached_key(|one| {
            (Reverse(one.support()), Reverse(one.rooms().len()), one.first.room, one.first.id)
        });
        found
    }

    /// A theme by its number.
    pub fn theme(&self, id: ThemeId) -> Option<&ReportTheme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// *Zelfde reden, andere keuze*: themes behind opposite choices.
    pub fn carried_both_ways(&self) -> impl Iterator<Item = &ReportTheme> {
        self.themes.iter().filter(|theme| theme.is_carried_both_ways())
    }

    /// *Maar één keer genoemd*: see [`mentioned_once`].
    pub fn mentioned_once(&self) -> Vec<&ReportArgument> {
        mentioned_once(&self.arguments)
    }

    /// The plenary's answers to a question.
    pub fn answers(&self, question: Question) -> impl Iterator<Item = &str> {
        self.notes.iter().filter(move |note| note.question == question).map(|note| note.text.as_str())
    }

    /// The rooms that looked back, with their answers.
    pub fn look_backs(&self) -> impl Iterator<Item = (RoomNumber, &RoomLookBack)> {
        self.rooms.iter().filter_map(|result| Some((result.room, result.look_back.as_ref()?)))
    }
}

impl RoomResult {
    /// The choice, if there is one.
    pub fn choice(&self) -> Option<&Choice> {
        self.outcome.as_ref().and_then(Outcome::choice)
    }
}

impl RoomLookBack {
    /// The answers with their counts, in the order in which they are offered.
    pub fn counted(&self) -> [(Again, usize); 3] {
        Again::ALL.map(|again| {
            let count = match again {
                Again::Same => self.same,
                Again::Other => self.other,
                Again::Unsure => self.unsure,
            };
            (again, count)
        })
    }
}

impl ReportTheme {
    /// The number of rooms that had it.
    pub fn rooms(&self) -> usize {
        self.left.len() + self.right.len() + self.neither.len()
    }

    /// Did rooms with opposite choices share this reason?
    pub fn is_carried_both_ways(&self) -> bool {
        !self.left.is_empty() && !self.right.is_empty()
    }
}

impl Said for ReportArgument {
    fn rooms(&self) -> BTreeSet<RoomNumber> {
        [self.room].into()
    }

    fn theme(&self) -> Option<ThemeId> {
        self.theme
    }

    fn said(&self) -> (Side, Kind, &str) {
        (self.side, self.kind, &self.text)
    }
}

impl Said for &ReportArgument {
    fn rooms(&self) -> BTreeSet<RoomNumber> {
        (*self).rooms()
    }

    fn theme(&self) -> Option<ThemeId> {
        (*self).theme()
    }

    fn said(&self) -> (Side, Kind, &str) {
        (*self).said()
    }
}

/// Rooms in which somebody was or something was done.
fn rooms(session: &Session) -> Vec<ReportRoom> {
    let all = session.rooms.values().map(|room| {
        let members = names_in(&session.participants, Some(room.number));
        let people = members.len();
        let names = members.into_values().filter(|name| session.names_in_report && !name.is_empty()).collect();
        (room, ReportRoom { room: room.number, people, names, merged_into: room.merged_into })
    });
    all.filter(|(room, found)| found.people > 0 || !room.rounds.is_empty()).map(|(_, found)| found).collect()
}
