//! What reveals a person without a count: that they changed a choice, that they wrote in silence, and the stand-in
//! numbers of people who must stay unknown.

use std::collections::BTreeMap;

use shared::ids::{ArgumentId, DilemmaNumber, ParticipantId, RoomNumber};
use shared::session::{
    ArgumentEvent, BallotEvent, DebriefEvent, Event, GatheringEvent, LookBackEvent, Round, RoundEvent, Session,
    WallEvent,
};
use shared::view::{Audience, Change};

/// Stand-in numbers start here; participants have lower numbers.
const STANDS_FOR_SOMEBODY: u32 = 1 << 31;

/// The scope of a stand-in number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// The supporters of an argument.
    Support(ArgumentId),
    /// The people who recognise arguments about a dilemma, in any room.
    Recognition(DilemmaNumber),
    /// The people of a room who looked back on a dilemma.
    LookBack(RoomNumber, DilemmaNumber),
}

/// The participant who changes an earlier choice with this event. Nobody else may see that.
fn who_changed(event: &Event, before: &Session) -> Option<ParticipantId> {
    let open_round = |room: &RoomNumber| before.rooms.get(room).and_then(|room| room.open_round());
    let (participant, has_chosen) = match event {
        Event::Ballot(BallotEvent::FirstCast { room, participant, .. }) => {
            (participant, open_round(room)?.first_ballots.contains_key(participant))
        }
        Event::Ballot(BallotEvent::Cast { room, participant, .. }) => {
            (participant, open_round(room)?.ballots.cast.contains_key(participant))
        }
        Event::Debrief(DebriefEvent::GuessMade { dilemma, participant, .. }) => {
            (participant, before.plenary.guesses.get(dilemma)?.contains_key(participant))
        }
        Event::Wall(WallEvent::Written { block, participant: Some(participant), .. }) => {
            (participant, before.collected.walls.get(block)?.own.get(participant)?.written.is_some())
        }
        Event::Wall(
            WallEvent::CameTrueAnswered { block, participant, .. } | WallEvent::Resolved { block, participant, .. },
        ) => (participant, before.collected.walls.get(block)?.own.contains_key(participant)),
        _ => return None,
    };
    has_chosen.then_some(*participant)
}

/// The stand-in numbers seen so far, with their scopes.
#[derive(Default)]
pub struct Traces {
    places: BTreeMap<u32, Place>,
}

impl Traces {
    /// Asserts that nobody else is told who changed a choice.
    pub fn of_who_changed(event: &Event, before: &Session, audience: Audience, shown: Option<&Change>) {
        let Some(who) = who_changed(event, before) else { return };
        let is_own = matches!(audience, Audience::Participant(own) | Audience::Follower(own) if own == who);
        assert!(is_own || shown.is_none(), "{audience:?} sees that {who} changed theirs: {shown:?}");
    }

    /// Asserts that nobody sees the number of an argument that somebody else wrote in silence: it would show that they
    /// wrote, and when.
    pub fn of_writing(change: &Change, now: &Session, audience: Audience) {
        let own = if let Audience::Participant(own) = audience { Some(own) } else { None };
        for argument in arguments(change) {
            let rounds = || now.rooms.values().flat_map(|room| &room.rounds);
            let Some(written) = rounds().find_map(|round| round.arguments.get(&argument)) else { continue };
            let is_seen = !written.silent || own == Some(written.author);
            assert!(is_seen, "{audience:?} sees that {argument:?} was written: {change:?}");
        }
    }

    /// Asserts that a stand-in number is used in one scope only. Supporters are named in their own room, so the same
    /// number elsewhere would identify them.
    pub fn of_people(&mut self, change: &Change, now: &Session) {
        for (number, place) in stand_ins(change, now).into_iter().filter(|(number, _)| !is_of_archive(*number, now)) {
            let known = *self.places.entry(number).or_insert(place);
            assert_eq!(known, place, "{number} stands for the same person in two places");
        }
    }
}

