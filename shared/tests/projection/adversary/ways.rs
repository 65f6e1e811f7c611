//! The combinations of ballots that are possible from the first count to the latest.
//!
//! A single count reveals something: three ballots, all left, reveal all three, and the only one who chose right knows
//! all others. That is intended. What nobody may infer is more than that: a ballot, of this or an earlier count, that
//! only follows from several counts together.

use std::collections::BTreeSet;

use shared::ids::ParticipantId;
use shared::session::{Ballots, Count, Side};

/// Voters, or those of them who chose left, with one bit each.
type Voters = u16;

/// Ballots that were opened, and everything that the room has seen of them since.
pub struct Vote {
    voters: Vec<ParticipantId>,
    counts: Vec<Counted>,
}

/// One possible combination of ballots.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Way {
    left: Voters,
    /// The voter whose change led to this count.
    changed: Voters,
}

impl Way {
    /// Does it match the count and the observer's own ballot?
    fn fits(self, counted: &Counted, own: Voters) -> bool {
        self.left.count_ones() == u32::from(counted.count.left) && self.left & own == counted.left & own
    }
}

/// One count.
#[derive(Clone, Copy)]
struct Counted {
    count: Count,
    /// The actual ballots.
    left: Voters,
    /// The voters who may have made the change, as far as everybody can see; empty at the first count.
    may_have_changed: Voters,
    /// The voter who made the change.
    changed: Voters,
}

impl Vote {
    pub fn of(ballots: &Ballots) -> Self {
        let voters: Vec<ParticipantId> = ballots.cast.keys().copied().collect();
        assert!(voters.len() <= 16, "plans have fewer people");
        Self { voters, counts: Vec::new() }
    }

    /// Records a count: the first, or a recount after a change, when the voters in `there` were present.
    pub fn is_counted(
        &mut self,
        count: Count,
        ballots: &Ballots,
        changed_by: Option<ParticipantId>,
        there: impl Fn(ParticipantId) -> bool,
    ) {
        assert!(ballots.cast.keys().eq(&self.voters), "the voters stay the same once ballots are open");
        let left = self.those(|voter| ballots.cast[&voter] == Some(Side::Left));
        let changed = self.those(|voter| changed_by == Some(voter));
        // Everybody knows that only the voter who made a tie can take it back.
        let before_that = self.counts.last().filter(|latest| latest.count.is_tie());
        let may_have_changed = match (changed, before_that) {
            (0, _) => 0,
            (_, Some(tied)) => tied.may_have_changed,
            (_, None) => self.those(there),
        };
        self.counts.push(Counted { count, left, may_have_changed: may_have_changed | changed, changed });
    }

    /// Infers what it can as each voter and as an onlooker. Returns the number of ballots that were tried; an error
    /// names one that no single count reveals.
    pub fn withstands(&self) -> Result<usize, String> {
        let everybody = self.everybody();
        // One onlooker is enough, because they all know the same.
        let lookers = std::iter::once(0).chain((0..self.voters.len()).map(|voter| 1 << voter));
        for own in lookers {
            let known = self.worked_out(own);
            let told = self.told(own);
            for (at, (known, told)) in known.iter().zip(&told).enumerate() {
                let more = known & !told & !own;
                if more != 0 {
                    return Err(format!("{own:b} of {everybody:b} works out {more:b} at count {at}: {}", self.story()));
                }
            }
        }
        Ok(self.voters.len() * self.voters.len() * self.counts.len())
    }

    /// The voters whose ballots follow from all counts together, at each count.
    fn worked_out(&self, own: Voters) -> Vec<Voters> {
        let at_each = self.ways(own);
        assert!(at_each.iter().all(|ways| !ways.is_empty()), "no combination fits: {}", self.story());
        let everybody = self.everybody();
        let always = |ways: &BTreeSet<Way>, side: fn(Voters) -> Voters| {
            ways.iter().fold(everybody, |always, way| always & side(way.left))
        };
        at_each.iter().map(|ways| always(ways, |left| left) | always(ways, |left| !left)).collect()
    }

    /// The voters whose ballots single counts reveal, at each count, even if they could not have made the change
    /// between two counts.
    fn told(&self, own: Voters) -> Vec<Voters> {
        let mut told: Vec<Voters> = self.counts.iter().map(|counted| self.told_by(counted, own)).collect();
        for at in 1..told.len() {
            told[at] |= told[at - 1] & !self.counts[at].may_have_changed;
        }
        for at in (1..told.len()).rev() {
            told[at - 1] |= told[at] & !self.counts[at].may_have_changed;
        }
        told
    }

