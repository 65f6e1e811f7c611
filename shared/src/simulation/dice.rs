//! The random choices of a simulation.

use crate::dice::Dice;

impl Dice {
    /// A number below `end`, which is not 0.
    pub fn below(&mut self, end: u16) -> u16 {
        u16::try_from(self.number() % u64::from(end)).unwrap_or_default()
    }

    /// True in this percentage of cases.
    pub fn percent(&mut self, chance: u16) -> bool {
        self.below(100) < chance
    }

    /// Heads or tails.
    pub fn coin(&mut self) -> bool {
        self.percent(50)
    }

    /// One of these at random; absent if there are none.
    pub fn pick<T: Clone>(&mut self, from: &[T]) -> Option<T> {
        let place = self.place_among(from.len());
        from.get(place).cloned()
    }
}
