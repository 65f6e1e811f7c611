//! Coming in as the participant that this device is.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::code::JoinCode;

use crate::memory;
use crate::model::{Live, live};

/// Enters the session in the address with this device's token, by `enter`. Who has none there is sent
/// to its door; then there is nothing to show.
pub fn enter_with_token(enter: fn(Live, JoinCode, String)) -> Option<JoinCode> {
    let navigate = use_navigate();
    let typed = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    let known = typed.parse::<JoinCode>().ok().and_then(|code| Some((code, memory::token(code)?)));
    let Some((code, joined)) = known else {
        navigate(&format!("/j/{typed}"), NavigateOptions { replace: true, ..Default::default() });
        return None;
    };
    enter(live(), code, joined.token);
    Some(code)
}
