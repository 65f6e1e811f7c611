//! How many arguments of each side a screen shows: the same number of both, whatever the result.

/// Pros and cons of one side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The number of pros.
    pub pros: usize,
    /// The number of cons.
    pub cons: usize,
}

impl Shown {
    /// Both together.
    pub const fn total(self) -> usize {
        self.pros + self.cons
    }

    /// `most` of these, half of them pros; if there are fewer of one kind, the other takes their place.
    fn at_most(self, most: usize) -> Self {
        let pros = self.pros.min(most.div_ceil(2).max(most.saturating_sub(self.cons)));
        Self { pros, cons: self.cons.min(most - pros) }
    }
}

/// The arguments shown for a side when nothing was written about the other.
const ALONE: usize = 2;

/// How many arguments of the left and right side to show of the numbers in `is`: the same number of both, at most
/// `most` and as many as `fit`. At least one of each that exists, even if it does not fit: the screen then cuts it
/// short.
pub fn fair_shares(is: [Shown; 2], most: usize, fit: impl Fn([Shown; 2]) -> bool) -> [Shown; 2] {
    let [left, right] = is.map(Shown::total);
    let most = most.min(match left.min(right) {
        0 => ALONE,
        fewest => fewest,
    });
    (1..=most)
        .rev()
        .map(|most| is.map(|is| is.at_most(most)))
        .find(|shown| fit(*shown))
        .unwrap_or_else(|| is.map(|is| is.at_most(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn some(pros: usize, cons: usize) -> Shown {
        Shown { pros, cons }
    }

    #[test]
    fn both_sides_get_the_same_number_whatever_there_is() {
        let shares = |left, right| fair_shares([left, right], 6, |_| true);
        assert_eq!(shares(some(60, 60), some(60, 60)), [some(3, 3), some(3, 3)]);
        assert_eq!(shares(some(60, 60), some(2, 1)), [some(2, 1), some(2, 1)]);
        assert_eq!(shares(some(0, 9), some(9, 1)), [some(0, 6), some(5, 1)]);
        assert_eq!(shares(some(1, 0), some(60, 60)), [some(1, 0), some(1, 0)]);
        assert_eq!(shares(some(0, 0), some(60, 60)), [some(0, 0), some(1, 1)]);
        assert_eq!(shares(some(0, 0), some(0, 0)), [some(0, 0), some(0, 0)]);
        for left in 0..8 {
            for right in 1..8 {
                let [one, other] = shares(some(left, 1), some(1, right));
                assert_eq!(one.total(), other.total(), "{left} pros on the left, {right} cons on the right");
            }
        }
    }

    #[test]
    fn if_one_side_does_not_fit_both_show_fewer() {
        let shares = |fits: usize| {
            fair_shares([some(9, 9), some(9, 9)], 6, |shown| shown.iter().all(|side| side.total() <= fits))
        };
        assert_eq!(shares(4), [some(2, 2), some(2, 2)]);
        assert_eq!(shares(3), [some(2, 1), some(2, 1)]);
        assert_eq!(shares(0), [some(1, 0), some(1, 0)]);
    }
}
