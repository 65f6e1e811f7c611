//! Removes from a state what an audience may not know.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{
    Argument, Ballots, Outcome, Participant, Participants, Plenary, Reasons, Room, Round, Seat, Session, Side, Team,
};
use crate::view::Audience;
use crate::view::stand_in::{Among, shown_as};

/// The state as `audience` may know it.
pub fn project_state(session: &Session, audience: Audience) -> Session {
    let (dilemmas, rooms) = (session.dilemmas.clone(), project_rooms(session, audience));
    Session { dilemmas, rooms, ..project_around(session, audience) }
}

/// The state from which reports and archives are made: what the facilitator may know, without the people who joined
/// after the end, who took no part in the session, and without the facilitators.
pub fn project_report(session: &Session) -> Session {
    let mut told = project_state(session, Audience::Facilitator);
    told.participants.retain(|participant| !session.came_after_the_end(participant));
    told.team = Team::default();
    told
}

/// The state as an audience may know it, without the dilemmas and the rooms. These are most of the state, and the
/// dilemmas are the same for all devices, and all rooms for many of them.
pub fn project_around(session: &Session, audience: Audience) -> Session {
    // Every field is named, so that a new one is not shown before somebody has decided who may see it.
    Session {
        id: session.id,
        code: session.code,
        opened_at: session.opened_at,
        settings: session.settings.clone(),
        dilemmas: Vec::new(),
        planned: session.planned.clone(),
        programme: session.programme.clone(),
        block: session.block,
        last_block: session.last_block,
        had: session.had.clone(),
        collected: session.collected.projected(audience, hears_what_is_said(session, audience)),
        ended_at: session.ended_at,
        door_locked: session.door_locked,
        look_back: session.look_back,
        looks_back_since: session.looks_back_since,
        report_shared: session.report_shared,
        names_in_report: session.names_in_report,
        told: if hears_what_is_said(session, audience) { session.told.clone() } else { Vec::new() },
        seat: project_seat(session, audience),
        participants: project_people(session, audience),
        rooms: BTreeMap::new(),
        plenary: project_plenary(session, audience),
        absence: session.absence.clone().filter(|_| audience == Audience::Facilitator),
        sent: session.sent.clone().filter(|_| audience == Audience::Facilitator),
        team: if audience == Audience::Facilitator { session.team.clone() } else { Team::default() },
        internal: None,
    }
}

/// May this audience see what is said to everybody: messages, and questions about a talk? People who were removed or
/// joined after the end may not.
pub(super) fn hears_what_is_said(session: &Session, audience: Audience) -> bool {
    let Audience::Participant(own) = audience else { return true };
    let is_out = session.participants.get(&own).is_some_and(|person| person.removed.is_some());
    !is_out && !session.came_after_the_end(own)
}

/// Did this audience join after the session ended?
fn is_late(session: &Session, audience: Audience) -> bool {
    matches!(audience, Audience::Participant(own) if session.came_after_the_end(own))
}

/// The seat of a follower of the plenary screen.
pub(super) fn project_seat(session: &Session, audience: Audience) -> Option<Seat> {
    let Audience::Follower(own) = audience else { return None };
    let room = session.participants.get(&own).and_then(|person| person.room);
    Some(seat_in(session, room))
}

/// A seat of somebody in `room`.
pub(super) fn seat_in(session: &Session, room: Option<RoomNumber>) -> Seat {
    let told = room.and_then(|room| session.rooms.get(&room)).map(|room| room.messages.clone());
    Seat { room, told: told.unwrap_or_default() }
}

/// The people that `audience` may know of, as it may know them.
pub(super) fn project_people(session: &Session, audience: Audience) -> Participants {
    let (everybody, nobody) = (|| session.participants.iter().map(|(id, person)| (*id, person)), Participants::default);
    let room = room_of(session, audience).filter(|_| !is_late(session, audience));
    let members = || room.into_iter().flat_map(|room| session.members(room));
    let own = |(id, person): (ParticipantId, &Participant)| (id, person.clone());
    match audience {
        Audience::Facilitator => session.participants.clone(),
        Audience::Plenary => {
            let there = everybody().filter(|(_, person)| person.removed.is_none());
            there.map(|(id, person)| (id, Participant::new(String::new(), person.room))).collect()
        }
        Audience::Follower(_) => nobody(),
        Audience::Room(_) => members().map(own).collect(),
        Audience::Participant(participant) => {
            let oneself = session.participants.get(&participant).map(|person| (participant, person));
            members().chain(oneself).map(own).collect()
        }
    }
}

