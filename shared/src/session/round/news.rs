//! Changes in a round that everybody in the room must hear about, even people who cannot see the screen.

use crate::session::{Count, Round, Side};

/// Something that just changed in a round that runs. A new phase, marks of the countdown and the locked choice have
/// words of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundNews {
    /// The re-vote is running: everybody votes again, within its time.
    ReVote,
    /// As many left as right, for the first time.
    Tie(Count),
    /// As many left as right after the re-vote, too: only the lot remains.
    TieAgain,
    /// It is known what the room would lock now: ballots were opened, hands counted, or the lot was drawn.
    Leads(Side),
    /// The time was up, and there is time again.
    TimeAgain,
    /// The time is paused.
    Paused,
    /// The time is running again.
    Resumed,
    /// There is more time.
    MoreTime,
    /// There is less time.
    LessTime,
}

impl RoundNews {
    /// The news between two states of a room's round. If there are several, the one that asks the most of people comes
    /// first: one sentence is heard to its end, several are not.
    pub fn between(before: &Round, now: &Round) -> Option<Self> {
        let is_same = before.started_at == now.started_at && before.dilemma == now.dilemma;
        if !is_same || !now.is_open() {
            return None;
        }
        Self::of_ballots(before, now).or_else(|| Self::of_time(before, now))
    }

    fn of_ballots(before: &Round, now: &Round) -> Option<Self> {
        let (before, now) = (&before.ballots, &now.ballots);
        if before.re_vote_until.is_none() && now.re_vote_until.is_some() {
            return Some(Self::ReVote);
        }
        if (before.count, before.lot) == (now.count, now.lot) {
            return None;
        }
        match (now.leads(), now.count.filter(|_| now.is_tied())) {
            (Some(side), _) => Some(Self::Leads(side)),
            (None, Some(_)) if now.tie_before.is_some() => Some(Self::TieAgain),
            (None, tie) => tie.map(Self::Tie),
        }
    }

    fn of_time(before: &Round, now: &Round) -> Option<Self> {
        if before.must_choose && !now.must_choose {
            return Some(Self::TimeAgain);
        }
        match (before.timer.paused_at, now.timer.paused_at) {
            (None, Some(_)) => Some(Self::Paused),
            // The deadline moved by the length of the pause.
            (Some(_), None) => Some(Self::Resumed),
            _ if now.timer.deadline > before.timer.deadline => Some(Self::MoreTime),
            _ if now.timer.deadline < before.timer.deadline => Some(Self::LessTime),
            _ => None,
        }
    }
}
