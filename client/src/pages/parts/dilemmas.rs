//! Dilemmas: each room in its own round.

use leptos::prelude::*;

use super::Screens;
use crate::model::RoomView;
use crate::pages::facilitator::FacilitatorState;
use crate::pages::follower::{FollowerState, RoundsPage};
use crate::pages::plenary::{PlenaryState, RoundsScreen};
use crate::pages::room::RoomScreen;

pub struct Dilemmas;

impl Screens for Dilemmas {
    fn room(view: RoomView) -> AnyView {
        view! { <RoomScreen view=view /> }.into_any()
    }

    fn follower(follower: FollowerState) -> AnyView {
        view! { <RoundsPage follower=follower /> }.into_any()
    }

    fn plenary(state: PlenaryState) -> AnyView {
        view! { <RoundsScreen state=state /> }.into_any()
    }

    fn board(_: FacilitatorState) -> AnyView {
        // The table of rooms shows them.
        ().into_any()
    }
}
