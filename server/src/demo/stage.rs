//! Where the demo is played.

use shared::code::JoinCode;

/// Where the demo is played.
pub struct Stage {
    /// The server.
    pub base_url: String,
    /// The session.
    pub code: JoinCode,
}
