//! The content of the column for ballots and choice: how many, never who.

use shared::session::{Choice, Count, Outcome, Phase, Room, Side};

use crate::pages::facilitator::room_summary::{HeadCount, current};

/// How far a room is with its choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ballot {
    /// Not there yet.
    Nothing,
    /// This many have voted; the ballots are still closed.
    Voted {
        /// Ballots cast.
        cast: usize,
        /// People who are there or have voted already.
        of: usize,
        /// It is the re-vote after a tie.
        again: bool,
    },
    /// A tie.
    Tied {
        /// Votes of each side.
        count: Count,
        /// Hands were raised and counted on a shared screen.
        by_hands: bool,
    },
    /// Opened, with one side ahead; not locked yet.
    Open {
        /// Votes of each side.
        count: Count,
        /// The side ahead.
        side: Side,
        /// Hands were raised and counted on a shared screen.
        by_hands: bool,
    },
    /// Decided by lot; not locked yet.
    Drawn(Side),
    /// Locked.
    Chosen(Choice),
    /// *Niet gekozen*.
    NotChosen,
}

impl Ballot {
    /// How far `room` with its `head_count` is.
    pub fn of(room: &Room, head_count: HeadCount) -> Self {
        let Some(round) = current(room) else { return Self::Nothing };
        match &round.outcome {
            Some(Outcome::Chosen(choice)) => return Self::Chosen(choice.clone()),
            Some(Outcome::NotChosen) => return Self::NotChosen,
            None => {}
        }
        let ballots = &round.ballots;
        if let Some(side) = ballots.lot {
            return Self::Drawn(side);
        }
        match ballots.count {
            Some(count) => match count.majority() {
                Some(side) => Self::Open { count, side, by_hands: ballots.by_hands },
                None => Self::Tied { count, by_hands: ballots.by_hands },
            },
            None if round.phase == Phase::Choose => {
                let cast = ballots.cast.len();
                Self::Voted { cast, of: head_count.online.max(cast), again: ballots.tie_before.is_some() }
            }
            None => Self::Nothing,
        }
    }
}

#[cfg(test)]
mod tests {
    use shared::ids::{DilemmaNumber, ParticipantId, RoomNumber};
    use shared::session::{Ballots, Round};
    use shared::time::Timestamp;

    use super::*;

    fn ballot(ballots: Ballots) -> Ballot {
        let round = Round::new(DilemmaNumber(1), Timestamp(0), Timestamp(1));
        let round = Round { phase: Phase::Choose, ballots, ..round };
        let room = Room { rounds: vec![round], ..Room::new(RoomNumber(1)) };
        Ballot::of(&room, HeadCount { members: 5, online: 3 })
    }

    #[test]
    fn a_ballot_goes_from_closed_through_a_tie_to_a_lot() {
        let cast = [1, 2].map(|id| (ParticipantId(id), None)).into_iter().collect();
        let hidden = Ballots { cast, ..Ballots::default() };
        assert_eq!(ballot(hidden.clone()), Ballot::Voted { cast: 2, of: 3, again: false });
        let tie = Count { left: 1, right: 1 };
        assert_eq!(
            ballot(Ballots { count: Some(tie), ..hidden.clone() }),
            Ballot::Tied { count: tie, by_hands: false }
        );
        let again = Ballots { tie_before: Some(tie), ..Ballots::default() };
        assert_eq!(ballot(again), Ballot::Voted { cast: 0, of: 3, again: true });
        let count = Count { left: 1, right: 2 };
        assert_eq!(
            ballot(Ballots { count: Some(count), ..hidden.clone() }),
            Ballot::Open { count, side: Side::Right, by_hands: false }
        );
        let lot = Ballots { count: Some(tie), lot: Some(Side::Left), ..hidden };
        assert_eq!(ballot(lot), Ballot::Drawn(Side::Left));
        assert_eq!(Ballot::of(&Room::new(RoomNumber(1)), HeadCount::default()), Ballot::Nothing);
    }
}
