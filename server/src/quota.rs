//! A helper for rate limits.

use std::num::NonZeroU32;

/// A number of times, at least one: a rate limit of zero would forbid something altogether.
pub const fn times(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}
