//! Taking out of a state what an audience may not know.

use std::collections::{BTreeMap, BTreeSet};

use crate::ids::{DilemmaNumber, ParticipantId, RoomNumber};
use crate::session::{Ballots, Participant, Plenary, Room, Round, Session, Side};
use crate::view::Audience;

/// The state as `audience` may know it.
pub fn project_state(session: &Session, audience: Audience) -> Session {
    let room = match audience {
        Audience::Facilitator | Audience::Plenary => None,
        Audience::Room(room) => Some(room),
        Audience::Participant(participant) => match session.participants.get(&participant) {
            Some(person) => person.room,
            None => None,
        },
    };
    let participants = session
        .participants
        .iter()
        .filter_map(|(id, person)| project_participant(*id, person, audience, room).map(|person| (*id, person)))
        .collect();
    let rooms: BTreeMap<RoomNumber, Room> = session
        .rooms
        .values()
        .filter(|candidate| sees_all_rooms(audience) || room == Some(candidate.number))
        .map(|room| (room.number, project_room(session, room, audience)))
        .collect();
    Session {
        participants,
        rooms,
        plenary: if sees_all_rooms(audience) { session.plenary.clone() } else { Plenary::default() },
        internal: None,
        ..session.clone_without_people()
    }
}

fn sees_all_rooms(audience: Audience) -> bool {
    matches!(audience, Audience::Facilitator | Audience::Plenary)
}

fn project_participant(
    id: ParticipantId,
    person: &Participant,
    audience: Audience,
    room: Option<RoomNumber>,
) -> Option<Participant> {
    match audience {
        Audience::Facilitator => Some(person.clone()),
        Audience::Plenary => Some(Participant { name: String::new(), room: person.room }),
        Audience::Participant(own) if own == id => Some(person.clone()),
        Audience::Room(_) | Audience::Participant(_) => (room.is_some() && person.room == room).then(|| person.clone()),
    }
}

fn project_room(session: &Session, room: &Room, audience: Audience) -> Room {
    let rounds = room.rounds.iter().map(|round| project_round(session, round, audience)).collect();
    if audience == Audience::Plenary {
        return Room { rounds, ..Room::new(room.number) };
    }
    Room { rounds, ..room.clone() }
}

/// The round as `audience` may know it.
pub(super) fn project_round(session: &Session, round: &Round, audience: Audience) -> Round {
    let mut round = round.clone();
    let own = match audience {
        Audience::Participant(own) => Some(own),
        _ => None,
    };
    if audience == Audience::Plenary {
        round.ballots = Ballots::default();
        round.first_ballots.clear();
        round.silences_had = BTreeSet::new();
        round.silence = None;
        if !is_revealed(session, round.dilemma) {
            round.arguments.clear();
            round.outcome = None;
        }
    }
    round.arguments.retain(|_, argument| !argument.silent || own == Some(argument.author));
    hide_sides(&mut round.ballots.cast, own);
    hide_sides(&mut round.first_ballots, own);
    round
}

pub(super) fn is_revealed(session: &Session, dilemma: DilemmaNumber) -> bool {
    session.plenary.revealed.contains(&dilemma)
}

fn hide_sides(cast: &mut BTreeMap<ParticipantId, Option<Side>>, own: Option<ParticipantId>) {
    for (participant, side) in cast {
        if own != Some(*participant) {
            *side = None;
        }
    }
}

impl Session {
    /// Everything but people and rooms, which can be most of it.
    fn clone_without_people(&self) -> Self {
        Self {
            id: self.id,
            code: self.code,
            opened_at: self.opened_at,
            settings: self.settings.clone(),
            dilemmas: self.dilemmas.clone(),
            programme: self.programme.clone(),
            block: self.block,
            ended_at: self.ended_at,
            participants: BTreeMap::new(),
            rooms: BTreeMap::new(),
            plenary: Plenary::default(),
            internal: None,
        }
    }
}