    /// Everybody else's ballots, if they all chose the same.
    fn told_by(&self, counted: &Counted, own: Voters) -> Voters {
        let others = self.everybody() & !own;
        let left = counted.left & others;
        if left == 0 || left == others { others } else { 0 }
    }

    /// For each count, all combinations of ballots that match what an observer saw before and after it.
    fn ways(&self, own: Voters) -> Vec<BTreeSet<Way>> {
        let Some(first) = self.counts.first() else { return Vec::new() };
        let begins = (0..=self.everybody()).map(|left| Way { left, changed: 0 });
        let mut at_each = vec![begins.filter(|way| way.fits(first, own)).collect::<BTreeSet<Way>>()];
        for two in self.counts.windows(2) {
            let ways = at_each.last().into_iter().flatten();
            at_each.push(ways.flat_map(|way| self.leads_to(*way, &two[0], &two[1], own)).collect());
        }
        for at in (1..at_each.len()).rev() {
            let (before, later) = at_each.split_at_mut(at);
            let (before, later) = (&mut before[at - 1], &later[0]);
            let goes_on = |way: &Way| {
                self.leads_to(*way, &self.counts[at - 1], &self.counts[at], own).any(|next| later.contains(&next))
            };
            before.retain(goes_on);
        }
        at_each
    }

    /// The combinations at the next count that a combination can lead to.
    fn leads_to(&self, way: Way, now: &Counted, next: &Counted, own: Voters) -> impl Iterator<Item = Way> + use<> {
        let (left, tied_by) = (way.left, now.count.is_tie().then_some(way.changed));
        let (next, was_own) = (*next, next.changed & own != 0);
        (0..self.voters.len())
            .map(|voter| 1 << voter)
            // An observer knows whether they made the change, and everybody knows that only the voter who made a tie
            // can take it back.
            .filter(move |voter| next.may_have_changed & voter != 0 && (own == *voter) == was_own)
            .filter(move |voter| tied_by.is_none_or(|tied_by| tied_by == *voter))
            .map(move |changed| Way { left: left ^ changed, changed })
            .filter(move |way| way.fits(&next, own))
    }

    fn those(&self, are: impl Fn(ParticipantId) -> bool) -> Voters {
        let bits = self.voters.iter().enumerate().filter(|(_, voter)| are(**voter)).map(|(bit, _)| 1 << bit);
        bits.fold(0, |all, bit: Voters| all | bit)
    }

    fn everybody(&self) -> Voters {
        self.those(|_| true)
    }

    fn story(&self) -> String {
        let told = |counted: &Counted| {
            let Counted { count, left, may_have_changed, changed } = counted;
            format!("{}-{}: {left:b} left, {changed:b} of {may_have_changed:b} changed", count.left, count.right)
        };
        self.counts.iter().map(told).collect::<Vec<_>>().join("; ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A vote of four people; the first is the observer.
    fn vote(counts: &[(Voters, Voters, Voters)]) -> Vote {
        let counted = |&(left, may_have_changed, changed): &(Voters, Voters, Voters)| {
            let on_left = u16::try_from(left.count_ones()).unwrap();
            Counted { count: Count { left: on_left, right: 4 - on_left }, left, may_have_changed, changed }
        };
        Vote { voters: (1..=4).map(ParticipantId).collect(), counts: counts.iter().map(counted).collect() }
    }

    #[test]
    fn the_solver_knows_what_a_single_count_reveals() {
        let alone = vote(&[(0b0001, 0, 0)]);
        assert_eq!(alone.worked_out(0b0001), [0b1111], "the only voter for the left knows all others");
        assert_eq!(alone.worked_out(0b0010), [0b0010]);
        let changed = vote(&[(0b0111, 0, 0), (0b0011, 0b1111, 0b0100)]);
        assert_eq!(changed.worked_out(0b0001), [0b0001; 2], "somebody changed theirs, and nobody knows who");
        assert_eq!(changed.withstands(), Ok(32));
    }

    #[test]
    fn the_solver_finds_who_was_there_both_times() {
        // All chose left. The second or fourth changes, then the second or third changes back: so it was the second.
        let twice = vote(&[(0b1111, 0, 0), (0b1101, 0b1010, 0b0010), (0b1111, 0b0110, 0b0010)]);
        assert_eq!(twice.worked_out(0b0001)[1], 0b1111);
        assert!(twice.withstands().is_err(), "it follows from three counts together");
    }
}
