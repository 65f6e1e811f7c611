//! Entering as the participant of this device.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_params_map};
use shared::code::JoinCode;
use shared::link::Status;
use shared::session::people::names::name_of;
use shared::wire::{Goodbye, Identity};

use crate::model::{Live, live};
use crate::saved_sessions;

/// Enters the session in the address with this device's token, by calling `enter`. A device without a token is sent to
/// the session's door, and this returns `None`.
pub fn enter_with_token(enter: fn(Live, JoinCode, String)) -> Option<JoinCode> {
    let navigate = use_navigate();
    let typed = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    let known = typed.parse::<JoinCode>().ok().and_then(|code| Some((code, saved_sessions::token(code)?)));
    let Some((code, joined)) = known else {
        navigate(&format!("/j/{typed}"), NavigateOptions { replace: true, ..Default::default() });
        return None;
    };
    saved_sessions::stay_here(code, joined.participant);
    enter(live(), code, joined.token);
    Some(code)
}

/// Remembers the name of this device's participant, and whether the server knows them. A server that does not may have
/// its data elsewhere, so nothing is deleted for that.
pub fn remember_standing(live: Live, code: JoinCode) {
    let status = live.status();
    let standing = Memo::new(move |_| match status.get() {
        Status::Live => Some(true),
        Status::Refused(Goodbye::NotLetIn) => Some(false),
        _ => None,
    });
    Effect::new(move |_| match standing.get() {
        Some(true) => saved_sessions::note_here(code),
        Some(false) => saved_sessions::note_gone(code),
        None => {}
    });
    let (identity, people) = (live.identity(), live.people());
    let name = Memo::new(move |_| match identity.get() {
        Some(Identity::Participant(me)) => people.with(|people| name_of(people, me)),
        _ => None,
    });
    Effect::new(move |_| {
        if let Some(name) = name.get() {
            saved_sessions::remember_name(code, &name);
        }
    });
}
