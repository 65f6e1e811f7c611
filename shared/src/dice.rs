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

    /// A random index among `count` things; 0 if there are none.
    pub fn place_among(&mut self, count: usize) -> usize {
        usize::try_from(self.number() % u64::try_from(count.max(1)).unwrap_or(u64::MAX)).unwrap_or_default()
    }

    /// Puts these in random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.place_among(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_has_everything_once_and_anything_can_be_the_first() {
        let mut first = std::collections::BTreeSet::new();
        for seed in 0..200 {
            let mut order = [0, 1, 2, 3, 4, 5];
            Dice::new(seed).shuffle(&mut order);
            first.insert(order[0]);
            order.sort_unstable();
            assert_eq!(order, [0, 1, 2, 3, 4, 5]);
        }
        assert_eq!(first.len(), 6);
        Dice::new(1).shuffle::<u8>(&mut []);
    }
}
