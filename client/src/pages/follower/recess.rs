//! A break for somebody who follows the plenary screen: they can say here that they are back, too.

use leptos::prelude::*;

use super::state::FollowerState;
use crate::pages::room::OwnBreak;

/// The same as on their own page.
#[component]
pub fn BreakPart(follower: FollowerState) -> impl IntoView {
    view! { <div class="interlude interlude--break"><OwnBreak live=follower.state.live /></div> }
}