/// The rooms that `audience` may know of, as it may know them. For every audience that sees all rooms, except the
/// facilitator, these are the rooms as the plenary screen sees them.
pub fn project_rooms(session: &Session, audience: Audience) -> BTreeMap<RoomNumber, Room> {
    let room = room_of(session, audience);
    let shown = |found: &Room| (found.number, project_room(session, found, audience));
    if sees_all_rooms(audience) {
        return session.rooms.values().map(shown).collect();
    }
    room.and_then(|room| session.rooms.get(&room)).map(shown).into_iter().collect()
}

/// The only room that `audience` sees; absent if it sees all or none.
fn room_of(session: &Session, audience: Audience) -> Option<RoomNumber> {
    match audience {
        Audience::Facilitator | Audience::Plenary | Audience::Follower(_) => None,
        Audience::Room(room) => Some(room),
        Audience::Participant(participant) => session.participants.get(&participant)?.room,
    }
}

fn sees_all_rooms(audience: Audience) -> bool {
    matches!(audience, Audience::Facilitator | Audience::Plenary | Audience::Follower(_))
}

/// Does this audience see what the plenary screen shows?
const fn sees_plenary_screen(audience: Audience) -> bool {
    matches!(audience, Audience::Plenary | Audience::Follower(_))
}

fn project_room(session: &Session, room: &Room, audience: Audience) -> Room {
    let mut rounds: Vec<Round> =
        room.rounds.iter().map(|round| project_round(session, room.number, round, audience)).collect();
    if !sees_all_rooms(audience) {
        // What people wrote before the last mix is only for the debrief to show.
        rounds.iter_mut().take(room.others_rounds()).for_each(hide_content);
    }
    if let Audience::Participant(own) = audience
        && session.came_after_the_end(own)
    {
        for round in &mut rounds {
            hide_what_was_said(round, own);
        }
        let (mixed_after, had_elsewhere) = (room.mixed_after.clone(), room.had_elsewhere.clone());
        return Room { rounds, merged_into: room.merged_into, mixed_after, had_elsewhere, ..Room::new(room.number) };
    }
    if sees_plenary_screen(audience) {
        return Room { rounds, merged_into: room.merged_into, ..Room::new(room.number) };
    }
    Room { rounds, ..room.clone() }
}

/// The round of a room as `audience` may know it.
pub(super) fn project_round(session: &Session, room: RoomNumber, round: &Round, audience: Audience) -> Round {
    let mut round = round.clone();
    let own = match audience {
        Audience::Participant(own) => Some(own),
        Audience::Facilitator | Audience::Plenary | Audience::Room(_) | Audience::Follower(_) => None,
    };
    if sees_plenary_screen(audience) {
        round.ballots = Ballots::default();
        round.first_ballots.clear();
        round.silences_had = BTreeSet::new();
        round.silence = None;
        // What people said when looking back is only for their room and the report.
        round.look_backs.clear();
        if !session.plenary.is_revealed(round.dilemma, room) {
            round.arguments.clear();
            round.outcome = while_covered(round.outcome);
        }
    }
    round.arguments.retain(|_, argument| !argument.silent || own == Some(argument.author));
    if sees_plenary_screen(audience) {
        round.arguments.values_mut().for_each(|argument| *argument = unsigned(session, argument));
    }
    let among = Among::LookingBack(room, round.dilemma);
    round.look_backs =
        round.look_backs.into_iter().map(|(who, said)| (shown_as(session, who, among, own), said)).collect();
    if let Some(own) = own {
        let (tells, without_them) = (round.ballots.would_tell(own), round.ballots.were_opened_without(own));
        if tells {
            round.ballots.count = None;
        }
        if without_them {
            round.ballots.cast.clear();
        }
    }
    hide_sides(&mut round.ballots.cast, own);
    round.ballots.electors.clear();
    hide_sides(&mut round.first_ballots, own);
    round.ballots.tied_by = round.ballots.tied_by.filter(|by| own == Some(*by));
    round
}

/// An argument as other rooms see it, without the identities of its author and supporters.
pub(super) fn unsigned(session: &Session, argument: &Argument) -> Argument {
    let among = Among::Supporters(argument.id);
    Argument {
        author: ParticipantId::default(),
        supporters: argument.supporters.iter().map(|one| shown_as(session, *one, among, None)).collect(),
        ..argument.clone()
    }
}

/// What the plenary screen may know of the end of a round while its result is covered: only that nothing was chosen.
/// That reveals no side, and lets the screen count the rooms as the facilitator's board does.
pub(super) fn while_covered(outcome: Option<Outcome>) -> Option<Outcome> {
    outcome.filter(|outcome| *outcome == Outcome::NotChosen)
}