/// Is this a number from an archive? People there have no tokens, and their new numbers identify nobody.
fn is_of_archive(number: u32, now: &Session) -> bool {
    let Some(internal) = &now.internal else { panic!("the full state has an internal part") };
    let person = ParticipantId(number & !STANDS_FOR_SOMEBODY);
    person <= internal.last_participant && internal.tokens.of(person).is_none()
}

/// The numbers of the arguments in a change.
fn arguments(change: &Change) -> Vec<ArgumentId> {
    match change {
        Change::Event { event, .. } => match event {
            Event::Argument(event) => vec![event.argument()],
            Event::Gathering(GatheringEvent::Starred { argument, .. })
            | Event::Debrief(DebriefEvent::ArgumentRecognised { argument, .. }) => vec![*argument],
            Event::Round(RoundEvent::SilenceEnded { appearing, .. }) => {
                appearing.iter().map(|argument| argument.id).collect()
            }
            Event::Gathering(GatheringEvent::Gathered { arguments, .. }) => arguments.clone(),
            _ => Vec::new(),
        },
        _ => rounds(change).flat_map(|(_, round)| round.arguments.keys().copied()).collect(),
    }
}

/// Every stand-in number in a change, with its scope.
fn stand_ins(change: &Change, now: &Session) -> Vec<(u32, Place)> {
    let about = |argument: ArgumentId| now.argument(argument).map(|(_, round, _)| round.dilemma).unwrap_or_default();
    let mut found = Vec::new();
    match change {
        Change::Event { event: Event::Argument(ArgumentEvent::Supported { argument, participant, .. }), .. } => {
            found.push((*participant, Place::Support(*argument)));
        }
        Change::Event {
            event: Event::Debrief(DebriefEvent::ArgumentRecognised { argument, participant, .. }), ..
        } => {
            found.push((*participant, Place::Recognition(about(*argument))));
        }
        Change::Event {
            event: Event::LookBack(LookBackEvent::Answered { room, dilemma, participant, .. }), ..
        } => {
            found.push((*participant, Place::LookBack(*room, *dilemma)));
        }
        Change::Event { event: Event::Round(RoundEvent::SilenceEnded { appearing, .. }), .. } => {
            let supporters =
                appearing.iter().flat_map(|argument| argument.supporters.iter().map(move |who| (argument, who)));
            found.extend(supporters.map(|(argument, who)| (*who, Place::Support(argument.id))));
        }
        Change::Snapshot(held) => {
            for (argument, people) in &held.plenary.recognised {
                found.extend(people.iter().map(|who| (*who, Place::Recognition(about(*argument)))));
            }
        }
        _ => {}
    }
    for (room, round) in rounds(change) {
        found.extend(round.look_backs.keys().map(|who| (*who, Place::LookBack(room, round.dilemma))));
        for argument in round.arguments.values() {
            found.extend(argument.supporters.iter().map(|who| (*who, Place::Support(argument.id))));
        }
    }
    found.into_iter().map(|(who, place)| (who.0, place)).filter(|(number, _)| *number >= STANDS_FOR_SOMEBODY).collect()
}

/// The complete rounds in a change.
fn rounds(change: &Change) -> impl Iterator<Item = (RoomNumber, &Round)> {
    let rooms = match change {
        Change::Placed { rooms, .. } => Some(rooms),
        Change::Snapshot(held) => Some(&held.rooms),
        _ => None,
    };
    let uncovered = match change {
        Change::Uncovered { rounds, .. } => Some(rounds),
        _ => None,
    };
    let uncovered = uncovered.into_iter().flatten();
    let uncovered = uncovered.flat_map(|(room, rounds)| rounds.iter().map(|round| (*room, round)));
    let one = match change {
        Change::Event {
            event: Event::Debrief(DebriefEvent::RoomRevealed { room, shown: Some(round), .. }), ..
        } => Some((*room, &**round)),
        _ => None,
    };
    let all = rooms.into_iter().flat_map(|rooms| rooms.values());
    all.flat_map(|room| room.rounds.iter().map(|round| (room.number, round))).chain(uncovered).chain(one)
}
