//! Removes from a session what an archive does not contain.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, SessionId};
use crate::session::{
    Again, Argument, ArgumentFilter, Ballots, LookBack, Participant, Plenary, Room, Round, Session, Settings, Team,
};

/// The author of every argument in an archive. Participants are numbered from 1, so nobody has this number.
const SOMEBODY: ParticipantId = ParticipantId(0);

/// The session without what concerns individuals, and what only mattered while it ran. Idempotent. Takes
/// rooms apart one by one, so that a large session is never in memory twice.
pub(super) fn anonymize(session: Session) -> Session {
    // Every field is named, so that a new one is not archived before somebody has decided whether it may be.
    let Session {
        id: _,
        code,
        opened_at,
        settings,
        dilemmas,
        planned,
        programme,
        block: _,
        last_block: _,
        had,
        collected,
        ended_at,
        door_locked: _,
        look_back: _,
        looks_back_since: _,
        report_shared: _,
        names_in_report: has_names,
        told: _,
        seat: _,
        participants,
        rooms,
        plenary: debrief,
        absence: _,
        sent: _,
        team: _,
        internal: _,
    } = session;
    let rooms: BTreeMap<_, Room> = rooms.into_iter().map(|(number, room)| (number, room_of(room))).collect();
    let rounds = rooms.values().flat_map(|room| &room.rounds);
    let arguments: BTreeMap<ArgumentId, DilemmaNumber> =
        rounds.flat_map(|round| round.arguments.keys().map(|argument| (*argument, round.dilemma))).collect();
    let people = participants.into_iter().filter(|(_, person)| person.removed.is_none());
    let people = people.map(|(id, Participant { name, room, .. })| {
        (id, Participant::new(if has_names { name } else { String::new() }, room))
    });
    Session {
        // An import gives it a new one.
        id: SessionId(Uuid::nil()),
        code,
        opened_at,
        settings: Settings { rehearsal: false, ..settings },
        dilemmas,
        planned,
        programme,
        block: None,
        last_block: None,
        had,
        collected: collected.archived(),
        ended_at,
        door_locked: false,
        look_back: false,
        looks_back_since: None,
        report_shared: false,
        names_in_report: has_names,
        told: Vec::new(),
        seat: None,
        participants: people.collect(),
        rooms,
        plenary: plenary(debrief, &arguments),
        absence: None,
        sent: None,
        team: Team::default(),
        internal: None,
    }
}

fn room_of(room: Room) -> Room {
    Room {
        merged_into: room.merged_into,
        mixed_after: room.mixed_after,
        had_elsewhere: room.had_elsewhere,
        rounds: room.rounds.into_iter().map(round_of).collect(),
        ..Room::new(room.number)
    }
}

fn round_of(round: Round) -> Round {
    let mut bare = Round::new(round.dilemma, round.started_at, round.timer.deadline);
    bare.rules = round.rules;
    bare.look_backs = look_backs(&round);
    bare.timer.granted = round.timer.granted;
    bare.timer.extra = round.timer.extra;
    bare.phase = round.phase;
    bare.was_read = round.was_read;
    bare.must_choose = round.must_choose;
    let Ballots { count, by_hands, missing, tie_before, lot, .. } = round.ballots;
    // The report does not show the votes of a round without a choice.
    if round.choice().is_some() {
        bare.ballots = Ballots { count, by_hands, missing, tie_before, lot, ..Ballots::default() };
    }
    bare.silences_had = round.silences_had;
    bare.outcome = round.outcome;
    // Only their authors may read arguments written in silence.
    let said = round.arguments.into_iter().filter(|(_, argument)| !argument.silent);
    bare.arguments = said.map(|(id, said)| (id, argument_of(said))).collect();
    bare
}

/// The answers and the sentences of those who looked back, in two separate orders, as in the report. Nothing links an
/// answer to the sentence of the same person.
fn look_backs(round: &Round) -> BTreeMap<ParticipantId, LookBack> {
    let mut again: Vec<Again> = round.look_backs.values().map(|look_back| look_back.again).collect();
    let mut tried: Vec<String> = round.look_backs.values().filter_map(|look_back| look_back.tried.clone()).collect();
    again.sort_unstable();
    tried.sort_unstable();
    let mut tried = tried.into_iter();
    let alone = again.into_iter().map(|again| LookBack { again, tried: tried.next() });
    numbered(round.look_backs.len()).into_iter().zip(alone).collect()
}

fn argument_of(argument: Argument) -> Argument {
    Argument { author: SOMEBODY, supporters: numbered(argument.supporters.len()), ..argument }
}

/// Drops arguments that no longer exist from a gathering: deleting an argument leaves its number behind.
fn plenary(mut kept: Plenary, arguments: &BTreeMap<ArgumentId, DilemmaNumber>) -> Plenary {
    kept.filter = ArgumentFilter::default();
    kept.guesses.clear();
    kept.starred.retain(|argument| arguments.contains_key(argument));
    kept.recognised.retain(|argument, people| arguments.contains_key(argument) && !people.is_empty());
    for people in kept.recognised.values_mut() {
        *people = numbered(people.len());
    }
    for theme in kept.themes.values_mut() {
        let about = theme.dilemma;
        theme.arguments.retain(|argument| arguments.get(argument) == Some(&about));
    }
    kept
}

/// As many people as before, without their identities.
fn numbered(count: usize) -> BTreeSet<ParticipantId> {
    (1..=u32::try_from(count).unwrap_or(u32::MAX)).map(ParticipantId).collect()
}
