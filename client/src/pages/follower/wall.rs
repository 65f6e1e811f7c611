//! A check-in or a clearing for somebody who follows the plenary screen: they write here, too.

use leptos::prelude::*;
use shared::session::BlockKind;

use super::part::PartPage;
use super::state::FollowerState;
use crate::pages::room::{OwnWall, WallTop};

/// The form, or what became of one's own words.
#[component]
pub fn WallPart(follower: FollowerState, kind: BlockKind) -> impl IntoView {
    let live = follower.state.live;
    let block = Memo::new(move |_| live.facts().with(|facts| facts.as_ref()?.running_wall()));
    move || {
        match block.get() {
        Some(block) => view! { <div class="ownwall"><WallTop live=live kind=kind /><OwnWall live=live kind=kind block=block /></div> }.into_any(),
        None => view! { <PartPage follower=follower /> }.into_any(),
    }
    }
}
