//! A break: when everybody goes on, and a countdown.

use leptos::prelude::*;

use super::Screens;
use crate::model::RoomView;
use crate::pages::facilitator::FacilitatorState;
use crate::pages::follower::{FollowerState, PartPage};
use crate::pages::plenary::{PartScreen, PlenaryState};
use crate::pages::room::Interlude;

pub struct Break;

impl Screens for Break {
    fn room(view: RoomView) -> AnyView {
        view! { <Interlude view=view /> }.into_any()
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
