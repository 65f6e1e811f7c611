//! What happens in the rooms of the demo, so that every situation occurs once.

use rand::RngExt as _;
use rand::rngs::StdRng;
use shared::session::Side;

/// The maximum number of rooms with four people each: four hundred devices in all.
const ROOMS_OF_FOUR: u16 = 100;

/// The number of people in each room of a demo with this many rooms.
pub const fn members(rooms: u16) -> usize {
    if rooms <= ROOMS_OF_FOUR { 4 } else { 2 }
}

/// The plot of a room's round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plot {
    /// Three against one.
    Majority,
    /// Everybody on one side.
    Unanimous,
    /// Everybody on one side, and done long before the others.
    UnanimousAtOnce,
    /// Two against two, until somebody changes their mind.
    ReVote,
    /// Two against two, and the lot decides.
    Lot,
    /// The time is up before they choose.
    OutOfTime,
    /// They call the facilitator.
    AsksForHelp,
    /// The presenter's connection drops, and somebody else accepts the role.
    LosesPresenter,
    /// Raised hands are counted on the presenter's screen.
    CountsHands,
}

/// The plots of the first dilemma, assigned to the rooms in order and repeated.
pub const PLOTS: [Plot; 12] = [
    Plot::Majority,
    Plot::UnanimousAtOnce,
    Plot::AsksForHelp,
    Plot::ReVote,
    Plot::Majority,
    Plot::LosesPresenter,
    Plot::OutOfTime,
    Plot::Unanimous,
    Plot::CountsHands,
    Plot::Majority,
    Plot::Lot,
    Plot::Majority,
];

/// The same in a rehearsal, where nobody waits until the time is up.
pub const REHEARSED: [Plot; 6] =
    [Plot::Majority, Plot::AsksForHelp, Plot::ReVote, Plot::UnanimousAtOnce, Plot::CountsHands, Plot::Lot];

impl Plot {
    /// The plot of a room in a later dilemma.
    pub fn of_later_round(random: &mut StdRng) -> Self {
        if random.random_bool(0.7) { Self::Majority } else { Self::Unanimous }
    }

    /// The part of the planned time that the room takes.
    pub fn tempo(self, random: &mut StdRng) -> f64 {
        match self {
            Self::UnanimousAtOnce => 0.45,
            // It writes until there is no time left to choose.
            Self::OutOfTime => 1.0,
            _ => random.random_range(0.65..0.9),
        }
    }

    /// Each member's vote when the room chooses `side`.
    pub fn ballots(self, side: Side, members: usize, random: &mut StdRng) -> Vec<Side> {
        let on_the_other_side = match self {
            Self::Unanimous | Self::UnanimousAtOnce => 0,
            Self::ReVote | Self::Lot => members / 2,
            // One, unless that is half of them.
            _ => members.saturating_sub(1).min(2) / 2,
        };
        let first = random.random_range(0..members);
        let vote = |member| if (member + first) % members < on_the_other_side { side.other() } else { side };
        (0..members).map(vote).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand::SeedableRng as _;
    use shared::session::Count;

    #[test]
    fn ballots_are_as_the_plot_says() {
        let mut random = StdRng::seed_from_u64(1);
        for plot in PLOTS {
            let mut count = |members| Count::of(plot.ballots(Side::Right, members, &mut random).into_iter());
            let (four, two) = (count(4), count(2));
            match plot {
                Plot::Unanimous | Plot::UnanimousAtOnce => assert!(four.is_unanimous() && two.is_unanimous()),
                Plot::ReVote | Plot::Lot => assert!(four.is_tie() && two.is_tie()),
                _ => assert_eq!((four, two), (Count { left: 1, right: 3 }, Count { left: 0, right: 2 })),
            }
        }
    }
}
