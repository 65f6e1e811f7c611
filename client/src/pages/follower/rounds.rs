//! The rooms at their dilemmas, while the plenary screen shows them.

use leptos::prelude::*;
use shared::session::Screen;
use shared::text::hall as text;

use super::state::FollowerState;
use crate::components::PartLine;
use crate::language::say;
use crate::pages::plenary::{AtWork, rounds_of};

/// The page of a part with rounds.
#[component]
pub fn RoundsPage(follower: FollowerState) -> impl IntoView {
    let rounds = rounds_of(follower.state);
    let works = Memo::new(move |_| follower.screen.get() == Screen::Now && !rounds.with(Vec::is_empty));
    move || {
        if works.get() {
            view! { <AtWork state=follower.state rounds=rounds /> }.into_any()
        } else {
            view! { <Door follower=follower /> }.into_any()
        }
    }
}

/// Shown while there is nothing on the plenary screen.
#[component]
fn Door(follower: FollowerState) -> impl IntoView {
    view! {
        <PartLine live=follower.state.live />
        <div class="plain" role="status">
            <h1>{say(text::nothing_shown)}</h1>
            <p class="plain__say">{say(text::nothing_shown_how)}</p>
        </div>
    }
}
