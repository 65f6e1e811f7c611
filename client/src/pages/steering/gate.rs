//! Before there is anything to steer: on the way in, or not let in.

use leptos::prelude::*;
use shared::code::JoinCode;
use shared::text::connection;
use shared::wire::{Goodbye, Identity};

use crate::components::PlainTop;
use crate::language::say;
use crate::link::Status;
use crate::model::live;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    OnTheWay,
    NotLetIn,
    In,
}

/// Shows its children once the device is in as somebody who may be here.
#[component]
pub fn Gate(
    /// The code in the address, if that is a link of ours.
    code: Memo<Option<JoinCode>>,
    /// Who may be here.
    admits: fn(Identity) -> bool,
    /// What is shown until then: the page in outline.
    skeleton: fn() -> AnyView,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let live = live();
    let (facts, identity, status) = (live.facts(), live.identity(), live.status());
    let state = Memo::new(move |_| {
        if code.get().is_none() || status.get() == Status::Refused(Goodbye::NotLetIn) {
            return State::NotLetIn;
        }
        match identity.get() {
            Some(identity) if !admits(identity) => State::NotLetIn,
            Some(_) if facts.with(Option::is_some) => State::In,
            _ => State::OnTheWay,
        }
    });
    move || match state.get() {
        State::OnTheWay => skeleton(),
        State::NotLetIn => view! { <NotLetIn /> }.into_any(),
        State::In => children().into_any(),
    }
}

#[component]
fn NotLetIn() -> impl IntoView {
    view! {
        <div class="page">
            <PlainTop />
            <main id="inhoud" class="plain" tabindex="-1">
                <h1>{say(connection::not_let_in)}</h1>
                <p><a class="btn btn--main" href="/">{say(connection::to_home)}</a></p>
            </main>
        </div>
    }
}
