//! This device's clock.

use shared::time::Timestamp;

/// This device's clock.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit in 53 bits")]
    let now = js_sys::Date::now() as i64;
    Timestamp(now)
}
