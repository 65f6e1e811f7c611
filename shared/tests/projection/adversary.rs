//! What somebody can infer from everything that was ever sent to them, using everything that a screen can do.
//!
//! They have all devices at once, always connected: the facilitator's, the plenary screen, and their own in the room
//! and following. Nobody sees more, so what they can't infer nobody can. They know who is there, who votes when, and
//! who could have changed a ballot when one was changed. They do not know how others will vote next time: a new vote is
//! a new question, so this solver ignores that people probably vote the same again. It also assumes that nobody joins
//! as two people.
//!
//! `PLANS=20` runs 20 plans for each combination, both of everyday sessions and of votes only.

mod traces;
mod votes;
mod ways;

use std::cell::Cell;
use std::collections::BTreeMap;

use shared::ids::{ParticipantId, RoomNumber};
use shared::session::ballot::COUNTED_MIN;
use shared::session::{BallotEvent, Event, Room, RoomEvent, Round, RoundEvent, Session};
use shared::view::{Audience, Change, project, project_state};

use crate::audiences;
use crate::plan::{LogReader, for_each_plan};
use crate::world::World;
use traces::Traces;
use ways::Vote;

/// After this many events everybody reconnects and is sent everything. Prime, so that it does not keep step with plans.
const CONNECTS_ANEW: usize = 19;

#[test]
fn nobody_can_work_out_what_somebody_voted() {
    let tried = Tally::default();
    for_each_plan(|mut plan| {
        let mut solver = Solver::default();
        while plan.step().is_some() {
            solver.goes_on(&plan.world);
        }
        tried.add(&solver);
    });
    tried.tells("plans of everyday life");
}

#[test]
fn nobody_can_work_out_votes_if_people_only_vote_change_and_leave() {
    let tried = Tally::default();
    votes::for_each_vote(|vote| {
        let mut solver = Solver::default();
        while vote.step() {
            solver.goes_on(&vote.world);
        }
        tried.add(&solver);
    });
    tried.tells("plans of votes");
}

/// Reads along with a world, and infers what it can.
#[derive(Default)]
struct Solver {
    log: LogReader,
    events: usize,
    traces: Traces,
    /// The open count of each room and its recounts.
    votes: BTreeMap<RoomNumber, Vote>,
    /// Ballots of others that somebody might have inferred, at each count.
    secrets: usize,
}

impl Solver {
    fn goes_on(&mut self, world: &World) {
        let Self { log, events, traces, votes, secrets } = self;
        log.read_on(&world.log, |before, after, event, batch| {
            *events += 1;
            let everybody_connects = events.is_multiple_of(CONNECTS_ANEW);
            for audience in audiences(after) {
                let shown = project(event, batch.at, after, audience);
                let welcome = everybody_connects.then(|| Change::Snapshot(Box::new(project_state(after, audience))));
                Traces::of_who_changed(event, before, audience, shown.as_ref());
                for change in shown.iter().chain(&welcome) {
                    Traces::of_writing(change, after, audience);
                    traces.of_people(change, after);
                    is_told_of_nobody(change, before, after, audience, event);
                }
            }
            *secrets += follow(votes, world, before, after, event);
        });
    }
}

/// Follows a count, and returns the number of ballots that somebody tried to infer.
fn follow(
    votes: &mut BTreeMap<RoomNumber, Vote>,
    world: &World,
    before: &Session,
    after: &Session,
    event: &Event,
) -> usize {
    match event {
        Event::Ballot(BallotEvent::Voided { room } | BallotEvent::ReVoteCalled { room, .. })
        | Event::Round(RoundEvent::Started { room, .. } | RoundEvent::Closed { room, .. }) => {
            votes.remove(room);
        }
        Event::Room(RoomEvent::Merged { from, into }) => {
            let goes_along = before.rooms[into].open_round().is_none();
            if let Some(vote) = votes.remove(from).filter(|_| goes_along) {
                votes.insert(*into, vote);
            }
        }
        Event::Ballot(BallotEvent::Counted { room, count, by_hands: false, changed_by, .. }) => {
            let Some(round) = after.rooms[room].open_round() else { panic!("ballots were counted in a closed round") };
            let vote = votes.entry(*room).or_insert_with(|| Vote::of(&round.ballots));
            let there = |voter| is_in(after, voter, *room) && world.context().presence.counts(voter, world.now);
            vote.is_counted(*count, &round.ballots, *changed_by, there);
            if round.ballots.cast.len() >= COUNTED_MIN {
                return vote.withstands().unwrap_or_else(|found| panic!("{found}"));
            }
        }
        _ => {}
    }
    0
}

fn is_in(session: &Session, participant: ParticipantId, room: RoomNumber) -> bool {
    session.participants.get(&participant).is_some_and(|person| person.room == Some(room))
}

/// Asserts that only the room's own count is sent, and that a newcomer gets no count of so few ballots that it shows
/// single ones. People whose room was merged into another are not newcomers to its count.
fn is_told_of_nobody(change: &Change, before: &Session, after: &Session, audience: Audience, event: &Event) {
    let in_rooms = |rooms: &BTreeMap<RoomNumber, Room>| -> Vec<(RoomNumber, Round)> {
        rooms.values().filter_map(|room| Some((room.number, room.open_round()?.clone()))).collect()
    };
    let open: Vec<(RoomNumber, Round)> = match change {
        Change::Placed { rooms, .. } => in_rooms(rooms),
        Change::Uncovered { rounds, .. } => {
            let rounds = rounds.iter().flat_map(|(room, rounds)| rounds.iter().map(|round| (*room, round.clone())));
            rounds.filter(|(_, round)| round.is_open()).collect()
        }
        Change::Snapshot(snapshot) => in_rooms(&snapshot.rooms),
        Change::Event { .. } | Change::Gone { .. } | Change::Seated(_) => return,
    };
    for (number, round) in &open {
        let number = *number;
        let count = after.rooms[&number].open_round().and_then(|round| round.ballots.count);
        assert!(round.ballots.count.is_none_or(|told| Some(told) == count), "{audience:?} is told another count");
    }
    let Audience::Participant(own) = audience else { return };
    let was_opened = |round: &Round| (round.ballots.count, round.ballots.cast.keys().copied().collect::<Vec<_>>());
    let known = before.room_of(own).and_then(Room::open_round).map(was_opened);
    let new = open.iter().map(|(_, round)| round).filter(|round| known.as_ref() != Some(&was_opened(round)));
    for round in new {
        assert!(!round.ballots.would_tell(own), "{own} is told {:?} by {event:?}", round.ballots);
    }
}

/// The number of plans, events and ballots that were tested.
#[derive(Default)]
struct Tally {
    plans: Cell<usize>,
    events: Cell<usize>,
    secrets: Cell<usize>,
}

impl Tally {
    fn add(&self, solver: &Solver) {
        self.plans.set(self.plans.get() + 1);
        self.events.set(self.events.get() + solver.events);
        self.secrets.set(self.secrets.get() + solver.secrets);
    }

    fn tells(&self, what: &str) {
        let (plans, events, secrets) = (self.plans.get(), self.events.get(), self.secrets.get());
        println!("{plans} {what}, {events} events, {secrets} ballots of others tried, none worked out");
    }
}
