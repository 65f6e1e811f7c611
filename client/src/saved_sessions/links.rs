//! Secrets of the links that were issued on this device.

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

/// Remembers a link's secret on the device that issued it, so that its board can show the link.
pub fn remember_issued(code: JoinCode, link: SecretLink, secret: &str) {
    storage::write(&link_key(code, link), &secret);
}

/// The secret of a link that was issued on this device.
pub fn issued(code: JoinCode, link: SecretLink) -> Option<String> {
    storage::read(&link_key(code, link))
}

/// Forgets a link that no longer works.
pub fn forget_issued(code: JoinCode, link: SecretLink) {
    storage::forget(&link_key(code, link));
}

/// Remembers the secret of a session's plenary screen on the device that opened the session.
pub fn remember_plenary(code: JoinCode, secret: &str) {
    remember_issued(code, SecretLink::Plenary, secret);
}

/// The secret of a session's plenary screen; `None` when this device does not have it.
pub fn plenary(code: JoinCode) -> Option<String> {
    issued(code, SecretLink::Plenary)
}
