//! The link for joining.

use leptos::prelude::*;
use shared::code::JoinCode;

/// The address of this server, without a path.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// The address that people join at.
pub fn join_link(code: JoinCode) -> String {
    format!("{}/j/{code}", origin())
}
