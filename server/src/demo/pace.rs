//! The pace of the demo: minutes of a session in real time.

use std::time::Duration;

/// Minutes of a session in real time, when its clock is `pace` times as fast as one on the wall.
pub(super) fn real_time(minutes: f64, pace: u16) -> Duration {
    Duration::from_secs_f64((minutes * 60.0 / f64::from(pace.max(1))).max(0.0))
}
