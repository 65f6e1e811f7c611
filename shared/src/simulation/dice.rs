//! Dice that give the same numbers for the same seed, today and after every upgrade.

/// `SplitMix64`. It is written out here because a library may change its generator with a new version, and then a
/// failing seed would no longer reproduce the failure.
pub struct Dice(u64);

impl Dice {
    /// Dice with this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Any number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

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
        let index = self.number() % u64::try_from(from.len().max(1)).unwrap_or(1);
        from.get(usize::try_from(index).unwrap_or_default()).cloned()
    }
}
