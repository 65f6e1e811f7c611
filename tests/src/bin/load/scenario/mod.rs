//! The measurements, one in each file.

pub mod ballots;
pub mod idle;
pub mod saturation;
pub mod steady;
pub mod storm;
