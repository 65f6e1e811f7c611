//! A talk: its name and a countdown, and nothing to write.

use leptos::prelude::*;
use shared::text::parts as text;

use super::Screens;
use crate::model::RoomView;
use crate::pages::facilitator::FacilitatorState;
use crate::pages::follower::{FollowerState, PartPage};
use crate::pages::plenary::{PartScreen, PlenaryState};
use crate::pages::room::Interlude;

pub struct Talk;

impl Screens for Talk {
    fn room(view: RoomView) -> AnyView {
        view! { <Interlude view=view says=text::talk_now as crate::language::Words /> }.into_any()
    }

    fn follower(follower: FollowerState) -> AnyView {
        view! { <PartPage follower=follower /> }.into_any()
    }

    fn plenary(state: PlenaryState) -> AnyView {
        view! { <PartScreen state=state /> }.into_any()
    }

    fn board(_: FacilitatorState) -> AnyView {
        // Its clock is in the header.
        ().into_any()
    }
}
