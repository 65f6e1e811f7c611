//! How often is often enough: what all limits on rates are said in.

use std::num::NonZeroU32;

/// So many times; never none, for what may never be done is no matter of how often.
pub const fn times(count: u32) -> NonZeroU32 {
    match NonZeroU32::new(count) {
        Some(count) => count,
        None => NonZeroU32::MIN,
    }
}
