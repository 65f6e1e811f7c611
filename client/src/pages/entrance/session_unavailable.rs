//! A door that does not open: locked, unreachable, or of a session that is over.

use leptos::prelude::*;
use shared::text::{connection, entrance as text, looking_back};

use super::page_frame::IdleBeam;
use crate::api::Failure;
use crate::components::{Icon, icons};
use crate::language::say;

/// The door could not be fetched.
#[component]
pub fn Closed(failure: Failure, again: Callback<()>) -> impl IntoView {
    let heading = if failure.status.is_none() { text::not_reached } else { text::not_open };
    view! {
        <div class="entry__say">
            <h1>{say(heading)}</h1>
            <p role="alert">{failure.message}</p>
            <p><TryAgain again=again /></p>
        </div>
        <IdleBeam tilted=true />
    }
}

/// The facilitator locked the door. Shown before anybody types a name.
#[component]
pub fn Locked(title: String, again: Callback<()>) -> impl IntoView {
    view! {
        <div class="entry__say">
            <p class="entry__over">{title}</p>
            <h1>{say(looking_back::door_is_locked)}</h1>
            <p role="alert">{say(looking_back::door_is_locked_how)}</p>
            <p>{say(looking_back::in_already)}</p>
            <p><TryAgain again=again /></p>
        </div>
        <IdleBeam tilted=true />
    }
}

/// The session is over, and looking back is not open.
#[component]
pub fn Over(title: String) -> impl IntoView {
    view! {
        <div class="entry__say">
            <p class="entry__over">{title}</p>
            <h1>{say(text::over)}</h1>
            <p>{say(text::over_words)}</p>
            <p><a class="btn btn--lg" href="/">{say(connection::to_home)}</a></p>
        </div>
        <IdleBeam />
    }
}

#[component]
fn TryAgain(again: Callback<()>) -> impl IntoView {
    view! {
        <button class="btn btn--main btn--lg" type="button" on:click=move |_| again.run(())>
            <Icon path=icons::AGAIN />{say(text::try_again)}
        </button>
    }
}
