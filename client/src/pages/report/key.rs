//! Access to one report: its code and the secret of its link.

use shared::code::JoinCode;

/// Access to one report.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    pub code: JoinCode,
    pub secret: String,
}
