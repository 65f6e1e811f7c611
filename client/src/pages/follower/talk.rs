//! A talk for somebody who follows the plenary screen: they keep thoughts and ask here, too.

use leptos::prelude::*;

use super::state::FollowerState;
use crate::pages::room::OwnTalk;

/// The same as on their own page.
#[component]
pub fn TalkPart(follower: FollowerState) -> impl IntoView {
    view! { <div class="ownwall"><OwnTalk live=follower.state.live /></div> }
}
