//! What somebody can work out of ballots from everything that was ever sent to them: a solver goes through all the ways
//! in which people may have voted that fit every count that a device was sent, in their order, and what its owner voted.
//!
//! A count by itself tells something: of three ballots, all left, it tells all three, and who alone chose right knows all
//! others. That is how an open count is meant. What no device may have is more than that: a ballot that follows from
//! several counts together, or from a count of so few that it was not meant for them.

use std::collections::{BTreeMap, BTreeSet};

use shared::ids::{ParticipantId, RoomNumber, RoundNumber};
use shared::session::ballots::COUNTED_MIN;
use shared::session::{Ballots, Count, Event, Room, Round, Session, Side};
use shared::view::{Audience, Change, project};

use crate::audiences;
use crate::plan::{LogReader, for_each_plan};

#[test]
fn nobody_can_work_out_what_somebody_voted() {
    for_each_plan(|mut plan| {
        while plan.step().is_some() {}
        let mut minds = BTreeMap::<(Audience, RoomNumber, RoundNumber), Mind>::new();
        LogReader::default().read_on(&plan.world.log, |before, after, event, batch| {
            if let Event::BallotsVoided { room } | Event::ReVoteCalled { room, .. } = event {
                minds.retain(|(_, of, _), _| of != room);
            }
            for audience in audiences(after) {
                let Some(change) = project(event, batch.at, after, audience) else { continue };
                match change {
                    Change::Event { event: Event::BallotsCounted { room, count, by_hands: false, .. }, .. } => {
                        let counted = &after.rooms[&room];
                        let ballots = &counted.open_round().expect("counted while it is open").ballots;
                        if let Audience::Participant(own) = audience {
                            assert!(!ballots.would_tell(own), "{own} is told {ballots:?}");
                        }
                        let own = own_side(ballots, audience);
                        let mind = minds.entry((audience, room, counted.round_number())).or_default();
                        mind.learns(ballots, count, own);
                    }
                    Change::Placed { rooms, .. } => is_told_of_nobody(before, &rooms, audience, event),
                    Change::Snapshot(snapshot) => is_told_of_nobody(before, &snapshot.rooms, audience, event),
                    _ => {}
                }
            }
        });
    });
}

/// Somebody comes in: what they are sent has no open count of so few that it tells of single people. Those who go along with
/// the room in which it was opened are not new to it.
fn is_told_of_nobody(before: &Session, rooms: &BTreeMap<RoomNumber, Room>, audience: Audience, event: &Event) {
    let Audience::Participant(own) = audience else { return };
    let was_opened = |round: &Round| (round.ballots.count, round.ballots.cast.keys().copied().collect::<Vec<_>>());
    let known = before.room_of(own).and_then(Room::open_round).map(was_opened);
    let new = rooms.values().filter_map(Room::open_round).filter(|round| known.as_ref() != Some(&was_opened(round)));
    for round in new {
        assert!(!round.ballots.would_tell(own), "{own} is told {:?} by {event:?}", round.ballots);
    }
}

/// What its owner voted, if they are among those whose ballots these are.
fn own_side(ballots: &Ballots, audience: Audience) -> Option<(ParticipantId, Side)> {
    match audience {
        Audience::Participant(own) => Some((own, ballots.cast.get(&own).copied().flatten()?)),
        _ => None,
    }
}

/// One way in which people may have voted.
type Way = BTreeMap<ParticipantId, Side>;

/// What a device makes of the counts of one vote.
#[derive(Default)]
struct Mind {
    /// All ways that fit what it was sent.
    ways: BTreeSet<Way>,
    own: Option<(ParticipantId, Side)>,
}

impl Mind {
    fn learns(&mut self, ballots: &Ballots, count: Count, own: Option<(ParticipantId, Side)>) {
        let voters: Vec<ParticipantId> = ballots.cast.keys().copied().collect();
        let fits = |way: &Way| counted(way) == count && own.is_none_or(|(own, side)| way.get(&own) == Some(&side));
        // By itself, a count leaves all ways open that add up to it.
        let alone: BTreeSet<Way> = ways_of(&voters).into_iter().filter(fits).collect();
        let together = if self.ways.is_empty() {
            alone.clone()
        } else {
            // Counted anew because exactly one changed theirs, and their owner knows whether that was them.
            let own_changed = own != self.own;
            let changed = self.ways.iter().flat_map(|way| {
                let may_have = |voter: &&ParticipantId| own.is_none_or(|(own, _)| (own == **voter) == own_changed);
                voters.iter().filter(may_have).map(|voter| flipped(way, *voter))
            });
            changed.filter(fits).collect()
        };
        assert!(!together.is_empty(), "no way fits: {ballots:?}");
        if voters.len() >= COUNTED_MIN {
            let (by_all, by_one) = (known(&together), known(&alone));
            assert!(by_all.is_subset(&by_one), "{by_all:?} follow from all counts, {by_one:?} from {count:?}");
        }
        (self.ways, self.own) = (together, own);
    }
}

fn ways_of(voters: &[ParticipantId]) -> Vec<Way> {
    voters.iter().fold(vec![Way::new()], |ways, voter| {
        ways.iter()
            .flat_map(|way| {
                Side::BOTH.map(|side| {
                    let mut way = way.clone();
                    way.insert(*voter, side);
                    way
                })
            })
            .collect()
    })
}

fn flipped(way: &Way, voter: ParticipantId) -> Way {
    let mut way = way.clone();
    way.entry(voter).and_modify(|side| *side = side.other());
    way
}

fn counted(way: &Way) -> Count {
    Count::of(way.values().copied())
}

/// Whose ballots are the same in all of these ways.
fn known(ways: &BTreeSet<Way>) -> BTreeSet<ParticipantId> {
    let Some(first) = ways.first() else { return BTreeSet::new() };
    let same = |voter: &ParticipantId| ways.iter().all(|way| way.get(voter) == first.get(voter));
    first.keys().copied().filter(same).collect()
}

#[test]
fn the_solver_knows_what_a_count_tells() {
    let people: Vec<ParticipantId> = (1..=4).map(ParticipantId).collect();
    let cast = people.iter().map(|voter| (*voter, None)).collect();
    let ballots = Ballots { cast, ..Ballots::default() };
    let own = Some((people[0], Side::Left));
    let mut alone = Mind::default();
    alone.learns(&ballots, Count { left: 1, right: 3 }, own);
    assert_eq!(known(&alone.ways).len(), 4, "who alone chose left knows all others");
    let mut other = Mind::default();
    other.learns(&ballots, Count { left: 3, right: 1 }, own);
    other.learns(&ballots, Count { left: 2, right: 2 }, own);
    assert_eq!(known(&other.ways), BTreeSet::from([people[0]]), "somebody changed theirs, and nobody knows who");
}
