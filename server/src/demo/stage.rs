//! The server and the session of the demo.

use shared::code::JoinCode;

/// The server and the session of the demo.
pub struct Stage {
    /// The server's base URL.
    pub base_url: String,
    /// The session's code.
    pub code: JoinCode,
}
