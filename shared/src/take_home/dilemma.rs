//! What one person did with a dilemma, and what their room chose.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::dilemma::Dilemma;
use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::language::Language;
use crate::session::{Argument, Kind, LookBack, Outcome, Room, Round, Session, Settings, Side};
use crate::text::sides::Sides;
use crate::view::{Audience, project_rooms};

/// A dilemma that one person discussed in a room.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnDilemma {
    /// Its place in the session.
    pub number: DilemmaNumber,
    /// Its words.
    pub dilemma: Dilemma,
    /// The room in which they discussed it.
    pub room: RoomNumber,
    /// The side of their first private ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_ballot: Option<Side>,
    /// The side of their ballot.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballot: Option<Side>,
    /// What they wrote, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<OwnArgument>,
    /// What others in their room wrote and they support, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supported: Vec<OwnArgument>,
    /// What other rooms wrote and they recognise, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recognised: Vec<OwnArgument>,
    /// The choice of the room, or that it made none; absent while that is not known to them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// They are not among the people of that room any more, so its choice is known to them only once it is revealed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_left_behind: bool,
    /// What they said when they looked back on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look_back: Option<LookBack>,
}

/// An argument in somebody's take-home.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnArgument {
    /// The side it is about.
    pub side: Side,
    /// For or against that side.
    pub kind: Kind,
    /// Its author's own words.
    pub text: String,
}

impl OwnDilemma {
    /// The names of its sides.
    pub fn sides(&self, settings: &Settings, language: Language) -> Sides {
        Sides::of(language, settings, self.dilemma.text(language))
    }
}

/// The dilemmas that `person` discussed, in the order of the session, and in each room where they did.
pub(super) fn dilemmas(session: &Session, person: ParticipantId) -> Vec<OwnDilemma> {
    // Their own room as their device knows it: without the rounds of the people before a mix.
    let own_room = project_rooms(session, Audience::Participant(person));
    let own_rounds = own_room.values().flat_map(|room| room.own_rounds().iter().map(|round| (room.number, round)));
    let own_rounds: Vec<_> = own_rounds.collect();
    let is_own = |room: RoomNumber, round: &Round| {
        own_rounds.iter().any(|(own, known)| *own == room && known.started_at == round.started_at)
    };
    let elsewhere = session.rooms.values().flat_map(|room| room.rounds.iter().map(move |round| (room, round)));
    let elsewhere = elsewhere.filter(|(room, round)| took_part(round, person) && !is_own(room.number, round));
    let elsewhere: Vec<_> =
        elsewhere.map(|(room, round)| (room.number, left_behind(session, room, round, person))).collect();
    let left = elsewhere.iter().map(|(room, round)| (*room, round, true));
    let rounds = left.chain(own_rounds.iter().map(|(room, round)| (*room, *round, false)));
    let recognised = recognised_by(session, person);
    let of_round = |(room, round, is_left_behind)| {
        let found = OwnDilemma::of(session, person, room, round, &recognised)?;
        Some(OwnDilemma { is_left_behind, ..found })
    };
    let mut found: Vec<_> = rounds.filter_map(of_round).collect();
    found.sort_by_key(|one| (one.number, one.room));
    found
}

/// Did they write, support or vote in this round?
fn took_part(round: &Round, person: ParticipantId) -> bool {
    let voted = round.ballots.cast.contains_key(&person) || round.first_ballots.contains_key(&person);
    voted || round.arguments.values().any(|argument| argument.is_supported_by(person))
}

/// A round in a room that they left: their own words and ballots, and what the room chose, once the debrief shows it.
fn left_behind(session: &Session, room: &Room, round: &Round, person: ParticipantId) -> Round {
    let mut left = round.clone();
    if !session.plenary.is_revealed(round.dilemma, room.number) {
        left.arguments.retain(|_, argument| argument.author == person);
        left.outcome = None;
    }
    left
}

/// The arguments of other rooms that they recognise, as far as they are revealed.
fn recognised_by(session: &Session, person: ParticipantId) -> Vec<(DilemmaNumber, &Argument)> {
    let marked = session.plenary.recognised.iter().filter(|(_, people)| people.contains(&person));
    let marked: BTreeSet<ArgumentId> = marked.map(|(argument, _)| *argument).collect();
    if marked.is_empty() {
        return Vec::new();
    }
    let rounds = session.rooms.values().flat_map(|room| room.rounds.iter().map(move |round| (room.number, round)));
    let shown = rounds.filter(|(room, round)| session.plenary.is_revealed(round.dilemma, *room));
    shown
        .flat_map(|(_, round)| round.arguments.values().map(move |argument| (round.dilemma, argument)))
        .filter(|(_, argument)| marked.contains(&argument.id))
        .collect()
}

impl OwnDilemma {
    fn of(
        session: &Session,
        person: ParticipantId,
        room: RoomNumber,
        round: &Round,
        recognised: &[(DilemmaNumber, &Argument)],
    ) -> Option<Self> {
        let (by_them, by_others): (Vec<_>, Vec<_>) =
            round.arguments.values().partition(|argument| argument.author == person);
        let supported = by_others.into_iter().filter(|argument| argument.supporters.contains(&person));
        let recognised = recognised.iter().filter(|(of, _)| *of == round.dilemma).map(|(_, argument)| *argument);
        Some(Self {
            number: round.dilemma,
            dilemma: session.dilemma(round.dilemma)?.clone(),
            room,
            first_ballot: round.first_ballots.get(&person).copied().flatten(),
            ballot: round.ballots.cast.get(&person).copied().flatten(),
            written: by_them.into_iter().map(OwnArgument::from).collect(),
            supported: supported.map(OwnArgument::from).collect(),
            recognised: recognised.map(OwnArgument::from).collect(),
            outcome: round.outcome.clone(),
            is_left_behind: false,
            look_back: round.look_backs.get(&person).cloned(),
        })
    }
}

impl From<&Argument> for OwnArgument {
    fn from(argument: &Argument) -> Self {
        Self { side: argument.side, kind: argument.kind, text: argument.text.clone() }
    }
}
