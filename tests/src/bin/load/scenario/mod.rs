//! What is measured, one thing in a file each.

pub mod ballots;
pub mod idle;
pub mod saturation;
pub mod steady;
pub mod storm;
