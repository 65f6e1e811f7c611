//! The room's screen: header, split, dock, and announcements for screen readers.

use leptos::prelude::*;

use super::action_bar::Dock;
use super::announcer::Announcer;
use super::drafts::take_back_arguments;
use super::header::RoomHeader;
use super::lobby::Lobby;
use super::notices::RoomNotices;
use super::split::RoomSplit;
use super::state::SplitState;
use crate::components::Refusals;
use crate::model::{RoomView, Stage};

/// One room, live. Without a `me` in the view the screen is read-only.
#[component]
pub fn RoomScreen(view: RoomView) -> impl IntoView {
    take_back_arguments(view);
    SplitState::provide();
    let has_round = Memo::new(move |_| view.stage.get() != Stage::Lobby);
    Effect::new(move |before: Option<Stage>| {
        let now = view.stage.get();
        if before.is_some_and(|before| before != now) {
            view.live.forget_refusals_without_words();
        }
        now
    });
    view! {
        <div class="page page--room">
            <RoomHeader view=view />
            <RoomNotices view=view />
            <Show when=move || view.me.get().is_some()><Refusals /></Show>
            {move || {
                if has_round.get() {
                    view! { <RoomSplit view=view /> }.into_any()
                } else {
                    view! { <Lobby view=view /> }.into_any()
                }
            }}
            <Dock view=view />
            <Announcer view=view />
        </div>
    }
}
