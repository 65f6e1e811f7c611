//! The secrets of links that were given out on this device.

use shared::code::JoinCode;
use shared::session::SecretLink;

use crate::storage;

fn link_key(code: JoinCode, link: SecretLink) -> String {
    match link {
        SecretLink::Facilitator => format!("ao:board:{code}"),
        SecretLink::Plenary => format!("ao:plenary:{code}"),
        SecretLink::Report => format!("ao:report:{code}"),
    }
}

/// Remembers the secret of a link on the device that it was given out on: its board can show the way there.
pub fn remember_issued(code: JoinCode, link: SecretLink, secret: &str) {
    storage::write(&link_key(code, link), &secret);
}

/// The secret of a link, if it was given out on this device.
pub fn issued(code: JoinCode, link: SecretLink) -> Option<String> {
    storage::read(&link_key(code, link))
}

/// Forgets a link: it opens nothing any more.
pub fn forget_issued(code: JoinCode, link: SecretLink) {
    storage::forget(&link_key(code, link));
}

/// Remembers the secret of a session's plenary screen on the device that opened the session.
pub fn remember_plenary(code: JoinCode, secret: &str) {
    remember_issued(code, SecretLink::Plenary, secret);
}

/// The secret of a session's plenary screen, if this device knows it.
pub fn plenary(code: JoinCode) -> Option<String> {
    issued(code, SecretLink::Plenary)
}
