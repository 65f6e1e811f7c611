//! A helper for rate limits.

use std::num::NonZeroU32;

/// A count for a rate limit, at least 1: zero would forbid the action altogether.
pub const fn times(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}
