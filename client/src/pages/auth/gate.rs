//! What a page behind a secret link shows while the device is being admitted, or is not.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::wire::{Goodbye, Identity};

use crate::components::{ShutPage, shut_for};
use crate::model::live;
use crate::saved_sessions;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    OnTheWay,
    Shut(Goodbye),
    In,
}

/// Shows its children once the device is admitted with an identity that may see the page.
#[component]
pub fn Gate(
    /// The code in the address; `None` when it is not a link of ours.
    code: Memo<Option<JoinCode>>,
    /// May this identity see the page?
    admits: fn(Identity) -> bool,
    /// What is shown until then: the page in outline.
    skeleton: fn() -> AnyView,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let live = live();
    let (facts, identity, status) = (live.facts(), live.identity(), live.status());
    let state = Memo::new(move |_| {
        if code.get().is_none() {
            return State::Shut(Goodbye::NotLetIn);
        }
        if let Some(why) = shut_for(status.get()) {
            return State::Shut(why);
        }
        match identity.get() {
            Some(identity) if !admits(identity) => State::Shut(Goodbye::NotLetIn),
            Some(_) if facts.with(Option::is_some) => State::In,
            _ => State::OnTheWay,
        }
    });
    // The link to a deleted session no longer works, so this device forgets it, whoever deleted the session.
    Effect::new(move |_| {
        if let (State::Shut(Goodbye::Deleted), Some(code)) = (state.get(), code.get()) {
            saved_sessions::forget_deleted(code);
        }
    });
    move || match state.get() {
        State::OnTheWay => skeleton(),
        State::Shut(why) => view! { <ShutPage why=why /> }.into_any(),
        State::In => children().into_any(),
    }
}
