//! What happens in the rooms of the demo, so that everything there is to see is seen once.

use rand::RngExt as _;
use rand::rngs::StdRng;
use shared::session::Side;

/// People in a room of the demo: the presenter and three others.
pub const MEMBERS: usize = 4;

/// What is special about a room's round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plot {
    /// Three against one.
    Majority,
    /// Everybody on one side.
    Unanimous,
    /// Everybody on one side, and done long before the others.
    UnanimousAtOnce,
    /// Two against two, and then somebody changes their mind.
    ReVote,
    /// Two against two, and the lot decides.
    Lot,
    /// The time is up before they chose.
    OutOfTime,
    /// They call the facilitator.
    AsksForHelp,
    /// The presenter's connection drops, and somebody else accepts the role.
    LosesPresenter,
    /// A show of hands on the presenter's screen.
    CountsHands,
}

/// What each room lives through in the first dilemma: one for each room.
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

impl Plot {
    /// What a room lives through in a later dilemma.
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

    /// What everybody will vote, when the room goes for `side`.
    pub fn ballots(self, side: Side, random: &mut StdRng) -> [Side; MEMBERS] {
        let on_the_other_side = match self {
            Self::Unanimous | Self::UnanimousAtOnce => 0,
            Self::ReVote | Self::Lot => 2,
            _ => 1,
        };
        let first = random.random_range(0..MEMBERS);
        std::array::from_fn(|member| if (member + first) % MEMBERS < on_the_other_side { side.other() } else { side })
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
            let count = Count::of(plot.ballots(Side::Right, &mut random).into_iter());
            match plot {
                Plot::Unanimous | Plot::UnanimousAtOnce => assert!(count.is_unanimous()),
                Plot::ReVote | Plot::Lot => assert!(count.is_tie()),
                _ => assert_eq!(count, Count { left: 1, right: 3 }),
            }
        }
    }
}
