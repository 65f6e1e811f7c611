//! A random order, from one random number.

/// The numbers below `count` in random order. All of them follow from `random`, which comes from a cryptographically
/// secure generator and is not kept.
pub(super) fn random_order(count: usize, random: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = random;
    for last in (1..count).rev() {
        state = mixed(state);
        let other = usize::try_from(state % (last as u64 + 1)).unwrap_or_default();
        order.swap(last, other);
    }
    order
}

/// The next number (`SplitMix64`).
const fn mixed(state: u64) -> u64 {
    let number = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_has_everything_once_and_most_differ() {
        let mut first = std::collections::BTreeSet::new();
        for random in 0..200 {
            let mut order = random_order(6, random);
            first.insert(order[0]);
            order.sort_unstable();
            assert_eq!(order, [0, 1, 2, 3, 4, 5]);
        }
        assert_eq!(first.len(), 6, "anybody can be the first");
        assert!(random_order(0, 1).is_empty());
    }
}
