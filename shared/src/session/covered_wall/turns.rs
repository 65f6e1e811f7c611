//! *Rondje*: before anybody writes, everybody says something in turn. For few people: with more it takes too long.

use serde::{Deserialize, Serialize};

use crate::ids::{BlockId, ParticipantId};
use crate::limits::SPEAKERS;
use crate::session::covered_wall::parts::running;
use crate::session::debrief::decide::steers;
use crate::session::decide::{Context, participant_only};
use crate::session::people::names::names_of;
use crate::session::{Author, Rejection, Session, WallCommand, WallEvent};

/// A round of speaking that is under way.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpokenRound {
    /// The people in the order of their turns, which is that of joining.
    pub speakers: Vec<Speaker>,
    /// The place in it of the one whose turn it is, from 0.
    #[serde(default)]
    pub turn: usize,
}

/// Somebody in a round of speaking.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// Who.
    pub participant: ParticipantId,
    /// Their name, told apart from equal ones. Everybody in the session sees it, as they see the person.
    pub name: String,
    /// They passed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passed: bool,
}

impl SpokenRound {
    /// The one whose turn it is.
    pub fn speaking(&self) -> Option<&Speaker> {
        self.speakers.get(self.turn)
    }

    /// The one who comes next.
    pub fn next(&self) -> Option<&Speaker> {
        self.speakers.get(self.turn + 1)
    }

    /// The command that passes on the turn, or gives it back; after the last turn, the one that ends the round.
    pub fn step(&self, block: BlockId, forward: bool) -> Option<WallCommand> {
        let from = self.turn;
        match (forward, self.next()) {
            (true, Some(_)) => Some(WallCommand::GiveTurn { block, from, to: from + 1 }),
            (true, None) => Some(WallCommand::EndRound { block }),
            (false, _) => Some(WallCommand::GiveTurn { block, from, to: from.checked_sub(1)? }),
        }
    }

    /// The round without somebody; absent if no turns are left.
    fn without(mut self, participant: ParticipantId) -> Option<Self> {
        if let Some(place) = self.place_of(participant) {
            self.speakers.remove(place);
            self.turn -= usize::from(place < self.turn);
        }
        (self.turn < self.speakers.len()).then_some(self)
    }

    fn place_of(&self, participant: ParticipantId) -> Option<usize> {
        self.speakers.iter().position(|speaker| speaker.participant == participant)
    }

    pub(super) fn go_to(&mut self, turn: usize, passed: bool) {
        if let Some(speaker) = self.speakers.get_mut(self.turn) {
            speaker.passed = passed;
        }
        self.turn = turn;
        // Somebody who gets a turn again has not passed.
        if let Some(speaker) = self.speakers.get_mut(turn) {
            speaker.passed = false;
        }
    }
}

/// Everybody who is there, if they are few enough to speak in turn.
fn speakers(session: &Session, context: Context<'_>) -> Result<Vec<Speaker>, Rejection> {
    let names = names_of(&session.participants);
    let there = context
        .presence
        .online()
        .filter(|one| session.participants.get(one).is_some_and(|person| person.removed.is_none()));
    let mut there: Vec<_> = there.collect();
    there.sort_unstable();
    if !SPEAKERS.contains(&there.len()) {
        return Err(Rejection::NotInTurn);
    }
    let speaker = |participant: ParticipantId| {
        let name = names.get(&participant).cloned().unwrap_or_default();
        Speaker { participant, name, passed: false }
    };
    Ok(there.into_iter().map(speaker).collect())
}

pub(super) fn begin(
    session: &Session,
    author: Author,
    block: BlockId,
    context: Context<'_>,
) -> Result<Option<WallEvent>, Rejection> {
    steers(author)?;
    running(session, block)?;
    let wall = session.collected.walls.get(&block);
    if wall.is_some_and(|wall| wall.spoken.is_some()) {
        return Ok(None);
    }
    if wall.is_some_and(|wall| wall.is_open) {
        return Err(Rejection::OnTheWall);
    }
    Ok(Some(WallEvent::RoundBegun { block, speakers: speakers(session, context)? }))
}

/// Gives the turn to somebody else. `from` is the place that its sender saw: after somebody else's step it does
/// nothing.
pub(super) fn give_turn(
    session: &Session,
    author: Author,
    block: BlockId,
    (from, to): (usize, usize),
) -> Result<Option<WallEvent>, Rejection> {
    steers(author)?;
    let Some(round) = under_way(session, block) else { return Ok(None) };
    if to >= round.speakers.len() {
        return Err(Rejection::NotInTurn);
    }
    Ok((round.turn == from && to != from).then_some(WallEvent::TurnGiven { block, to, passed: false }))
}

/// *Pas*: somebody leaves out their own turn. The last one who does ends the round.
pub(super) fn pass(session: &Session, author: Author, block: BlockId) -> Result<Option<WallEvent>, Rejection> {
    let person = participant_only(session, author)?;
    let Some(round) = under_way(session, block) else { return Ok(None) };
    if round.speaking().is_none_or(|speaker| speaker.participant != person) {
        return Ok(None);
    }
    let to = round.turn + 1;
    Ok(Some(if to == round.speakers.len() {
        WallEvent::RoundEnded { block }
    } else {
        WallEvent::TurnGiven { block, to, passed: true }
    }))
}

pub(super) fn end(session: &Session, author: Author, block: BlockId) -> Result<Option<WallEvent>, Rejection> {
    steers(author)?;
    Ok(under_way(session, block).map(|_| WallEvent::RoundEnded { block }))
}

/// People who are removed leave the round of speaking, which ends if no turns are left.
pub(in crate::session) fn leave(session: &Session, away: &[ParticipantId]) -> Option<WallEvent> {
    let block = session.running_wall()?;
    let round = under_way(session, block)?;
    let left = away.iter().try_fold(round.clone(), |round, person| round.without(*person));
    match left {
        Some(spoken) if spoken == *round => None,
        Some(spoken) => Some(WallEvent::SpeakersChanged { block, spoken }),
        None => Some(WallEvent::RoundEnded { block }),
    }
}

/// Somebody's new name is shown in the round of speaking. It may change how others of the same name are told apart.
pub(in crate::session) fn rename(session: &Session, participant: ParticipantId, name: &str) -> Option<WallEvent> {
    let block = session.running_wall()?;
    let round = under_way(session, block)?;
    let mut people = session.participants.clone();
    people.change(participant, |person| name.clone_into(&mut person.name));
    let names = names_of(&people);
    let mut spoken = round.clone();
    for speaker in &mut spoken.speakers {
        speaker.name = names.get(&speaker.participant).cloned().unwrap_or_default();
    }
    (spoken != *round).then_some(WallEvent::SpeakersChanged { block, spoken })
}

/// The round of speaking of a part.
pub(super) fn under_way(session: &Session, block: BlockId) -> Option<&SpokenRound> {
    session.collected.walls.get(&block).and_then(|wall| wall.spoken.as_ref())
}