pub(super) fn project_plenary(session: &Session, audience: Audience) -> Plenary {
    let plenary = &session.plenary;
    let mut plenary = match audience {
        // Only the screen that is shown, so that they can start to follow it.
        Audience::Room(_) | Audience::Participant(_) => {
            return Plenary { screen: plenary.screen, ..Plenary::default() };
        }
        Audience::Facilitator | Audience::Plenary | Audience::Follower(_) => plenary.clone(),
    };
    let own = match audience {
        Audience::Follower(own) => Some(own),
        Audience::Facilitator | Audience::Plenary | Audience::Room(_) | Audience::Participant(_) => None,
    };
    for guesses in plenary.guesses.values_mut() {
        hide_sides(guesses, own);
    }
    let recognised = std::mem::take(&mut plenary.recognised);
    plenary.recognised = match own {
        // A follower is only sent their own marks.
        Some(own) => {
            let own_only = |(argument, people): (ArgumentId, BTreeSet<ParticipantId>)| {
                people.contains(&own).then(|| (argument, BTreeSet::from([own])))
            };
            recognised.into_iter().filter_map(own_only).collect()
        }
        None => without_names(session, recognised),
    };
    if let Some(own) = own {
        plenary.guesses.values_mut().for_each(|guesses| guesses.retain(|participant, _| *participant == own));
        plenary.guesses.retain(|_, guesses| !guesses.is_empty());
    }
    if sees_plenary_screen(audience) {
        let shown: BTreeSet<DilemmaNumber> =
            plenary.themes.values().map(|theme| theme.dilemma).filter(|of| plenary.is_partly_revealed(*of)).collect();
        // The name of a theme reveals what was written.
        plenary.themes.retain(|_, theme| shown.contains(&theme.dilemma));
    }
    plenary
}

/// The people who recognise each argument, as stand-in numbers.
fn without_names(
    session: &Session,
    recognised: BTreeMap<ArgumentId, BTreeSet<ParticipantId>>,
) -> BTreeMap<ArgumentId, BTreeSet<ParticipantId>> {
    if recognised.is_empty() {
        return recognised;
    }
    let rounds = session.rooms.values().flat_map(|room| &room.rounds);
    let dilemmas: BTreeMap<ArgumentId, DilemmaNumber> =
        rounds.flat_map(|round| round.arguments.keys().map(|argument| (*argument, round.dilemma))).collect();
    let unnamed = |(argument, people): (ArgumentId, BTreeSet<ParticipantId>)| {
        let among = Among::Recognising(dilemmas.get(&argument).copied().unwrap_or_default());
        (argument, people.into_iter().map(|one| shown_as(session, one, among, None)).collect())
    };
    recognised.into_iter().map(unnamed).collect()
}

fn hide_content(round: &mut Round) {
    round.arguments.clear();
    round.first_ballots.clear();
    round.ballots = Ballots::default();
    round.outcome = None;
    round.look_backs.clear();
}

/// Removes everything except what a room chose and what `own` said when looking back.
fn hide_what_was_said(round: &mut Round, own: ParticipantId) {
    round.arguments.clear();
    round.first_ballots.clear();
    round.ballots = Ballots::default();
    round.look_backs.retain(|participant, _| *participant == own);
    if let Some(Outcome::Chosen(choice)) = &mut round.outcome {
        choice.reasons = Reasons::default();
        choice.minority = None;
    }
}

fn hide_sides(cast: &mut BTreeMap<ParticipantId, Option<Side>>, own: Option<ParticipantId>) {
    for (participant, side) in cast {
        if own != Some(*participant) {
            *side = None;
        }
    }
}

impl Session {
    /// A clone without people, rooms and the debrief, which can be most of the state.
    #[must_use]
    pub fn clone_without_people(&self) -> Self {
        Self {
            id: self.id,
            code: self.code,
            opened_at: self.opened_at,
            settings: self.settings.clone(),
            dilemmas: self.dilemmas.clone(),
            planned: self.planned.clone(),
            programme: self.programme.clone(),
            block: self.block,
            last_block: self.last_block,
            had: self.had.clone(),
            collected: self.collected.clone(),
            ended_at: self.ended_at,
            door_locked: self.door_locked,
            look_back: self.look_back,
            looks_back_since: self.looks_back_since,
            report_shared: self.report_shared,
            names_in_report: self.names_in_report,
            told: self.told.clone(),
            seat: self.seat.clone(),
            participants: Participants::default(),
            rooms: BTreeMap::new(),
            plenary: Plenary::default(),
            absence: self.absence.clone(),
            sent: self.sent.clone(),
            team: self.team.clone(),
            internal: None,
        }
    }
}
